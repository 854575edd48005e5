"""Which printings are compared word by word, and with which: each with the base text (底本).

The base of a group is its first printing by stated day; where no day is stated, or several printings
have the first, it is the most complete of them. Every other printing is compared with it, as an
editor collates (校勘) copies with one exemplar: n - 1 comparisons for n printings, never n². What
prints the report beside a group, a page (整版) or a short excerpt, is compared with the base too.

Wrong on purpose: a printing copied from a copy shows its source's changes as its own. Who copied
whom is not stated, and the nearest text is a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ..judging.align import MIN_PASSAGE
from ..model import SAME_REPORT, Article, Edge, Group, Reprints
from .changes import Tally, changes, tally
from .printings import earliest

MOST_ISSUES = 10
"""Other issues of a series named on one: those nearest in time; a daily form has hundreds."""

Pair = tuple[str, str]
"""Two ids, sorted."""


class Gist(NamedTuple):
    """What is told of two printings without showing them.

    `is_same`: all letters are the same, there is nothing to read; `is_common`: they have a passage in
    common, which two excerpts need not; `tally` counts how the second differs.
    """

    is_same: bool
    is_common: bool
    tally: Tally


def gist(older: str, newer: str) -> Gist:
    """The gist of two printed texts."""
    found = changes(older, newer)
    kept = (s.a[1] - s.a[0] for s in found.segments if s.kind in ("same", "moved"))
    return Gist(found.is_same, sum(kept) >= MIN_PASSAGE, tally(found))


class Comparison(NamedTuple):
    """Two printings word by word: `older` is the base, or what was printed first, and stands first."""

    older: str
    newer: str
    gist: Gist

    @property
    def is_worth_a_page(self) -> bool:
        """False when all letters are the same: there is nothing to read."""
        return not self.gist.is_same


class Collation:
    """The comparisons of an archive, or of its articles `own`, and who is compared with whom.

    Of a part of an archive `articles` are those and all that stand beside their groups; edges may
    lead further. `gists` compares two articles, as `gist` does.
    """

    def __init__(
        self,
        found: Reprints,
        articles: Mapping[str, Article],
        own: Collection[str] | None = None,
        gists: Callable[[Article, Article], Gist] = lambda a, b: gist(a.text, b.text),
    ) -> None:
        self._articles, self._gists = articles, gists
        self._group_of = {name: group for group in found.groups for name in group.ids}
        complete = _Completeness(found.edges, articles)
        self._bases = {
            name: base
            for group in found.groups
            for base in [_base(group, articles, complete)]
            for name in group.ids
        }
        self.wanted: dict[Pair, tuple[str, str]] = {}
        for group in found.groups:
            for name in group.ids:
                if name != self.base(name):
                    self._want(self.base(name), name)
        self._beside: set[Pair] = set()
        for edge in found.edges:
            if edge.kind in SAME_REPORT and (own is None or edge.a in own or edge.b in own):
                one, other = self.base(edge.a), self.base(edge.b)
                if one != other and _pair(one, other) not in self.wanted:
                    self._want(*sorted((one, other), key=self._order))
                    self._beside.add(_pair(one, other))

    @cached_property
    def pairs(self) -> dict[Pair, Comparison]:
        """All comparisons that are made; of the pairs that are wanted some have nothing in common."""
        made = {}
        for pair, (older, newer) in self.wanted.items():
            found = self._gists(self._articles[older], self._articles[newer])
            if pair not in self._beside or found.is_common:
                made[pair] = Comparison(older, newer, found)
        return made

    def base(self, name: str) -> str:
        """The base text of an article's group; itself when it has none."""
        return self._bases.get(name, name)

    def is_base(self, name: str) -> bool:
        """Whether the other printings of a group are compared with it."""
        return self._bases.get(name) == name

    def seen(self, own: str, other: str) -> Comparison | None:
        """The comparison that tells a reader of `own` how `other` differs, if there is one."""
        if other == self.base(own):
            return None  # what `own` differs in from it is told of `own`
        return self._find(self.base(own), other) or self._find(self.base(other), other)

    def of(self, name: str) -> Comparison | None:
        """How an article differs from the base of its group."""
        return self._find(self.base(name), name)

    def _find(self, one: str, other: str) -> Comparison | None:
        return self.pairs.get(_pair(one, other))

    def _want(self, older: str, newer: str) -> None:
        self.wanted[_pair(older, newer)] = older, newer

    def _order(self, name: str) -> tuple[bool, str, bool, str]:
        article = self._articles[name]
        return (article.date is None, article.date or "", name not in self._group_of, name)


def anchor(group: Iterable[str], archived: Mapping[str, str]) -> str:
    """The member that came into the archive first: it names the group for as long as it is there.

    `archived` holds ISO days; a printing added later never takes the name over.
    """
    return min(group, key=lambda name: (archived.get(name) or "9999", name))


def nearest_issues(own: str | None, others: Mapping[str, str | None]) -> tuple[str, ...]:
    """Of the other issues of a series (系列) those nearest in time to the day `own`, undated last.

    `others` holds the stated day of each. Where a day is missing, ids decide.
    """

    def distance(other: str) -> tuple[bool, int, str, str]:
        there = others[other]
        if own is None or there is None:
            return True, 0, there or "9999", other
        return False, abs(_ordinal(own) - _ordinal(there)), there, other

    return tuple(sorted(others, key=distance)[:MOST_ISSUES])


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


class _Completeness:
    """Characters that each text shares with whoever shares most of it: whole, and without a tail."""

    def __init__(self, edges: Iterable[Edge], articles: Mapping[str, Article]) -> None:
        self._edges, self._articles = edges, articles

    @cached_property
    def of(self) -> dict[str, float]:
        complete: dict[str, float] = {}
        for edge in self._edges:
            for name, share in ((edge.a, edge.share_a), (edge.b, edge.share_b)):
                if name in self._articles:
                    shared = share * len(self._articles[name].text)
                    complete[name] = max(shared, complete.get(name, 0.0))
        return complete


def _base(group: Group, articles: Mapping[str, Article], complete: _Completeness) -> str:
    members = [articles[name] for name in group.ids]
    first = earliest(members)
    if first is not None:
        return first
    days = [article.date for article in members if article.date]
    candidates = [article for article in members if not days or article.date == min(days)]
    return min((-complete.of.get(article.id, 0.0), article.id) for article in candidates)[1]


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
