"""What a build keeps until its end and the memory need not hold: bytes by name, in a file without a name.

A process that forks shares its memory with its children only until somebody looks at it; what lies in
a file is shared for good, and the system takes its pages back when it wants them. Nothing is left of
such a file when its process ends, however it ends.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, MutableMapping
from pathlib import Path

_BUFFER = 1 << 20
"""Bytes that are written at once."""
_SIZE = 32
"""Bits of the length of one value; where it begins stands above them."""
_LENGTH = (1 << _SIZE) - 1


class Spilled(MutableMapping[str, bytes]):
    """Bytes by name. A forked process reads what was there before; only one may write.

    What is replaced or deleted keeps its room. Raises OSError when the disk of `folder` is full.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = -1
        self._end = 0  # of what is in the file; what comes after it is still to be written
        self._new = bytearray()
        self._places: dict[str, int] = {}

    def __setitem__(self, name: str, data: bytes) -> None:
        self._places[name] = (self._end + len(self._new)) << _SIZE | len(data)
        self._new += data
        if len(self._new) >= _BUFFER:
            self._write()

    def __getitem__(self, name: str) -> bytes:
        place = self._places[name]
        begin, length = place >> _SIZE, place & _LENGTH
        if begin >= self._end:
            at = begin - self._end
            return bytes(self._new[at : at + length])
        return os.pread(self._file, length, begin)

    def __delitem__(self, name: str) -> None:
        del self._places[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __del__(self) -> None:
        if self._file >= 0:
            os.close(self._file)

    def _write(self) -> None:
        if self._file < 0:
            with tempfile.TemporaryFile(dir=self._folder) as file:
                self._file = os.dup(file.fileno())
        left = memoryview(self._new)
        while left:
            written = os.pwrite(self._file, left, self._end)
            self._end += written
            left = left[written:]
        self._new = bytearray()
