"""Files that take what the memory should not hold: records, and columns of numbers in shards."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

PLACE = np.dtype([("file", "<i4"), ("size", "<i4"), ("at", "<i8")])
"""Where a record is; size 0: nowhere."""
Place = tuple[int, int, int]


class Records:
    """Values in files of one folder. Each process writes a file of its own and reads all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[int, int] = {}
        self._own, self._end = -1, 0

    def put(self, value: object) -> Place:
        """Keeps a value; says where."""
        packed = pickle.dumps(value, protocol=5)
        if self._own != os.getpid():
            self._own = os.getpid()
            path = self._folder / f"{self._own}.records"
            self._open[self._own] = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
            self._end = path.stat().st_size
        _write_all(self._open[self._own], packed)
        place = (self._own, len(packed), self._end)
        self._end += len(packed)
        return place

    def get(self, place: Place) -> Any:
        """The value that was kept there."""
        file, size, at = place
        if file not in self._open:
            self._open[file] = os.open(self._folder / f"{file}.records", os.O_RDONLY)
        return pickle.loads(os.pread(self._open[file], size, at))

    def __del__(self) -> None:
        for descriptor in self._open.values():
            os.close(descriptor)


class Shards:
    """Columns of numbers, split by shard: written in pieces by anyone, read shard by shard."""

    def __init__(self, folder: Path, count: int, *columns: str) -> None:
        """`count` shards; `columns` are numpy's names of types."""
        self._folder, self._count = folder, count
        self._types = [np.dtype(column) for column in columns]
        self._index = lru_cache(maxsize=None)(self._read_index)

    def __len__(self) -> int:
        return self._count

    def write(self, piece: str, shard: npt.NDArray[np.integer[Any]], *columns: Array) -> None:
        """Writes rows; `piece` is a name that no other piece has, `shard` the shard of each row."""
        self._folder.mkdir(exist_ok=True)
        order = np.argsort(shard, kind="stable")
        ends = np.cumsum(np.bincount(shard, minlength=self._count))
        np.save(self._folder / f"{piece}.npy", np.concatenate(([0], ends)))
        with (self._folder / f"{piece}.rows").open("wb") as rows:
            for column, kind in zip(columns, self._types, strict=True):
                rows.write(column[order].astype(kind).tobytes())

    def read(self, shard: int) -> Sequence[Array]:
        """The columns of a shard, its pieces in the order of their names."""
        parts: list[list[Array]] = [[np.empty(0, kind)] for kind in self._types]
        for piece, ends in self._index():
            low, high = int(ends[shard]), int(ends[shard + 1])
            if low == high:
                continue
            descriptor = os.open(piece, os.O_RDONLY)
            start = 0
            for part, kind in zip(parts, self._types, strict=True):
                at, size = start + low * kind.itemsize, (high - low) * kind.itemsize
                part.append(np.frombuffer(os.pread(descriptor, size, at), kind))
                start += int(ends[-1]) * kind.itemsize
            os.close(descriptor)
        return [np.concatenate(part) for part in parts]

    def _read_index(self) -> list[tuple[Path, npt.NDArray[np.int64]]]:
        return [
            (path.with_suffix(".rows"), np.load(path))
            for path in sorted(self._folder.glob("*.npy"))
        ]


_T = TypeVar("_T")
_KEPT: list[Callable[[], None]] = []


def for_folder(make: Callable[..., _T]) -> Callable[..., _T]:
    """Keeps what was made last, in this process, until `forget`."""
    kept = lru_cache(maxsize=1)(make)
    _KEPT.append(kept.cache_clear)
    return kept


def forget() -> None:
    """Lets go of all that was kept, and with it of the files of the folder."""
    for clear in _KEPT:
        clear()


def save(folder: Path, **arrays: Array) -> None:
    """Keeps arrays by name."""
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)


def load(folder: Path, name: str) -> Array:
    """An array of the folder: its pages are read when they are looked at, and shared."""
    path = folder / f"{name}.npy"
    if path.stat().st_size <= 128:  # an empty array can't be mapped
        empty: Array = np.load(path)
        return empty
    return np.asarray(np.load(path, mmap_mode="r+"))


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
