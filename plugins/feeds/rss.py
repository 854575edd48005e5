"""RSS 2.0 (rssboard.org), with Dublin Core's creator, the content module, and the history of RFC 5005.

Each of these has a test:
- the channel's link is its page, its own address an `atom:link`
- `author` wants an e-mail address: Dublin Core's creator instead
- `lastBuildDate` is never the clock, and no item has a `pubDate` that its text does not state
- one control character stops a whole feed
- `source` and `dc:source` in one item are an error to the W3C validator: only `source`
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime

from .markup import cdata, escape, in_whole_minutes
from .model import Channel, FeedItem

DOCS = "https://www.rssboard.org/rss-specification"
GENERATOR = "Jianbao"
LANGUAGES = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}
"""What RSS calls a language (rssboard.org/rss-language-codes), where that is not its own tag."""

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"\
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:fh="http://purl.org/syndication/history/1.0">
<channel>
"""
_TAIL = "</channel>\n</rss>\n"


def item(one: FeedItem, *, with_text: bool = True) -> str:
    """Return the `<item>` of a report; without its text it keeps summary and link."""
    parts = [
        "<item>\n",
        f"<title>{escape(one.title)}</title>\n",
        f"<link>{escape(one.link)}</link>\n",
        f"<description>{escape(one.summary) or escape(one.title)}</description>\n",
    ]
    if with_text:
        parts.append(f"<content:encoded>{cdata(one.html)}</content:encoded>\n")
    if one.writers:
        # One element: of several, newsboat shows the last alone.
        parts.append(f"<dc:creator>{'、'.join(map(escape, one.writers))}</dc:creator>\n")
    parts += [f"<category>{escape(name)}</category>\n" for name in one.categories]
    parts.append(f'<guid isPermaLink="false">{escape(f"{one.tag}:{one.id}")}</guid>\n')
    if one.published is not None:
        parts.append(f"<pubDate>{_rfc822(one.published)}</pubDate>\n")
    source = one.publisher
    parts.append(f'<source url="{escape(source.url)}">{escape(source.title)}</source>\n</item>\n')
    return "".join(parts)


def write(channel: Channel, items: Iterable[bytes]) -> bytes:
    """Return the document of `channel` with what `item` made, in UTF-8."""
    lang = LANGUAGES.get(channel.lang.lower(), channel.lang.lower())
    parts = [
        _HEAD,
        f"<title>{escape(channel.title)}</title>\n",
        f"<link>{escape(channel.page_url)}</link>\n",
        f"<description>{escape(channel.description)}</description>\n",
        f"<language>{escape(lang)}</language>\n",
        f"<lastBuildDate>{_rfc822(channel.changed)}</lastBuildDate>\n",
        f"<generator>{GENERATOR}</generator>\n",
        f"<docs>{DOCS}</docs>\n",
        _link("self", channel.url),
    ]
    if channel.current is not None:
        parts += ["<fh:archive/>\n", _link("current", channel.current)]
    if channel.previous is not None:
        parts.append(_link("prev-archive", channel.previous))
    return b"".join(["".join(parts).encode(), *items, _TAIL.encode()])


def _link(rel: str, href: str) -> str:
    return f'<atom:link rel="{rel}" type="application/rss+xml" href="{escape(href)}"/>\n'


def _rfc822(moment: datetime) -> str:
    return format_datetime(in_whole_minutes(moment))
