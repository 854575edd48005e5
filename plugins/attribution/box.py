"""The source block as HTML, for themes that do not print one."""

from __future__ import annotations

from html import escape

from ..catalog.attribution import Attribution
from ..catalog.day import Day
from ..catalog.strings import Strings


def attribution_box(a: Attribution, strings: Strings) -> str:
    """Return the block; everything in it is escaped."""
    comma = strings("common.list_comma")
    when = None
    if a.printed:
        time = f" {a.printed.time}" if a.printed.time else ""
        when = f'<time datetime="{a.printed.iso}">{_day(a.printed, strings)}{time}</time>'
    archived = (
        a.archived and f'<time datetime="{a.archived.iso}">{_day(a.archived, strings)}</time>'
    )
    address = a.original_url and escape(a.original_url)
    rows = [
        ("name", _text(a.source_name)),
        ("original_source", _text(a.original_source)),
        ("original_title", _text(a.original_title)),
        (
            "original_url",
            address and f'<a href="{address}" rel="noopener noreferrer">{address}</a>',
        ),
        ("writers", _text(a.byline or a.speaker)),
        ("editors", _text(comma.join(a.editors))),
        ("printed", when or escape(strings("common.undated"))),
        ("page", _text(a.page)),
        ("archived", archived),
    ]
    lines = "".join(
        f"<dt>{escape(strings(f'plugins.box.{name}'))}</dt><dd>{value}</dd>"
        for name, value in rows
        if value
    )
    unknown = ""
    if a.unknown:
        unknown = f"<p>{escape(strings('plugins.box.unstated', list=comma.join(a.unknown)))}</p>"
    head = escape(strings("plugins.box.source"))
    return f'\n<section class="attribution"><h2>{head}</h2><dl>{lines}</dl>{unknown}</section>'


def _day(day: Day, strings: Strings) -> str:
    return escape(strings.day(day))


def _text(value: str | None) -> str | None:
    return escape(value) if value else None
