"""Attaches to each article what the archive knows of it, and makes its HTML safe to print."""

from __future__ import annotations

import html
import logging
from typing import Any

from pelican import signals
from pelican.contents import Article

from ..errors import ContentError
from .about import about_page
from .archive import Part, archive_of
from .articles import forget, record_of
from .attributes import escaped, put_defaults, put_record, put_text, withhold
from .attribution import puts_attribution
from .dress import dress, lead
from .names import Names
from .once import once
from .placing import uses_plugin
from .published import check_published
from .record import Record
from .regular import check_regular
from .sanitise import clean_html
from .settings import check_settings
from .strings import strings_of
from .vocabulary import check_vocabulary, check_vocabulary_is_there

log = logging.getLogger(__name__)

_ADDRESSES = {"feeds": "FEED_SITE", "search": "SEARCH_URL", "statistics": "STATISTICS_URL"}
"""Plugins that may be left out, and the setting by which templates link what they print."""


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_speak)
    signals.article_generator_init.connect(check_regular)
    signals.article_generator_init.connect(check_vocabulary)
    signals.content_object_init.connect(_attach)
    signals.article_generator_finalized.connect(check_vocabulary_is_there)
    signals.article_generator_finalized.connect(_attribute)
    signals.all_generators_finalized.connect(check_published)


def _speak(pelican: Any) -> None:
    """Give templates the words of the site, `SITE_LANG`, the language they are in, and what to link.

    Raises SettingError when a setting of ours asks what cannot be.
    """
    settings = pelican.settings
    check_settings(settings)
    strings = strings_of(settings)
    settings["JINJA_FILTERS"] = {**strings.filters(), "once": once(), **settings["JINJA_FILTERS"]}
    settings["SITE_LANG"] = strings.lang
    for name, setting in _ADDRESSES.items():
        if not uses_plugin(settings, name):
            settings[setting] = ""
    settings["ABOUT_URL"] = about_page(settings)
    settings["HAS_ATTRIBUTION"] = uses_plugin(settings, "attribution")
    settings["HAS_FEEDS"] = uses_plugin(settings, "feeds")
    settings["HAS_DATA"] = uses_plugin(settings, "exports")


def _attribute(generator: Any) -> None:
    """Give lists source and day of each article, also without the plugin that prints the block."""
    settings = generator.settings
    if not settings["HAS_ATTRIBUTION"]:
        part = Part("attribution", attach_listed=puts_attribution(settings))
        archive_of(generator).tell(part)


def _attach(content: Any) -> None:
    if not isinstance(content, Article):
        return
    if not content.source_path or not hasattr(content, "title"):
        return  # Pelican itself refuses it, with a reason.
    try:
        _dress(content)
    except ContentError as error:
        # Pelican says "Could not process" and keeps the reason to itself.
        log.error("%s", error)
        raise


def _dress(content: Any) -> None:
    forget(content)
    record = record_of(content)
    put_record(content, record)
    put_defaults(content)
    _name(content, record)
    if record.withdrawn:
        withhold(content, record.withdrawn)
        return
    dressed = dress(content._content or "", record.facts)
    summary = content.metadata.get("summary")
    summary = clean_html(str(summary)) if summary else None
    begin = lead(dressed.html if summary is None else summary)
    put_text(content, record, dressed.html, dressed.sections, dressed.gaps, summary, begin)


def _name(content: Any, record: Record) -> None:
    """Category and tags by the names in the header: plain, escaped once, with the right slugs."""
    category = getattr(content, "category", None)
    if category is None:
        raise ContentError(
            "has no category.",
            file=content.source_path,
            remedy="Name one of taxonomy.yaml in a line “Category:”.",
        )
    names = Names(content.settings)
    content.category = names.category(html.unescape(str(category.name)))
    if getattr(content, "tags", None) and record.tags:
        content.tags = [names.tag(name) for name in record.tags]
    for author in getattr(content, "authors", []):
        author.name = escaped(html.unescape(str(author.name)))
