"""The chosen pairs, measured; and the table of texts and partners that comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..judging.pairs import Measurer
from .reading import DiskTexts, opened_records
from .spill import PLACE, Array, for_folder, load, save
from .workers import Workers

PAIRS = 4000
"""Pairs a task measures: a second or two."""
_READINGS = 4096
"""Texts held ready, about 30 kB each."""

_Task = tuple[Path, int]


def measure_all(workers: Workers, folder: Path) -> Iterator[tuple[int, int]]:
    """Measures all pairs; yields pairs done, of all.

    Keeps the pairs that share something, by number and ordered: `a`, `b` and where they were
    `measured`; the partners of text n from `near_at[n]` on: `near`, and the pair with each: `near_pair`.
    """
    a, b = load(folder, "pair_a"), load(folder, "pair_b")
    measured = np.zeros(len(a), dtype=PLACE)
    starts = range(0, len(a), PAIRS)
    for start, places in zip(
        starts, workers.each(_measure, [(folder, start) for start in starts]), strict=True
    ):
        measured[start : start + len(places)] = places
        yield start + len(places), len(a)
    kept = np.flatnonzero(measured["size"])
    kept = kept[np.lexsort((b[kept], a[kept]))]
    a, b = a[kept].astype(np.int64), b[kept].astype(np.int64)
    save(folder, a=a, b=b, measured=measured[kept], **_partners(a, b, len(load(folder, "keys"))))


def _measure(task: _Task) -> Array:
    folder, start = task
    measurer, keys, records = _measurer(folder), load(folder, "keys"), opened_records(folder)
    places = np.zeros(PAIRS, dtype=PLACE)
    ends = (load(folder, name)[start : start + PAIRS] for name in ("pair_a", "pair_b"))
    n = -1
    for n, names in enumerate(zip(*(keys[end].tolist() for end in ends), strict=True)):
        measured = measurer.measure(names)
        if measured is not None:
            places[n] = records.put(measured)
    return places[: n + 1]


@for_folder
def _measurer(folder: Path) -> Measurer:
    return Measurer(DiskTexts(folder), _READINGS)


def _partners(a: npt.NDArray[np.int64], b: npt.NDArray[np.int64], count: int) -> dict[str, Array]:
    own, other = np.concatenate((a, b)), np.concatenate((b, a))
    order = np.lexsort((other, own))
    return {
        "near": other[order],
        "near_pair": np.tile(np.arange(len(a)), 2)[order],
        "near_at": np.concatenate(([0], np.cumsum(np.bincount(own, minlength=count)))),
    }
