"""What makes no change between two printings, and is counted: width, script, punctuation, space.

Papers and portals differ in these by habit, a hundred times in one report. They are told apart so
that a reader who looks for one, a traditional text or other quotation marks, is not lost in the rest.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from ...catalog.normalise import fold
from ..judging.runs import Span
from .tiling import Text

Habit = Literal["width", "script", "punctuation", "space"]
"""width: １ for 1, A for a; script: 臺 for 台."""


class Trifle(NamedTuple):
    """A difference of habit within what stayed: spans in both printed texts."""

    habit: Habit
    a: Span
    b: Span


def trifles(a: Text, b: Text, answering: Iterable[tuple[Span, Span]]) -> Iterator[Trifle]:
    """Tell the differences within spans of both printed texts that hold the same letters."""
    for in_a, in_b in answering:
        if a.printed[slice(*in_a)] != b.printed[slice(*in_b)]:
            yield from _differing(a, b, in_a, in_b)


def _differing(a: Text, b: Text, in_a: Span, in_b: Span) -> Iterator[Trifle]:
    places_a, places_b = _letters_in(a, in_a), _letters_in(b, in_b)
    for (at_a, to_a), (at_b, to_b) in zip(pairwise(places_a), pairwise(places_b), strict=True):
        x, y = a.printed[at_a:to_a], b.printed[at_b:to_b]
        if x == y:
            continue
        # A letter and the marks after it; before the first letter there are only marks.
        first = 0 if at_a == in_a[0] and not fold(x[:1]) else 1
        if first and x[:1] != y[:1]:
            yield Trifle(_letter_habit(x[:1], y[:1]), (at_a, at_a + 1), (at_b, at_b + 1))
        if x[first:] != y[first:]:
            marks = (at_a + first, to_a), (at_b + first, to_b)
            yield Trifle(_marks_habit(x[first:], y[first:]), *marks)


def _letters_in(text: Text, span: Span) -> list[int]:
    """Printed places of the span's start, of its letters, and of its end."""
    offsets = text.letters.offsets
    low, high = offsets.searchsorted(span).tolist()
    return [span[0], *offsets[low:high].tolist(), span[1]]


@cache
def _letter_habit(x: str, y: str) -> Habit:
    one, other = (unicodedata.normalize("NFKC", char).lower() for char in (x, y))
    return "width" if one == other else "script"


def _marks_habit(x: str, y: str) -> Habit:
    one, other = "".join(x.split()), "".join(y.split())
    if one == other:
        return "space"
    return "width" if _width(one) == _width(other) else "punctuation"


def _width(marks: str) -> str:
    return unicodedata.normalize("NFKC", marks)
