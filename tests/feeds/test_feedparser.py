"""feedparser fetches RSS and Atom over HTTP; of JSON feeds it knows nothing."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
from feed_sites import NEWEST_FIRST
from lxml import html as lxml_html
from served_site import ServedSite

VERSIONS = {"feeds/all.xml": "rss20", "feeds/all.atom.xml": "atom10"}


@pytest.fixture(params=VERSIONS)
def parsed(
    small: ServedSite, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Any:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    feed = feedparser.parse(f"{small.address}/{request.param}", sanitize_html=False)
    assert (feed.status, feed.bozo, feed.version) == (200, False, VERSIONS[request.param])
    return feed


def test_it_finds_the_newest_first_and_their_pages(small: ServedSite, parsed: Any) -> None:
    pages = [f"{small.address}/a/{slug[:2]}/{slug}.html" for slug in NEWEST_FIRST]
    assert [entry.link for entry in parsed.entries] == pages
    assert parsed.feed.link == f"{small.address}/"


def test_it_finds_every_writer(parsed: Any) -> None:
    writers = "、".join(author.name for author in parsed.entries[3].authors)
    assert writers == "贺小满、钟立、阮青禾"
    assert not any("author" in entry for entry in parsed.entries[:3])


def test_it_finds_the_whole_text_with_whole_links(parsed: Any) -> None:
    (content,) = parsed.entries[3].content
    links = [link for _, _, link, _ in lxml_html.fromstring(content.value).iterlinks()]
    assert links == [
        "https://yunling.example/2025/%E6%9D%8F%E5%AD%90.html",
        "https://yunling.example/prices?day=28&kind=fruit",
    ]
    assert content.value.startswith("<p>来源：云岭日报") and "坐果率是近六年最高" in content.value


def test_a_day_that_is_not_stated_is_not_given(parsed: Any) -> None:
    letter = parsed.entries[0]
    assert "published" not in letter
    assert "2025" not in letter.content[0].value


def test_it_finds_category_tags_and_source(parsed: Any) -> None:
    orchard = parsed.entries[3]
    assert [tag.term for tag in orchard.tags] == ["民生", "杏子", "合作社"]
    assert orchard.source.title == "云岭日报"
