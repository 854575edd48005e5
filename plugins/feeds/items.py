"""What a feed says of one article."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import quote

from ..catalog.record import Record
from ..catalog.sanitise import URL_SAFE
from ..catalog.sources import Source

# Everything a path may hold besides letters and digits (RFC 3986); Chinese is percent-encoded.
_PATH_SAFE = "/:@!$&'()*+,;=-._~"
# Brackets stand around the number of a host, nowhere else.
_REST_SAFE = URL_SAFE.replace("[", "").replace("]", "").replace("#", "")
_ADDRESS = re.compile(
    r"(?P<scheme>[A-Za-z]+://)(?P<host>[^/?#]*)(?P<rest>[^#]*)(?P<mark>#?)(?P<place>.*)"
)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def absolute(site: str, path: str) -> str:
    """Return the absolute address of `path` below `site`, percent-encoded."""
    return f"{site.rstrip('/')}/{quote(path.lstrip('/'), safe=_PATH_SAFE)}"


def segment(text: str) -> str:
    """Return `text` as a part of a URI in which nothing separates."""
    return quote(text, safe="")


def encoded(address: str) -> str:
    """Return a stated http(s) address as a URI (RFC 3986).

    A Chinese host in the form that is asked for in the net (RFC 3490), percent-encoded what is not
    ASCII or may not stand where it does.
    """
    parts = _ADDRESS.fullmatch(address)
    if not parts:
        return quote(address, safe=URL_SAFE)
    rest = quote(_STRAY_PERCENT.sub("%25", parts["rest"]), safe=_REST_SAFE)
    place = quote(_STRAY_PERCENT.sub("%25", parts["place"]), safe=_REST_SAFE)
    return f"{parts['scheme']}{_host(parts['host'])}{rest}{parts['mark']}{place}"


def _host(host: str) -> str:
    if not host.isascii():
        try:
            return host.encode("idna").decode("ascii")
        except UnicodeError:
            pass  # a part of it is empty, or too long for a name
    return quote(_STRAY_PERCENT.sub("%25", host), safe="[]:@!$&'()*+,;=-._~%")


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
