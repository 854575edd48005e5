"""The nearest articles of an article: an inverted index, searched within a bounded number of steps.

Comparing every article with every other grows with the square of the archive. Instead each term has
its postings, the articles that hold it, heaviest first, and a search goes in two rounds:

1. Candidates. The terms of the article are taken from the heaviest on, of each at most CHAMPIONS
   postings (champion lists: Manning, Raghavan, Schütze 2008, 7.1.3), until STEPS postings are read.
   So a search costs the same at a thousand and at a million articles.
2. Cosines. The CANDIDATES that collected most are compared with the article in full, so a cosine
   never depends on what the first round left out.

In an archive of some thousand articles the first round reads nearly everything. What it costs in
larger ones is in docs/related.md.

The few recent articles (`split.py`) are compared with all, by whole postings (`Index.products`): what
that costs grows with the archive, but stays below a tenth of what the settled ones cost.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ..catalog.distinct import distinct
from .hubs import Scores
from .terms import Integers
from .vectors import SCALE, Vectors

STEPS = 16_000
"""Postings that one search reads at most."""
CHAMPIONS = 1_000
"""Postings of one term that a search reads at most."""
CANDIDATES = 48
"""Articles that are compared in full."""
DECIMALS = 4
"""Of a cosine. They are compared as rounded: what is shown as equal is ordered as equal."""
_ROW_BITS = 24
"""Bits for the number of an article (16.7 million) in a packed posting; SCALE needs fifteen."""
_WEIGHT_BITS = 15
_BLOCK = 10_000
"""Articles whose postings are packed at once."""
_WHOLE = 8
"""Articles for each of the STEPS up to which it is faster to look at all than at those met."""
_READ = 1_000_000
"""Postings that are read at once where no bound holds: 40 MB of temporary numbers."""


class Index:
    """Vectors of an archive, ready to be searched. Articles are numbered as the vectors are."""

    def __init__(self, vectors: Vectors, postings: Integers, starts: Integers) -> None:
        """`postings`: weight (as 1 - weight) and article packed; term i has [starts[i]:starts[i + 1]]."""
        self.vectors, self.postings, self.starts = vectors, postings, starts
        # Three boards that every search writes on and wipes again: none grows with the searches.
        self._collected = np.zeros(len(vectors), dtype=np.int64)
        self._seen = np.zeros(len(vectors), dtype=np.int64)
        self._asked = np.zeros(max(1, len(starts) - 1))

    @classmethod
    def made(cls, vectors: Vectors, vocabulary: int) -> Index:
        """The index of vectors whose terms are numbered below `vocabulary`."""
        postings = _postings(vectors)
        firsts = np.arange(vocabulary + 1) << (_ROW_BITS + _WEIGHT_BITS)
        starts = np.searchsorted(postings, firsts)
        postings &= (1 << (_ROW_BITS + _WEIGHT_BITS)) - 1
        return cls(vectors, postings, starts)

    def nearest(
        self,
        terms: npt.NDArray[np.int32],
        weights: npt.NDArray[np.int16],
        limit: int,
        leave_out: Integers | Sequence[int] = (),
    ) -> tuple[Integers, Scores]:
        """Numbers and cosines (0 to 1) of the nearest articles, nearest first, equals by number.

        `terms` and `weights` are one row of vectors; articles of no common term are not listed.
        """
        terms, asked = _shortened(terms, weights)
        found, collected = self._collect(terms, asked, leave_out)
        room = max(CANDIDATES, 2 * limit)
        if len(found) > room:
            # The number breaks ties: which of two equals is a candidate must not be chance.
            order = (collected << _ROW_BITS) - found
            found = found[np.argpartition(order, len(order) - room)[len(order) - room :]]
        products = self._compare(terms, asked, found)
        cosines = np.minimum(1.0, np.round(products / SCALE**2, DECIMALS))
        best = np.lexsort((found, -cosines))[:limit]
        best = best[cosines[best] > 0]
        return found[best], cosines[best]

    def products(self, terms: npt.NDArray[np.int32], weights: npt.NDArray[np.int16]) -> Integers:
        """Products of a row of vectors with all articles, in 1/SCALE²."""
        terms, asked = _shortened(terms, weights)
        first, lengths = self.starts[terms], self.starts[terms + 1] - self.starts[terms]
        blocks = np.cumsum(lengths) // _READ
        products = np.zeros(len(self.vectors))
        for block in distinct(blocks).tolist():
            of = blocks == block
            rows, held = self._read(first[of], lengths[of])
            held *= np.repeat(asked[of], lengths[of])
            products += np.bincount(rows, held, len(self.vectors))
        return products.astype(np.int64)

    def _read(self, first: Integers, lengths: Integers) -> tuple[Integers, Integers]:
        """Articles and weights of some runs of postings."""
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total) + np.repeat(first - ends + lengths, lengths)
        postings = self.postings.take(places)
        return postings & ((1 << _ROW_BITS) - 1), SCALE - (postings >> _ROW_BITS)

    def _collect(
        self, terms: npt.NDArray[np.int32], weights: Integers, leave_out: Integers | Sequence[int]
    ) -> tuple[Integers, Integers]:
        """Articles met in the first round, each once, and what they collected."""
        first = self.starts[terms]
        lengths = np.minimum(self.starts[terms + 1] - first, CHAMPIONS)
        lengths = lengths[np.cumsum(lengths) <= STEPS]
        first, weights = first[: len(lengths)], weights[: len(lengths)]
        rows, held = self._read(first, lengths)
        board = self._collected
        np.add.at(board, rows, held * np.repeat(weights, lengths))
        if len(leave_out):
            board[leave_out] = 0
        if len(board) <= _WHOLE * STEPS:
            found = np.flatnonzero(board > 0)
        else:
            # Each article once, without sorting: only its last mention finds its own number again.
            order = np.arange(len(rows))
            self._seen[rows] = order
            found = rows[(self._seen[rows] == order) & (board[rows] > 0)]
        collected = board[found]
        board[found] = 0
        return found, collected

    def _compare(
        self, terms: npt.NDArray[np.int32], weights: Integers, found: Integers
    ) -> Integers:
        """Products of the asked vector with those of the found articles, in 1/SCALE²."""
        self._asked[terms] = weights
        rows = self._asked.take(self.vectors.terms[found])
        self._asked[terms] = 0
        # Sums of whole numbers below 2^53: floats hold them exactly, in any order.
        products = np.einsum("ij,ij->i", rows, self.vectors.weights[found])
        return np.asarray(products, dtype=np.int64)


def _shortened(
    terms: npt.NDArray[np.int32], weights: npt.NDArray[np.int16]
) -> tuple[npt.NDArray[np.int32], Integers]:
    """A row of vectors without what is filled in at its end."""
    count = np.count_nonzero(weights)
    return terms[:count], weights[:count].astype(np.int64)


def _postings(vectors: Vectors) -> Integers:
    """Term, 1 - weight and article of each weight, packed and sorted: heaviest first in a term."""
    packed = np.empty(int(np.count_nonzero(vectors.weights)), dtype=np.int64)
    at = 0
    # In blocks, for the numbers of rows and columns take three times the room of the result.
    for start in range(0, len(vectors), _BLOCK):
        weights = vectors.weights[start : start + _BLOCK]
        rows, columns = np.nonzero(weights)
        part = vectors.terms[start + rows, columns].astype(np.int64) << _WEIGHT_BITS
        part += SCALE - weights[rows, columns]
        packed[at : at + len(part)] = (part << _ROW_BITS) + start + rows
        at += len(part)
    packed.sort()
    return packed
