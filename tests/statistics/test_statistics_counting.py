"""Counts of an archive: each article once, what is not stated as not stated, the rest summed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.record import make_record
from plugins.catalog.sources import Source
from plugins.catalog.standing import NO_ADDRESS, NO_AUTHOR, Standing, unstated
from plugins.statistics.counting import SHOWN, Counts, count
from plugins.statistics.page import percent, statistics

KIND, BYLINE, ADDRESS = "newspaper", "杨文", "https://hegu.example/1.html"


def one(slug: str, day: str | None = "2022-05-23", **given: Any) -> Standing:
    """Return where an article stands that was archived long after it was printed."""
    names: dict[str, Any] = {
        "category": ("transport", "交通"),
        "tags": (),
        "source": Source("河谷日报", "hegu"),
        "arrived": ("2026-11-01", day or "", slug),
        **given,
    }
    return Standing(
        slug, f"{slug}.md", f"a/{slug}.html", f"a/{slug}.html", (day or "", slug), day,
        **{"changed": 0.0, "aliases": (), "size": 9, "kind": KIND, **names},
    )  # fmt: skip


def counted(*standings: Standing, groups: Any = None, **shared: Any) -> Counts:
    return count(standings, groups, shared.get("printings", {}), shared.get("pages", {}))


DAYS = st.none() | st.dates().map(str)


@given(st.lists(DAYS, max_size=40))
def test_every_article_is_in_one_month_or_undated(days: list[str | None]) -> None:
    found = counted(*(one(f"{n:04}", day) for n, day in enumerate(days)))
    assert found.dated + dict(found.unstated)["day"] == found.total == len(days)


def test_an_undated_article_is_never_counted_by_the_day_on_which_it_came_in() -> None:
    found = counted(one("01", None), one("02", "1998-03-01"))
    assert found.months == (("1998-03", 1),)


@given(st.lists(st.integers(0, 40), max_size=200))
def test_names_shown_summed_and_missing_are_all_articles(names: list[int]) -> None:
    sources = (Source(f"来源{n}", f"s{n}") if n else None for n in names)
    found = counted(*(one(f"{n:04}", source=name) for n, name in enumerate(sources))).sources
    assert sum(row.count for row in found.top) + found.rest + found.unnamed == len(names)
    assert found.names == len(set(names) - {0})
    assert len(found.top) <= SHOWN
    assert [row.count for row in found.top] == sorted([row.count for row in found.top])[::-1]


def test_a_name_without_a_list_is_named_without_a_link() -> None:
    found = counted(one("01", source=Source("？", "")), one("02"))
    assert {row.name: row.url for row in found.sources.top} == {
        "？": None,
        "河谷日报": "source/hegu/",
    }


def test_a_text_that_does_not_say_its_kind_has_none() -> None:
    found = counted(one("01", kind=None), one("02")).kinds
    assert ([row.name for row in found.top], found.unnamed) == ([KIND], 1)


@pytest.mark.parametrize(
    ("header", "lacks"),
    [
        ({}, NO_AUTHOR | NO_ADDRESS),
        ({"authors": BYLINE}, NO_ADDRESS),
        ({"correspondents": BYLINE, "source_url": ADDRESS}, 0),
        ({"photographers": BYLINE, "source_url": ADDRESS}, NO_AUTHOR),
        ({"speaker": BYLINE}, NO_ADDRESS),
        ({"issuing_bodies": "清河市政府", "source_url": "ftp://hegu.example/"}, NO_ADDRESS),
    ],
)
def test_what_an_article_does_not_say(header: dict[str, str], lacks: int) -> None:
    assert unstated(make_record({"title": "渡口", **header}, None, id="01", file="a.md")) == lacks


def test_each_thing_that_is_not_said_is_counted_by_itself() -> None:
    found = counted(
        one("01", unstated=NO_AUTHOR | NO_ADDRESS), one("02", None, unstated=NO_AUTHOR, source=None)
    )
    assert dict(found.unstated) == {"day": 1, "source": 1, "author": 2, "address": 1}


# -- reprints ------------------------------------------------------------------------------------

THREE = [one("01", "2022-05-24"), one("02", "2022-05-20"), one("03", None)]
PAIR = [one("04", None, arrived=("2026-11-02", "", "04")), one("05", None)]
GROUPS = {("01", "02", "03"), ("04", "05"), ("06",)}


def test_a_report_begins_with_its_earliest_stated_day_and_leads_to_the_page_of_its_printings() -> (
    None
):
    found = counted(*THREE, *PAIR, one("06"), groups=GROUPS, pages={"01": "g/01/01.html"}).reprints
    assert found is not None and (found.reports, found.printings) == (2, 5)
    rows = [(row.slug, row.url, row.day, row.count) for row in found.top]
    assert rows == [
        ("02", "g/01/01.html", "2022-05-20", 3),
        ("05", "a/05.html", None, 2),
    ]


def test_a_page_that_holds_the_report_among_others_is_one_of_its_printings() -> None:
    found = counted(
        *PAIR, one("06"), groups={("04", "05"), ("06",)}, printings={"04": ("05", "06")}
    )
    assert found.reprints and found.reprints.top[0].count == 3


def test_the_order_of_the_groups_makes_no_difference() -> None:
    pairs = [(f"{n:02}", f"{n:02}x") for n in range(30)]
    standings = [one(slug) for pair in pairs for slug in pair]
    forth, back = (counted(*standings, groups=groups) for groups in (pairs, pairs[::-1]))
    assert forth == back and forth.reprints and len(forth.reprints.top) == SHOWN


def test_without_the_plugin_nothing_is_said_of_reprints() -> None:
    assert counted(*PAIR).reprints is None


def test_an_empty_archive_has_no_figures() -> None:
    made = statistics(counted(groups=set()), lambda slug: None)
    assert (made.total, made.bars, made.held.first, made.sources.rows) == (0, None, None, ())


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 9, "0%"),
        (9, 9, "100%"),
        (1, 900, "<1%"),
        (899, 900, ">99%"),
        (1, 8, "13%"),
        (0, 0, "0%"),
    ],
)
def test_a_share_is_not_rounded_to_none_or_to_all(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said
