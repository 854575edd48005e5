"""Gives each article its related reports: the same topic, never a printing of the same report.

Runs after `plugins.reprints`, whose groups stand on the articles; without it every article is a
report of its own. Whoever finds daily series leaves `article.series`, the slugs of the other
issues, nearest days first; without it there are no series.
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
from .series import neighbours, whole_series


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
        article.related, article.series_line = [], []
    # A ghost-writer's sample records no event, and is related to nothing.
    by_id = {article.slug: article for article in published if not record_of(article).is_template}
    groups = sorted({getattr(article, "reprint_group", (slug,)) for slug, article in by_id.items()})
    series = {slug: getattr(article, "series", ()) for slug, article in by_id.items()}
    printings = {slug: _printings(article) for slug, article in by_id.items()}
    articles = [
        Article(slug, normalise(record_of(article).title).text, normalise(text_of(article)).text)
        for slug, article in by_id.items()
    ]
    boxes = related(articles, groups, whole_series(series), printings)
    first = {
        slug: next((m for m in group if m in by_id), slug) for group in groups for slug in group
    }
    for slug, article in by_id.items():
        article.related = [Line(by_id[line.id], line.score) for line in boxes[slug]]
        # Several printings of one issue are one issue, its first printing.
        issues = dict.fromkeys(first[other] for other in series[slug] if other in by_id)
        others = [(other, _day(by_id[other])) for other in issues if other != first[slug]]
        article.series_line = [by_id[other] for other in neighbours(_day(article), others)]
        add_box(article, settings, "related", _box(article))


def _printings(article: Any) -> list[str]:
    return [printing.article.slug for printing in getattr(article, "printings", [])]


def _day(article: Any) -> str:
    printed = record_of(article).printed
    return printed.date if printed and printed.is_whole else ""


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
