"""The tables of `state.py` in the folder: read by all workers, each writing its own part.

A record that nobody put is the one a text or a pair begins with. The names of components
(`cluster`, `forest`, `group`) are columns, because they are worked out for all texts at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from ..judging.pairs import Measured, Names
from ..state import Node, Pair
from ..texts import Key
from .reading import DiskTexts
from .spill import PLACE, Array, load, save

_READY = 4096
"""Measured pairs held ready."""


def prepare(folder: Path) -> None:
    """Makes the empty tables."""
    texts, pairs = len(load(folder, "keys")), len(load(folder, "a"))
    save(folder, nodes=np.zeros(texts, PLACE), pairs=np.zeros(pairs, PLACE))


class Shelf(DiskTexts):
    """The state of the decision (`state.State`)."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder
        self.keys: Array = load(folder, "keys")
        self.a, self.b = load(folder, "a"), load(folder, "b")
        self._at, self._near = load(folder, "near_at"), load(folder, "near")
        self._near_pair = load(folder, "near_pair")
        self._nodes, self._pairs = load(folder, "nodes"), load(folder, "pairs")
        self._measured_at = load(folder, "measured")
        self._measured = lru_cache(_READY)(self._read_measured)
        self._labels: dict[str, Array] = {}

    def label(self, name: str) -> None:
        """Takes a field of the texts' records from the column of that name from now on."""
        self._labels[name] = load(self._folder, name)

    def names(self, pair: int) -> Names:
        """The names of a pair, given by its number."""
        return int(self.keys[self.a[pair]]), int(self.keys[self.b[pair]])

    def number(self, key: Key) -> int:
        """The number of a text."""
        return bisect_left(self._keys, key)

    def node(self, key: Key) -> Node:
        n = self.number(key)
        place = self._nodes[n].item()
        node: Node = self._records.get(place) if place[1] else Node.alone(key)
        node.near = set(self.keys[self._near[self._at[n] : self._at[n + 1]]].tolist())
        for name, column in self._labels.items():
            setattr(node, name, int(self.keys[column[n]]))
        return node

    def put_node(self, key: Key, node: Node) -> None:
        self._nodes[self.number(key)] = self._records.put(replace(node, near=set()))

    def pair(self, names: Names) -> Pair:
        n = self._pair(names)
        place = self._pairs[n].item()
        if not place[1]:
            return Pair(self._measured(n))
        pair: Pair = self._records.get(place)
        pair.measured = self._measured(n)
        return pair

    def put_pair(self, names: Names, pair: Pair) -> None:
        bare = replace(pair, measured=None)  # type: ignore[arg-type]
        self._pairs[self._pair(names)] = self._records.put(bare)

    def pairs(self) -> Iterator[tuple[Names, Pair]]:
        for n in range(len(self.a)):
            yield self.names(n), self.pair(self.names(n))

    def _pair(self, names: Names) -> int:
        a, b = map(self.number, names)
        low, high = int(self._at[a]), int(self._at[a + 1])
        place = low + int(np.searchsorted(self._near[low:high], b))
        if place == high or self._near[place] != b:
            raise KeyError(names)
        return int(self._near_pair[place])

    def _read_measured(self, n: int) -> Measured:
        measured: Measured = self._records.get(self._measured_at[n].item())
        return measured
