"""Of which months a source is held: gaps are seen and named, nothing is drawn that is not known."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.coverage import Coverage, coverage, month_of, number_of
from plugins.catalog.feed_files import feed_files
from plugins.catalog.sources import other_names, read_sources

MONTHS = st.builds("{:04}-{:02}".format, st.integers(1, 9999), st.integers(1, 12))
COUNTS = st.dictionaries(MONTHS, st.integers(1, 5000), max_size=30)


def months(first: str, number: int) -> dict[str, int]:
    """Return `number` months on end from `first`, one article each."""
    begin = number_of(first)
    return {month_of(month): 1 for month in range(begin, begin + number)}


def spans(held: Coverage) -> list[tuple[str, str, int]]:
    return [(gap.first.iso, gap.last.iso, gap.months) for gap in held.gaps]


def shown(held: Coverage) -> dict[str, int]:
    cells = (cell for row in held.rows for cell in row.cells if cell)
    return {cell.day.iso: cell.count for cell in cells}


@given(COUNTS)
def test_every_month_with_a_report_is_drawn_with_its_count(counts: dict[str, int]) -> None:
    held = coverage(counts)
    assert {month: count for month, count in shown(held).items() if count} == counts
    assert sum(row.count for row in held.rows) == sum(counts.values())
    assert held.held == len(counts)


@given(COUNTS)
def test_gaps_and_held_months_make_up_the_time_from_first_to_last(counts: dict[str, int]) -> None:
    held = coverage(counts)
    named = sum(gap.months for gap in held.gaps)
    assert held.held + named + held.more_months == held.months
    assert not {gap.first.iso for gap in held.gaps} & counts.keys()


@given(COUNTS)
def test_no_row_stands_on_another_and_none_is_past_the_edge(counts: dict[str, int]) -> None:
    held = coverage(counts)
    tops = [row.y for row in held.rows]
    assert all(below - above == 24 for above, below in pairwise(tops))
    assert not tops or tops[-1] + 24 == held.height
    ends = [cell.x + held.width for row in held.rows for cell in row.cells if cell]
    assert all(held.left < end <= 100 for end in ends)


def test_the_longest_gaps_are_named_in_the_order_of_time_and_the_others_counted() -> None:
    counts = dict.fromkeys(["1998-02", "2001-07", "2001-09", "2002-01", "2002-03", "2002-12"], 1)
    held = coverage(counts)
    assert spans(held) == [
        ("1998-03", "2001-06", 40),
        ("2001-10", "2001-12", 3),
        ("2002-04", "2002-11", 8),
    ]
    assert (held.more_gaps, held.more_months) == (2, 2)


def test_a_single_month_has_no_gap_and_eleven_blanks() -> None:
    held = coverage({"2022-05": 3}, undated=4)
    (row,) = held.rows
    assert [cell is None for cell in row.cells] == [number != 5 for number in range(1, 13)]
    assert (held.months, held.gaps, held.undated) == (1, (), 4)


@pytest.mark.parametrize(("number", "rows"), [(1, 1), (3, 1), (37, 4), (600, 50)])
def test_a_year_is_a_row(number: int, rows: int) -> None:
    held = coverage(months("1970-01", number))
    assert (len(held.rows), held.months, held.gaps) == (rows, number, ())


def test_the_newest_year_comes_first() -> None:
    held = coverage({"2020-12": 1, "2022-01": 1})
    assert [row.year for row in held.rows] == [2022, 2021, 2020]


def test_a_misprinted_date_draws_no_thousand_years() -> None:
    held = coverage({"1022-05": 1, "2022-05": 1})
    assert [(row.year, row.until) for row in held.rows] == [
        (2022, 2022),
        (1023, 2021),
        (1022, 1022),
    ]
    assert held.rows[1].cells == ()


def test_one_report_is_never_as_white_as_none() -> None:
    held = coverage({"2022-01": 1, "2022-03": 4000})
    (row,) = held.rows
    assert [cell.density for cell in row.cells[:3] if cell] == [1, 0, 4]


def test_an_archive_without_a_stated_day_has_no_picture() -> None:
    held = coverage({}, undated=2)
    assert (held.first, held.rows, held.months, held.undated) == (None, (), 0, 2)


# -- what else is said of a source ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ({}, ["RSS", "Atom", "JSON"]),
        ({"FEEDS_FORMATS": ["json"]}, ["RSS", "JSON"]),
        ({"FEEDS_FORMATS": ("rss",)}, ["RSS"]),
    ],
)
def test_the_feeds_of_a_list_are_those_of_the_settings(
    stated: dict[str, object], names: list[str]
) -> None:
    found = feed_files(stated, "source", "yunling")
    assert [feed.name for feed in found] == names
    assert found[0].url == "feeds/source/yunling.xml"


def test_other_names_are_those_that_people_use(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(
        "sources:\n- name: 云岭日报\n  slug: yunling\n"
        "  aliases: [yunling_ribao, 《云岭日报》, 云岭报, 雲嶺日報, 云岭报新闻]\n",
        encoding="utf-8",
    )
    source = read_sources(file).resolve("云岭报")
    assert source and other_names(source) == ("云岭报", "雲嶺日報")
