"""What the settings ask of feeds; what cannot be done is said in plain words, by name and remedy."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Any, NamedTuple

from ..catalog import addresses
from ..catalog.addresses import FeedFormat
from ..catalog.below import is_below
from ..catalog.sanitise import one_line
from ..catalog.sources import web_address
from .fitting import WRITERS
from .history import PART_ITEMS
from .making import PREVIEW, TAG
from .newest import MAX_BYTES, MAX_ITEMS, Limit

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"]+")
"""What an id of Atom may begin with (RFC 4287, 4.2.6): a scheme, and something in it."""
_OURS = re.compile(r"feeds/(?:archive|category|group|source|tag)/")
"""Folders of the other feeds."""


class Options(NamedTuple):
    """Of all feeds: how much they hold, their formats (RSS first), items in a part of the history."""

    limit: Limit
    forms: tuple[FeedFormat, ...]
    part_items: int


def options(settings: Mapping[str, Any], taken: Container[str] = ()) -> tuple[Options, list[str]]:
    """Return what Pelican's `settings` ask, and a sentence for each that asks what cannot be.

    `taken` are names in the site that other plugins fill.
    """
    faults: list[str] = []

    def number(name: str, default: int, least: int) -> int:
        value = settings.get(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        faults.append(f"{name} is {value!r}. Give it a whole number, {least} or more.")
        return default

    limit = Limit(number("FEEDS_MAX_ITEMS", MAX_ITEMS, 1), number("FEEDS_MAX_BYTES", MAX_BYTES, 1))
    part_items = number("FEEDS_ARCHIVE_ITEMS", PART_ITEMS, 0)
    forms, unknown = _formats(settings.get("FEEDS_FORMATS", tuple(WRITERS)))
    faults += [*unknown, *_place(settings, taken), *_names(settings)]
    return Options(limit, forms, part_items), faults


def _formats(stated: object) -> tuple[tuple[FeedFormat, ...], list[str]]:
    """The formats to print, RSS first: the head of every page links it."""
    known = ", ".join(WRITERS)
    if not isinstance(stated, (list, tuple, set, frozenset)):
        return (), [f"FEEDS_FORMATS is {stated!r}. Give it a list of {known}."]
    unknown = sorted({str(one) for one in stated} - set(WRITERS))
    faults = [f"FEEDS_FORMATS has {', '.join(unknown)}. Formats are {known}."] if unknown else []
    return tuple(form for form in WRITERS if form == "rss" or form in stated), faults


def _place(settings: Mapping[str, Any], taken: Container[str]) -> list[str]:
    path = addresses.site_feed(settings)
    is_place = is_below(path) and ":" not in path and path.endswith(".xml")
    if is_place and not _OURS.match(path) and path not in taken and path.split("/")[0] not in taken:
        return []
    return [
        f"FEED_SITE is {path!r}. Give it a path below the site that ends with .xml and is no"
        " other file's, such as 'feeds/all.xml'."
    ]


def _names(settings: Mapping[str, Any]) -> list[str]:
    """Of the site, what a feed can't be without: its name, where it stands, the beginning of its ids."""
    faults = []
    tag, domain = settings.get("FEED_TAG", TAG), settings.get("FEED_DOMAIN")
    if not (isinstance(tag, str) and _URI.fullmatch(tag)):
        faults.append(f"FEED_TAG is {tag!r}. Give it the beginning of a URI, such as {TAG!r}.")
    if domain and not web_address(str(domain)):
        faults.append(f"FEED_DOMAIN is {domain!r}. Give it a whole address, such as {PREVIEW!r}.")
    if not one_line(str(settings["SITENAME"])):
        faults.append(f"SITENAME is {settings['SITENAME']!r}. Give the site a name: feeds bear it.")
    return faults
