"""The build behind `invoke build`: sees whether anything changed, and has Pelican print what did."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from ..errors import BuildError
from .lock import locked
from .order import Order, Report
from .place import Place, place_of, plain_errors
from .recovery import finish_record
from .seen import Looked, Seen, environment


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
    order = order._replace(
        settings=str(settings), environment=environment(), is_held=True, began=time.time_ns()
    )
    asks_more = order.is_full or bool(order.why) or not is_sound
    seen, look = Seen.load(place.seen), None
    if seen:
        look = partial(_look, seen, order, place, asks_more)
        if not asks_more and not seen.has_other_folders():
            looked = look()
            if looked is None:
                return _unchanged(seen, began)
            order, look = order._replace(looked=looked), None
    # Only now: much is loaded for it, and where nothing changed nothing of that is needed.
    from .child import build_in_child

    report = build_in_child(settings, place.output, verbose, order, began, look)
    if report is None:
        assert seen
        return _unchanged(seen, began)
    return report


def _look(seen: Seen, order: Order, place: Place, asks_more: bool) -> Looked | None:
    """Look at the content; None when a build of it would find everything as the last one left it."""
    looked = seen.look()
    if not asks_more and seen.is_as_seen(order.settings, place.output, looked.tree):
        return None
    return looked


def _unchanged(seen: Seen, began: float) -> Report:
    return Report(seen.articles, 0, seen.pages, 0, time.monotonic() - began)
