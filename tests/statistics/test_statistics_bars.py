"""The picture of the months: scale, years and bars, for one month and for fifty years."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.coverage import month_of, number_of
from plugins.statistics.bars import EDGE, ROOM, SPARED, Bars, bars, ceiling

MONTHS = st.integers(12, 12 * 9999 + 11).map(month_of)
COUNTS = st.dictionaries(MONTHS, st.integers(1, 99999), min_size=1, max_size=30)


def drawn(picture: Bars) -> list[tuple[float, float]]:
    """Return where each bar begins, and how high it is."""
    found = re.findall(r"M([\d.]+) 100v-([\d.]+)h[\d.]+V100z", picture.path)
    assert "".join(picture.path.split("M")) and len(found) == picture.path.count("M")
    return [(float(x), float(height)) for x, height in found]


def run(number: int, begin: str = "1970-01") -> dict[str, int]:
    first = number_of(begin)
    return {month_of(month): 1 + month % 7 for month in range(first, first + number)}


@pytest.mark.parametrize(
    ("number", "years"),
    [
        (1, [1970]),
        (3, [1970]),
        (37, [1970, 1971, 1972, 1973]),
        (120, [1970, 1972, 1974, 1976, 1978]),
        (600, [1970, 1980, 1990, 2000, 2010]),
    ],
)
def test_as_many_years_are_named_as_have_room(number: int, years: list[int]) -> None:
    picture = bars(run(number))
    assert picture and len(drawn(picture)) == number
    assert [year.year for year in picture.years] == years


@given(COUNTS)
def test_the_highest_bar_stays_below_the_scale_and_none_is_past_the_edge(
    counts: dict[str, int],
) -> None:
    picture = bars(counts)
    assert picture
    bar_heights = [height for _, height in drawn(picture)]
    assert 40 <= max(bar_heights) <= 100.01
    assert all(0 <= x < picture.slots for x, _ in drawn(picture))


@given(COUNTS)
def test_named_years_do_not_run_into_one_another_or_over_the_edge(counts: dict[str, int]) -> None:
    picture = bars(counts)
    assert picture
    places = [year.label for year in picture.years]
    assert all(after - before >= ROOM for before, after in pairwise(places))
    assert all(place <= EDGE for place in places)


@given(COUNTS)
def test_bars_are_as_high_as_their_months_are_full(counts: dict[str, int]) -> None:
    picture = bars(counts)
    assert picture
    scale = picture.lines[0].count
    for (_, height), month in zip(drawn(picture), sorted(counts), strict=True):
        assert height == pytest.approx(100 * counts[month] / scale, rel=1e-3)


@pytest.mark.parametrize(
    ("misprint", "named"),
    [("9999-01", [2015, 2018, 2020, 2022, 9999]), ("0001-02", [1, 2015, 2018, 2020, 2022])],
)
def test_a_misprinted_year_leaves_the_others_wide_and_is_named(
    misprint: str, named: list[int]
) -> None:
    right = run(120, "2015-01")
    picture = bars({**right, misprint: 1})
    assert picture and len(drawn(picture)) == 121
    assert picture.slots < 12 * 12, "the others keep most of the width"
    assert [year.year for year in picture.years] == named
    (gap,) = picture.breaks
    assert (gap.first, gap.last) == ((2025, 9998) if misprint > "2025" else (2, 2014))


@given(COUNTS)
def test_every_year_is_drawn_or_in_a_break_and_every_month_has_its_bar(
    counts: dict[str, int],
) -> None:
    picture = bars(counts)
    assert picture and len(drawn(picture)) == len(counts)
    places = [x for x, _ in drawn(picture)]
    assert all(before < after for before, after in pairwise(places))
    years = {int(month[:4]) for month in counts}
    hidden = sum(gap.last - gap.first + 1 for gap in picture.breaks)
    assert not any(gap.first <= year <= gap.last for year in years for gap in picture.breaks)
    assert hidden + picture.slots // 12 >= max(years) - min(years) + 1
    assert all(gap.last - gap.first + 1 > SPARED for gap in picture.breaks)


def test_a_decade_without_articles_is_drawn_as_it_is() -> None:
    picture = bars({"2000-01": 1, "2011-12": 1})
    assert picture and not picture.breaks and picture.slots == 12 * 12


@pytest.mark.parametrize(
    ("most", "top"), [(1, 1), (3, 3), (5, 5), (6, 10), (11, 20), (21, 50), (51, 100), (2001, 5000)]
)
def test_the_scale_ends_with_a_round_number(most: int, top: int) -> None:
    assert ceiling(most) == top


def test_the_scale_has_a_line_halfway_where_that_is_a_whole_number() -> None:
    lines = [[line.count for line in made.lines] for n in (3, 40) if (made := bars({"2022-05": n}))]
    assert lines == [[3], [50, 25]]


def test_the_fullest_month_is_the_earliest_of_them() -> None:
    picture = bars({"2022-05": 4, "2021-01": 4, "2020-01": 3})
    assert picture and (picture.fullest.iso, picture.most) == ("2021-01", 4)
