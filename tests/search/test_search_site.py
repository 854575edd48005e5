"""Search in a site: what is made when, and what is said where Pagefind is missing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from search_world import ARCHIVE
from site_builder import Site, run_pelican, unpack, write_settings

from plugins.errors import BuildError
from plugins.press.build import build
from plugins.search import plugin
from plugins.search.model import Page


class Filled:
    """Which bundles were filled since it was asked last; builds work in processes of their own."""

    def __init__(self, log: Path) -> None:
        self.log = log

    def since(self) -> list[str]:
        """Return their names in order, and forget them."""
        names = self.log.read_text(encoding="utf-8").split() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return sorted(names)


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Filled:
    """Bundles are not filled by Pagefind, but only told."""
    log = tmp_path / "filled.txt"

    def fill(folder: Path, pages: Iterable[Page] = ()) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{folder.name}\n")
        slugs = [page.slug for page in pages]
        folder.joinpath("articles.json").write_text(json.dumps(slugs), encoding="utf-8")

    monkeypatch.setattr(plugin, "fill_year", fill)
    monkeypatch.setattr(plugin, "fill_engine", fill)
    unpack(ARCHIVE, tmp_path)
    write_settings(tmp_path, SEARCH_URL="search/")
    return Filled(log)


def run(folder: Path) -> Path:
    output = folder / "output"
    build(folder / "conf.py", output)
    return output


def test_a_build_fills_the_bundles_whose_articles_changed(tmp_path: Path, filled: Filled) -> None:
    run(tmp_path)
    assert filled.since() == ["2022", "2023", "engine", "undated"]
    run(tmp_path)
    assert filled.since() == []
    night_school = tmp_path / "content/2023/03/0c01020304050607.md"
    text = night_school.read_text(encoding="utf-8")
    night_school.write_text(text.replace("夜校開班", "夜校停辦"), encoding="utf-8")
    run(tmp_path)
    assert filled.since() == ["2023"]
    sources = tmp_path / "content/sources.yaml"
    renamed = sources.read_text(encoding="utf-8").replace("松岭网,", "松岭网络,")
    sources.write_text(
        renamed.replace("slug: songling", "slug: songling, aliases: [松岭网]"), encoding="utf-8"
    )
    run(tmp_path)
    assert filled.since() == ["2022", "2023"]


def test_a_printing_less_is_known_to_the_years_of_its_report_alone(
    tmp_path: Path, filled: Filled
) -> None:
    run(tmp_path)
    filled.since()
    rules = "unlink:\n  - [0a01020304050607, 0b01020304050607]\n"
    (tmp_path / "content/reprints.yaml").write_text(rules, encoding="utf-8")
    run(tmp_path)
    assert filled.since() == ["2022"]


def test_a_withdrawn_article_leaves_its_bundle(tmp_path: Path, filled: Filled) -> None:
    output = run(tmp_path)
    assert "0f01020304050607" not in (output / "pagefind/2022/articles.json").read_text("utf-8")
    bill = tmp_path / "content/2023/04/0d01020304050607.md"
    lines = "Status: hidden\nWithdrawn: 2026-11-03\nTitle:"
    bill.write_text(bill.read_text("utf-8").replace("Title:", lines, 1), encoding="utf-8")
    run(tmp_path)
    told = (output / "pagefind/2023/articles.json").read_text("utf-8")
    assert json.loads(told) == ["1a01020304050607", "0c01020304050607"]


def test_without_pagefind_the_page_says_how_to_browse_and_the_build_says_why(
    tmp_path: Path,
) -> None:
    unpack(ARCHIVE, tmp_path)
    write_settings(tmp_path, SEARCH_URL="search/")
    with (tmp_path / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write("import plugins.search.program as program\n")
        settings.write("program.installed = lambda: None\n")
    built = run_pelican(tmp_path, "-s", "conf.py")
    assert built.status == 0
    assert not (built.output / "pagefind").exists()
    page = built.read("search/index.html")
    assert "这里还没有检索" in page and "<script" not in page and 'href="/source/"' in page
    said = " ".join(built.said.split())
    assert said.count("Pagefind") == 1
    assert (
        "There is no search: Pagefind is missing. Install it: pip install 'jianbao[search]'" in said
    )


def test_a_build_that_shows_nothing_of_pelican_still_tells_our_warnings(tmp_path: Path) -> None:
    unpack(ARCHIVE, tmp_path)
    write_settings(tmp_path, SEARCH_URL="search/")
    with (tmp_path / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write("import plugins.search.program as program\n")
        settings.write("program.installed = lambda: None\n")
    lines = build(tmp_path / "conf.py", tmp_path / "output").lines()
    assert lines[0].startswith("Warning: There is no search: Pagefind is missing. Install it")
    assert len(lines) == 2 and "6 articles" in lines[1]


def test_an_empty_address_turns_search_off(tmp_path: Path, filled: Filled) -> None:
    write_settings(tmp_path, SEARCH_URL="")
    output = run(tmp_path)
    assert filled.since() == [] and not (output / "search").exists()
    assert "检索" not in (output / "index.html").read_text(encoding="utf-8")


def test_stock_pelican_makes_the_same_pages(site: Callable[..., Site]) -> None:
    built = site(ARCHIVE, stock=True, settings={"SEARCH_URL": "search/"})
    assert 'data-bundles="2023 2022 undated"' in built.read("search/index.html")
    assert (built.output / "pagefind/2022/articles.json").exists()


def test_a_theme_without_a_search_page_has_no_index(site: Callable[..., Site]) -> None:
    built = site(ARCHIVE, plugins=["plugins.search"])
    assert built.status == 0
    assert not (built.output / "pagefind").exists()


@pytest.mark.parametrize("alias", ["/search/", "/pagefind/fold.json"])
def test_no_old_address_takes_the_place_of_search(
    tmp_path: Path, filled: Filled, alias: str
) -> None:
    file = next(tmp_path.glob("content/2022/**/*.md"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Slug: ", f"Aliases: {alias}\nSlug: "), encoding="utf-8")
    with pytest.raises(BuildError, match=f"no redirect from '{alias}'"):
        run(tmp_path)
