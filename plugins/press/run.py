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
import logging
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import FileSystemBytecodeCache
from pelican import signals

from ..catalog.archive import archive_of, template_of
from ..catalog.cards import short_digest
from ..catalog.catalogue import UNKNOWN, Catalogue
from ..catalog.scan import ORIGINALS, Tree, scan
from ..errors import BuildError
from .commit import Plan, Saved, commit, plan, plan_changes, staged_files
from .decide import Inputs, Page, pages, why
from .digests import Templates, code_digest, setting_digests
from .escaping import print_faster
from .folders import Folders
from .live import LiveArchive
from .lock import locked
from .order import Order, Report
from .place import Place, check_apart, place_of, plain_errors
from .printer import Printer
from .programs import own_programs
from .recovery import finish_record
from .reporting import listen, read_report
from .seeing import seen_of
from .seen import Seen, known_tree
from .switching import switch
from .whole import reason
from .workers import share

NOT_BUILT = "The site was not built; what stood there still stands."

STEP = 50
"""Pages between two words about progress."""

_HOST = re.compile(r"[a-z]+://[^/]*")


@dataclass(slots=True)
class Run:
    """What the parts of one build share (`settings["PRESS_RUN"]`)."""

    catalogue: Catalogue
    tree: Tree
    known: Tree
    jobs: int
    version: bytes
    compiled: Path
    archive: LiveArchive = field(init=False)
    brought: Any = field(init=False)
    articles: Any = field(init=False)
    templates: Templates = field(init=False)

    def templates_of(self, generator: Any) -> None:
        """Take the templates of the generator of articles; raise NeedsWhole when they ask for more."""
        print_faster(generator.env)
        # What a template is compiled to depends on settings too: on autoescape, on filters.
        version = short_digest(self.version).hex()
        for stale in self.compiled.iterdir():
            if not stale.name.startswith(version):
                stale.unlink()
        generator.env.bytecode_cache = FileSystemBytecodeCache(
            str(self.compiled), f"{version}-%s.cache"
        )
        parsed = self.catalogue.meta("templates")
        self.articles, self.templates = generator, Templates(generator.env, parsed)
        cause = reason(generator.settings, self.templates)
        if cause:
            raise NeedsWhole(cause)


class NeedsWhole(Exception):
    """This site has to be built whole; `str()` says why."""


