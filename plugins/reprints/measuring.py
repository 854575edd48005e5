"""The costly part of a run over all: which pairs are worth measuring, and measuring them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .candidates import Candidates, batched, choose, join
from .fingerprints import prints_of
from .groups import Forest
from .pairs import Measured, Measurer, Names
from .texts import Key, Texts

_CHUNK = 128
"""Texts whose fingerprints are taken at once: their letters fit the processor's cache."""


def candidates_of(keys: list[Key], texts: Texts) -> Candidates:
    """The pairs that are worth a choice; keys are in order."""
    return join(prints_of(list(map(texts.letters, chunk))) for chunk in batched(keys, _CHUNK))


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
