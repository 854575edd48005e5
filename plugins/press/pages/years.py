"""The page of a year: its days as ink, its months as a table, who printed most and about what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ...catalog.addresses import Kind, list_url, year_url
from ...catalog.day import Day, parse_day
from ...catalog.directory import DirectoryEntry, entries_of
from ...catalog.standing import Standing
from ...catalog.strings import Strings
from .calendars import Quarter, Shade, quarters, shades
from .views import Month, years_of

MOST = 10
"""Sources and categories that a year names: what is read at a glance."""


@dataclass(slots=True)
class YearCounts:
    """Articles of a year on each day, from each source and in each category (slug and name)."""

    days: Counter[str] = field(default_factory=Counter)
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)
    categories: Counter[tuple[str, str]] = field(default_factory=Counter)

    def sorted(self) -> tuple[list[Any], ...]:
        """All of it, in an order that is always the same."""
        return tuple(sorted(one.items()) for one in (self.days, self.sources, self.categories))


class YearLink(NamedTuple):
    """A year that has a page."""

    year: int
    url: str


@dataclass(frozen=True, slots=True)
class YearPage:
    """What docs/theme.md promises under `year`. `days`: on how many something was printed."""

    year: int
    day: Day
    count: int
    days: int
    quarters: tuple[Quarter, ...]
    shades: tuple[Shade, ...]
    months: tuple[Month, ...]
    sources: tuple[DirectoryEntry, ...]
    categories: tuple[DirectoryEntry, ...]
    earlier: YearLink | None
    later: YearLink | None


def count_years(standings: Iterable[Standing]) -> dict[str, YearCounts]:
    """Return what is counted of each year in which something was printed, in one pass."""
    found: dict[str, YearCounts] = {}
    for one in standings:
        if one.day is None:
            continue
        counts = found.get(one.day[:4])
        if counts is None:
            counts = found[one.day[:4]] = YearCounts()
        counts.days[one.day] += 1
        if one.source and one.source.slug:
            counts.sources[one.source.slug, one.source.name] += 1
        if one.category and one.category[0]:
            counts.categories[one.category] += 1
    return found


def year_page(
    year: str,
    counts: YearCounts,
    earlier: str | None,
    later: str | None,
    strings: Strings,
    *,
    has_days: bool,
) -> YearPage:
    """Return the page of `year`; `earlier` and `later` are the nearest years that have one.

    `has_days`: whether days have pages.
    """
    of_months: Counter[str] = Counter()
    for day, count in counts.days.items():
        of_months[day[:7]] += count

    return YearPage(
        int(year),
        parse_day(year),
        sum(counts.days.values()),
        len(counts.days),
        quarters(year, counts.days, has_days=has_days),
        shades(max(counts.days.values())),
        years_of(of_months, strings)[0].months,
        _most(counts.sources, "source"),
        _most(counts.categories, "category"),
        _link(earlier),
        _link(later),
    )


def _most(counts: Mapping[tuple[str, str], int], kind: Kind) -> tuple[DirectoryEntry, ...]:
    named = [(name, list_url(kind, slug), count, None) for (slug, name), count in counts.items()]
    return entries_of(named)[:MOST]


def _link(year: str | None) -> YearLink | None:
    return YearLink(int(year), year_url(year)) if year else None
