"""The pages of a build: which are printed, by how many processes, and what becomes of the others."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from ..catalog.archive import fill, template_of
from ..catalog.catalogue import UNKNOWN
from .commit import Plan, plan, plan_changes, staged_files
from .decide import InputRows, Page, pages, why
from .folders import Folders
from .order import Order
from .place import Place
from .printer import Printer
from .running import Run
from .workers import share

WITH_PAGE = b"+"
"""InputRows of a file beside a page: those of the page. It is printed whenever that is."""

_WITH_PAGE = frozenset([WITH_PAGE])

WITH_BUNDLE = b"*"
"""InputRows of a file in a folder that is filled as a whole: those of the folder."""

BUNDLES = "bundles"
"""Where the catalogue keeps the inputs and the files of such folders."""

STEP = 50
"""Pages between two words about progress."""

_HOST = re.compile(r"[a-z]+://[^/]*")


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed: the plan that puts it in place, and what the catalogue is to know of it."""

    decided: Plan
    inputs: dict[str, bytes]
    gone: list[str]
    names: Collection[str]
    folders: Folders
    bundles: dict[str, tuple[bytes, list[str]]]
    why: str


def print_changed(run: Run, press: Any, order: Order, place: Place, staging: Path) -> Printed:
    """Print into `staging` the pages whose inputs are not those of the last build."""
    catalogue, archive = run.catalogue, run.archive
    old = catalogue.pages()
    retained = press.settings["OUTPUT_RETENTION"]
    folders = Folders.of(place.output, catalogue.meta("folders"), old, retained)
    for name in folders.doubtful if folders.is_known else list(old):
        old[name] = UNKNOWN
    working_out = InputRows(archive, run.templates)
    all_pages = list(pages(archive, working_out))
    made = dict.fromkeys(staged_files(staging), b"")
    inputs = {page.save_as: page.inputs for page in all_pages}
    for page in all_pages:
        inputs.update(dict.fromkeys(page.beside, WITH_PAGE))
    todo = [page for page in all_pages if order.is_full or _is_stale(page, old)]
    _print_all(todo, run, staging, order)
    bundles = _fill_all(run, working_out, old, staging, order)
    filled = [name for bundle in bundles.values() if bundle.is_new for name in bundle.names]
    inputs.update((name, WITH_BUNDLE) for one in bundles.values() for name in one.names)
    new = {**made, **inputs}
    gone = [name for name in old if name not in new]
    if folders.is_known:
        staged = [*made, *filled, *(name for page in todo for name in (page.save_as, *page.beside))]
        decided = plan_changes(staging, place.output, staged, [*gone, *folders.foreign])
    else:
        decided = plan(staging, place.output, retained)
    changed = {name: row for name, row in new.items() if old.get(name) != row or not row}
    kept = {folder: (one.inputs, one.names) for folder, one in bundles.items()}
    said = _why(order, run, old, all_pages)
    return Printed(decided, changed, gone, new.keys(), folders, kept, said)


class _Filled(NamedTuple):
    inputs: bytes
    names: list[str]
    is_new: bool


def _fill_all(
    run: Run, inputs: InputRows, old: Mapping[str, bytes], staging: Path, order: Order
) -> dict[str, _Filled]:
    """Fill the folders whose inputs changed; return the inputs and files of all, by folder."""
    known = run.catalogue.meta(BUNDLES) or {}
    found: dict[str, _Filled] = {}
    for bundle in run.archive.bundles:
        row = inputs.of_bundle(bundle)
        before, names = known.get(bundle.folder, (None, []))
        is_new = (
            order.is_full or before != row or any(old.get(name) != WITH_BUNDLE for name in names)
        )
        if is_new:
            order.progress("索引", len(found), len(run.archive.bundles))
            fill(os.fspath(staging), bundle)
            inside = staged_files(staging / bundle.folder)
            names = sorted(f"{bundle.folder}/{name}" for name in inside)
        found[bundle.folder] = _Filled(row, names, is_new)
    return found


def _is_stale(page: Page, old: Mapping[str, bytes]) -> bool:
    return (old.get(page.save_as) or UNKNOWN) != page.inputs or not _WITH_PAGE.issuperset(
        map(old.get, page.beside)
    )


def _print_all(todo: list[Page], run: Run, staging: Path, order: Order) -> None:
    printer = Printer(staging, run.articles.context)

    def print_share(share_of: Iterator[Page]) -> Iterator[int]:
        count = 0
        for page in share_of:
            template = None
            if page.template:
                template = template_of(run.articles, page.template, page.bare)
            made = page.make()
            printer.print(page.save_as, template, made)
            if page.slug:
                for name, data in run.archive.made_beside(page.slug):
                    printer.print(name, None, data)
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
