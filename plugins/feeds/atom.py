"""Atom 1.0 (RFC 4287), with the history of RFC 5005.

Its ids are not those of the RSS feed: newsboat keeps items by their id alone, and whoever subscribed
to both would lose one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from .markup import cdata, escape, rfc3339
from .model import Channel, FeedItem, Publisher
from .rss import GENERATOR

_TYPE = "application/atom+xml"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"{lang}>
"""
_TAIL = "</feed>\n"


def write(channel: Channel, items: Sequence[FeedItem], texts: int) -> bytes:
    """Return the document with `items`; all but the first `texts` keep summary and link alone."""
    assert channel.changed is not None  # no such feed is planned without items
    parts = [
        _HEAD.format(lang=_lang(channel.lang)),
        f"<id>{escape(channel.id)}</id>\n",
        f"<title>{escape(channel.title)}</title>\n",
        f"<subtitle>{escape(channel.description)}</subtitle>\n",
        f"<updated>{rfc3339(channel.changed)}</updated>\n",
        # Of entries that name nobody (RFC 4287, 4.1.1): the archive says it, not a person.
        f"<author><name>{escape(channel.author)}</name></author>\n",
        f"<generator>{GENERATOR}</generator>\n",
        _link("self", channel.url, _TYPE),
        _link("alternate", channel.page_url, "text/html"),
    ]
    if channel.current is not None:
        parts += ["<fh:archive/>\n", _link("current", channel.current, _TYPE)]
    if channel.previous is not None:
        parts.append(_link("prev-archive", channel.previous, _TYPE))
    parts += [_entry(one, with_text=at < texts) for at, one in enumerate(items)]
    parts.append(_TAIL)
    return "".join(parts).encode()


def _entry(one: FeedItem, *, with_text: bool) -> str:
    updated = rfc3339(one.updated)
    parts = [
        f"<entry{_lang(one.lang)}>\n",
        f"<id>{escape(f'{one.tag}:atom:{one.id}')}</id>\n",
        f"<title>{escape(one.title)}</title>\n",
        f"<updated>{updated}</updated>\n",
    ]
    if one.published is not None:
        parts.append(f"<published>{rfc3339(one.published)}</published>\n")
    parts += [f"<author><name>{escape(name)}</name></author>\n" for name in one.writers]
    parts.append(_link("alternate", one.link, "text/html"))
    if one.via:
        parts.append(_link("via", one.via))
    parts += [f'<category term="{escape(name)}"/>\n' for name in one.categories]
    parts.append(f'<summary type="text">{escape(one.summary) or escape(one.title)}</summary>\n')
    if with_text:
        parts.append(f'<content type="html">{cdata(one.html)}</content>\n')
    if one.publisher.id is not None:
        parts.append(_source(one.publisher, one.publisher.id, updated))
    parts.append("</entry>\n")
    return "".join(parts)


def _source(source: Publisher, id_: str, updated: str) -> str:
    """The publisher as the feed that an entry was taken from (4.2.11): most have none.

    `updated` is what the archive knows: its entry was not newer than that.
    """
    home = _link("alternate", source.home) if source.home else ""
    return (
        f"<source>\n<id>{escape(id_)}</id>\n<title>{escape(source.title)}</title>\n"
        f"<updated>{updated}</updated>\n{home}</source>\n"
    )


def _lang(lang: str | None) -> str:
    return f' xml:lang="{escape(lang)}"' if lang else ""


def _link(rel: str, href: str, type_: str | None = None) -> str:
    kind = f' type="{type_}"' if type_ else ""
    return f'<link rel="{rel}"{kind} href="{escape(href)}"/>\n'
