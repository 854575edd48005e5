"""Who is who (来源): the names and addresses of content/sources.yaml and content/taxonomy.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ..errors import ContentError
from .addresses import feed_path, list_url, unicode_slug
from .entries import Entry, read_entries
from .strings import Strings, strings_of

KINDS = {
    "paper": "报纸",
    "agency": "通讯社",
    "government": "政府",
    "site": "网站",
    "company": "企业",
    "broadcaster": "广播电视",
}
"""The words of sources.yaml, and the same in Chinese; any other word is shown as it stands."""

_TYPES = {name: kind for kind, name in KINDS.items()}

_USUAL_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:[/?#][A-Za-z0-9/?#&+,=%~.:_-]*)?")
"""Addresses that need no parser to be known for what they are."""

_PROGRAM_KEY = re.compile(r"[a-z0-9_-]+")
"""An alias that is a folder or a key of another archive, no name that a paper goes by."""


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher. `count` is only set where the page may depend on the whole archive.

    `type` is its kind as sources.yaml has it, one of `KINDS` or a word of the site's own; `kind` is
    what a reader is shown.
    """

    name: str
    slug: str
    kind: str | None = None
    homepage: str | None = None
    place: str | None = None
    terms: str | None = None
    aliases: tuple[str, ...] = ()
    count: int | None = None
    type: str | None = None

    @property
    def url(self) -> str:
        """Path of its page."""
        return list_url("source", self.slug)

    @property
    def feed_url(self) -> str:
        """Path of its feed."""
        return feed_path("source", self.slug)


class Registry(NamedTuple):
    """All known sources by every name they go by."""

    by_name: Mapping[str, Source]

    def resolve(self, name: str | None) -> Source | None:
        """Return the source called `name`; one that is not registered gets a slug from its name."""
        if not name:
            return None
        return self.by_name.get(_key(name)) or Source(name, unicode_slug(name))


class Departments(NamedTuple):
    """The departments (责任单位) that taxonomy.yaml knows, by every name they go by."""

    by_name: Mapping[str, tuple[str, str]]

    def resolve(self, name: str) -> tuple[str, str]:
        """Return slug and name of the department that a document calls `name`.

        Names that are equal but for white space are one. Nothing else is: whose 发展改革委 a document
        means only the list can say.
        """
        plain = "".join(name.split())
        return self.by_name.get(plain) or (unicode_slug(plain), plain)


def web_address(value: str | None) -> str | None:
    """Return `value` if it is an http(s) address with a host, else None: nothing else is linked."""
    if not value:
        return None
    value = value.strip()
    if _USUAL_ADDRESS.fullmatch(value):
        return value
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc else None


def other_names(source: Source) -> tuple[str, ...]:
    """Return what else a source is or was called, for people.

    Not the keys of other programs (`yunling-ribao`), nor its name in marks (《云岭日报》).
    """
    known, found = {_key(source.name)}, []
    for name in source.aliases:
        if not _PROGRAM_KEY.fullmatch(name) and _key(name) not in known:
            known.add(_key(name))
            found.append(name)
    return tuple(found)


def read_sources(path: Path, shown: Mapping[str, str] = KINDS) -> Registry:
    """Return the sources in `path`; an empty registry when there is no such file.

    `shown` has what a reader is shown for each of `KINDS`. Raises ContentError when it cannot be
    understood, or when two sources share a name or a slug.
    """
    by_name: dict[str, Source] = {}
    slugs: dict[str, str] = {}
    for entry in read_entries(path, "sources", required=True):
        kind = entry.text("kind")
        kind = _TYPES.get(kind, kind) if kind else None
        source = Source(
            name=entry.name,
            slug=_slug(entry, slugs),
            kind=shown.get(kind, kind) if kind else None,
            type=kind,
            homepage=web_address(entry.text("homepage")),
            place=entry.text("place"),
            terms=entry.text("terms"),
            aliases=entry.texts("aliases"),
        )
        for known in (source.name, *source.aliases):
            other = by_name.setdefault(_key(known), source)
            if other is not source:
                raise ContentError(
                    f"gives the name “{known}” to {other.name} and to {source.name}.",
                    file=path,
                    line=entry.line,
                    remedy="Take it from one of them.",
                )
    return Registry(by_name)


