"""The feeds of a whole site, read by feedparser and by a feed reader."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import feedparser
from lxml import etree
from lxml import html as lxml_html
from programs import need, served
from site_builder import Site

Build = Callable[..., Site]
SITEURL = "https://news.example.org/jb"


def feeds(built: Site) -> list[str]:
    return [path for path in built.files() if path.endswith(".xml")]


def test_every_feed_is_sound(site: Build, archive: str) -> None:
    built = site(archive, settings={"SITEURL": SITEURL, "FEED_DOMAIN": SITEURL})
    assert len(feeds(built)) == 7
    for path in feeds(built):
        raw = built.files()[path]
        feed = feedparser.parse(raw)
        assert not feed.bozo, path
        assert feed.feed.language == "zh-cn" and feed.entries
        (own,) = [link.href for link in feed.feed.links if link.rel == "self"]
        assert own.startswith(f"{SITEURL}/feeds/") and own.isascii()
        for entry in feed.entries:
            assert entry.link.startswith(f"{SITEURL}/a/") and entry.link.isascii()
            assert entry.id.startswith("tag:jianbao.example,2026:") and not entry.guidislink
            assert entry.source.title and entry.source.href.startswith("http")
            assert entry.content[0].value.startswith("<p>来源：")
            for _, _, link, _ in lxml_html.fromstring(entry.content[0].value).iterlinks():
                assert link.startswith(("http://", "https://"))
        for item in etree.fromstring(raw).iter("item"):
            assert len(item.findall("source")) == 1


def test_an_item_says_what_the_text_states_and_no_more(site: Build, archive: str) -> None:
    built = site(archive)
    by_title = {
        entry.title: entry for entry in feedparser.parse(built.read("feeds/all.xml")).entries
    }
    bridge = by_title["渡口新桥通车 A&B"]
    assert bridge.published == "Mon, 23 May 2022 12:11:23 +0800"
    assert bridge.author == "杨文、李明、王小月"
    assert (bridge.source.title, bridge.source.href) == ("河汾日报", "https://hefen.example/")
    assert bridge.summary.startswith("五月二十三日上午，渡口新桥建成通车")
    undated = by_title["没有日期的稿子"]
    assert "published" not in undated and "2026" not in undated.content[0].value
    assert "撤回" not in built.read("feeds/all.xml")


def test_a_source_without_a_home_is_named_with_what_is_known(site: Build, archive: str) -> None:
    feed = feedparser.parse(site(archive).read("feeds/source/songling.xml"))
    assert feed.entries[0].source.title == "松岭网"
    assert feed.entries[0].source.href == "http://localhost:8000/feeds/source/songling.xml"


def test_guids_do_not_change_with_address_title_or_date(site: Build, archive: str) -> None:
    def guids(built: Site) -> set[str]:
        return {entry.id for entry in feedparser.parse(built.read("feeds/all.xml")).entries}

    before = guids(site(archive))
    changed = archive.replace("Title: 夜校开班", "Title: 夜校停课").replace(
        "2022-05-22", "2022-05-20"
    )
    assert guids(site(changed, settings={"SITEURL": SITEURL})) == before


def test_hostile_content_is_harmless_in_feeds(site: Build, sources: str) -> None:
    built = site(
        sources
        + """
-- content/2022/05/1a01020304050607.md --
Title: &lt;script&gt;alert(1)&lt;/script&gt;
Date: 2022-05-23
Category: 时政
Slug: 1a01020304050607

<script>alert(2)</script><img src="x" onerror="alert(3)"><a href="javascript:alert(4)">链接</a>

正文\x0b里有控制字符。
""",
        plugins=["plugins.feeds", "plugins.catalog"],
    )
    (entry,) = feedparser.parse(built.read("feeds/all.xml"), sanitize_html=False).entries
    value = entry.content[0].value
    assert "<script" not in value and "onerror" not in value and "javascript:" not in value
    assert "正文里有控制字符" in value
    assert entry.title == "<script>alert(1)</script>"


def test_a_feed_holds_no_more_than_it_may(site: Build, sources: str) -> None:
    many = "".join(
        f"-- content/2022/06/{n:016x}.md --\nTitle: 第{n}条\nDate: 2022-06-{n:02}\nCategory: 时政\n"
        f"Slug: {n:016x}\nArchived: 2026-11-01\n\n{'字' * 100}\n"
        for n in range(1, 13)
    )
    built = site(sources + many, settings={"FEEDS_MAX_ITEMS": 5})
    entries = feedparser.parse(built.read("feeds/all.xml")).entries
    assert [entry.title for entry in entries] == [f"第{n}条" for n in range(12, 7, -1)]


def test_newsboat_reads_them(site: Build, archive: str, tmp_path: Path) -> None:
    need("newsboat")
    built = site(archive, settings={"SITEURL": SITEURL, "FEED_DOMAIN": SITEURL})
    home = tmp_path / "home"
    (home / ".newsboat").mkdir(parents=True)
    cache = home / ".newsboat" / "cache.db"
    with served(built.output) as address:
        urls = "\n".join(
            f"{address}/{path}" for path in ("feeds/all.xml", "feeds/tag/%E6%A1%A5%E6%A2%81.xml")
        )
        (home / ".newsboat" / "urls").write_text(urls + "\n", encoding="utf-8")
        for _ in range(2):  # twice: nothing may come up as new the second time
            run = subprocess.run(
                ["newsboat", "-u", str(home / ".newsboat/urls"), "-c", str(cache),
                 "-C", os.devnull, "-x", "reload", "print-unread"],
                env={"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "dumb",
                     "no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1"},
                capture_output=True, text=True, timeout=60, check=False,
            )  # fmt: skip
            assert run.stdout.split()[0] == "4", run
    with sqlite3.connect(cache) as database:
        rows = database.execute("SELECT guid, url, title, author, content FROM rss_item").fetchall()
    by_guid = {row[0].rpartition(":")[2]: row for row in rows}
    assert len(rows) == len(by_guid) == 4
    _, url, title, author, content = by_guid["0a01020304050607"]
    assert url == f"{SITEURL}/a/0a/0a01020304050607.html"
    assert title == "渡口新桥通车 A&B"
    assert author == "杨文、李明、王小月"
    assert "来源：河汾日报" in content and "渡口新桥建成通车" in content


def test_a_day_to_come_does_not_pin_when_a_feed_changed(site: Build, archive: str) -> None:
    built = site(archive.replace("Date: 2022-05-24", "Date: 2099-05-24"))
    feed = feedparser.parse(built.read("feeds/all.xml")).feed
    assert feed.updated == "Mon, 02 Nov 2026 00:00:00 +0800"


def test_the_site_feed_stands_where_the_setting_says(site: Build, archive: str) -> None:
    built = site(archive, settings={"FEED_SITE": "rss.xml"})
    assert (
        feedparser.parse(built.read("rss.xml")).feed.link and "feeds/all.xml" not in built.files()
    )
    assert "/rss.xml" in built.read("feeds/index.html")
    assert 'href="/rss.xml"' in built.read("index.html")


def test_a_picture_of_another_host_is_in_no_feed(site: Build, archive: str) -> None:
    hostile = '<img src="/&#92;evil.example/x.png"><img src="/&#9;/evil.example/y.png">'
    built = site(archive.replace("夜校開班，報名", f"{hostile}夜校開班，報名"))
    assert "evil.example" not in built.everything()
