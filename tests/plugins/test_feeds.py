"""The feeds of a whole site, read by feedparser; feed readers read others in tests/feeds."""

from __future__ import annotations

import json
from collections.abc import Callable

import feedparser
import pytest
from lxml import etree
from lxml import html as lxml_html
from site_builder import Site

Build = Callable[..., Site]
SITEURL = "https://news.example.org/jb"


def feeds(built: Site, form: str) -> list[str]:
    ending = {"rss": ".xml", "atom": ".atom.xml", "json": ".json"}[form]
    found = [path for path in built.files() if path.startswith("feeds/") and path.endswith(ending)]
    return [path for path in found if form != "rss" or not path.endswith(".atom.xml")]


@pytest.mark.parametrize(("form", "tag"), [("rss", ""), ("atom", "atom:")])
def test_every_feed_is_sound(form: str, tag: str, site: Build, archive: str) -> None:
    built = site(archive, settings={"SITEURL": SITEURL, "FEED_DOMAIN": SITEURL})
    assert len(feeds(built, form)) == 8
    for path in feeds(built, form):
        raw = built.files()[path]
        feed = feedparser.parse(raw)
        assert not feed.bozo, path
        assert feed.feed.language in ("zh-cn", "zh-Hans") and feed.entries
        (own,) = [link.href for link in feed.feed.links if link.rel == "self"]
        assert own.startswith(f"{SITEURL}/feeds/") and own.isascii()
        for entry in feed.entries:
            assert entry.link.startswith(f"{SITEURL}/a/") and entry.link.isascii()
            assert entry.id.removeprefix(f"tag:jianbao.example,2026:{tag}").isalnum()
            assert form == "atom" or not entry.guidislink
            assert entry.content[0].value.startswith("<p>来源：")
            for _, _, link, _ in lxml_html.fromstring(entry.content[0].value).iterlinks():
                assert link.startswith(("http://", "https://"))
        for item in etree.fromstring(raw).iter("item"):
            assert len(item.findall("source")) == 1


def test_json_feeds_say_the_same_as_rss(site: Build, archive: str) -> None:
    built = site(archive, settings={"SITEURL": SITEURL, "FEED_DOMAIN": SITEURL})
    assert len(feeds(built, "json")) == 8
    for path in feeds(built, "json"):
        said = json.loads(built.read(path))
        rss = feedparser.parse(built.read(path.replace(".json", ".xml")), sanitize_html=False)
        assert (said["title"], said["home_page_url"]) == (rss.feed.title, rss.feed.link)
        for item, entry in zip(said["items"], rss.entries, strict=True):
            assert item["id"].rpartition(":")[2] == entry.id.rpartition(":")[2]
            assert (item["url"], item["title"]) == (entry.link, entry.title)
            assert item["content_html"] == entry.content[0].value
            assert ("date_published" in item) == ("published" in entry)


def test_formats_are_those_that_the_setting_names_and_rss(site: Build, archive: str) -> None:
    built = site(archive, settings={"FEEDS_FORMATS": ("json",)})
    assert not feeds(built, "atom")
    assert len(feeds(built, "json")) == len(feeds(built, "rss")) == 8


def test_a_format_that_there_is_not_is_an_error(site: Build, archive: str) -> None:
    built = site(archive, settings={"FEEDS_FORMATS": ("rss", "rdf")})
    assert "FEEDS_FORMATS has rdf." in built.said and built.status != 0


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
    # The last two parts of two; the others are the feed's history.
    assert [entry.title for entry in entries] == [f"第{n}条" for n in range(12, 8, -1)]
    entries = feedparser.parse(built.read("feeds/category/affairs.xml")).entries
    assert [entry.title for entry in entries] == [f"第{n}条" for n in range(12, 7, -1)]


@pytest.mark.parametrize("ending", [".xml", ".atom.xml"])
def test_the_history_leads_from_the_feed_to_every_article_once(
    ending: str, site: Build, sources: str
) -> None:
    many = "".join(
        f"-- content/2022/06/{n:016x}.md --\nTitle: 第{n}条\nDate: 2022-06-{n:02}\nCategory: 时政\n"
        f"Slug: {n:016x}\nArchived: 2026-{n // 4 + 1:02}-01\n\n{'字' * 100}\n"
        for n in range(1, 29)
    )
    built = site(
        sources + many, settings={"FEEDS_MAX_ITEMS": 5, "SITEURL": SITEURL, "FEED_DOMAIN": SITEURL}
    )
    path, titles = f"feeds/all{ending}", []
    while path:
        feed = feedparser.parse(built.read(path))
        titles += [entry.title for entry in feed.entries]
        links = {link.rel: link.href for link in feed.feed.links}
        assert ("current" in links) == path.startswith("feeds/archive/")
        path = links.get("prev-archive", "").removeprefix(f"{SITEURL}/")
    assert titles == [f"第{n}条" for n in range(28, 0, -1)]


def test_printings_of_one_report_have_a_feed(site: Build, archive: str) -> None:
    built = site(archive)
    feed = feedparser.parse(built.read("feeds/group/0a01020304050607.xml"))
    assert feed.feed.title == "渡口新桥通车 A&B（各次刊载） - 剪报"
    assert feed.feed.link == "http://localhost:8000/g/0a/0a01020304050607.html"
    assert {entry.title for entry in feed.entries} == {"渡口新桥通车 A&B", "渡口新桥通车"}


def test_reprints_are_one_item_where_the_setting_says_so(site: Build, archive: str) -> None:
    built = site(archive, settings={"FEEDS_COLLAPSE_REPRINTS": True})
    for path in ("feeds/all.xml", "feeds/category/transport.xml", "feeds/tag/桥梁.xml"):
        by_id = {e.id.rpartition(":")[2]: e for e in feedparser.parse(built.read(path)).entries}
        assert "0b01020304050607" not in by_id
        text = by_id["0a01020304050607"].content[0].value
        assert "松岭网，2022年5月24日</a>" in text
        assert "http://localhost:8000/a/0b/0b01020304050607.html" in text
    (own,) = feedparser.parse(built.read("feeds/source/songling.xml")).entries
    assert own.title == "渡口新桥通车" and "河汾日报，2022年5月23日</a>" in own.content[0].value


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


def test_a_relative_link_is_whole_in_every_feed_and_a_whole_one_is_as_it_was(
    site: Build, archive: str
) -> None:
    links = "[前篇](../0b/0b01020304050607.html)，[原报](https://hefen.example/a?b=1&c=2#d)，"
    built = site(
        archive.replace("夜校開班，報名", f"{links}夜校開班，報名"), settings={"SITEURL": SITEURL}
    )
    page = built.read("a/0c/0c01020304050607.html")
    whole = '<a href="https://hefen.example/a?b=1&amp;c=2#d" rel="noopener noreferrer">原报</a>'
    assert whole in page
    for ending in (".xml", ".atom.xml"):
        feed = feedparser.parse(built.read(f"feeds/all{ending}"), sanitize_html=False)
        text = next(e.content[0].value for e in feed.entries if e.title == "夜校开班")
        assert whole in text
        assert f'href="{SITEURL}/a/0b/0b01020304050607.html"' in text
