"""Gives each article its related reports: the same topic, never a printing of the same report.

Runs after `plugins.reprints`, whose groups stand on the articles; without it every article is a
report of its own. Whoever finds daily series leaves `article.series`, the slugs of the other
issues, nearest days first; without it there are no series.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import Any

from pelican import signals

from ..catalog.articles import published_articles, record_of, text_of
from ..catalog.boxes import add_box, link
from ..catalog.record import Record
from .relations import relate
from .store import store_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the box: another article and how close its topic is, 0 to 1."""

    article: Any
    score: float


class _Member:
    """An article of Pelican's."""

    def __init__(self, article: Any) -> None:
        self.slug: str = article.slug
        self.record: Record = record_of(article)
        self._text = text_of(article)

    @cached_property
    def digest(self) -> bytes:
        said = (self.record.title, self.record.archived, self.record.printed, self._text)
        return blake2b(repr(said).encode(), digest_size=16).digest()

    def text(self) -> str:
        return self._text


def register() -> None:
    """Connect to Pelican."""
    # Receivers of one signal run in no promised order; this one runs after all articles are done.
    signals.all_generators_finalized.connect(_relate)


def _relate(generators: list[Any]) -> None:
    context, settings = generators[0].context, generators[0].settings
    published = published_articles(context)
    for article in published:
        article.related, article.series_line = [], []
    # A ghost-writer's sample records no event, and is related to nothing.
    by_id = {article.slug: article for article in published if not record_of(article).is_template}
    told = relate(
        map(_Member, by_id.values()),
        {getattr(article, "reprint_group", (slug,)) for slug, article in by_id.items()},
        {slug: getattr(article, "series", ()) for slug, article in by_id.items()},
        {slug: _printings(article) for slug, article in by_id.items()},
        store_of(Path(settings["PATH"])),
    )
    for slug, article in by_id.items():
        article.related = [Line(by_id[other], score) for other, score in told[slug].lines]
        article.series_line = [by_id[other] for other in told[slug].series_line]
        add_box(article, settings, "related", _box(article))


def _printings(article: Any) -> list[str]:
    return [printing.article.slug for printing in getattr(article, "printings", [])]


def _box(article: Any) -> str:
    lines = [f"<li>{_item(line.article)}</li>" for line in article.related]
    if article.series_line:
        issues = "；".join(_item(issue) for issue in article.series_line)
        lines.append(f"<li>同系列：{issues}</li>")
    if not lines:
        return ""
    return f'\n<section class="related"><h2>相关报道</h2><ul>{"".join(lines)}</ul></section>'


def _item(article: Any) -> str:
    record = record_of(article)
    day = record.printed.text if record.printed else "日期不详"
    place = escape(f"{record.source or '来源不详'}，{day}")
    return f"{link(article, record.title)}（{place}）"
