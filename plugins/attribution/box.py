"""The source block as HTML, for themes that do not print one."""

from __future__ import annotations

from html import escape

from .block import Attribution


def attribution_box(a: Attribution) -> str:
    """Return the block; everything in it is escaped."""
    when = None
    if a.printed:
        time = f" {a.printed.time}" if a.printed.time else ""
        when = f'<time datetime="{a.printed.iso}">{a.printed.text}{time}</time>'
    archived = a.archived and f'<time datetime="{a.archived.iso}">{a.archived.text}</time>'
    address = a.original_url and escape(a.original_url)
    rows = [
        ("来源", _text(a.source_name)),
        ("据", _text(a.original_source)),
        ("原标题", _text(a.original_title)),
        ("原文地址", address and f'<a href="{address}" rel="noopener noreferrer">{address}</a>'),
        ("作者", _text(a.byline or a.speaker)),
        ("编辑", _text("、".join(a.editors))),
        ("刊载日期", when or "日期不详"),
        ("版次", _text(a.page)),
        ("收存日期", archived),
    ]
    lines = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in rows if value)
    unknown = f"<p>原文没有写明：{'、'.join(a.unknown)}。</p>" if a.unknown else ""
    return f'\n<section class="attribution"><h2>来源信息</h2><dl>{lines}</dl>{unknown}</section>'


def _text(value: str | None) -> str | None:
    return escape(value) if value else None
