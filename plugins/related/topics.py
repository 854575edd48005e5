"""How close articles are in topic: the nearest of each, from its words alone.

Articles are read in chunks, twice (once for the frequencies of terms, once for the vectors), so
that what is held for each is a row of TERMS numbers and weights and not all its terms.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from .frequencies import frequencies
from .hubs import CLOSEST, Scores, mutual
from .model import Article
from .search import DECIMALS, Index
from .terms import count_terms
from .vectors import TERMS, Vectors, Weigher

CHUNK = 500
"""Articles counted at once: some 60 MB of temporary numbers at the length of news."""
DEPTH = 2
"""Times the limit: how far down the list of cosines may stand what is mutual enough to come up."""
T = TypeVar("T")


class Watch(Protocol):
    """Passes work on, piece by piece, and may show how far it is of `total`."""

    def __call__(self, work: Iterable[T], total: int, what: str) -> Iterable[T]: ...


def unwatched(work: Iterable[T], total: int, what: str) -> Iterable[T]:
    """Shows nothing."""
    return work


def nearest(
    archive: Sequence[Article],
    copies: Sequence[Article],
    limit: int,
    leave_out: Callable[[int], Collection[int]],
    watch: Watch = unwatched,
) -> Iterator[list[tuple[int, float]]]:
    """For each of the archive, then of the copies, the nearest of the archive.

    A line is a number and a score (0 to 1), best first, equals by number. `leave_out` says, of the
    number of an asking article (copies are numbered on), which of the archive it must not be given.
    What is in the archive is what counts: a copy is given relatives and is given to nobody, and
    adds nothing to the frequencies of terms.
    """
    numbers, cosines = _by_cosine(archive, copies, max(CLOSEST, DEPTH * limit), leave_out, watch)
    closest = cosines[: len(archive), :CLOSEST].copy()
    for others, near in zip(numbers, cosines, strict=True):
        scores = np.round(mutual(near, closest[others]), DECIMALS)
        best = np.lexsort((others, -scores))[:limit]
        yield [(int(others[at]), float(scores[at])) for at in best.tolist() if scores[at] > 0]


def _by_cosine(
    archive: Sequence[Article],
    copies: Sequence[Article],
    depth: int,
    leave_out: Callable[[int], Collection[int]],
    watch: Watch,
) -> tuple[npt.NDArray[np.int32], Scores]:
    """Numbers and cosines of the nearest of each, a row each; what stays free has cosine 0.

    The index is gone when this returns, and its room free for what is made of the rows.
    """
    weigher, vectors, index = indexed(archive, watch)
    asking = [vectors, _vectors(weigher, copies, watch)] if copies else [vectors]
    rows = (row for part in asking for row in zip(part.terms, part.weights, strict=True))
    total = len(archive) + len(copies)
    numbers = np.zeros((total, min(depth, len(archive))), dtype=np.int32)
    cosines = np.zeros(numbers.shape)
    for i, (terms, weights) in enumerate(watch(rows, total, "ranking")):
        found, near = index.nearest(terms, weights, depth, leave_out(i))
        numbers[i, : len(found)], cosines[i, : len(found)] = found, near
    return numbers, cosines


def indexed(archive: Sequence[Article], watch: Watch = unwatched) -> tuple[Weigher, Vectors, Index]:
    """The archive weighed by its own frequencies, and ready to be searched."""
    counted = (count_terms(chunk) for chunk in _chunks(archive, watch, "counting"))
    weigher = Weigher(frequencies(counted))
    vectors = _vectors(weigher, archive, watch)
    return weigher, vectors, Index(vectors, weigher.vocabulary)


def _vectors(weigher: Weigher, articles: Sequence[Article], watch: Watch) -> Vectors:
    terms = np.zeros((len(articles), TERMS), dtype=np.int32)
    weights = np.zeros((len(articles), TERMS), dtype=np.int16)
    at = 0
    for chunk in _chunks(articles, watch, "weighing"):
        part = weigher.vectors(count_terms(chunk))
        terms[at : at + len(part)], weights[at : at + len(part)] = part.terms, part.weights
        at += len(part)
    return Vectors(terms, weights)


def _chunks(articles: Sequence[Article], watch: Watch, what: str) -> Iterator[Sequence[Article]]:
    # A bar counts articles; what is passed on are chunks of them.
    chunk: list[Article] = []
    for article in watch(articles, len(articles), what):
        chunk.append(article)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
