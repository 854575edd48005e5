"""Gives each article its source block and its neighbours of the same source."""

from __future__ import annotations

from itertools import chain
from typing import Any

from pelican import signals

from ..catalog.articles import published_articles, record_of
from ..catalog.boxes import add_box
from ..catalog.sources import registry_of
from .block import attribution_of
from .box import attribution_box
from .neighbours import neighbours


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_attribute)


def _attribute(generator: Any) -> None:
    registry = registry_of(generator.settings)
    published = published_articles(generator.context)
    others = chain(
        generator.hidden_articles,
        generator.hidden_translations,
        generator.drafts,
        generator.drafts_translations,
    )
    for article in chain(published, others):
        record = record_of(article)
        article.attribution = attribution_of(record, registry.resolve(record.source))
        article.older = article.newer = None
        if record.withdrawn is None:
            add_box(
                article, generator.settings, "attribution", attribution_box(article.attribution)
            )
    listed = (
        (article, record_of(article), getattr(article.attribution.source, "slug", ""))
        for article in published
    )
    for article, older, newer in neighbours(listed):
        article.older, article.newer = older, newer
