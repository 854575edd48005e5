"""What a command prints: lines on standard output, UTF-8, and what is done when nobody takes them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from .errors import OutputError


def print_lines(lines: Iterable[str]) -> None:
    """Print each line. A reader that has seen enough (head, less) ends it quietly.

    Raises OutputError when standard output is closed or full, and what `lines` raises.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed.", remedy="Send it to a file: > FILE.")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    for line in lines:
        if not _write(line + "\n"):
            return
    _write("", flush=True)


def _write(text: str, *, flush: bool = False) -> bool:
    """Whether somebody still reads."""
    try:
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return False
        raise OutputError(
            f"the answer can't be written ({error.strerror}); what there is of it is not whole.",
            remedy="Make room, or write it somewhere else.",
        ) from error
    return True
