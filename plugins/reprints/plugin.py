"""Tells each article of its other printings, and has them compared."""

from __future__ import annotations

import logging
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from pelican import signals

from ..catalog.articles import published_articles, record_of, text_of
from ..catalog.boxes import add_box, link
from ..catalog.sources import overrules_file
from .comparing import series_of
from .generator import ReprintsGenerator, addresses, keep
from .model import Article, Reprints
from .overrules import overruled, read_overrules
from .pages import Shelf
from .printings import is_first, printings
from .store import find_with_store, store_of

log = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_group)
    signals.get_generators.connect(_generators)


def _generators(pelican: Any) -> type[ReprintsGenerator]:
    return ReprintsGenerator


def _group(generator: Any) -> None:
    published = published_articles(generator.context)
    for article in published:
        article.printings, article.group_size, article.is_first_printing = [], 1, None
        article.changes = article.comparison = article.group_page = None
        article.is_base = False
        article.reprint_group, article.series = (article.slug,), ()
    # A ghost-writer's sample records no event; it is nobody's printing.
    by_id = {article.slug: article for article in published if not record_of(article).is_template}
    texts = {slug: _text(article) for slug, article in by_id.items()}
    found = _found(generator.settings, texts)
    for group in found.groups:
        for slug in group.ids:
            by_id[slug].reprint_group = group.ids
    for slug, issues in series_of(found, texts).items():
        by_id[slug].series = issues
    listed = printings(found, texts)
    archived = {slug: _archived(article) for slug, article in by_id.items()}
    shelf = Shelf(found, texts, listed, archived, addresses(generator))
    keep(generator, shelf, by_id)
    for slug, others in listed.items():
        article = by_id[slug]
        told = [(p, *shelf.comparison(slug, p)) for p in others]
        article.printings = [
            replace(
                p,
                article=by_id[p.article],
                changes=phrase,
                comparison=address,
                is_base=shelf.is_base(p.article),
            )
            for p, phrase, address in told
        ]
        article.changes, article.comparison = shelf.own(slug)
        article.group_page, article.is_base = shelf.group(slug), shelf.is_base(slug)
        article.group_size = 1 + len(others)
        article.is_first_printing = is_first(texts[slug], others, texts)
        add_box(article, generator.settings, "printings", _box(article))


def _found(settings: Any, texts: dict[str, Article]) -> Reprints:
    overrules = read_overrules(overrules_file(settings))
    for unknown in overrules.unknown(texts):
        log.warning("%s", unknown)
    found = find_with_store(texts.values(), store_of(Path(settings["PATH"])))
    return overruled(found, overrules, texts.values())


def _text(article: Any) -> Article:
    day = record_of(article).day
    return Article(article.slug, text_of(article), day.date if day else None)


def _archived(article: Any) -> str:
    day = record_of(article).archived
    return day.date if day else ""


def _box(article: Any) -> str:
    lines = []
    for printing in article.printings:
        record = record_of(printing.article)
        day = record.printed.text if record.printed else "日期不详"
        place = escape(f"{record.source or '来源不详'}，{day}，相同 {printing.percent}%")
        first = "，最早刊载" if printing.first else ""
        lines.append(f"<li>{link(printing.article, record.title)}（{place}{first}）</li>")
    if not lines:
        return ""
    return f'\n<section class="printings"><h2>刊载情况</h2><ul>{"".join(lines)}</ul></section>'
