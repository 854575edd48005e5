"""The demonstration archive as a whole: what a newcomer sees after the first command."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import feedparser
import pytest
from shared_texts import ROOT
from site_builder import NOT_THE_SAME, run_pelican, write_settings

from importers.archive.withdrawing import withdraw
from plugins.press.build import build


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration") / "output"
    build(ROOT / "pelicanconf.py", folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def searched(tree: dict[str, bytes]) -> dict[str, bytes]:
    """Without what Pagefind makes of the articles, which has other bytes each time."""
    return {name: data for name, data in tree.items() if not NOT_THE_SAME.match(name)}


def test_it_has_something_to_show(output: Path) -> None:
    names = files(output)
    assert sum(name.endswith(".html") for name in names) >= 40
    assert sum(name.startswith("feeds/") and name.endswith(".xml") for name in names) >= 10


def test_building_again_elsewhere_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    build(ROOT / "pelicanconf.py", tmp_path / "other")
    assert searched(files(tmp_path / "other")) == searched(files(output))


def test_building_again_in_place_writes_nothing(output: Path) -> None:
    report = build(ROOT / "pelicanconf.py", output)
    assert (report.printed, report.removed) == (0, 0)


def test_every_feed_is_well_formed_and_leads_to_the_archive(output: Path) -> None:
    for name, data in files(output).items():
        if not (name.startswith("feeds/") and name.endswith(".xml")):
            continue
        feed = feedparser.parse(data)
        assert not feed.bozo, name
        for entry in feed.entries:
            assert re.fullmatch(r"http://localhost:8000/a/../\w{16}\.html", entry.link)
            form = "atom:" if name.endswith(".atom.xml") else ""
            assert entry.id == f"tag:jianbao.example,2026:{form}{entry.link[-21:-5]}"
            content = entry.content[0].value
            assert not re.search(
                r"<(?:script|style|iframe)|\son\w+=|(?:href|src)=\"(?!http)", content
            )


def test_no_page_but_search_runs_a_script_and_none_calls_another_host(output: Path) -> None:
    for name, data in files(output).items():
        if name.endswith(".html"):
            text = data.decode()
            # JSON-LD is data; schemas are named, not fetched.
            text = text.replace('<script type="application/ld+json">', "")
            if name == "search/index.html":
                text = text.replace('<script type="module" src="/theme/js/search.js">', "")
            assert "<script" not in text, name
            assert not re.search(r'(?:src|<link(?! rel="schema)[^>]*href)="(?:https?:)?//', text), (
                name
            )
            assert text.index("Content-Security-Policy") < text.index("<title"), name


def test_a_withdrawn_article_is_in_no_file_of_the_site_or_the_archive(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (article,) = (
        path
        for path in (tmp_path / "content").rglob("*.md")
        if "夜市街的灯就一盏接一盏亮了" in path.read_text(encoding="utf-8")
    )
    body = article.read_text(encoding="utf-8").split("\n\n", 1)[1]
    sentences = [s for s in re.split(r"[。！？\n]", body) if len(s) >= 8]
    assert len(sentences) >= 3
    write_settings(tmp_path)
    build(tmp_path / "conf.py", tmp_path / "output")
    shown = "".join(data.decode("utf-8", "replace") for data in files(tmp_path / "output").values())
    assert sentences[0] in shown
    withdraw(tmp_path / "content", article.stem, "作者要求", "2025-01-01")
    build(tmp_path / "conf.py", tmp_path / "output")
    for folder in ("output", "content", ".cache"):
        left = "".join(d.decode("utf-8", "replace") for d in files(tmp_path / folder).values())
        for sentence in [*sentences, "晚上九点的夜市街"]:
            assert sentence not in left, (folder, sentence)
    notice = (tmp_path / "output" / "a" / article.stem[:2] / f"{article.stem}.html").read_text(
        encoding="utf-8"
    )
    assert "作者要求" in notice


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_stock_pelican_builds_the_same_content_without_anything_of_ours(
    tmp_path: Path, theme: str
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    site = run_pelican(tmp_path, "content", "-t", theme, "--fatal", "errors")
    assert site.status == 0, site.said
    articles = list((tmp_path / "content").glob("[12]*/*/*.md"))
    assert f"Processed {len(articles)} articles" in site.said.replace("\n", " ")
