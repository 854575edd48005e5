"""Brings the cards of the catalogue up to date with the content folder, reading only what changed."""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..catalog.articles import record_of
from ..catalog.cards import Card, content_digest, is_plain_header, make_card, plain_card
from ..catalog.catalogue import Catalogue, Core, Cores
from ..catalog.header import read_header
from ..catalog.reading import read_article
from ..catalog.scan import Stamp, Tree
from ..catalog.spilled import Spilled
from ..errors import ContentError
from .texts import FACTS, packed_body, read_files
from .workers import share

log = logging.getLogger(__name__)

MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")

Answer = tuple[str, Any, bytes | None, bytes | None]
Stock = Callable[[str], Any]
"""Pelican's own reading of a content file; None for one that it refuses or skips."""


class Brought(NamedTuple):
    """The cores of all articles, the folders whose cores changed, and the files that are gone.

    The files `in_changed_folders` are of folders that are not as they were: all other cores are those of
    the last build. `bodies` are texts that were read for their cards, ready to be put on their pages (`texts.py`).
    """

    cores: dict[str, Core]
    in_changed_folders: Collection[str]
    folders: dict[str, list[Core]]
    gone: list[str]
    bodies: Mapping[str, bytes]


def bring(
    catalogue: Catalogue,
    tree: Tree,
    known: Tree,
    root: str,
    stock: Stock,
    zone: str | None,
    jobs: int,
    excluded: Collection[str] = (),
) -> Brought:
    """Return the cores of the articles in `tree`, but for those in the folders `excluded`.

    `known` are the stamps of files that are as the catalogue has them. Errors are logged, each
    naming its file; an article with one has no core.
    """
    held = catalogue.cores()
    cores: dict[str, Core] = {}
    found: dict[str, Core] = {}
    unread: list[tuple[str, bool]] = []
    for folder, files in tree.items():
        if any(f"{folder}/".startswith(f"{other}/") for other in excluded):
            continue
        if known.get(folder) == files:
            cores |= held.pop(folder, {})
            continue
        seen, before = known.get(folder, {}), held.get(folder, {})
        for name in files:
            if not name.endswith(MARKDOWN):
                continue
            path = f"{folder}/{name}" if folder else name
            facts = name.rpartition(".")[0] + FACTS
            core = before.get(path)
            if core is not None and _same(seen, files, name) and _same(seen, files, facts):
                found[path] = core
            else:
                unread.append((path, facts in files))
    old: dict[str, Core] = {}
    for before in held.values():
        old |= before

    def read(paths: Iterator[tuple[str, bool]]) -> Iterator[Answer]:
        return _read(paths, root, old, stock, zone)

    bodies, made, touched = Spilled(catalogue.folder), Cores().made, set[str]()
    for path, core, rest, body in share(read, unread, jobs):
        if core is None:
            continue
        if rest is None:
            found[path] = old[path]
            continue
        new = made(core)
        path = new.path
        found[path] = new
        catalogue.add(path, rest)
        if body is not None:
            bodies[path] = body
        touched.add(_folder(path))
    gone = [path for path in old if path not in found]
    touched.update(map(_folder, gone))
    folders: dict[str, list[Core]] = {folder: [] for folder in touched}
    for path, core in found.items():
        if (folder := _folder(path)) in folders:
            folders[folder].append(core)
    return Brought(cores | found, found.keys(), folders, gone, bodies)


def _same(known: Mapping[str, Stamp], files: Mapping[str, Stamp], name: str) -> bool:
    """Whether a file is as it was, be it that it was not there and is not."""
    return known.get(name) == files.get(name)


def _read(
    paths: Iterator[tuple[str, bool]],
    root: str,
    old: Mapping[str, Core],
    stock: Stock,
    zone: str | None,
) -> Iterator[Answer]:
    """Yield path, core, rest and body of each; the rest is None where the core is the old one."""
    for path, has_facts in paths:
        try:
            yield _read_one(path, has_facts, root, old.get(path), stock, zone)
        except (ContentError, OSError) as error:
            log.error("%s", error)
            yield path, None, None, None


def _read_one(
    path: str, has_facts: bool, root: str, old: Core | None, stock: Stock, zone: str | None
) -> Answer:
    file = f"{root}/{path}"
    raw, facts = read_files(file, has_facts=has_facts)
    digest = content_digest(raw, facts)
    if old is not None and old.digest == digest:
        return path, tuple(old), None, None
    text = read_article(raw, facts, file)
    body = None
    if is_plain_header(text.header):
        card: Card | None = plain_card(path, digest, text, zone, has_facts=has_facts, size=len(raw))
        if not has_facts and not text.record.withdrawn:
            body = packed_body(text)
    else:
        card = _stock_card(path, digest, stock, zone, has_facts=has_facts, size=len(raw))
    if card is None:
        return path, None, None, None
    return path, tuple(card.core), card.rest, body


def _stock_card(
    path: str, digest: bytes, stock: Stock, zone: str | None, *, has_facts: bool, size: int
) -> Card | None:
    article = stock(path)
    if article is None:
        return None
    record = record_of(article)
    return make_card(
        path,
        digest,
        record,
        dict(read_header(Path(article.source_path))),
        slug=article.slug,
        status=article.status,
        category=html.unescape(str(article.category.name)),
        lead=article.lead,
        zone=zone,
        is_plain=False,
        has_facts=has_facts,
        size=size,
    )


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
