"""Pelican ends when the build that started it ends, however that ends.

Standard input is a pipe whose other end the build alone holds: a killed build closes it too. An
orphan would go on printing texts that may have been withdrawn meanwhile. (Linux has
PR_SET_PDEATHSIG for this; a pipe needs neither Linux nor ctypes and has no moment in between.)
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_STDIN = 0


@contextmanager
def lifeline() -> Iterator[tuple[int, int]]:
    """Yield two descriptors for a forked process that must not outlive us.

    The first is to be its standard input; the second it must close.
    """
    theirs, ours = os.pipe()  # neither is inherited by any program that is started
    try:
        yield theirs, ours
    finally:
        os.close(theirs)
        os.close(ours)


def hang_on() -> None:
    """End this process as soon as standard input ends."""
    threading.Thread(target=_wait, name="lifeline", daemon=True).start()


def _wait() -> None:
    while os.read(_STDIN, 1):
        pass
    os._exit(1)
