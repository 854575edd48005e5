"""Tells each article of its other printings, and has them compared."""

from __future__ import annotations

import logging
from html import escape
from pathlib import Path
from typing import Any

from pelican import signals

from ..catalog.articles import published_articles, record_of
from ..catalog.boxes import add_box, link
from ..catalog.members import StockMember
from ..catalog.sources import overrules_file
from .attaching import attach
from .generator import ReprintsGenerator, addresses, keep
from .overrules import read_overrules
from .relations import relate
from .store import store_of
from .told import Told

log = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_group)
    signals.get_generators.connect(_generators)


def _generators(pelican: Any) -> type[ReprintsGenerator]:
    return ReprintsGenerator


def _group(generator: Any) -> None:
    settings = generator.settings
    published = published_articles(generator.context)
    # A ghost-writer's sample records no event; it is nobody's printing.
    articles = {
        article.slug: article for article in published if not record_of(article).is_template
    }
    overrules = read_overrules(overrules_file(settings))
    for unknown in overrules.unknown(articles):
        log.warning("%s", unknown)
    members = map(StockMember, articles.values())
    store = store_of(Path(settings["PATH"]))
    relations = relate(members, overrules, store, addresses(generator))
    keep(generator, relations, articles)
    for article in published:
        told = relations.told(article.slug) if article.slug in articles else Told((article.slug,))
        attach(article, told, articles)
        add_box(article, settings, "printings", _box(article))


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
