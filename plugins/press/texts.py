"""The text of an article between its file, a process that read it, and a page that shows it."""

from __future__ import annotations

import marshal
import os

from ..catalog.attributes import put_text
from ..catalog.dress import Section
from ..catalog.reading import ArticleText
from ..catalog.record import Record
from .light import LightArticle

FACTS = ".facts.json"
_CHUNK = 1 << 16


def packed_body(text: ArticleText) -> bytes:
    """Return the text of an article without facts or notice as bytes for `put_body`."""
    sections = [(section.id, section.title) for section in text.sections]
    return marshal.dumps((text.html, sections, text.gaps, text.summary, text.lead))


def packed_html(body: bytes) -> str:
    """Return the HTML of a text that `packed_body` made bytes of."""
    html: str = marshal.loads(body)[0]
    return html


def put_body(article: LightArticle, record: Record, body: bytes) -> None:
    """Put on an article the text that `packed_body` made bytes of."""
    html, sections, gaps, summary, lead = marshal.loads(body)
    put_text(article, record, html, [Section(*one) for one in sections], gaps, summary, lead)


def read_files(path: str, *, has_facts: bool) -> tuple[bytes, bytes | None]:
    """Return the bytes of an article's file and of its facts file. Raises OSError."""
    raw = _bytes(path)
    return raw, _bytes(f"{path.rpartition('.')[0]}{FACTS}") if has_facts else None


def _bytes(path: str) -> bytes:
    # A third of the time that a file object takes; an archive has tens of thousands.
    file = os.open(path, os.O_RDONLY)
    try:
        parts = []
        while part := os.read(file, _CHUNK):
            parts.append(part)
            if len(part) < _CHUNK:
                break
        return b"".join(parts)
    finally:
        os.close(file)
