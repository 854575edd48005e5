"""The pages of a build: which are printed, by how many processes, and what becomes of the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from ..catalog.archive import template_of
from ..catalog.below import fill
from ..catalog.rows import NOTHING_KNOWN, Row, Rows, doubted, files_beside, files_of, unknown
from ..errors import BuildError
from .commit import Plan, plan, plan_changes, staged_files
from .decide import InputRows, Page, article_page, pages
from .folders import Folders
from .left import Times
from .order import Order
from .place import Place
from .printer import Printer
from .reasons import Filled, Known, said_why
from .running import Run
from .touched import COMPARED, Compared, touched
from .workers import share

WITH_BUNDLE: Row = (b"*", ())
"""Row of a file in a folder that is filled as a whole: the folder's inputs are kept apart."""

BUNDLES = "bundles"
"""Where the catalogue keeps the inputs and the files of such folders."""

STEP = 50
"""Pages that are printed between two words about progress."""
LOOKED_AT = 1000
"""Pages that are looked at between two."""

Unmade = tuple[str, str, str]
"""A file beside a page that was not made, the page, and the plugin that was to make it."""
Answers = list[tuple[int, bytes, list[tuple[str, str]]]]
"""Of pages that were printed: the number, what it was made from, and what was not made, of which plugin."""


class Printed(NamedTuple):
    """What was printed: the plan that puts it in place, and what the catalogue is to know of it.

    `rows` changed or are new, `gone` are those of pages that are no more; `number` is how many files
    the site has. `left` looks how the output was left, when the plan is done.
    """

    decided: Plan
    rows: Rows
    gone: list[str]
    number: int
    left: Callable[[], Times]
    bundles: dict[str, tuple[bytes, list[str]]]
    compared: Compared
    why: str


def print_changed(
    run: Run,
    press: Any,
    order: Order,
    place: Place,
    staging: Path,
    errors: AbstractContextManager[None],
) -> Printed:
    """Print into `staging` the pages whose inputs are not those of the last build.

    `errors` raises what is logged while they are printed: what is to stand there may not stand there then.
    """
    catalogue = run.catalogue
    kept = catalogue.pages()
    retained = press.settings["OUTPUT_RETENTION"]
    folders = Folders.of(place.output, catalogue.meta("folders"), files_of(kept), retained)
    if folders.is_known:
        old = kept | doubted(kept, folders.doubtful) if folders.doubtful else kept
    else:
        old = {name: unknown(row) for name, row in kept.items()}
    inputs = InputRows(run.archive, run.templates)
    now, kept_of_last = inputs.compared(), catalogue.meta(COMPARED)
    # Who asks why a page was printed may ask of any: all are looked at.
    before = Compared(*kept_of_last) if kept_of_last and not (order.is_full or order.why) else None
    found = touched(run.archive, now, before, old, run.brought.in_changed_folders)
    to_look_at = list(pages(run.archive, found))
    made = dict.fromkeys(staged_files(staging), NOTHING_KNOWN)
    with errors:
        printed, unmade = _print_all(to_look_at, inputs, old, run, staging, order)
        bundles = _fill_all(run, inputs, old, staging, order)
    _all_made(unmade)
    filled = {name: WITH_BUNDLE for bundle in bundles.values() for name in bundle.names}
    names = {*made, *filled, *found.unchanged, *(page.save_as for page in to_look_at)}
    number = len(names) + sum(len(page.beside) for page in to_look_at)
    gone = sorted(kept.keys() - names)
    rows = {**made, **filled, **printed}
    if folders.is_known:
        new = [name for bundle in bundles.values() if bundle.is_new for name in bundle.names]
        staged = [*made, *new, *files_of(printed)]
        dropped = _dropped(kept, gone, rows, names, to_look_at)
        decided = plan_changes(staging, place.output, staged, [*dropped, *folders.foreign])
    else:
        decided = plan(staging, place.output, retained)
    changed = {name: row for name, row in rows.items() if kept.get(name) != row}
    files = chain(names, *map(Page.others, to_look_at)) if not folders.is_known else ()
    left = partial(folders.after, place.output, decided, files)
    inside = {folder: (one.inputs, one.names) for folder, one in bundles.items()}
    known = Known(old, to_look_at, made.keys(), bundles, [one.name for one in run.archive.telling])
    said = said_why(order.why, inputs, known, is_full=order.is_full) if order.why else ""
    return Printed(decided, changed, gone, number, left, inside, now, said)


