"""What an official document (公文) states of itself, in its header and in its facts file."""

from __future__ import annotations

from typing import NamedTuple

from ..catalog.day import Day
from ..catalog.record import Record


class Official(NamedTuple):
    """Its number (发文字号), who issued it, and its days: signed (成文), posted (发布), in force (施行)."""

    number: str | None
    bodies: tuple[str, ...]
    signed: Day | None
    posted: Day | None
    effective: Day | None


def official_of(record: Record) -> Official | None:
    """Return what the document states, or None for a text that is none.

    A text is one when it was read as one, or has a number or issuing bodies, wherever it was printed.
    """
    document = record.facts.document
    number = (document.number if document else None) or record.doc_number
    bodies = record.issuing_bodies or (document.issuing_bodies if document else ())
    if not (record.kind == "official" or document or number or bodies):
        return None
    days = {date.role: date.day for date in document.dates} if document else {}
    return Official(
        number,
        bodies,
        days.get("signed") or record.signed,
        days.get("posted"),
        days.get("effective"),
    )
