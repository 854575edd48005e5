"""Writing files so that a kill or a full disk leaves the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..errors import ArchiveError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no advisory locks of this kind
    fcntl = None  # type: ignore[assignment]


def write_file(path: Path, data: bytes) -> None:
    """Write by a temporary file beside it, flushed to the disk and renamed into place.

    Raises ArchiveError naming the file; nothing is left behind then.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise ArchiveError(
            f"can't be written ({error.strerror or error})",
            file=str(path),
            remedy="Free some space or mend the folder's rights, then run the same command again",
        ) from error


@contextlib.contextmanager
def locked(content: Path) -> Iterator[None]:
    """Hold the archive for one writer; a killed process lets go by itself.

    Raises ArchiveError when another import is writing to it.
    """
    try:
        content.mkdir(parents=True, exist_ok=True)
        handle = os.open(content / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise ArchiveError(
            f"can't be written ({error.strerror or error})", file=str(content)
        ) from error
    try:
        if fcntl is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise ArchiveError(
                    "another import is writing to this archive",
                    file=str(content),
                    remedy="Wait for it to end",
                ) from error
        for left in content.rglob(".tmp-*"):
            left.unlink(missing_ok=True)  # of a killed run; nobody else is writing
        yield
    finally:
        os.close(handle)


def inside(folder: Path, relative: str) -> Path:
    """The path in `folder`. Raises ArchiveError when it would lead out of it."""
    path = folder / relative
    if Path(relative).is_absolute() or ".." in Path(relative).parts:
        raise ArchiveError(f"leads out of {folder}: {relative}")
    return path
