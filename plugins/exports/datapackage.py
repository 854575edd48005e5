"""The list of the files of metadata, for programs: a Data Package (specs.frictionlessdata.io)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ..catalog.strings import Strings
from .files import SCHEMA, DataFile
from .rows import FIELDS, meaning

MEDIA_TYPES = {"jsonl": "application/jsonl", "csv": "text/csv"}
"""Of the files, by their endings."""


def data_package(name: str, site: str, files: Sequence[DataFile]) -> bytes:
    """Return the list: every file with its format and how many articles it holds."""
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": "articles",
        "title": name,
        "resources": list(_resources(files)),
    }
    if site:
        package["homepage"] = f"{site}/"
    return _written(package)


def table_schema(strings: Strings) -> bytes:
    """Return what the columns of the CSV files mean (Table Schema)."""
    fields = [
        {"name": field.name, "type": "string", "description": meaning(field, strings)}
        for field in FIELDS
    ]
    return _written({"fields": fields, "missingValues": [""], "primaryKey": "id"})


def _resources(files: Sequence[DataFile]) -> Iterator[dict[str, Any]]:
    for file in files:
        for ending, media_type in MEDIA_TYPES.items():
            resource = {
                "name": f"{file.name}-{ending}",
                "path": f"{file.name}.{ending}",
                "format": ending,
                "mediatype": media_type,
                "encoding": "utf-8",
                "rows": len(file.members),
            }
            if ending == "csv":
                resource["schema"] = SCHEMA.rpartition("/")[2]
            yield resource


def _written(said: Any) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
