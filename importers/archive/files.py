"""Paths in the content folder, and what its files hold."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..errors import ArchiveError


def inside(folder: Path, relative: str) -> str:
    """The path in `folder`. Raises ArchiveError when it would lead out of it."""
    if relative.startswith(("/", "\\")) or ".." in relative.replace("\\", "/").split("/"):
        raise ArchiveError(f"leads out of {folder}: {relative}")
    return f"{folder}/{relative}"


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
