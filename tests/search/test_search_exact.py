"""2,000 articles: what is found is what contains the words, and it costs what it may cost."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import opencc
import pytest
from programs import served

from bench.build import corpus
from plugins.search.fold import fold, table_file, unlike
from plugins.search.index import fill_engine, fill_year
from plugins.search.model import Page

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 2_000
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def pages() -> list[Page]:
    """A year of articles, newest first: one in five in traditional characters, one in seven in full width."""
    traditional = opencc.OpenCC("s2t")
    found = []
    for number, article in enumerate(corpus.articles(ARTICLES, 7)):
        text = f"{article.title}\n{article.body}"
        if number % 5 == 0:
            text = traditional.convert(text)
        if number % 7 == 0:
            text = text.translate(FULL_WIDTH)
        title, *lines = (line for line in text.split("\n") if line)
        page = Page(
            slug=article.slug,
            url=f"a/{article.slug}.html",
            title=title,
            lines=tuple(lines),
            day=article.date[:10],
            when=article.date[:10],
            source=article.source,
            source_slug=f"paper-{corpus.SOURCES.index(article.source)}",
            category=f"section-{corpus.CATEGORIES.index(article.category)}",
        )
        found.append(page)
    return found[::-1]


@dataclass(slots=True)
class Asked:
    """The pages of the archive, its folder, and a browser that has it open."""

    pages: list[Page]
    folder: Path
    page: Any
    loaded: int = 0

    def find(self, query: str, filters: dict[str, str] | None = None) -> list[str]:
        """Return the addresses of the articles that the browser finds."""
        found: list[str] = self.page.evaluate(
            """async ([query, filters]) => {
              const hits = await window.find([window.fold(query).letters], filters, "");
              return hits.map(hit => hit.key);
            }""",
            [query, filters or {}],
        )
        return found


@pytest.fixture(scope="module")
def asked(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    folder = tmp_path_factory.mktemp("exact")
    shutil.copytree(ROOT / "theme/static/js", folder / "js")
    (folder / "index.html").write_text("<!DOCTYPE html><title>exact</title>", encoding="utf-8")
    (folder / "pagefind").mkdir()
    (folder / "pagefind/fold.json").write_bytes(table_file())
    for name in ("engine", "2024"):
        (folder / "pagefind" / name).mkdir()
    archive = pages()
    fill_engine(folder / "pagefind/engine")
    fill_year(folder / "pagefind/2024", archive)
    with served(folder) as address:
        found = Asked(archive, folder, browser.new_page())

        def count(response: Any) -> None:
            found.loaded += len(response.body())

        found.page.goto(address)
        found.page.evaluate(
            """async unlike => {
              const { openIndex } = await import("/js/finding.js");
              const { makeFold, readTable } = await import("/js/fold.js");
              const table = await (await fetch("/pagefind/fold.json")).json();
              window.fold = makeFold(readTable(table));
              window.find = openIndex("/pagefind/", ["2024"]).find;
            }""",
            unlike(),
        )
        found.page.on("response", count)
        yield found
        found.page.close()


def test_the_first_results_of_the_longest_query_are_at_most_300_kb(asked: Asked) -> None:
    line = next(line for line in asked.pages[0].lines if len(fold(line)) > 40)
    sizes = asked.page.evaluate(
        """async query => {
          const hits = await window.find([window.fold(query).letters.slice(0, 12)], {}, "");
          await Promise.all(hits.slice(0, 20).map(hit => hit.load()));
          return hits.length;
        }""",
        line,
    )
    assert sizes >= 1
    asked.page.wait_for_load_state("networkidle")
    page = sum((ROOT / "theme/static/js" / name).stat().st_size for name in
               ("search.js", "finding.js", "excerpt.js", "fold.js"))  # fmt: skip
    assert asked.loaded + page + len(table_file()) <= 300_000


def test_any_part_of_a_text_is_found_in_exactly_the_articles_that_contain_it(asked: Asked) -> None:
    dice = random.Random(2026)
    folded = [[fold(line) for line in (page.title, *page.lines)] for page in asked.pages]
    wrong = []
    for _ in range(50):
        query = ""
        while not fold(query):
            page = dice.choice(asked.pages)
            line = dice.choice((page.title, *page.lines))
            length = dice.randint(2, 12)
            begin = dice.randrange(max(1, len(line) - length + 1))
            query = line[begin : begin + length]
        wanted = sum(any(fold(query) in line for line in lines) for lines in folded)
        found = asked.find(query)
        if len(found) != wanted or len(set(found)) != wanted:
            wrong.append((query, wanted, len(found)))
    assert not wrong


def test_a_filter_leaves_exactly_its_articles(asked: Asked) -> None:
    wanted = [
        page
        for page in asked.pages
        if page.source_slug == "paper-3" and any("年" in line for line in (page.title, *page.lines))
    ]
    assert len(asked.find("年", {"source": "paper-3"})) == len(wanted) > 0
    assert asked.find("年", {"source": "paper-99"}) == []


def test_the_index_is_at_most_6_kb_an_article(asked: Asked) -> None:
    year = asked.folder / "pagefind/2024"
    size = sum(path.stat().st_size for path in year.rglob("*") if path.is_file())
    assert size / ARTICLES <= 6_000
