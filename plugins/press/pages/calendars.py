"""Days of a month and of a year in weeks, Monday first, with how much was printed on each.

Shades are told by the fullest day of the page, in steps that grow: of a paper that prints two reports
on most days and eighty on one, the two are still to be seen.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from ...catalog.addresses import day_url, month_url, year_url
from ...catalog.coverage import DENSEST
from ...catalog.day import Day, parse_day

EVEN = 8
"""The fullest day is taken to have at least so many: one report alone is never black."""
CELL = 24
"""Side of a day in a year's picture, px: the smallest that a finger hits (WCAG 2.2, 2.5.8)."""
LABELS = 20
"""Height above a picture's days for the names of its months, px."""
WEEK = 7
QUARTER = 3


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day and how much was printed on it; no page stands at `url` (None) where `count` is 0.

    `x` and `y`: where it stands in the picture of its quarter, px; 0 in a month's table.
    """

    day: Day
    number: int
    url: str | None
    count: int
    density: int
    x: int = 0
    y: int = 0


class DayLink(NamedTuple):
    """A day, or a month, that has a page."""

    day: Day
    url: str


class MonthCalendar(NamedTuple):
    """A month as a table: weeks of seven days; None for a day of another month.

    `earlier` and `later` are the nearest months that have a page, `year_url` is None without one.
    """

    month: Day
    weeks: tuple[tuple[DayCell | None, ...], ...]
    earlier: DayLink | None = None
    later: DayLink | None = None
    year_url: str | None = None


class MonthLabel(NamedTuple):
    """The number of a month, and how far from the left its name stands, px."""

    number: int
    x: int


class Quarter(NamedTuple):
    """Three months as a picture with the weeks as columns; `width` and `height` in px."""

    first: Day
    last: Day
    months: tuple[MonthLabel, ...]
    days: tuple[DayCell, ...]
    width: int
    height: int


class Shade(NamedTuple):
    """What a shade of ink stands for: from `low` to `high` articles a day."""

    density: int
    low: int
    high: int


def shade(count: int, most: int) -> int:
    """Return the shade of `count` articles, 0 to DENSEST, where `most` is the fullest day's.

    The steps lie at most^1/4, most^2/4, most^3/4; whole numbers are compared, so that no rounding
    has a part in it.
    """
    if count < 1:
        return 0
    most = max(most, EVEN)
    reached = count**DENSEST
    return 1 + len([limit for limit in _powers(most) if reached > limit])


@cache
def _powers(most: int) -> tuple[int, ...]:
    return tuple(int(most**step) for step in range(1, DENSEST))


def shades(most: int) -> tuple[Shade, ...]:
    """Return what each shade stands for on a page whose fullest day has `most`, lightest first."""
    found: list[Shade] = []
    for count in range(1, most + 1):
        density = shade(count, most)
        if found and found[-1].density == density:
            found[-1] = Shade(density, found[-1].low, count)
        else:
            found.append(Shade(density, count, count))
    return tuple(found)


def month_calendar(
    month: str,
    counts: Mapping[str, int],
    near: tuple[str | None, str | None] = (None, None),
    *,
    has_years: bool = False,
) -> MonthCalendar:
    """Return the calendar of `month`, `YYYY-MM`; `counts` are the articles of its days.

    `near` are the months before and after that have a page; `has_years`: whether years have one.
    """
    year, number = _parts(month)
    begin, length = monthrange(year, number)
    most = max((count for day, count in counts.items() if day[:7] == month), default=0)
    cells: list[DayCell | None] = [None] * begin
    cells += [_cell(f"{month}-{day:02}", counts, most) for day in range(1, length + 1)]
    cells += [None] * (-len(cells) % WEEK)
    weeks = tuple(tuple(cells[at : at + WEEK]) for at in range(0, len(cells), WEEK))
    earlier, later = (DayLink(parse_day(one), month_url(one)) if one else None for one in near)
    whole_year = year_url(month[:4]) if has_years else None
    return MonthCalendar(parse_day(month), weeks, earlier, later, whole_year)


def quarters(year: str, counts: Mapping[str, int], *, has_days: bool = True) -> tuple[Quarter, ...]:
    """Return the pictures of a year; `counts` are the articles of its days.

    `has_days`: whether days have pages.
    """
    most = max((count for day, count in counts.items() if day[:4] == year), default=0)
    return tuple(
        _quarter(year, first, counts, most, has_days=has_days) for first in range(1, 13, QUARTER)
    )


def weekday(day: str) -> int:
    """Return the day of the week of `YYYY-MM-DD`, 1 for Monday to 7 for Sunday."""
    return date.fromisoformat(day).isoweekday()


def _quarter(
    year: str, first: int, counts: Mapping[str, int], most: int, *, has_days: bool
) -> Quarter:
    labels: list[MonthLabel] = []
    cells: list[DayCell] = []
    at = date(int(year), first, 1).weekday()
    for number in range(first, first + QUARTER):
        month = f"{year}-{number:02}"
        labels.append(MonthLabel(number, -(-at // WEEK) * CELL))
        for day in range(1, monthrange(int(year), number)[1] + 1):
            cell = _cell(f"{month}-{day:02}", counts, most)
            x, y = at // WEEK * CELL, LABELS + at % WEEK * CELL
            cells.append(replace(cell, x=x, y=y, url=cell.url if has_days else None))
            at += 1
    width, height = -(-at // WEEK) * CELL, LABELS + WEEK * CELL
    last = parse_day(f"{year}-{first + QUARTER - 1:02}")
    begin = parse_day(f"{year}-{first:02}")
    return Quarter(begin, last, tuple(labels), tuple(cells), width, height)


def _cell(day: str, counts: Mapping[str, int], most: int) -> DayCell:
    count = counts.get(day, 0)
    url = day_url(day) if count else None
    return DayCell(parse_day(day), int(day[8:10]), url, count, shade(count, most))


def _parts(month: str) -> tuple[int, int]:
    return int(month[:4]), int(month[5:7])
