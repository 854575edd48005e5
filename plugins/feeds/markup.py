"""Plain text as it stands in XML, and moments as feeds write them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo

from ..catalog.sanitise import one_line, without_controls

_QUARTER = timedelta(minutes=15)


def escape(text: str) -> str:
    """Return one line of text for the inside of an element or of an attribute in double quotes."""
    marked = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return marked.replace('"', "&quot;")


def cdata(html: str) -> str:
    """Return mark-up as a CDATA section; its end inside the mark-up is cut in two."""
    return f"<![CDATA[{without_controls(html).replace(']]>', ']]]]><![CDATA[>')}]]>"


def moment_in(seconds: float, zone: tzinfo) -> datetime:
    """Return a moment given in seconds since 1970, in `zone`.

    Of a text that states the first or the last day there is, it may lie beyond the calendar of
    another zone: then the calendar's end.
    """
    try:
        return datetime.fromtimestamp(seconds, zone)
    except (ValueError, OverflowError):
        end = datetime.min if seconds < 0 else datetime.max.replace(microsecond=0)
        return end.replace(tzinfo=zone)


def in_whole_minutes(moment: datetime) -> datetime:
    """Return the same day and hour in a zone that can be written down.

    Shanghai was at +08:05:43 until 1901; feeds know hours and minutes only (RFC 3339, RFC 822). The
    nearest quarter of an hour is what zones have today. In UTC the stated day would be another one.
    """
    offset = moment.utcoffset() or timedelta()
    if not offset.seconds % 60:
        return moment
    return moment.replace(tzinfo=timezone(round(offset / _QUARTER) * _QUARTER))


def rfc3339(moment: datetime) -> str:
    """Return a moment as Atom and JSON Feed write it."""
    return in_whole_minutes(moment).isoformat()
