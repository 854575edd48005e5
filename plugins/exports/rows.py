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
from dataclasses import dataclass

from ..catalog.record import Record
from ..catalog.sanitise import without_controls
from ..catalog.standing import Standing


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, what it means, and whether it holds several values."""

    name: str
    meaning: str
    is_list: bool = False


FIELDS = (
    Field("id", "编号，也是网址的最后一段"),
    Field("address", "本库网址"),
    Field("title", "标题"),
    Field("kicker", "眉题"),
    Field("subtitles", "副题", is_list=True),
    Field("printed", "刊载日期，原文写到日就到日，写到月就到月；没有写明的为空"),
    Field("modified", "原件改动后重新收录的日期"),
    Field("archived", "收录日期"),
    Field("source", "来源：谁刊载的"),
    Field("original_source", "原载：来源从哪里转来"),
    Field("original_title", "原标题"),
    Field("original_url", "原文网址"),
    Field("kind", "原件的种类"),
    Field("category", "分类"),
    Field("tags", "标签", is_list=True),
    Field("authors", "作者：记者和通讯员，或署名", is_list=True),
    Field("reporters", "记者", is_list=True),
    Field("correspondents", "通讯员", is_list=True),
    Field("photographers", "摄影", is_list=True),
    Field("editors", "编辑", is_list=True),
    Field("speaker", "讲话人"),
    Field("dateline", "电头"),
    Field("page", "版次"),
    Field("column", "专栏"),
    Field("doc_number", "文号"),
    Field("issuing_bodies", "发文机关", is_list=True),
    Field("signed", "成文日期"),
    Field("lang", "文字，繁体为 zh-Hant，没有写明的为空"),
    Field("is_template", "范文，所记不是真实事件"),
    Field("raw_sha256", "原件的 SHA-256"),
    Field("reprint_group", "同一报道的各家刊载有同一个编号：最先收录的那一篇的；只有一家的为空"),
)

Row = Mapping[str, str | tuple[str, ...] | bool | None]

BOM = "\ufeff"
"""Without it spreadsheets take a CSV file for the machine's own encoding, which is GBK in China."""
BETWEEN = "; "
"""Between the items of a list in a cell, as in the headers of articles."""
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
    lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n" for one in stated)
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
    # Spreadsheets drop what nobody sees before they look at how a cell begins.
    seen = without_controls(text).lstrip(" ")
    return f"'{text}" if seen.startswith(_FORMULA) else text
