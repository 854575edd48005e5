"""What is known of texts and pairs: two tables, in memory or on disk.

The finder keeps its knowledge as one record for each text that has a partner and one for each pair
that was aligned. `decide.py` reads and writes the records; where they are kept is another's matter,
so that a run over everything and the addition of one article are the same code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from .judging.filling import Filled
from .judging.pairs import Measured, Names
from .judging.runs import Span
from .judging.slots import Form
from .model import Kind
from .texts import Figures, Key, Texts

Held = tuple[Key, int, int]
"""Letters [start, end) of a text in which another one stands: that one's cluster, start, end."""


@dataclass(slots=True)
class Node:
    """A text among its partners.

    near      texts it shares passages with, by name
    furniture its letters that stand around reports and are none (`furniture.py`)
    forms     its parts that others fill differently (`slots.py`)
    sites     its values that are attested, and so are others in their place (`camps.py`)
    cluster   the smallest name of the texts that are mostly the same, at first sight
    crowd     its letters that several clusters print (`crowd.py`)
    common    its letters that many reports print (`crowd.py`), furniture included
    held      letters of stories it prints among others, where these are common in the story too
    issues    partners that are other issues of its form
    ties      partners that are the same report, of a text that has issues (`strays.py`)
    strays    partners called the same report of which it is no printing (`strays.py`)
    reprinted another text is most of it, and it is most of that
    suspect   it holds several parts that are printed elsewhere (`groups.py`)
    forest    the smallest name of the group it would be in if suspects tied nothing together
    page      it holds several stories
    group     the smallest name of its group
    """

    near: set[Key]
    furniture: tuple[Span, ...]
    forms: tuple[Form, ...]
    sites: tuple[Span, ...]
    cluster: Key
    crowd: tuple[Span, ...]
    common: tuple[Span, ...]
    held: tuple[Held, ...]
    issues: frozenset[Key]
    ties: frozenset[Key]
    strays: frozenset[Key]
    reprinted: bool
    suspect: bool
    forest: Key
    page: bool
    group: Key

    @classmethod
    def alone(cls, key: Key) -> Node:
        """A text that has no partner."""
        none: frozenset[Key] = frozenset()
        return cls(
            set(), (), (), (), key, (), (), (), none, none, none, False, False, key, False, key
        )


@dataclass(slots=True)
class Pair:
    """Two texts that were aligned, and what they are to one another.

    `first` is the judgement before common words are known, `second` the one after, `kind` what is left of it
    beside other issues (`strays.py`); all mean nothing until the pair was `judged`.
    """

    measured: Measured
    filled: tuple[Filled, ...] = ()
    first: Kind | None = None
    second: Kind | None = None
    kind: Kind | None = None
    judged: bool = False


class State(Texts, Protocol):
    """The tables. A record that was changed is handed back with `put`."""

    def node(self, key: Key) -> Node:
        """The record of a text; that of a text without partners when there is none."""

    def put_node(self, key: Key, node: Node) -> None:
        """Keeps a record."""

    def pair(self, names: Names) -> Pair:
        """The record of a pair. Raises KeyError when it was not aligned."""

    def put_pair(self, names: Names, pair: Pair) -> None:
        """Keeps a record."""

    def pairs(self) -> Iterator[tuple[Names, Pair]]:
        """All pairs, ordered by names."""


@dataclass(slots=True)
class Memory:
    """The tables as dictionaries, beside the texts wherever they are."""

    texts: Texts
    nodes: dict[Key, Node] = field(default_factory=dict)
    table: dict[Names, Pair] = field(default_factory=dict)

    def letters(self, key: Key) -> str:
        return self.texts.letters(key)

    def figures(self, key: Key) -> Figures:
        return self.texts.figures(key)

    def node(self, key: Key) -> Node:
        return self.nodes.get(key) or Node.alone(key)

    def put_node(self, key: Key, node: Node) -> None:
        self.nodes[key] = node

    def pair(self, names: Names) -> Pair:
        return self.table[names]

    def put_pair(self, names: Names, pair: Pair) -> None:
        self.table[names] = pair

    def pairs(self) -> Iterator[tuple[Names, Pair]]:
        return iter(sorted(self.table.items()))


def add_pair(state: State, names: Names, measured: Measured) -> None:
    """Makes two texts partners; `decide.settle` has to follow for both."""
    state.put_pair(names, Pair(measured))
    for own, other in (names, names[::-1]):
        node = state.node(own)
        node.near.add(other)
        state.put_node(own, node)


def pairs_of(state: State, key: Key) -> list[tuple[Names, Pair]]:
    """The pairs of a text, in no order."""
    return [
        (names, state.pair(names))
        for other in state.node(key).near
        for names in [ordered(key, other)]
    ]


def ordered(one: Key, other: Key) -> Names:
    """The names of a pair, the smaller first."""
    return (one, other) if one < other else (other, one)
