"""Citations on the pages of a site, and the files beside them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from citations.world import SITE, articles, citations
from site_builder import Site, unpack, write_settings

from plugins.citations.bibtex import bibtex
from plugins.citations.csl import csl_json
from plugins.citations.gbt7714 import gbt7714
from plugins.citations.ris import ris
from plugins.press.build import build
from plugins.press.live import LiveArchive

Build = Callable[..., Site]

ADDRESS = {"SITEURL": SITE, "FEED_DOMAIN": SITE}
PAGES = """-- content/pages/about.md --
Title: 关于
Slug: about

说明。
"""
OTHERS = """-- content/2024/01/c200000000000001.md --
Title: 已撤回
Date: 2024-01-02
Category: 综合
Slug: c200000000000001
Status: hidden
Withdrawn: 2024-12-05

已撤回。
-- content/2024/01/c200000000000002.md --
Title: 不列入目录的一篇
Date: 2024-01-03
Category: 综合
Slug: c200000000000002
Source: 云岭日报
Status: hidden

正文。
"""


def stem(number: str) -> str:
    return f"a/c1/c1000000000000{number}"


def read(output: Path, name: str) -> str:
    return (output / name).read_bytes().decode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("citations")
    unpack(articles() + PAGES + OTHERS, folder)
    write_settings(folder, **ADDRESS)
    build(folder / "conf.py", folder / "output")
    return folder / "output"


def test_every_page_shows_the_line_of_references(built: Path) -> None:
    for number, one in citations().items():
        page = read(built, f"{stem(number)}.html")
        (line,) = re.findall(r'<p class="reference">(.*?)</p>', page)
        assert html.unescape(line) == gbt7714(one)


def test_every_page_shows_the_text_of_its_files(built: Path) -> None:
    for number, one in citations().items():
        shown = re.findall(r"<pre>(.*?)</pre>", read(built, f"{stem(number)}.html"), re.DOTALL)
        files = [bibtex(one), ris(one), csl_json(one)]
        assert [html.unescape(text).strip() for text in shown] == [text.strip() for text in files]


def test_every_page_has_its_files_beside_it(built: Path) -> None:
    for number, one in citations().items():
        assert read(built, f"{stem(number)}.bib") == bibtex(one)
        assert read(built, f"{stem(number)}.ris") == ris(one)
        assert read(built, f"{stem(number)}.csl.json") == csl_json(one)


def test_the_page_links_its_files_with_their_media_types(built: Path) -> None:
    page = read(built, f"{stem('01')}.html")
    found = re.findall(r'<a href="([^"]+)" type="([^"]+)" download="">([^<]+)</a>', page)
    assert found == [
        (f"{SITE}/{stem('01')}.bib", "application/x-bibtex", "BibTeX"),
        (f"{SITE}/{stem('01')}.ris", "application/x-research-info-systems", "RIS"),
        (
            f"{SITE}/{stem('01')}.csl.json",
            "application/vnd.citationstyles.csl+json",
            "CSL-JSON",
        ),
    ]


def test_a_sample_carries_its_caution_in_page_and_files(built: Path) -> None:
    page = read(built, f"{stem('21')}.html")
    assert "范文，不是报道，只可作为写作示例引用。" in page
    for ending in ("bib", "ris", "csl.json"):
        assert "范文，不是报道" in read(built, f"{stem('21')}.{ending}")


def test_a_withdrawn_text_has_no_citation_and_no_files(built: Path) -> None:
    page = read(built, "a/c2/c200000000000001.html")
    assert 'id="cite"' not in page and 'class="reference"' not in page
    assert [path.name for path in (built / "a/c2").glob("c200000000000001.*")] == [
        "c200000000000001.html"
    ]


def test_a_hidden_text_is_cited_but_links_no_files_that_are_not_there(built: Path) -> None:
    page = read(built, "a/c2/c200000000000002.html")
    assert "不列入目录的一篇[N]. 云岭日报，2024-01-03." in page
    assert "download=>" not in page
    assert not (built / "a/c2/c200000000000002.bib").exists()


def test_stock_pelican_prints_the_same_pages_and_files(site: Build, built: Path) -> None:
    stock = site(articles() + PAGES + OTHERS, settings=ADDRESS, stock=True)
    assert stock.status == 0 and "ERROR" not in stock.said, stock.said
    for path in built.rglob("a/*/*"):
        name = path.relative_to(built).as_posix()
        assert stock.files()[name] == path.read_bytes(), name


@pytest.mark.parametrize("name", ["plugins.citations", "plugins.citations.plugin"])
def test_files_stand_beside_pages_in_any_theme(site: Build, name: str) -> None:
    stock = site(articles(), plugins=[name], settings={"SITEURL": SITE})
    assert stock.status == 0 and "ERROR" not in stock.said, stock.said
    assert "journal = {云岭日报}" in stock.read("c100000000000001.bib")


def test_a_renamed_paper_is_renamed_in_every_file_by_the_next_build(tmp_path: Path) -> None:
    unpack(articles() + PAGES, tmp_path)
    write_settings(tmp_path, **ADDRESS)
    build(tmp_path / "conf.py", tmp_path / "output")
    before = {path: path.read_text("utf-8") for path in (tmp_path / "output").rglob("*.bib")}
    sources = tmp_path / "content" / "sources.yaml"
    old = "name: 云岭日报, slug: yunling, aliases: ["
    new = "name: 云岭晨报, slug: yunling, aliases: [云岭日报, "
    sources.write_text(sources.read_text("utf-8").replace(old, new), "utf-8")
    build(tmp_path / "conf.py", tmp_path / "output")
    for path, text in before.items():
        assert path.read_text("utf-8") == text.replace("云岭日报", "云岭晨报")


def test_a_page_that_is_a_folder_links_the_files_that_lie_in_it(site: Build) -> None:
    addresses = {"ARTICLE_URL": "n/{slug}/", "ARTICLE_SAVE_AS": "n/{slug}/index.html"}
    stock = site(articles() + PAGES, settings=ADDRESS | addresses, stock=True)
    page = stock.read("n/c100000000000001/index.html")
    (name,) = re.findall(r'<a href="([^"]+)" type="application/x-bibtex"', page)
    assert "水车又转起来了" in stock.read(name.removeprefix(f"{SITE}/"))


def test_signs_of_markup_are_signs_again_in_the_files(site: Build) -> None:
    text = articles().replace("Title: 水车又转起来了", "Title: 水车&amp;水磨&lt;上&gt;")
    stock = site(text + PAGES, settings=ADDRESS, stock=True)
    page = stock.read(f"{stem('01')}.html")
    assert '<p class="reference">柏一舟. 水车&amp;水磨&lt;上&gt;[N]. ' in page
    assert r"title = {水车\&水磨<上>}" in stock.read(f"{stem('01')}.bib")
    assert "TI  - 水车&水磨<上>\r\n" in (stock.output / f"{stem('01')}.ris").read_bytes().decode()


def test_nothing_of_an_article_is_asked_for_that_pelican_would_have_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: LiveArchive, article: object) -> None:
        raise AssertionError("read by Pelican")

    monkeypatch.setattr(LiveArchive, "_complete", refuse)
    unpack(articles() + PAGES, tmp_path)
    write_settings(tmp_path, **ADDRESS)
    assert build(tmp_path / "conf.py", tmp_path / "output").printed
