"""newsboat subscribes over HTTP. It reads RSS and Atom; 2.21, Debian's, takes a JSON feed for nothing.

It knows an item by its guid alone, whatever feed it came by.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from feed_sites import NEWEST_FIRST, SMALL, changed
from newsboat import Newsboat
from served_site import ServedSite

XML = {"feeds/all.xml": "", "feeds/all.atom.xml": "atom:"}
"""By feed what stands in its ids before the article's own."""


@pytest.fixture
def newsboat(tmp_path: Path) -> Newsboat:
    return Newsboat(tmp_path / "newsboat")


@pytest.mark.parametrize("path", XML)
def test_newsboat_shows_what_was_archived(small: ServedSite, newsboat: Newsboat, path: str) -> None:
    newsboat.subscribe([f"{small.address}/{path}"])
    assert newsboat.reload() == 4
    rows = newsboat.rows()
    # It takes a feed from its end, so that the newest is the last that it took.
    pages = [f"{small.address}/a/{slug[:2]}/{slug}.html" for slug in NEWEST_FIRST]
    assert [row.url for row in rows] == pages[::-1]
    first = rows[0]
    assert first.guid == f"tag:jianbao.example,2026:{XML[path]}11aa000000000001"
    assert first.title == "坡上杏子熟了 A&B"
    assert first.author.replace(", ", "、") == "贺小满、钟立、阮青禾"
    assert first.published == 1748388600  # 2025-05-28, 7:30 in Shanghai
    assert first.content.startswith("<p>来源：云岭日报")
    assert "合作社的十二辆三轮车" in first.content
    assert 'href="https://yunling.example/prices?day=28&amp;kind=fruit"' in first.content
    assert rows[1].author == ""


@pytest.mark.parametrize("path", XML)
def test_nothing_comes_up_as_new_twice(small: ServedSite, newsboat: Newsboat, path: str) -> None:
    newsboat.subscribe(
        [f"{small.address}/{path}", f"{small.address}/{path.replace('all', 'source/yunling')}"]
    )
    assert newsboat.reload() == newsboat.reload() == 4


def test_rss_and_atom_together_do_not_take_items_from_each_other(
    small: ServedSite, newsboat: Newsboat
) -> None:
    newsboat.subscribe([f"{small.address}/{path}" for path in XML])
    assert newsboat.reload() == 8
    for path in XML:
        rows = [row for row in newsboat.rows() if row.feed == f"{small.address}/{path}"]
        assert [row.url[-21:-5] for row in rows] == list(reversed(NEWEST_FIRST))


def test_an_article_that_changed_stands_there_once_and_a_new_one_is_new(
    changing: ServedSite, newsboat: Newsboat
) -> None:
    newsboat.subscribe([f"{changing.address}/{path}" for path in XML])
    assert newsboat.reload() == 8
    changing.build(changed(SMALL))
    assert newsboat.reload() == 8 + len(XML)
    for path in XML:
        rows = [row for row in newsboat.rows() if row.feed == f"{changing.address}/{path}"]
        (night_bus,) = [row for row in rows if row.guid.endswith("33cc000000000003")]
        assert night_bus.title == "夜班公交延到一点" and "更正：延到一点。" in night_bus.content
        assert rows[-1].title == "又一封来信" and len(rows) == 5


def test_newsboat_imports_the_list_of_all_feeds(small: ServedSite, newsboat: Newsboat) -> None:
    (listed,) = [feed for feed in small.published.feeds() if feed.path == "feeds/all.opml"]
    lines = newsboat.import_opml(small.published.output / listed.path)
    assert [line.split()[0] for line in lines] == listed.subscriptions()
    # The name of a folder becomes a tag of its feeds.
    assert [line.partition(" ")[2] for line in lines[:2]] == ["", '"分类"']
    newsboat.subscribe(listed.subscriptions())
    assert newsboat.reload() == 4
