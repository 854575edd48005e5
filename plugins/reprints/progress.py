"""How an engine says how far it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

Progress = Callable[[str, int, int | None], None]
"""Is told the step, what is done of it and of how much (None when that is not known)."""


def silent(step: str, done: int, of: int | None) -> None:
    """Says nothing."""


class Told:
    """Prints a line on standard error for each step, and one every ten seconds."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._step, self._next = "", 0.0

    def __call__(self, step: str, done: int, of: int | None) -> None:
        now = time.monotonic() - self._start
        if step != self._step or now >= self._next:
            self._step, self._next = step, now + 10
            part = f"{done} of {of}" if of is not None else f"{done}" if done else ""
            print(f"{now:7.1f} s  {step:8} {part}".rstrip(), file=sys.stderr, flush=True)
