"""What a reader is told of a group: the other printings of a report, and which came first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from .model import SAME_REPORT, Article, Edge, Kind, Reprints

T = TypeVar("T")
Compare = Callable[[Article, Article], Edge | None]


@dataclass(frozen=True, slots=True)
class Printing(Generic[T]):
    """Another printing (刊载) of the same report, seen from one of them.

    `share` (0 to 1) is how much of the shorter text stands in the other. `first` says that it has
    the earliest stated day of all, alone. `inside` says that its text is a part of the one it is
    seen from.
    """

    article: T
    share: float
    kind: Kind
    first: bool
    inside: bool

    @property
    def percent(self) -> int:
        """`share` in full per cent, rounded down: 99.6 % alike is not alike."""
        return int(self.share * 100 + 1e-9)


def printings(
    found: Reprints, articles: Mapping[str, Article], compare: Compare
) -> dict[str, tuple[Printing[str], ...]]:
    """Return for each article its other printings, dated ones in order, then those without a day.

    Members of one group need no edge between them (a story printed a hundred times is linked as a
    star); such a pair is compared now, by `compare`.
    """
    edges: dict[frozenset[str], Edge | None] = {}
    partners: dict[str, set[str]] = {}
    for link in found.edges:
        if link.kind in SAME_REPORT:
            edges[frozenset((link.a, link.b))] = link
            partners.setdefault(link.a, set()).add(link.b)
            partners.setdefault(link.b, set()).add(link.a)
    for group in found.groups:
        for member in group.ids:
            partners.setdefault(member, set()).update(group.ids)
    listed: dict[str, tuple[Printing[str], ...]] = {}
    for own, others in partners.items():
        others.discard(own)
        first = earliest([articles[own], *(articles[other] for other in others)])
        shown = []
        for other in others:
            pair = frozenset((own, other))
            if pair not in edges:
                edges[pair] = compare(articles[min(pair)], articles[max(pair)])
            edge = edges[pair]
            if edge is None or edge.kind not in SAME_REPORT:
                continue  # two excerpts of one report that have nothing in common
            share_own, share_other = (
                (edge.share_a, edge.share_b) if edge.a == own else (edge.share_b, edge.share_a)
            )
            shown.append(
                Printing(
                    other,
                    max(share_own, share_other),
                    edge.kind,
                    other == first,
                    share_other > share_own,
                )
            )
        shown.sort(key=lambda printing: _order(articles[printing.article]))
        listed[own] = tuple(shown)
    return listed


def earliest(articles: list[Article]) -> str | None:
    """Return the id of the printing with the earliest stated day, None if none or several have it.

    An undated printing is never called first.
    """
    dated = sorted((article.date, article.id) for article in articles if article.date)
    if not dated or (len(dated) > 1 and dated[0][0] == dated[1][0]):
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
    return None if own.date == min(days) else False


def _order(article: Article) -> tuple[bool, str, str]:
    return (article.date is None, article.date or "", article.id)
