"""Who holds each fingerprint, and who is linked to whom for it.

All postings of one fingerprint have to be known together, those of different fingerprints need not:
so an archive is joined shard by shard of fingerprints, wherever the shards are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .fingerprints import Hashes

Numbers = npt.NDArray[np.int64]
Owners = npt.NDArray[np.uint32]
"""Texts by number, in the order of their names."""

CAP = 64
"""Texts. A fingerprint in more texts links neighbours only (recall 1.000 at 64 and above)."""
NEIGHBOURS = 4
"""Next texts each posting over the cap is linked to: 300 of 300 noisy copies stay together."""
UNIT = 1 << 20
"""Weight of a fingerprint, halved for each doubling of the texts that hold it, down to the cap: the
copies of a viral story share little else. Whole numbers: sums of fractions differ between machines;
doublings: one more text rarely changes any weight."""
_MOST_DOUBLINGS = 6
"""As many as make the cap: a fingerprint above it weighs what one at it does."""


@dataclass(frozen=True, slots=True)
class Links:
    """Texts a < b that hold a fingerprint, once for each they share; and the weight of it."""

    a: Owners
    b: Owners
    weight: Numbers


@dataclass(frozen=True, slots=True)
class Postings:
    """Holders by fingerprint and number; fingerprints with one holder left out.

    `reach` is how many of the postings after it each one is linked to.
    """

    owners: Owners
    reach: npt.NDArray[np.uint8]
    doublings: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, hashes: Hashes, owners: Owners) -> Postings:
        """Sorts postings by fingerprint; they come by number, some of them twice."""
        order = np.argsort(hashes, kind="stable")
        hashes, owners = hashes[order], owners[order]
        once = np.ones(len(hashes), dtype=np.bool_)
        once[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
        hashes, owners = hashes[once], owners[once]
        first = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))[: len(hashes)])
        lengths = np.diff(np.append(first, len(hashes)))
        length = np.repeat(lengths, lengths)
        left = np.repeat(first + lengths, lengths) - np.arange(len(hashes)) - 1
        reach = np.minimum(left, np.where(length <= CAP, CAP, NEIGHBOURS))
        several = length > 1
        return cls(
            owners[several],
            reach[several].astype(np.uint8),
            doublings(length[several]).astype(np.uint8),
        )

    @classmethod
    def joined(cls, parts: Sequence[Postings]) -> Postings:
        """Postings of several shards as one."""
        return cls(
            np.concatenate([part.owners for part in parts]),
            np.concatenate([part.reach for part in parts]),
            np.concatenate([part.doublings for part in parts]),
        )

    def links(self, rows: Numbers) -> Links:
        """The links of some postings, given by their places."""
        a, b, weights = [], [], []
        step = 1
        while len(rows := rows[self.reach[rows] >= step]):
            a.append(self.owners[rows])
            b.append(self.owners[rows + step])
            weights.append(UNIT >> self.doublings[rows].astype(np.int64))
            step += 1
        none = np.empty(0, np.uint32)
        return Links(
            np.concatenate([none, *a]),
            np.concatenate([none, *b]),
            np.concatenate([np.empty(0, np.int64), *weights]),
        )


def weight_of(holders: int) -> int:
    """Weight of a fingerprint by the number of texts that hold it (2 and more)."""
    return UNIT >> min((holders - 1).bit_length(), _MOST_DOUBLINGS)


def least_weight() -> int:
    """Weight of the most frequent fingerprints, and of all that are over the cap."""
    return UNIT >> _MOST_DOUBLINGS


def doublings(holders: Numbers) -> Numbers:
    """How often the number of holders doubled, up to the cap."""
    # The exponent of a float is exact here; a logarithm would be rounded.
    exponents = np.frexp((holders - 1).astype(np.float64))[1].astype(np.int64)
    return np.minimum(exponents, _MOST_DOUBLINGS)
