"""A record in RIS, for reference managers (the RIS specification of 2001, and the types of 2011).

`NEWS`, `ELEC` and `GOVDOC` are its types for newspaper items, pages and official documents. Lines end
as the specification has them, with CR LF; dates are YYYY/MM/DD/ with what is not stated left empty.
`L2` is the address of this archive's copy, `DB` the archive.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog.sanitise import one_line
from .model import Citation, Name

_TYPES = {"newspaper": "NEWS", "webpage": "ELEC", "document": "GOVDOC"}


def ris(citation: Citation) -> str:
    """Return the record."""
    stated = ((tag, one_line(value or "")) for tag, value in _fields(citation))
    lines = [f"{tag}  - {value}\r\n" for tag, value in stated if value]
    return "".join(lines) + "ER  - \r\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str | None]]:
    issued = citation.issued
    yield "TY", _TYPES[citation.kind]
    yield "ID", citation.id
    for name in citation.writers:
        yield "AU", _name(name)
    yield "TI", citation.shown_title
    yield "T2", citation.container
    yield "CY", citation.place
    yield "M1", citation.number
    yield "PY", issued[:4] if issued else None
    yield "DA", _date(issued) if issued else None
    yield "SP", citation.page
    yield "UR", citation.url
    yield "Y2", _date(citation.accessed) if citation.accessed else None
    yield "L2", citation.copy
    yield "DB", citation.archive
    yield "LA", citation.lang
    yield "N1", citation.caution


def _name(name: Name) -> str:
    return f"{name.text}, {name.given}" if name.given else name.text


def _date(date: str) -> str:
    year, month, day = [*date.split("-"), "", ""][:3]
    return f"{year}/{month}/{day}/"
