"""What a feed says of one article."""

from __future__ import annotations

import html
from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup

from ..catalog.absolute import encoded
from ..catalog.record import Record
from ..catalog.sources import Source
from ..catalog.strings import Strings


def segment(text: str) -> str:
    """Return `text` as a part of a URI in which nothing separates."""
    return quote(text, safe="")


def attribution_line(record: Record, source: Source | None, strings: Strings) -> str:
    """Return the first line of an item as HTML: 来源, 作者, 原文, as far as they are known."""
    name = source.name if source else record.source
    parts = [strings.html("feed.source", name=name) if name else _plain("source_unstated", strings)]
    if record.original_source and record.original_source != name:
        parts.append(strings.html("feed.original_source", name=record.original_source))
    if record.writers:
        parts.append(
            strings.html("feed.writers", names=strings("common.names_in_line").join(record.writers))
        )
    if record.printed:
        parts.append(strings.html("feed.printed", day=strings.day(record.printed)))
    else:
        parts.append(_plain("undated", strings))
    if record.original_url:
        address = html.escape(encoded(record.original_url))
        shown = html.escape(record.original_url)
        link = Markup(f'<a href="{address}" rel="noopener noreferrer">{shown}</a>')
        parts.append(strings.html("feed.original", link=link))
    between = html.escape(strings("common.between"))
    return f"<p>{between.join(parts)}</p>"


def others_line(others: Iterable[tuple[str, Record, Source | None]], strings: Strings) -> str:
    """Return the line with a report's other printings as HTML: address, record and source of each."""
    links = []
    for address, record, source in others:
        name = (source.name if source else record.source) or strings("common.no_source")
        day = strings.day(record.printed) if record.printed else strings("common.undated")
        said = strings.html("feed.also_one", source=name, day=day)
        links.append(f'<a href="{html.escape(address)}">{said}</a>')
    if not links:
        return ""
    between = html.escape(strings("common.list_semicolon"))
    return f"<p>{strings.html('feed.also', list=Markup(between.join(links)))}</p>"


def template_warning(record: Record, strings: Strings) -> str:
    """Return the warning before a ghost-writer's sample, as HTML; empty for a real report."""
    if not record.is_template:
        return ""
    return f"<p><strong>{_plain('sample', strings)}</strong></p>"


def _plain(name: str, strings: Strings) -> str:
    return html.escape(strings(f"feed.{name}"))


def source_address(record: Record, own_feed: str) -> str:
    """Return what RSS's `<source>` names when the source has no home: the original, else our own feed."""
    return encoded(record.original_url) if record.original_url else own_feed


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return `names` without repetitions, in order."""
    return tuple(dict.fromkeys(name for name in names if name))
