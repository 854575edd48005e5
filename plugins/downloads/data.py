"""An article as JSON: all that is known of it, in a shape that stays (docs/downloads.md).

A field that the text does not state is left out; nothing is filled in. Names are those of the archive's
metadata under /data/.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from ..catalog.day import Day
from ..catalog.facts import Department
from .blocks import Block
from .originals import Original
from .writing import Given

SCHEMA = "jianbao-article-1"
"""Grows with what is taken away or comes to mean something else, not with what is added."""

_HEADER = (
    "title", "kicker", "subtitles", "summary", "original_source", "original_title", "original_url", "kind",
    "tags", "reporters", "correspondents", "photographers", "editors", "speaker", "dateline",
    "page", "column", "doc_number", "issuing_bodies", "signed", "modified", "archived", "lang",
    "is_template",
)  # fmt: skip
_SOURCE = ("name", "kind", "place", "homepage")


def article_json(
    given: Given,
    body: Sequence[Block],
    *,
    category: str | None,
    citation: Mapping[str, Any] | None,
    original: Original | None,
    original_file: str | None,
) -> str:
    """Return the file. `original_file` is the name of the original beside it, where it is published."""
    record, source = given.record, given.source
    head = {
        "schema": SCHEMA,
        "id": record.id,
        "address": given.address,
        **{name: getattr(record, name) for name in _HEADER},
        "printed": record.printed,
        "source": {name: getattr(source, name) for name in _SOURCE}
        if source
        else {"name": record.source},
        "category": category,
        "authors": record.writers,
        "title_basis": record.facts.title_basis,
    }
    rest = {
        "captions": record.facts.captions,
        "suspects": record.facts.suspects,
        "document": record.facts.document,
        "citation": citation,
        "original": {
            "sha256": record.raw,
            "file": original_file,
            "size": original.size if original and original_file else None,
            "name": original.name if original and original_file else None,
        },
    }
    known = {**_plain(head), "text": list(map(_block, body)), **_plain(rest)}
    # A line for each field. The encoder that indents is ten times slower.
    lines = (f"{_dumps(name)}: {_dumps(value)}" for name, value in known.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


_dumps = json.JSONEncoder(ensure_ascii=False).encode


def _block(block: Block) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": block.kind, "text": block.text}
    if block.id:
        said["id"] = block.id
    if block.kind == "heading":
        said["level"] = block.level
    return said


_NUMBERS = (int, float)
"""Of these nought is stated; what else is empty is not."""


def _plain(value: Any) -> Any:
    """Return what is stated in `value` as JSON has it: without None and what is empty."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Day):
        return value.iso
    if isinstance(value, Department):
        return {"name": value.name, "measures": [measure.no for measure in value.measures]}
    if hasattr(value, "_asdict"):
        value = value._asdict()
    elif is_dataclass(value):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, Mapping):
        made = {}
        for name, inside in value.items():
            if not inside and type(inside) not in _NUMBERS:
                continue  # of two thirds of all fields nothing is stated
            if type(inside) is not str:
                inside = _plain(inside)
            if _is_stated(inside):
                made[name] = inside
        return made
    return [_plain(inside) for inside in value]


def _is_stated(value: Any) -> bool:
    return value is not None and value != "" and value is not False and value not in ([], {})
