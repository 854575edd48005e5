"""One build by the press, inside Pelican: from the content folder to the site in its place.

1. The content folder is scanned; cards are made of the articles whose files changed.
2. Pelican's generators and the plugins run as ever. Articles are cards to them; what they find and
   what they want printed is taken down (`LiveArchive`).
3. The inputs of pages that may have changed are compared with those of the last build; pages that did are printed
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
from typing import Any, NamedTuple

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
from .printing import BUNDLES, Printed, print_changed
from .programs import own_programs
from .recovery import finish_record
from .reporting import errors_raised, warnings_kept
from .running import NeedsWhole, Run
from .seeing import seen_of
from .seen import Looked, Seen, known_tree
from .switching import switch
from .touched import COMPARED
from .whole import reason


def run(press: Any, stock_run: Callable[[], None]) -> Report:
    """Build the site of a Pelican object into its place. Raises BuildError; the old site then stands.

    `stock_run` is Pelican's own `run` of that object.
    """
    began = time.monotonic()
    settings = press.settings
    # A build makes millions of objects and few cycles; looking for these costs a sixth of its time.
    collects = gc.isenabled()
    gc.disable()
    try:
        with warnings_kept() as said:
            report = _run(press, stock_run, settings, began)
        return report._replace(warnings=list(dict.fromkeys(said)))
    finally:
        if collects:
            gc.enable()


class _Build(NamedTuple):
    """A Pelican object to be built, its own `run`, and where: `began` is by the monotonic clock."""

    press: Any
    stock_run: Callable[[], None]
    order: Order
    place: Place
    staging: Path
    began: float

    @property
    def settings(self) -> Any:
        return self.press.settings


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
        build = _Build(press, stock_run, order, place, staging, began)
        cause = reason(settings)
        if cause is None:
            try:
                report = _by_pages(build) or _by_pages(build)
                if report is None:
                    raise BuildError(
                        "can't be read.", file=place.catalogue, remedy="Check the disk."
                    )
                return report
            except NeedsWhole as needs:
                cause = str(needs)
        return _whole(build, cause)


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


def _whole(build: _Build, cause: str) -> Report:
    order, place, staging = build.order, build.place, build.staging
    build.settings.pop("PRESS_RUN", None)
    place.catalogue.unlink(missing_ok=True)
    articles: list[int] = []

    def count(generators: Any) -> None:
        articles.append(len(archive_of(generators[0]).standings))

    with _errors(build), signals.all_generators_finalized.connected_to(count):
        order.progress("排版", 0, 0)
        build.stock_run()
    decided = plan(staging, place.output, build.settings["OUTPUT_RETENTION"])
    _put(build, decided)
    return Report(
        sum(articles),
        len(decided.replace),
        decided.unchanged,
        len(decided.remove),
        time.monotonic() - build.began,
        cause,
    )


def _by_pages(build: _Build) -> Report | None:
    """Build page by page; None when a damaged catalogue was in the way. It is gone then."""
    settings, place = build.settings, build.place
    # The order holds the stamps of all content files.
    asked = {name: value for name, value in settings.items() if name != "PRESS_ORDER"}
    programs = own_programs(asked, build.press.plugins)
    version = b"".join([code_digest(), programs, *setting_digests(settings).values()])
    catalogue = Catalogue(place.catalogue, version)
    try:
        return _changed_pages(build, catalogue, version)
    except (NeedsWhole, OSError):
        raise
    except Exception:
        if catalogue.is_sound():
            raise
        place.catalogue.unlink()
        if place.record.exists():
            raise  # the next build finishes this one
        shutil.rmtree(build.staging, ignore_errors=True)
        build.staging.mkdir()
        return None
    finally:
        catalogue.close()


def _changed_pages(build: _Build, catalogue: Catalogue, version: bytes) -> Report:
    """Read what changed, print what that changes, put it in place."""
    press, settings, order, place = build.press, build.settings, build.order, build.place
    order.progress("读稿", 0, 0)
    looked = look(order, press.path, tuple(settings["IGNORE_FILES"]))
    known = known_tree(Seen.load(place.seen), catalogue.meta("generation"))
    run = settings["PRESS_RUN"] = Run(
        catalogue, looked.tree, known, order.jobs or _cores(), version, place.compiled
    )
    with _errors(build):
        build.stock_run()
    made = print_changed(run, press, order, place, build.staging, _errors(build))
    _put(build, made.decided, lambda: _keep(build, run, looked, made))
    decided = made.decided
    return Report(
        len(run.archive.standings),
        len(decided.replace),
        made.number - len(decided.replace),
        len(decided.remove),
        time.monotonic() - build.began,
        why=made.why,
    )


def _keep(build: _Build, run: Run, looked: Looked, made: Printed) -> None:
    """Keep for the next build what this one found; the output is in place."""
    generation = os.urandom(8)
    folders = made.left()
    run.catalogue.save(
        run.brought.folders,
        run.brought.gone,
        made.rows,
        made.gone,
        {
            "generation": generation,
            "folders": folders,
            BUNDLES: made.bundles,
            COMPARED: tuple(made.compared),
            "templates": run.templates.parsed,
        },
    )
    run.catalogue.commit()
    seen_of(
        build.order,
        build.settings,
        looked.tree,
        looked.began,
        generation,
        folders,
        len(run.archive.standings),
        made.number,
    ).save(build.place.seen)


def look(order: Order, content: str, ignore: tuple[str, ...]) -> Looked:
    """Return what lies in the content folder, as whoever asks has seen it just now, or looked at anew."""
    if order.looked is not None and order.looked[1:3] == (content, ignore):
        return order.looked
    began = time.time_ns()
    return Looked(began, content, ignore, scan(Path(content), ORIGINALS, ignore))


def _put(build: _Build, decided: Plan, done: Callable[[], None] | None = None) -> None:
    """Put the new site in place, in the way that `PRESS_SWITCH` says; `done` keeps what is known of it."""

    def step(number: int) -> None:
        build.order.progress("写入", number, len(decided.replace))

    place, saved = build.place, Saved(done, step)
    if build.settings.get("PRESS_SWITCH"):
        place.record.unlink(missing_ok=True)
        switch(build.staging, place.output, decided, saved)
    else:
        commit(build.staging, place.output, decided, place.record, saved)


def _errors(build: _Build) -> AbstractContextManager[None]:
    # Who started `pelican` has read them.
    told = build.staging.with_name(build.staging.name + ".report")
    return errors_raised(told, told=not build.order.is_held)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
