"""One build by the press, inside Pelican: from the content folder to the site in its place.

1. The content folder is scanned; cards are made of the articles whose files changed.
2. Pelican's generators and the plugins run as ever. Articles are cards to them; what they find and
   what they want printed is taken down (`LiveArchive`).
3. The inputs of all pages are compared with those of the last build; pages that changed are printed
   into a staging folder, by forked processes.
4. A commit record, the renames, the catalogue, the end of the record (`commit.py`).

A site that needs more than can be declared goes through stock Pelican's own steps instead of 1–3.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from pelican import signals

from ..catalog.archive import archive_of
from ..catalog.catalogue import Catalogue
from ..catalog.scan import ORIGINALS, scan
from ..errors import BuildError
from .commit import Plan, Saved, commit, plan
from .digests import code_digest, setting_digests
from .lock import locked
from .order import Order, Report
from .place import Place, check_apart, place_of, plain_errors
from .printing import BUNDLES, print_changed
from .programs import own_programs
from .recovery import finish_record
from .reporting import errors_raised, warnings_kept
from .running import NeedsWhole, Run
from .seeing import seen_of
from .seen import Looked, Seen, known_tree
from .switching import switch
from .whole import reason


def run(press: Any, stock_run: Callable[[], None]) -> Report:
    """Build the site of a Pelican object into its place. Raises BuildError; the old site then stands.

    `stock_run` is Pelican's own `run` of that object.
    """
    began = time.monotonic()
    settings = press.settings
    # A build makes millions of objects and few cycles; looking for these costs a sixth of its time.
    gc.disable()
    try:
        with warnings_kept() as said:
            report = _run(press, stock_run, settings, began)
        return report._replace(warnings=list(dict.fromkeys(said)))
    finally:
        gc.enable()


def _run(press: Any, stock_run: Callable[[], None], settings: Any, began: float) -> Report:
    order: Order = settings.get("PRESS_ORDER") or Order()
    place = place_of(Path(press.output_path))
    with ExitStack() as held:
        held.enter_context(plain_errors())
        check_apart(place.output, settings, order.settings)
        if not order.is_held:
            held.enter_context(locked(place.lock))
            with suppress(BuildError):
                finish_record(place)
        place.sweep()
        staging = _staging(place)
        held.callback(shutil.rmtree, staging, ignore_errors=True)
        held.enter_context(_printing_to(press, staging))
        settings["DELETE_OUTPUT_DIRECTORY"] = press.delete_outputdir = False
        cause = reason(settings)
        if cause is None:
            given = (press, stock_run, order, place, staging, began)
            try:
                report = _by_pages(*given) or _by_pages(*given)
                if report is None:
                    raise BuildError(
                        "can't be read.", file=place.catalogue, remedy="Check the disk."
                    )
                return report
            except NeedsWhole as needs:
                cause = str(needs)
        return _whole(press, stock_run, order, place, staging, began, cause)


@contextmanager
def _printing_to(press: Any, staging: Path) -> Iterator[None]:
    """Have all that Pelican prints go to `staging`; `pelican --autoreload` runs an object again."""
    output, stated = press.output_path, press.settings["OUTPUT_PATH"]
    press.output_path = press.settings["OUTPUT_PATH"] = str(staging)
    try:
        yield
    finally:
        press.output_path, press.settings["OUTPUT_PATH"] = output, stated


def _staging(place: Place) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="staging-", dir=place.cache))
    # It may become the output itself, which is for a web server to read.
    mask = os.umask(0)
    os.umask(mask)
    folder.chmod(0o777 & ~mask)
    return folder


def _whole(
    press: Any,
    stock_run: Callable[[], None],
    order: Order,
    place: Place,
    staging: Path,
    began: float,
    cause: str,
) -> Report:
    press.settings.pop("PRESS_RUN", None)
    place.catalogue.unlink(missing_ok=True)
    articles: list[int] = []

    def count(generators: Any) -> None:
        articles.append(len(archive_of(generators[0]).standings))

    with _errors(staging, order), signals.all_generators_finalized.connected_to(count):
        order.progress("排版", 0, 0)
        stock_run()
    decided = plan(staging, place.output, press.settings["OUTPUT_RETENTION"])
    _put(staging, place, press.settings, decided, Saved(step=_step(order, decided)))
    return Report(
        sum(articles),
        len(decided.replace),
        decided.unchanged,
        len(decided.remove),
        time.monotonic() - began,
        cause,
    )


def _by_pages(
    press: Any,
    stock_run: Callable[[], None],
    order: Order,
    place: Place,
    staging: Path,
    began: float,
) -> Report | None:
    """Build page by page; None when a damaged catalogue was in the way. It is gone then."""
    settings = press.settings
    programs = own_programs(dict(settings), press.plugins)
    version = b"".join([code_digest(), programs, *setting_digests(settings).values()])
    catalogue = Catalogue(place.catalogue, version)
    try:
        order.progress("读稿", 0, 0)
        looked = look(order, press.path, tuple(settings["IGNORE_FILES"]))
        tree, seen = looked.tree, Seen.load(place.seen)
        known = known_tree(seen, catalogue.meta("generation"))
        run = settings["PRESS_RUN"] = Run(
            catalogue, tree, known, order.jobs or _cores(), version, place.compiled
        )
        with _errors(staging, order):
            stock_run()
        with _errors(staging, order):
            made = print_changed(run, press, order, place, staging)
        decided = made.decided

        def done() -> None:
            generation = os.urandom(8)
            folders = made.folders.after(place.output, decided, made.names)
            catalogue.save(
                run.brought.folders,
                run.brought.gone,
                made.inputs,
                made.gone,
                {
                    "generation": generation,
                    "folders": folders,
                    BUNDLES: made.bundles,
                    "templates": run.templates.parsed,
                },
            )
            catalogue.commit()
            seen_of(
                order,
                settings,
                tree,
                looked.began,
                generation,
                folders,
                len(run.archive.standings),
                len(made.names),
            ).save(place.seen)

        _put(staging, place, settings, decided, Saved(done, _step(order, decided)))
        return Report(
            len(run.archive.standings),
            len(decided.replace),
            len(made.names) - len(decided.replace),
            len(decided.remove),
            time.monotonic() - began,
            why=made.why,
        )
    except (NeedsWhole, OSError):
        raise
    except Exception:
        if catalogue.is_sound():
            raise
        place.catalogue.unlink()
        if place.record.exists():
            raise  # the next build finishes this one
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        return None
    finally:
        catalogue.close()


def look(order: Order, content: str, ignore: tuple[str, ...]) -> Looked:
    """Return what lies in the content folder, as whoever asks has seen it just now, or looked at anew."""
    if order.looked is not None and order.looked[1:3] == (content, ignore):
        return order.looked
    began = time.time_ns()
    return Looked(began, content, ignore, scan(Path(content), ORIGINALS, ignore))


def _put(staging: Path, place: Place, settings: Any, decided: Plan, saved: Saved) -> None:
    """Put the new site in place, in the way that `PRESS_SWITCH` says."""
    if settings.get("PRESS_SWITCH"):
        place.record.unlink(missing_ok=True)
        switch(staging, place.output, decided, saved)
    else:
        commit(staging, place.output, decided, place.record, saved)


def _errors(staging: Path, order: Order) -> AbstractContextManager[None]:
    # Who started `pelican` has read them.
    return errors_raised(staging.with_name(staging.name + ".report"), told=not order.is_held)


def _step(order: Order, decided: Plan) -> Callable[[int], None]:
    return lambda done: order.progress("写入", done, len(decided.replace))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
