"""What the list templates are given (docs/theme.md, *Lists*): plain records, ready to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..catalog.addresses import month_url
from ..catalog.day import Day
from ..catalog.record import Record
from ..catalog.sources import Source

DENSEST = 4
"""Shades of ink in a strip of months, besides none."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article in a list: Pelican's object for the template, the record for us."""

    article: Any
    record: Record
    source: Source | None


@dataclass(frozen=True, slots=True)
class DayGroup:
    """The articles of one day in a list; `day` is None where no date is stated."""

    day: Day | None
    articles: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month and how much was printed in it; no page stands at `url` where `count` is 0."""

    text: str
    short: str
    url: str
    count: int
    density: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the archive page."""

    year: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list."""

    kind: str
    title: str
    label: str
    source: Source | None
    months: tuple[Month, ...]
    days: tuple[DayGroup, ...]
    feed_url: str | None
    number: int | None
    older_url: str | None
    newer_url: str | None
    front_url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a directory."""

    name: str
    url: str
    count: int
    note: str | None


@dataclass(frozen=True, slots=True)
class Directory:
    """All categories, all tags or all sources."""

    title: str
    kind: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A feed on the page of feeds."""

    title: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Feeds of one kind on the page of feeds."""

    title: str
    feeds: tuple[FeedEntry, ...]


def by_day(newest_first: Iterable[Item]) -> tuple[DayGroup, ...]:
    """Group a page of a list by what each text states; those that state nothing come last."""
    stated: list[Item] = []
    silent: list[Item] = []
    for item in newest_first:
        (stated if item.record.printed else silent).append(item)
    groups = []
    for _, items in groupby(stated, key=lambda item: _printed(item).date):
        of_day = tuple(items)
        day = _printed(of_day[0]).day_only()
        groups.append(DayGroup(day, tuple(item.article for item in of_day)))
    if silent:
        groups.append(DayGroup(None, tuple(item.article for item in silent)))
    return tuple(groups)


def years_of(items: Iterable[Item]) -> tuple[Year, ...]:
    """Return the years in which something was printed, newest first, each with its months.

    Months without a report between the first and the last of the archive are there as well: a
    reader should see what is missing.
    """
    counts = _count(items)
    if not counts:
        return ()
    first, last = min(counts), max(counts)
    return tuple(
        Year(
            int(year),
            tuple(
                _month(month, counts)
                for month in (f"{year}-{number:02}" for number in range(1, 13))
                if first <= month <= last
            ),
        )
        for year in range(int(last[:4]), int(first[:4]) - 1, -1)
    )


def months_of(items: Iterable[Item]) -> tuple[Month, ...]:
    """Return every month from the first report to the last, oldest first: gaps are to be seen."""
    return tuple(month for year in reversed(years_of(items)) for month in year.months)


def last_months(items: Iterable[Item], number: int = 12) -> tuple[Month, ...]:
    """Return the last `number` months up to the newest report, oldest first."""
    counts = _count(items)
    if not counts:
        return ()
    year, month = (int(part) for part in max(counts).split("-"))
    found = []
    for _ in range(number):
        found.append(_month(f"{year:04}-{month:02}", counts))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return tuple(reversed(found))


def month_text(month: str) -> str:
    """Return 2022年5月 for `2022-05`."""
    return f"{int(month[:4])}年{int(month[5:7])}月"


def entries_of(named: Sequence[tuple[str, str, int, str | None]]) -> tuple[Entry, ...]:
    """Return directory entries of (name, url, count, note), the fullest first, then by name."""
    ordered = sorted(named, key=lambda entry: (-entry[2], entry[0]))
    return tuple(Entry(*entry) for entry in ordered)


def _printed(item: Item) -> Day:
    assert item.record.printed is not None
    return item.record.printed


def _count(items: Iterable[Item]) -> Counter[str]:
    days = (item.record.day for item in items)
    return Counter(day.date[:7] for day in days if day is not None)


def _month(month: str, counts: Counter[str]) -> Month:
    count = counts[month]
    # Rounded up: a month with one report is never as white as one with none.
    density = -(-DENSEST * count // max(counts.values()))
    return Month(month_text(month), f"{int(month[5:7])}月", month_url(month), count, density)
