"""Settings of feeds: what they ask is done, or said to be wrong in plain words."""

from __future__ import annotations

from typing import Any

import pytest
from site_builder import Site

from plugins.feeds.options import Options, options


def asked(**settings: Any) -> Options:
    found, faults = options({"SITENAME": "剪报", **settings})
    assert not faults
    return found


def faults_of(taken: set[str] | None = None, **settings: Any) -> list[str]:
    return options({"SITENAME": "剪报", **settings}, taken or set())[1]


def test_what_is_not_set_is_as_documented() -> None:
    found = asked()
    assert (found.limit.items, found.limit.bytes, found.part_items) == (50, 1_000_000, 25)
    assert found.forms == ("rss", "atom", "json")


def test_rss_is_first_whatever_is_named() -> None:
    assert asked(FEEDS_FORMATS=["json", "atom"]).forms == ("rss", "atom", "json")
    assert asked(FEEDS_FORMATS=()).forms == ("rss",)


@pytest.mark.parametrize("name", ["FEEDS_MAX_ITEMS", "FEEDS_MAX_BYTES", "FEEDS_ARCHIVE_ITEMS"])
@pytest.mark.parametrize("value", ["50", None, 2.5, True, -1, [50]])
def test_a_number_that_is_none_is_said(name: str, value: object) -> None:
    (fault,) = faults_of(**{name: value})
    assert fault.startswith(f"{name} is {value!r}. Give it a whole number")


def test_a_feed_of_nothing_cannot_be_asked_for_but_no_history_can() -> None:
    assert len(faults_of(FEEDS_MAX_ITEMS=0, FEEDS_MAX_BYTES=0)) == 2
    assert asked(FEEDS_ARCHIVE_ITEMS=0).part_items == 0


@pytest.mark.parametrize("value", ["atom", None, 3, {"rss": True}])
def test_formats_that_are_no_list_are_said(value: object) -> None:
    (fault,) = faults_of(FEEDS_FORMATS=value)
    assert fault == f"FEEDS_FORMATS is {value!r}. Give it a list of rss, atom, json."


@pytest.mark.parametrize(
    "path",
    ["index.html", "feeds/", "/feed.xml", "../feed.xml", "a/../b.xml", "rss", "https://a.example/x.xml",
     "feeds/tag/桥梁.xml", "feeds/archive/2024-01.xml", "sitemap.xml", "data/all.xml"],
)  # fmt: skip
def test_a_place_that_is_another_files_or_none_is_said(path: str) -> None:
    (fault,) = faults_of({"sitemap.xml", "data"}, FEED_SITE=path)
    assert fault.startswith(f"FEED_SITE is {path!r}.")


@pytest.mark.parametrize(
    "path", ["feeds/all.xml", "feed.xml", "rss/index.xml", "feeds/archives.xml"]
)
def test_a_place_of_its_own_is_taken(path: str) -> None:
    assert not faults_of({"sitemap.xml", "data"}, FEED_SITE=path)


@pytest.mark.parametrize("tag", [None, "", "jianbao", "tag:", "tag:a b", 'tag:"'])
def test_an_id_that_could_be_no_uri_is_said(tag: object) -> None:
    (fault,) = faults_of(FEED_TAG=tag)
    assert fault.startswith(f"FEED_TAG is {tag!r}.")


def test_a_domain_that_is_no_whole_address_is_said() -> None:
    for domain in ("feeds.example.org", "//feeds.example.org", "/feeds"):
        (fault,) = faults_of(FEED_DOMAIN=domain)
        assert fault.startswith(f"FEED_DOMAIN is {domain!r}.")
    assert not faults_of(FEED_DOMAIN=None) and not faults_of(FEED_DOMAIN="")


@pytest.mark.parametrize("name", ["", " ", "\x01"])
def test_a_site_whose_name_nobody_sees_is_said(name: str) -> None:
    (fault,) = faults_of(SITENAME=name)
    assert fault.startswith("SITENAME is ")


def test_a_build_ends_with_every_fault_of_the_settings(site: Any) -> None:
    built: Site = site(
        "-- content/taxonomy.yaml --\ncategories: []\n",
        settings={"FEEDS_MAX_ITEMS": "abc", "FEED_SITE": "index.html"},
    )
    assert built.status != 0 and "Traceback" not in built.said.partition("CRITICAL")[0]
    assert "FEEDS_MAX_ITEMS is 'abc'" in built.said and "FEED_SITE is 'index.html'" in built.said


def test_the_feed_of_all_articles_does_not_take_the_place_of_the_sitemap(site: Any) -> None:
    built: Site = site(
        "-- content/taxonomy.yaml --\ncategories: []\n", settings={"FEED_SITE": "sitemap.xml"}
    )
    assert built.status != 0 and "FEED_SITE is 'sitemap.xml'" in built.said


def test_items_lead_into_a_preview_below_a_path(site: Any) -> None:
    built: Site = site(
        "-- content/taxonomy.yaml --\ncategories: [{name: 民生, slug: life}]\n"
        "-- content/0a01.md --\nTitle: 渡口\nDate: 2024-05-06\nCategory: 民生\nSlug: 0a01\n\n正文。\n",
        settings={"SITEURL": "/preview", "FEED_DOMAIN": "http://localhost:8000"},
    )
    feed = built.read("feeds/all.xml")
    assert "<link>http://localhost:8000/preview/a/0a/0a01.html</link>" in feed
