"""Counted terms → sparse vectors of unit length, the heaviest TERMS of each article.

TF-IDF (Salton, Buckley 1988) with the logarithm of the count; `frequencies.py` weighs the terms.

Weights are kept as whole numbers of 1/SCALE: the products of two vectors then add up exactly, in
whatever order and on whatever machine, and equal scores are equal. (Sums of floats differ in their
last digits, and lists of best ten with them.)

In a small archive most terms stand in one article alone because there are so few articles, not
because they have no topic, and two texts that share three pairs would have vectors of those three
pairs only. So the terms of one article lengthen its vector still, by the share of the background in
all that is counted: fully beside ordinary news alone, hardly in thousands of articles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .background import WEIGHT
from .frequencies import Frequencies, Weights, lone_weight, term_weights
from .terms import Counts, Integers

TERMS = 400
"""Heaviest terms of an article that are kept."""
SCALE = (1 << 15) - 1
"""Steps in the unit of weight: fifteen bits, for `search.py` packs them."""
_TIE_BITS = 24
"""Bits for the number of a term (16.7 million terms): orders terms of equal weight."""


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """One row an article, heaviest term first: numbers of terms, weights in 1/SCALE.

    Short rows are filled with term 0 at weight 0.
    """

    terms: npt.NDArray[np.int32]
    weights: npt.NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.terms)


class Weigher:
    """Turns counts into vectors by the frequencies of one archive."""

    def __init__(self, known: Frequencies) -> None:
        self._codes, self._weights = term_weights(known)
        # With fewer articles the terms of one alone weigh more: see the module's docstring.
        self._lone = lone_weight(known) * (WEIGHT / (WEIGHT + known.articles))

    @property
    def vocabulary(self) -> int:
        """How many terms have a number."""
        return len(self._codes)

    def vectors(self, counts: Counts) -> Vectors:
        """The vectors of the counted articles, TERMS wide."""
        rows = np.repeat(np.arange(len(counts)), np.diff(counts.starts))
        numbers, shared = _numbers(counts.codes, self._codes)
        damped = 1 + np.log(counts.times)
        squares = (self._lone * damped[~shared]) ** 2
        lone = np.bincount(rows[~shared], squares, len(counts)).astype(np.float64)
        rows, numbers, damped = rows[shared], numbers[shared], damped[shared]
        return _heaviest(rows, numbers, damped * self._weights[numbers], lone)


def _numbers(codes: Integers, vocabulary: Integers) -> tuple[Integers, npt.NDArray[np.bool_]]:
    if not len(vocabulary):
        return np.zeros(len(codes), dtype=np.int64), np.zeros(len(codes), dtype=bool)
    places = np.minimum(np.searchsorted(vocabulary, codes), len(vocabulary) - 1)
    return places, vocabulary[places] == codes


def _heaviest(rows: Integers, numbers: Integers, weights: Weights, lone: Weights) -> Vectors:
    """The rows as a rectangle, TERMS wide, of unit length with the lone terms counted in."""
    lengths = np.bincount(rows, minlength=len(lone))
    starts = np.concatenate(([0], np.cumsum(lengths)))
    width = max(TERMS, int(lengths.max(initial=0)))
    # Weight and number in one whole number: a partition of these has no ties to break.
    packed = np.zeros((len(lone), width), dtype=np.int64)
    steps = np.round(weights * (1 << 20)).astype(np.int64)
    packed[rows, np.arange(len(rows)) - starts[rows]] = (steps << _TIE_BITS) + numbers
    if width > TERMS:
        packed = np.partition(packed, width - TERMS, axis=1)[:, width - TERMS :]
    packed = -np.sort(-packed, axis=1)
    heavy = (packed >> _TIE_BITS) / (1 << 20)
    norms = np.sqrt((heavy**2).sum(axis=1) + lone)
    scaled = np.round(heavy * (SCALE / np.where(norms > 0, norms, 1.0))[:, None]).astype(np.int16)
    terms = np.where(scaled > 0, packed & ((1 << _TIE_BITS) - 1), 0).astype(np.int32)
    return Vectors(terms, scaled)
