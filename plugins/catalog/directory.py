"""The page that lists all of a kind (categories, tags, sources, departments): what directory.html is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """A line of a directory; `count` is how many articles or documents stand at `url`."""

    name: str
    url: str
    count: int
    note: str | None


class DirectoryLink(NamedTuple):
    """A directory that another leads to, since not every site has it, and no page's head links it."""

    name: str
    url: str


class Directory(NamedTuple):
    """All of a kind."""

    title: str
    kind: str
    entries: tuple[DirectoryEntry, ...]
    others: tuple[DirectoryLink, ...] = ()


def entries_of(
    named: Iterable[tuple[str, str, int, str | None]],
) -> tuple[DirectoryEntry, ...]:
    """Return directory entries of (name, url, count, note), the fullest first, then by name."""
    ordered = sorted(named, key=lambda entry: (-entry[2], entry[0]))
    return tuple(DirectoryEntry(*entry) for entry in ordered)
