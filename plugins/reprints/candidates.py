"""Which pairs of texts are worth aligning: a join of fingerprints, and a choice for each text.

The join. A fingerprint that stands in n texts makes n² pairs, so every practical join drops the
frequent ones. Dropping them loses the very stories an archive has most copies of: with 300 copies
of one report all its fingerprints are over the cap and not one pair is left. So above the cap each
text is linked to its next few neighbours only (star links): the copies stay connected, at the cost
of n pairs instead of n². "Next" is by the name of the text (`texts.py`), one random order for all
fingerprints, so that two copies that meet in one meet in many.

The choice. The issues of a series (每日行情) are candidates of one another all to all, and an alignment
costs about a millisecond. So each text names its nearest candidates, among which a copy of its own
would be, and some at random, for the nearest issues say the same in some of the slots (`slots.py`);
a pair is aligned when either side names it. Nearest is by shared fingerprints, the rare ones
counting more: two copies of one issue share its figures and names, two issues only the form.

Everything here is decided by a text and its own candidates. So shards, workers and increments give
the same pairs as one run over everything.

Wrong on purpose: of a report with hundreds of misread copies each is aligned with two dozen, which
ties them all into one group; what two of them share that were not aligned is worked out from the
group (`printings.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from .fingerprints import Hashes, mix

_T = TypeVar("_T")
Numbers = npt.NDArray[np.int64]

CAP = 64
"""Texts. A fingerprint in more texts links neighbours only (recall 1.000 at 64 and above)."""
NEIGHBOURS = 4
"""Next texts each posting over the cap is linked to: 300 of 300 noisy copies stay together."""
MIN_SHARED = 3
"""Fingerprints a pair must share: about 16 letters in common."""
NEAREST = 24
"""Candidates a text names by closeness: a page holds up to a dozen stories with copies of each."""
SCATTERED = 8
"""Further candidates a text names at random."""
MIN_WEIGHT = 3 << 15
"""Of the fingerprints a pair shares: three that up to 32 texts hold, or six of any. A set phrase in
every tenth text is no reason to lay two of them side by side."""
_UNIT = 1 << 20
"""Weight of a fingerprint, halved for each doubling of the texts that hold it, down to the cap: the
copies of a viral story share little else. Whole numbers: sums of fractions differ between machines;
doublings: one more text rarely changes any weight."""
_MOST_DOUBLINGS = 6
_SHARDS = 16
_CHUNK = 4096
_BLOCK_LINKS = 1 << 21
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


def weight_of(holders: int) -> int:
    """Weight of a fingerprint by the number of texts that hold it (2 and more)."""
    return _UNIT >> min((holders - 1).bit_length(), _MOST_DOUBLINGS)


def least_weight() -> int:
    """Weight of the most frequent fingerprints, and of all that are over the cap."""
    return _UNIT >> _MOST_DOUBLINGS


def suffices(shared: int, weight: int) -> bool:
    """Whether a pair shares enough to be a candidate."""
    return shared >= MIN_SHARED and weight >= MIN_WEIGHT


def _doublings(holders: Numbers) -> Numbers:
    # The exponent of a float is exact here; a logarithm would be rounded.
    exponents = np.frexp((holders - 1).astype(np.float64))[1].astype(np.int64)
    return np.minimum(exponents, _MOST_DOUBLINGS)


def join(prints: Iterable[Hashes]) -> Candidates:
    """All pairs of texts that share enough fingerprints; texts are in the order of their names.

    Memory: about 16 bytes a fingerprint.
    """
    count, postings = _Postings.of(prints)
    found = [tally(count, *links) for links in postings.links(count)]
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


@dataclass(frozen=True, slots=True)
class _Postings:
    """Who holds each fingerprint, by fingerprint and holder; those with one holder left out.

    `reach` is how many of the postings after it each one is linked to.
    """

    owners: npt.NDArray[np.uint32]
    reach: npt.NDArray[np.uint8]
    doublings: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, prints: Iterable[Hashes]) -> tuple[int, _Postings]:
        """The number of texts, and their postings."""
        count = 0
        shards: list[list[tuple[Hashes, npt.NDArray[np.uint32]]]] = [[] for _ in range(_SHARDS)]
        for chunk in batched(prints, _CHUNK):
            every = np.concatenate(chunk)
            numbers = np.arange(count, count + len(chunk), dtype=np.uint32)
            owners = np.repeat(numbers, [len(one) for one in chunk])
            shard = (every >> np.uint64(60)).astype(np.uint8)
            for n, parts in enumerate(shards):
                here = shard == n
                parts.append((every[here], owners[here]))
            count += len(chunk)
        columns = []
        while shards:
            columns.append(_sorted(*_concatenated(shards.pop(0))))
        return count, cls(*(np.concatenate(column) for column in zip(*columns, strict=True)))

    def links(self, count: int) -> Iterator[tuple[Numbers, Numbers]]:
        """Codes and weights of all links, block by block of the first text's number."""
        made = np.cumsum(np.bincount(self.owners, weights=self.reach, minlength=count))
        if not count:
            return
        blocks = int(made[-1]) // _BLOCK_LINKS + 1
        edges = np.searchsorted(made, np.linspace(0, made[-1], blocks + 1)[1:-1])
        for low, high in pairwise([0, *np.unique(edges).tolist(), count]):
            here = np.flatnonzero((self.owners >= low) & (self.owners < high))
            codes, weights = [], []
            step = 1
            while len(here := here[self.reach[here] >= step]):
                a = self.owners[here].astype(np.int64)
                codes.append(a * count + self.owners[here + step])
                weights.append(_UNIT >> self.doublings[here].astype(np.int64))
                step += 1
            if codes:
                yield np.concatenate(codes), np.concatenate(weights)


def _concatenated(
    parts: list[tuple[Hashes, npt.NDArray[np.uint32]]],
) -> tuple[Hashes, npt.NDArray[np.uint32]]:
    return (
        np.concatenate([np.empty(0, np.uint64), *(hashes for hashes, _ in parts)]),
        np.concatenate([np.empty(0, np.uint32), *(owners for _, owners in parts)]),
    )


def _sorted(
    hashes: Hashes, owners: npt.NDArray[np.uint32]
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    first = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))[: len(hashes)])
    lengths = np.diff(np.append(first, len(hashes)))
    length = np.repeat(lengths, lengths)
    left = np.repeat(first + lengths, lengths) - np.arange(len(hashes)) - 1
    reach = np.minimum(left, np.where(length <= CAP, CAP, NEIGHBOURS))
    several = length > 1
    return (
        owners[several],
        reach[several].astype(np.uint8),
        _doublings(length[several]).astype(np.uint8),
    )


def choose(candidates: Candidates, names: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Which of all candidates of the archive are aligned; `names` are the names by number."""
    kept = np.zeros(len(candidates), dtype=np.bool_)
    lot = pair_lot(names[candidates.a], names[candidates.b])
    rows = np.arange(len(candidates))
    node = np.concatenate((candidates.a, candidates.b))
    row = np.concatenate((rows, rows))
    crowded = np.bincount(node, minlength=len(names))[node] > NEAREST + SCATTERED
    kept[row[~crowded]] = True
    node, row = node[crowded], row[crowded]
    order = np.lexsort((lot[row], -candidates.weight[row], node))
    node, row = node[order], row[order]
    near = _rank(node) < NEAREST
    kept[row[near]] = True
    node, row = node[~near], row[~near]
    order = np.lexsort((lot[row], node))
    node, row = node[order], row[order]
    kept[row[_rank(node) < SCATTERED]] = True
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
