"""Which pairs of texts are worth aligning: a join of fingerprints, and a choice for each text.

The join. A fingerprint that stands in n texts makes n² pairs, so every practical join drops the
frequent ones. Dropping them loses the very stories an archive has most copies of: with 300 copies
of one report all its fingerprints are over the cap and not one pair is left. So above the cap each
text is linked to its next few neighbours only (star links): the copies stay connected, at the cost
of n pairs instead of n². "Next" is by the name of the text (`texts.py`), one random order for all
fingerprints, so that two copies that meet in one meet in many.

The choice. The issues of a series (每日行情) are candidates of one another all to all, and an alignment
costs about 0.3 ms. So each text names its nearest candidates, among which a copy of its own
would be, and some at random, for the nearest issues say the same in some of the slots (`slots.py`);
a pair is aligned when either side names it. Nearest is by shared fingerprints, the rare ones
counting more: two copies of one issue share its figures and names, two issues only the form.

Everything here is decided by a text and its own candidates. So shards, workers and increments give
the same pairs as one run over everything.

Wrong on purpose: of a report with hundreds of misread copies each names thirty-two, which ties them
all into one group; what two of them share that were not aligned is worked out from the
group (`printings.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from .fingerprints import Hashes, Prints, mix
from .postings import Links, Numbers, Owners, Postings

_T = TypeVar("_T")

MIN_SHARED = 4
"""Fingerprints a pair must share: about 20 letters in common. One less makes a fifth more pairs to align
and finds nothing more on the labelled sets."""
NEAREST = 24
"""Candidates a text names by closeness: a page holds up to a dozen stories with copies of each."""
SCATTERED = 8
"""Further candidates a text names at random."""
MIN_WEIGHT = 3 << 15
"""Of the fingerprints a pair shares: three that up to 32 texts hold, or six of any. A set phrase in
every tenth text is no reason to lay two of them side by side."""
_SHARDS = 16
"""Parts of the fingerprints that are sorted one after another: a sixteenth of the memory."""
_CHUNKS = 64
"""Of prints put into shards together: large arrays go back to the system when they are let go."""
_BLOCK_LINKS = 1 << 21
"""Links made at once, about: two million of 16 bytes."""
_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of numbers a < b, each once, ordered; how many fingerprints they share, their weight."""

    a: Numbers
    b: Numbers
    shared: Numbers
    weight: Numbers

    def __len__(self) -> int:
        return len(self.a)


def suffices(shared: int, weight: int) -> bool:
    """Whether a pair shares enough to be a candidate."""
    return shared >= MIN_SHARED and weight >= MIN_WEIGHT


def join(prints: Iterable[Prints]) -> Candidates:
    """All pairs of texts that share enough fingerprints; texts are in the order of their names.

    Memory: about 16 bytes a fingerprint.
    """
    count, postings = _postings(prints)
    found = [
        tally(count, links.a.astype(np.int64) * count + links.b, links.weight)
        for links in _blocks(postings, count)
    ]
    if not found:
        return Candidates(_NONE, _NONE, _NONE, _NONE)
    return Candidates(
        np.concatenate([part.a for part in found]),
        np.concatenate([part.b for part in found]),
        np.concatenate([part.shared for part in found]),
        np.concatenate([part.weight for part in found]),
    )


