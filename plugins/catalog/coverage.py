"""What of a run of months the archive holds, with what is missing: a row a year, twelve months.

A month without a report is no blank to be passed over: a reader who looks for a report of that month
should see that nothing of it was archived, which does not say that nothing was printed. Only articles
that state a day are in it; an undated one is counted beside, never by the day on which it came in.

Places for a template to draw: x and widths in per cent, so that the picture fits a phone without
shrinking its words, y and heights in CSS pixels; no colour, a theme draws by class.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .addresses import month_url
from .day import Day, parse_day

DENSEST = 4
"""Shades of ink, besides none."""
LABEL = 12.0
"""Per cent of the width in which the years stand: four digits on the narrowest phone."""
STEP = (100 - LABEL) / 12
"""Per cent of the width from one month to the next."""
INK = 0.93
"""Of a step: the rest is paper between two months."""
HEAD = 22
"""Height of the numbers of the months above, px."""
LINE = 24
"""Height of a year, px: what a finger can hit (WCAG 2.2, 2.5.8)."""
SPARED = 3
"""Empty years on end that share one row: a misprinted date must not draw a thousand years."""
_TWELVE = range(1, 13)
NAMED = 3
"""Gaps that are named in words, the longest."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A month from the first report to the last; no list stands at `url` where `count` is 0."""

    day: Day
    url: str
    count: int
    density: int
    x: float


@dataclass(frozen=True, slots=True)
class Row:
    """A year, or years on end of which nothing is held: then `until` is the last of them.

    `cells` are twelve, None before the first report and after the last; none for empty years on end.
    """

    year: int
    until: int
    cells: tuple[Cell | None, ...]
    count: int
    y: int


class Gap(NamedTuple):
    """Months on end without a report, the first and the last of them, and how many."""

    first: Day
    last: Day
    months: int


class Head(NamedTuple):
    """The number of a month above its column."""

    number: int
    x: float


class Coverage(NamedTuple):
    """All that is said of the months; `first` and `last` are None where no article states a day.

    `months` are counted from the first to the last, `held` of them have a report, the fullest of
    which `most`. `gaps` are the longest in the order of time; `more_gaps` are not named, of
    `more_months` together.
    """

    rows: tuple[Row, ...]
    heads: tuple[Head, ...]
    first: Day | None
    last: Day | None
    months: int
    held: int
    most: int
    gaps: tuple[Gap, ...]
    more_gaps: int
    more_months: int
    undated: int
    left: float
    width: float
    height: int


def coverage(counts: Mapping[str, int], undated: int = 0) -> Coverage:
    """Return what is held by month, `YYYY-MM` → articles, none of them 0; newest year first."""
    held = sorted(counts)
    found = list(_gaps(held))
    named = sorted(found, key=lambda gap: (-gap.months, gap.first.iso))[:NAMED]
    rows = tuple(_rows(held, counts))
    return Coverage(
        rows=rows,
        heads=tuple(Head(number, _x(number, STEP * INK / 2)) for number in _TWELVE),
        first=parse_day(held[0]) if held else None,
        last=parse_day(held[-1]) if held else None,
        months=number_of(held[-1]) - number_of(held[0]) + 1 if held else 0,
        held=len(held),
        most=max(counts.values(), default=0),
        gaps=tuple(sorted(named, key=lambda gap: gap.first.iso)),
        more_gaps=len(found) - len(named),
        more_months=sum(gap.months for gap in found) - sum(gap.months for gap in named),
        undated=undated,
        left=LABEL,
        width=round(STEP * INK, 2),
        height=HEAD + LINE * len(rows),
    )


def number_of(month: str) -> int:
    """Return a number that counts the months; `month` is `YYYY-MM`."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def month_of(number: int) -> str:
    """Return the month of such a number."""
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _gaps(held: Sequence[str]) -> Iterator[Gap]:
    for before, after in pairwise(map(number_of, held)):
        if after - before > 1:
            first, last = parse_day(month_of(before + 1)), parse_day(month_of(after - 1))
            yield Gap(first, last, after - before - 1)


def _rows(held: Sequence[str], counts: Mapping[str, int]) -> Iterator[Row]:
    if not held:
        return
    most, y, above = max(counts.values()), HEAD, int(held[-1][:4]) + 1
    for year in sorted({int(month[:4]) for month in held}, reverse=True):
        if above - year > SPARED:
            yield Row(year + 1, above - 1, (), 0, y)
            y += LINE
            above = year + 1
        for shown in range(above - 1, year - 1, -1):
            cells = [_cell(f"{shown:04}-{number:02}", held, counts, most) for number in _TWELVE]
            count = sum(cell.count for cell in cells if cell)
            yield Row(shown, shown, tuple(cells), count, y)
            y += LINE
        above = year


def density(count: int, most: int) -> int:
    """Return the shade of a month of `count` articles, 0 to DENSEST, where the fullest has `most`."""
    # Rounded up: a month with one report is never as white as one with none.
    return -(-DENSEST * count // most)


def _cell(month: str, held: Sequence[str], counts: Mapping[str, int], most: int) -> Cell | None:
    if not held[0] <= month <= held[-1]:
        return None
    count = counts.get(month, 0)
    shade = density(count, most)
    return Cell(parse_day(month), month_url(month), count, shade, _x(int(month[5:7])))


def _x(number: int, inside: float = 0) -> float:
    return round(LABEL + (number - 1) * STEP + inside, 2)
