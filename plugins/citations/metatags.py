"""The head of an article as `<meta>` elements: Dublin Core, Open Graph, and what Zotero asks for.

Dublin Core as "Expressing Dublin Core metadata using HTML/XHTML meta and link elements" (DCMI, 2008)
has it, Open Graph as ogp.me; docs/metadata.md says what each field becomes, and why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import escape

from ..catalog.day import Day
from .head import Head

SCHEMAS = (
    ("schema.DC", "http://purl.org/dc/elements/1.1/"),
    ("schema.DCTERMS", "http://purl.org/dc/terms/"),
)
NEWS = "NewsItem"
"""Of the Eprints type vocabulary; Zotero makes a newspaper article of it."""
TEXT = "Text"
"""Of the DCMI type vocabulary."""

_TIME_WITHOUT_ZONE = re.compile(r"T[\d:]+\Z")

Tag = tuple[str, str, str]
"""Attribute (`name` or `property`), what it names, what is said."""


def tags(head: Head) -> Iterator[Tag]:
    """Yield what is said, in a fixed order."""
    yield from (("name", name, said) for name, said in _dublin_core(head) if said)
    yield from (("property", name, said) for name, said in _open_graph(head) if said)


def meta_html(head: Head) -> str:
    """Return the elements as HTML, a line each."""
    links = (f'<link rel="{name}" href="{url}">' for name, url in SCHEMAS)
    lines = (f'<meta {key}="{name}" content="{escape(said)}">' for key, name, said in tags(head))
    return "\n".join([*links, *lines])


def _dublin_core(head: Head) -> Iterator[tuple[str, str | None]]:
    creators: Iterable[str] = [one.name for one in head.authors]
    if head.official and not creators:
        creators = head.official.bodies
    yield "DC.title", head.title
    yield from (("DCTERMS.alternative", title) for title in head.alternatives)
    yield from (("DC.creator", name) for name in creators)
    yield "DC.type", NEWS if head.kind == "news" else TEXT
    yield "DC.source", head.source.name if head.source else None
    yield "DCTERMS.source", head.original.url
    yield "DC.publisher", head.site_name
    # When it came out; of a document that does not say so, when it was signed.
    signed = head.official.signed if head.official else None
    yield "DC.date", w3c_date(head.published or signed)
    yield "DCTERMS.modified", w3c_date(head.modified)
    yield "DC.language", head.lang
    yield "DC.identifier", head.url
    yield "DC.identifier", head.official.number if head.official else None
    yield from (("DC.subject", tag) for tag in head.tags)
    yield "DC.rights", head.terms
    yield "DCTERMS.provenance", head.provenance
    yield "prism.startingPage", head.page if head.kind == "news" else None


def _open_graph(head: Head) -> Iterator[tuple[str, str | None]]:
    yield "og:type", "article"
    yield "og:title", head.title
    yield "og:url", head.url
    yield "og:site_name", head.site_name
    yield "og:description", head.description
    if head.published and head.published.is_whole:
        yield "article:published_time", head.published.iso
    if head.modified and head.modified.is_whole:
        yield "article:modified_time", head.modified.iso
    yield "article:section", head.category
    yield from (("article:tag", tag) for tag in head.tags)


def w3c_date(day: Day | None) -> str | None:
    """Return a day as Dublin Core wants it (W3C-DTF): a time that states no zone is left out."""
    return _TIME_WITHOUT_ZONE.sub("", day.iso) if day else None
