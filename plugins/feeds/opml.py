"""Lists of feeds as OPML 2.0 (opml.org/spec2.opml), which feed readers import.

It has no `dateCreated`: a list is the same until a feed comes or goes, whenever it was printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .markup import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<head>\n<title>{}</title>\n'


class Outline(NamedTuple):
    """A feed: its name, its address, that of its page."""

    name: str
    feed: str
    page: str


Folder = tuple[str | None, Sequence[Outline]]
"""A name, None for feeds that lie in no folder, and the feeds."""


def opml(title: str, folders: Iterable[Folder]) -> bytes:
    """Return the list of the feeds in `folders`."""
    parts = [_HEAD.format(escape(title)), "</head>\n<body>\n"]
    for name, outlines in folders:
        lines = [_line(outline) for outline in outlines]
        if name is not None:
            # Without a title: what has one is taken for a feed whose type is missing.
            lines = [f'<outline text="{escape(name)}">\n', *lines, "</outline>\n"]
        parts += lines
    return "".join([*parts, "</body>\n</opml>\n"]).encode()


def _line(one: Outline) -> str:
    name = escape(one.name)
    return (
        f'<outline type="rss" text="{name}" title="{name}" xmlUrl="{escape(one.feed)}"'
        f' htmlUrl="{escape(one.page)}"/>\n'
    )
