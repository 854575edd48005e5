"""Which pairs are aligned, worked out shard by shard: `candidates.py` for what is on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..candidates import named, pair_lot, tally
from ..postings import Numbers, Postings
from .reading import NO_TEXT, SHARDS, postings
from .spill import Array, Shards, for_folder, load, save
from .workers import Workers

BLOCK = 2048
"""Texts whose candidates are worked out together: about 100 MB of links, seldom 500."""
_LINKS = 1 << 22
"""Links held at once."""
_STRONG = 8 << 20
"""Weight of what two texts share, above which they stand in one place of the order: eight
fingerprints that nobody else has. It only keeps those who are read together near each other."""

_Task = tuple[Path, int]


def join_all(workers: Workers, folder: Path) -> Iterator[tuple[int, int]]:
    """Writes the pairs to align, by number, as `pair_a` and `pair_b`; yields tasks done, of all."""
    count = len(load(folder, "keys"))
    blocks = count // BLOCK + 1
    tasks, done = SHARDS + 2 * blocks, 0
    for _ in workers.each(_link_shard, [(folder, shard) for shard in range(SHARDS)]):
        done += 1
        yield done, tasks
    for _ in workers.each(_tally_block, [(folder, block) for block in range(blocks)]):
        done += 1
        yield done, tasks
    parts = []
    for part in workers.each(_choose_block, [(folder, block) for block in range(blocks)]):
        parts.append(part)
        done += 1
        yield done, tasks
    a, b, strong = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((b, a))
    a, b, strong = a[order], b[order], strong[order]
    first = np.ones(len(a), dtype=np.bool_)
    first[1:] = (np.diff(a) != 0) | (np.diff(b) != 0)
    a, b, strong = a[first], b[first], strong[first]
    order = np.argsort(_places(count, a[strong], b[strong])[a], kind="stable")
    save(folder, pair_a=a[order], pair_b=b[order])


def _links(folder: Path) -> Shards:
    blocks = len(load(folder, "keys")) // BLOCK + 1
    return Shards(folder / "links", blocks, "u4", "u4", "u4")


def _candidates(folder: Path) -> Shards:
    blocks = len(load(folder, "keys")) // BLOCK + 1
    return Shards(folder / "candidates", blocks, "u4", "u4", "i8")


_links_of = for_folder(_links)
_candidates_of = for_folder(_candidates)
_postings_of = for_folder(postings)


def _link_shard(task: _Task) -> None:
    folder, shard = task
    hashes, lines = _postings_of(folder).read(shard)
    number = load(folder, "number")[lines]
    order = np.flatnonzero(number != NO_TEXT)
    order = order[np.argsort(number[order], kind="stable")]
    held = Postings.of(hashes[order], number[order].astype(np.uint32))
    made = np.cumsum(held.reach, dtype=np.int64)
    pieces = int(made[-1]) // _LINKS + 1 if len(made) else 0
    for n, rows in enumerate(np.array_split(np.arange(len(made)), max(pieces, 1))):
        links = held.links(rows)
        name = f"{shard:04}-{n:04}"
        _links(folder).write(name, links.a // BLOCK, links.a, links.b, links.weight)


def _tally_block(task: _Task) -> None:
    folder, block = task
    count = len(load(folder, "keys"))
    a, b, weight = _links_of(folder).read(block)
    parts = len(a) // _LINKS + 1
    for part in range(parts):
        here = a % parts == part if parts > 1 else slice(None)
        codes = a[here].astype(np.int64) * count + b[here]
        found = tally(count, codes, weight[here].astype(np.int64))
        node = np.concatenate((found.a, found.b))
        other = np.concatenate((found.b, found.a))
        _candidates(folder).write(
            f"{block:06}-{part:04}", node // BLOCK, node, other, np.tile(found.weight, 2)
        )


def _choose_block(task: _Task) -> tuple[Array, Array, Array]:
    """The pairs that the texts of a block name, and which of them are nearly one text."""
    folder, block = task
    names = load(folder, "keys").astype(np.uint64, copy=False)
    node, other, weight = _candidates_of(folder).read(block)
    lot = pair_lot(names[node], names[other])
    kept = named(node.astype(np.int64) - block * BLOCK, weight, lot)
    node, other, weight = node[kept], other[kept], weight[kept]
    return np.minimum(node, other), np.maximum(node, other), weight >= _STRONG


def _places(count: int, a: Numbers, b: Numbers) -> npt.NDArray[np.int64]:
    """A number for each text, the same for most of those who are strongly tied."""
    place = np.arange(count)
    for _ in range(3):
        np.minimum.at(place, a, place[b])
        np.minimum.at(place, b, place[a])
    return place
