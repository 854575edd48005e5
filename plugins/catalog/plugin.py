"""Attaches to each article what the archive knows of it, and makes its HTML safe to print."""

from __future__ import annotations

import html
import logging
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.contents import Article

from ..errors import ContentError
from .articles import forget, record_of
from .dress import dress, lead
from .published import check_published
from .record import Record, Withdrawn
from .sanitise import clean_html, without_controls
from .sources import slugs_of
from .vocabulary import check_vocabulary, check_vocabulary_is_there

log = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_init.connect(check_vocabulary)
    signals.content_object_init.connect(_attach)
    signals.article_generator_finalized.connect(check_vocabulary_is_there)
    signals.all_generators_finalized.connect(check_published)


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
    facts = record.facts
    content.title = _title(record.title, content.settings)
    content.lang = language(record.lang or content.settings.get("DEFAULT_LANG") or "")
    content.kicker = record.kicker
    content.subtitles = list(record.subtitles)
    content.withdrawn = record.withdrawn
    content.is_template = record.is_template
    content.captions = list(facts.captions)
    content.document = facts.document
    # Given by other plugins; a theme may ask for them whether those are there or not.
    content.printings, content.group_size, content.is_first_printing = [], 1, None
    content.changes = content.comparison = content.group_page = None
    content.is_base, content.series, content.related, content.series_line = False, (), [], []
    _names(content, record)
    if record.withdrawn:
        _withhold(content, record.withdrawn)
        return
    dressed = dress(content._content or "", facts)
    # Pelican's `content` is a property over this; links are resolved from it when it is read.
    content._content = dressed.html
    content.sections = list(dressed.sections)
    content.gaps = dressed.gaps
    summary = content.metadata.get("summary")
    if summary:
        content.metadata["summary"] = content._summary = clean_html(str(summary))
    content.lead = lead(content._summary if summary else dressed.html)


def language(tag: str) -> str:
    """Return a language tag as it is written: Pelican makes `zh-Hans` of its settings `zh-hans`."""
    parts = tag.split("-")
    return "-".join([parts[0].lower(), *(p.title() if len(p) == 4 else p for p in parts[1:])])


def _withhold(content: Any, withdrawn: Withdrawn) -> None:
    """Leave a notice: nothing of the text, whatever still stands in the file."""
    content.status = "hidden"
    content._content = withdrawn.html
    content.metadata.pop("summary", None)
    content._summary = ""
    content.sections, content.gaps, content.lead = [], 0, ""
    content.tags, content.authors = [], []
    for key in ("author", "summary", "tags", "authors"):
        content.metadata.pop(key, None)


def _names(content: Any, record: Record) -> None:
    """Category and tags by the names in the header: plain, escaped once, with the right slugs."""
    category = getattr(content, "category", None)
    if category is None:
        raise ContentError(
            "has no category.",
            file=content.source_path,
            remedy="Name one of taxonomy.yaml in a line “Category:”.",
        )
    plain = html.unescape(str(category.name))
    category.name = _escaped(plain)
    slug = slugs_of(content.settings, "categories").get(plain)
    if slug:
        category.slug = slug
    tags = getattr(content, "tags", None)
    if tags and record.tags:
        kind = type(tags[0])
        slugs = slugs_of(content.settings, "tags")
        content.tags = [kind(_escaped(name), content.settings) for name in record.tags]
        for tag, name in zip(content.tags, record.tags, strict=True):
            if name in slugs:
                tag.slug = slugs[name]
    for author in getattr(content, "authors", []):
        author.name = _escaped(html.unescape(str(author.name)))


def _escaped(text: str) -> Markup:
    return Markup(html.escape(without_controls(text)))


class _TitleForStockThemes(str):
    """A headline for templates that do not escape.

    Printed as it is, it is escaped once. Stock themes also print `title|striptags` in `<title>` and
    in attributes; that filter asks for `__html__` and resolves the references, so a headline
    `</title><script>` would act. Escaped once more for the filter, it stays text there too.
    """

    __slots__ = ()

    def __html__(self) -> str:
        return html.escape(str(self))


def _title(plain: str, settings: Any) -> str:
    title = _escaped(plain)
    if settings.get("JINJA_ENVIRONMENT", {}).get("autoescape"):
        return title
    return _TitleForStockThemes(title)
