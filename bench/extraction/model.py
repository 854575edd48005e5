"""What passes between the modules of this bench."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TITLE = ("title", "no invented title")
DATE = ("date (day)", "signed date", "no invented date")
PEOPLE = ("reporters", "no false person")
SOURCE = ("source", "no invented source")
ADDRESS = ("original url",)
BODY = ("body start", "body end", "body length", "junk removed", "body is printed text")
SHARED = TITLE + DATE + PEOPLE + SOURCE + ADDRESS + BODY
"""The scorer's fields that this project and at least one rival have, in the order of the table."""


class BenchError(Exception):
    """The bench can't be run as asked; the message names the remedy."""


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One raw text with its expected values; `page` is what an HTML extractor is given."""

    id: str
    path: Path
    raw: bytes
    label: dict[str, Any]
    is_html: bool
    page: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rival makes of one page: one story, each field None or empty where it says nothing."""

    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    body: str | None = None

    def as_inspection(self, encoding: str) -> dict[str, Any]:
        """In the form that the scorer reads."""
        story = {
            "title": self.title,
            "date": self.date,
            "reporters": list(self.authors),
            "source": self.source,
            "body": self.body,
        }
        return {"encoding": encoding, "original_url": self.url, "stories": [story]}


Way = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Rival:
    """A library and how its documentation says to call it.

    `load` imports it and returns its ways by name; ImportError when it is not installed. Where the
    documentation knows several ways, the best of them counts, field by field.
    """

    name: str
    distribution: str
    licence: str
    call: str
    fields: tuple[str, ...]
    load: Callable[[], Mapping[str, Way]]


@dataclass(frozen=True, slots=True)
class Mark:
    """One check of one field on one text."""

    text: str
    field: str
    hit: bool
    want: object = None
    got: object = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Hits of a tool in a field."""

    hits: int
    of: int

    def __str__(self) -> str:
        return f"{self.hits}/{self.of}" if self.of else "–"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; every row as long as the head."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = field(default=())
