"""RSS 2.0 by feedgen, in the one way that is safe.

feedgen 1.0 has traps; each was measured, and each has a test:
- the channel's link is the last `link()` given: self first, the page last
- `add_entry()` prepends unless told to append
- `author()` without an e-mail address is left out of RSS: Dublin Core's creator instead
- `lastBuildDate` is the clock unless set, `pubDate` must have a zone
- one control character stops the whole feed
- its Atom drops the kind of every link (feedgen #135): RSS only
- `source` and `dc:source` in one item are an error to the W3C validator: only `source`
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedgen.feed import FeedGenerator

from ..catalog.sanitise import without_controls

DOCS = "https://www.rssboard.org/rss-specification"
GENERATOR = "Jianbao"
LANGUAGE = "zh-cn"
MAX_BYTES = 1_000_000
"""FeedBurner refused 1 MB, other readers froze at a few (jekyll #646, matrix.org #1918)."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One reposted article. `published` is None when the text states no day.

    `source_title` and `source_url` are the `<source>`: whom the text was taken from.
    """

    guid: str
    link: str
    title: str
    summary: str
    html: str
    published: datetime | None
    writers: tuple[str, ...]
    categories: tuple[str, ...]
    source_title: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: where it stands, the page it belongs to, its items newest first."""

    title: str
    description: str
    url: str
    page_url: str
    changed: datetime
    items: tuple[FeedItem, ...]


def rss(channel: Channel, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the feed. The oldest items are left out beyond `max_bytes`; the same in, the same out.

    A single item too big for the limit keeps its summary and its link.
    """
    items = list(channel.items)
    written = _write(channel, items)
    while len(written) > max_bytes and len(items) > 1:
        # As many as fit by their share, at least one less, so that this ends soon.
        items = items[: min(len(items) - 1, max(1, len(items) * max_bytes // len(written)))]
        written = _write(channel, items)
    if len(written) > max_bytes and items:
        written = _write(channel, items, with_text=False)
    return written


def _write(channel: Channel, items: list[FeedItem], *, with_text: bool = True) -> bytes:
    feed = FeedGenerator()
    feed.load_extension("dc", atom=False, rss=True)
    feed.title(_line(channel.title))
    feed.link(href=channel.url, rel="self", type="application/rss+xml")
    feed.link(href=channel.page_url, rel="alternate")
    feed.description(_line(channel.description))
    feed.language(LANGUAGE)
    feed.generator(GENERATOR)
    feed.docs(DOCS)
    feed.lastBuildDate(channel.changed)
    for item in items:
        entry = feed.add_entry(order="append")
        entry.title(_line(item.title))
        entry.link(href=item.link)
        entry.guid(item.guid, permalink=False)
        entry.description(_line(item.summary) or _line(item.title))
        if with_text:
            entry.content(without_controls(item.html), type="CDATA")
        if item.published is not None:
            entry.published(item.published)
        if item.writers:
            # One element: of several, newsboat shows the last alone.
            entry.dc.dc_creator("、".join(_line(name) for name in item.writers))
        for category in item.categories:
            entry.category(term=_line(category))
        entry.source(url=item.source_url, title=_line(item.source_title))
    written: bytes = feed.rss_str(pretty=True, encoding="utf-8")
    return written


def _line(text: str) -> str:
    return " ".join(without_controls(text).split())
