"""sitemap.xml: every public page, as sitemaps.org asks for it.

Up to 50,000 addresses stand in one file. Beyond, sitemap.xml is an index: the lists and pages in one
part, the articles in parts of 10,000 in the order in which they came in, so that one more changes the
last part. A part of 10,000 can't reach the protocol's 50 MB: an address has fewer than 2,048
characters there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

NAME = "sitemap.xml"
MOST = 50_000
"""Addresses in a file (sitemaps.org)."""
MOST_BYTES = 50 * 1024 * 1024
"""Of a file (sitemaps.org)."""
PART = 10_000
"""Addresses in a part of those with an index."""
LONGEST = 2047
"""Characters of an address (sitemaps.org: less than 2,048)."""

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FRAME = 1000
"""Bytes, more than head and foot of a file have."""
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Address(NamedTuple):
    """A public page: its whole address, and the day of its last change as far as facts tell."""

    url: str
    changed: str | None = None


def sitemap(
    site: str, pages: Sequence[Address], articles: Sequence[Address], most: int = MOST
) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file. `articles` are given in the order in which they came in.

    An address that is too long for the protocol is left out.
    """
    lists, texts = _entries(pages), _entries(articles)
    size = sum(map(len, lists)) + sum(map(len, texts))
    if len(lists) + len(texts) <= most and size <= MOST_BYTES - _FRAME:
        yield NAME, _urls([*lists, *texts])
        return
    parts = [(f"sitemap-pages-{n}", chunk) for n, chunk in enumerate(_chunks(lists), start=1)]
    parts += [(f"sitemap-{n}", chunk) for n, chunk in enumerate(_chunks(texts), start=1)]
    yield NAME, _index([f"{site}/{name}.xml" for name, _ in parts])
    for name, chunk in parts:
        yield f"{name}.xml", _urls(chunk)


def _entries(addresses: Sequence[Address]) -> list[str]:
    return [
        f"<url><loc>{escape(one.url)}</loc>"
        + (f"<lastmod>{one.changed}</lastmod></url>\n" if one.changed else "</url>\n")
        for one in addresses
        if len(one.url) <= LONGEST
    ]


def _chunks(entries: Sequence[str]) -> Iterator[Sequence[str]]:
    return (entries[at : at + PART] for at in range(0, len(entries), PART))


def _urls(entries: Sequence[str]) -> bytes:
    return f"{_XML}<urlset {_SPACE}>\n{''.join(entries)}</urlset>\n".encode()


def _index(files: Sequence[str]) -> bytes:
    entries = "".join(f"<sitemap><loc>{escape(file)}</loc></sitemap>\n" for file in files)
    return f"{_XML}<sitemapindex {_SPACE}>\n{entries}</sitemapindex>\n".encode()
