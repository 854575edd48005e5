"""The chain of printings over time as a small picture: places for a template to draw.

One line for each printing, a mark on it at its day: x in per cent of the width, so that the picture
fits a phone without shrinking its words. Printings without a stated day have a line and no place on
it; they stand below, apart. A story printed in forty papers is drawn a line a day.

All in CSS pixels and per cent; no style, no script, no colour: a theme draws by class.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

MOST_LINES = 24
"""Printings up to which each has a line of its own: two screens of a phone."""
LINE = 48
"""Height of a line: its words and its mark."""
HEAD = 28
"""Height of the scale above."""
APART = 20
"""Space between the dated and the undated."""
EDGES = (3.0, 97.0)
"""Per cent of the width between which marks stand."""
SPOT = (4.0, 8.0)
"""Radius of the mark for one printing, and at most."""


class Dot(NamedTuple):
    """A printing to be drawn: its day (YYYY-MM-DD) or None."""

    id: str
    day: str | None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Line(Generic[T]):
    """A line of the picture: the printings on it, `x` in per cent or None, `y` of its mark in pixels."""

    members: tuple[T, ...]
    day: str | None
    x: float | None
    y: int
    radius: float
    first: bool


class Tick(NamedTuple):
    """A day on the scale; `align` says on which side of `x` its words stand."""

    day: str
    x: float
    align: str


@dataclass(frozen=True, slots=True)
class Picture(Generic[T]):
    """Lines and scale; `height` in pixels; `apart` is where the undated begin, or None."""

    lines: tuple[Line[T], ...]
    ticks: tuple[Tick, ...]
    height: int
    apart: int | None


def draw(dots: Iterable[Dot], members: Mapping[str, T]) -> Picture[T]:
    """Place printings, the dated in order of their days; a line carries what `members` has of them."""
    dots = list(dots)
    dated = sorted((dot for dot in dots if dot.day), key=lambda dot: (dot.day or "", dot.id))
    undated = [dot for dot in dots if not dot.day]
    together = len(dots) > MOST_LINES
    rows: list[Sequence[Dot]] = (
        [list(same) for _, same in groupby(dated, key=lambda dot: dot.day)]
        if together
        else [[dot] for dot in dated]
    )
    without = [undated] if together and undated else [[dot] for dot in undated]
    place = _scale([dot.day for dot in dated if dot.day])
    most = max(map(len, (*rows, *without)), default=1)
    lines, top = [], HEAD
    for row in rows:
        lines.append(_line(row, place(row[0].day), top, most, members))
        top += LINE
    apart = top + APART // 2 if without and rows else None
    top += APART if apart else 0
    for row in without:
        lines.append(_line(row, None, top, most, members))
        top += LINE
    return Picture(tuple(lines), _ticks([dot.day for dot in dated if dot.day], place), top, apart)


def _line(
    row: Sequence[Dot], x: float | None, top: int, most: int, members: Mapping[str, T]
) -> Line[T]:
    least, greatest = SPOT
    # By area: twice the printings, twice the ink.
    radius = (
        least if most == 1 else least + (greatest - least) * ((len(row) - 1) / (most - 1)) ** 0.5
    )
    return Line(
        tuple(members[dot.id] for dot in row),
        row[0].day,
        x,
        top + LINE - 14,
        round(radius, 1),
        any(dot.first for dot in row),
    )


class _Scale:
    def __init__(self, first: int, last: int) -> None:
        self._first, self._days = first, max(last - first, 1)

    def __call__(self, day: str | None) -> float | None:
        if day is None:
            return None
        low, high = EDGES
        passed = (date.fromisoformat(day).toordinal() - self._first) / self._days
        return round(low + (high - low) * passed, 2)


def _scale(days: Sequence[str]) -> _Scale:
    ordinals = [date.fromisoformat(day).toordinal() for day in days] or [0]
    return _Scale(min(ordinals), max(ordinals))


def _ticks(days: Sequence[str], place: _Scale) -> tuple[Tick, ...]:
    if not days:
        return ()
    first, last = min(days), max(days)
    ticks = [Tick(first, place(first) or 0.0, "start")]
    if last != first:
        ticks.append(Tick(last, place(last) or 100.0, "end"))
    return tuple(ticks)
