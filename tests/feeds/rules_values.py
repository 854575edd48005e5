"""The forms of values: addresses, identifiers, dates, languages, media types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import urlsplit

from rules_common import Finding, words

_URI_CHARACTERS = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9-]+")


def url_fault(address: str) -> str:
    """Return what is wrong with an absolute http(s) address (RFC 3986), empty for nothing."""
    if not address:
        return "empty"
    if not _URI_CHARACTERS.fullmatch(address):
        return f"not a URI: {address[:80]}"
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        return f"{error}: {address[:80]}"
    if parts.scheme not in ("http", "https"):
        return f"not an absolute http(s) address: {address[:80]}"
    if not _HOST.fullmatch(parts.hostname or ""):
        return f"no host: {address[:80]}"
    if set("[]") & {*parts.path, *parts.query, *parts.fragment} or "#" in parts.fragment:
        return f"not a URI: {address[:80]}"
    return ""


def url(address: str, place: str) -> Iterator[Finding]:
    """The rule `url` for one address."""
    if fault := url_fault(address):
        yield Finding("url", place, fault)


_TAG_URI = re.compile(
    r"tag:(?:[a-z0-9._-]+@)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?"
    r",\d{4}(?:-\d\d(?:-\d\d)?)?:(?:[A-Za-z0-9\-._~:@!$&'()*+,;=/?]|%[0-9A-Fa-f]{2})*"
)
_URN = re.compile(r"urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:\S+")


def identifier_fault(identifier: str) -> str:
    """Return what is wrong with a URI that names something for ever: http(s), tag: (RFC 4151), urn:."""
    if identifier.startswith("tag:"):
        return "" if _TAG_URI.fullmatch(identifier) else f"not a tag URI: {identifier[:80]}"
    if identifier.startswith("urn:"):
        sound = _URN.fullmatch(identifier) and _URI_CHARACTERS.fullmatch(identifier)
        return "" if sound else f"not a URN: {identifier[:80]}"
    return url_fault(identifier)


_MONTHS = words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
_DAYS = words("Mon Tue Wed Thu Fri Sat Sun")
_RFC822 = re.compile(
    rf"(?:(?P<weekday>{'|'.join(_DAYS)}), )?(?P<day>\d\d?) (?P<month>{'|'.join(_MONTHS)})"
    r" (?P<year>\d{4}) (?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r" (?:GMT|UT|[+-](?P<zone>\d{4}))"
)
_RFC3339 = re.compile(
    r"(?P<stamp>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-](?P<zone>\d\d:\d\d))"
)


def rfc822_fault(text: str) -> str:
    """Return what is wrong with a date as RSS has it (RFC 822, with four digits for the year)."""
    found = _RFC822.fullmatch(text)
    if not found:
        return f"not an RFC 822 date: {text[:60]!r}"
    zone = found["zone"]
    if zone and (int(zone[:2]) > 14 or int(zone[2:]) > 59):
        return f"no such zone: {text}"
    try:
        day = date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
        datetime(2000, 1, 1, int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError as error:
        return f"{error}: {text}"
    if found["weekday"] and _DAYS[day.weekday()] != found["weekday"]:
        return f"{day} was a {_DAYS[day.weekday()]}: {text}"
    return ""


def rfc3339_fault(text: str) -> str:
    """Return what is wrong with a date as Atom and JSON Feed have it (RFC 3339, zone required)."""
    found = _RFC3339.fullmatch(text)
    if not found:
        return f"not an RFC 3339 date with a zone: {text[:60]!r}"
    zone = found["zone"]
    if zone and (int(zone[:2]) > 14 or int(zone[3:]) > 59):
        return f"no such zone: {text}"
    try:
        datetime.fromisoformat(found["stamp"])
    except ValueError as error:
        return f"{error}: {text}"
    return ""


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*(?:; ?[a-z-]+=[\w.-]+)*", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@()<>]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_EMAIL_AND_NAME = re.compile(rf"{_EMAIL.pattern}(?: \([^()]+\))?")


def language_fault(text: str) -> str:
    """Return what is wrong with a language tag (RFC 5646)."""
    return "" if _LANGUAGE.fullmatch(text) else f"not a language tag: {text[:40]!r}"


def media_type_fault(text: str) -> str:
    """Return what is wrong with a media type."""
    return "" if _MEDIA_TYPE.fullmatch(text) else f"not a media type: {text[:40]!r}"


def email_fault(text: str) -> str:
    """Return what is wrong with an e-mail address."""
    return "" if _EMAIL.fullmatch(text) else f"not an e-mail address: {text[:40]!r}"


def email_and_name_fault(text: str) -> str:
    """Return what is wrong with an author as RSS has it: `someone@host (Name)`."""
    return "" if _EMAIL_AND_NAME.fullmatch(text) else f"not an e-mail address: {text[:40]!r}"


def number_fault(text: str) -> str:
    """Return what is wrong with a whole number that is not below zero."""
    return "" if re.fullmatch(r"\d+", text) else f"not a number: {text[:40]!r}"
