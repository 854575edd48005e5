"""Groups: the printings of one report, and which of them came first.

Printings are joined through reprints, and through excerpts that hold most of the shorter text. They
are never joined through a page that holds several stories (整版, 要闻集纳): each story of it would
pull in its own printings, and the archive would call them one report. A page is told from a long
report by what it holds: parts of it that are printed elsewhere by texts which, without it, have
nothing to do with one another, side by side in it.

Wrong on purpose: two halves of one report, printed by two papers each with its own cut, look the
same as two stories on a page; they stay apart unless a third printing holds both.

Order: stated days come first, in order, ties by id; the undated follow by id. What states no day
is never called the first printing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .model import SAME_REPORT, Group, Kind
from .runs import Span

MERGING_SHARE = 0.6
"""Of the shorter text, for an excerpt to join a group: two cuts of a report share less."""
FILLING = 0.85
"""Of a text, by one other: above it there is no room for a second story."""
OVERLAPPING = 0.2
"""Of the shorter of two parts: below it they are two stories, and what is common is a misprint."""


@dataclass(frozen=True, slots=True)
class Link:
    """A judged pair: numbers of the texts, their shares, the letters covered on each side."""

    a: int
    b: int
    kind: Kind
    share_a: float
    share_b: float
    spans_a: Sequence[Span]
    spans_b: Sequence[Span]

    @property
    def merges(self) -> bool:
        if self.kind == "excerpt":
            return max(self.share_a, self.share_b) >= MERGING_SHARE
        return self.kind == "reprint"


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


def find_pages(size: int, links: Iterable[Link]) -> frozenset[int]:
    """Texts that hold parts printed elsewhere by unrelated texts."""
    held: dict[int, list[tuple[int, Sequence[Span]]]] = {}
    links = list(links)
    for link in links:
        if link.kind not in SAME_REPORT:
            continue
        if link.share_a < FILLING and link.share_b >= MERGING_SHARE:
            held.setdefault(link.a, []).append((link.b, link.spans_a))
        if link.share_b < FILLING and link.share_a >= MERGING_SHARE:
            held.setdefault(link.b, []).append((link.a, link.spans_b))
    suspects = {text for text, parts in held.items() if len(parts) > 1}
    forest = Forest(size)
    for link in links:
        if link.merges and link.a not in suspects and link.b not in suspects:
            forest.join(link.a, link.b)
    return frozenset(text for text in suspects if _holds_strangers(held[text], forest))


def on_page(link: Link, pages: frozenset[int]) -> Link:
    """The link of a page with what it holds, said to be one."""
    if link.kind not in SAME_REPORT:
        return link
    if (link.a in pages and link.share_a < FILLING) or (link.b in pages and link.share_b < FILLING):
        return replace(link, kind="contains")
    return link


def make_groups(
    ids: Sequence[str], dates: Mapping[str, str | None], links: Iterable[Link]
) -> tuple[Group, ...]:
    """Groups of two and more."""
    forest = Forest(len(ids))
    for link in links:
        if link.merges:
            forest.join(link.a, link.b)
    members: dict[int, list[str]] = {}
    for i, name in enumerate(ids):
        members.setdefault(forest.root(i), []).append(name)
    groups = [
        Group(tuple(sorted(names, key=lambda name: (dates[name] is None, dates[name] or "", name))))
        for names in members.values()
        if len(names) > 1
    ]
    return tuple(sorted(groups, key=lambda group: group.ids))


def _holds_strangers(parts: list[tuple[int, Sequence[Span]]], forest: Forest) -> bool:
    by_root: dict[int, set[int]] = {}
    for text, spans in parts:
        letters = by_root.setdefault(forest.root(text), set())
        for start, end in spans:
            letters.update(range(start, end))
    stories = list(by_root.values())
    return any(
        len(x & y) < OVERLAPPING * min(len(x), len(y))
        for i, x in enumerate(stories)
        for y in stories[i + 1 :]
    )
