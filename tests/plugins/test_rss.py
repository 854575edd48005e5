"""One test for each trap of feedgen that feeds/rss.py names, and the lines that all formats share."""

from __future__ import annotations

from datetime import datetime

import feedparser
from feed_items import CONTROLS, SHANGHAI, channel, item, written
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.catalog.record import make_record
from plugins.catalog.sanitise import one_line, without_controls
from plugins.catalog.sources import Source
from plugins.catalog.standing import arrived
from plugins.catalog.strings import strings_of
from plugins.feeds.items import attribution_line, others_line

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"


def test_a_feed_is_read_back_as_it_was_meant() -> None:
    feed = feedparser.parse(written("rss", item(2), item(1)))
    assert not feed.bozo
    assert feed.feed.link == "https://x.example/" and feed.feed.language == "zh-cn"
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
    first = written("rss", item(1, published=None))
    assert b"<lastBuildDate>Sun, 01 Nov 2026 00:00:00 +0800</lastBuildDate>" in first
    assert b"pubDate" not in first


def test_control_characters_do_not_stop_a_feed() -> None:
    feed = feedparser.parse(written("rss", item(1, **CONTROLS), of=channel(title="剪\x0b报")))
    assert not feed.bozo and feed.entries[0].title == "题" and feed.feed.title == "剪报"
    assert feed.entries[0].content[0].value == "<p>字</p>"


def test_one_source_and_no_dc_source() -> None:
    tree = etree.fromstring(written("rss", item(1), item(2)))
    for entry in tree.iter("item"):
        assert len(entry.findall("source")) == 1
        assert not entry.findall("{http://purl.org/dc/elements/1.1/}source")


def test_an_item_without_a_summary_is_described_by_its_title() -> None:
    tree = etree.fromstring(written("rss", item(1, summary="")))
    assert tree.findtext(".//item/description") == "题 1 <b>&"


def test_a_day_before_zones_had_whole_minutes_is_written_as_a_zone_that_is_one() -> None:
    old = datetime(1899, 5, 23, tzinfo=SHANGHAI)
    assert b"<pubDate>Tue, 23 May 1899 00:00:00 +0800</pubDate>" in written(
        "rss", item(1, published=old)
    )


def test_a_document_of_the_history_names_the_one_before_and_the_feed() -> None:
    old = channel(previous="https://x.example/2022-04.xml", current="https://x.example/all.xml")
    head = etree.fromstring(written("rss", item(1), of=old)).find("channel")
    assert head is not None and head.find(f"{HISTORY}archive") is not None
    links = {link.get("rel"): link.get("href") for link in head.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://x.example/feeds/all.xml",
        "prev-archive": "https://x.example/2022-04.xml",
        "current": "https://x.example/all.xml",
    }


def test_the_feed_itself_is_no_document_of_the_history() -> None:
    head = etree.fromstring(written("rss", item(1), of=channel(previous="https://x.example/p")))
    assert not list(head.iter(f"{HISTORY}archive"))


def test_the_attribution_line_escapes_and_says_what_is_not_known() -> None:
    header = {"title": "t", "date": "2022-05-23", "reporters": "<b>; 乙"}
    said = attribution_line(make_record(header, None, id="x", file="x"), None, strings_of({}))
    assert said == "<p>来源：未注明　作者：&lt;b&gt; 乙　刊载：2022年5月23日</p>"


def test_the_line_of_other_printings_names_source_and_day_and_leads_to_each() -> None:
    stated = make_record({"title": "t", "date": "2022-05-24"}, None, id="a", file="a")
    silent = make_record(
        {"title": "t", "date": "2026-11-01", "date_basis": "archived", "source": "A&B"},
        None, id="b", file="b",
    )  # fmt: skip
    assert others_line([], strings_of({})) == ""
    assert others_line(
        [("https://x/a", stated, Source("松岭网", "songling")), ("https://x/b", silent, None)],
        strings_of({}),
    ) == (
        '<p>又见：<a href="https://x/a">松岭网，2022年5月24日</a>；'
        '<a href="https://x/b">A&amp;B，日期不详</a></p>'
    )


def test_a_feed_shows_first_what_came_in_last() -> None:
    old = {"title": "t", "date": "2019-01-01", "archived": "2026-11-02"}
    new = {"title": "t", "date": "2022-05-23", "archived": "2026-11-01"}
    undated = {"title": "t", "date": "2026-11-02", "date_basis": "archived"}
    made = [
        make_record(header, None, id=str(n), file="x")
        for n, header in enumerate([old, new, undated])
    ]
    assert [record.id for record in sorted(made, key=arrived)] == ["1", "2", "0"]


@given(st.text())
def test_any_text_is_one_line_without_controls(text: str) -> None:
    assert one_line(text) == " ".join(without_controls(text).split())
