"""A pair of texts laid side by side: where they agree, and what that says about their facts.

Measuring a pair is a pure function of the two texts, about 0.3 ms, and the costliest step there is;
so it is done once for every two texts and kept. Everything that depends on the rest of the archive
comes later and is cheap (`decide.py`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..texts import Key, Texts
from .align import align, index
from .differences import Difference
from .evidence import Evidence, Facts, gather, rewritten
from .runs import Run, Side, Span, Tile, covered, length_of

Names = tuple[Key, Key]
"""Of the two texts of a pair, the smaller first."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Two texts that share passages: sizes, covered letters, the longest passage, all passages,
    the evidence.

    Covered are the letters of all passages, substitutions within them included: the question is how
    much of one text stands in the other, not how much is untouched.
    """

    size_a: int
    size_b: int
    covered_a: int
    covered_b: int
    longest: int
    packed: bytes
    evidence: Evidence

    @property
    def runs(self) -> tuple[Run, ...]:
        """The passages, in the order of a's letters."""
        return unpack(self.packed)

    def covered(self, side: Side) -> list[Span]:
        """Spans of letters of one side that the passages cover; not to be changed."""
        return _covered(self.packed, self.evidence.kinds, side)

    def gaps(self, side: Side = "a") -> list[tuple[Span, Span, Difference]]:
        """The gaps of all passages: own span, the other's span, and how they differ."""
        spans = [gap for run in self.runs for gap in run.gaps(side)]
        kinds = map(Difference, self.evidence.kinds)
        return [(*gap, kind) for gap, kind in zip(spans, kinds, strict=True)]

    @property
    def share_a(self) -> float:
        """The share of a (0 to 1) that is covered."""
        return self.covered_a / self.size_a

    @property
    def share_b(self) -> float:
        """The share of b (0 to 1) that is covered."""
        return self.covered_b / self.size_b


class Measurer:
    """Measures pairs of kept texts; those used last are held ready, about 30 kB each."""

    def __init__(self, texts: Texts, readings: int = 2048) -> None:
        self._texts = texts
        self._index = lru_cache(readings)(lambda key: index(texts.letters(key)))
        self._figures = lru_cache(readings)(texts.figures)

    def measure(self, names: Names) -> Measured | None:
        """What two texts share, None when that is nothing."""
        a, b = map(self._index, names)
        runs = align(a, b)
        if not runs:
            return None
        evidence = gather(
            Facts(a.letters, self._figures(names[0])),
            Facts(b.letters, self._figures(names[1])),
            runs,
        )
        same = rewritten(evidence.kinds)
        return Measured(
            len(a.letters),
            len(b.letters),
            length_of(covered(runs, "a", same)),
            length_of(covered(runs, "b", same)),
            max(min(run.a[1] - run.a[0], run.b[1] - run.b[0]) for run in runs),
            pack(runs),
            evidence,
        )


def pack(runs: Iterable[Run]) -> bytes:
    """Passages in a few bytes: for each the number of its tiles, then a, b and size of each."""
    numbers = array("i")
    for run in runs:
        numbers.append(len(run.tiles))
        for tile in run.tiles:
            numbers.extend((tile.a, tile.b, tile.size))
    return numbers.tobytes()


@lru_cache(maxsize=4096)
def unpack(packed: bytes) -> tuple[Run, ...]:
    """The passages that were packed."""
    numbers = array("i")
    numbers.frombytes(packed)
    values = numbers.tolist()
    runs, at = [], 0
    while at < len(values):
        end = at + 1 + 3 * values[at]
        numbers_of = (values[at + first : end : 3] for first in (1, 2, 3))
        runs.append(Run(tuple(map(Tile, *numbers_of))))
        at = end
    return tuple(runs)


@lru_cache(maxsize=8192)
def _covered(packed: bytes, kinds: bytes, side: Side) -> list[Span]:
    return covered(unpack(packed), side, rewritten(kinds))
