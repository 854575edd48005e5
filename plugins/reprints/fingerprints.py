"""Fingerprints: hashes of every run of five letters, a fixed sample kept.

A pure function of the letters, the same on every machine and in every process (Python's own
hash() is salted), so that any engine that joins them finds the same pairs.

Containment needs a sample of the runs themselves: MinHash and SimHash compare whole texts and
find 0-25 % of the excerpts and pages that a sampled 5-gram join finds completely. Every fourth
run is enough for texts of press length; a text short enough to lose itself in the sampling (a
one-sentence flash, 一句话新闻) keeps all.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

GRAM = 5
"""Letters in a run. Four-letter runs are idioms that everybody prints."""
SAMPLE = 4
"""One run of SAMPLE is kept: recall of candidates 1.000 on the labelled pairs."""
SHORT = 200
"""Letters. Below it every run is kept: a flash of 20 letters would keep four."""

_BASE = np.uint64(0x9E3779B97F4A7C15)


def gram_hashes(letters: str) -> Hashes:
    """The hash of the run that starts at each letter, in order; empty below GRAM letters."""
    count = len(letters) - GRAM + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    codes = np.frombuffer(letters.encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    for i in range(GRAM):
        hashes = hashes * _BASE + codes[i : i + count]
    return mix(hashes)


def fingerprints(letters: str) -> Hashes:
    """The sampled hashes of a text, sorted, each once."""
    hashes = gram_hashes(letters)
    if len(letters) >= SHORT:
        hashes = hashes[hashes % np.uint64(SAMPLE) == 0]
    kept: Hashes = np.unique(hashes)
    return kept


def mix(h: Hashes) -> Hashes:
    """Scatters numbers evenly over 64 bits."""
    # The finaliser of splitmix64 (Steele, Lea, Flood 2014): without it the low bits that decide
    # about the sample would depend on the last letter alone.
    h = (h ^ (h >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    h = (h ^ (h >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return h ^ (h >> np.uint64(31))
