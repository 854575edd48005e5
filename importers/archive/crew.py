"""Workers that look ahead, one process for each core, and their answers in order.

Workers are forks that live by one pipe each: when the parent is killed its end closes, and they end with it
(they hold the archive's lock until then). Files go out in small chunks, a few to each worker in advance, so
that none waits while the parent puts files in place. A worker that dies is replaced; the file it died of is
refused if it kills the next one too, and the others are read again.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any

from .ahead import Ahead
from .outcomes import Outcome
from .raw_files import RawFile

Look = Callable[[RawFile], Ahead]
_Chunk = list[tuple[int, RawFile]]

_CHUNK = 16  # files: some 40 ms of work
_AHEAD = 4  # chunks that a worker has at a time
_WINDOW = 200  # chunks that may be ahead of the oldest unanswered one
# Objects that may come up before the cycles among them are looked for: 12 % faster than Python's 700.
_RARELY = 50_000
# Fewer files are done sooner than workers are started.
FEW = 40


def cores() -> int:
    """How many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    chunks: deque[_Chunk] = field(default_factory=deque)


class Crew:
    """Looks at files in `jobs` processes; in this one where that is one. Use as a context."""

    def __init__(self, look: Look, jobs: int) -> None:
        self._look = look
        self._workers: list[_Worker] = []
        if jobs > 1 and "fork" in multiprocessing.get_all_start_methods():
            gc.collect()
            gc.freeze()  # what is here now stays shared with the workers
            for _ in range(jobs):
                self._workers.append(self._start())

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.pipe.close()
            if kind is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()
        gc.unfreeze()

    def answers(self, files: Sequence[RawFile]) -> Iterator[Ahead]:
        """What was found out about each file, in the order given."""
        if not self._workers:
            yield from map(self._look, files)
            return
        todo = deque(_chunks(files))
        found: dict[int, Ahead] = {}
        for number in range(len(files)):
            if number % _CHUNK == 0:
                # Also while there are answers left: or workers would wait for who takes them.
                self._collect(found, todo, timeout=0)
                self._feed(todo, number)
            while number not in found:
                self._collect(found, todo)
                self._feed(todo, number)
            yield found.pop(number)

    def _feed(self, todo: deque[_Chunk], number: int) -> None:
        """Give every worker its chunks, none too far ahead of the file `number`."""
        for worker in self._workers:
            while (
                todo and len(worker.chunks) < _AHEAD and todo[0][0][0] < number + _WINDOW * _CHUNK
            ):
                worker.chunks.append(todo.popleft())
                with contextlib.suppress(OSError):  # it is dead; `_collect` takes its chunks back
                    worker.pipe.send(worker.chunks[-1])

    def _collect(
        self, found: dict[int, Ahead], todo: deque[_Chunk], timeout: float | None = None
    ) -> None:
        pipes: dict[Any, _Worker] = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(pipes), timeout):
            worker = pipes[pipe]
            try:
                found.update(worker.pipe.recv())
                worker.chunks.popleft()
            except (EOFError, OSError):
                self._replace(worker, found, todo)

    def _replace(self, worker: _Worker, found: dict[int, Ahead], todo: deque[_Chunk]) -> None:
        """Take back what a dead worker had. Its first chunk is tried again file by file."""
        worker.process.join()
        ended = worker.process.exitcode
        chunks = list(worker.chunks)
        if chunks and len(chunks[0]) == 1:
            ((number, file),) = chunks.pop(0)
            reason = f"reading it ended the process that did ({ended}). Is there memory enough?"
            found[number] = Ahead(file, outcome=Outcome(file.name, "refused", reason))
        elif chunks:
            chunks[:1] = [[item] for item in chunks[0]]
        todo.extendleft(reversed(chunks))
        worker.pipe.close()
        self._workers.remove(worker)
        self._workers.append(self._start())

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        others = [worker.pipe for worker in self._workers]
        process = context.Process(
            target=_work, args=(self._look, theirs, [ours, *others], os.getpid()), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _work(look: Look, pipe: Connection, others: list[Connection], parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run
    gc.set_threshold(_RARELY, 20, 20)
    for other in others:
        other.close()  # or the end of the parent would not be seen
    try:
        while True:
            found = []
            for number, file in pipe.recv():
                if os.getppid() != parent:
                    return
                found.append((number, look(file)))
            pipe.send(found)
    except (EOFError, OSError):
        return


def _chunks(files: Sequence[RawFile]) -> Iterator[_Chunk]:
    numbered = list(enumerate(files))
    for start in range(0, len(numbered), _CHUNK):
        yield numbered[start : start + _CHUNK]
