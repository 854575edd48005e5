"""Changes numbered from top to bottom, with the names (ids) by which a page leads to each.

`c3` is where change 3 stands in the newer text or, when only the older has words of it, there;
`c3a` is its place in the older text. A moved passage is one change at two places, and so is what was
changed inside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from .changes import Changes, Segment

Side = Literal["a", "b"]


class Numbering(NamedTuple):
    """`numbers` gives the change of a segment by its place; `twice` are changes with words in both."""

    numbers: dict[int, int]
    twice: frozenset[int]

    def anchor(self, number: int, side: Side) -> str:
        """The id of a change in one of the texts."""
        return f"c{number}a" if side == "a" and number in self.twice else f"c{number}"

    def twin(self, number: int, side: Side) -> str | None:
        """The id of its counterpart in the other text, None where that has no words of it."""
        return self.anchor(number, "b" if side == "a" else "a") if number in self.twice else None


def number(found: Changes) -> Numbering:
    """Number all segments that are changes."""
    numbers: dict[int, int] = {}
    of_key: dict[object, int] = {}
    sides: dict[int, set[Side]] = {}
    for at, segment in enumerate(found.segments):
        if segment.kind == "same":
            continue
        own = numbers[at] = of_key.setdefault(_key(at, segment), len(of_key) + 1)
        sides.setdefault(own, set()).update(_sides(found, segment))
    return Numbering(numbers, frozenset(own for own, both in sides.items() if len(both) == 2))


def _key(at: int, segment: Segment) -> object:
    """What makes two segments one change: the two ends of a move, and of a change inside it."""
    if segment.move is None:
        return at
    if segment.kind == "moved":
        return ("moved", segment.move)
    if segment.kind != "replaced":
        return at
    return (segment.move, segment.a if segment.a[0] < segment.a[1] else segment.elsewhere)


def _sides(found: Changes, segment: Segment) -> Iterator[Side]:
    if found.a[slice(*segment.a)].strip():
        yield "a"
    if found.b[slice(*segment.b)].strip():
        yield "b"
