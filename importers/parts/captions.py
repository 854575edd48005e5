"""Picture captions (图片说明) leave the body and are kept with their credit.

A caption is a short line that ends in a credit: 某某 摄, 供图, 资料图片. It may stand anywhere, also in the
middle of a sentence that the picture broke in print; a copied page often carries it twice. Who took
the picture is a photographer, never the writer; 资料图片 (from the files) names nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ..drafts import Draft
from ..model import Caption
from ..spans import Ledger
from .names import NAMES, looks_like_person, split_names

# Longer lines ending in 摄 were paragraphs in every text seen.
_LONGEST = 120
_FILES = r"(?:资料图片|资料照片|資料圖片|資料照片|资料图|网络图片|视频截图|[\u4e00-\u9fff]{2,6}社(?:图片|圖片))"
_ROLE = (
    r"(?:[\u4e00-\u9fff]{0,8}?(?:记者|通讯员|記者|攝影|摄影|图片|照片|圖|社发)[ \u3000:：/／（(]*)"
)
_CREDITS = (
    re.compile(rf"^(?P<text>.*?)[\s。.，,（(]*(?P<credit>{_FILES})[）)]?$"),
    # 某某 摄, set apart from the sentence or with the role before the name
    re.compile(
        rf"^(?P<text>.*?)(?:[\s。.，,）)]+|(?P<open>[（(])|^)"
        rf"(?P<credit>{_ROLE}?(?P<names>{NAMES})[ \u3000]*(?:[摄攝](?:影)?|[拍翻][摄攝])(?:报道)?)[）)]*$"
    ),
    re.compile(
        rf"^(?P<text>.*?)(?P<credit>{_ROLE}(?P<names>{NAMES})[ \u3000]*(?:[摄攝](?:影)?|[拍翻][摄攝])(?:报道)?)[）)]*$"
    ),
    # （图／某某）, 摄影：某某
    re.compile(
        rf"^(?P<text>.*?)[\s。.，,]*[（(]?(?P<credit>(?:圖|图|摄影|攝影)[ \u3000]*[/／:：][ \u3000]*"
        rf"(?P<names>{NAMES}|[^（）()]{{2,16}}))[）)]?$"
    ),
    # （某处 摄影 甲乙）
    re.compile(
        rf"^[（(](?P<text>[^（）()]*?)[ \u3000]*(?P<credit>(?:摄影|攝影)[ \u3000]+(?P<names>{NAMES}))[)）]$"
    ),
    # 某某供图, 图片由某某提供
    re.compile(
        r"^(?P<text>.*?)(?:[\s。.，,]+|[（(]|^)(?P<credit>(?P<names>[\u4e00-\u9fff]{2,16})(?:供图|供圖))[）)]?$"
    ),
    # （讀者提供）, （圖取自某某網）
    re.compile(
        r"^(?P<text>.*?)[（(](?P<credit>(?P<names>[\u4e00-\u9fff]{2,16})(?:提供|翻[摄攝])|[图圖]取自[^（）()]{2,24})[）)]$"
    ),
    re.compile(
        r"^(?P<text>.*?)[\s。.，,（(]*(?P<credit>(?:图片|照片|本版图片)由[\u4e00-\u9fff]{2,16}提供)[）)]?$"
    ),
)


@dataclass(frozen=True, slots=True)
class Credited:
    """A caption, and the people its credit names."""

    caption: Caption
    people: tuple[str, ...]


def read_caption(line: str) -> Credited | None:
    """The caption a line is, or None."""
    if len(line) > _LONGEST or line.endswith(("。", "！", "？")):
        return None
    for pattern in _CREDITS:
        match = pattern.match(line)
        if not match:
            continue
        text = match["text"].strip(" 。，,.\u3000▲△▼（(")
        credit = match["credit"].strip("（）() \u3000")
        # 某某翻攝: the verb has two characters, the first of which could end a name.
        names = [name.rstrip("翻拍") for name in split_names(match.groupdict().get("names") or "")]
        told = bool(re.search(r"记者|記者|通讯员|摄影[ 记:：/／]|社发", credit))
        people = tuple(name for name in names if told or looks_like_person(name))
        if "摄" in credit and not people and "图片" not in credit and "视频" not in credit:
            continue
        # A sentence that ends in a bracketed credit is the story's last, not a caption.
        if re.search(r"[。！？].", text) and "图" in credit and "/" in line:
            continue
        return Credited(Caption(text, credit) if text else Caption(credit), people)
    return None


# 某事澄清 某部：重点在某处 as a paragraph: a headline, printed again under the picture.
_HEADLINE_FORM = re.compile(r"^[^，。：]{4,24}[ \u3000][^，。：\s]{2,14}：[^，。：]{4,30}。?$")
_LONGEST_UNMARKED = 30
_SHORTEST_DOUBLED = 6
_LONGEST_TWICE = 60  # characters
_TEXT = 60  # characters of the paragraphs around it


def _headline_below_picture(draft: Draft) -> set[int]:
    """The paragraph of a text without a headline that is one, between two of text."""
    if draft.title:
        return set()
    around = zip(draft.paras, draft.paras[1:], draft.paras[2:], strict=False)
    return {
        id(para)
        for above, para, below in around
        if para.kind == "paragraph"
        and len(above.text) >= _TEXT <= len(below.text)
        and _HEADLINE_FORM.match(para.text.value)
    }


def _doubled(line: str) -> str | None:
    """The half of a short line that says everything twice, or None."""
    half = line[: len(line) // 2]
    twice = 2 * _SHORTEST_DOUBLED <= len(line) <= 2 * _LONGEST_TWICE and line == half * 2
    return half if twice else None


def _printed_twice(draft: Draft) -> set[int]:
    """Short lines that stand twice in a row: the caption below a picture and that of its large view."""
    twice: set[int] = set()
    for first, second in pairwise(draft.paras):
        same = first.kind == second.kind == "paragraph" and first.text.value == second.text.value
        marked = first.text.value.startswith(("■", "▲", "△", "▼", "◆"))
        if same and (len(first.text) <= _LONGEST_UNMARKED or marked):
            twice |= {id(first), id(second)}
    return twice if len(twice) < len(draft.paras) else set()


def take_captions(draft: Draft, ledger: Ledger) -> None:
    """Move the captions of `draft` out of its body, each once."""
    seen: set[Caption] = set()
    kept = []
    headlines = _headline_below_picture(draft) | _printed_twice(draft)
    for para in draft.paras:
        found = read_caption(para.text.value) if para.kind == "paragraph" else None
        if (half := _doubled(para.text.value)) and len(draft.paras) > 1:
            found = read_caption(half) or Credited(Caption(half.strip("■▲△▼ 。")), ())
        elif id(para) in headlines:
            found = found or Credited(Caption(para.text.value.strip("■▲△▼ 。")), ())
        if found is None:
            kept.append(para)
        elif found.caption in seen:
            ledger.remove(para.text, "caption printed twice")
        else:
            seen.add(found.caption)
            ledger.field(para.text)
            draft.captions.append(found.caption)
            draft.photographers += found.people
    draft.paras = kept
