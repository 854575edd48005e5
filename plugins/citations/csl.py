"""An item in CSL-JSON, for Zotero, citeproc and Pandoc (CSL 1.0.2, its `csl-data.json` schema).

Chinese names are `literal`: processors then print them as they are and never turn them round.
A document is `legislation`, which is what Zotero takes (its schema knows no `regulation`), and
what Chinese styles ask for in official documents. `source` is the archive from which the item was taken.
"""

from __future__ import annotations

import json
from typing import Any

from ..catalog.sanitise import one_line
from .model import Citation, Name

_TYPES = {"newspaper": "article-newspaper", "webpage": "webpage", "document": "legislation"}


_encode = json.JSONEncoder(ensure_ascii=False).encode


def csl_item(citation: Citation) -> dict[str, Any]:
    """Return the item as plain data."""
    item: dict[str, Any] = {"id": citation.id, "type": _TYPES[citation.kind]}
    fields = {
        "language": citation.lang,
        "title": citation.shown_title,
        "container-title": citation.container,
        "publisher-place": citation.place,
        "number": citation.number,
        "page": citation.page,
        "URL": citation.url,
        "source": citation.archive,
        "note": citation.caution,
    }
    item |= {name: one_line(value) for name, value in fields.items() if value}
    if citation.writers:
        item["author"] = [_name(name) for name in citation.writers]
    if citation.issued:
        item["issued"] = _date(citation.issued)
    if citation.accessed:
        item["accessed"] = _date(citation.accessed)
    return item


def csl_json(citation: Citation) -> str:
    """Return a file of this one item."""
    return _encode([csl_item(citation)]) + "\n"


def _name(name: Name) -> dict[str, str]:
    if name.given:
        return {"family": one_line(name.text), "given": one_line(name.given)}
    return {"literal": one_line(name.text)}


def _date(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]}
