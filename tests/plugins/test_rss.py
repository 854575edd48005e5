"""One test for each trap of feedgen that feeds/rss.py names."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import feedparser
from lxml import etree

from plugins.catalog.record import make_record
from plugins.catalog.standing import arrived
from plugins.feeds.items import absolute, attribution_line, encoded
from plugins.feeds.rss import Channel, FeedItem, rss

SHANGHAI = ZoneInfo("Asia/Shanghai")


def item(number: int, **changes: object) -> FeedItem:
    made = FeedItem(
        guid=f"tag:x.example,2026:{number}",
        link=f"https://x.example/a/{number}.html",
        title=f"题 {number} <b>&",
        summary="摘要",
        html="<p>正文 ]]> &lt;</p>",
        published=datetime(2022, 5, 23, tzinfo=SHANGHAI),
        writers=("杨文", "李明"),
        categories=("时政", "桥梁"),
        source_title="河汾日报",
        source_url="https://hefen.example/",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def channel(*items: FeedItem) -> Channel:
    return Channel(
        title="剪报",
        description="存档",
        url="https://x.example/feeds/all.xml",
        page_url="https://x.example/",
        changed=datetime(2026, 11, 1, tzinfo=SHANGHAI),
        items=items,
    )


def test_a_feed_is_read_back_as_it_was_meant() -> None:
    feed = feedparser.parse(rss(channel(item(2), item(1))))
    assert not feed.bozo
    assert feed.feed.link == "https://x.example/"
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [
        "https://x.example/feeds/all.xml"
    ]
    assert [entry.title for entry in feed.entries] == ["题 2 <b>&", "题 1 <b>&"]
    first = feed.entries[0]
    assert first.id == "tag:x.example,2026:2" and not first.guidislink
    assert first.author == "杨文、李明"
    assert first.content[0].value == "<p>正文 ]]> &lt;</p>"
    assert (first.source.title, first.source.href) == ("河汾日报", "https://hefen.example/")
    assert [tag.term for tag in first.tags] == ["时政", "桥梁"]


def test_nothing_in_a_feed_comes_from_the_clock() -> None:
    first = rss(channel(item(1, published=None)))
    assert first == rss(channel(item(1, published=None)))
    assert b"<lastBuildDate>Sun, 01 Nov 2026 00:00:00 +0800</lastBuildDate>" in first
    assert b"pubDate" not in first


def test_control_characters_do_not_stop_a_feed() -> None:
    bad = item(1, title="题\x0b\x00", html="<p>\x0c</p>", summary="\ufffe", writers=("甲\x01",))
    feed = feedparser.parse(rss(channel(bad)))
    assert not feed.bozo and feed.entries[0].title == "题"


def test_one_source_and_no_dc_source() -> None:
    tree = etree.fromstring(rss(channel(item(1), item(2))))
    for entry in tree.iter("item"):
        assert len(entry.findall("source")) == 1
        assert not entry.findall("{http://purl.org/dc/elements/1.1/}source")


def test_a_big_feed_drops_its_oldest_items() -> None:
    items = tuple(item(number, html="<p>" + "字" * 20_000 + "</p>") for number in range(50))
    written = rss(channel(*items))
    assert len(written) <= 1_000_000
    kept = [entry.id.rpartition(":")[2] for entry in feedparser.parse(written).entries]
    assert kept == [str(number) for number in range(len(kept))] and len(kept) >= 14


def test_an_item_too_big_for_any_feed_keeps_its_link() -> None:
    written = rss(channel(item(1, html="字" * 400_000)))
    assert len(written) <= 1_000_000
    assert feedparser.parse(written).entries[0].link == "https://x.example/a/1.html"


def test_addresses_are_uris() -> None:
    assert absolute("https://x.example/s/", "tag/桥 梁/") == (
        "https://x.example/s/tag/%E6%A1%A5%20%E6%A2%81/"
    )
    assert encoded("http://x.example/桥?a=1&b=%20") == "http://x.example/%E6%A1%A5?a=1&b=%20"


def test_the_attribution_line_escapes_and_says_what_is_not_known() -> None:
    header = {"title": "t", "date": "2022-05-23", "reporters": "<b>; 乙"}
    line = attribution_line(make_record(header, None, id="x", file="x"), None)
    assert line == "<p>来源：未注明　作者：&lt;b&gt; 乙　刊载：2022年5月23日</p>"


def test_a_feed_shows_first_what_came_in_last() -> None:
    old = {"title": "t", "date": "2019-01-01", "archived": "2026-11-02"}
    new = {"title": "t", "date": "2022-05-23", "archived": "2026-11-01"}
    undated = {"title": "t", "date": "2026-11-02", "date_basis": "archived"}
    made = [
        make_record(header, None, id=str(n), file="x")
        for n, header in enumerate([old, new, undated])
    ]
    assert [record.id for record in sorted(made, key=arrived)] == ["1", "2", "0"]
