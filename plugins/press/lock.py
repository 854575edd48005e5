"""One build at a time in one project."""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import BuildError, LockedError

PATIENCE = 1.0
"""Seconds to wait for the lock."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; it names its owner's process id and since when.

    The kernel's lock counts, not the file's being there: it goes with its owner however that ends,
    so no stale lock is ever in the way. Raises LockedError naming owner and age, BuildError for a
    pipe or a device in its place.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK, 0o644)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise BuildError("is no plain file.", file=path, remedy="Remove it and build again.")
        if not _taken(descriptor):
            raise LockedError(_owner(path), remedy="Wait for it to end, or end it.")
        os.ftruncate(descriptor, 0)
        os.write(descriptor, b'{"pid": %d, "since": %f}' % (os.getpid(), time.time()))
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    """Whether the lock could be had. Processes of a build that was killed end a moment after it."""
    patience = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > patience:
                return False
            time.sleep(0.02)
        else:
            return True


def _owner(path: Path) -> str:
    import json

    with suppress(OSError, ValueError, KeyError):
        data = json.loads(path.read_text(encoding="utf-8"))
        seconds = max(0, int(time.time() - data["since"]))
        return f"Process {data['pid']} has been building this site for {seconds} s."
    return "Another process is building this site."
