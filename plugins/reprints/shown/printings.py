"""What a reader is told of a report: its other printings, and which came first.

The printings of a report are a group (`groups.py`), and beside it whole groups and single texts
that print it among other things or in part: a page (整版) with its own reprints, a short excerpt.
All members of a group are told the same, each without itself, whichever pairs the finder compared:
a story printed a hundred times is linked to a few neighbours only.

Decided: two excerpts of one report that have nothing in common are listed on each other with share
0. Both are printings of that report, and a reader who counts them finds the same number on each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from ...catalog.normalise import normalise
from ..judging.judge import HALF
from ..judging.shares import shared_through
from ..model import SAME_REPORT, Article, Edge, Kind, Reprints

T = TypeVar("T")
Group = tuple[str, ...]
Shares = dict[tuple[str, str], float]
"""(one, other) → share of the one's letters that stand in the other."""


@dataclass(frozen=True, slots=True)
class Printing(Generic[T]):
    """Another printing (刊载) of the same report, seen from one of them.

    `share` (0 to 1) is how much of the shorter text stands in the other. `first` says that it has
    the earliest stated day of all, alone. `inside` says that its text is a part of the one it is
    seen from. `changes` says in a phrase how it differs from the base text (`comparing.py`), and
    `comparison` is the address of the page that shows it; both are None where there is nothing to say.
    `is_base` says that it is the base text of its group.
    """

    article: T
    share: float
    kind: Kind
    first: bool
    inside: bool
    changes: str | None = None
    comparison: str | None = None
    is_base: bool = False

    @property
    def percent(self) -> int:
        """`share` in full per cent, rounded down: 99.6 % alike is not alike."""
        return int(self.share * 100 + 1e-9)


def printings(
    found: Reprints, articles: Mapping[str, Article], own: Collection[str] | None = None
) -> dict[str, tuple[Printing[str], ...]]:
    """Return for each article its other printings, dated ones in order, then those without a day.

    Every member of a group is named on every other; so is who shares the report with one of them.
    Of a part of an archive `own` are the articles that are asked for, `articles` those and all that
    stand beside their groups; edges may lead further.
    """
    listing = _Listing(found, articles, articles if own is None else own)
    listed: dict[str, tuple[Printing[str], ...]] = {}
    for group in listing.own:
        others = listing.beside[group]
        if len(group) == 1 and not others:
            continue
        names = [name for unit in (group, *others) for name in unit]
        names.sort(key=lambda name: by_day(articles[name]))
        first = earliest([articles[name] for name in names])
        for own in group:
            listed[own] = tuple(
                _printing(listing, own, other, first) for other in names if other != own
            )
    return listed


class _Listing:
    """Groups, the groups beside them, and what is known or worked out of each pair."""

    def __init__(
        self, found: Reprints, articles: Mapping[str, Article], own: Collection[str]
    ) -> None:
        self._found, self._articles = found, articles
        self._letters: dict[str, str] = {}
        self.shares: Shares = {}
        self.kinds: dict[frozenset[str], Kind] = {}
        group_of = {name: group.ids for group in found.groups for name in group.ids}
        self.beside: dict[Group, dict[Group, None]] = {group.ids: {} for group in found.groups}
        between: dict[tuple[Group, Group], Kind] = {}
        for edge in found.edges:
            if edge.a not in own and edge.b not in own:
                continue
            self._note(edge)
            one, other = (group_of.setdefault(name, (name,)) for name in (edge.a, edge.b))
            if one != other and edge.kind in SAME_REPORT:
                self.beside.setdefault(one, {})[other] = None
                self.beside.setdefault(other, {})[one] = None
                between[min(one, other), max(one, other)] = edge.kind
        self.own = [group for group in self.beside if group[0] in own]
        for group in self.own:
            if len(group) > 1:
                self._complete(group, group, None)
        for (one, other), kind in between.items():
            self._complete(one, other, kind)

    def _note(self, edge: Edge) -> None:
        pair = frozenset((edge.a, edge.b))
        self.shares[edge.a, edge.b], self.shares[edge.b, edge.a] = edge.share_a, edge.share_b
        self.kinds[pair] = edge.kind if edge.kind in SAME_REPORT else "excerpt"

    @cached_property
    def _longest(self) -> dict[str, float]:
        """Letters that each text shares with whoever shares most of it."""
        longest: dict[str, float] = {}
        for edge in self._found.edges:
            for name, share in ((edge.a, edge.share_a), (edge.b, edge.share_b)):
                if name in self._articles:
                    equal = share * len(self._read(name))
                    longest[name] = max(equal, longest.get(name, 0.0))
        return longest

    def _read(self, name: str) -> str:
        if name not in self._letters:
            self._letters[name] = normalise(self._articles[name].text).text
        return self._letters[name]

    def _complete(self, rows: Group, columns: Group, kind: Kind | None) -> None:
        """Works out the pairs of two groups, or of one, that have no edge."""
        pairs = [
            (i, j)
            for i, row in enumerate(rows)
            for j, column in enumerate(columns)
            if row != column and (row, column) not in self.shares
        ]
        if not pairs:
            return
        # The middle is whoever shares most letters with anybody: it is whole and well read.
        larger = max(rows, columns, key=len)
        middle = self._read(min(larger, key=lambda name: (-self._longest.get(name, 0.0), name)))
        row_letters, column_letters = map(self._read_all, (rows, columns))
        shared = shared_through(middle, row_letters, column_letters)
        for i, j in pairs:
            # A text without letters may be linked by hand: it shares nothing.
            one = shared[i, j] / max(1, len(row_letters[i]))
            other = shared[i, j] / max(1, len(column_letters[j]))
            self.shares[rows[i], columns[j]] = float(one)
            self.shares[columns[j], rows[i]] = float(other)
            like = kind or ("reprint" if min(one, other) >= HALF else "excerpt")
            self.kinds[frozenset((rows[i], columns[j]))] = like

    def _read_all(self, names: Sequence[str]) -> list[str]:
        return [self._read(name) for name in names]


def _printing(listing: _Listing, own: str, other: str, first: str | None) -> Printing[str]:
    share_own, share_other = listing.shares[own, other], listing.shares[other, own]
    kind = listing.kinds[frozenset((own, other))]
    return Printing(
        other, max(share_own, share_other), kind, other == first, share_other > share_own
    )


def earliest(articles: list[Article]) -> str | None:
    """Return the id of the printing with the earliest stated day, None if several have it.

    An undated printing is never called first, nor is the only one that states a day.
    """
    dated = sorted((article.date, article.id) for article in articles if article.date)
    if len(dated) < 2 or dated[0][0] == dated[1][0]:
        return None
    return dated[0][1]


def is_first(
    own: Article, others: tuple[Printing[str], ...], dates: Mapping[str, Article]
) -> bool | None:
    """Whether `own` came first; None when its day is not stated, or another has the same."""
    if own.date is None or not others:
        return None
    group = [own, *(dates[printing.article] for printing in others)]
    first = earliest(group)
    if first is not None:
        return first == own.id
    days = [article.date for article in group if article.date]
    if len(days) < 2:
        return None
    return None if own.date == min(days) else False


def by_day(article: Article) -> tuple[bool, str, str]:
    """The order of printings: by stated day, then those without one, ties by id."""
    return (article.date is None, article.date or "", article.id)
