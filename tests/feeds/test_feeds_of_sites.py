"""Every feed of real sites: it keeps the rules, and says the same as the others."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from feed_files import Published
from served_site import published

FORMS = {".xml": "", ".atom.xml": "atom:", ".json": "json:"}
"""By format what stands in an id between `FEED_TAG` and the article's own."""

OPML = {"category": "categories", "source": "sources", "tag": "tags"}
"""By kind of list the name of the OPML file of its feeds."""


def test_every_feed_keeps_the_rules(decent_site: Published) -> None:
    feeds = decent_site.feeds()
    found = {feed.path: faults for feed in feeds if (faults := feed.findings())}
    assert feeds and not found


def test_feeds_of_an_empty_archive_keep_the_rules_and_have_no_clock(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    site = published(tmp_path)
    assert {feed.path for feed in site.feeds()} == {
        "feeds/all.xml",
        "feeds/all.json",
        "feeds/all.opml",
    }
    assert not [faults for feed in site.feeds() if (faults := feed.findings())]
    assert "lastBuildDate" not in (site.output / "feeds/all.xml").read_text("utf-8")


def test_harmful_text_breaks_no_rule_but_that_it_looks_like_mark_up(hostile: Published) -> None:
    for feed in hostile.feeds():
        found = [one for one in feed.findings() if one.rule != "plain-text"]
        assert not found, (feed.path, found)


def test_each_list_has_a_feed_in_every_format(some_site: Published) -> None:
    names: dict[str, set[str]] = {}
    for feed in some_site.feeds():
        names.setdefault(feed.ending, set()).add(feed.name)
    lists = {name for name in names[".xml"] if not name.startswith("feeds/archive/")}
    assert "feeds/all" in lists and len(lists) > 3
    assert names[".atom.xml"] == names[".xml"]
    assert names[".json"] == lists
    kinds = {name.split("/")[1] for name in lists}
    assert names[".opml"] == {
        "feeds/all",
        *(f"feeds/{name}" for kind, name in OPML.items() if kind in kinds),
    }


def test_all_formats_of_a_feed_tell_the_same_of_the_same_articles(some_site: Published) -> None:
    by_name: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    for feed in some_site.feeds():
        if feed.ending != ".opml":
            said = [(item.link, item.title, item.html) for item in feed.items()]
            by_name.setdefault(feed.name, {})[feed.ending] = said
    for name, said in by_name.items():
        assert said[".xml"], name
        assert all(others == said[".xml"] for others in said.values()), name


def test_every_item_leads_to_its_page_in_the_archive(some_site: Published) -> None:
    for feed in some_site.feeds():
        for item in feed.items() if feed.ending != ".opml" else []:
            assert re.fullmatch(
                r"a/[0-9a-f]{2}/[0-9a-f]{16}\.html", item.link.removeprefix(f"{some_site.address}/")
            ), (feed.path, item)
            assert some_site.at(item.link).is_file()


def test_ids_are_of_the_article_and_the_format(some_site: Published) -> None:
    for feed in some_site.feeds():
        for item in feed.items() if feed.ending != ".opml" else []:
            form = FORMS[feed.ending]
            assert re.fullmatch(rf"tag:jianbao\.example,2026:{form}[0-9a-f]{{16}}", item.id)


def test_no_item_of_one_format_has_the_id_of_another(some_site: Published) -> None:
    ids: dict[str, set[str]] = {}
    for feed in some_site.feeds():
        if feed.ending != ".opml":
            ids.setdefault(feed.ending, set()).update(item.id for item in feed.items())
    assert len(set().union(*ids.values())) == sum(len(found) for found in ids.values())


def test_lists_of_feeds_name_feeds_that_exist_and_all_of_them(some_site: Published) -> None:
    named = {}
    for feed in some_site.feeds():
        if feed.ending == ".opml":
            named[feed.name] = [some_site.at(url) for url in feed.subscriptions()]
    for path in set().union(*map(set, named.values())):
        assert path.is_file(), path
    for kind, name in OPML.items():
        there = set((some_site.output / "feeds" / kind).glob("*.xml"))
        wanted = {path for path in there if not path.name.endswith(".atom.xml")}
        assert wanted == set(named.get(f"feeds/{name}", []))
        assert wanted <= set(named["feeds/all"])
    assert some_site.output / "feeds/all.xml" in named["feeds/all"]


def test_a_page_names_feeds_that_exist_and_their_format(some_site: Published) -> None:
    types = {".xml": "application/rss+xml", ".atom.xml": "application/atom+xml",
             ".json": "application/feed+json"}  # fmt: skip
    pages = sorted(some_site.output.rglob("*.html"))
    links = 0
    for page in pages:
        head = page.read_text(encoding="utf-8").partition("</head>")[0]
        for tag in re.findall(r'<link[^>]*rel="alternate"[^>]*>', head):
            kind, address = re.search(r'type="([^"]*)"', tag), re.search(r'href="([^"]*)"', tag)
            assert kind and address
            if kind[1] not in types.values():
                continue
            path = unquote(address[1].removeprefix(some_site.address)).lstrip("/")
            (ending, *_) = (e for e in (".atom.xml", ".json", ".xml") if path.endswith(e))
            assert types[ending] == kind[1] and (some_site.output / path).is_file(), (page, tag)
            links += 1
    assert links >= len(pages) // 2


def test_a_withdrawn_article_is_in_no_feed(hostile: Published) -> None:
    for feed in hostile.feeds():
        text = feed.raw.decode()
        assert "55ee000000000005" not in text and "这一句任何订阅都不该有" not in text


@pytest.mark.parametrize("path", ["feeds/all.xml", "feeds/all.atom.xml", "feeds/all.json"])
def test_harmful_text_arrives_as_text(hostile: Published, path: str) -> None:
    items = {item.link[-21:-5]: item for item in hostile.feed(path).items()}
    item = items["66ff000000000006"]
    assert item.title == "<script>x()</script> 与 &amp;"
    assert "红字" in item.html and "x()" not in item.html
    assert "]]&gt; 与 &lt;b&gt;" in item.html


def test_a_day_before_there_were_time_zones_stays_that_day(hostile: Published) -> None:
    rss, atom, json = (hostile.feed(f"feeds/all{ending}").raw.decode() for ending in FORMS)
    assert "<pubDate>Sat, 04 Mar 1899 00:00:00 +0800</pubDate>" in rss
    assert "<published>1899-03-04T00:00:00+08:00</published>" in atom
    assert '"date_published": "1899-03-04T00:00:00+08:00"' in json
