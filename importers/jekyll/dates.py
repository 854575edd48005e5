"""The time a post states, in the forms Ruby's `Time.parse` takes, and the day its address stands under.

A time without a zone is meant in the zone of the site (`timezone:` of its settings, else the
archive's). For its address Jekyll reads it otherwise: see `permalinks.py`.
"""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from functools import lru_cache

from ..parts.dates import Stated, read_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
# Wed, 08 Dec 2021 10:18:31 +0800; December 8, 2021
_ENGLISH = (
    re.compile(
        rf"(?:[A-Z][a-z]{{2,8}},?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:[A-Z][a-z]{{2,8}},?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        re.IGNORECASE,
    ),
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)")
_HALF_DAY = re.compile(
    r"(?P<hour>\d{1,2})(?P<rest>:\d{2}(?::\d{2})?)\s*(?P<half>[AP])\.?M\b\.?", re.I
)
_NAMED_ZONE = re.compile(r"\s*\(?(?P<name>[A-Z][A-Za-z_]+/[A-Z][A-Za-z_]+)\)?$")
_UTC = re.compile(r"\s*\(?(?:UTC|GMT)\)?$")
_SHORT_ZONE = re.compile(r"(?<=\d)\s*(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2})$")
_ZONED = re.compile(r"(?:Z|[+-]\d{2}:\d{2})$")
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})")
# A YAML timestamp; without its zone it is UTC, and without seconds it is none.
_TIMESTAMP = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?[ \t]*(?P<zone>Z|[+-]\d{1,2}(?::?\d{2})?)?"
)
# A zone alone is what a program leaves that had no time to put before it.
_NOTHING = re.compile(r"(?:[+-]\d{2}:?\d{2}|null|~)?")
_USUAL = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2}(?: [+-]\d{4})?)?")
_A_DAY = dt.timedelta(hours=24)


@lru_cache(maxsize=32)
def zone_of(name: str) -> dt.tzinfo | None:
    """`+08:00` or `Asia/Shanghai` as a zone, None where it is neither."""
    if match := _OFFSET.fullmatch(name.strip()):
        offset = dt.timedelta(hours=int(match["hours"]), minutes=int(match["minutes"]))
        return dt.timezone(-offset if match["sign"] == "-" else offset) if offset < _A_DAY else None
    try:
        return zoneinfo.ZoneInfo(name.strip())
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return None


def is_no_date(text: str) -> bool:
    """Whether `date:` was left empty: nothing, or the zone that a program put behind nothing."""
    return bool(_NOTHING.fullmatch(text.strip()))


def stated_date(text: str, zone: str) -> Stated | None:
    """The date that `date:` states; a time without a zone gets the offset that `zone` has then."""
    text, own = _plain(text)
    stated = read_date(text, "")
    if stated is None or stated.precision in ("day", "month", "year") or _ZONED.search(stated.iso):
        return stated
    return Stated(stated.iso + _offset(stated.iso, own or zone), stated.precision)


def moments(text: str, quoted: bool, named_day: str, zone: str) -> list[dt.datetime]:
    """The local times an address may stand under: as Jekyll takes the stamp, then as it is written.

    Without a stamp it is the day in the file's name; empty when that has none either.
    """
    site = zone_of(zone) or dt.UTC
    found: list[dt.datetime] = []
    timestamp = None if quoted else _TIMESTAMP.fullmatch(text.strip())
    if timestamp and not timestamp["zone"] and (utc := stated_date(f"{text.strip()} +00:00", zone)):
        found.append(dt.datetime.fromisoformat(utc.iso).astimezone(site))
    stated = stated_date(text, zone) or (read_date(named_day) if is_no_date(text) else None)
    if stated and stated.precision != "month":
        when = dt.datetime.fromisoformat(stated.iso)
        found.append(when.astimezone(site) if when.tzinfo else when.replace(tzinfo=site))
    return found


def _offset(iso: str, zone: str) -> str:
    tz = zone_of(zone)
    try:
        return dt.datetime.fromisoformat(iso).replace(tzinfo=tz).isoformat()[19:] if tz else ""
    except ValueError:
        return ""


def _plain(text: str) -> tuple[str, str]:
    """The stamp in figures, and the zone whose name stands behind it."""
    text, zone = text.strip(), ""
    if _USUAL.fullmatch(text):
        return text, zone
    if match := _NAMED_ZONE.search(text):
        text, zone = text[: match.start()], match["name"]
    for pattern in _ENGLISH:
        if match := pattern.match(text):
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            text = f"{match['year']}-{month}-{match['day']}{text[match.end() :]}"
    if match := _COMPACT.match(text):
        year, month_, day, hour, minute, second = match.groups()
        clock = f" {hour}:{minute}{':' if second else ''}{second or ''}" if hour else ""
        text = f"{year}-{month_}-{day}{clock}{text[match.end() :]}"
    text = _HALF_DAY.sub(_in_full_day, text)
    text = _UTC.sub("Z", text)
    if match := _SHORT_ZONE.search(text):
        before = text[: match.start()].rstrip()
        if re.search(r":\d{2}$", before):
            text = f"{before}{match['sign']}{int(match['hours']):02}:00"
    return text, zone


def _in_full_day(match: re.Match[str]) -> str:
    hour = int(match["hour"]) % 12 + (12 if match["half"] in "pP" else 0)
    return f"{hour}{match['rest']}"
