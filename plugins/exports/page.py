"""The page at /data/: which files there are, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..catalog.strings import Strings
from .datapackage import MEDIA_TYPES
from .files import INDEX, DataFile
from .rows import FIELDS, meaning


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the metadata in both its forms; `count` articles stand in it."""

    name: str
    count: int
    jsonl: str
    csv: str


class Explained(NamedTuple):
    """A field of the metadata, and what it means."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """What docs/theme.md promises for `data.html`."""

    files: tuple[Listed, ...]
    fields: tuple[Explained, ...]
    index: str
    distribution: tuple[dict[str, str], ...]


def data_page(site: str, files: Sequence[DataFile], strings: Strings) -> DataPage:
    """Return what the page says; without a public `site` it names no whole addresses."""
    downloads = tuple(
        {
            "@type": "DataDownload",
            "contentUrl": f"{site}/{file.path(ending)}",
            "encodingFormat": media_type,
        }
        for file in files
        for ending, media_type in MEDIA_TYPES.items()
        if site
    )
    listed = tuple(
        Listed(file.name, len(file.members), file.path("jsonl"), file.path("csv")) for file in files
    )
    fields = tuple(Explained(field.name, meaning(field, strings)) for field in FIELDS)
    return DataPage(listed, fields, INDEX, downloads)
