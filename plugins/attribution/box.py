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
        ("provenance.source", _text(a.source_name)),
        ("plugins.box.original_source", _text(a.original_source)),
        ("plugins.box.original_title", _text(a.original_title)),
        (
            "plugins.box.original_url",
            address and f'<a href="{address}" rel="noopener noreferrer">{address}</a>',
        ),
        ("provenance.authors", _text(a.byline or a.speaker)),
        ("plugins.box.editors", _text(comma.join(a.editors))),
        ("plugins.box.printed", when or escape(strings("common.undated"))),
        ("provenance.page", _text(a.page)),
        ("plugins.box.archived", archived),
    ]
    lines = "".join(
        f"<dt>{escape(strings(name))}</dt><dd>{value}</dd>" for name, value in rows if value
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
