"""What is known of where a text comes from, and what is not: what the source block (来源信息) shows.

Every list names source and day, so an article has it whether or not plugins.attribution is there,
which prints the block.

The rules on republishing news (互联网新闻信息服务管理规定, 2017, 第十五条) ask for 新闻信息来源、
原作者、原标题、编辑真实姓名, and that the source can be traced. Each that the text does not
state is named in `unknown`: an honest gap is worth more to a reader than a guess.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from .articles import record_of
from .day import Day
from .record import Record
from .sources import Source, registry_of
from .strings import strings_of


class Attribution(NamedTuple):
    """What docs/theme.md promises under *Attribution*."""

    source: Source | None
    source_name: str | None
    original_source: str | None
    original_title: str | None
    original_url: str | None
    reporters: tuple[str, ...]
    correspondents: tuple[str, ...]
    photographers: tuple[str, ...]
    editors: tuple[str, ...]
    speaker: str | None
    dateline: str | None
    page: str | None
    column: str | None
    printed: Day | None
    archived: Day | None
    raw: str | None
    unknown: tuple[str, ...]
    byline: str | None


Say = Callable[[str], str]
"""Gives the site's words of a name."""


def puts_attribution(settings: Any) -> Callable[[Any], None]:
    """Return what puts `attribution` on an article, for a Part."""
    registry, strings = registry_of(settings), strings_of(settings)

    def put(article: Any) -> None:
        record = record_of(article)
        article.attribution = attribution_of(record, registry.resolve(record.source), strings)

    return put


def attribution_of(record: Record, source: Source | None, say: Say) -> Attribution:
    """Return the source block of `record`; `source` is what the registry knows of its source."""
    return Attribution(
        source=source,
        source_name=source.name if source else record.source,
        original_source=record.original_source,
        original_title=record.original_title,
        original_url=record.original_url,
        reporters=record.reporters,
        correspondents=record.correspondents,
        photographers=record.photographers,
        editors=record.editors,
        speaker=record.speaker,
        dateline=record.dateline,
        page=record.page,
        column=record.column,
        printed=record.printed,
        archived=record.archived,
        raw=record.raw,
        unknown=() if record.withdrawn else tuple([say(label) for label in unknown(record)]),
        byline=byline(record, say),
    )


def byline(record: Record, say: Say) -> str | None:
    """Return the writers in one line such as “记者 杨文　通讯员 李明”, or None."""
    roles = [
        ("provenance.reporters", record.reporters),
        ("provenance.correspondents", record.correspondents),
        ("provenance.photographers", record.photographers),
    ]
    if not (record.reporters or record.correspondents):
        roles.insert(0, ("provenance.authors", record.writers))
    between = say("common.names_in_line")
    parts = [f"{say(role)} {between.join(names)}" for role, names in roles if names]
    return say("common.between").join(parts) or None


def unknown(record: Record) -> tuple[str, ...]:
    """Return the names of the words for what the rules ask for and the text does not state.

    A document (公文) has no editor.
    """
    official = record.kind == "official"
    missing = [
        ("source", not record.source and not record.issuing_bodies),
        ("printed", record.printed is None),
        ("title", not record.original_title and not record.facts.is_title_printed),
        ("authors", not record.has_author),
        ("editors", not record.editors and not official),
        ("url", record.original_url is None),
    ]
    return tuple(f"provenance.unknown.{label}" for label, is_missing in missing if is_missing)
