"""Puts on each article the files beside its page that hold it, and has them written."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from typing import Any

from pelican import signals
from pelican.generators import Generator

from ..catalog.absolute import absolute, public_site
from ..catalog.archive import Archive, Beside, Inputs, Part, archive_of, stem_beside
from ..catalog.articles import record_of
from ..catalog.original_files import KINDS, original_file
from ..catalog.sources import registry_of
from ..catalog.strings import strings_of
from .originals import Original, for_readers
from .shelf import all_originals
from .view import ENDINGS, Downloads, Found
from .writing import Given

log = logging.getLogger(__name__)

_SHARED = "originals"
"""Under which name the archive keeps the originals that are published, by slug."""


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_tell)
    signals.get_generators.connect(_generators)


def kinds_of(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the kinds of files that the settings ask for, in the order in which they are shown."""
    return tuple(kind for kind in KINDS if kind in _wanted(settings))


def _wanted(settings: Mapping[str, Any]) -> Collection[str]:
    wanted: Collection[str] = settings.get("DOWNLOADS", KINDS) or ()
    return wanted


def _tell(generator: Any) -> None:
    archive, settings = archive_of(generator), generator.settings
    for kind in set(_wanted(settings)) - set(KINDS):
        log.error("DOWNLOADS: there is no %r. Give some of %s.", kind, ", ".join(KINDS))
    listed = {one.slug for one in archive.standings}
    originals = _published(archive, settings, listed)
    archive.shared[_SHARED] = originals
    kinds, registry, say = kinds_of(settings), registry_of(settings), strings_of(settings)
    site = public_site(settings) or settings.get("FEED_DOMAIN") or None

    def inputs(slug: str) -> Inputs:
        found = originals.get(slug)
        return Inputs(repr(found).encode("utf-8", "surrogatepass") if found else b"")

    def attach(article: Any) -> None:
        if not kinds or article.slug not in listed:
            article.downloads = None
            return
        record, found = record_of(article), originals.get(article.slug)
        address = site and absolute(site, article.url)
        given = Given(record, registry.resolve(record.source), address, say)
        file = found and Found(found, original_file(settings, found.sha256))
        article.downloads = Downloads(article, given, stem_beside(article), kinds, file)

    archive.tell(Part("downloads", attach, inputs))


def _published(
    archive: Archive, settings: Mapping[str, Any], listed: set[str]
) -> dict[str, Original]:
    if "raw" not in kinds_of(settings):
        return {}
    return for_readers(all_originals(settings), archive.raws(), listed)


def _generators(pelican: Any) -> type[DownloadFiles]:
    return DownloadFiles


class DownloadFiles(Generator):  # type: ignore[misc]
    """Runs after the articles are read."""

    def generate_output(self, writer: Any) -> None:
        """Have the files written beside each article's page."""
        archive = archive_of(self)
        endings = tuple(ENDINGS[kind] for kind in kinds_of(self.settings))
        originals: Mapping[str, Original] = archive.shared[_SHARED]
        texts = tuple(ending for ending in endings if ending != ENDINGS["raw"])

        def present(slug: str) -> tuple[str, ...]:
            return endings if slug in originals else texts

        if endings:
            archive.accompany(Beside(endings, _made, present), self)


def _made(article: Any) -> Mapping[str, bytes]:
    view: Downloads = article.downloads
    return view.made()
