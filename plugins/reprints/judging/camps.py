"""Camps: copies of one notice fall into two, each repeating its own figure.

A figure that one text alone prints may be misread. One that two texts repeat beside two that repeat
another was read well on both sides: shared readings, not single ones, tell the branches of a tradition
(Maas, Textkritik 1927; in phylogenetics a site is informative when two members or more have each
state, Fitch 1977). In a short notice such branches are two issues, for an editor who mends a figure
mends it once. A copy is a text of which the pair states nothing else; it may be a page.

A text of two sentences (`evidence.BRIEF`) needs no copies: there one value, level or name is all it says,
and so are one or two words for others (焦炭, 粮食) where nothing else was changed. Who rewrites a text changes
more, and puts words for words that share a letter with them (加强, 强化) or state nothing (但是, 不过).

Wrong on purpose: a short report with a figure that was mended and reprinted with both becomes two issues; a
flash with one word for a wholly different one is another flash.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from .evidence import BRIEF, SHORT, Difference, decides, differs
from .pairs import Measured
from .runs import Side, Span, length_of

COPY = 0.85
"""Of a text, for another to be a copy of it, or to hold one."""
FEW_WORDS = 2
"""Words that another issue of a text of two sentences has of its own: who rewrites it changes more."""


class Witness(Protocol):
    """What is known of a text: its furniture, and the values that are attested."""

    @property
    def furniture(self) -> Sequence[Span]: ...

    @property
    def sites(self) -> Sequence[Span]: ...


def find_sites(size: int, pairs: Iterable[tuple[Measured, Side]]) -> tuple[Span, ...]:
    """Letters of a text in which others print another fact and a copy repeats its own.

    `size` of the text without its furniture; `pairs`: for each partner what was measured, and the
    side the text is on.
    """
    if not BRIEF <= size < SHORT:
        return ()
    differing: set[Span] = set()
    copies: list[list[Span]] = []
    for m, side in pairs:
        if (m.covered_a if side == "a" else m.covered_b) < COPY * size:
            continue
        if differs(m.evidence.kinds):
            differing.update(own for own, _, kind in m.gaps(side) if decides(kind))
        else:
            at_a = side == "a"
            tiles = (tile for run in m.runs for tile in run.tiles)
            starts = ((tile.a if at_a else tile.b, tile.size) for tile in tiles)
            copies.append([(start, start + count) for start, count in starts])
    return tuple(
        sorted(
            (low, high)
            for low, high in differing
            if any(start <= low < high <= end for spans in copies for start, end in spans)
        )
    )


def deciding(measured: Measured, a: Witness, b: Witness) -> frozenset[tuple[Span, Span]]:
    """The gaps of a pair, letters of a and of b, of which one is enough to tell two issues."""
    brief = is_brief(measured, a.furniture, b.furniture)
    if not (brief or (a.sites and b.sites)):
        return frozenset()
    kinds = measured.evidence.kinds
    rewritten = kinds.count(Difference.WORD) > FEW_WORDS
    moved = Difference.OTHER in kinds or Difference.TORN in kinds
    words = {Difference.WORD} if brief and not rewritten and not moved else set()
    names = {Difference.NAME} if rewritten else set()
    return frozenset(
        (at_a, at_b)
        for at_a, at_b, kind in measured.gaps()
        if kind in words
        or (
            decides(kind) and kind not in names and (brief or (at_a in a.sites and at_b in b.sites))
        )
    )


def is_brief(measured: Measured, furniture_a: Sequence[Span], furniture_b: Sequence[Span]) -> bool:
    """True when one of two texts has no more than two sentences, its furniture left out."""
    return (
        min(measured.size_a - length_of(furniture_a), measured.size_b - length_of(furniture_b))
        < BRIEF
    )
