"""Who is who (来源): content/sources.yaml and content/taxonomy.yaml.

YAML is read by a loader that keeps strings strings: with the usual one a paper called `No` is a
boolean and `12:30` is 750.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from ..errors import ContentError
from .addresses import feed_path, list_url, unicode_slug

KINDS = {
    "paper": "报纸",
    "agency": "通讯社",
    "government": "政府",
    "site": "网站",
    "company": "企业",
    "broadcaster": "广播电视",
}
"""The words of sources.yaml and what a reader is shown; any other word is shown as it stands."""


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher. `count` is only set where the page may depend on the whole archive."""

    name: str
    slug: str
    kind: str | None = None
    homepage: str | None = None
    place: str | None = None
    terms: str | None = None
    aliases: tuple[str, ...] = ()
    count: int | None = None

    @property
    def url(self) -> str:
        """Path of its page."""
        return list_url("source", self.slug)

    @property
    def feed_url(self) -> str:
        """Path of its feed."""
        return feed_path("source", self.slug)


@dataclass(frozen=True, slots=True)
class Registry:
    """All known sources by every name they go by."""

    by_name: Mapping[str, Source]

    def resolve(self, name: str | None) -> Source | None:
        """Return the source called `name`; one that is not registered gets a slug from its name."""
        if not name:
            return None
        known = self.by_name.get(_key(name)) or self.by_name.get(_key(name).removesuffix("新闻"))
        return known or Source(name, unicode_slug(name))


def web_address(value: str | None) -> str | None:
    """Return `value` if it is an http(s) address with a host, else None: nothing else is linked."""
    if not value:
        return None
    value = value.strip()
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc else None


def read_sources(path: Path) -> Registry:
    """Return the sources in `path`; an empty registry when there is no such file.

    Raises ContentError when it cannot be understood, or when two sources share a name or a slug.
    """
    by_name: dict[str, Source] = {}
    slugs: dict[str, str] = {}
    for entry in _entries(path, "sources"):
        name = _text(entry, "name")
        if not name:
            raise ContentError("has a source without a name.", file=path, remedy="Name it.")
        kind = _text(entry, "kind")
        aliases = entry.get("aliases") or []
        source = Source(
            name=name,
            slug=_text(entry, "slug") or unicode_slug(name),
            kind=KINDS.get(kind, kind) if kind else None,
            homepage=web_address(_text(entry, "homepage")),
            place=_text(entry, "place"),
            terms=_text(entry, "terms"),
            aliases=tuple(str(alias) for alias in aliases),
        )
        _check_slug(source.slug, name, slugs, path)
        for known in (source.name, *source.aliases):
            other = by_name.setdefault(_key(known), source)
            if other is not source:
                raise ContentError(
                    f"gives the name “{known}” to {other.name} and to {source.name}.",
                    file=path,
                    remedy="Take it from one of them.",
                )
    return Registry(by_name)


def read_slugs(path: Path, key: str) -> dict[str, str]:
    """Return name → slug of the `categories` or `tags` in `path`; empty without such a file.

    Raises ContentError when it cannot be understood, or when two names share a slug.
    """
    found: dict[str, str] = {}
    slugs: dict[str, str] = {}
    for entry in _entries(path, key):
        name = _text(entry, "name")
        if not name:
            raise ContentError(f"has an entry without a name under “{key}:”.", file=path)
        slug = _text(entry, "slug") or unicode_slug(name)
        _check_slug(slug, name, slugs, path)
        found[name] = slug
    return found


def registry_of(settings: Mapping[str, Any]) -> Registry:
    """Return the sources of the site with these Pelican settings (`SOURCES_FILE`)."""
    path = Path(settings["PATH"], settings.get("SOURCES_FILE", "sources.yaml"))
    return _cached_sources(path, _stamp(path))


def slugs_of(settings: Mapping[str, Any], key: str) -> dict[str, str]:
    """Return name → slug of the `categories` or `tags` of the site (`TAXONOMY_FILE`)."""
    path = Path(settings["PATH"], settings.get("TAXONOMY_FILE", "taxonomy.yaml"))
    return _cached_slugs(path, key, _stamp(path))


@lru_cache(maxsize=8)
def _cached_sources(path: Path, stamp: tuple[int, int]) -> Registry:
    return read_sources(path)


@lru_cache(maxsize=16)
def _cached_slugs(path: Path, key: str, stamp: tuple[int, int]) -> dict[str, str]:
    return read_slugs(path, key)


def _stamp(path: Path) -> tuple[int, int]:
    # `pelican --listen --autoreload` lives on while the file is edited.
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)


def _entries(path: Path, key: str) -> list[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ContentError(f"is not YAML: {error.problem}.", file=path, line=line) from error
    entries = data.get(key) if isinstance(data, dict) else None
    if entries is None or entries == "":
        return []
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ContentError(
            f"must hold a list under “{key}:”.", file=path, remedy="See docs/content-format.md."
        )
    return entries


def _text(entry: Mapping[str, Any], key: str) -> str | None:
    value = entry.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _check_slug(slug: str, name: str, taken: dict[str, str], path: Path) -> None:
    if not slug or unicode_slug(slug) != slug:
        raise ContentError(
            f"gives “{name}” the slug “{slug}”.",
            file=path,
            remedy="A slug holds lower-case letters, digits and single hyphens.",
        )
    if slug in taken:
        raise ContentError(
            f"gives the slug “{slug}” to {taken[slug]} and to {name}.",
            file=path,
            remedy="Change one; a slug is an address.",
        )
    taken[slug] = name


def _key(name: str) -> str:
    # A title's marks are no part of a name: 《河汾日报》 is 河汾日报.
    return "".join(name.split()).strip("《》").casefold()
