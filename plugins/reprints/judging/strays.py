"""Strays: a text is a printing of one issue of a form, not of two.

A pair is judged by itself, and a scan in columns may hide from it the one line that tells two issues. The texts
around a pair know more. Where a text is tied to two others that are issues of one form to one another, one of
the two ties is wrong, as the balance of a triangle of likes and dislikes tells (Cartwright and Harary 1956;
correlation clustering, Bansal, Blum and Chawla 2004). Which one, the text itself says: where the two issues
print different letters, it prints those of its own. So the letters are counted that it has in common with one
of them alone, passage by passage, for a page may hold both issues. Letters that one of them leaves out say
nothing, and misread letters say little, for they seldom make the other issue's.

That two texts are two issues may be the error too. They are not believed to be rivals when most of the texts
that are tied to one of them are tied to the other as well.

Wrong on purpose: a text of which every letter that tells two issues was lost stays tied to both, unless there
are several such issues (`MANY`): then it is a form without its facts, and a printing of none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..texts import Key
from .crowd import Mask
from .pairs import Measured
from .runs import Side, Span, length_of

FORM = 0.6
"""Of both texts: two issues that share less say little of a third text."""
MANY = 2
"""Issues that a text is as like as the one it is tied to, from which on it is a printing of none."""
_LEFT_OUT = 6
"""Letters that another text has nothing for, from which on they were left out there and not misread."""
_MOST = 0.5
"""Of what a pair sees of a passage, for a rival to say something of it; and of a pair's letters, for it to be none."""


class Tied(NamedTuple):
    """A partner that is called the same report: its pair, the side that the text in question is on, its ties.

    `ties` are the texts that it is tied to, `issues` those that are other issues of it.
    """

    measured: Measured
    side: Side
    ties: frozenset[Key]
    issues: frozenset[Key]


class _Likeness(NamedTuple):
    """Letters of a text that a partner prints too, and those that it prints or has others for."""

    same: Mask
    seen: Mask
    passages: Sequence[Span]


def strays(tied: Mapping[Key, Tied]) -> Iterator[Key]:
    """Yield the partners of a text of which it is no printing: it is as like their rivals, or more.

    `tied` are those that are called the same report; of those without `issues`, `ties` may be left out.
    """
    known: dict[Key, _Likeness] = {}

    def likeness(key: Key) -> _Likeness:
        if key not in known:
            known[key] = _likeness(tied[key].measured, tied[key].side)
        return known[key]

    for key, own in tied.items():
        rivals = [
            other
            for other in sorted(own.issues & tied.keys())
            if _are_apart(own.ties, tied[other].ties)
        ]
        if rivals and _is_stray(likeness(key), map(likeness, rivals)):
            yield key


def _are_apart(one: frozenset[Key], other: frozenset[Key]) -> bool:
    """Whether two issues have few texts in common."""
    common = len(one & other)
    return common < 2 or 2 * common <= max(len(one), len(other))


def _is_stray(own: _Likeness, rivals: Iterable[_Likeness]) -> bool:
    as_like = [0] * len(own.passages)
    for rival in rivals:
        more = [_more(own, rival, passage) for passage in own.passages]
        # Columns part the line that tells two issues from the rest.
        tie = 0 if any(letters is not None and letters < 0 for letters in more) else 1
        for n, letters in enumerate(more):
            if letters is not None and letters >= 0:
                as_like[n] += MANY if letters > 0 else tie
    lost = [passage for passage, count in zip(own.passages, as_like, strict=True) if count >= MANY]
    return length_of(lost) > _MOST * length_of(own.passages)


def _more(own: _Likeness, rival: _Likeness, passage: Span) -> int | None:
    """How many more letters of a passage a rival prints; None when it prints little of what is seen there at all.

    Lines of other columns that stand within a passage are not seen, and may be half of it.
    """
    at = slice(*passage)
    both = own.seen[at] & rival.seen[at]
    if int(both.sum()) < _MOST * int(own.seen[at].sum()):
        return None
    ours, theirs = own.same[at] & both, rival.same[at] & both
    return int(theirs.sum()) - int(ours.sum())


def _likeness(measured: Measured, side: Side) -> _Likeness:
    size = measured.size_a if side == "a" else measured.size_b
    same, seen = np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.bool_)
    passages = []
    for run in measured.runs:
        start, end = run.span(side)
        passages.append((start, end))
        here = np.ones(end - start, dtype=np.bool_)
        for (low, high), (low_b, high_b) in run.gaps(side):
            if low_b == high_b and high - low > _LEFT_OUT:
                here[low - start : high - start] = False
        # A line that one column leaves out is one of another's.
        seen[start:end] |= here
        for tile in run.tiles:
            at = tile.a if side == "a" else tile.b
            same[at : at + tile.size] = True
    return _Likeness(same, seen, passages)
