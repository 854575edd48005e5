"""One writer at a time: an advisory lock on `.lock` in the content folder.

The lock belongs to the open file, so a killed process lets go by itself, and a worker that outlives its
killed parent for a moment keeps it that long: nobody writes beside it. The file tells who holds it and since
when; what it says is for people, the lock alone decides.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

from ..errors import ArchiveError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no advisory locks of this kind
    fcntl = None  # type: ignore[assignment]

# Seconds to wait for another writer: the workers of a killed import end well within it.
PATIENCE = 10.0
_STEP = 0.05  # seconds between two tries


@contextlib.contextmanager
def locked(content: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the archive for one writer, waiting `patience` seconds for the one before.

    Raises ArchiveError, naming the process that holds it and since when, when that is not enough, or
    when the folder can't be written.
    """
    try:
        content.mkdir(parents=True, exist_ok=True)
        handle = os.open(content / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise ArchiveError(
            f"can't be written ({error.strerror or error})", file=str(content)
        ) from error
    try:
        _take(handle, content, PATIENCE if patience is None else patience)
        with contextlib.suppress(OSError):  # a full disk must not keep anybody out
            _sign(handle, f"process {os.getpid()} on {socket.gethostname()}, since {_now()}")
        yield
        with contextlib.suppress(OSError):
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _take(handle: int, content: Path, patience: float) -> None:
    if fcntl is None:
        return
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError as error:
            if time.monotonic() < end:
                time.sleep(_STEP)
                continue
            holder = os.pread(handle, 200, 0).decode("utf-8", "replace").strip()
            raise ArchiveError(
                f"another import is writing to this archive ({holder or 'it does not say who'})",
                file=str(content),
                remedy="Wait for it to end, then run the same command again",
            ) from error


def _sign(handle: int, text: str) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{text}\n".encode(), 0)


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
