"""The feeds of a list in each format, for people: pages name them, plugins.feeds prints them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .addresses import FeedFormat, FeedKind, feed_path

FORMATS: Mapping[FeedFormat, tuple[str, str]] = {
    "rss": ("RSS", "application/rss+xml"),
    "atom": ("Atom", "application/atom+xml"),
    "json": ("JSON", "application/feed+json"),
}
"""Format → its name for people, its media type."""


class FeedFile(NamedTuple):
    """A feed in one format: its name for people, its media type, its path."""

    name: str
    type: str
    url: str


def feed_files(settings: Mapping[str, Any], kind: FeedKind, slug: str) -> tuple[FeedFile, ...]:
    """Return the feeds of a list, RSS first, in the formats of `FEEDS_FORMATS`."""
    stated = settings.get("FEEDS_FORMATS", tuple(FORMATS))
    return tuple(
        FeedFile(*FORMATS[form], feed_path(kind, slug, form))
        for form in FORMATS
        if form == "rss" or form in stated
    )
