"""Groups: which pairs tie the printings of one report together, and which texts are pages.

Printings are joined through reprints, and through excerpts that hold most of the shorter text; a
short excerpt looks as if the longer text were a page around it, and is joined when that is printed
elsewhere as a whole. They are never joined through a page that holds several stories (整版,
要闻集纳): each story of it would pull in its own printings, and the archive would call them one
report. A page is told from a long report by what it holds: parts of it that are printed elsewhere by
texts which, without it, have nothing to do with one another, side by side in it. (`decide.py` looks
at which texts those are.) Cuts of a long report from its head and from its foot look the same; but a
report is printed again and again with both, and a page is not.

Wrong on purpose: two halves of one report, printed by two papers each with its own cut, look the
same as two stories on a page; they stay apart unless three printings hold both. A page that is
scanned three times is a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import Kind
from .runs import Span

MERGING_SHARE = 0.6
"""Of the shorter text, for an excerpt to join a group: two cuts of a report share less."""
FILLING = 0.85
"""Of a text, by one other: above it there is no room for a second story."""
OVERLAPPING = 0.2
"""Of the shorter of two parts: below it they are two stories, and what is common is a misprint."""
PRINTINGS = 3
"""Of a text, from which on what all of them hold is one report: a page is seldom scanned so often."""


def merges(kind: Kind, share_a: float, share_b: float) -> bool:
    """Whether a pair of that kind, covered to these shares (0 to 1), is one group."""
    if kind == "excerpt":
        return max(share_a, share_b) >= MERGING_SHARE
    return kind == "reprint"


class Forest:
    """Union-find whose roots are the smallest number of their tree."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, x: int) -> int:
        while self._parent[x] != x:
            self._parent[x] = self._parent[self._parent[x]]
            x = self._parent[x]
        return x

    def join(self, x: int, y: int) -> None:
        low, high = sorted((self.root(x), self.root(y)))
        self._parent[high] = low


def holds_strangers(
    parts: Iterable[tuple[int, Sequence[Span]]], others: Sequence[Sequence[Span]] = ()
) -> bool:
    """Whether parts of a text (tree of their printer, letters) are stories side by side.

    `others` are its letters that each of its reprints holds.
    """
    by_root: dict[int, set[int]] = {}
    for root, spans in parts:
        by_root.setdefault(root, set()).update(_letters(spans))
    stories = list(by_root.values())
    wholes = [_letters(spans) for spans in others]
    return any(
        len(x & y) < OVERLAPPING * min(len(x), len(y)) and not _goes_together(x, y, wholes)
        for i, x in enumerate(stories)
        for y in stories[i + 1 :]
    )


def _goes_together(x: set[int], y: set[int], wholes: Sequence[set[int]]) -> bool:
    """Whether so many printings hold both parts that they are cuts of one report."""
    return (
        sum(all(len(part & whole) >= FILLING * len(part) for part in (x, y)) for whole in wholes)
        >= PRINTINGS - 1
    )


def _letters(spans: Sequence[Span]) -> set[int]:
    return {letter for start, end in spans for letter in range(start, end)}
