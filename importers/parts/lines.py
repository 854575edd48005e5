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
from itertools import pairwise

from ..drafts import Draft, Para
from ..model import Gap
from ..spans import PLAIN, Ledger, Text

_CLOSED = tuple("。！？…”’）》」』】〕：；!?:;)]>}")
_LONE_HAN = re.compile(r"^[\u4e00-\u9fff][、，。；,;]")
_LATIN = re.compile(r"[A-Za-z0-9]")
_CONTINUES = re.compile(r"^[，。、；：？！,;:?!”）)》」]")
_LIST_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百]+[章条节，、]|——|[①-⑳]|\d{1,2}[)）]|[^。，]{1,8}[:：]|[●○◆■□★☆▲△※·•])"
)
_BULLET = re.compile(r"^(?:——|[①-⑳●○◆◇■□★☆▲△※·•])")
_LONG_BULLET = 60  # characters
_SHOWN = 24  # characters of context that a gap quotes on either side

# A line shorter than this that ends open is a heading or a verse, no broken paragraph: in wrapped
# newspaper text the line above a break runs at least this far.
_SHORTEST_BROKEN = 20
_VERSE_RUN = 3  # lines
_NARROWEST, _WIDEST = 16, 60  # characters a line
_MOSTLY_FULL = 0.6  # of the lines that end in the middle of a sentence
_SENTENCE_ENDS = tuple("。！？!?")
_WRAP_SLACK = 4  # characters by which the lines of one column differ


@cache
def _words() -> frozenset[str]:
    text = (files(__package__) / "words.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


def is_open(line: str) -> bool:
    """Whether a line ends in the middle of a sentence."""
    return not line.endswith(_CLOSED)


def join_lines(draft: Draft, ledger: Ledger) -> None:
    """Join the broken paragraphs of `draft`; where that is not safe, put a gap between."""
    vocabulary = _Vocabulary(draft.paras)
    verse = _verse(draft.paras)
    out: list[Para] = []
    pieces: list[Text] = []  # of the last paragraph in `out`, still to be joined
    for i, para in enumerate(draft.paras):
        if not out or i in verse or not _broken(out[-1], pieces, para):
            _close(out, pieces)
            out.append(para)
            pieces = [para.text]
            continue
        a, b = pieces[-1].value, para.text.value
        if _LONE_HAN.match(b) and not vocabulary.knows(a[-1:] + b[:1]):
            draft.gaps.append(Gap(a[-_SHOWN:], b[:_SHOWN]))
            _close(out, pieces)
            out += [Para(Text.of("", 0, 0), "gap"), para]
            pieces = [para.text]
            continue
        pieces += [*_between(pieces[-1], para.text), para.text]
    _close(out, pieces)
    draft.paras = out


def unwrap(draft: Draft, ledger: Ledger) -> None:
    """Join the lines of a text that was wrapped at one width (40 characters in some agencies' systems).

    Such a text shows itself: most lines that don't end a sentence have the full width, give or take two
    characters for a word or a mark that may not begin a line. A full line goes on in the next one
    whatever it ends in, but for a sentence's end.
    """
    width = _width(draft.paras)
    if width is None:
        return
    out: list[Para] = []
    pieces: list[Text] = []
    for para in draft.paras:
        full = pieces and width - _WRAP_SLACK <= len(pieces[-1]) <= width
        goes_on = full and not pieces[-1].value.endswith(_SENTENCE_ENDS)
        if (
            goes_on
            and para.kind == out[-1].kind == "paragraph"
            and not _LIST_ITEM.match(para.text.value)
        ):
            pieces += [*_between(pieces[-1], para.text), para.text]
            continue
        _close(out, pieces)
        out.append(para)
        pieces = [para.text]
    _close(out, pieces)
    draft.paras = out


def _width(paras: list[Para]) -> int | None:
    """The width the text was wrapped at, or None."""
    lengths = [len(para.text) for para in paras if para.kind == "paragraph"]
    width = max(lengths, default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    open_lines = [
        n
        for n, p in zip(lengths, (p for p in paras if p.kind == "paragraph"), strict=True)
        if is_open(p.text.value)
    ]
    full = sum(width - _WRAP_SLACK <= n for n in open_lines)
    return width if full >= _VERSE_RUN and full >= _MOSTLY_FULL * len(open_lines) else None


class _Vocabulary:
    """What may cross a joint: two characters that stand together elsewhere, or a known word."""

    def __init__(self, paras: list[Para]) -> None:
        self._paras = paras
        self._pairs: set[str] | None = None

    def knows(self, joint: str) -> bool:
        if self._pairs is None:
            self._pairs = {
                a + b for para in self._paras for a, b in pairwise(para.text.value)
            } | _words()
        return joint in self._pairs


def _close(out: list[Para], pieces: list[Text]) -> None:
    if len(pieces) > 1:
        out[-1] = Para(Text.join(pieces))


def _broken(last: Para, pieces: list[Text], para: Para) -> bool:
    if last.kind != "paragraph" or para.kind != "paragraph":
        return False
    a, b = pieces[-1].value, para.text.value
    if _LIST_ITEM.match(b):
        return False
    if _CONTINUES.match(b):
        return True
    if _BULLET.match(a) and len(a) < _LONG_BULLET:
        return False  # items of a list often end without a stop
    return sum(map(len, pieces[:_SHORTEST_BROKEN])) >= _SHORTEST_BROKEN and is_open(a)


def _verse(paras: list[Para]) -> set[int]:
    """The lines of verse-like runs: three or more open lines on end that differ in length.

    Text wrapped by a column has lines of one length; only its last line is shorter.
    """
    verse: set[int] = set()
    run: list[int] = []
    for i, para in enumerate([*paras, None]):
        if para is not None and _may_be_verse(para):
            run.append(i)
            continue
        lengths = [len(paras[k].text) for k in run]
        if len(run) >= _VERSE_RUN and max(lengths) - min(lengths) > _WRAP_SLACK:
            verse.update([*run, i])
        run = []
    return verse


def _may_be_verse(para: Para) -> bool:
    """An open line; a short one among longer ones may have been taken for a heading."""
    value = para.text.value
    return para.kind in ("paragraph", "heading") and is_open(value) and not _LIST_ITEM.match(value)


def _between(a: Text, b: Text) -> list[Text]:
    """One space between Latin words or figures, nothing in Chinese."""
    if not (_LATIN.match(a.value[-1]) and _LATIN.match(b.value[0])):
        return []
    return [Text.reading(" ", (a.outer()[1], b.outer()[0]), PLAIN)]
