"""Work shared among forked processes, with the same answer for any number of them.

Forking instead of pickling: what a page is made from (templates, articles, relations) is in memory
already, and a child sees it without a copy. A child answers with plain data.
"""

from __future__ import annotations

import gc
import marshal
import os
import select
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from ..errors import BuildError, PluginError
from .place import plain_errors

T = TypeVar("T")

BATCH = 32
"""Pieces of work that one process takes in a row: neighbours in a list share what they show."""
FEWEST = 64
"""Pieces of work below which a process of its own costs more than it saves (about 10 ms)."""

Work = Callable[[Iterator[T]], Iterator[Any]]
"""Takes its share of the pieces, yields an answer of plain data (marshal) whenever it has one."""


def share(work: Work[T], pieces: Sequence[T], jobs: int) -> Iterator[Any]:
    """Yield the answers of `work` over all `pieces`, in no promised order.

    Raises BuildError when a process ends before its share is done, with what it said. With one job,
    or few pieces, nothing is forked, and what `work` raises is raised as it is.
    """
    if jobs <= 1 or len(pieces) < FEWEST:
        yield from work(iter(pieces))
        return
    parent = os.getpid()
    gc.freeze()  # else the collector of each child copies what it only looks at
    sys.stdout.flush(), sys.stderr.flush()
    children: dict[int, tuple[int, bytearray]] = {}
    for number in range(jobs):
        theirs, ours = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(theirs)
            for other in children:
                os.close(other)
            _run(work, _shared(pieces, number, jobs, parent), ours)
        os.close(ours)
        children[theirs] = (child, bytearray())
    try:
        yield from _gather(children)
    finally:
        for pipe, (child, _) in children.items():
            os.close(pipe)
            os.waitpid(child, 0)
        gc.unfreeze()


def _shared(pieces: Sequence[T], number: int, jobs: int, parent: int) -> Iterator[T]:
    for begin in range(number * BATCH, len(pieces), jobs * BATCH):
        if os.getppid() != parent:
            os._exit(1)  # an orphan would go on printing what may be withdrawn meanwhile
        yield from pieces[begin : begin + BATCH]


def _run(work: Work[T], pieces: Iterator[T], pipe: int) -> None:
    """Answer through `pipe` and end the process."""
    status = 1
    try:
        with os.fdopen(pipe, "wb", buffering=1 << 16) as out:
            try:
                with plain_errors():
                    for answer in work(pieces):
                        _send(out, (True, answer))
            except PluginError as error:
                _send(out, (False, str(error)))
            except BaseException:
                _send(out, (False, f"A process of the build failed:\n{traceback.format_exc()}"))
            else:
                _send(out, (True, None))
                status = 0
    finally:
        os._exit(status)


def _send(out: Any, answer: tuple[bool, Any]) -> None:
    data = marshal.dumps(answer)
    out.write(len(data).to_bytes(4, "little") + data)


def _gather(children: dict[int, tuple[int, bytearray]]) -> Iterator[Any]:
    open_ones, done = set(children), set[int]()
    while open_ones:
        for pipe in select.select(list(open_ones), [], [])[0]:
            data = os.read(pipe, 1 << 16)
            held = children[pipe][1]
            held += data
            while len(held) >= 4 and len(held) - 4 >= (size := int.from_bytes(held[:4], "little")):
                is_well, answer = marshal.loads(bytes(held[4 : 4 + size]))
                del held[: 4 + size]
                if not is_well:
                    raise BuildError(answer)
                if answer is None:
                    done.add(pipe)
                else:
                    yield answer
            if not data:
                open_ones.discard(pipe)
                if pipe not in done:
                    raise BuildError(
                        "A process of the build was ended from outside.",
                        remedy="Build again; with --jobs 1 it needs less memory.",
                    )
