"""RSS 2.0 by feedgen, in the one way that is safe, with the history of RFC 5005.

feedgen 1.0 has traps; each was measured, and each has a test:
- the channel's link is the last `link()` given: self first, the page last
- `add_entry()` prepends unless told to append
- `author()` without an e-mail address is left out of RSS: Dublin Core's creator instead
- `lastBuildDate` is the clock unless set, `pubDate` must have a zone
- one control character stops the whole feed
- its Atom drops the kind of every link (feedgen #135): RSS only
- of links in other relations only self is written: the history is an extension of ours
- `source` and `dc:source` in one item are an error to the W3C validator: only `source`
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from ..catalog.sanitise import one_line, without_controls
from .markup import in_whole_minutes
from .model import Channel, FeedItem

DOCS = "https://www.rssboard.org/rss-specification"
GENERATOR = "Jianbao"
LANGUAGES = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}
"""What RSS calls a language (rssboard.org/rss-language-codes), where that is not its own tag."""

_TYPE = "application/rss+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"


class _History(BaseExtension):  # type: ignore[misc]
    """What RFC 5005 adds to a channel: that it is an archive document, and links to others."""

    channel: Channel

    def extend_ns(self) -> dict[str, str]:
        return {"fh": _HISTORY}

    def extend_rss(self, feed: Any) -> Any:
        head = feed[0]
        if self.channel.changed is None:
            head.remove(head.find("lastBuildDate"))  # the clock's
        links = {"current": self.channel.current, "prev-archive": self.channel.previous}
        if self.channel.current is not None:
            etree.SubElement(head, f"{{{_HISTORY}}}archive")
        for rel, href in links.items():
            if href is not None:
                etree.SubElement(head, f"{{{_ATOM}}}link", rel=rel, type=_TYPE, href=href)
        return feed


def write(channel: Channel, items: Sequence[FeedItem], texts: int) -> bytes:
    """Return the document with `items`; all but the first `texts` keep summary and link alone."""
    feed = FeedGenerator()
    feed.load_extension("dc", atom=False, rss=True)
    feed.register_extension("history", _History, atom=False)
    feed.history.channel = channel
    feed.title(one_line(channel.title))
    feed.link(href=channel.url, rel="self", type=_TYPE)
    feed.link(href=channel.page_url, rel="alternate")
    feed.description(one_line(channel.description))
    if channel.lang:
        feed.language(LANGUAGES.get(channel.lang.lower(), channel.lang.lower()))
    feed.generator(GENERATOR)
    feed.docs(DOCS)
    if channel.changed is not None:
        feed.lastBuildDate(in_whole_minutes(channel.changed))
    for at, item in enumerate(items):
        _add(feed, item, with_text=at < texts)
    written: bytes = feed.rss_str(pretty=True, encoding="utf-8")
    return written


def _add(feed: Any, item: FeedItem, *, with_text: bool) -> None:
    entry = feed.add_entry(order="append")
    entry.title(one_line(item.title))
    entry.link(href=item.link)
    entry.guid(f"{item.tag}:{item.id}", permalink=False)
    entry.description(one_line(item.summary) or one_line(item.title))
    if with_text:
        entry.content(without_controls(item.html), type="CDATA")
    if item.published is not None:
        entry.published(in_whole_minutes(item.published))
    if item.writers:
        # One element: of several, newsboat shows the last alone.
        entry.dc.dc_creator("、".join(map(one_line, item.writers)))
    for name in item.categories:
        entry.category(term=one_line(name))
    entry.source(url=item.publisher.url, title=one_line(item.publisher.title))
