"""Who is near to whom, as a list: what searches give and boxes are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .terms import Integers

STEPS = 10_000
"""Of the unit of a cosine: four decimals. What is shown as equal is ordered as equal."""
BITS = 24
"""For the number of an article (16.7 million), where two of them are packed into one number."""


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """One a place: `other` is near to `asker` by `cosine` (1 to STEPS). In no order."""

    asker: Integers
    other: Integers
    cosine: Integers

    def __len__(self) -> int:
        return len(self.asker)

    def those(self, kept: npt.NDArray[np.bool_]) -> Entries:
        """Some of them."""
        return Entries(self.asker[kept], self.other[kept], self.cosine[kept])


def joined(parts: Iterable[Entries]) -> Entries:
    """All of them, one part after the other."""
    listed = [NOTHING, *parts]
    return Entries(
        np.concatenate([part.asker for part in listed]),
        np.concatenate([part.other for part in listed]),
        np.concatenate([part.cosine for part in listed]),
    )


def places(sorted_owners: Integers) -> Integers:
    """For each of some owners in order, how many of the same owner stand before it."""
    order = np.arange(len(sorted_owners))
    begins = np.ones(len(sorted_owners), dtype=bool)
    begins[1:] = sorted_owners[1:] != sorted_owners[:-1]
    return np.asarray(order - np.maximum.accumulate(np.where(begins, order, 0)))


NOTHING = Entries(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
