"""Atom 1.0 as RFC 4287 has it, and its part of RFC 5005."""

from __future__ import annotations

from datetime import datetime

import feedparser
from feed_items import CONTROLS, HEFEN, SHANGHAI, TAG, channel, item, written
from lxml import etree

from plugins.feeds.model import Publisher

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"


def entries(data: bytes) -> list[etree._Element]:
    return etree.fromstring(data).findall(f"{ATOM}entry")


def links(element: etree._Element) -> dict[str | None, str | None]:
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def test_a_feed_is_read_back_as_it_was_meant() -> None:
    feed = feedparser.parse(written("atom", item(2), item(1)))
    assert not feed.bozo and feed.version == "atom10"
    assert feed.feed.link == "https://x.example/" and feed.feed.subtitle == "存档"
    assert [entry.title for entry in feed.entries] == ["题 2 <b>&", "题 1 <b>&"]
    first = feed.entries[0]
    assert first.link == "https://x.example/a/2.html"
    assert [author.name for author in first.authors] == ["杨文", "李明"]
    assert first.content[0].value == "<p>正文 ]]> &lt;</p>"
    assert [tag.term for tag in first.tags] == ["时政", "桥梁"]
    assert first.source.title == "河汾日报"


def test_every_feed_and_entry_has_what_it_must_have() -> None:
    bare = item(1, writers=(), via=None, published=None, summary="", categories=())
    feed = etree.fromstring(written("atom", bare))
    (entry,) = feed.findall(f"{ATOM}entry")
    for element in (feed, entry):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}")
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "剪报"
    assert links(entry) == {"alternate": "https://x.example/a/1.html"}


def test_its_ids_are_not_those_of_rss() -> None:
    feed = etree.fromstring(written("atom", item(1)))
    assert feed.findtext(f"{ATOM}id") == f"{TAG}:atom:feed:site"
    assert feed.findtext(f"{ATOM}entry/{ATOM}id") == f"{TAG}:atom:1"


def test_an_entry_leads_to_the_archive_and_names_the_original() -> None:
    (entry,) = entries(written("atom", item(1)))
    assert links(entry) == {
        "alternate": "https://x.example/a/1.html",
        "via": "https://hefen.example/n/1?a=1&b=2",
    }


def test_nothing_in_a_feed_comes_from_the_clock() -> None:
    (stated,) = entries(written("atom", item(1)))
    (silent,) = entries(written("atom", item(1, published=None)))
    assert stated.findtext(f"{ATOM}published") == "2022-05-23T00:00:00+08:00"
    assert silent.find(f"{ATOM}published") is None
    assert stated.findtext(f"{ATOM}updated") == "2026-11-01T00:00:00+08:00"


def test_a_day_before_zones_had_whole_minutes_is_written_as_rfc_3339_allows() -> None:
    (entry,) = entries(written("atom", item(1, published=datetime(1899, 5, 23, tzinfo=SHANGHAI))))
    assert entry.findtext(f"{ATOM}published") == "1899-05-23T00:00:00+08:00"


def test_the_publisher_is_the_source_where_the_text_names_one() -> None:
    (entry,) = entries(written("atom", item(1)))
    source = entry.find(f"{ATOM}source")
    assert source is not None and source.findtext(f"{ATOM}id") == HEFEN.id
    assert links(source) == {"alternate": "https://hefen.example/"}
    (homeless,) = entries(written("atom", item(1, publisher=HEFEN._replace(home=None))))
    source = homeless.find(f"{ATOM}source")
    assert source is not None and links(source) == {}
    (silent,) = entries(
        written("atom", item(1, publisher=Publisher("剪报", "https://x/", None, None)))
    )
    assert silent.find(f"{ATOM}source") is None


def test_a_text_in_another_language_says_so() -> None:
    feed = etree.fromstring(written("atom", item(1), item(2, lang="zh-Hant")))
    key = "{http://www.w3.org/XML/1998/namespace}lang"
    assert feed.get(key) == "zh-Hans"
    assert [entry.get(key) for entry in feed.findall(f"{ATOM}entry")] == [None, "zh-Hant"]


def test_control_characters_do_not_stop_a_feed() -> None:
    feed = feedparser.parse(written("atom", item(1, **CONTROLS)))
    assert not feed.bozo and feed.entries[0].title == "题"


def test_a_document_of_the_history_names_the_one_before_and_the_feed() -> None:
    old = channel(previous="https://x.example/2022-04.atom.xml", current="https://x.example/all")
    feed = etree.fromstring(written("atom", item(1), of=old))
    assert feed.find(f"{HISTORY}archive") is not None
    assert links(feed)["prev-archive"] == "https://x.example/2022-04.atom.xml"
    assert links(feed)["current"] == "https://x.example/all"
