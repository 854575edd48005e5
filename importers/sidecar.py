"""`page.yaml` beside `page.txt`: what the maintainer knows and the text does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .drafts import Draft
from .errors import Refused, SettingsError
from .jekyll.place import Place
from .kinds import KINDS
from .parts.characters import clean_line
from .parts.dates import read_date
from .taxonomy import Sources, load_yaml

_TEXTS = (
    "source", "date", "page", "column", "original_url", "original_title", "original_source", "archived",
    "category", "kind", "title", "speaker",
)  # fmt: skip
_LISTS = ("editors", "reporters", "tags")
KEYS = (*_TEXTS, *_LISTS)


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Its values; None or empty where it says nothing."""

    source: str | None = None
    date: str | None = None
    page: str | None = None
    column: str | None = None
    original_url: str | None = None
    original_title: str | None = None
    original_source: str | None = None
    archived: str | None = None
    category: str | None = None
    kind: str | None = None
    title: str | None = None
    speaker: str | None = None
    editors: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    # Where a post stands in its Jekyll site: found by the importer, never written in a sidecar.
    site: Place | None = None

    def complete(self, draft: Draft, sources: Sources) -> None:
        """Put what the maintainer knows into a draft; it goes before what was read."""
        if self.source:
            draft.source = sources.find(self.source) or self.source
        if self.date and (stated := read_date(self.date)):
            draft.date, draft.date_precision = stated.iso, stated.precision
            draft.date_basis = "sidecar"
        if self.title:
            draft.title, draft.title_basis = self.title, "sidecar"
        for name in (
            "page",
            "column",
            "original_url",
            "original_title",
            "original_source",
            "speaker",
        ):
            if value := getattr(self, name):
                setattr(draft, name, value)
        if self.editors:
            draft.editors = list(self.editors)
        if self.reporters:
            draft.reporters = list(self.reporters)

    def fill(self, draft: Draft, sources: Sources) -> None:
        """Put its source and date where a draft has none."""
        if self.source and not draft.source:
            draft.source = sources.find(self.source) or self.source
        if self.date and not draft.date and (stated := read_date(self.date)):
            draft.date, draft.date_precision = stated.iso, stated.precision
            draft.date_basis = "as told"

    def to_json(self) -> dict[str, Any]:
        """What it says, for the manifest of the original."""
        said: dict[str, Any] = {"site": self.site.to_json()} if self.site else {}
        for key in KEYS:
            value = getattr(self, key)
            if value:
                said[key] = list(value) if isinstance(value, tuple) else value
        return said

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Sidecar:
        values: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in said.items() if k in KEYS
        }
        site = Place.from_json(said["site"]) if said.get("site") else None
        return cls(**values, site=site)


def sidecar_path(raw: Path) -> Path:
    """Where the sidecar of a raw file would stand."""
    return raw.with_suffix(".yaml")


def read_sidecar(raw: Path) -> Sidecar:
    """The sidecar of a raw file, empty when there is none.

    Raises Refused, because importing without what the maintainer meant would store something else.
    """
    path = sidecar_path(raw)
    if raw.suffix == ".yaml" or not path.is_file():
        if path != raw and path.is_fifo():
            raise Refused(f"its sidecar {path.name} is a named pipe, no file")
        return Sidecar()
    try:
        data = load_yaml(path)
    except SettingsError as error:
        raise Refused(f"its sidecar {path.name} can't be used: {error.message}") from error
    unknown = sorted(set(data) - set(KEYS))
    if unknown:
        raise Refused(
            f"its sidecar {path.name} has unknown keys: {', '.join(unknown)}; known are {', '.join(KEYS)}"
        )
    if data.get("date") and not read_date(str(data["date"])):
        raise Refused(f"its sidecar {path.name} has a date that is none: {data['date']!r}")
    if data.get("kind") and data["kind"] not in KINDS:
        raise Refused(f"its sidecar {path.name} has an unknown kind; known are {', '.join(KINDS)}")
    address = str(data.get("original_url") or "")
    if address and not address.startswith(("http://", "https://")):
        raise Refused(f"its sidecar {path.name}: original_url must begin with http:// or https://")
    if data.get("archived") and not _is_day(str(data["archived"])):
        raise Refused(f"its sidecar {path.name}: archived must be a day such as 2024-06-01")
    values: dict[str, str | list[str]] = {}
    for key, value in data.items():
        items = [str(v) for v in value] if isinstance(value, list) else [str(value or "")]
        if key in _LISTS:
            items = [part for item in items for part in re.split(r"[、，,；;]", item)]
        items = [clean_line(item).strip() for item in items if clean_line(item).strip()]
        if items:
            values[key] = items if key in _LISTS else " ".join(items)
    return Sidecar.from_json(values)


def _is_day(text: str) -> bool:
    stated = read_date(text)
    return stated is not None and stated.precision == "day" and stated.iso == text