def _dropped(
    kept: Rows,
    gone: Iterable[str],
    rows: Rows,
    names: Collection[str],
    to_look_at: Sequence[Page],
) -> list[str]:
    """Return the files of the last build that no page of this one has, nor stands beside one."""
    dropped = list(files_of({name: kept[name] for name in gone}))
    for name, row in rows.items():
        before = kept.get(name, row)
        if before[1] != row[1]:
            dropped += files_beside(name, before)
    if dropped:
        standing = set(names).union(*map(Page.others, to_look_at))
        dropped = [name for name in dropped if name not in standing]
    return dropped


def _fill_all(
    run: Run, inputs: InputRows, old: Rows, staging: Path, order: Order
) -> dict[str, Filled]:
    """Fill the folders whose inputs changed; return the inputs and files of all, by folder."""
    known = run.catalogue.meta(BUNDLES) or {}
    found: dict[str, Filled] = {}
    for bundle in run.archive.bundles:
        row = inputs.of_bundle(bundle)
        before, names = known.get(bundle.folder, (None, []))
        is_new = (
            order.is_full or before != row or any(old.get(name) != WITH_BUNDLE for name in names)
        )
        if is_new:
            order.progress("索引", len(found), len(run.archive.bundles))
            fill(os.fspath(staging), bundle.folder, bundle.make)
            inside = staged_files(staging / bundle.folder)
            names = sorted(f"{bundle.folder}/{name}" for name in inside)
        found[bundle.folder] = Filled(row, names, is_new, before)
    return found


def _print_all(
    to_look_at: Sequence[Page],
    inputs: InputRows,
    old: Rows,
    run: Run,
    staging: Path,
    order: Order,
) -> tuple[Rows, list[Unmade]]:
    """Print the pages whose rows are not the old ones; return the new rows of these, and what was not made."""
    printer = Printer(staging, run.articles.context)
    inputs.look_at_templates(to_look_at)

    def print_share(numbers: Iterator[int]) -> Iterator[tuple[int, Answers]]:
        count, printed = 0, Answers()
        for number in numbers:
            page = to_look_at[number]
            row = page.row(inputs.of(page))
            if order.is_full or old.get(page.save_as) != row:
                printed.append((number, row[0], _print(page, printer, run)))
            count += 1
            if count == LOOKED_AT or len(printed) == STEP:
                yield count, printed
                count, printed = 0, Answers()
        yield count, printed

    done, rows, unmade = 0, Rows(), list[Unmade]()
    order.progress("排版", 0, len(to_look_at))
    for count, printed in share(print_share, range(len(to_look_at)), run.jobs):
        done += count
        order.progress("排版", done, len(to_look_at))
        for number, made_from, missing in printed:
            page = to_look_at[number]
            rows[page.save_as] = page.row(made_from)
            unmade += [(name, page.save_as, plugin) for name, plugin in missing]
    return rows, unmade


def _all_made(unmade: list[Unmade]) -> None:
    """Raise BuildError for files beside pages that a plugin did not make, and did not say why."""
    if not unmade:
        return
    name, page, plugin = min(unmade)
    more = f", nor {len(unmade) - 1} more" if len(unmade) > 1 else ""
    raise BuildError(
        f"was to stand beside {page}, and the plugin {plugin} did not make it{more}.",
        file=name,
        remedy="Mend the plugin, or take it out of PLUGINS.",
    )


def _print(page: Page, printer: Printer, run: Run) -> list[tuple[str, str]]:
    """Print a page with what stands beside it; return the files that were not made, with their plugins."""
    sheet, archive = page.sheet, run.archive
    template = None
    if page.template:
        template = template_of(run.articles, page.template, sheet.bare if sheet else None)
    made = sheet.make() if sheet else article_page(archive, page.slug)
    printer.print(page.save_as, template, made)
    if sheet:
        return []
    missing = []
    for name, plugin, data in archive.made_beside(page.slug):
        if data is None:
            missing.append((name, plugin))
        else:
            printer.print(name, None, data)
    archive.release(page.slug)
    return missing
