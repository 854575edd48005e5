"""Arrays in files of their own form: mapped into memory as they are, replaced as a whole.

A file is a head (JSON) and its arrays, each on a boundary of _ALIGN bytes. The head names the rules
by which the arrays were made (`_version`) and says what they are called and where each begins. A
file of other rules, half of one or a foreign one is no file: it is a cache, and made again.
"""

from __future__ import annotations

import json
import mmap
import os
import unicodedata
import zlib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np
import numpy.typing as npt
import opencc

from ..catalog import normalise

_ALIGN = 64
_LENGTH = 16
"""Bytes at the start: the lengths of the head and of the whole file."""

Arrays = dict[str, npt.NDArray[Any]]


def write(path: Path, arrays: Mapping[str, npt.NDArray[Any]], *, summed: bool) -> None:
    """Writes a file aside and puts it in the place of the one before. Raises OSError.

    `summed`: a sum of all bytes is kept and looked at by `read`. Without it (the file is too large
    to be read as a whole each time) the bytes are on the disk before the file has its name.
    """
    at, places, pieces = 0, [], []
    total = 0
    for name, array in arrays.items():
        piece = np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
        places.append([name, array.dtype.str, list(array.shape), at])
        pieces.append(piece)
        at += len(piece) + -len(piece) % _ALIGN
        total = zlib.crc32(piece, total) if summed else 0
    head = json.dumps({"version": _version(), "arrays": places, "sum": total}).encode()
    head += b" " * (-(len(head) + _LENGTH) % _ALIGN)
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f"{path.name}.*.part"):
        left.unlink(missing_ok=True)
    aside = path.with_name(f"{path.name}.{token_hex(8)}.part")
    try:
        with aside.open("wb") as file:
            for length in (len(head), _LENGTH + len(head) + at):
                file.write(length.to_bytes(_LENGTH // 2, "little"))
            file.write(head)
            for piece in pieces:
                file.write(piece)
                file.write(bytes(-len(piece) % _ALIGN))
            if not summed:
                file.flush()
                os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise


def read(path: Path) -> Arrays | None:
    """The arrays of a file, not to be written to; None when there is no file that can be used."""
    try:
        with path.open("rb") as file:
            body = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        start, length = (
            int.from_bytes(body[at : at + _LENGTH // 2], "little") for at in (0, _LENGTH // 2)
        )
        if length != len(body):
            return None
        start += _LENGTH
        head = json.loads(bytes(body[_LENGTH:start]))
        if head["version"] != _version():
            return None
        arrays: Arrays = {}
        total = 0
        for name, kind, shape, at in head["arrays"]:
            count = int(np.prod(shape, dtype=np.int64))
            array = np.frombuffer(body, np.dtype(kind), count, start + at).reshape(shape)
            arrays[name] = array
            if head["sum"]:
                total = zlib.crc32(body[start + at : start + at + array.nbytes], total)
        return arrays if total == head["sum"] else None
    except (OSError, ValueError, TypeError, LookupError):
        return None


@cache
def _version() -> str:
    digest = blake2b(digest_size=16)
    for source in (*sorted(Path(__file__).parent.glob("*.py")), Path(normalise.__file__)):
        digest.update(source.read_bytes())
    # numpy's logarithms may differ in their last digit, and weights with them.
    known = f"{opencc.__version__} {unicodedata.unidata_version} {np.__version__}"
    digest.update(known.encode())
    return digest.hexdigest()