def tally(count: int, codes: Numbers, weights: Numbers) -> Candidates:
    """Adds up the links of each pair, given as a * count + b; keeps pairs that share enough."""
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    first = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1]))[: len(codes)])
    if not len(first):
        return Candidates(_NONE, _NONE, _NONE, _NONE)
    shared = np.diff(np.append(first, len(codes)))
    weight = np.add.reduceat(weights[order], first)
    enough = (shared >= MIN_SHARED) & (weight >= MIN_WEIGHT)
    pairs = codes[first][enough]
    return Candidates(pairs // count, pairs % count, shared[enough], weight[enough])


def _postings(prints: Iterable[Prints]) -> tuple[int, Postings]:
    """The number of texts, and their postings."""
    count = 0
    shards: list[list[tuple[Hashes, Owners]]] = [[] for _ in range(_SHARDS)]
    for chunks in batched(prints, _CHUNKS):
        hashes, owners = [], []
        for chunk in chunks:
            hashes.append(chunk.hashes)
            owners.append(chunk.owners + np.uint32(count))
            count += chunk.count
        every, owner = np.concatenate(hashes), np.concatenate(owners)
        shard = (every >> np.uint64(60)).astype(np.uint8)
        for n, parts in enumerate(shards):
            here = shard == n
            parts.append((every[here], owner[here]))
    joined = []
    while shards:
        joined.append(Postings.of(*_concatenated(shards.pop())))
    return count, Postings.joined(joined)


def _blocks(postings: Postings, count: int) -> Iterator[Links]:
    """All links, block by block of the first text's number."""
    made = np.cumsum(np.bincount(postings.owners, weights=postings.reach, minlength=count))
    if not count:
        return
    blocks = int(made[-1]) // _BLOCK_LINKS + 1
    edges = np.searchsorted(made, np.linspace(0, made[-1], blocks + 1)[1:-1])
    for low, high in pairwise([0, *np.unique(edges).tolist(), count]):
        rows = np.flatnonzero((postings.owners >= low) & (postings.owners < high))
        if len(rows):
            yield postings.links(rows)


def _concatenated(parts: list[tuple[Hashes, Owners]]) -> tuple[Hashes, Owners]:
    return (
        np.concatenate([np.empty(0, np.uint64), *(hashes for hashes, _ in parts)]),
        np.concatenate([np.empty(0, np.uint32), *(owners for _, owners in parts)]),
    )


def choose(candidates: Candidates, names: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Which of all candidates of the archive are aligned; `names` are the names by number."""
    lot = pair_lot(names[candidates.a], names[candidates.b])
    row = np.tile(np.arange(len(candidates)), 2)
    node = np.concatenate((candidates.a, candidates.b))
    kept = np.zeros(len(candidates), dtype=np.bool_)
    kept[row[named(node, candidates.weight[row], lot[row])]] = True
    return kept


def named(node: Numbers, weight: Numbers, lot: Hashes) -> npt.NDArray[np.bool_]:
    """Which rows their own text names; a row is one candidate of one text, all of a text's given."""
    kept = np.bincount(node, minlength=1)[node] <= NEAREST + SCATTERED
    row = np.flatnonzero(~kept)
    row = row[np.lexsort((lot[row], -weight[row], node[row]))]
    near = _rank(node[row]) < NEAREST
    kept[row[near]] = True
    row = row[~near]
    row = row[np.lexsort((lot[row], node[row]))]
    kept[row[_rank(node[row]) < SCATTERED]] = True
    return kept


def choose_own(weights: Numbers, lot: Hashes) -> npt.NDArray[np.bool_]:
    """Which of its candidates one text names, given their weights and lots."""
    kept = np.zeros(len(weights), dtype=np.bool_)
    order = np.lexsort((lot, -weights))
    kept[order[:NEAREST]] = True
    rest = order[NEAREST:]
    kept[rest[np.argsort(lot[rest], kind="stable")[:SCATTERED]]] = True
    return kept


def pair_lot(
    one: npt.NDArray[np.uint64] | np.uint64, other: npt.NDArray[np.uint64] | np.uint64
) -> Hashes:
    """The random number of pairs of names, the same both ways round."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    lots: Hashes = mix(mix(np.atleast_1d(low)) + np.atleast_1d(high))
    return lots


def batched(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Items in lists of `size`, the last one shorter (itertools.batched is Python 3.12)."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def _rank(groups: Numbers) -> Numbers:
    """The place of each row within its group; groups stand together."""
    if not len(groups):
        return _NONE
    first = np.flatnonzero(np.concatenate(([True], groups[1:] != groups[:-1])))
    lengths = np.diff(np.append(first, len(groups)))
    return np.arange(len(groups)) - np.repeat(first, lengths)
