"""What the writers of feeds are given: a feed, and what it says of each report."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Publisher(NamedTuple):
    """Whom a text was taken from; `id` is a URI that stays, None where the text does not say.

    `home` is where the publisher is found. `url` is never empty: RSS demands one, so it is that, or
    the original, or our feed.
    """

    title: str
    url: str
    id: str | None
    home: str | None


class FeedItem(NamedTuple):
    """One report, for all formats. What the text does not state is None or empty.

    `tag` and `id` make the ids of the formats. `link` is the page in the archive, `via` the original
    address, both URIs. `html` is sanitised, its links absolute. `published` is set only when a
    calendar day is stated, `updated` is when the archive last had something new to say of it.
    `lang` is set only where it is not the feed's.
    """

    tag: str
    id: str
    link: str
    via: str | None
    title: str
    summary: str
    html: str
    published: datetime | None
    updated: datetime
    writers: tuple[str, ...]
    categories: tuple[str, ...]
    publisher: Publisher
    lang: str | None


class Channel(NamedTuple):
    """A feed document of one format, without its items.

    `id` is a URI of the whole feed, whichever of its documents this is; `url` that of the document,
    `page_url` of the page that it belongs to. `previous` is the document with older items and, in
    one of these, `current` the feed that is subscribed to (RFC 5005, section 4). `lang` is empty where
    the site states none. `changed` is None without items: no clock is asked.
    """

    id: str
    title: str
    description: str
    author: str
    lang: str
    url: str
    page_url: str
    changed: datetime | None
    previous: str | None = None
    current: str | None = None
