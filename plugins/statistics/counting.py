"""Counts the articles of an archive by what they state. What is not stated is counted as that.

No text is read and no record: each build counts everything anew, so that only what the catalogue
holds of all articles at once may be asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal, NamedTuple

from ..catalog.addresses import list_url
from ..catalog.standing import NO_ADDRESS, NO_AUTHOR, Standing

SHOWN = 20
"""Names in a ranking; the others are one sum."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name and how many articles bear it; `url` is that of their list, or None."""

    name: str
    url: str | None
    count: int


class Ranking(NamedTuple):
    """The fullest names, fullest first; of `others` there are `rest` articles, `unnamed` bear none."""

    top: tuple[Named, ...]
    others: int
    rest: int
    unnamed: int

    @property
    def names(self) -> int:
        """How many names there are."""
        return len(self.top) + self.others


@dataclass(frozen=True, slots=True)
class Reprinted:
    """A report printed more than once: how often, and its first stated day (YYYY-MM-DD) or None.

    `slug` is the printing of that day, else the one that came first into the archive; `url` the page
    of all its printings, or where there is none its own.
    """

    slug: str
    url: str
    day: str | None
    count: int


class Reprints(NamedTuple):
    """Reports printed more than once, the articles that are printings of one, and the most printed."""

    reports: int
    printings: int
    top: tuple[Reprinted, ...]


class Counts(NamedTuple):
    """All figures. `months` are (`YYYY-MM`, articles); `reprints` None where nobody looks for them."""

    total: int
    months: tuple[tuple[str, int], ...]
    sources: Ranking
    categories: Ranking
    kinds: Ranking
    unstated: tuple[tuple[str, int], ...]
    reprints: Reprints | None

    @property
    def dated(self) -> int:
        """Articles that state a day."""
        return sum(count for _, count in self.months)


def count(
    standings: Sequence[Standing],
    groups: Iterable[Sequence[str]] | None,
    printings: Mapping[str, Collection[str]],
    group_pages: Mapping[str, str],
) -> Counts:
    """Return the figures of the listed articles.

    The others are what plugins.reprints leaves in `archive.shared`; `groups` is None without it.
    """
    months = Counter([one.day[:7] for one in standings if one.day])
    unstated = Counter([one.unstated for one in standings])
    sources = Counter(
        [(one.source.slug, one.source.name) if one.source else None for one in standings]
    )
    said = {
        "day": len(standings) - months.total(),
        "source": sources[None],
        "author": _lacking(unstated, NO_AUTHOR),
        "address": _lacking(unstated, NO_ADDRESS),
    }
    return Counts(
        total=len(standings),
        months=tuple(sorted(months.items())),
        sources=_ranking(_listed("source", sources)),
        categories=_ranking(_listed("category", Counter([one.category for one in standings]))),
        kinds=_ranking(
            {(kind, None): n for kind, n in Counter([one.kind for one in standings]).items()}
        ),
        unstated=tuple(said.items()),
        reprints=None if groups is None else _reprints(standings, groups, printings, group_pages),
    )


def _lacking(unstated: Mapping[int, int], what: int) -> int:
    return sum(n for lacks, n in unstated.items() if lacks & what)


def _listed(
    kind: Literal["category", "source"], counts: Mapping[tuple[str, str] | None, int]
) -> dict[tuple[str | None, str | None], int]:
    """Return counts by name and address of the list; a name without a slug has no list."""
    return {
        (None, None) if key is None else (key[1], list_url(kind, key[0]) if key[0] else None): n
        for key, n in counts.items()
    }


def _ranking(counts: Mapping[tuple[str | None, str | None], int]) -> Ranking:
    named = [Named(name, url, n) for (name, url), n in counts.items() if name]
    top = nsmallest(SHOWN, named, key=lambda one: (-one.count, one.name, one.url or ""))
    all_named = sum(one.count for one in named)
    return Ranking(
        top=tuple(top),
        others=len(named) - len(top),
        rest=all_named - sum(one.count for one in top),
        unnamed=sum(counts.values()) - all_named,
    )


def _reprints(
    standings: Iterable[Standing],
    groups: Iterable[Sequence[str]],
    printings: Mapping[str, Collection[str]],
    group_pages: Mapping[str, str],
) -> Reprints:
    several = [group for group in groups if len(group) > 1]

    def size(group: Sequence[str]) -> int:
        # As lists say it: a page that holds the report among others is one of its printings.
        return 1 + max(len(printings.get(slug, group[1:])) for slug in group)

    most = nsmallest(
        SHOWN, [(-size(group), min(group), group) for group in several], key=lambda one: one[:2]
    )
    wanted = {slug for *_, group in most for slug in group}
    known = {one.slug: one for one in standings if one.slug in wanted}
    return Reprints(
        reports=len(several),
        printings=sum(map(len, several)),
        top=tuple(
            _reprinted([known[slug] for slug in group], -less, group_pages)
            for less, _, group in most
        ),
    )


def _reprinted(group: Sequence[Standing], size: int, group_pages: Mapping[str, str]) -> Reprinted:
    first = min(group, key=lambda one: (one.day or "9999-99", one.arrived[0], one.slug))
    pages = sorted(group_pages[one.slug] for one in group if one.slug in group_pages)
    return Reprinted(first.slug, pages[0] if pages else first.url, first.day, size)
