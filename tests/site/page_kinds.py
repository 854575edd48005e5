"""The kinds of pages, and where the demonstration has one of each.

What is checked of pages is checked of these. A new template needs a line here, and so does a new part
of a page that looks like nothing else. test_page_kinds.py fails where one is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages of one look: `pages` (a glob in the output) that hold `mark`; the first stands for all.

    `query` is added to its address; the page is ready when there is something for the selector `until`.
    """

    name: str
    template: str
    pages: str
    mark: str = ""
    query: str = ""
    until: str = "h1"


KINDS = (
    Kind("front", "index", "index.html"),
    Kind("article-printings", "article", "a/*/*.html", 'id="printings"'),
    Kind("article-gap", "article", "a/*/*.html", 'class="gap"'),
    Kind("article-suspect", "article", "a/*/*.html", 'class="suspect"'),
    Kind("article-table", "article", "a/*/*.html", "<table>"),
    Kind("article-captions", "article", "a/*/*.html", 'class="captions"'),
    Kind("article-undated", "article", "a/*/*.html", "日期不详"),
    Kind("article-traditional", "article", "a/*/*.html", 'lang="zh-Hant"'),
    Kind("article-sample", "article", "a/*/*.html", "这是一篇范文"),
    Kind("article-withdrawn", "article", "a/*/*.html", 'class="withdrawn"'),
    Kind("document", "article", "a/*/*.html", 'class="measure"'),
    Kind("comparison", "comparison", "c/*/*.html"),
    Kind("group", "reprint_group", "g/*/*.html", "<svg"),
    Kind("category", "listing", "category/*/**/index.html"),
    Kind("tag", "listing", "tag/*/**/index.html"),
    Kind("source", "listing", "source/*/**/index.html"),
    Kind("month", "listing", "[12]???/??/index.html"),
    Kind("day", "day", "[12]???/??/??/index.html"),
    Kind("year", "year", "[12]???/index.html"),
    Kind("department", "department", "department/*/**/index.html"),
    Kind("undated", "listing", "undated/index.html"),
    Kind("categories", "directory", "category/index.html"),
    Kind("tags", "directory", "tag/index.html"),
    Kind("sources", "directory", "source/index.html"),
    Kind("departments", "directory", "department/index.html"),
    Kind("archive", "archives", "archive/index.html"),
    Kind("statistics", "statistics", "about/archive/index.html"),
    Kind("feeds", "feeds", "feeds/index.html"),
    Kind("data", "data", "data/index.html"),
    Kind("search", "search", "search/index.html", until="form.search:not([hidden])"),
    Kind("search-found", "search", "search/index.html", query="?q=公交", until=".hit"),
    Kind("about", "page", "about/index.html"),
    Kind("not-found", "404", "404.html"),
)

NO_KIND = ("base", "redirect")
"""Templates without a page to read: what all pages share, and an address that moved."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page that stands for its kind, and its path from the root of the site."""

    kind: Kind
    path: str


def pages_of(output: Path) -> list[Page]:
    """Return one page of each kind; AssertionError names the kinds of which there is none."""
    found: list[Page] = []
    missing: list[str] = []
    for kind in KINDS:
        path = next(with_mark(output, kind), None)
        if path is None:
            missing.append(f"{kind.name} ({kind.pages}, {kind.mark or 'any'})")
        else:
            address = "/" + path.relative_to(output).as_posix().removesuffix("index.html")
            found.append(Page(kind, address + kind.query))
    assert not missing, (
        f"the demonstration has no page of: {'; '.join(missing)}. Where a mark of the kind was renamed,"
        " say the new one in tests/site/page_kinds.py; else add an example to content/."
    )
    return found


def with_mark(output: Path, kind: Kind) -> Iterator[Path]:
    """Yield the pages of a kind in the order of their names."""
    for path in sorted(output.glob(kind.pages)):
        if kind.mark in path.read_text(encoding="utf-8"):
            yield path
