"""The years of the archive page."""

from __future__ import annotations

from plugins.catalog.coverage import SPARED
from plugins.catalog.strings import strings_of
from plugins.press.pages.views import last_months, years_of


def shown(*months: str) -> list[tuple[int, int, int]]:
    """Return of each year its number, the last of the years it stands for, and how many months it has."""
    years = years_of(dict.fromkeys(months, 1), strings_of({}), has_years=True)
    assert [bool(year.url) for year in years] == [
        f"{year.year:04}" in {month[:4] for month in months} for year in years
    ]
    return [(year.year, year.until, len(year.months)) for year in years]


def test_months_without_a_report_between_the_first_and_the_last_are_there() -> None:
    assert shown("2021-11", "2023-02") == [(2023, 2023, 2), (2022, 2022, 12), (2021, 2021, 2)]


def test_a_misprinted_date_does_not_draw_a_thousand_years() -> None:
    assert shown("0204-12", "2024-01") == [(2024, 2024, 1), (205, 2023, 0), (204, 204, 1)]


def test_a_few_empty_years_are_drawn() -> None:
    assert len(shown("2000-12", f"{2000 + SPARED}-01")) == SPARED + 1


def test_the_last_months_pass_over_years_without_a_report() -> None:
    misprinted = last_months({"9999-01": 1, "2024-11": 2, "2024-09": 1}, strings_of({}), 4)
    assert [month.url for month in misprinted] == ["2024/09/", "2024/10/", "2024/11/", "9999/01/"]
    apart = last_months({"2024-01": 1, "2020-12": 1}, strings_of({}), 3)
    assert [month.url for month in apart] == ["2023/11/", "2023/12/", "2024/01/"]
    assert [m.url for m in last_months({"0001-02": 1}, strings_of({}))] == ["0001/01/", "0001/02/"]
