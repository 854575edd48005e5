"""A card of an article: what the catalogue keeps, made from the bytes of its files."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from .catalogue import Core, Rest, packed
from .header import Header
from .reading import ArticleText
from .record import Record, as_values
from .standing import arrived, changed, unstated

DIGEST = 16
"""Bytes of a content digest: no two articles of any archive share one by chance."""
SHORT = 8
"""Bytes of the digest of one input of a page: compared with its predecessor only."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
_STATUSES = frozenset({"published", "hidden", "draft"})


class Card(NamedTuple):
    """Both halves of a card; the rest as the bytes that the catalogue keeps."""

    core: Core
    rest: bytes


def content_digest(raw: bytes, facts: bytes | None) -> bytes:
    """Return the digest of the bytes of an article's file and of its facts file (None: no file)."""
    head = f"{len(raw)} {-1 if facts is None else len(facts)} ".encode()
    return blake2b(head + raw + (facts or b""), digest_size=DIGEST).digest()


def short_digest(data: bytes) -> bytes:
    """Return the digest of one input of a page."""
    return blake2b(data, digest_size=SHORT).digest()


def is_plain_header(header: Header) -> bool:
    """Whether Pelican has nothing to add to this header: no default, no date to be guessed at."""
    date = header.get("date", "")
    if not (header.get("title") and header.get("category") and _DATE.fullmatch(date)):
        return False
    try:
        datetime.fromisoformat(date)
    except ValueError:
        return False
    return (
        _SLUG.fullmatch(header.get("slug", "")) is not None
        and header.get("status", "published") in _STATUSES
    )


def plain_card(
    path: str, digest: bytes, text: ArticleText, zone: str | None, *, has_facts: bool, size: int
) -> Card:
    """Return the card of an article with a plain header."""
    header = text.header
    status = "hidden" if text.record.withdrawn else header.get("status", "published")
    return make_card(
        path,
        digest,
        text.record,
        dict(header),
        slug=header["slug"],
        status=status,
        category=header["category"],
        lead=text.lead,
        zone=zone,
        is_plain=True,
        has_facts=has_facts,
        size=size,
    )


def make_card(
    path: str,
    digest: bytes,
    record: Record,
    header: dict[str, str],
    *,
    slug: str,
    status: str,
    category: str,
    lead: str,
    zone: str | None,
    is_plain: bool,
    has_facts: bool,
    size: int,
) -> Card:
    """Return the card of an article. Of a withdrawn one nothing is kept that readers are not told."""
    raw = header.get("raw")
    if record.withdrawn:
        header = {key: header[key] for key in _KEPT if key in header}
    rest = packed(Rest(header, as_values(record), lead))
    day = record.day
    core = Core(
        path,
        digest,
        slug,
        status,
        short_digest(rest + "\0".join([slug, category, path]).encode("utf-8", "surrogateescape")),
        record.order,
        day.date if day else None,
        category,
        record.tags,
        record.source,
        arrived(record),
        changed(record, zone),
        record.aliases,
        record.is_template,
        is_plain,
        has_facts,
        size,
        record.kind,
        unstated(record),
        raw,
    )
    return Card(core, rest)


_KEPT = (
    "title", "date", "date_basis", "date_precision", "archived", "kind", "lang", "slug",
    "category", "aliases", "withdrawn", "withdrawn_reason",
)  # fmt: skip
