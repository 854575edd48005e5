"""Passages in letters: what the alignment hands to those who judge it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

Side = Literal["a", "b"]
SIDES: tuple[Side, Side] = ("a", "b")
Span = tuple[int, int]
"""Half-open, in letters."""

_MORE = 3
"""Letters that a replacement may be longer than what it replaces."""
_LITTLE = 6
"""Letters of a replacement that need not stand beside as many that agree."""


class Tile(NamedTuple):
    """`size` equal letters from letter `a` of one text and letter `b` of the other."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Run:
    """A passage: tiles in the order of both texts, substitutions between them."""

    tiles: tuple[Tile, ...]

    @property
    def a(self) -> Span:
        return self.tiles[0].a, self.tiles[-1].a + self.tiles[-1].size

    @property
    def b(self) -> Span:
        return self.tiles[0].b, self.tiles[-1].b + self.tiles[-1].size

    def span(self, side: Side) -> Span:
        return self.a if side == "a" else self.b

    def gaps(self, side: Side = "a") -> list[tuple[Span, Span]]:
        """What stands between the tiles: (own span, the other's span); one may be empty."""
        gaps = [
            ((tile.a + tile.size, after.a), (tile.b + tile.size, after.b))
            for tile, after in pairwise(self.tiles)
        ]
        return gaps if side == "a" else [(own, other) for other, own in gaps]


def length_of(spans: Iterable[Span]) -> int:
    """Letters of spans that do not overlap."""
    return sum(end - start for start, end in spans)


def covered(runs: Iterable[Run], side: Side, rewritten: Sequence[bool] = ()) -> list[Span]:
    """Spans of letters of one side that the passages cover, merged and sorted.

    `rewritten` says of each gap whether it holds the same in other characters (百分之三, 3%).

    What was replaced by about as many letters is covered, if there is not more of it than of what
    agrees beside it; what stands here and not there (another column, an inserted clause) is not.
    """
    spans = []
    same = iter(rewritten)
    for run in runs:
        start, end = run.span(side)
        for before, after in pairwise(run.tiles):
            if side == "a":
                low, high, other = before.a + before.size, after.a, after.b - before.b - before.size
            else:
                low, high, other = before.b + before.size, after.b, after.a - before.a - before.size
            if not next(same, False) and high - low > min(
                other + _MORE, max(_LITTLE, min(before.size, after.size))
            ):
                spans.append((start, low))
                start = high
        spans.append((start, end))
    merged: list[Span] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged
