"""What the page is given (docs/theme.md, *Coverage and figures*): the figures with their shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..catalog.coverage import Coverage, coverage
from ..catalog.day import Day, parse_day
from . import counting
from .bars import Bars, bars
from .counting import Counts, Ranking


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: `percent` of all articles, `width` of its bar in per cent of the longest."""

    name: str
    url: str | None
    count: int
    percent: str
    width: float


class Table(NamedTuple):
    """A ranking; `others` are how many names `rest` stands for; `unnamed` is None where all have one."""

    rows: tuple[Row, ...]
    names: int
    others: int
    rest: Row | None
    unnamed: Row | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the most reprinted: its article, the page of its printings, first day, how many."""

    article: Any
    url: str
    day: Day | None
    count: int


class Reprints(NamedTuple):
    """How much of the archive is printings of reports that others printed too."""

    reports: int
    printings: int
    percent: str
    top: tuple[Report, ...]


class Statistics(NamedTuple):
    """What docs/theme.md promises for `statistics.html`."""

    total: int
    undated: int
    held: Coverage
    bars: Bars | None
    sources: Table
    categories: Table
    kinds: Table
    unstated: tuple[Row, ...]
    reprints: Reprints | None


def statistics(counts: Counts, article: Callable[[str], Any]) -> Statistics:
    """Return what the page says; `article` gives an article by its slug."""
    total, months = counts.total, dict(counts.months)
    return Statistics(
        total=total,
        undated=total - counts.dated,
        held=coverage(months, total - counts.dated),
        bars=bars(months),
        sources=_table(counts.sources, total),
        categories=_table(counts.categories, total),
        kinds=_table(counts.kinds, total),
        unstated=tuple(_row(name, None, n, total, total) for name, n in counts.unstated),
        reprints=None if counts.reprints is None else _reprints(counts.reprints, total, article),
    )


def percent(part: int, whole: int) -> str:
    """Return a share in whole per cent; what is there is never 0 %, what is not all never 100 %."""
    if not part or part == whole:
        return "100%" if part else "0%"
    share = int(100 * part / whole + 0.5)
    return "<1%" if share < 1 else ">99%" if share > 99 else f"{share}%"


def _reprints(found: counting.Reprints, total: int, article: Callable[[str], Any]) -> Reprints:
    return Reprints(
        reports=found.reports,
        printings=found.printings,
        percent=percent(found.printings, total),
        top=tuple(
            Report(article(one.slug), one.url, parse_day(one.day) if one.day else None, one.count)
            for one in found.top
        ),
    )


def _table(ranking: Ranking, total: int) -> Table:
    most = ranking.top[0].count if ranking.top else 0
    return Table(
        rows=tuple(_row(one.name, one.url, one.count, total, most) for one in ranking.top),
        names=ranking.names,
        others=ranking.others,
        rest=_row("", None, ranking.rest, total, 0) if ranking.others else None,
        unnamed=_row("", None, ranking.unnamed, total, 0) if ranking.unnamed else None,
    )


def _row(name: str, url: str | None, count: int, total: int, most: int) -> Row:
    width = round(100 * count / most, 1) if most else 0.0
    return Row(name, url, count, percent(count, total), width)
