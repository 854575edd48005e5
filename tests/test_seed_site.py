"""The five labelled texts as a site: seven articles, one reprint group, feeds that name their sources."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from typing import Any

import feedparser
import pytest
from shared_texts import ROOT, shared_folder
from site_builder import Site, run_pelican, write_settings

from importers.archive.importing import Wishes, import_paths

FEED_ITEMS = Callable[[str], list[Any]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("seeds")
    content = folder / "content"
    content.mkdir()
    for name in ("sources.yaml", "taxonomy.yaml"):
        shutil.copy(ROOT / "content" / name, content / name)
    texts = sorted(shared_folder("seeds").glob("*.txt"))
    report = import_paths(texts, content, Wishes(archived="2026-01-01"))
    assert report.counts() == {"imported": 5}
    write_settings(folder)
    site = run_pelican(folder, "-s", "conf.py")
    assert site.status == 0, site.said
    return site


def pages(site: Site) -> dict[str, str]:
    return {path: body.decode() for path, body in site.files().items() if path.startswith("a/")}


def page_of(site: Site, headline: str) -> tuple[str, str]:
    (found,) = (
        (path, html)
        for path, html in pages(site).items()
        if re.search(rf"<h1[^>]*>\s*{re.escape(headline)}", re.sub(r"<wbr>", "", html))
    )
    return found


def test_five_texts_give_seven_articles(built: Site) -> None:
    assert len(pages(built)) == 7


def test_the_two_printings_name_each_other_and_nothing_else_is_called_a_reprint(
    built: Site,
) -> None:
    post, _ = page_of(built, "山西：召开稳就业工作推进会")
    paper, _ = page_of(built, "全省稳就业工作推进会召开")
    for path, html in pages(built).items():
        others = {post, paper} - {path} if path in (post, paper) else set()
        printings = re.search(
            r'<section[^>]*aria-labelledby="printings".*?</section>', html, re.DOTALL
        )
        named = set(re.findall(r"a/../\w{16}\.html", printings[0] if printings else ""))
        assert named - {path} == others, path


def test_an_undated_text_is_called_undated_everywhere(built: Site) -> None:
    _, html = page_of(built, "在202x年全省建设高质量充分就业先行区推进会上的讲话")
    assert "日期不详" in html
    feed = feedparser.parse(built.read("feeds/all.xml"))
    dated = [entry.title for entry in feed.entries if "published" in entry]
    assert sorted(dated) == [
        "临汾市进一步推进稳就业保就业工作若干措施",
        "山西：召开稳就业工作推进会",
    ]


def test_the_lost_column_is_marked_and_the_promotion_is_nowhere(built: Site) -> None:
    _, html = page_of(built, "山西省千方百计促进高质量充分就业")
    assert 'class="gap"' in html
    everything = built.everything()
    for junk in ("预览阅读已结束", "联系老师", "返回首页"):
        assert junk not in everything


def test_feeds_parse_and_name_the_source_of_what_was_reposted(built: Site) -> None:
    feeds = [path for path in built.files() if path.startswith("feeds/") and path.endswith(".xml")]
    assert feeds
    for path in feeds:
        feed = feedparser.parse(built.files()[path])
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.entries
        for entry in feed.entries:
            assert entry.link.startswith("http") and entry.id
            if "崔志强" in entry.content[0].value:
                assert entry.source.title == "中国发展网"
