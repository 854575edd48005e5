"""Work on many articles, done by several processes at once.

The processes are forks: they see what was read before without its being sent to them. They send
back arrays through files that have no name, or write to arrays that are shared. Where there is no
fork, or little to do, one process does it.
"""

from __future__ import annotations

import mmap
import os
import signal
import tempfile
import warnings
from collections.abc import Callable
from itertools import pairwise
from typing import IO, Any

import numpy as np
import numpy.typing as npt

WORTH = 400
"""Articles for each process: forking, and sending the answer back, cost about as much as ten."""
_MOST = 8
"""Processes: beyond, what one of them does alone (sorting the postings) is most of the time."""

Arrays = tuple[npt.NDArray[Any], ...]
Task = Callable[[range], Arrays]


def processes(count: int, jobs: int | None = None) -> int:
    """How many to use for so many articles: at most `jobs`, or the cores that we may use."""
    if not hasattr(os, "fork"):
        return 1
    return max(1, min(jobs or _cores(), _MOST, count // WORTH))


def parts(numbers: range, jobs: int) -> list[range]:
    """The numbers as `jobs` ranges, in order, of about one length."""
    cuts = [numbers.start + len(numbers) * part // jobs for part in range(jobs + 1)]
    return [range(start, stop) for start, stop in pairwise(cuts)]


def spread(task: Task, numbers: range, jobs: int) -> list[Arrays]:
    """What the task gives for each of the `parts`, in order.

    The last part is done here, and so is that of a process which could not do it: an error is then
    raised where it can be read.
    """
    first, last = parts(numbers, jobs)[:-1], parts(numbers, jobs)[-1]
    running: dict[int, tuple[range, IO[bytes]]] = {}
    try:
        for part in first:
            file = nameless()
            running[_forked(task, part, file)] = part, file
        here = task(last)
        found: list[Arrays] = []
        for process in list(running):
            _, status = os.waitpid(process, 0)
            part, file = running.pop(process)
            with file:
                found.append(task(part) if status else _loaded(file))
        return [*found, here]
    finally:
        for process, (_, file) in running.items():
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            file.close()


def shared(shape: tuple[int, int], kind: type[np.generic]) -> npt.NDArray[Any]:
    """Zeros that all processes write to: what is written in a fork is seen here."""
    size = shape[0] * shape[1] * np.dtype(kind).itemsize
    return np.frombuffer(mmap.mmap(-1, max(1, size)), kind, shape[0] * shape[1]).reshape(shape)


def nameless() -> IO[bytes]:
    """A file that is gone when it is closed; where it is read is shared with forks."""
    return tempfile.TemporaryFile(buffering=0)


def _forked(task: Task, part: range, file: IO[bytes]) -> int:
    with warnings.catch_warnings():
        # Newer Pythons warn of threads: numpy's, which are idle and not used by the fork.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        return process
    status = 1
    try:
        found = task(part)
        np.save(file, np.array([len(found)]))
        for array in found:
            np.save(file, array)
        status = 0
    finally:
        # Not as Python ends: what the parent has open and registered is the parent's.
        os._exit(status)


def _loaded(file: IO[bytes]) -> Arrays:
    file.seek(0)
    return tuple(np.load(file) for _ in range(int(np.load(file)[0])))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
