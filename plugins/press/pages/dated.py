"""The pages of days and of years as sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ...catalog import addresses
from ...catalog.archive import Sheet
from ...catalog.day import parse_day
from ...catalog.standing import Standing
from .calendars import DayLink, weekday
from .days import DayPage, Report, by_source, neighbours, reports_of
from .sheets import Site
from .years import YearCounts, count_years, year_page


def day_sheets(site: Site) -> Iterator[Sheet]:
    """Yield the page of each day on which something was printed."""
    printings = site.archive.shared.get("printings", {})
    near = neighbours(site.lists.days)
    for day, members in site.lists.days.items():
        reports = reports_of(members, printings)
        url = addresses.day_url(day)
        yield Sheet(
            f"{url}index.html",
            url,
            "day",
            partial(_day, site, day, members, reports, *near[day]),
            facts=repr((day, reports, near[day], site.has_years)).encode(),
            shown=[one.slug for one in members],
        )


def _day(
    site: Site,
    day: str,
    members: Sequence[Standing],
    reports: Sequence[Report],
    earlier: str | None,
    later: str | None,
) -> dict[str, Any]:
    sources = {one.slug: one.source for one in members}
    page = DayPage(
        day=parse_day(day),
        weekday=weekday(day),
        count=len(members),
        sources=by_source(reports, sources, site.archive.article),
        month=DayLink(parse_day(day[:7]), addresses.month_url(day[:7])),
        year_url=addresses.year_url(day[:4]) if site.has_years else None,
        earlier=site.day_link(earlier),
        later=site.day_link(later),
    )
    return {"day": page}


def year_sheets(site: Site) -> Iterator[Sheet]:
    """Yield the page of each year in which something was printed."""
    counted = count_years(site.archive.standings)
    near = neighbours(counted)
    for year, counts in counted.items():
        url = addresses.year_url(year)
        said = (year, counts.sorted(), near[year], site.has_days)
        yield Sheet(
            f"{url}index.html",
            url,
            "year",
            partial(_year, site, year, counts, *near[year]),
            facts=repr(said).encode("utf-8", "surrogatepass"),
        )


def _year(
    site: Site, year: str, counts: YearCounts, earlier: str | None, later: str | None
) -> dict[str, Any]:
    return {"year": year_page(year, counts, earlier, later, site.strings, has_days=site.has_days)}
