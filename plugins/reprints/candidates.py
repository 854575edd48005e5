"""Which pairs of texts are worth aligning: a join of fingerprints on one sorted array.

A fingerprint that stands in n texts makes n² pairs, so every practical join drops the frequent
ones. Dropping them loses the very stories an archive has most copies of: with 300 copies of one
report all its fingerprints are over the cap and not one pair is left. So above the cap each
posting is linked to its next few neighbours only (star links): the copies stay connected, at the
cost of n pairs instead of n².
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .fingerprints import Hashes

Pairs = npt.NDArray[np.int64]

CAP = 64
"""Texts. A fingerprint in more texts links neighbours only (recall 1.000 at 64 and above)."""
NEIGHBOURS = 4
"""Next texts each posting over the cap is linked to: 300 of 300 noisy copies stay together."""
MIN_SHARED = 3
"""Fingerprints a pair must share: about 16 letters in common."""
_UNIT = 1 << 20
"""Weight of a fingerprint. Whole numbers: sums of fractions differ between machines."""


def candidate_pairs(
    prints: Sequence[Hashes], min_shared: int = MIN_SHARED, cap: int = CAP
) -> Pairs:
    """Pairs (i, j), i < j, of texts that share `min_shared` fingerprints, each once.

    The closest come first: a fingerprint in n texts counts 1/n, so that two copies of one issue of
    a series stand before two issues, whatever the length of the form. Ties by number.
    """
    count = len(prints)
    hashes = np.concatenate([*prints, np.empty(0, dtype=np.uint64)])
    owners = np.repeat(np.arange(count, dtype=np.int64), [len(p) for p in prints])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    if not len(hashes):
        starts = starts[:0]
    lengths = np.diff(np.append(starts, len(hashes)))
    run_length = np.repeat(lengths, lengths)
    run_end = np.repeat(starts + lengths, lengths)
    reach = np.where(run_length <= cap, run_length, NEIGHBOURS)

    keys: list[npt.NDArray[np.int64]] = []
    weights: list[npt.NDArray[np.int64]] = []
    here = np.arange(len(hashes), dtype=np.int64)
    for step in range(1, cap):
        here = here[(reach[here] >= step) & (here + step < run_end[here])]
        if not len(here):
            break
        keys.append(owners[here] * count + owners[here + step])
        weights.append(_UNIT // run_length[here])
    if not keys:
        return np.empty((0, 2), dtype=np.int64)
    every = np.concatenate(keys)
    order = np.argsort(every, kind="stable")
    every = every[order]
    first = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1])))
    shared = np.diff(np.append(first, len(every)))
    weight = np.add.reduceat(np.concatenate(weights)[order], first)
    enough = shared >= min_shared
    pairs, weight = every[first][enough], weight[enough]
    pairs = pairs[np.lexsort((pairs, -weight))]
    return np.stack((pairs // count, pairs % count), axis=1)
