"""Articles by month as bars: places for a template to draw, whether for three months or for fifty years.

The bars are one path in a drawing of its own that is stretched to the width of the page; scale and years
stand around it in per cent and CSS pixels, so that no word is stretched. No colour: a theme draws by class.

Many empty years on end are a break in the axis: one misprinted year, 9999 or 0001, would make a line as
thin as a hair of all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ..catalog.day import Day, parse_day

TOP = 18
"""Room above the bars for the figure of the uppermost line, px."""
TALL = 160
"""Height of the bars, px."""
FOOT = 26
"""Room below them for the years, px."""
MOST_YEARS = 8
"""Years that are named besides the first: four digits each on the narrowest phone."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
"""Years from one that is named to the next."""
THICK = 240
"""Months up to which there is paper between two bars; beyond it would be thinner than a pixel."""
ROOM = 11.0
"""Per cent of the width from one named year to the next, at least."""
EDGE = 89.0
"""Per cent of the width beyond which no digits of a year begin."""
SPARED = 10
"""Empty years on end that are drawn as they are; more are a break."""
BREAK = 6
"""Months that a break is wide, at least, or this part of all that is drawn: its mark wants room."""
BREAK_SHARE = 1 / 25


class Year(NamedTuple):
    """The mark at which a year begins, and where its digits do; `x` and `label` in per cent."""

    year: int
    x: float
    label: float


class Break(NamedTuple):
    """Years on end in which nothing is held, the first and the last; `x` is its middle, per cent."""

    first: int
    last: int
    x: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the scale, `y` in px."""

    count: int
    y: float


class Bars(NamedTuple):
    """The picture: `path` in a drawing `slots` wide and 100 high, which stands at `top` and is `tall` px.

    A slot is a month; the first is a January, the last a December, but for `breaks`. `fullest` is the earliest of the
    months with the most articles.
    """

    path: str
    slots: int
    top: int
    tall: int
    height: int
    years: tuple[Year, ...]
    breaks: tuple[Break, ...]
    lines: tuple[Line, ...]
    fullest: Day
    most: int


def bars(counts: Mapping[str, int]) -> Bars | None:
    """Return the picture of `YYYY-MM` → articles; None where there are none."""
    if not counts:
        return None
    runs = list(_runs(sorted({int(month[:4]) for month in counts})))
    wide = _break(runs)
    begins = _begins(runs, wide)
    slots = begins[runs[-1][-1]] + 12
    most = max(counts.values())
    scale = ceiling(most)
    return Bars(
        path="".join(_bar(month, counts[month], begins, slots, scale) for month in sorted(counts)),
        slots=slots,
        top=TOP,
        tall=TALL,
        height=TOP + TALL + FOOT,
        years=tuple(_years(runs, begins, slots)),
        breaks=tuple(
            Break(before[-1] + 1, after[0] - 1, _per_cent(begins[after[0]] - wide / 2, slots))
            for before, after in pairwise(runs)
        ),
        lines=tuple(
            Line(count, round(TOP + TALL * (1 - count / scale), 1))
            for count in ([scale] if scale % 2 else [scale, scale // 2])
        ),
        fullest=parse_day(min(month for month, count in counts.items() if count == most)),
        most=most,
    )


def _runs(held: Sequence[int]) -> Iterator[range]:
    """Yield the years that are drawn, from one break to the next; `held` are those with articles."""
    first = held[0]
    for before, after in pairwise(held):
        if after - before - 1 > SPARED:
            yield range(first, before + 1)
            first = after
    yield range(first, held[-1] + 1)


def _break(runs: Sequence[range]) -> int:
    """Return how many months wide a break is."""
    return max(BREAK, round(12 * sum(map(len, runs)) * BREAK_SHARE))


def _begins(runs: Sequence[range], wide: int) -> dict[int, int]:
    """Return the slot in which each year that is drawn begins."""
    found: dict[int, int] = {}
    slot = 0
    for years in runs:
        found.update((year, slot + 12 * at) for at, year in enumerate(years))
        slot += 12 * len(years) + wide
    return found


def ceiling(most: int) -> int:
    """Return the least of 1, 2, 3, 4, 5, 10, 20, 50, 100 … that is not below `most`."""
    if most < 5:
        return most
    power = 1
    while True:
        for step in (5, 10, 20):
            if step * power >= most:
                return step * power
        power *= 10


def _bar(month: str, count: int, begins: Mapping[int, int], slots: int, scale: int) -> str:
    slot = begins[int(month[:4])] + int(month[5:7]) - 1
    wide, before = (0.8, 0.1) if slots <= THICK else (1, 0)
    return f"M{slot + before:g} 100v{-100 * count / scale:.4g}h{wide}V100z"


def _years(runs: Sequence[range], begins: Mapping[int, int], slots: int) -> list[Year]:
    """Return the years that are named: those that begin a run, then round ones where there is room."""
    step = next(step for step in STEPS if slots <= 12 * step * MOST_YEARS)
    round_years = [year for year in begins if year % step == 0]
    found: list[Year] = []
    for year in [runs[0][0], runs[-1][0], *(years[0] for years in runs), *round_years]:
        x = _per_cent(begins[year], slots)
        one = Year(year, x, min(x, EDGE) if year == runs[-1][0] else x)
        if one.label <= EDGE and all(abs(one.label - other.label) >= ROOM for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.year)


def _per_cent(slot: float, slots: int) -> float:
    return round(100 * slot / slots, 2)
