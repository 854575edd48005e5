"""The build behind `invoke build`: sees whether anything changed, and has Pelican print what did."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..errors import BuildError, PluginError
from .lifeline import hang_on, lifeline
from .lock import locked
from .order import Order, Progress, Report
from .place import Place, place_of, plain_errors
from .recovery import finish_record
from .seen import Seen, environment

_SUMMARY_LENGTH = 20
"""Lines of Pelican's own output shown when it died without a word of ours."""


def build(
    settings: Path,
    output: Path,
    *,
    verbose: bool = False,
    full: bool = False,
    jobs: int = 0,
    why: str = "",
    cache: Path | None = None,
) -> Report:
    """Build the site of the Pelican settings file `settings` into `output`; return what was done.

    `full` prints every page again, `jobs` is the number of processes (0: one for each core), `why`
    asks of one page why it was printed (`Report.why`), `cache` a folder for what plugins keep (none:
    beside the content). Raises BuildError, naming every content file that could not be published,
    when anything went wrong; the output then stands as it was. Raises LockedError when another build
    is at work.
    """
    order = Order(is_full=full, jobs=jobs, why=why, cache=cache)
    with publishing(settings, output, verbose=verbose, order=order) as report:
        return report


@contextmanager
def publishing(
    settings: Path, output: Path, *, verbose: bool = False, order: Order | None = None
) -> Iterator[Report]:
    """Build as `build` does and keep every other build away from `output` until the block ends.

    with publishing(settings, output) as report:
        send(output)
    """
    place = place_of(output)
    with ExitStack() as held:
        with plain_errors():
            held.enter_context(locked(place.lock))
            report = _build(settings.resolve(), place, verbose, order or Order())
        yield report


def finish_open_record(output: Path) -> bool:
    """Finish a build of `output` that was killed while it was put in place.

    Return whether there was one. Call it before anything is sent to a server. Raises BuildError.
    """
    place = place_of(output)
    with plain_errors(), locked(place.lock):
        return finish_record(place)


def _build(settings: Path, place: Place, verbose: bool, order: Order) -> Report:
    began = time.monotonic()
    # A record that can't be finished stays until this build's own takes its place: the whole output
    # is compared then.
    is_sound = True
    try:
        finish_record(place)
    except BuildError:
        is_sound = False
    order.settings, order.environment, order.is_held = str(settings), environment(), True
    order.began = time.time_ns()
    asks_more = order.is_full or order.why or not is_sound
    seen = None if asks_more else Seen.load(place.seen)
    if seen is not None and seen.is_as_seen(order.settings, place.output):
        return Report(seen.articles, 0, seen.pages, 0, time.monotonic() - began)
    return _in_child(settings, place, verbose, order, began)


def _in_child(settings: Path, place: Place, verbose: bool, order: Order, began: float) -> Report:
    """Have Pelican run in a process of its own, so that no crash of it takes the caller down."""
    theirs, ours = os.pipe()
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
            _child(settings, place, order, ours)
        os.close(ours)
        try:
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


def _child(settings: Path, place: Place, order: Order, answers: int) -> None:
    """Run Pelican and say through the descriptor `answers` what became of it; never return."""
    status = 1
    try:
        hang_on()
        with os.fdopen(answers, "w", encoding="utf-8", buffering=1) as out:

            def tell(**said: Any) -> None:
                out.write(json.dumps(said) + "\n")

            order.progress = lambda what, done, total: tell(progress=[what, done, total])
            os.chdir(settings.parent)
            try:
                from .pelican_run import build_with_pelican

                tell(report=asdict(build_with_pelican(settings, place.output, order)))
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
