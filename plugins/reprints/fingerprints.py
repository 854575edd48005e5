"""Fingerprints: hashes of every run of five letters, a fixed sample kept.

A pure function of the letters, the same on every machine and in every process (Python's own
hash() is salted), so that any engine that joins them finds the same pairs.

Containment needs a sample of the runs themselves: MinHash and SimHash compare whole texts and
find 0-25 % of the excerpts and pages that a sampled 5-gram join finds completely. Every fourth
run is enough for texts of press length; a text short enough to lose itself in the sampling (a
one-sentence flash, 一句话新闻) keeps all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..catalog.distinct import distinct

Hashes = npt.NDArray[np.uint64]

GRAM = 5
"""Letters in a run. Four-letter runs are idioms that everybody prints."""
SAMPLE = 4
"""One run of SAMPLE, a power of two, is kept: recall of candidates 1.000 on the labelled pairs."""
SHORT = 200
"""Letters. Below it every run is kept: a flash of 20 letters would keep four."""

_SAMPLED = np.uint64(SAMPLE - 1)
_BASE = np.uint64(0x9E3779B97F4A7C15)


def gram_hashes(letters: str) -> Hashes:
    """The hash of the run that starts at each letter, in order; empty below GRAM letters."""
    count = len(letters) - GRAM + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    codes = np.frombuffer(letters.encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    hashes = codes[:count]
    for i in range(1, GRAM):
        hashes = hashes * _BASE
        hashes += codes[i : i + count]
    return mix(hashes)


def fingerprints(letters: str) -> Hashes:
    """The sampled hashes of a text, sorted, each once."""
    hashes = gram_hashes(letters)
    if len(letters) >= SHORT:
        hashes = hashes[hashes & _SAMPLED == 0]
    kept: Hashes = distinct(hashes)
    return kept


@dataclass(frozen=True, slots=True)
class Prints:
    """Hashes of several texts, in order of texts, and the text (0 to count - 1) of each.

    A hash may come several times in a text.
    """

    count: int
    hashes: Hashes
    owners: npt.NDArray[np.uint32]


def prints_of(texts: Sequence[str]) -> Prints:
    """The sampled hashes of many texts at once, four times as fast as one by one."""
    sizes = np.array([len(letters) for letters in texts], dtype=np.int64)
    hashes = gram_hashes("".join(texts))
    owners = np.repeat(np.arange(len(texts), dtype=np.uint32), sizes)[: len(hashes)]
    left = np.repeat(np.cumsum(sizes), sizes)[: len(hashes)] - np.arange(len(hashes))
    kept = left >= GRAM
    kept &= (hashes & _SAMPLED == 0) | (sizes < SHORT)[owners]
    return Prints(len(texts), hashes[kept], owners[kept])


def each_of(prints: Prints) -> Iterator[Hashes]:
    """The `fingerprints` of each text."""
    ends = np.searchsorted(prints.owners, np.arange(prints.count), side="right").tolist()
    start = 0
    for end in ends:
        yield distinct(prints.hashes[start:end])
        start = end


def mix(h: Hashes) -> Hashes:
    """Scatters numbers evenly over 64 bits."""
    # The finaliser of splitmix64 (Steele, Lea, Flood 2014): without it the low bits that decide
    # about the sample would depend on the last letter alone.
    h = h ^ (h >> np.uint64(30))
    h *= np.uint64(0xBF58476D1CE4E5B9)
    h ^= h >> np.uint64(27)
    h *= np.uint64(0x94D049BB133111EB)
    h ^= h >> np.uint64(31)
    return h
