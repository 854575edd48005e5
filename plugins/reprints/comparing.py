"""Which printings are compared word by word, and with which: each with the base text (底本).

The base of a group is its first printing by stated day; where no day is stated, or several printings
have the first, it is the most complete of them. Every other printing is compared with it, as an
editor collates (校勘) copies with one exemplar: n - 1 comparisons for n printings, never n². What
prints the report beside a group, a page (整版) or a short excerpt, is compared with the base too.

Wrong on purpose: a printing copied from a copy shows its source's changes as its own. Who copied
whom is not stated, and the nearest text is a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .align import MIN_PASSAGE
from .changes import Changes, changes, describe
from .model import SAME_REPORT, Article, Edge, Group, Reprints
from .printings import earliest

MOST_ISSUES = 10
"""Other issues of a series named on one: those nearest in time; a daily form has hundreds."""

Pair = tuple[str, str]
"""Two ids, sorted."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two printings word by word: `older` is the base, or what was printed first, and stands first.

    `phrase` says in one line how the newer differs.
    """

    older: str
    newer: str
    changes: Changes
    phrase: str

    @property
    def is_worth_a_page(self) -> bool:
        """False when all letters are the same: there is nothing to read."""
        return not self.changes.is_same


class Collation:
    """The comparisons of an archive, and who is compared with whom."""

    def __init__(self, found: Reprints, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._group_of = {name: group for group in found.groups for name in group.ids}
        self._made: dict[Pair, Changes] = {}
        complete = _completeness(found.edges, articles)
        self._bases = {
            name: base
            for group in found.groups
            for base in [_base(group, articles, complete)]
            for name in group.ids
        }
        self.pairs: dict[Pair, Comparison] = {}
        for group in found.groups:
            for name in group.ids:
                if name != self.base(name):
                    self._compare(self.base(name), name)
        for edge in found.edges:
            one, other = self.base(edge.a), self.base(edge.b)
            if edge.kind in SAME_REPORT and one != other and _pair(one, other) not in self.pairs:
                self._compare(*sorted((one, other), key=self._order), beside=True)

    def base(self, name: str) -> str:
        """The base text of an article's group; itself when it has none."""
        return self._bases.get(name, name)

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

    def _compare(self, older: str, newer: str, *, beside: bool = False) -> None:
        texts = self._articles[older].text, self._articles[newer].text
        # Copies of a story printed a hundred times are often equal to the last mark.
        found = self._made.get(texts)
        if found is None:
            found = self._made[texts] = changes(*texts)
        if not beside or _is_common(found):
            self.pairs[_pair(older, newer)] = Comparison(older, newer, found, describe(found))

    def _order(self, name: str) -> tuple[bool, str, bool, str]:
        article = self._articles[name]
        return (article.date is None, article.date or "", name not in self._group_of, name)


def anchor(group: Iterable[str], archived: Mapping[str, str]) -> str:
    """The member that came into the archive first: it names the group for as long as it is there.

    `archived` holds ISO days; a printing added later never takes the name over.
    """
    return min(group, key=lambda name: (archived.get(name) or "9999", name))


def series_of(found: Reprints, articles: Mapping[str, Article]) -> dict[str, tuple[str, ...]]:
    """Return for each issue of a series (系列) the other issues nearest in time, undated last."""
    issues: dict[str, set[str]] = {}
    for edge in found.edges:
        if edge.kind == "series":
            issues.setdefault(edge.a, set()).add(edge.b)
            issues.setdefault(edge.b, set()).add(edge.a)

    def nearest(own: str, others: set[str]) -> tuple[str, ...]:
        day = articles[own].date

        def distance(other: str) -> tuple[bool, int, str]:
            there = articles[other].date
            if day is None or there is None:
                return True, 0, there or "9999"
            return False, abs(_ordinal(day) - _ordinal(there)), there

        ordered = sorted(others, key=lambda other: (*distance(other), other))
        return tuple(ordered[:MOST_ISSUES])

    return {own: nearest(own, others) for own, others in issues.items()}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _base(group: Group, articles: Mapping[str, Article], complete: Mapping[str, float]) -> str:
    members = [articles[name] for name in group.ids]
    first = earliest(members)
    if first is not None:
        return first
    days = [article.date for article in members if article.date]
    candidates = [article for article in members if not days or article.date == min(days)]
    return min((-complete.get(article.id, 0.0), article.id) for article in candidates)[1]


def _completeness(edges: Iterable[Edge], articles: Mapping[str, Article]) -> dict[str, float]:
    """Characters that each text shares with whoever shares most of it: whole, and without a tail."""
    complete: dict[str, float] = {}
    for edge in edges:
        for name, share in ((edge.a, edge.share_a), (edge.b, edge.share_b)):
            shared = share * len(articles[name].text)
            complete[name] = max(shared, complete.get(name, 0.0))
    return complete


def _is_common(found: Changes) -> bool:
    """Whether there is anything to read side by side: two excerpts may have nothing in common."""
    kept = (s.a[1] - s.a[0] for s in found.segments if s.kind in ("same", "moved"))
    return sum(kept) >= MIN_PASSAGE


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
