"""Pelican in a process of its own, so that no crash of it takes the caller down."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ..errors import BuildError, PluginError
from .lifeline import hang_on, lifeline
from .looking import Look, Looking
from .order import Order, Progress, Report

_SUMMARY_LENGTH = 20
"""Lines of Pelican's own output shown when it died without a word of ours."""


def build_in_child(
    settings: Path,
    output: Path,
    verbose: bool,
    order: Order,
    began: float,
    look: Look | None = None,
) -> Report | None:
    """Build as `build_with_pelican` does, in another process; `began` is by the monotonic clock.

    `look` looks at the content here while the other one loads Pelican; where it returns None, nothing
    is built and None returned.
    """
    theirs, ours = os.pipe()
    looking = Looking(look) if look else None
    with lifeline() as (stdin, closed), tempfile.TemporaryFile() as said:
        sys.stdout.flush(), sys.stderr.flush()
        child = os.fork()
        if child == 0:
            os.close(theirs)
            os.close(closed)
            os.dup2(stdin, 0)
            if not verbose:
                os.dup2(said.fileno(), 1)
                os.dup2(said.fileno(), 2)
            _child(settings, output, order, ours, looking)
        os.close(ours)
        try:
            if looking and not looking.tell():
                os.kill(child, signal.SIGKILL)
                os.close(theirs)
                return None
            with os.fdopen(theirs, "r", encoding="utf-8") as words, _shown() as show:
                answer = _listen(words, show)
        finally:
            _, status = os.waitpid(child, 0)
        if "report" in answer:
            return Report(**answer["report"] | {"seconds": time.monotonic() - began})
        if "error" in answer:
            raise BuildError(answer["error"])
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").splitlines()[-_SUMMARY_LENGTH:]
        ended = f"Pelican ended with {os.waitstatus_to_exitcode(status)}."
        raise BuildError(
            "The site was not built; what stood there still stands.\n"
            + "\n".join(f"  {line}" for line in [*lines, ended])
        )


def _child(
    settings: Path, output: Path, order: Order, answers: int, looking: Looking | None
) -> None:
    """Run Pelican and say through the descriptor `answers` what became of it; never return."""
    status = 1
    try:
        hang_on()
        # Nor when all is done: all that a build made would be looked through once before it ends.
        gc.disable()
        # Processes are forked for all cores; threads of numpy's would only wait beside them, in a loop.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        with os.fdopen(answers, "w", encoding="utf-8", buffering=1) as out:

            def tell(**said: Any) -> None:
                out.write(json.dumps(said) + "\n")

            def show(what: str, done: int, total: int) -> None:
                tell(progress=[what, done, total])

            os.chdir(settings.parent)
            try:
                from .pelican_run import build_with_pelican

                if looking:
                    order = order._replace(looked=looking.hear())
                built = build_with_pelican(settings, output, order._replace(progress=show))
                tell(report=built.report._asdict())
                status = 0
            except PluginError as error:
                tell(error=str(error))
    except SystemExit as error:
        print(error, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(Exception):
            sys.stdout.flush(), sys.stderr.flush()
        os._exit(status)


def _listen(words: Any, show: Progress) -> dict[str, Any]:
    """Return the last word of the child; show the others."""
    answer: dict[str, Any] = {}
    for line in words:
        with suppress(ValueError):
            said = json.loads(line)
            if "progress" in said:
                show(*said["progress"])
            else:
                answer = said
    return answer


@contextmanager
def _shown() -> Iterator[Progress]:
    """Show progress on a terminal; say nothing in a log."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(
            task, description=what, completed=done, total=total or None
        )
