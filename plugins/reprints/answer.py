"""What the commands print: pairs and groups of articles as plain rows, the same from every engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from .edges import Tie
from .model import Kind


class PairRow(NamedTuple):
    """Two articles, `a` < `b` by id; containment is the larger of their shares (0 to 1)."""

    a: str
    b: str
    kind: Kind
    containment: float
    shared: int

    def line(self) -> str:
        return f"{self.a}\t{self.b}\t{self.kind}\t{self.containment:.4f}\t{self.shared}"


class GroupRow(NamedTuple):
    """An article and the first printing of its group: itself when it is alone."""

    id: str
    group: str

    def line(self) -> str:
        return f"{self.id}\t{self.group}"


def rows_of_tie(tie: Tie, ids_a: Iterable[str], ids_b: Iterable[str]) -> Iterator[PairRow]:
    """The pairs of those who print two texts."""
    containment = tie.shared / min(tie.size_a, tie.size_b)
    for one, other in product(ids_a, ids_b):
        yield PairRow(min(one, other), max(one, other), tie.kind, containment, tie.shared)


def rows_of_copies(size: int, ids: Iterable[str]) -> Iterator[PairRow]:
    """The pairs of those who print one text of `size` letters."""
    for a, b in combinations(sorted(ids), 2):
        yield PairRow(a, b, "reprint", 1.0, size)


def rows_of_group(members: Sequence[tuple[str | None, str]]) -> Iterator[GroupRow]:
    """The rows of a group, given as (day, id): the first stated day is first, else the first id."""
    first = min(members, key=lambda member: (member[0] is None, member[0] or "", member[1]))
    for _, name in members:
        yield GroupRow(name, first[1])
