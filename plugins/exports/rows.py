"""What the archive's metadata say of one article: what its header states, and no text.

The same fields in JSON Lines and in CSV. In JSON a field that is not stated is left out, in CSV it is
an empty cell.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..catalog.record import Record
from ..catalog.sanitise import without_controls
from ..catalog.standing import Standing
from ..catalog.strings import Strings


class Field(NamedTuple):
    """A column: its name, and whether it holds several values."""

    name: str
    is_list: bool = False


FIELDS = (
    Field("id"),
    Field("address"),
    Field("title"),
    Field("kicker"),
    Field("subtitles", is_list=True),
    Field("printed"),
    Field("modified"),
    Field("archived"),
    Field("source"),
    Field("original_source"),
    Field("original_title"),
    Field("original_url"),
    Field("kind"),
    Field("category"),
    Field("tags", is_list=True),
    Field("authors", is_list=True),
    Field("reporters", is_list=True),
    Field("correspondents", is_list=True),
    Field("photographers", is_list=True),
    Field("editors", is_list=True),
    Field("speaker"),
    Field("dateline"),
    Field("page"),
    Field("column"),
    Field("doc_number"),
    Field("issuing_bodies", is_list=True),
    Field("signed"),
    Field("lang"),
    Field("is_template"),
    Field("raw_sha256"),
    Field("reprint_group"),
)


def meaning(field: Field, strings: Strings) -> str:
    """Return what a column means, in the words of the site."""
    return strings(f"data.fields.{field.name}")


Row = Mapping[str, str | tuple[str, ...] | bool | None]

BOM = "\ufeff"
"""Without it spreadsheets take a CSV file for the machine's own encoding, which is GBK in China."""
BETWEEN = "; "
"""Between the items of a list in a cell, as in the headers of articles."""
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""What JSON lets stand as it is, and Unicode takes for the end of a line."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)."""


def row(record: Record, standing: Standing, address: str, group: str | None) -> Row:
    """Return what is said of an article; `group` names its group of printings, if it has one."""
    return {
        "id": record.id,
        "address": address,
        "title": record.title,
        "kicker": record.kicker,
        "subtitles": record.subtitles,
        "printed": record.printed.iso if record.printed else None,
        "modified": record.modified.iso if record.modified else None,
        "archived": record.archived.iso if record.archived else None,
        "source": standing.source.name if standing.source else None,
        "original_source": record.original_source,
        "original_title": record.original_title,
        "original_url": record.original_url,
        "kind": record.kind,
        "category": standing.category[1] if standing.category else None,
        "tags": tuple(name for _, name in standing.tags),
        "authors": record.writers,
        "reporters": record.reporters,
        "correspondents": record.correspondents,
        "photographers": record.photographers,
        "editors": record.editors,
        "speaker": record.speaker,
        "dateline": record.dateline,
        "page": record.page,
        "column": record.column,
        "doc_number": record.doc_number,
        "issuing_bodies": record.issuing_bodies,
        "signed": record.signed.iso if record.signed else None,
        "lang": record.lang,
        "is_template": record.is_template,
        "raw_sha256": record.raw,
        "reprint_group": group,
    }


def json_lines(rows: Iterable[Row]) -> bytes:
    """Return rows as JSON Lines, UTF-8: an object a line, whatever a reader takes for one's end."""
    stated = ({name: value for name, value in row.items() if value} for row in rows)
    lines = (_json(one) + "\n" for one in stated)
    said = _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", "".join(lines))
    return said.encode("utf-8", "replace")


def comma_separated(rows: Iterable[Row]) -> bytes:
    """Return rows as CSV (RFC 4180), UTF-8 with a byte order mark, a header first.

    A cell that a spreadsheet would work out as a formula has an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(field.name for field in FIELDS)
    for one in rows:
        writer.writerow([_cell(one[field.name]) for field in FIELDS])
    return (BOM + out.getvalue()).encode("utf-8", "replace")


def _cell(value: str | tuple[str, ...] | bool | None) -> str:
    if isinstance(value, bool) or value is None:
        return "yes" if value else ""
    text = value if isinstance(value, str) else BETWEEN.join(value)
    if text[:1].isalnum():
        return text
    # Spreadsheets drop what nobody sees before they look at how a cell begins.
    seen = without_controls(text).lstrip(" ")
    return f"'{text}" if seen.startswith(_FORMULA) else text
