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

An index is made from vectors and not changed. One more article can be searched against it
(`Weigher.vectors`, then `nearest`); to be found by others it needs a new index, and since the size
of the archive stands in every weight, the same scores as a build from nothing need new vectors too.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

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


class Index:
    """Vectors of an archive, ready to be searched. Articles are numbered as the vectors are."""

    def __init__(self, vectors: Vectors, vocabulary: int) -> None:
        self._vectors = vectors
        self._postings = _postings(vectors)
        firsts = np.arange(vocabulary + 1) << (_ROW_BITS + _WEIGHT_BITS)
        self._starts = np.searchsorted(self._postings, firsts)
        self._postings &= (1 << (_ROW_BITS + _WEIGHT_BITS)) - 1
        # Three boards that every search writes on and wipes again: none grows with the searches.
        self._collected = np.zeros(len(vectors), dtype=np.int64)
        self._seen = np.zeros(len(vectors), dtype=np.int64)
        self._asked = np.zeros(max(1, vocabulary), dtype=np.int64)

    def nearest(
        self,
        terms: npt.NDArray[np.int32],
        weights: npt.NDArray[np.int16],
        limit: int,
        leave_out: Collection[int] = (),
    ) -> tuple[Integers, Scores]:
        """Numbers and cosines (0 to 1) of the nearest articles, nearest first, equals by number.

        `terms` and `weights` are one row of vectors; articles of no common term are not listed.
        """
        terms, asked = terms[weights > 0], weights[weights > 0].astype(np.int64)
        found, collected = self._collect(terms, asked)
        if len(leave_out) and len(found):
            kept = ~np.isin(found, np.fromiter(leave_out, np.int64, len(leave_out)))
            found, collected = found[kept], collected[kept]
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

    def _collect(
        self, terms: npt.NDArray[np.int32], weights: Integers
    ) -> tuple[Integers, Integers]:
        """Articles met in the first round, each once, and what they collected."""
        first = self._starts[terms]
        lengths = np.minimum(self._starts[terms + 1] - first, CHAMPIONS)
        lengths = lengths[np.cumsum(lengths) <= STEPS]
        first, weights = first[: len(lengths)], weights[: len(lengths)]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total) + np.repeat(first - ends + lengths, lengths)
        postings = self._postings[places]
        rows = postings & ((1 << _ROW_BITS) - 1)
        held = SCALE - (postings >> _ROW_BITS)
        np.add.at(self._collected, rows, held * np.repeat(weights, lengths))
        # Each article once, without sorting: only its last mention finds its own number again.
        self._seen[rows] = np.arange(total)
        found = rows[self._seen[rows] == np.arange(total)]
        collected = self._collected[found]
        self._collected[found] = 0
        return found, collected

    def _compare(
        self, terms: npt.NDArray[np.int32], weights: Integers, found: Integers
    ) -> Integers:
        """Products of the asked vector with those of the found articles, in 1/SCALE²."""
        self._asked[terms] = weights
        rows = self._asked[self._vectors.terms[found]]
        self._asked[terms] = 0
        held = self._vectors.weights[found].astype(np.int64)
        return np.asarray(np.einsum("ij,ij->i", rows, held), dtype=np.int64)


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
