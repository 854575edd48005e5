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
from .frequencies import Frequencies, Weights, lone_weight, novel_weights, term_weights
from .terms import Counts, Integers

TERMS = 400
"""Heaviest terms of an article that are kept."""
SCALE = (1 << 15) - 1
"""Steps in the unit of weight: fifteen bits, for `search.py` packs them."""
_TIE_BITS = 24
"""Bits for the number of a term (16.7 million terms): orders terms of equal weight."""
_ALIKE = 64
"""Articles whose heaviest terms are looked for at once."""
_MOST_NOVEL = 8 * SCALE
"""Weight of a novel term, beside a text of one known word: keeps sums of products exact."""


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """One row an article, heaviest term first: numbers of terms, weights in 1/SCALE.

    Short rows are filled with term 0 at weight 0.
    """

    terms: npt.NDArray[np.int32]
    weights: npt.NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.terms)


@dataclass(frozen=True, slots=True, eq=False)
class Novel:
    """Terms without a number: article i has codes[starts[i]:starts[i + 1]], ascending.

    Weights are in 1/SCALE of the length of the article's vector.
    """

    starts: Integers
    codes: Integers
    weights: Integers


class Weigher:
    """Turns counts into vectors by the weights of the terms that so many articles share."""

    def __init__(self, codes: Integers, weights: Weights, articles: int) -> None:
        self.codes, self.weights, self.articles = codes, weights, articles
        # With fewer articles the terms of one alone weigh more: see the module's docstring.
        self._lone = lone_weight(articles) * (WEIGHT / (WEIGHT + articles))

    @classmethod
    def of(cls, known: Frequencies) -> Weigher:
        """Weighs by the frequencies of one archive."""
        return cls(*term_weights(known), known.articles)

    @property
    def vocabulary(self) -> int:
        """How many terms have a number."""
        return len(self.codes)

    def vectors(self, counts: Counts) -> Vectors:
        """The vectors of the counted articles, TERMS wide."""
        return self._weighed(counts)[0]

    def with_novel(self, counts: Counts) -> tuple[Vectors, Novel]:
        """The vectors of the counted articles, and their novel terms.

        An article of novel terms alone has none: there is no length to measure them by.
        """
        vectors, norms, shared = self._weighed(counts)
        rows = _rows(counts)
        measured = ~shared & (norms[rows] > 0)
        rows, codes, times = rows[measured], counts.codes[measured], counts.times[measured]
        heavy = novel_weights(self.articles, codes) * (1 + np.log(times)) / norms[rows]
        weights = np.minimum(np.round(heavy * SCALE), _MOST_NOVEL).astype(np.int64)
        starts = np.searchsorted(rows, np.arange(len(counts) + 1))
        return vectors, Novel(starts, codes, weights)

    def _weighed(self, counts: Counts) -> tuple[Vectors, Weights, npt.NDArray[np.bool_]]:
        """Vectors, their lengths before they were made 1, and which terms have a number."""
        rows = _rows(counts)
        numbers, shared = _numbers(counts.codes, self.codes)
        damped = 1 + np.log(counts.times)
        squares = (self._lone * damped[~shared]) ** 2
        lone = np.bincount(rows[~shared], squares, len(counts)).astype(np.float64)
        rows, numbers, damped = rows[shared], numbers[shared], damped[shared]
        return *_heaviest(rows, numbers, damped * self.weights[numbers], lone), shared


def _rows(counts: Counts) -> Integers:
    return np.repeat(np.arange(len(counts)), np.diff(counts.starts))


def _numbers(codes: Integers, vocabulary: Integers) -> tuple[Integers, npt.NDArray[np.bool_]]:
    if not len(vocabulary):
        return np.zeros(len(codes), dtype=np.int64), np.zeros(len(codes), dtype=bool)
    places = np.minimum(np.searchsorted(vocabulary, codes), len(vocabulary) - 1)
    return places, vocabulary[places] == codes


def _heaviest(
    rows: Integers, numbers: Integers, weights: Weights, lone: Weights
) -> tuple[Vectors, Weights]:
    """The rows as a rectangle, TERMS wide, of unit length with the lone terms counted in.

    And the lengths before, 0 where no term is left. `rows` ascend.
    """
    lengths = np.bincount(rows, minlength=len(lone))
    starts = np.cumsum(lengths) - lengths
    # Weight and number in one whole number: a partition of these has no ties to break.
    terms = (np.round(weights * (1 << 20)).astype(np.int64) << _TIE_BITS) + numbers
    packed = np.zeros((len(lone), TERMS), dtype=np.int64)
    # Articles of about one length at once: a rectangle is as wide as the longest of them.
    for part in np.array_split(np.argsort(lengths, kind="stable"), 1 + len(lone) // _ALIKE):
        columns = np.arange(max(TERMS, int(lengths[part].max(initial=0))))
        inside = columns < lengths[part][:, None]
        wide = np.zeros(inside.shape, dtype=np.int64)
        wide[inside] = terms[(starts[part][:, None] + columns)[inside]]
        packed[part] = np.partition(wide, len(columns) - TERMS, axis=1)[:, -TERMS:]
    packed = -np.sort(-packed, axis=1)
    heavy = (packed >> _TIE_BITS) / (1 << 20)
    norms = np.sqrt((heavy**2).sum(axis=1) + lone)
    scaled = np.round(heavy * (SCALE / np.where(norms > 0, norms, 1.0))[:, None]).astype(np.int16)
    kept = np.where(scaled > 0, packed & ((1 << _TIE_BITS) - 1), 0).astype(np.int32)
    return Vectors(kept, scaled), np.where(heavy[:, 0] > 0, norms, 0.0)