def run(press: Any, stock_run: Callable[[], None]) -> Report:
    """Build the site of a Pelican object into its place. Raises BuildError; the old site then stands.

    `stock_run` is Pelican's own `run` of that object.
    """
    began = time.monotonic()
    settings = press.settings
    # A build makes millions of objects and few cycles; looking for these costs a sixth of its time.
    gc.disable()
    try:
        return _run(press, stock_run, settings, began)
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
        press.output_path = settings["OUTPUT_PATH"] = str(staging)
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
    now = time.time_ns()
    programs = own_programs(dict(settings), press.plugins)
    version = b"".join([code_digest(), programs, *setting_digests(settings).values()])
    catalogue = Catalogue(place.catalogue, version)
    try:
        order.progress("读稿", 0, 0)
        tree = scan(Path(press.path), ORIGINALS, settings["IGNORE_FILES"])
        seen = Seen.load(place.seen)
        known = known_tree(seen, catalogue.meta("generation"))
        run = settings["PRESS_RUN"] = Run(
            catalogue, tree, known, order.jobs or _cores(), version, place.compiled
        )
        with _errors(staging, order):
            stock_run()
        with _errors(staging, order):
            made = _print(run, press, order, place, staging)
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
                    "templates": run.templates.parsed,
                },
            )
            catalogue.commit()
            seen_of(
                order,
                settings,
                tree,
                now,
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


def _put(staging: Path, place: Place, settings: Any, decided: Plan, saved: Saved) -> None:
    """Put the new site in place, in the way that `PRESS_SWITCH` says."""
    if settings.get("PRESS_SWITCH"):
        place.record.unlink(missing_ok=True)
        switch(staging, place.output, decided, saved)
    else:
        commit(staging, place.output, decided, place.record, saved)


@dataclass(frozen=True, slots=True)
class _Made:
    decided: Plan
    inputs: dict[str, bytes]
    gone: list[str]
    names: Collection[str]
    folders: Folders
    why: str


def _print(run: Run, press: Any, order: Order, place: Place, staging: Path) -> _Made:
    catalogue, archive = run.catalogue, run.archive
    old = catalogue.pages()
    retained = press.settings["OUTPUT_RETENTION"]
    folders = Folders.of(place.output, catalogue.meta("folders"), old, retained)
    for name in folders.doubtful if folders.is_known else list(old):
        old[name] = UNKNOWN
    all_pages = list(pages(archive, Inputs(archive, run.templates)))
    made = dict.fromkeys(staged_files(staging), b"")
    inputs = {page.save_as: page.inputs for page in all_pages}
    todo = [
        page for page in all_pages if order.is_full or (old.get(page.save_as) or b"") != page.inputs
    ]
    _print_all(todo, run, staging, order)
    new = {**made, **inputs}
    gone = [name for name in old if name not in new]
    if folders.is_known:
        staged = [*made, *(page.save_as for page in todo)]
        decided = plan_changes(staging, place.output, staged, [*gone, *folders.foreign])
    else:
        decided = plan(staging, place.output, retained)
    changed = {name: row for name, row in new.items() if old.get(name) != row or not row}
    return _Made(decided, changed, gone, new.keys(), folders, _why(order, run, old, all_pages))


def _print_all(todo: list[Page], run: Run, staging: Path, order: Order) -> None:
    printer = Printer(staging, run.articles.context)

    def print_share(share_of: Iterator[Page]) -> Iterator[int]:
        count = 0
        for page in share_of:
            template = None
            if page.template:
                template = template_of(run.articles, page.template, page.bare)
            printer.print(page.save_as, template, page.make())
            if page.slug:
                run.archive.release(page.slug)
            count += 1
            if count == STEP:
                yield count
                count = 0
        yield count

    done = 0
    order.progress("排版", 0, len(todo))
    for count in share(print_share, todo, run.jobs):
        done += count
        order.progress("排版", done, len(todo))


def _why(order: Order, run: Run, old: Mapping[str, bytes], all_pages: list[Page]) -> str:
    if not order.why:
        return ""
    asked = unquote(_HOST.sub("", order.why).split("?")[0].split("#")[0]).lstrip("/")
    names = {asked, f"{asked.rstrip('/')}/index.html".lstrip("/")}
    for page in all_pages:
        if page.save_as in names or page.save_as.endswith(f"/{asked}.html"):
            before = old.get(page.save_as)
            if before == page.inputs and not order.is_full:
                return f"{page.save_as} is unchanged."
            parts = [part.name for part in run.archive.telling]
            causes = why(before, page.inputs, parts, is_article=page.template == "article")
            said = "; ".join(causes) or "everything is printed with --full"
            return f"{page.save_as} was printed: {said}."
    if any(name in old for name in names):
        return f"{asked} is printed in every build, and replaced when its bytes changed."
    return f"{asked} is no page of this site."


@contextmanager
def _errors(staging: Path, order: Order) -> Iterator[None]:
    """Raise BuildError with all errors that are logged in the block, in whatever process."""
    report = staging.with_name(staging.name + ".report")
    reporter = listen(logging.getLogger(), report)
    try:
        yield
        reporter.check(None)
        errors = read_report(report)
    finally:
        logging.getLogger().removeHandler(reporter)
        report.unlink(missing_ok=True)
    if errors:
        # Who started `pelican` has read them.
        told = [f"  {line}" for line in errors] if order.is_held else []
        raise BuildError("\n".join([NOT_BUILT, *told]))


def _step(order: Order, decided: Plan) -> Callable[[int], None]:
    return lambda done: order.progress("写入", done, len(decided.replace))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
