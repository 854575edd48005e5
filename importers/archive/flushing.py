"""Making sure that written files are on the disk before anything relies on them.

Few files are flushed one by one (fsync). Hundreds are flushed by one call that writes out their whole file
system (syncfs): on journalling file systems each fsync waits for a commit of the journal, and one commit does
for all of them. Where that call is missing, or where it does not tell of write errors (Linux before 5.8),
it is fsync for each.
"""

from __future__ import annotations

import functools
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

# Below this many files it is not worth writing out what other programs have waiting.
_MANY = 32
_FIRST_THAT_TELLS = (5, 8)


def flush(folder: Path, files: Sequence[str]) -> None:
    """Return when `files`, on the file system of `folder`, are on the disk. Raises OSError."""
    whole = _whole_file_system() if len(files) >= _MANY else None
    if whole is not None:
        handle = os.open(folder, os.O_RDONLY)
        try:
            whole(handle)
        finally:
            os.close(handle)
        return
    for file in files:
        handle = os.open(file, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@functools.cache
def _whole_file_system() -> Callable[[int], None] | None:
    if not sys.platform.startswith("linux"):
        return None
    version = re.match(r"(\d+)\.(\d+)", os.uname().release)
    if not version or tuple(map(int, version.groups())) < _FIRST_THAT_TELLS:
        return None
    import ctypes

    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return None

    def whole(handle: int) -> None:
        if syncfs(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))

    return whole
