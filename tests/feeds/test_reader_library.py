"""The library `reader` subscribes over HTTP to RSS, Atom and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from feed_sites import SMALL, changed
from reader import Entry, Reader, make_reader
from served_site import ServedSite

PATHS = {"feeds/all.xml": "rss20", "feeds/all.atom.xml": "atom10", "feeds/all.json": "json11"}


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with make_reader(":memory:", feed_root=None) as made:
        yield made


def subscribe(reader: Reader, site: ServedSite, *paths: str) -> None:
    for path in paths:
        reader.add_feed(f"{site.address}/{path}")
    update(reader)


def update(reader: Reader) -> None:
    for feed in reader.get_feeds():
        reader.update_feed(feed)  # one by one: all together it asks no server twice within an hour


def by_slug(reader: Reader) -> dict[str, Entry]:
    return {entry.id[-16:]: entry for entry in reader.get_entries()}


@pytest.mark.parametrize("path", PATHS)
def test_the_feed_says_whose_it_is(small: ServedSite, reader: Reader, path: str) -> None:
    subscribe(reader, small, path)
    feed = reader.get_feed(f"{small.address}/{path}")
    assert (feed.version, feed.title, feed.link) == (PATHS[path], "剪报", f"{small.address}/")


@pytest.mark.parametrize("path", PATHS)
def test_entries_say_what_the_text_states_and_no_more(
    small: ServedSite, reader: Reader, path: str
) -> None:
    subscribe(reader, small, path)
    found = by_slug(reader)
    assert len(found) == 4
    orchard, letter = found["11aa000000000001"], found["44dd000000000004"]
    assert orchard.title == "坡上杏子熟了 A&B"
    assert orchard.link == f"{small.address}/a/11/11aa000000000001.html"
    assert orchard.published == datetime(2025, 5, 27, 23, 30, tzinfo=UTC)
    # Of several authors of an Atom entry it keeps the last.
    names = "、".join(author.name or "" for author in orchard.authors)
    assert names == ("阮青禾" if PATHS[path] == "atom10" else "贺小满、钟立、阮青禾")
    (content,) = orchard.content
    assert content.type == "text/html" and content.value.startswith("<p>来源：云岭日报")
    assert "合作社的十二辆三轮车" in content.value
    assert orchard.summary and orchard.summary.startswith("五月的最后一个星期")
    assert letter.published is None and letter.authors == ()


@pytest.mark.parametrize("path", PATHS)
def test_dated_entries_stand_by_their_dates(small: ServedSite, reader: Reader, path: str) -> None:
    subscribe(reader, small, path)
    dated = [entry.id[-16:] for entry in reader.get_entries() if entry.published]
    assert dated == ["22bb000000000002", "11aa000000000001", "33cc000000000003"]


@pytest.mark.parametrize("path", ["feeds/all.xml", "feeds/all.atom.xml"])
def test_entries_name_the_paper_that_they_were_taken_from(
    small: ServedSite, reader: Reader, path: str
) -> None:
    subscribe(reader, small, path)
    source = by_slug(reader)["11aa000000000001"].source
    assert source and source.title == "云岭日报"
    assert "https://yunling.example/" in (source.url, source.link)


def test_three_formats_together_are_three_times_four_entries(
    small: ServedSite, reader: Reader
) -> None:
    subscribe(reader, small, *PATHS)
    entries = list(reader.get_entries())
    assert len(entries) == len({entry.id for entry in entries}) == 12
    assert len({entry.link for entry in entries}) == 4


def test_an_entry_that_changed_stands_there_once(changing: ServedSite, reader: Reader) -> None:
    subscribe(reader, changing, *PATHS)
    changing.build(changed(SMALL))
    update(reader)
    assert reader.get_entry_counts().total == 5 * len(PATHS)
    for path in PATHS:
        entries = reader.get_entries(feed=f"{changing.address}/{path}")
        found = [entry for entry in entries if entry.id.endswith("33cc000000000003")]
        assert [entry.title for entry in found] == ["夜班公交延到一点"]
        assert "更正：延到一点。" in found[0].content[0].value
