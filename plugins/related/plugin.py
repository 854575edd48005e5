"""Gives each article its related reports: the same topic, never a printing of the same report.

Runs after `plugins.reprints`, which shares groups, printings and series with whoever asks; without
it every article is a report of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup, escape
from pelican import signals

from ..catalog.archive import Archive, Inputs, Part, archive_of
from ..catalog.articles import record_of
from ..catalog.boxes import add_box, link
from ..catalog.cache import cache_folder
from ..catalog.strings import Strings, strings_of
from .model import Told
from .relations import relate
from .store import store_of

_NOTHING = Told()
_TOLD_NOTHING = Inputs(repr(_NOTHING).encode())


class Line(NamedTuple):
    """A line of the box: another article and how close its topic is, 0 to 1."""

    article: Any
    score: float


def register() -> None:
    """Connect to Pelican."""
    # Receivers of one signal run in no promised order; this one runs after all articles are done.
    signals.all_generators_finalized.connect(_relate)


def _relate(generators: list[Any]) -> None:
    settings, archive = generators[0].settings, archive_of(generators[0])
    told = relate(
        # A ghost-writer's sample records no event, and is related to nothing.
        (member for member in archive.members if not member.is_template),
        archive.shared.get("groups", ()),
        archive.shared.get("series"),
        archive.shared.get("printings"),
        store_of(Path(settings["PATH"]), cache_folder(settings)),
        archive.jobs,
    )
    archive.tell(_part(archive, told, settings))


def _part(archive: Archive, told: dict[str, Told], settings: Any) -> Part:
    strings = strings_of(settings)

    def inputs(slug: str) -> Inputs:
        own = told.get(slug, _NOTHING)
        if not (own.lines or own.series_line):
            return _TOLD_NOTHING
        shown = [*(other for other, _ in own.lines), *own.series_line]
        return Inputs(repr((own.lines, own.series_line)).encode(), shown)

    def attach(article: Any) -> None:
        own = told.get(article.slug, _NOTHING)
        article.related = [Line(archive.article(other), score) for other, score in own.lines]
        article.series_line = [archive.article(other) for other in own.series_line]
        add_box(article, settings, "related", _box(article, strings))

    return Part("related", attach, inputs)


def _box(article: Any, strings: Strings) -> str:
    lines = [f"<li>{_item(line.article, strings)}</li>" for line in article.related]
    if article.series_line:
        between = strings("common.list_semicolon")
        issues = Markup(between.join(_item(issue, strings) for issue in article.series_line))
        lines.append(f"<li>{strings.html('plugins.box.series', list=issues)}</li>")
    if not lines:
        return ""
    head = escape(strings("article.related"))
    return f'\n<section class="related"><h2>{head}</h2><ul>{"".join(lines)}</ul></section>'


def _item(article: Any, strings: Strings) -> str:
    record = record_of(article)
    return strings.html(
        "plugins.box.report",
        link=Markup(link(article, record.title)),
        source=record.source or strings("common.no_source"),
        day=strings.day(record.printed) if record.printed else strings("common.undated"),
    )
