"""What the search page offers: the years, sources, categories and kinds of text to which a reader may narrow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..catalog.standing import Standing
from ..catalog.strings import Strings
from .years import UNDATED, Year

KINDS = ("newspaper", "official", "speech", "feature", "article", "web", "jekyll")
"""The words of `Kind` as importers write them."""


class Choice(NamedTuple):
    """A value of a filter and its name."""

    value: str
    name: str


class SearchPage(NamedTuple):
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
    folder: str,
    years: Iterable[Year],
    standings: Iterable[Standing],
    unlike: str,
    strings: Strings,
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
        years=tuple(Choice(year.name, _year(year.name, strings)) for year in years),
        sources=_sorted(sources),
        categories=_sorted(categories),
        kinds=tuple(Choice(kind, strings(f"common.kinds.{kind}")) for kind in KINDS),
        unlike=unlike,
    )


def _year(name: str, strings: Strings) -> str:
    return strings("common.undated") if name == UNDATED else strings("date.year", year=name)


def _sorted(named: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(*item) for item in sorted(named.items(), key=lambda item: item[::-1]))
