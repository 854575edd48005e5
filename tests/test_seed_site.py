"""The five labelled texts as a site: seven articles, one reprint group, feeds that name their sources."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from typing import Any

import feedparser
import pytest
from lxml import html as lxml_html
from shared_texts import ROOT, shared_folder
from site_builder import Site, run_pelican, write_settings
from site_links import Links

from importers.archive.importing import Wishes, import_paths

FEED_ITEMS = Callable[[str], list[Any]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("seeds")
    content = folder / "content"
    content.mkdir()
    for name in ("sources.yaml", "taxonomy.yaml"):
        shutil.copy(ROOT / "content" / name, content / name)
    shutil.copytree(ROOT / "content/pages", content / "pages")
    texts = sorted(shared_folder("seeds").glob("*.txt"))
    report = import_paths(texts, content, Wishes(archived="2026-01-01"))
    assert report.counts() == {"imported": 5}
    write_settings(folder)
    site = run_pelican(folder, "-s", "conf.py")
    assert site.status == 0, site.said
    return site


@pytest.fixture(scope="module")
def labels() -> list[dict[str, Any]]:
    """What the texts are labelled with, in the order of their names."""
    paths = sorted(shared_folder("seeds").glob("*.expected.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def pages(site: Site) -> dict[str, str]:
    return {
        path: body.decode()
        for path, body in site.files().items()
        if path.startswith("a/") and path.endswith(".html")
    }


def page_of(site: Site, headline: str) -> tuple[str, str]:
    def heading(html: str) -> str:
        found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
        return "".join(re.sub(r"<[^>]*>", "", found[1] if found else "").split())

    wanted = "".join(headline.split())
    (found,) = ((path, html) for path, html in pages(site).items() if heading(html) == wanted)
    return found


def test_five_texts_give_seven_articles(built: Site) -> None:
    assert len(pages(built)) == 7


def test_the_two_printings_name_each_other_and_nothing_else_is_called_a_reprint(
    built: Site, labels: list[dict[str, Any]]
) -> None:
    post, _ = page_of(built, labels[0]["stories"][0]["title"])
    paper, _ = page_of(built, labels[1]["stories"][0]["title"])
    for path, html in pages(built).items():
        others = {post, paper} - {path} if path in (post, paper) else set()
        printings = re.search(
            r'<section[^>]*aria-labelledby="printings".*?</section>', html, re.DOTALL
        )
        named = set(re.findall(r"\w{2}/\w{16}\.html", printings[0] if printings else ""))
        assert {f"a/{name}" for name in named} - {path} == others, path


def test_their_comparison_lists_what_was_changed(built: Site) -> None:
    (comparison,) = (path for path in built.files() if path.startswith("c/"))
    (group,) = (path for path in built.files() if path.startswith("g/"))
    assert built.read(group)
    page = lxml_html.fromstring(built.read(comparison))
    for aid in page.xpath("//*[@class='unseen']"):
        aid.drop_tree()
    listed = [line.text_content() for line in page.xpath("//span[@class='quoted']")]
    for words in ("准关键重点", "迎接和学习贯彻", "山西我省", "在返乡", "致富富裕"):
        assert any(words in line for line in listed), words
    moved = [mark.text for mark in page.xpath("//ol[@class='changes-list']//mark")]
    assert len(moved) == 1 and moved[0].startswith("会议以电视电话会议形式召开")


def test_an_undated_text_is_called_undated_everywhere(
    built: Site, labels: list[dict[str, Any]]
) -> None:
    stories = [story for label in labels for story in label["stories"]]
    for story in stories:
        _, html = page_of(built, story["title"])
        head = html[html.index("<h1") : html.index("</header>", html.index("<h1"))]
        assert ("日期不详" in head) == (story["date"] is None)
    feed = feedparser.parse(built.read("feeds/all.xml"))
    dated = sorted(entry.title for entry in feed.entries if "published" in entry)
    assert dated == sorted(story["title"] for story in stories if story["date"])


def test_the_lost_column_is_marked_and_the_junk_is_nowhere(
    built: Site, labels: list[dict[str, Any]]
) -> None:
    _, html = page_of(built, labels[3]["stories"][0]["title"])
    assert 'class="gap"' in html
    # An original is published as it came, junk and all.
    files = [data for path, data in built.files().items() if not path.endswith(".bin")]
    everything = b"".join(files).decode("utf-8", "replace")
    for label in (labels[0], labels[2]):
        for junk in label["junk"]:
            if len(junk) > 14 and "来源" not in junk:
                assert junk not in everything


def test_feeds_parse_and_name_the_source_of_what_was_reposted(
    built: Site, labels: list[dict[str, Any]]
) -> None:
    sources = {
        "".join(story["title"].split()): story["source"]
        for label in labels
        for story in label["stories"]
    }
    found = [path for path in built.files() if path.startswith("feeds/") and path.endswith(".xml")]
    feeds = [path for path in found if not path.endswith(".atom.xml")]
    assert feeds
    for path in feeds:
        feed = feedparser.parse(built.files()[path])
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        feed_title = "剪报"
        assert feed.entries
        for entry in feed.entries:
            assert entry.link.startswith("http") and entry.id
            # RSS wants a source to have a feed: where none is stated it is this archive's own.
            source = sources["".join(entry.title.split())] or feed_title
            assert entry.source.title == source


def test_every_link_leads_to_its_place(built: Site) -> None:
    links = Links(built.output)
    assert not [*links.broken(), *links.broken_references()]
