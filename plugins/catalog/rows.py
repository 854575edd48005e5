"""What each page of the output was made from, as the catalogue keeps it.

A page has a row; files that stand beside it have none, they were printed with it. Every build reads
all rows and writes few, so they lie in shards, each written as a whole: reading a row of SQLite for
each page takes five times as long.
"""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable, Iterator, Mapping
from sqlite3 import Connection
from zlib import crc32

from .addresses import beside

UNKNOWN = b""
"""Inputs of a page that is in the output, nobody knows from what."""

Row = tuple[bytes, tuple[str, ...]]
"""What a page was made from, and the endings of the files that were printed beside it."""

NOTHING_KNOWN: Row = (UNKNOWN, ())

Rows = dict[str, Row]
"""The row of each page of the output, by its path."""

_SHARDS = 256
"""A build that prints twenty pages writes a twelfth of them."""


def unknown(row: Row) -> Row:
    """Return the row of a page that was made of nobody knows what, with the same files beside it."""
    return (UNKNOWN, row[1])


def files_beside(page: str, row: Row) -> list[str]:
    """Return the files that were printed beside a page."""
    if not row[1]:
        return []
    stem = beside(page)
    return [stem + ending for ending in row[1]]


def files_of(rows: Mapping[str, Row]) -> Iterator[str]:
    """Yield every file of the output that `rows` tell of."""
    for page, row in rows.items():
        yield page
        yield from files_beside(page, row)


def doubted(rows: Mapping[str, Row], files: Collection[str]) -> Rows:
    """Return the rows of the pages that are among `files`, or have one of them beside them, as unknown."""
    touched = set(files)
    return {
        page: unknown(row)
        for page, row in rows.items()
        if page in touched or not touched.isdisjoint(files_beside(page, row))
    }


def all_rows(connection: Connection) -> Rows:
    """Return the rows in a catalogue."""
    found: Rows = {}
    for (blob,) in connection.execute("SELECT rows FROM pages"):
        found.update(marshal.loads(blob))
    return found


def change_rows(connection: Connection, rows: Mapping[str, Row], gone: Iterable[str]) -> None:
    """Drop the rows of the pages that are `gone`, and write `rows`."""
    changed: dict[int, tuple[list[str], Rows]] = {}
    for name in gone:
        changed.setdefault(_shard(name), ([], {}))[0].append(name)
    for name, row in rows.items():
        changed.setdefault(_shard(name), ([], {}))[1][name] = row
    for shard, (dropped, new) in sorted(changed.items()):
        query = "SELECT rows FROM pages WHERE shard = ?"
        found = connection.execute(query, (shard,)).fetchone()
        held: Rows = marshal.loads(found[0]) if found else {}
        for name in dropped:
            held.pop(name, None)
        held |= new
        data = marshal.dumps(held)
        connection.execute("INSERT OR REPLACE INTO pages VALUES (?, ?)", (shard, data))


def _shard(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogateescape")) % _SHARDS
