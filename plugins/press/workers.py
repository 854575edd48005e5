"""Work shared among forked processes, with the same answer for any number of them.

Forking instead of pickling: what a page is made from (templates, articles, relations) is in memory
already, and a child sees it without a copy. It comes to own a copy of what it looks at, so the process
that forks works too: a build by two has two copies, not three. A child answers with plain data.

Nobody is given a share. Whoever has done what he took takes the next pieces, from a pipe that all read.
"""

from __future__ import annotations

import gc
import marshal
import os
import select
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from ..errors import BuildError, PluginError
from .place import plain_errors

T = TypeVar("T")

BATCH = 32
"""Pieces of work that one process takes in a row: neighbours in a list share what they show."""
FEWEST = 64
"""Pieces of work below which a process of its own costs more than it saves (about 10 ms)."""
_NUMBER = 4
"""Bytes of a number in a pipe."""
_TURNS = 1000
"""Turns at most, in more pieces each: their numbers fit into the smallest pipe there is, 4 kB."""

Work = Callable[[Iterator[T]], Iterator[Any]]
"""Takes its share of the pieces, yields an answer of plain data (marshal) whenever it has one."""


def share(work: Work[T], pieces: Sequence[T], jobs: int) -> Iterator[Any]:
    """Yield the answers of `work` over all `pieces`, in no promised order.

    This process is one of the `jobs`. Raises PluginError, which says what happened, when any of them
    fails, or ends before its turn is done. With one job, or few pieces, nothing is forked, and what `work`
    raises is raised as it is.
    """
    if jobs <= 1 or len(pieces) < FEWEST:
        yield from work(iter(pieces))
        return
    parent = os.getpid()
    gc.freeze()  # else the collector of each child copies what it only looks at
    sys.stdout.flush(), sys.stderr.flush()
    size = max(BATCH, -(-len(pieces) // _TURNS))
    turns = _turns(range(0, len(pieces), size))
    children: dict[int, tuple[int, bytearray]] = {}
    try:
        for _ in range(jobs - 1):
            theirs, ours = os.pipe()
            child = _fork()
            if child == 0:
                os.close(theirs)
                for other in children:
                    os.close(other)
                _run(work, _taken(pieces, size, turns, parent), ours)
            os.close(ours)
            if child is None:
                os.close(theirs)
                break
            children[theirs] = (child, bytearray())
        answers = _Answers(children)
        with _failures_told():
            for answer in work(_taken(pieces, size, turns)):
                yield answer
                yield from answers.there()
        yield from answers.left()
    finally:
        while os.read(turns, _NUMBER * _TURNS):
            pass  # nobody begins anything any more
        os.close(turns)
        for pipe, (child, _) in children.items():
            os.close(pipe)
            os.waitpid(child, 0)
        gc.unfreeze()


def _fork() -> int | None:
    """Fork; None where there are no more processes to be had. Those that are there do all the work."""
    try:
        return os.fork()
    except OSError:
        return None


def _turns(begins: Sequence[int]) -> int:
    """Return a pipe that holds where each turn begins; whoever reads a number has that turn."""
    turns, filled = os.pipe()
    os.write(filled, b"".join(begin.to_bytes(_NUMBER, "little") for begin in begins))
    os.close(filled)
    return turns


def _taken(pieces: Sequence[T], size: int, turns: int, parent: int | None = None) -> Iterator[T]:
    """Yield the pieces of each turn that this process takes; `parent` is that of a child."""
    while number := os.read(turns, _NUMBER):
        if parent is not None and os.getppid() != parent:
            os._exit(1)  # an orphan would go on printing what may be withdrawn meanwhile
        begin = int.from_bytes(number, "little")
        yield from pieces[begin : begin + size]


@contextmanager
def _failures_told() -> Iterator[None]:
    """What fails, in whichever process, is a PluginError that says it."""
    try:
        with plain_errors():
            yield
    except PluginError:
        raise
    except (Exception, SystemExit) as error:
        said = f"A process of the build failed:\n{traceback.format_exc()}"
        raise BuildError(said) from error


def _run(work: Work[T], pieces: Iterator[T], pipe: int) -> None:
    """Answer through `pipe` and end the process."""
    status = 1
    try:
        with os.fdopen(pipe, "wb", buffering=1 << 16) as out:
            try:
                with _failures_told():
                    for answer in work(pieces):
                        _send(out, (True, answer))
            except PluginError as error:
                _send(out, (False, str(error)))
            else:
                _send(out, (True, None))
                status = 0
    finally:
        os._exit(status)


def _send(out: Any, answer: tuple[bool, Any]) -> None:
    data = marshal.dumps(answer)
    out.write(len(data).to_bytes(_NUMBER, "little") + data)


class _Answers:
    """What children answer; `children` are their pipes → their numbers and what they said of an answer."""

    def __init__(self, children: dict[int, tuple[int, bytearray]]) -> None:
        self._children = children
        self._open, self._done = set(children), set[int]()

    def there(self) -> Iterator[Any]:
        """Yield the answers that are there."""
        return self._read(0)

    def left(self) -> Iterator[Any]:
        """Yield all that are still to come."""
        while self._open:
            yield from self._read(None)

    def _read(self, longest: float | None) -> Iterator[Any]:
        if not self._open:
            return
        for pipe in select.select(list(self._open), [], [], longest)[0]:
            data = os.read(pipe, 1 << 16)
            held = self._children[pipe][1]
            held += data
            while len(held) >= _NUMBER and len(held) - _NUMBER >= (
                size := int.from_bytes(held[:_NUMBER], "little")
            ):
                is_well, answer = marshal.loads(bytes(held[_NUMBER : _NUMBER + size]))
                del held[: _NUMBER + size]
                if not is_well:
                    raise BuildError(answer)
                if answer is None:
                    self._done.add(pipe)
                else:
                    yield answer
            if not data:
                self._open.discard(pipe)
                if pipe not in self._done:
                    raise BuildError(
                        "A process of the build was ended from outside.",
                        remedy="Build again; with --jobs 1 it needs less memory.",
                    )
