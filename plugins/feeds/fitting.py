"""A feed in bytes, of whatever format, and no bigger than it may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from ..catalog.addresses import FeedFormat
from . import atom, jsonfeed, rss
from .model import Channel, FeedItem


class Writer(Protocol):
    """How a format is written."""

    def item(self, one: FeedItem, *, with_text: bool = True) -> str:
        """Return what a feed says of a report."""

    def write(self, channel: Channel, items: Iterable[bytes]) -> bytes:
        """Return a document."""


WRITERS: dict[FeedFormat, Writer] = {"rss": rss, "atom": atom, "json": jsonfeed}


def fitted(
    form: FeedFormat,
    channel: Channel,
    items: Sequence[FeedItem],
    written: Sequence[bytes],
    max_bytes: int | None,
) -> bytes:
    """Return the document of `channel`; `written` is what its format's `item` made of each item.

    Beyond `max_bytes` (None: no limit) the last items, which are the oldest, keep summary and link
    but not their text, until it fits. All stay: a history goes on where its feed ends.
    """
    writer, parts = WRITERS[form], list(written)
    document = writer.write(channel, parts)
    if max_bytes is None or len(document) <= max_bytes:
        return document
    size = len(document)
    for at in reversed(range(len(parts))):
        short = writer.item(items[at], with_text=False).encode()
        size += len(short) - len(parts[at])
        parts[at] = short
        if size <= max_bytes:
            break
    return writer.write(channel, parts)
