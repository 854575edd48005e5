"""The page of a day: what every source printed on it, a report once, however many printed it.

Who stands for a report that several sources printed on that day is the fullest of them; the others are
named beside it, so nothing of the day is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ...catalog.articles import record_of
from ...catalog.day import Day
from ...catalog.sources import Source
from ...catalog.standing import Standing
from .calendars import DayLink

Printings = Mapping[str, Sequence[str]]
"""Slug → the other printings of its report, of any day."""


class Report(NamedTuple):
    """Slugs of the article that stands for a report, and of the others of its day."""

    slug: str
    also: tuple[str, ...]


class DayLine(NamedTuple):
    """A report, and its other printings of that day."""

    article: Any
    also: tuple[Any, ...]


class DaySource(NamedTuple):
    """What a source printed on a day: first page first, what names no page last. None: none is named."""

    source: Source | None
    lines: tuple[DayLine, ...]


@dataclass(frozen=True, slots=True)
class DayPage:
    """What docs/theme.md promises under `day`."""

    day: Day
    weekday: int
    count: int
    sources: tuple[DaySource, ...]
    month: DayLink
    year_url: str | None
    earlier: DayLink | None
    later: DayLink | None


def reports_of(members: Sequence[Standing], printings: Printings) -> tuple[Report, ...]:
    """Return the reports of a day, oldest first as `members` are."""
    here = {one.slug: one for one in members}
    if not any(map(printings.get, here)):
        return tuple([Report(slug, ()) for slug in here])
    many = Counter(one.source.name for one in members if one.source)

    def fullest_first(slug: str) -> tuple[bool, int, str]:
        source = here[slug].source
        return (source is None, -many[source.name], source.name) if source else (True, 0, "")

    found: list[Report] = []
    told: set[str] = set()
    for slug in here:
        if slug not in told:
            same = [slug, *[other for other in printings.get(slug, ()) if other in here]]
            if len(same) == 1:
                found.append(Report(slug, ()))
                continue
            told.update(same)
            first, *also = sorted(same, key=lambda each: (*fullest_first(each), each))
            found.append(Report(first, tuple(also)))
    order = {slug: at for at, slug in enumerate(here)}
    return tuple(sorted(found, key=lambda report: order[report.slug]))


def by_source(
    reports: Iterable[Report], sources: Mapping[str, Source | None], article: Callable[[str], Any]
) -> tuple[DaySource, ...]:
    """Return the reports of a day by source, those with most first, then by name; unnamed last.

    `reports` are oldest first, a source's of one page newest first as in all lists. `sources` names
    the source of each article, and `article` finds it.
    """
    groups: dict[str | None, list[DayLine]] = {}
    named: dict[str | None, Source | None] = {}
    for report in reversed(list(reports)):
        source = sources[report.slug]
        key = source.name if source else None
        named.setdefault(key, source)
        line = DayLine(article(report.slug), tuple(article(slug) for slug in report.also))
        groups.setdefault(key, []).append(line)
    order = sorted(groups, key=lambda key: (key is None, -len(groups[key]), key or ""))
    return tuple(
        DaySource(named[key], tuple(sorted(groups[key], key=lambda line: _page(line.article))))
        for key in order
    )


_DIGITS = re.compile(r"\d+")
_CHINESE = "〇一二三四五六七八九"
_NUMERAL = re.compile(
    rf"(?P<tens>[{_CHINESE}])?(?P<ten>十)(?P<ones>[{_CHINESE}])?|(?P<one>[{_CHINESE}])"
)
_FRAME = re.compile(r"[第版\s]")


def page_order(page: str | None) -> tuple[bool, tuple[tuple[int, str], ...]]:
    """Return what sorts pages of a paper (版次): 第1版, 第2版, 第10版, A1, A2, B1; None last.

    Pieces without digits sort by themselves, digits as numbers; 头版 and 一版 are 1版.
    """
    if page is None:
        return True, ()
    text = _FRAME.sub("", unicodedata.normalize("NFKC", page).upper()).replace("头", "1")
    text = _NUMERAL.sub(_in_digits, text)
    found: list[tuple[int, str]] = []
    end = 0
    for match in _DIGITS.finditer(text):
        found += [(-1, text[end : match.start()]), (int(match[0]), "")]
        end = match.end()
    return False, (*found, (-1, text[end:]))


def _in_digits(numeral: re.Match[str]) -> str:
    if numeral["one"]:
        return str(_CHINESE.index(numeral["one"]))
    return str(
        10 * _CHINESE.index(numeral["tens"] or "一") + _CHINESE.index(numeral["ones"] or "〇")
    )


def _page(article: Any) -> tuple[bool, tuple[tuple[int, str], ...]]:
    return page_order(record_of(article).page)


def neighbours(days: Collection[str]) -> dict[str, tuple[str | None, str | None]]:
    """Return the days (or months, or years) before and after each, of those that have a page."""
    around = [None, *sorted(days), None]
    return {
        day: (around[at - 1], around[at + 1]) for at, day in enumerate(around) if day is not None
    }
