"""Passages in letters: what the alignment hands to those who judge it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Side = Literal["a", "b"]
Span = tuple[int, int]
"""Half-open, in letters."""


@dataclass(frozen=True, slots=True)
class Tile:
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


def covered(runs: Iterable[Run], side: Side) -> list[Span]:
    """Spans of letters of one side that the passages cover, merged and sorted."""
    merged: list[Span] = []
    for start, end in sorted(run.span(side) for run in runs):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
