"""Articles by month as bars: places for a template to draw, whether for three months or for fifty years.

The bars are one path in a drawing of its own that is stretched to the width of the page; scale and years
stand around it in per cent and CSS pixels, so that no word is stretched. No colour: a theme draws by class.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
"""Per cent of the width beyond which no year is named: its digits stand behind its mark."""


@dataclass(frozen=True, slots=True)
class Year:
    """The mark at which a year begins, `x` in per cent."""

    year: int
    x: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the scale, `y` in px."""

    count: int
    y: float


@dataclass(frozen=True, slots=True)
class Bars:
    """The picture: `path` in a drawing `slots` wide and 100 high, which stands at `top` and is `tall` px.

    A slot is a month; the first is a January, the last a December. `fullest` is the earliest of the
    months with the most articles.
    """

    path: str
    slots: int
    top: int
    tall: int
    height: int
    years: tuple[Year, ...]
    lines: tuple[Line, ...]
    fullest: Day
    most: int


def bars(counts: Mapping[str, int]) -> Bars | None:
    """Return the picture of `YYYY-MM` → articles; None where there are none."""
    if not counts:
        return None
    first, last = int(min(counts)[:4]), int(max(counts)[:4])
    number, most = last - first + 1, max(counts.values())
    scale = ceiling(most)
    return Bars(
        path="".join(_bar(month, counts[month], first, number, scale) for month in sorted(counts)),
        slots=12 * number,
        top=TOP,
        tall=TALL,
        height=TOP + TALL + FOOT,
        years=tuple(_years(first, number)),
        lines=tuple(
            Line(count, round(TOP + TALL * (1 - count / scale), 1))
            for count in ([scale] if scale % 2 else [scale, scale // 2])
        ),
        fullest=parse_day(min(month for month, count in counts.items() if count == most)),
        most=most,
    )


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


def _bar(month: str, count: int, first: int, years: int, scale: int) -> str:
    slot = (int(month[:4]) - first) * 12 + int(month[5:7]) - 1
    wide, before = (0.8, 0.1) if 12 * years <= THICK else (1, 0)
    return f"M{slot + before:g} 100v{-100 * count / scale:.4g}h{wide}V100z"


def _years(first: int, number: int) -> list[Year]:
    step = next(step for step in STEPS if number <= step * MOST_YEARS)
    found = [Year(first, 0.0)]
    for year in range(first + 1, first + number):
        x = round(100 * (year - first) / number, 2)
        if year % step == 0 and ROOM <= x <= EDGE:
            found.append(Year(year, x))
    return found
