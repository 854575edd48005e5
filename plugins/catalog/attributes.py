"""What an article has for templates (docs/theme.md), whoever made the article: Pelican or the press."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from .dress import Section
from .language import language
from .measures import anchored
from .record import Record, Withdrawn
from .sanitise import without_controls
from .strings import Strings, strings_of


def put_record(content: Any, record: Record) -> None:
    """Put on an article what its header states, and what other plugins may put on it later."""
    title = record.title
    if record.withdrawn:
        title = strings_of(content.settings)("plugins.withdrawn_title")
    content.title = _title(title, content.settings)
    content.lang = language(record.lang or content.settings.get("DEFAULT_LANG") or "")
    content.kicker = record.kicker
    content.subtitles = list(record.subtitles)
    content.withdrawn = record.withdrawn
    content.is_template = record.is_template
    # Shown wherever the article is listed; whoever finds reprints says otherwise.
    content.group_size = 1


def put_text(
    content: Any,
    record: Record,
    body: str,
    sections: Sequence[Section],
    gaps: int,
    summary: str | None,
    lead: str,
) -> None:
    """Put the text on an article, sanitised, with what the facts file says of it."""
    # Pelican's `content` is a property over this; links are resolved from it when it is read.
    content._content = body
    content.sections, content.gaps, content.lead = list(sections), gaps, lead
    content.captions = list(record.facts.captions)
    headings = [(section.id, section.title) for section in sections]
    content.document = anchored(record.facts.document, body, headings)
    if summary is not None:
        content.metadata["summary"] = content._summary = summary


def put_defaults(content: Any) -> None:
    """Put on an article what a theme may ask for, whether or not the plugins are there that give it."""
    content.printings, content.is_first_printing, content.citation = [], None, None
    content.day_url = content.older = content.newer = None
    content.changes = content.comparison = content.group_page = content.head_metadata = None
    content.is_base, content.series, content.related, content.series_line = False, (), [], []
    content.department_pages = {}
    content.downloads = None


def withhold(content: Any, withdrawn: Withdrawn) -> None:
    """Leave a notice: nothing of the text, whatever still stands in the file."""
    content.status = "hidden"
    content._content = notice(withdrawn, strings_of(content.settings))
    content.metadata.pop("summary", None)
    content._summary = ""
    content.captions, content.document = [], None
    content.sections, content.gaps, content.lead = [], 0, ""
    content.tags, content.authors = [], []
    for key in ("author", "summary", "tags", "authors"):
        content.metadata.pop(key, None)


def notice(withdrawn: Withdrawn, strings: Strings) -> str:
    """Return, as HTML, what stands in the place of a text that was withdrawn (撤回)."""
    said = strings.html("article.withdrawn_on", day=strings.day(withdrawn.day))
    if withdrawn.reason:
        said += strings.html("plugins.withdrawn_reason", reason=withdrawn.reason)
    return f"<p>{said}</p>"


def escaped(text: str) -> Markup:
    """Return plain text as HTML, for themes that escape and for those that don't."""
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
    title = escaped(plain)
    if settings.get("JINJA_ENVIRONMENT", {}).get("autoescape"):
        return title
    return _TitleForStockThemes(title)
