"""Which addresses the sitemap is given."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from plugins.catalog.addresses import statistics_page
from plugins.catalog.sources import Source
from plugins.catalog.standing import Standing
from plugins.exports.crawled import article_addresses, keeps_out, list_paths

SITE = "https://news.example.org"
CHINA = ZoneInfo("Asia/Shanghai")


def standing(slug: str, **given: object) -> Standing:
    url, arrived = f"a/{slug}.html", ("2026-11-01", "", slug)
    made = Standing(
        slug, f"{slug}.md", url, url, ("", slug), None, None, (), None, arrived, 0.0, (), 3170
    )
    return made._replace(**given)


@pytest.mark.parametrize("said", ["noindex", "NoIndex, follow", "follow,none"])
def test_robots_are_kept_out_by_a_word_of_theirs(said: str) -> None:
    assert keeps_out(said)


@pytest.mark.parametrize("said", [None, "", "index, follow", "noarchive"])
def test_other_words_keep_no_robot_out(said: str | None) -> None:
    assert not keeps_out(said)


def test_the_day_of_a_change_is_that_of_the_sites_zone() -> None:
    late = 1704121200.0  # 2024-01-01 15:00 UTC, 23:00 in China
    found = article_addresses(
        [standing("b", changed=late), standing("a", changed=late + 3600)], (), SITE, CHINA
    )
    assert [(one.url, one.changed) for one in found] == [
        (f"{SITE}/a/b.html", "2024-01-01"),
        (f"{SITE}/a/a.html", "2024-01-02"),
    ]


@pytest.mark.parametrize("moment", [0.0, 1e15])
def test_a_change_beyond_the_calendar_or_unknown_has_no_day(moment: float) -> None:
    (found,) = article_addresses([standing("a", changed=moment)], (), SITE, CHINA)
    assert found.changed is None


def test_samples_are_left_out() -> None:
    found = article_addresses([standing("a"), standing("b")], {"a"}, SITE, CHINA)
    assert [one.url for one in found] == [f"{SITE}/a/b.html"]


def test_of_each_list_the_front_is_named() -> None:
    source = Source("河汾日报", "hefen")
    dated = standing(
        "a", day="2022-05-23", category=("affairs", "时政"), tags=(("bridge", "桥"),), source=source
    )
    always = {"", "archive/", "category/", "source/", "tag/"}
    assert list_paths([]) == always
    assert list_paths([dated]) - always == {
        "2022/05/", "category/affairs/", "tag/bridge/", "source/hefen/"
    }  # fmt: skip
    assert list_paths([standing("b")]) - always == {"undated/"}


@pytest.mark.parametrize("given", ["", None])
def test_without_an_address_there_is_no_page_of_figures(given: str | None) -> None:
    assert statistics_page({"STATISTICS_URL": given}) == ""
    assert statistics_page({}) == "about/archive/"
