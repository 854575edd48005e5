"""What the list templates are given (docs/theme.md, *Lists*): plain records, ready to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import MINYEAR
from itertools import groupby
from typing import Any, NamedTuple

from ...catalog.addresses import day_url, month_url, year_url
from ...catalog.articles import record_of
from ...catalog.coverage import SPARED, Coverage, density, month_of, number_of
from ...catalog.day import Day, parse_day
from ...catalog.feed_files import FeedFile
from ...catalog.sources import Source
from ...catalog.standing import Standing
from ...catalog.strings import Strings
from .calendars import MonthCalendar


class DayGroup(NamedTuple):
    """The articles of one day in a list; `day` is None where no date is stated.

    `url` leads to all of that day, None where there is no such page.
    """

    day: Day | None
    url: str | None
    articles: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month and how much was printed in it; no page stands at `url` where `count` is 0."""

    text: str
    short: str
    url: str
    count: int
    density: int


class Year(NamedTuple):
    """A year of the archive page; `url` is None where it has no page.

    Years on end without a report are one: `until` is the last of them, and they have no months.
    """

    year: int
    until: int
    url: str | None
    months: tuple[Month, ...]


class Listing(NamedTuple):
    """One page of a list. What is said of a source stands on the front of its list alone."""

    kind: str
    title: str
    label: str
    source: Source | None
    names: tuple[str, ...]
    feeds: tuple[FeedFile, ...]
    coverage: Coverage | None
    calendar: MonthCalendar | None
    days: tuple[DayGroup, ...]
    feed_url: str | None
    number: int | None
    older_url: str | None
    newer_url: str | None
    front_url: str


def by_day(
    newest_first: Iterable[Standing], article: Callable[[str], Any], *, has_days: bool
) -> tuple[DayGroup, ...]:
    """Group the articles of a page by what each text states; those that state nothing come last.

    `article` finds one; `has_days`: whether days have pages.
    """
    stated: list[tuple[Day, Any]] = []
    silent: list[Any] = []
    for one in newest_first:
        found = article(one.slug)
        printed = parse_day(one.day) if one.day else record_of(found).printed
        if printed is None:
            silent.append(found)
        else:
            stated.append((printed, found))
    groups = []
    for _, members in groupby(stated, key=lambda pair: pair[0].date):
        of_day = list(members)
        day = of_day[0][0].day_only()
        url = day_url(day.date) if has_days and day.is_whole else None
        groups.append(DayGroup(day, url, tuple(article for _, article in of_day)))
    if silent:
        groups.append(DayGroup(None, None, tuple(silent)))
    return tuple(groups)


def years_of(
    counts: Mapping[str, int], strings: Strings, *, has_years: bool = False
) -> tuple[Year, ...]:
    """Return the years in which something was printed, newest first, each with its months.

    `counts` are the articles of each month, `YYYY-MM`. Months without a report between the first
    and the last are there as well: a reader should see what is missing; more than SPARED years
    without any are one. `has_years`: whether years have pages.
    """
    if not counts:
        return ()
    first, last, most = min(counts), max(counts), max(counts.values())
    known = {int(month[:4]) for month in counts}

    def year_of(year: int) -> Year:
        url = year_url(f"{year:04}") if has_years and year in known else None
        months = (f"{year:04}-{number:02}" for number in range(1, 13))
        within = (month for month in months if first <= month <= last)
        return Year(year, year, url, tuple(_month(one, counts, most, strings) for one in within))

    found: list[Year] = []
    above = max(known) + 1
    for year in sorted(known, reverse=True):
        if above - year > SPARED:
            found.append(Year(year + 1, above - 1, None, ()))
            above = year + 1
        found += map(year_of, range(above - 1, year - 1, -1))
        above = year
    return tuple(found)


def last_months(counts: Mapping[str, int], strings: Strings, number: int = 12) -> tuple[Month, ...]:
    """Return the last `number` months up to the newest report, oldest first.

    More than SPARED years without a report are passed over: a misprinted 9999 would leave eleven
    empty months beside it.
    """
    if not counts:
        return ()
    most, held = max(counts.values()), sorted(map(number_of, counts))
    found: list[Month] = []
    month = held.pop()
    while len(found) < number and month >= 12 * MINYEAR:
        found.append(_month(month_of(month), counts, most, strings))
        month -= 1
        while held and held[-1] > month:
            held.pop()
        if held and month - held[-1] > 12 * SPARED:
            month = held[-1]
    return tuple(reversed(found))


def count_months(standings: Iterable[Standing]) -> Counter[str]:
    """Return how many articles state a day in each month, `YYYY-MM`."""
    return Counter(one.day[:7] for one in standings if one.day)


def _month(month: str, counts: Mapping[str, int], most: int, strings: Strings) -> Month:
    count = counts.get(month, 0)
    short = strings(f"calendar.months.{int(month[5:7])}")
    return Month(
        strings.day(parse_day(month)), short, month_url(month), count, density(count, most)
    )
