"""Ties of texts (`edges.py`) from the records of all texts and pairs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pyspark import RDD

from ..edges import Tie, ties_between
from ..judging.decide import final_kind
from ..measuring import measure_pairs
from ..model import SAME_REPORT, Kind
from ..state import Memory, ordered
from ..texts import Key
from .deciding import Held, Printed, Seen, state_of

_Group = tuple[list[Seen], dict[Key, str]]
"""The pairs that have a text in a group, and what its texts print."""


def ties_of_pairs(seen: RDD[Seen]) -> RDD[Tie]:
    """Of the pairs that were aligned."""
    return seen.flatMap(_tie)


def ties_of_groups(seen: RDD[Seen], printed: Printed, parts: int) -> RDD[Tie]:
    """Of texts whose groups are tied and that were not aligned."""
    tied = seen.flatMap(_tied).distinct(parts)
    ends = tied.flatMap(lambda groups: ((group, None) for group in set(groups))).distinct(parts)
    members = seen.flatMap(_with_groups).distinct(parts).join(printed, parts)
    texts = members.map(lambda item: (item[1][0], (item[0], item[1][1]))).groupByKey(parts)
    pairs = seen.flatMap(_by_groups).groupByKey(parts)
    groups = ends.join(pairs, parts).join(texts, parts)
    held = groups.mapValues(lambda item: (list(item[0][1]), dict(item[1])))
    one = tied.join(held, parts)
    both = one.map(lambda item: item[1]).join(held, parts)
    return both.flatMap(lambda item: _between(item[1][0], item[1][1]))


def _kind(seen: Seen) -> Kind | None:
    return final_kind(state_of([seen]), seen.names, seen.pair)


def _tie(seen: Seen) -> Iterator[Tie]:
    kind = _kind(seen)
    if kind is not None:
        yield Tie.of(seen.names, kind, seen.pair.measured)


def _tied(seen: Seen) -> Iterator[tuple[Key, Key]]:
    if _kind(seen) in SAME_REPORT:
        one, other = seen.nodes
        yield ordered(one.group, other.group)


def _with_groups(seen: Seen) -> Iterator[tuple[Key, Key]]:
    for key, node in zip(seen.names, seen.nodes, strict=True):
        yield key, node.group


def _by_groups(seen: Seen) -> Iterator[tuple[Key, Seen]]:
    for group in {node.group for node in seen.nodes}:
        yield group, seen


def _between(first: _Group, second: _Group) -> Iterator[Tie]:
    state: Memory = state_of([*first[0], *second[0]])
    assert isinstance(state.texts, Held)
    state.texts.printed = first[1] | second[1]
    yield from ties_between(
        state, sorted(first[1]), sorted(second[1]), partial(measure_pairs, state)
    )
