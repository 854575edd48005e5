"""Gives each article its related reports: the same topic, never a printing of the same report.

Runs after `plugins.reprints`, whose groups stand on the articles; without it every article is a
report of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from pelican import signals

from ..catalog.articles import published_articles, record_of, text_of
from ..catalog.boxes import add_box, link
from ..catalog.normalise import normalise
from .choose import related
from .model import Article


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the box: another article and how close its topic is, 0 to 1."""

    article: Any
    score: float


def register() -> None:
    """Connect to Pelican."""
    # Receivers of one signal run in no promised order; this one runs after all articles are done.
    signals.all_generators_finalized.connect(_relate)


def _relate(generators: list[Any]) -> None:
    context, settings = generators[0].context, generators[0].settings
    published = published_articles(context)
    for article in published:
        article.related = []
    # A ghost-writer's sample records no event, and is related to nothing.
    by_id = {article.slug: article for article in published if not record_of(article).is_template}
    groups = {getattr(article, "reprint_group", (slug,)) for slug, article in by_id.items()}
    articles = [
        Article(slug, normalise(record_of(article).title).text, normalise(text_of(article)).text)
        for slug, article in by_id.items()
    ]
    for slug, lines in related(articles, sorted(groups)).items():
        article = by_id[slug]
        printed = {printing.article.slug for printing in getattr(article, "printings", [])}
        article.related = [Line(by_id[at.id], at.score) for at in lines if at.id not in printed]
        add_box(article, settings, "related", _box(article))


def _box(article: Any) -> str:
    lines = []
    for line in article.related:
        record = record_of(line.article)
        day = record.printed.text if record.printed else "日期不详"
        place = escape(f"{record.source or '来源不详'}，{day}")
        lines.append(f"<li>{link(line.article, record.title)}（{place}）</li>")
    if not lines:
        return ""
    return f'\n<section class="related"><h2>相关报道</h2><ul>{"".join(lines)}</ul></section>'
