"""Days in weeks, and the shades of their ink."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.standing import Standing
from plugins.catalog.strings import strings_of
from plugins.press.pages.calendars import (
    CELL,
    DENSEST,
    LABELS,
    month_calendar,
    quarters,
    shade,
    shades,
    weekday,
)
from plugins.press.pages.years import count_years, year_page
from tests.press.standings import archives

YEARS = ("0001", "0999", "1582", "1900", "2000", "2022", "2023", "2024", "9999")
# In 2018 and 2024 a month begins on each day of the week.
MONTHS = [f"{year}-{month:02}" for year in (2018, 2024) for month in range(1, 13)]
MONTHS += ["0001-01", "0999-02", "1900-02", "2000-02", "9999-12"]


def days_of(first: date, after: date) -> list[str]:
    return [(first + timedelta(n)).isoformat() for n in range((after - first).days)]


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_has_all_its_days_each_under_its_weekday(month: str) -> None:
    weeks = month_calendar(month, {}).weeks
    assert {len(week) for week in weeks} == {7} and all(any(week) for week in weeks)
    cells = [(cell, place) for week in weeks for place, cell in enumerate(week) if cell]
    assert [cell.number for cell, _ in cells] == list(range(1, len(cells) + 1))
    assert all(weekday(cell.day.iso) == place + 1 for cell, place in cells)
    last = date.fromisoformat(f"{month}-{len(cells)}")
    assert last == date(9999, 12, 31) or (last + timedelta(1)).day == 1


def test_the_months_of_these_tests_begin_on_each_day_of_the_week() -> None:
    assert {weekday(f"{month}-01") for month in MONTHS} == set(range(1, 8))


def test_a_month_links_the_days_on_which_something_was_printed() -> None:
    weeks = month_calendar("2024-02", {"2024-02-29": 3, "2024-03-01": 80}).weeks
    linked = [cell for week in weeks for cell in week if cell and cell.url]
    assert [(cell.url, cell.count, cell.density) for cell in linked] == [("2024/02/29/", 3, 3)]


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_each_day_once_a_column_a_week_monday_first(year: str) -> None:
    found = quarters(year, {})
    assert len(found) == 4
    days = [cell for quarter in found for cell in quarter.days]
    length = 366 if date(int(year), 12, 31).timetuple().tm_yday == 366 else 365
    assert [cell.day.iso for cell in days] == sorted({cell.day.iso for cell in days})
    assert len(days) == length and days[0].day.iso == f"{year}-01-01"
    for quarter in found:
        places = {(cell.x, cell.y) for cell in quarter.days}
        assert len(places) == len(quarter.days)
        for cell in quarter.days:
            assert cell.y == LABELS + (weekday(cell.day.iso) - 1) * CELL
            assert 0 <= cell.x <= quarter.width - CELL and cell.y <= quarter.height - CELL
        for one, other in zip(quarter.days, quarter.days[1:], strict=False):
            assert other.x - one.x == (CELL if weekday(other.day.iso) == 1 else 0)


def test_a_quarter_fits_a_phone() -> None:
    """340 px are left of 390 (the gutters of the style sheet)."""
    widths = {one.width for year in range(2000, 2028) for one in quarters(str(year), {})}
    assert max(widths) <= 340


def test_the_name_of_a_month_stands_above_its_first_whole_week() -> None:
    for quarter in quarters("2024", {}):
        for label in quarter.months:
            month = f"2024-{label.number:02}"
            column = [cell.day.month for cell in quarter.days if cell.x == label.x]
            assert (
                set(column) == {month}
                and min(cell.x for cell in quarter.days if cell.day.month == month)
                >= label.x - CELL
            )


def test_a_year_links_no_day_where_days_have_no_pages() -> None:
    counts = {"2022-05-23": 1}
    assert [cell.url for one in quarters("2022", counts) for cell in one.days if cell.count] == [
        "2022/05/23/"
    ]
    assert not any(
        cell.url for one in quarters("2022", counts, has_days=False) for cell in one.days
    )


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_shade_is_darker_the_more_there_is(one: int, other: int) -> None:
    most = max(one, other)
    assert (shade(one, most) <= shade(other, most)) if one <= other else True
    assert 1 <= shade(one, most) <= DENSEST
    assert shade(0, most) == 0


@given(st.integers(1, 500))
def test_the_scale_holds_every_number_once_in_its_shade(most: int) -> None:
    told = {count: one.density for one in shades(most) for count in range(one.low, one.high + 1)}
    assert told == {count: shade(count, most) for count in range(1, most + 1)}


def test_one_report_alone_is_never_black_and_the_fullest_day_is() -> None:
    assert shade(1, 1) == 1
    assert [shade(most, most) for most in (8, 20, 80)] == [DENSEST] * 3


@given(archives())
def test_a_year_counts_what_stands_in_it(found: list[Standing]) -> None:
    counted = count_years(found)
    dated = [each for each in found if each.day]
    assert sum(counts.days.total() for counts in counted.values()) == len(dated)
    for year, counts in counted.items():
        page = year_page(year, counts, None, None, strings_of({}), has_days=True)
        assert page.count == sum(cell.count for one in page.quarters for cell in one.days)
        assert page.count == sum(month.count for month in page.months)
        assert page.days == len({each.day for each in dated if each.day[:4] == year})
        named = [
            each for each in dated if each.source and each.source.slug and each.day[:4] == year
        ]
        assert sum(entry.count for entry in page.sources) == len(named)
