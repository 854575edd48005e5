"""Joining lines that print broke, and marking the places where text is lost.

A paragraph that ran over a column's or a page's end comes as two lines. They are joined only when
that is safe: line A is open (it ends without 。！？…”）》」：;) and is no heading. Line B must not
show that something is missing: if it begins with one single Han character before 、，。； and no
word crosses the joint, the rest of that word was in a column that is lost. 各|级各部门 joins, 增|强。 joins
(增强 is a word), 政策激励|划、社区助理 does not: nothing ends in 划 here. Then a gap is marked, never a
sentence made that nobody wrote.

Words come from the text itself (what crosses the joint stands whole elsewhere in it) and from
`words.txt`, two-character words that end a phrase in ordinary news.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from ..drafts import Draft, Para
from ..model import Gap
from ..spans import PLAIN, Ledger, Text

_CLOSED = tuple("。！？…”’）》」』】〕：；!?:;)]>}")
_LONE_HAN = re.compile(r"^[\u4e00-\u9fff][、，。；,;]")
_LATIN = re.compile(r"[A-Za-z0-9]")
_CONTINUES = re.compile(r"^[，。、；：？！,;:?!”）)》」]")
_LIST_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百]+[章条节]|[●○◆■□★☆▲△※·•])"
)
_SHOWN = 24  # characters of context that a gap quotes on either side

# A line shorter than this that ends open is a heading or a verse, no broken paragraph: in wrapped
# newspaper text the line above a break runs at least this far.
_SHORTEST_BROKEN = 20


@cache
def _words() -> frozenset[str]:
    text = (files(__package__) / "words.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


def is_open(line: str) -> bool:
    """Whether a line ends in the middle of a sentence."""
    return not line.endswith(_CLOSED)


def word_crosses(before: str, after: str, text: str) -> bool:
    """Whether the two characters at a joint make a word that `text` or the word list knows."""
    joint = before[-1:] + after[:1]
    return joint in _words() or text.count(joint) > 0


def join_lines(draft: Draft, ledger: Ledger) -> None:
    """Join the broken paragraphs of `draft`; where that is not safe, put a gap between."""
    whole = "\n".join(para.text.value for para in draft.paras)
    out: list[Para] = []
    for para in draft.paras:
        last = out[-1] if out else None
        if last is None or not _broken(last, para):
            out.append(para)
            continue
        a, b = last.text.value, para.text.value
        if _LONE_HAN.match(b) and not word_crosses(a, b, whole):
            draft.gaps.append(Gap(a[-_SHOWN:], b[:_SHOWN]))
            out += [Para(Text.of("", 0, 0), "gap"), para]
            continue
        out[-1] = Para(Text.join([last.text, *_between(last.text, para.text), para.text]))
    draft.paras = out


def _broken(last: Para, para: Para) -> bool:
    if last.kind != "paragraph" or para.kind != "paragraph":
        return False
    a, b = last.text.value, para.text.value
    if _CONTINUES.match(b):
        return True
    return len(a) >= _SHORTEST_BROKEN and is_open(a) and not _LIST_ITEM.match(b)


def _between(a: Text, b: Text) -> list[Text]:
    """One space between Latin words or figures, nothing in Chinese."""
    if not (_LATIN.match(a.value[-1]) and _LATIN.match(b.value[0])):
        return []
    return [Text.reading(" ", (a.outer()[1], b.outer()[0]), PLAIN)]
