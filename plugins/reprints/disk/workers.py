"""Tasks done by several processes, their results in the order of the tasks."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from types import TracebackType
from typing import Self, TypeVar

from ...errors import EngineError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_AHEAD = 2
"""Tasks waiting for each worker: enough that none is idle, few enough that they fit in memory."""


class Workers:
    """`jobs` processes; one job means this process."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts) if jobs > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def each(self, task: Callable[[_Item], _Result], items: Iterable[_Item]) -> Iterator[_Result]:
        """Does the task for each item. Raises EngineError when a process was killed."""
        if self._pool is None:
            yield from map(task, items)
            return
        waiting = iter(items)
        running: deque[Future[_Result]] = deque()
        try:
            while True:
                for item in islice(waiting, _AHEAD * self.jobs - len(running)):
                    running.append(self._pool.submit(task, item))
                if not running:
                    return
                yield running.popleft().result()
        except BrokenProcessPool as error:
            raise EngineError(
                "a worker was killed, most likely because the memory was full.",
                remedy="Give fewer workers: --jobs 1.",
            ) from error


def _leave_interrupts() -> None:
    # Ctrl-C reaches the whole group of processes; the one that was started ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
