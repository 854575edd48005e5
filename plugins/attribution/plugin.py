"""Gives each article its source block and its neighbours of the same source."""

from __future__ import annotations

from typing import Any

from pelican import signals

from ..catalog.archive import Archive, Inputs, Part, archive_of
from ..catalog.articles import record_of
from ..catalog.attribution import puts_attribution
from ..catalog.boxes import add_box
from ..catalog.strings import strings_of
from .box import attribution_box
from .neighbours import Neighbours, neighbours


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_attribute)


def _attribute(generator: Any) -> None:
    archive = archive_of(generator)
    settings, strings = generator.settings, strings_of(generator.settings)

    def attach_box(article: Any) -> None:
        if record_of(article).withdrawn is None:
            add_box(article, settings, "attribution", attribution_box(article.attribution, strings))

    # What the registry says of its source is part of how any article is listed.
    archive.tell(Part("attribution", attach=attach_box, attach_listed=puts_attribution(settings)))
    archive.tell(_neighbours(archive, neighbours(archive.standings)))


def _neighbours(archive: Archive, found: Neighbours) -> Part:
    def inputs(slug: str) -> Inputs:
        pair = found.get(slug, (None, None))
        return Inputs(bytes(one is not None for one in pair), [one for one in pair if one])

    def attach(article: Any) -> None:
        pair = found.get(article.slug, (None, None))
        article.older, article.newer = (
            None if one is None else archive.article(one) for one in pair
        )

    return Part("neighbours", attach, inputs)
