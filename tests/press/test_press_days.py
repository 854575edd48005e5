"""What stands on the page of a day: every article once, a report on one line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.sources import Source
from plugins.catalog.standing import Standing
from plugins.press.pages.days import Report, by_source, neighbours, page_order, reports_of
from tests.press.standings import archives_with_printings, one

DAY = "2022-05-23"
HEFEN, SONGLING = Source("河汾日报", "hefen"), Source("松岭网", "songling")


def article(slug: str, page: str | None = None) -> SimpleNamespace:
    return SimpleNamespace(slug=slug, jianbao=SimpleNamespace(page=page))


def groups(members: list[Standing], pages: dict[str, str] | None = None) -> list[Any]:
    """Return the sources of a day as names and slugs."""
    reports = reports_of(members, {})
    sources = {each.slug: each.source for each in members}
    made = by_source(reports, sources, lambda slug: article(slug, (pages or {}).get(slug)))
    return [
        (group.source.name if group.source else None, [line.article.slug for line in group.lines])
        for group in made
    ]


@given(archives_with_printings())
def test_every_article_of_a_day_stands_there_once_on_the_line_of_its_report(
    drawn: tuple[list[Standing], dict[str, list[str]]],
) -> None:
    found, printings = drawn
    for day in {each.day for each in found if each.day}:
        members = [each for each in found if each.day == day]
        reports = reports_of(members, printings)
        slugs = [slug for report in reports for slug in (report.slug, *report.also)]
        assert sorted(slugs) == sorted(each.slug for each in members)
        for report in reports:
            here = {slug for slug in printings.get(report.slug, ()) if slug in slugs}
            assert set(report.also) == here


def test_the_fullest_source_of_the_day_stands_for_a_report() -> None:
    members = [
        one(1, day=DAY, source=SONGLING),
        one(2, day=DAY, source=HEFEN),
        one(3, day=DAY, source=HEFEN),
        one(4, day=DAY),
    ]
    printings = {"0001": ["0002", "0004"], "0002": ["0001", "0004"], "0004": ["0001", "0002"]}
    assert reports_of(members, printings) == (
        Report("0002", ("0001", "0004")),
        Report("0003", ()),
    )


def test_a_printing_of_another_day_is_not_drawn_into_this_one() -> None:
    members = [one(1, day=DAY), one(2, day=DAY)]
    assert reports_of(members, {"0001": ["0009"]}) == (Report("0001", ()), Report("0002", ()))


def test_sources_with_most_reports_come_first_then_by_name_and_none_last() -> None:
    third = Source("北岸广播", "beian")
    members = [
        one(1, day=DAY),
        one(2, day=DAY),
        one(3, day=DAY, source=SONGLING),
        one(4, day=DAY, source=SONGLING),
        one(5, day=DAY, source=HEFEN),
        one(6, day=DAY, source=third),
    ]
    assert groups(members) == [
        ("松岭网", ["0004", "0003"]),
        ("北岸广播", ["0006"]),
        ("河汾日报", ["0005"]),
        (None, ["0002", "0001"]),
    ]


def test_a_source_begins_with_its_first_page_and_ends_with_what_names_none() -> None:
    members = [one(number, day=DAY, source=HEFEN) for number in range(1, 6)]
    pages = {"0001": "第10版", "0002": "第2版", "0003": "第1版", "0004": "第2版"}
    assert groups(members, pages) == [("河汾日报", ["0003", "0004", "0002", "0001", "0005"])]


@pytest.mark.parametrize(
    "pages",
    [
        ["第1版", "第2版", "第10版"],
        ["01版", "2", "第10版", "第11版"],
        ["头版", "第二版", "第九版", "第十版", "第十一版", "第二十版", "第二十一版"],
        ["1版", "A1版", "A2", "A10", "B1"],
        ["第1版(要闻)", "第2版(文教)", "第12版(副刊)"],
        ["Ａ１版", "A02版：要闻", "A3"],
        ["第1版", "要闻", None],
    ],
)
def test_pages_of_a_paper_are_in_the_order_of_the_paper(pages: list[str | None]) -> None:
    backwards = pages[::-1]
    assert sorted(backwards, key=page_order) == pages


@given(st.lists(st.text(), max_size=5))
def test_any_words_can_name_a_page(pages: list[str]) -> None:
    assert len(sorted(pages, key=page_order)) == len(pages)


def test_a_day_leads_to_the_nearest_ones_that_have_a_page() -> None:
    assert neighbours(["2024-02-29", "1991-04-09", "2022-05-23"]) == {
        "1991-04-09": (None, "2022-05-23"),
        "2022-05-23": ("1991-04-09", "2024-02-29"),
        "2024-02-29": ("2022-05-23", None),
    }
    assert neighbours([]) == {}
