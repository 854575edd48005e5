"""The steps of the decision (`decide.steps`), each as a join of pairs with the records of their texts.

Components are found by turns of large-star and small-star (Kiveris, Lattanzi, Mirrokni, Rastogi,
Vassilvitskii 2014: Connected components in MapReduce and beyond): each turn ties every text to the
smallest it knows of, and the number of turns grows with the logarithm of the longest chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeAlias

from pyspark import RDD, StorageLevel

from ..judging.decide import steps
from ..judging.pairs import Measured, Measurer, Names
from ..judging.step import PairStep, Step, TextStep, TieStep
from ..state import Memory, Node, Pair
from ..texts import Figures, Key, letters_of, read

Printed: TypeAlias = "RDD[tuple[Key, str]]"
Ties: TypeAlias = "RDD[tuple[Key, Key]]"


@dataclass(slots=True)
class Seen:
    """A pair with the records of its texts, and what they print where that is looked at."""

    names: Names
    pair: Pair
    nodes: tuple[Node, Node]
    printed: tuple[str, str] | None = None


class Held:
    """The few texts a step looks at (`texts.Texts`)."""

    def __init__(self) -> None:
        self.printed: dict[Key, str] = {}

    def letters(self, key: Key) -> str:
        return letters_of(self.printed[key])

    def figures(self, key: Key) -> Figures:
        return read(self.printed[key])[2]


class Records:
    """The tables of `state.py` as RDDs."""

    def __init__(self, pairs: RDD[tuple[Names, Measured]], printed: Printed, parts: int) -> None:
        self._printed, self._parts = printed, parts
        self.pairs = pairs.mapValues(Pair)
        ends = self.pairs.keys().flatMap(lambda names: (names, names[::-1]))
        self.nodes = ends.groupByKey(parts).map(
            lambda item: (item[0], replace(Node.alone(item[0]), near=set(item[1])))
        )

    def decided(self) -> Iterator[tuple[int, int]]:
        """Does all steps; yields steps done, of all."""
        every = steps(Memory(Held()))
        for n, step in enumerate(every):
            if isinstance(step, TextStep):
                seen = self.seen(reads=step.reads)
                nodes = seen.flatMap(_of_both).groupByKey(self._parts)
                done = nodes.mapPartitions(lambda some, n=n: _step_texts(n, some), True)
                self.nodes = _kept(done)
            elif isinstance(step, PairStep):
                self.pairs = _kept(
                    self.seen().mapPartitions(lambda some, n=n: _step_pairs(n, some))
                )
            else:
                ties = self.seen().mapPartitions(lambda some, n=n: _ties(n, some))
                labels = components(ties, self._parts)
                named = self.nodes.leftOuterJoin(labels, self._parts)
                self.nodes = _kept(
                    named.map(lambda item, name=step.name: _labelled(name, *item), True)
                )
            yield n + 1, len(every)

    def seen(self, *, reads: bool = False) -> RDD[Seen]:
        """All pairs with the records of their texts; `reads`: and what they print."""
        nodes: RDD[tuple[Key, Any]] = self.nodes
        if reads:
            nodes = nodes.join(self._printed, self._parts)
        left = self.pairs.map(lambda item: (item[0][0], item)).join(nodes, self._parts)
        both = left.map(lambda item: (item[1][0][0][1], item[1])).join(nodes, self._parts)
        return both.map(lambda item: _seen(item[1][0], item[1][1]))


def measured(pairs: RDD[Names], printed: Printed, parts: int) -> RDD[tuple[Names, Measured]]:
    """What the pairs share, those that share nothing left out."""
    left = pairs.join(printed, parts).map(lambda item: (item[1][0], (item[0], item[1][1])))
    return _kept(left.join(printed, parts).mapPartitions(_measure))


def components(ties: Ties, parts: int) -> Ties:
    """The smallest name of its component for each text that has a tie and is not itself that name."""
    ties = _kept(ties.map(lambda tie: (max(tie), min(tie))).distinct(parts))
    while True:
        large = ties.flatMap(lambda tie: (tie, tie[::-1])).groupByKey(parts)
        wide = large.flatMap(lambda item: _large_star(*item)).distinct(parts)
        small = wide.groupByKey(parts).flatMap(lambda item: _small_star(*item))
        after = _kept(small.distinct(parts))
        settled = after.count() == ties.count() and after.subtract(ties, parts).isEmpty()
        ties.unpersist()
        ties = after
        if settled:
            return ties


def _large_star(own: Key, others: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
    near = list(others)
    least = min(own, *near)
    return ((other, least) for other in near if other > own)


def _small_star(own: Key, others: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
    # Ties lead from larger to smaller, so all the others are smaller than its own.
    near = set(others)
    least = min(near)
    return chain([(own, least)], ((other, least) for other in near if other != least))


def _measure(joined: Iterable[Any]) -> Iterator[tuple[Names, Measured]]:
    texts = Held()
    measurer = Measurer(texts)
    for b, ((a, printed_a), printed_b) in joined:
        texts.printed = {a: printed_a, b: printed_b}
        found = measurer.measure((a, b))
        if found is not None:
            yield (a, b), found


def _seen(left: tuple[tuple[Names, Pair], Any], b: Any) -> Seen:
    kept, a = left
    if isinstance(a, Node):
        return Seen(*kept, (a, b))
    return Seen(*kept, (a[0], b[0]), (a[1], b[1]))


def _of_both(seen: Seen) -> tuple[tuple[Key, Seen], tuple[Key, Seen]]:
    return (seen.names[0], seen), (seen.names[1], seen)


def state_of(several: Iterable[Seen]) -> Memory:
    """A state of these pairs and their texts only."""
    texts = Held()
    state = Memory(texts)
    for seen in several:
        state.table[seen.names] = seen.pair
        state.nodes.update(zip(seen.names, seen.nodes, strict=True))
        if seen.printed:
            texts.printed.update(zip(seen.names, seen.printed, strict=True))
    return state


def _step(number: int, state: Memory) -> Step:
    return steps(state)[number]


def _step_texts(number: int, texts: Iterable[Any]) -> Iterator[tuple[Key, Node]]:
    for key, several in texts:
        state = state_of(several)
        step = _step(number, state)
        assert isinstance(step, TextStep)
        step.do([key])
        yield key, state.node(key)


def _step_pairs(number: int, pairs: Iterable[Seen]) -> Iterator[tuple[Names, Pair]]:
    for seen in pairs:
        state = state_of([seen])
        step = _step(number, state)
        assert isinstance(step, PairStep)
        step.do([seen.names])
        yield seen.names, state.pair(seen.names)


def _ties(number: int, pairs: Iterable[Seen]) -> Iterator[tuple[Key, Key]]:
    for seen in pairs:
        step = _step(number, state_of([seen]))
        assert isinstance(step, TieStep)
        if step.ties(seen.names, seen.pair, seen.nodes[0]):
            yield seen.names


def _labelled(name: str, key: Key, found: tuple[Node, Key | None]) -> tuple[Key, Node]:
    node, label = found
    setattr(node, name, key if label is None else label)
    return key, node


def _kept(rdd: RDD[Any]) -> RDD[Any]:
    """Keeps what was worked out on the workers' disks."""
    return rdd.persist(StorageLevel.DISK_ONLY)
