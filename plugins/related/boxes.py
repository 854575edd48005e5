"""Which lines stand in the boxes, from who is near to whom. All boxes are made at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .entries import BITS, STEPS, Entries, places
from .hubs import CLOSEST, mutual
from .links import Links
from .terms import Integers

DEPTH = 2
"""Times the lines: how far down the list of cosines may stand what is mutual enough to come up."""
_VALUE_BITS = 14
"""Bits for a cosine or a score in 1/STEPS."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Article i has others[starts[i]:starts[i + 1]], best first; scores are in 1/STEPS."""

    starts: Integers
    others: Integers
    scores: Integers


def depth(links: Links, limit: int) -> int:
    """How many of the nearest by cosine of each article are needed for boxes of so many lines."""
    return max(CLOSEST, DEPTH * _asked(links, limit))


def deepest(limit: int) -> int:
    """The most that `depth` may be, whatever the links."""
    return max(CLOSEST, DEPTH * 2 * limit)


def _asked(links: Links, limit: int) -> int:
    # Twice as many where several may be issues of one series, of which one is kept.
    return 2 * limit if (links.series >= 0).any() else limit


def boxes(near: Entries, links: Links, limit: int, threshold: float) -> Lines:
    """The boxes of all articles, at most `limit` lines each, no score below `threshold`.

    `near` holds of each article at least the `depth` nearest first printings that it may be given
    whose cosine is not below the threshold. (A score is no higher than the cosine: what is below
    is in no box, and pushes nobody down who is.)
    """
    near = _best(near, near.cosine, depth(links, limit))
    closest = np.zeros((len(links.first), CLOSEST))
    rank = places(near.asker)
    top = rank < CLOSEST
    closest[near.asker[top], rank[top]] = near.cosine[top] / STEPS
    scores = mutual(near.cosine / STEPS, closest[near.other])
    whole = np.rint(scores * STEPS).astype(np.int64)
    kept = (whole > 0) & (whole / STEPS >= threshold)
    scored = Entries(near.asker[kept], near.other[kept], whole[kept])
    scored = _best(scored, scored.cosine, _asked(links, limit))
    scored = scored.those(_one_of_each_series(scored, links))
    scored = scored.those(places(scored.asker) < limit)
    starts = np.searchsorted(scored.asker, np.arange(len(links.first) + 1))
    return Lines(starts, scored.other, scored.cosine)


def _best(near: Entries, values: Integers, count: int) -> Entries:
    """Of each asker the highest so many, the highest first, equals by number."""
    packed = (near.asker << (BITS + _VALUE_BITS)) + ((STEPS - values) << BITS) + near.other
    packed.sort()
    askers = packed >> (BITS + _VALUE_BITS)
    kept = places(askers) < count
    packed = packed[kept]
    values = STEPS - ((packed >> BITS) & ((1 << _VALUE_BITS) - 1))
    return Entries(askers[kept], packed & ((1 << BITS) - 1), values)


def _one_of_each_series(scored: Entries, links: Links) -> npt.NDArray[np.bool_]:
    series = links.series[scored.other]
    kept = series < 0
    issues = np.flatnonzero(~kept)
    _, first = np.unique((scored.asker[issues] << BITS) + series[issues], return_index=True)
    kept[issues[first]] = True
    return np.asarray(kept)
