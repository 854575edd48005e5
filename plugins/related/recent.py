"""How close recent articles are to all others, exactly: each is compared with everybody.

Recent articles are weighed by the frequencies of the settled ones (`split.py`). A new topic has
terms that no two settled articles share, the name of a storm or of a law: its *novel* terms. They
weigh as if they stood in two articles, and count between two recent articles that share them, in
the product and in the lengths of both; what only one of them has counts in neither, as the terms of
one article alone do among the settled. So how close two articles are depends on their own words
and on the settled ones, and stands while others come and go.

Of 742 articles cut in halves 120 were taken as recent (`bench/related/recent.py`, six draws): the
other half comes first in .772, without the novel terms in .700; were all settled, in .736.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .entries import STEPS, Entries, joined
from .search import DECIMALS
from .spread import Arrays, processes, spread
from .topics import Topics
from .vectors import SCALE, Novel, Vectors

_Cosines = npt.NDArray[np.float64]
_COSTS = 8
"""Searches among the settled articles that comparing one with everybody costs, about."""


@dataclass(frozen=True, slots=True, eq=False)
class Recent:
    """The recent articles: a row of vectors and the novel terms of each."""

    vectors: Vectors
    novel: Novel

    def __len__(self) -> int:
        return len(self.vectors)

    def those(self, numbers: Sequence[int]) -> Recent:
        """Some of them, in this order."""
        starts = self.novel.starts
        own = [slice(starts[number], starts[number + 1]) for number in numbers]
        codes = [_NONE, *(self.novel.codes[part] for part in own)]
        weights = [_NONE, *(self.novel.weights[part] for part in own)]
        ends = np.cumsum([len(part) for part in codes])
        at = np.array(numbers, dtype=np.int64)
        return Recent(
            Vectors(self.vectors.terms[at], self.vectors.weights[at]),
            Novel(ends, np.concatenate(codes), np.concatenate(weights)),
        )

    def and_those(self, other: Recent) -> Recent:
        """These and then the others."""
        return Recent(
            Vectors(
                np.concatenate((self.vectors.terms, other.vectors.terms)),
                np.concatenate((self.vectors.weights, other.vectors.weights)),
            ),
            Novel(
                np.concatenate((self.novel.starts, self.novel.starts[-1] + other.novel.starts[1:])),
                np.concatenate((self.novel.codes, other.novel.codes)),
                np.concatenate((self.novel.weights, other.novel.weights)),
            ),
        )


def compare(
    topics: Topics, recent: Recent, new: Sequence[int], least: float, jobs: int | None = None
) -> Entries:
    """All whose cosine with the new ones of the recent articles is not below `least` (0 to 1).

    `asker` is a number among the recent articles; `other` one among the settled articles, and a
    recent one is numbered on. Of two recent articles there is one entry.
    """
    among = _Among(recent)
    is_new = np.zeros(len(recent), dtype=bool)
    is_new[list(new)] = True

    def part(numbers: range) -> Arrays:
        found: list[Entries] = []
        for at in numbers:
            own = new[at]
            far = topics.products(recent.vectors.terms[own], recent.vectors.weights[own])
            near = among.cosines(own)
            near[: own + 1][is_new[: own + 1]] = 0  # told of the other, or the article itself
            cosines = np.concatenate((far / SCALE**2, near))
            cosines = np.minimum(1.0, np.round(cosines, DECIMALS))
            others = np.flatnonzero((cosines > 0) & (cosines >= least))
            steps = np.rint(cosines[others] * STEPS).astype(np.int64)
            found.append(Entries(np.full(len(others), own, dtype=np.int64), others, steps))
        all_found = joined(found)
        return all_found.asker, all_found.other, all_found.cosine

    jobs = processes(_COSTS * len(new), jobs)
    return joined(Entries(*arrays) for arrays in spread(part, range(len(new)), jobs))


class _Among:
    """Compares recent articles with one another."""

    def __init__(self, recent: Recent) -> None:
        self._vectors, novel = recent.vectors, recent.novel
        self._starts, self._weights = novel.starts, novel.weights
        self._board = np.zeros(int(recent.vectors.terms.max(initial=0)) + 1, dtype=np.int64)
        order = np.argsort(novel.codes, kind="stable")
        codes = novel.codes[order]
        rows = np.repeat(np.arange(len(recent)), np.diff(novel.starts))
        # The postings of each novel term, and for each of an article's where they begin and end.
        self._rows, self._held = rows[order], novel.weights[order]
        self._first = np.searchsorted(codes, novel.codes)
        self._count = np.searchsorted(codes, novel.codes, side="right") - self._first

    def cosines(self, own: int) -> _Cosines:
        """Of one recent article with all of them."""
        terms, weights = self._vectors.terms[own], self._vectors.weights[own]
        self._board[terms[weights > 0]] = weights[weights > 0]
        held = self._vectors.weights.astype(np.int64)
        products = np.einsum("ij,ij->i", self._board[self._vectors.terms], held)
        self._board[terms] = 0
        novel = slice(self._starts[own], self._starts[own + 1])
        first, count = self._first[novel], self._count[novel]
        ends = np.cumsum(count)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total) + np.repeat(first - ends + count, count)
        rows, theirs = self._rows[places], self._held[places]
        ours = np.repeat(self._weights[novel], count)
        # Sums of whole numbers below 2^53, which floats hold exactly.
        shared, length, other = (
            np.bincount(rows, part, len(products)) for part in (ours * theirs, ours**2, theirs**2)
        )
        lengths = np.sqrt((SCALE**2 + length) * (SCALE**2 + other))
        return np.asarray((products + shared) / lengths, dtype=np.float64)


_NONE = np.zeros(0, dtype=np.int64)
