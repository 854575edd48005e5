"""What two texts say about one another where they stand side by side.

Figures and names are the facts of a report: a reprint repeats them, the next issue of a series
replaces them. Both are looked at only where the alignment puts one text beside the other.

Figures: see `figures.py`. A figure beside words (5月20日 beside 今天, 三成 beside 约三分之一) says
nothing: editors turn dates and numbers into words and back.

Names: see `names.py`. Single letters that differ measure how well the texts were read.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from .figures import Figure, smudged
from .names import swaps
from .runs import Run


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts over all passages of a pair."""

    figures_agree: int
    figures_differ: int
    names_swapped: int
    words_swapped: int
    misread: int


@dataclass(frozen=True, slots=True)
class Facts:
    """One text of a pair: its letters and its figures in order."""

    letters: str
    figures: tuple[Figure, ...]


def gather(a: Facts, b: Facts, runs: tuple[Run, ...]) -> Evidence:
    """Compares figures and names at the aligned places of a pair."""
    starts_b = [figure.start for figure in b.figures]
    ends_b = [figure.end for figure in b.figures]
    values_b = [figure.value for figure in b.figures]
    starts_a = [figure.start for figure in a.figures]
    agree = differ = 0
    words: set[frozenset[str]] = set()
    names: set[frozenset[str]] = set()
    misread = 0
    for run in runs:
        first, last = bisect_right(starts_a, run.a[0] - 1), bisect_right(starts_a, run.a[1] - 1)
        tiles_a = [tile.a for tile in run.tiles]
        for figure in a.figures[first:last]:
            at = bisect_right(tiles_a, figure.start) - 1
            tile = run.tiles[at]
            if figure.start < tile.a + tile.size:
                low = high = tile.b + figure.start - tile.a
            else:
                low, high = tile.b + tile.size, run.tiles[at + 1].b
            near = values_b[bisect_right(ends_b, low) : bisect_right(starts_b, high)]
            if figure.value in near:
                agree += 1
            elif near and not any(smudged(figure.value, other) for other in near):
                differ += 1
        swapped, named = swaps(a.letters, b.letters, run)
        words |= swapped
        names |= named
        misread += _misread(a.letters, b.letters, run)
    return Evidence(agree, differ, len(names), len(words), misread)


def _misread(a: str, b: str, run: Run) -> int:
    """Single letters, not digits, that were replaced, dropped or added."""
    count = 0
    for at_a, at_b in run.gaps():
        x, y = a[slice(*at_a)], b[slice(*at_b)]
        count += max(len(x), len(y)) == 1 and not (x + y).isdigit()
    return count
