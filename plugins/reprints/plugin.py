"""Tells each article of its other printings, and has them compared."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from pelican import signals

from ..catalog.archive import Archive, ArticlesBySlug, Inputs, Part, archive_of
from ..catalog.articles import record_of
from ..catalog.boxes import add_box, link
from ..catalog.cache import cache_folder
from ..catalog.sources import overrules_file
from ..catalog.strings import Strings, strings_of
from .kept.store import store_of
from .overrules import read_overrules
from .relations import Relations, relate
from .shown.attaching import attach
from .shown.generator import ReprintsGenerator, addresses, keep
from .shown.told import Told

log = logging.getLogger(__name__)

_ALONE = Inputs(b"alone")


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_group)
    signals.get_generators.connect(_generators)


def _generators(pelican: Any) -> type[ReprintsGenerator]:
    return ReprintsGenerator


def _group(generator: Any) -> None:
    settings, archive = generator.settings, archive_of(generator)
    # A ghost-writer's sample records no event; it is nobody's printing.
    members = {member.slug: member for member in archive.members if not member.is_template}
    overrules = read_overrules(overrules_file(settings))
    for unknown in overrules.unknown(members):
        log.warning("%s", unknown)
    store = store_of(Path(settings["PATH"]), cache_folder(settings))
    relations = relate(members.values(), overrules, store, addresses(generator), archive.jobs)
    keep(generator, relations)

    @cache
    def told(slug: str) -> Told:
        return relations.told(slug) if slug in members else Told((slug,))

    archive.shared["groups"] = {told(slug).reprint_group for slug in members}
    archive.shared["group_pages"] = {slug: row[0] for slug, row in relations.groups.items()}
    archive.shared["series"] = {slug: told(slug).series for slug in members}
    archive.shared["printings"] = {slug: _others(told(slug)) for slug in members}
    archive.tell(_part(archive, relations, told, settings))


def _part(
    archive: Archive, relations: Relations, told: Callable[[str], Told], settings: Any
) -> Part:
    articles, strings = ArticlesBySlug(archive), strings_of(settings)
    others: Mapping[str, Sequence[str]] = archive.shared["printings"]

    def attach_page(article: Any) -> None:
        attach(article, told(article.slug), articles, strings)
        add_box(article, settings, "printings", _box(article, strings))

    def attach_listed(article: Any) -> None:
        article.group_size = told(article.slug).group_size

    return Part(
        "printings",
        attach_page,
        lambda slug: Inputs(relations.digest(slug), others[slug]) if slug in relations else _ALONE,
        attach_listed,
        lambda slug: str(told(slug).group_size).encode(),
    )


def _others(told: Told) -> tuple[str, ...]:
    return tuple(line[0] for line in told.printings)


def _box(article: Any, strings: Strings) -> str:
    lines = []
    for printing in article.printings:
        record = record_of(printing.article)
        name = "plugins.box.printing_first" if printing.first else "plugins.box.printing"
        said = strings.html(
            name,
            link=Markup(link(printing.article, record.title)),
            source=record.source or strings("common.no_source"),
            day=strings.day(record.printed) if record.printed else strings("common.undated"),
            percent=printing.percent,
        )
        lines.append(f"<li>{said}</li>")
    if not lines:
        return ""
    head = escape(strings("plugins.box.printings"))
    return f'\n<section class="printings"><h2>{head}</h2><ul>{"".join(lines)}</ul></section>'
