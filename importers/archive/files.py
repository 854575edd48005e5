"""Paths in the content folder, and what its files hold."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from ..errors import ArchiveError


def inside(folder: Path, relative: str) -> str:
    """The path in `folder`. Raises ArchiveError when it would lead out of it."""
    if relative.startswith(("/", "\\")) or ".." in relative.replace("\\", "/").split("/"):
        raise ArchiveError(f"leads out of {folder}: {relative}")
    return f"{folder}/{relative}"


def read_inside(folder: Path, relative: str) -> bytes:
    """The bytes of a file in `folder`. Raises ArchiveError for what is no file, and OSError.

    A named pipe is opened without waiting for whoever may write to it.
    """
    path = inside(folder, relative)
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ArchiveError("is no file", file=path, remedy="Take it out of the content folder")
        return file.read()


def hash_of(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def not_written(path: str | Path, error: OSError) -> ArchiveError:
    """What to tell of a file that the disk does not take."""
    return ArchiveError(
        f"can't be written ({error.strerror or error})",
        file=str(path),
        remedy="Free some space or mend the folder's rights, then run the same command again",
    )
