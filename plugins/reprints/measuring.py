"""The costly part of a run over all: which pairs are worth measuring, and measuring them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np

from .candidates import Candidates, batched, choose, join
from .disk.workers import Workers
from .fingerprints import Hashes, Prints, each_of, prints_of
from .judging.groups import Forest
from .judging.pairs import Measured, Measurer, Names
from .kept import pickling  # noqa: F401  makes what workers send back small
from .model import Article
from .texts import Figures, Key, Library, Texts, letters_of, read

_CHUNK = 128
"""Texts whose fingerprints are taken at once: their letters fit the processor's cache."""
_TASK = 256
"""Pairs that a worker measures at once: a tenth of a second."""


def candidates_of(keys: list[Key], texts: Texts) -> Candidates:
    """The pairs that are worth a choice; keys are in order."""
    return join(prints_of(list(map(texts.letters, chunk))) for chunk in batched(keys, _CHUNK))


def survey(
    workers: Workers, articles: Iterable[Article]
) -> tuple[Library, list[tuple[Key, Hashes]]]:
    """Reads all articles: their library, and the fingerprints of its texts in the order of their names.

    Raises ValueError when two articles have one id.
    """
    given = list(articles)
    texts = ([article.text for article in chunk] for chunk in batched(given, _CHUNK))
    found = list(chain.from_iterable(workers.each(_survey, texts)))
    library = Library(given, {one.id: key for one, (key, _) in zip(given, found, strict=True)})
    prints = {key: own for key, own in found if key is not None}
    return library, sorted(prints.items())


def _survey(printed: list[str]) -> list[tuple[Key | None, Hashes]]:
    known = [read(text) for text in printed]
    prints = each_of(prints_of([letters for _, letters, _ in known]))
    return [(key, own) for (key, _, _), own in zip(known, prints, strict=True)]


def joined(prints: list[tuple[Key, Hashes]]) -> Candidates:
    """The pairs that are worth a choice, from fingerprints in the order of names."""
    return join(
        Prints(
            len(chunk),
            np.concatenate([own for _, own in chunk]),
            np.repeat(np.arange(len(chunk), dtype=np.uint32), [len(own) for _, own in chunk]),
        )
        for chunk in batched(prints, _CHUNK)
    )


def chosen_pairs(keys: list[Key], candidates: Candidates) -> list[Names]:
    """The pairs to align; the texts of a story or a series come one after another."""
    kept = choose(candidates, np.array(keys, dtype=np.uint64))
    numbers = list(zip(candidates.a[kept].tolist(), candidates.b[kept].tolist(), strict=True))
    forest = Forest(len(keys))
    for a, b in numbers:
        forest.join(a, b)
    numbers.sort(key=lambda pair: (forest.root(pair[0]), pair))
    return [(keys[a], keys[b]) for a, b in numbers]


def measure_pairs(texts: Texts, pairs: list[Names]) -> Iterator[tuple[Names, Measured]]:
    """Measures pairs in their order; pairs that share nothing are left out."""
    measurer = Measurer(texts)
    for names in pairs:
        measured = measurer.measure(names)
        if measured is not None:
            yield names, measured


def measure_by(
    workers: Workers, library: Library, pairs: list[Names]
) -> Iterator[tuple[Names, Measured]]:
    """As `measure_pairs`, by several processes; they are given the printed texts."""
    if workers.jobs == 1:
        yield from measure_pairs(library, pairs)
        return
    tasks = (
        (chunk, {key: library.holders[key][0].text for names in chunk for key in names})
        for chunk in batched(pairs, _TASK)
    )
    for found in workers.each(_measure, tasks):
        yield from found


def _measure(task: tuple[list[Names], dict[Key, str]]) -> list[tuple[Names, Measured]]:
    pairs, printed = task
    return list(measure_pairs(_Printed(printed), pairs))


class _Printed:
    """The `Texts` of a task."""

    def __init__(self, printed: dict[Key, str]) -> None:
        self._printed = printed

    def letters(self, key: Key) -> str:
        return letters_of(self._printed[key])

    def figures(self, key: Key) -> Figures:
        return read(self._printed[key])[2]
