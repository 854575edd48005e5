"""What a feed says of one article."""

from __future__ import annotations

import html
from collections.abc import Iterable
from urllib.parse import quote

from ..catalog.absolute import encoded
from ..catalog.record import Record
from ..catalog.sources import Source


def segment(text: str) -> str:
    """Return `text` as a part of a URI in which nothing separates."""
    return quote(text, safe="")


def attribution_line(record: Record, source: Source | None) -> str:
    """Return the first line of an item as HTML: 来源, 作者, 原文, as far as they are known."""
    name = source.name if source else record.source
    parts = [f"来源：{html.escape(name) if name else '未注明'}"]
    if record.original_source and record.original_source != name:
        parts.append(f"据：{html.escape(record.original_source)}")
    if record.writers:
        parts.append(f"作者：{html.escape(' '.join(record.writers))}")
    if record.printed:
        parts.append(f"刊载：{record.printed.text}")
    else:
        parts.append("刊载日期不详")
    if record.original_url:
        address = html.escape(encoded(record.original_url))
        shown = html.escape(record.original_url)
        parts.append(f'原文：<a href="{address}" rel="noopener noreferrer">{shown}</a>')
    return f"<p>{'　'.join(parts)}</p>"


def others_line(others: Iterable[tuple[str, Record, Source | None]]) -> str:
    """Return the line with a report's other printings as HTML: address, record and source of each."""
    links = []
    for address, record, source in others:
        name = (source.name if source else record.source) or "来源不详"
        day = record.printed.text if record.printed else "日期不详"
        links.append(f'<a href="{html.escape(address)}">{html.escape(name)}，{day}</a>')
    return f"<p>又见：{'；'.join(links)}</p>" if links else ""


def template_warning(record: Record) -> str:
    """Return the warning before a ghost-writer's sample, as HTML; empty for a real report."""
    if not record.is_template:
        return ""
    return "<p><strong>范文，并非新闻：所记不是真实事件。</strong></p>"


def source_address(record: Record, own_feed: str) -> str:
    """Return what RSS's `<source>` names when the source has no home: the original, else our own feed."""
    return encoded(record.original_url) if record.original_url else own_feed


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return `names` without repetitions, in order."""
    return tuple(dict.fromkeys(name for name in names if name))
