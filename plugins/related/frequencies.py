"""In how many articles a term stands: what tells a topic from the language of the press.

Document frequencies of two sets of articles add up, so an archive that grows by one article needs
no second counting of the rest: count the new one, merge. (Every weight then moves a little, for the
size of the archive stands in all of them; `search.py` says what that means for its index.)

A term's weight is its inverse document frequency to the power POWER (topics are told by the rare
terms) times its burstiness, the mean count in the articles that have it, to the power BURST
(Church, Gale 1995: 樟 comes back within an article that has it, 进一 does not).

A term that stands in one article alone has no weight: it can bring that article near to no other,
and only lengthens the vector by which the cosine divides. Half of all terms are of this kind;
without them the other half of an article comes first in .697 of the cases, with them in .675 (of
pairs alone: docs/related.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from .background import RARE, RARE_LETTER, WEIGHT, listed
from .terms import Counts, Integers, code_of, is_single

POWER = 1.5
"""Of the inverse document frequency; 1, 1.25, 1.75, 2: see docs/related.md."""
BURST = 0.25
"""Of the mean count: see docs/related.md."""
_PENDING = 4_000_000
"""Terms of chunks that are merged at once: bounds the memory, about 100 MB."""
_TIMES_BITS = 20
"""Bits for a count beside a term (`terms.py`)."""
_MOST_TIMES = (1 << _TIMES_BITS) - 1

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """Of some articles: how many, their terms (ascending), how many hold each, how often in all."""

    articles: int
    codes: Integers
    holders: Integers
    times: Integers


def frequencies(chunks: Iterable[Counts]) -> Frequencies:
    """Document frequencies over all the chunks."""
    merged = _NOTHING
    pending: list[Frequencies] = []
    for counts in chunks:
        pending.append(_of_one(counts))
        if sum(len(part.codes) for part in pending) > _PENDING:
            merged, pending = merge([merged, *pending]), []
    return merge([merged, *pending])


def merge(parts: Iterable[Frequencies]) -> Frequencies:
    """Document frequencies of disjoint sets of articles taken together."""
    parts = list(parts)
    codes = np.concatenate([part.codes for part in parts])
    holders = np.concatenate([part.holders for part in parts])
    times = np.concatenate([part.times for part in parts])
    return Frequencies(sum(part.articles for part in parts), *_sum_equal(codes, holders, times))


def term_weights(known: Frequencies) -> tuple[Integers, Weights]:
    """The terms that stand in more than one article (ascending), and the weight of each."""
    shared = known.holders > 1
    codes, holders, times = known.codes[shared], known.holders[shared], known.times[shared]
    rarity = _rarity(known.articles, holders, _background(codes))
    return codes, rarity**POWER * (times / holders) ** BURST


def lone_weight(articles: int) -> float:
    """The weight that a term would have which stands in one of so many articles alone."""
    one = np.ones(1, dtype=np.int64)
    return float(_rarity(articles, one, np.full(1, RARE))[0] ** POWER)


def novel_weights(articles: int, codes: Integers) -> Weights:
    """The weights of terms that so many articles don't share, were they to stand in two of them."""
    two = np.full(len(codes), 2, dtype=np.int64)
    return np.asarray(_rarity(articles, two, _background(codes)) ** POWER, dtype=np.float64)


def _rarity(articles: int, holders: Integers, shares: Weights) -> Weights:
    at_large = holders + WEIGHT * shares
    return np.asarray(np.maximum(0.0, np.log((articles + WEIGHT) / at_large)), dtype=np.float64)


def _of_one(counts: Counts) -> Frequencies:
    # Term and count in one whole number: sorting these is much faster than sorting one by the other.
    packed = (counts.codes << _TIMES_BITS) + np.minimum(counts.times, _MOST_TIMES)
    packed.sort()
    codes = packed >> _TIMES_BITS
    first = np.flatnonzero(np.diff(codes, prepend=-1))
    holders = np.diff(first, append=len(codes))
    times = np.add.reduceat(packed & _MOST_TIMES, first) if len(first) else first
    return Frequencies(len(counts), codes[first], holders, times)


def _sum_equal(
    codes: Integers, holders: Integers, times: Integers
) -> tuple[Integers, Integers, Integers]:
    if not len(codes):
        return codes, holders, times
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    first = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
    return (
        codes[first],
        np.add.reduceat(holders[order], first),
        np.add.reduceat(times[order], first),
    )


def _background(codes: Integers) -> Weights:
    """Share of ordinary news texts that hold each term."""
    listed_codes, listed_shares = _listed()
    shares = np.where(is_single(codes), RARE_LETTER, RARE)
    places = np.minimum(np.searchsorted(listed_codes, codes), len(listed_codes) - 1)
    return np.where(listed_codes[places] == codes, listed_shares[places], shares)


@cache
def _listed() -> tuple[Integers, Weights]:
    table = sorted((code_of(term), share) for term, share in listed().items())
    return np.array([code for code, _ in table]), np.array([share for _, share in table])


_NOTHING = Frequencies(0, *(np.zeros(0, dtype=np.int64) for _ in range(3)))
