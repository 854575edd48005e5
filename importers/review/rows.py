"""Raw text and result in rows: each paragraph beside the stretch it was made of.

A paragraph's place in the original cuts the raw text. What lies between two paragraphs is a row of its own
where something was read or removed there; mere mark-up and white space go with the row before. A paragraph
that stands out of order in the result (or has no place, as a gap has none) joins the row it comes after, so
that the raw text stays whole and in its own order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model import Block, Inspection
from .fates import Stretch


@dataclass(slots=True)
class Made:
    """What stands on the right of a row: stories that begin here (from 1), and paragraphs."""

    stories: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A stretch of the raw text by its places, what was made of it, and its number if it is one paragraph."""

    start: int
    end: int
    made: Made
    between: bool = False


def rows_of(inspection: Inspection) -> Iterator[Row]:
    """Rows that cover the raw text from end to end, in its order."""
    total = len(inspection.text)
    last: Row | None = None
    pending = Made()
    at = 0
    for number, story in enumerate(inspection.stories, 1):
        pending.stories.append(number)
        for block in story.blocks:
            place = block.place
            if place is None or not at <= place[0] < place[1] <= total:
                made = last.made if last and not pending.stories else pending
                made.blocks.append(block)
                continue
            if last:
                yield last
            if place[0] > at or pending.stories:
                yield Row(at, place[0], pending, between=True)
                pending = Made()
            last = Row(*place, Made(blocks=[block]))
            at = place[1]
    if last:
        yield last
    if at < total or pending.stories or pending.blocks:
        yield Row(at, total, pending, between=True)


class Cutter:
    """Hands out the stretches of one row after another, cutting those that reach over its end."""

    def __init__(self, stretches: Iterator[Stretch]) -> None:
        self._stretches = stretches
        self._left: Stretch | None = None

    def take(self, end: int) -> list[Stretch]:
        """The stretches from where the last call ended up to `end`."""
        taken: list[Stretch] = []
        while True:
            item = self._left or next(self._stretches, None)
            self._left = None
            if item is None:
                return taken
            if item.start >= end:
                self._left = item
                return taken
            if item.end > end:
                taken.append(Stretch(item.start, end, item.fate, item.why))
                self._left = Stretch(end, item.end, item.fate, item.why)
                return taken
            taken.append(item)


def joined(
    rows: Iterator[Row], stretches: Iterator[Stretch]
) -> Iterator[tuple[Row, list[Stretch], list[Stretch]]]:
    """Each row with its stretches, and the mere noise that follows it.

    A row between two paragraphs that holds nothing but noise is no row: it follows the one before.
    """
    cutter = Cutter(stretches)
    held: tuple[Row, list[Stretch], list[Stretch]] | None = None
    for row in rows:
        taken = cutter.take(row.end)
        empty = not row.made.blocks and not row.made.stories
        if row.between and empty and held and all(item.noise for item in taken):
            held[2].extend(taken)
            continue
        if held:
            yield held
        held = (row, taken, [])
    if held:
        yield held
