"""An article as plugins see it that find relations between articles."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, Protocol

from .articles import record_of, text_of
from .facts import Document
from .record import Record


class Member(Protocol):
    """One published article. What reads a file is a method."""

    @property
    def slug(self) -> str:
        """Its id, the last part of its address."""

    @property
    def digest(self) -> bytes:
        """16 bytes, of all that its record and its text come from."""

    @property
    def is_template(self) -> bool:
        """Whether it is a ghost-writer's sample, which records no event."""

    @property
    def record(self) -> Record:
        """What its header states."""

    def text(self) -> str:
        """Its body without mark-up, a line for each block."""

    def document(self) -> Document | None:
        """What it states as an official document, with the addresses of measures in its body."""


class StockMember:
    """A Member made of an article that Pelican has read."""

    __slots__ = ("_document", "_text", "digest", "is_template", "record", "slug")

    def __init__(self, article: Any) -> None:
        self._text = text_of(article)
        self._document: Document | None = getattr(article, "document", None)
        self.slug: str = article.slug
        self.record = record_of(article)
        self.is_template = self.record.is_template
        state = f"{self.record!r}\0{self._document!r}\0{self._text}".encode(
            "utf-8", "surrogatepass"
        )
        self.digest = blake2b(state, digest_size=16).digest()

    def text(self) -> str:
        """Its body without mark-up, a line for each block."""
        return self._text

    def document(self) -> Document | None:
        """What it states as an official document."""
        return self._document
