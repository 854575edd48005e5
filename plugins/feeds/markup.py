"""Plain text as it stands in XML, and moments as feeds write them."""

from __future__ import annotations

from datetime import UTC, datetime

from ..catalog.sanitise import without_controls


def line(text: str) -> str:
    """Return `text` as one line without characters that XML forbids."""
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text
    return " ".join(without_controls(text).split())


def escape(text: str) -> str:
    """Return one line of text for the inside of an element or of an attribute in double quotes."""
    marked = line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return marked.replace('"', "&quot;")


def cdata(html: str) -> str:
    """Return mark-up as a CDATA section; its end inside the mark-up is cut in two."""
    return f"<![CDATA[{without_controls(html).replace(']]>', ']]]]><![CDATA[>')}]]>"


def in_whole_minutes(moment: datetime) -> datetime:
    """Return the same moment in a zone that can be written down.

    Shanghai was at +08:05:43 until 1901; feeds know hours and minutes only (RFC 3339, RFC 822).
    """
    offset = moment.utcoffset()
    return moment.astimezone(UTC) if offset is None or offset.seconds % 60 else moment


def rfc3339(moment: datetime) -> str:
    """Return a moment as Atom and JSON Feed write it."""
    return in_whole_minutes(moment).isoformat()
