"""The record of a Pelican article, made once and kept on it: the one thing all plugins share.

Every plugin asks here, so each works alone; whichever asks first pays for the reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .dress import plain_text
from .facts import read_facts
from .header import Header, read_header
from .record import Record, check_needs_no_facts, make_record
from .sanitise import clean_html

_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")


def record_of(article: Any) -> Record:
    """Return the record of a Pelican article. Raises ContentError, naming the file."""
    record = getattr(article, "jianbao", None)
    if record is None:
        record = article.jianbao = _read(article)
    return record


def published_articles(context: Mapping[str, Any]) -> list[Any]:
    """Return every article that stands in lists: no drafts, no hidden ones, each translation.

    `context` is Pelican's, complete from the signal `article_generator_finalized` on.
    """
    listed = context["articles"]
    # Pelican lists translations only on their originals.
    return [*listed, *(other for article in listed for other in article.translations)]


def forget(article: Any) -> None:
    """Make the next `record_of` read again (a content cache may have kept an old record)."""
    article.jianbao = None


def _read(article: Any) -> Record:
    path = Path(article.source_path)
    header = read_header(path) if path.suffix in _MARKDOWN else _from_metadata(article)
    beside = path.with_suffix(".facts.json")
    facts = read_facts(beside)
    if facts is None:
        check_needs_no_facts(header, path)
    return make_record(header, facts, id=article.slug, file=path)


def _from_metadata(article: Any) -> Header:
    # Other formats (reStructuredText, HTML) keep what Pelican made of their header.
    header = {key: value for key, value in article.metadata.items() if isinstance(value, str)}
    header["title"] = str(article.title)
    if hasattr(article, "date"):
        header["date"] = article.date.isoformat()[:19]
        header.setdefault("date_precision", "day")
    header["tags"] = "; ".join(tag.name for tag in getattr(article, "tags", []))
    header["authors"] = "; ".join(author.name for author in article.metadata.get("authors", []))
    return header


def text_of(article: Any) -> str:
    """Return the text of an article's body without mark-up, a line for each block."""
    return plain_text(clean_html(article._content or ""))
