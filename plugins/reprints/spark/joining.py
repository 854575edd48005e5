"""Which pairs are aligned: `candidates.py` by shards and blocks of an RDD.

Texts have no numbers here but their names; within a shard or a block they are numbered in the order
of the names that occur, which is the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from pyspark import RDD

from ..candidates import batched, named, pair_lot, tally
from ..fingerprints import prints_of
from ..judging.pairs import Names
from ..postings import Postings
from ..texts import Key, letters_of

SHARDS = 256
"""Of fingerprints."""
BLOCK = 2048
"""Texts whose candidates are worked out together."""
_CHUNK = 1024
"""Texts whose fingerprints are taken together."""
_KEY_BITS = 63

_Keys = npt.NDArray[np.int64]
_Array = npt.NDArray[Any]


def chosen_pairs(printed: RDD[tuple[Key, str]], count: int, parts: int) -> RDD[Names]:
    """The pairs to align, each once; `count` texts, `parts` partitions."""
    bits = max(0, (count // BLOCK).bit_length())
    postings = printed.mapPartitions(_postings)
    links = postings.groupByKey(min(SHARDS, parts)).flatMap(lambda shard: _links(shard[1], bits))
    rows = links.groupByKey(parts).flatMap(lambda block: _candidates(block[1], bits))
    return rows.groupByKey(parts).flatMap(lambda block: _chosen(block[1])).distinct(parts)


def _postings(texts: Iterable[tuple[Key, str]]) -> Iterator[tuple[int, tuple[_Array, _Keys]]]:
    for chunk in batched(texts, _CHUNK):
        prints = prints_of([letters_of(printed) for _, printed in chunk])
        keys = np.array([key for key, _ in chunk])[prints.owners]
        shard = (prints.hashes >> np.uint64(56)).astype(np.int64)
        yield from _split(shard, prints.hashes, keys)


def _links(parts: Iterable[tuple[_Array, _Keys]], bits: int) -> Iterator[tuple[int, Any]]:
    hashes, keys = _joined(parts)
    names, owners = np.unique(keys, return_inverse=True)
    order = np.argsort(owners, kind="stable")
    postings = Postings.of(hashes[order], owners[order].astype(np.uint32))
    links = postings.links(np.arange(len(postings.owners)))
    a, b = names[links.a], names[links.b]
    yield from _split(a >> (_KEY_BITS - bits), a, b, links.weight)


def _candidates(parts: Iterable[tuple[_Array, ...]], bits: int) -> Iterator[tuple[int, Any]]:
    a, b, weight = _joined(parts)
    names, numbers = np.unique(np.concatenate((a, b)), return_inverse=True)
    codes = numbers[: len(a)] * len(names) + numbers[len(a) :]
    found = tally(len(names), codes, weight)
    a, b = names[found.a], names[found.b]
    node, other = np.concatenate((a, b)), np.concatenate((b, a))
    yield from _split(node >> (_KEY_BITS - bits), node, other, np.tile(found.weight, 2))


def _chosen(parts: Iterable[tuple[_Array, ...]]) -> Iterator[Names]:
    node, other, weight = _joined(parts)
    lot = pair_lot(node.astype(np.uint64), other.astype(np.uint64))
    kept = named(np.unique(node, return_inverse=True)[1], weight, lot)
    low, high = np.minimum(node, other)[kept], np.maximum(node, other)[kept]
    return zip(low.tolist(), high.tolist(), strict=True)


def _split(shard: _Keys, *columns: _Array) -> Iterator[tuple[int, Any]]:
    """The columns of each shard that occurs."""
    order = np.argsort(shard, kind="stable")
    every, first = np.unique(shard[order], return_index=True)
    ends = [*first[1:].tolist(), len(shard)]
    for one, low, high in zip(every.tolist(), first.tolist(), ends, strict=False):
        yield one, tuple(column[order[low:high]] for column in columns)


def _joined(parts: Iterable[tuple[_Array, ...]]) -> list[_Array]:
    return [np.concatenate(column) for column in zip(*parts, strict=True)]