def read_slugs(path: Path, key: str) -> dict[str, str]:
    """Return name → slug of the `categories` or `tags` in `path`; empty without such a file.

    Raises ContentError when it cannot be understood, or when two names share a slug.
    """
    found: dict[str, str] = {}
    slugs: dict[str, str] = {}
    for entry in read_entries(path, key, required=key == "categories"):
        slug = _slug(entry, slugs)
        if found.setdefault(entry.name, slug) != slug:
            raise ContentError(
                f"has “{entry.name}” twice under “{key}:”.",
                file=path,
                line=entry.line,
                remedy="Delete one of them.",
            )
    return found


def read_departments(path: Path) -> Departments:
    """Return the `departments` in `path`; none without such a file or list.

    Raises ContentError when it cannot be understood, or when two share a name or a slug.
    """
    by_name: dict[str, tuple[str, str]] = {}
    slugs: dict[str, str] = {}
    for entry in read_entries(path, "departments", required=False):
        found = (_slug(entry, slugs), entry.name)
        for known in (entry.name, *entry.texts("aliases")):
            other = by_name.setdefault("".join(known.split()), found)
            if other is not found:
                raise ContentError(
                    f"gives the name “{known}” to {other[1]} and to {entry.name}.",
                    file=path,
                    line=entry.line,
                    remedy="Take it from one of them.",
                )
    return Departments(by_name)


def sources_file(settings: Mapping[str, Any]) -> Path:
    """Return the path of the file of sources, whether or not it is there."""
    return Path(settings["PATH"], settings.get("SOURCES_FILE", "sources.yaml"))


def taxonomy_file(settings: Mapping[str, Any]) -> Path:
    """Return the path of the file of categories and tags, whether or not it is there."""
    return Path(settings["PATH"], settings.get("TAXONOMY_FILE", "taxonomy.yaml"))


def overrules_file(settings: Mapping[str, Any]) -> Path:
    """Return the path of the file that overrules the reprint finder, whether or not it is there."""
    return Path(settings["PATH"], settings.get("REPRINTS_FILE", "reprints.yaml"))


def registry_of(settings: Mapping[str, Any]) -> Registry:
    """Return the sources of the site with these Pelican settings (`SOURCES_FILE`)."""
    path = sources_file(settings)
    return _cached_sources(path, _stamp(path), strings_of(settings))


def slugs_of(settings: Mapping[str, Any], key: str) -> dict[str, str]:
    """Return name → slug of the `categories` or `tags` of the site (`TAXONOMY_FILE`)."""
    path = taxonomy_file(settings)
    return _cached_slugs(path, key, _stamp(path))


def departments_of(settings: Mapping[str, Any]) -> Departments:
    """Return the departments of the site (`TAXONOMY_FILE`)."""
    path = taxonomy_file(settings)
    return _cached_departments(path, _stamp(path))


@lru_cache(maxsize=8)
def _cached_sources(path: Path, stamp: tuple[int, int], strings: Strings) -> Registry:
    shown = {kind: strings(f"plugins.source_kinds.{kind}") for kind in KINDS}
    return read_sources(path, shown)


@lru_cache(maxsize=16)
def _cached_slugs(path: Path, key: str, stamp: tuple[int, int]) -> dict[str, str]:
    return read_slugs(path, key)


@lru_cache(maxsize=8)
def _cached_departments(path: Path, stamp: tuple[int, int]) -> Departments:
    return read_departments(path)


def _stamp(path: Path) -> tuple[int, int]:
    # `pelican --listen --autoreload` lives on while the file is edited.
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)


def _slug(entry: Entry, taken: dict[str, str]) -> str:
    slug = entry.text("slug") or unicode_slug(entry.name)
    if not slug or unicode_slug(slug) != slug:
        raise ContentError(
            f"gives “{entry.name}” the slug “{slug}”.",
            file=entry.file,
            line=entry.line,
            remedy="Give it a “slug:” of lower-case letters, digits and single hyphens.",
        )
    if slug in taken:
        raise ContentError(
            f"gives the slug “{slug}” to {taken[slug]} and to {entry.name}.",
            file=entry.file,
            line=entry.line,
            remedy="Change one; a slug is an address.",
        )
    taken[slug] = entry.name
    return slug


def _key(name: str) -> str:
    """What is compared of a name: no quotes, no white space, no case, no 新闻 at the end.

    The importers find a source by the same rule; 《河汾日报》 and 河汾日报新闻 are 河汾日报.
    """
    plain = re.sub(r"[\s《》“”\"]", "", name).casefold()
    return plain.removesuffix("新闻") or plain
