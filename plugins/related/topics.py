"""How close articles are in topic, from their words alone: the settled ones.

Each article is read once, in chunks; its counts lie in a file without a name until the frequencies
of all are known, so that what is held for each is a row of TERMS numbers and weights and not all
its terms. Several processes share the work (`spread.py`); the answer is the same for any number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from .entries import STEPS, Entries, joined
from .frequencies import Frequencies, frequencies, merge
from .model import Article
from .search import Index
from .spread import Arrays, nameless, parts, processes, shared, spread
from .terms import Counts, Integers, count_terms
from .vectors import TERMS, Vectors, Weigher

CHUNK = 500
"""Articles counted at once: some 60 MB of temporary numbers at the length of news."""
T = TypeVar("T")
Read = Callable[[int], Article]


class Watch(Protocol):
    """Passes work on, piece by piece, and may show how far it is of `total`."""

    def __call__(self, work: Iterable[T], total: int, what: str) -> Iterable[T]: ...


def unwatched(work: Iterable[T], total: int, what: str) -> Iterable[T]:
    """Shows nothing."""
    return work


@dataclass(frozen=True, slots=True, eq=False)
class Topics:
    """The settled articles, weighed and ready to be searched.

    First printings are numbered from 0; the other printings, numbered on, are given relatives and
    are given to nobody, and add nothing to the frequencies of terms.
    """

    weigher: Weigher
    firsts: Index
    copies: Index

    def __len__(self) -> int:
        return len(self.firsts.vectors) + len(self.copies.vectors)

    def vector(self, number: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int16]]:
        """Terms and weights of an article."""
        at = number - len(self.firsts.vectors)
        vectors, row = (self.firsts.vectors, number) if at < 0 else (self.copies.vectors, at)
        return vectors.terms[row], vectors.weights[row]

    def products(self, terms: npt.NDArray[np.int32], weights: npt.NDArray[np.int16]) -> Integers:
        """Products of a row of vectors with all articles, in 1/SCALE²."""
        return np.concatenate(
            [part.products(terms, weights) for part in (self.firsts, self.copies)]
        )


def settle(
    read: Read, firsts: int, copies: int, jobs: int | None = None, watch: Watch = unwatched
) -> Topics:
    """Weighs articles by the frequencies of their first printings; each is read once.

    `read` gives the article of a number; it may be called in another process.
    """
    first = _Counted(range(firsts), jobs)
    other = _Counted(range(firsts, firsts + copies), jobs)
    weigher = Weigher.of(first.count(read, watch))
    other.count(read, watch)
    vectors = [counted.weighed(weigher, watch) for counted in (first, other)]
    return Topics(weigher, *(Index.made(part, weigher.vocabulary) for part in vectors))


def search(
    topics: Topics,
    askers: Sequence[int],
    leave_out: Callable[[int], Integers],
    depth: int,
    least: float,
    jobs: int | None = None,
    watch: Watch = unwatched,
) -> Entries:
    """The nearest first printings of settled articles: of each `depth`, none below `least` (0 to 1).

    `leave_out` says of the number of an asker which it must not be given.
    """

    def part(numbers: range) -> Arrays:
        others, cosines = [_NONE], [np.zeros(0)]
        for at in watch(numbers, len(numbers), "ranking"):
            asker = askers[at]
            found, near = topics.firsts.nearest(*topics.vector(asker), depth, leave_out(asker))
            others.append(found)
            cosines.append(near)
        own = np.array(askers[numbers.start : numbers.stop], dtype=np.int64)
        asker_of = np.repeat(own, [len(found) for found in others[1:]])
        near = np.concatenate(cosines)
        kept = near >= least
        steps = np.rint(near[kept] * STEPS).astype(np.int64)
        return asker_of[kept], np.concatenate(others)[kept], steps

    jobs = processes(len(askers), jobs)
    return joined(Entries(*found) for found in spread(part, range(len(askers)), jobs))


class _Counted:
    """The counts of some articles, in files that are gone with this; a file for each process."""

    def __init__(self, numbers: range, jobs: int | None) -> None:
        self._numbers, self._jobs = numbers, processes(len(numbers), jobs)
        self._files = {part.start: nameless() for part in parts(numbers, self._jobs)}

    def count(self, read: Read, watch: Watch) -> Frequencies:
        """Counts them; returns the frequencies of their terms."""

        def part(numbers: range) -> Arrays:
            known = frequencies(self._kept(read, numbers, watch))
            return np.array([known.articles]), known.codes, known.holders, known.times

        found = spread(part, self._numbers, self._jobs)
        return merge(Frequencies(int(articles[0]), *rest) for articles, *rest in found)

    def weighed(self, weigher: Weigher, watch: Watch) -> Vectors:
        """Their vectors."""

        vectors = Vectors(
            shared((len(self._numbers), TERMS), np.int32),
            shared((len(self._numbers), TERMS), np.int16),
        )

        def part(numbers: range) -> Arrays:
            self._files[numbers.start].seek(0)
            for chunk in watch(_chunks(numbers), -(-len(numbers) // CHUNK), "weighing"):
                found = weigher.vectors(self._loaded(numbers.start))
                rows = slice(chunk.start - self._numbers.start, chunk.stop - self._numbers.start)
                vectors.terms[rows], vectors.weights[rows] = found.terms, found.weights
            return ()

        spread(part, self._numbers, self._jobs)
        return vectors

    def _kept(self, read: Read, numbers: range, watch: Watch) -> Iterator[Counts]:
        file = self._files[numbers.start]
        file.seek(0)
        for chunk in watch(_chunks(numbers), -(-len(numbers) // CHUNK), "counting"):
            counts = count_terms([read(number) for number in chunk])
            for array in (counts.starts, counts.codes, counts.times.astype(np.int32)):
                np.save(file, array)
            yield counts

    def _loaded(self, start: int) -> Counts:
        starts, codes, times = (np.load(self._files[start]) for _ in range(3))
        return Counts(starts, codes, times.astype(np.int64))


def _chunks(numbers: range) -> list[range]:
    return [numbers[at : at + CHUNK] for at in range(0, len(numbers), CHUNK)]


_NONE = np.zeros(0, dtype=np.int64)
