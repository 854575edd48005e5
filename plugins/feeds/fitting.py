"""A feed in bytes, of whatever format, and no bigger than it may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..catalog.addresses import FeedFormat
from . import atom, jsonfeed, rss
from .model import Channel, FeedItem

Write = Callable[[Channel, Sequence[FeedItem], int], bytes]
"""Writes a document; all items but the first so many keep summary and link, but not their text."""

WRITERS: dict[FeedFormat, Write] = {"rss": rss.write, "atom": atom.write, "json": jsonfeed.write}


def fitted(
    form: FeedFormat, channel: Channel, items: Sequence[FeedItem], max_bytes: int | None
) -> bytes:
    """Return the document of `channel` with `items`.

    Beyond `max_bytes` (None: no limit) the last items, which are the oldest, lose their text until
    it fits. All stay: a history goes on where its feed ends.
    """
    write, texts = WRITERS[form], len(items)
    document = write(channel, items, texts)
    while max_bytes is not None and len(document) > max_bytes and texts:
        over = len(document) - max_bytes
        while over > 0 and texts:
            texts -= 1
            over -= len(items[texts].html.encode())
        document = write(channel, items, texts)
    return document
