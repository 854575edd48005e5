"""Section headings (分题, 插题; 一、…) inside a body of plain lines.

A heading is a line of its own, no longer than forty characters, without 。，；, standing between
paragraphs; numbered ones (一、…, （一）…) may hold a comma. It is one only where a paragraph follows it:
a short last line is no heading.
"""

from __future__ import annotations

import re

from ..drafts import Draft

_LONGEST = 40
_NUMBERED_LONGEST = 60
NUMBERED = re.compile(r"^(?P<no>[一二三四五六七八九十]{1,3})[、．.]\s*(?P<title>\S.*)$")
_SUBNUMBERED = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]\s*\S")
_CHAPTER = re.compile(r"^第[一二三四五六七八九十百]{1,4}[章节编](?:\s|\u3000|$)")
_SENTENCE = re.compile(r"[。，；：,;:？！?!]")
_LEAD = re.compile(r"^(?:本报|据|新华社|中新)|讯$|电$|摄$|记者|通讯员|来源|作者|编辑")
_SALUTATION = re.compile(r"^(?:同志们|各位|女士们|朋友们|尊敬的)|[:：]$")
_CLOSING = re.compile(r"谢谢|此致|敬礼|（完）|\(完\)")


def is_heading(line: str) -> bool:
    """Whether the line, by itself, can be a section heading."""
    if _SALUTATION.search(line) or _CLOSING.search(line):
        return False
    if NUMBERED.match(line) or _SUBNUMBERED.match(line) or _CHAPTER.match(line):
        return (
            len(line) <= _NUMBERED_LONGEST and "。" not in line and not line.endswith(("；", ";"))
        )
    return (
        4 <= len(line) <= _LONGEST
        and not _SENTENCE.search(line)
        and not _LEAD.search(line)
        and not re.match(r"^[\d（(《“\"·●■]", line)
        and bool(re.search(r"[\u4e00-\u9fff]{3}", line))
    )


def mark_headings(draft: Draft) -> None:
    """Mark the headings of `draft`.

    An unnumbered heading needs a closed paragraph above it: below an open line it is more likely
    the rest of a broken sentence.
    """
    closed = tuple("。！？…”’）》」』】:：!?.)")
    for i, para in enumerate(draft.paras):
        if para.kind != "paragraph" or i + 1 >= len(draft.paras):
            continue
        value = para.text.value
        if not is_heading(value):
            continue
        above = draft.paras[i - 1] if i else None
        numbered = bool(NUMBERED.match(value) or _SUBNUMBERED.match(value) or _CHAPTER.match(value))
        after_text = above is None or above.kind != "paragraph" or above.text.value.endswith(closed)
        below = draft.paras[i + 1]
        before_text = below.kind != "paragraph" or len(below.text) > len(value) or numbered
        if numbered or (after_text and before_text):
            para.kind = "heading"
