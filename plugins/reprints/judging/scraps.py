"""Short passages that stand alone: rows of a list, formulas of a form whose lines are in another order.

A list (计划停电: street, village, hours, line, in each row) puts the same words between other facts in
every row. Where rows of two issues meet out of order, the facts fall between the passages and are never
compared; what meets are formulas of twenty letters, and together they may be most of both texts. In a
reprint a passage that short goes on: with the next one in the same text, where sentences were moved or
columns were read across, or with the end of the text. So at first sight, when it is asked which texts
are one report and therefore no crowd, passages count for nothing that are short and stand between other
words on both sides in both texts.

Wrong on purpose: single sentences kept by two papers that dropped all around them.
"""

from __future__ import annotations

from .judge import IN_ONE_PIECE
from .pairs import Measured
from .runs import Run

_BESIDE = 3
"""Letters between two passages that go on with one another, or at the edge of a text."""
_SEVERAL = 3
"""Passages a pair has at least when facts fall between them."""


def scraps(m: Measured) -> list[Run]:
    """The passages of a pair that are short and stand between other words on both sides in both texts."""
    runs = m.runs
    if len(runs) < _SEVERAL:
        return []
    heads_a, heads_b = (
        {run.a[0] for run in runs} | {m.size_a},
        {run.b[0] for run in runs} | {m.size_b},
    )
    feet_a, feet_b = {run.a[1] for run in runs} | {0}, {run.b[1] for run in runs} | {0}
    return [
        run
        for run in runs
        if run.a[1] - run.a[0] < IN_ONE_PIECE
        and not _goes_on(run.a[1], heads_a)
        and not _goes_on(run.b[1], heads_b)
        and not _follows(run.a[0], feet_a)
        and not _follows(run.b[0], feet_b)
    ]


def _goes_on(end: int, heads: set[int]) -> bool:
    return any(end + letters in heads for letters in range(_BESIDE + 1))


def _follows(start: int, feet: set[int]) -> bool:
    return any(start - letters in feet for letters in range(_BESIDE + 1))
