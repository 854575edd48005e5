"""Camps: copies of one notice fall into two, each repeating its own figure.

A figure that one text alone prints may be misread. One that two texts repeat beside two that repeat
another was read well on both sides: shared readings, not single ones, tell the branches of a tradition
(Maas, Textkritik 1927; in phylogenetics a site is informative when two members or more have each
state, Fitch 1977). In a short notice such branches are two issues, for an editor who mends a figure
mends it once. A copy is a text of which the pair states nothing else; it may be a page.

A text of two sentences (`evidence.BRIEF`) needs no copies: there one value or level is all it says.

Wrong on purpose: a short report with a figure that was mended and reprinted with both becomes two issues.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .evidence import BRIEF, SHORT, decides, differs
from .pairs import Measured
from .runs import Side, Span

COPY = 0.85
"""Of a text, for another to be a copy of it, or to hold one."""


def find_sites(size: int, pairs: Iterable[tuple[Measured, Side]]) -> tuple[Span, ...]:
    """Letters of a text in which others print another value or level and a copy repeats its own.

    `pairs`: for each partner what was measured, and the side the text is on.
    """
    if not BRIEF <= size < SHORT:
        return ()
    differing: set[Span] = set()
    copies: list[list[Span]] = []
    for m, side in pairs:
        if (m.share_a if side == "a" else m.share_b) < COPY:
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


def deciding(
    measured: Measured, sites_a: Sequence[Span], sites_b: Sequence[Span]
) -> frozenset[tuple[Span, Span]]:
    """The gaps of a pair, letters of a and of b, of which one is enough to tell two issues."""
    brief = min(measured.size_a, measured.size_b) < BRIEF
    if not (brief or (sites_a and sites_b)):
        return frozenset()
    return frozenset(
        (at_a, at_b)
        for at_a, at_b, kind in measured.gaps()
        if decides(kind) and (brief or (at_a in sites_a and at_b in sites_b))
    )
