"""What the search page offers: the years, sources, categories and kinds of text to which a reader may narrow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..catalog.standing import Standing
from .years import UNDATED, Year

KINDS = (
    ("newspaper", "报纸版面"),
    ("official", "公文"),
    ("speech", "讲话"),
    ("feature", "特稿"),
    ("article", "单篇文章"),
    ("web", "网页"),
    ("jekyll", "转帖"),
)
"""The words of `Kind` as importers write them, and what a reader is shown."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter and its name."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page is made of.

    `folder` is where the index stands, `years` the folders in it, newest first; none where there is no
    index. Sources and categories stand in the order of their names' characters. `unlike` are characters
    of GB 2312 that are folded only with the table.
    """

    folder: str
    years: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    unlike: str


def search_page(
    folder: str, years: Iterable[Year], standings: Iterable[Standing], unlike: str
) -> SearchPage:
    """Return what the page offers: what stands in the archive; of kinds, all that importers know."""
    sources: dict[str, str] = {}
    categories: dict[str, str] = {}
    for one in standings:
        if one.source and one.source.slug:
            sources[one.source.slug] = one.source.name
        if one.category and one.category[0]:
            categories[one.category[0]] = one.category[1]
    return SearchPage(
        folder=folder,
        years=tuple(Choice(year.name, _year(year.name)) for year in years),
        sources=_sorted(sources),
        categories=_sorted(categories),
        kinds=tuple(Choice(*kind) for kind in KINDS),
        unlike=unlike,
    )


def _year(name: str) -> str:
    return "日期不详" if name == UNDATED else f"{name}年"


def _sorted(named: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(*item) for item in sorted(named.items(), key=lambda item: item[::-1]))
