"""Gives each article its citation, the files beside its page, and what its head says to programs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from ..catalog.absolute import absolute
from ..catalog.archive import Beside, Part, archive_of, stem_beside
from ..catalog.articles import record_of
from ..catalog.sources import registry_of
from ..catalog.standing import plain
from .head import head_of
from .head_html import head_html, withdrawn_head
from .model import citation_of
from .policy import Policy
from .site import Site
from .view import FORMS, CitationView


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_tell)
    signals.get_generators.connect(_generators)


def _tell(generator: Any) -> None:
    archive, settings = archive_of(generator), generator.settings
    # Asked for here: for the status of a single article the press would read all of it.
    hidden = {one.slug for one in archive.hidden}
    site = Site.of(settings, registry_of(settings))
    # Feeds and citations need whole addresses even in the preview.
    address = site.url or settings.get("FEED_DOMAIN") or None
    # What the registry says of its source is part of how any article is listed: no inputs but its files.
    archive.tell(_citation_part(site, address, hidden))
    archive.tell(_head_part(site, Policy.of(settings), hidden))


def _citation_part(site: Site, address: str | None, hidden: Collection[str]) -> Part:
    """Return what puts `citation` on articles: all of it comes from their own files."""

    def attach(article: Any) -> None:
        record = record_of(article)
        citation = citation_of(
            record,
            site.registry.resolve(record.source),
            copy=address and absolute(address, article.url),
            archive=site.name,
            lang=site.lang,
            caution=site.strings("plugins.caution"),
        )
        # Only listed articles have files beside their pages.
        stem = "" if article.slug in hidden else stem_beside(article)
        article.citation = CitationView(citation, stem) if citation else None

    return Part("citations", attach)


def _head_part(site: Site, policy: Policy, hidden: Collection[str]) -> Part:
    """Return what puts `head_metadata` on articles: all of it comes from their own files."""

    def attach(article: Any) -> None:
        record = record_of(article)
        if record.withdrawn:
            article.head_metadata = Markup(withdrawn_head())
            return
        category = getattr(article, "category", None)
        head = head_of(
            record,
            site,
            path=article.url,
            lead=getattr(article, "lead", ""),
            category=category and plain(category.name),
            tags=record.tags,
        )
        is_found = article.slug not in hidden and not record.is_template
        article.head_metadata = Markup(head_html(head, policy, is_found=is_found))

    return Part("head", attach)


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
