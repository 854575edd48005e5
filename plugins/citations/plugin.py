"""Gives each article its citation, the files beside its page, and what its head says to programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pelican import signals
from pelican.generators import Generator

from ..catalog.absolute import absolute
from ..catalog.archive import Beside, Part, archive_of, beside
from ..catalog.articles import record_of
from ..catalog.sources import registry_of
from .heading import head_part
from .model import citation_of
from .view import FORMS, CitationView


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_cite)
    signals.article_generator_finalized.connect(_head)
    signals.get_generators.connect(_generators)


def _cite(generator: Any) -> None:
    archive = archive_of(generator)
    settings, registry = generator.settings, registry_of(generator.settings)
    site = settings["SITEURL"] or settings.get("FEED_DOMAIN") or ""
    lang = settings.get("DEFAULT_LANG") or "zh-Hans"
    # Asked for here: for the status of a single article the press would read all of it.
    hidden = {one.slug for one in archive.hidden}

    def attach(article: Any) -> None:
        record = record_of(article)
        article.citation = None
        citation = citation_of(
            record,
            registry.resolve(record.source),
            copy=absolute(site, article.url) if site else None,
            archive=settings.get("SITENAME"),
            lang=lang,
        )
        if citation:
            # Only listed articles have files beside their pages.
            stem = "" if article.slug in hidden else _stem(article)
            article.citation = CitationView(citation, stem)

    # What the registry says of its source is part of how any article is listed.
    archive.tell(Part("citations", attach))


def _head(generator: Any) -> None:
    archive = archive_of(generator)
    archive.tell(head_part(archive, generator.settings))


def _stem(article: Any) -> str:
    """What the addresses of the files beside the page begin with, also of a page `a/b1/`."""
    folder, slash, _ = article.url.rpartition("/")
    return str(folder + slash + beside(article.save_as).rpartition("/")[2])


def _generators(pelican: Any) -> type[CitationFiles]:
    return CitationFiles


class CitationFiles(Generator):  # type: ignore[misc]
    """Runs after the articles are read."""

    def generate_output(self, writer: Any) -> None:
        """Have the files written beside each article's page."""
        archive_of(self).accompany(Beside(tuple(FORMS), _made), self)


def _made(article: Any) -> Mapping[str, bytes]:
    view: CitationView = article.citation
    return view.made()
