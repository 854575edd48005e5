"""What the last build knew: a card of every article, and what each page was made from.

One SQLite file under `.cache/`. It is a cache: deleted, damaged or of another version, it is made
again, and the next build does all its work. What an article's card says comes from its files alone,
so a card is good whenever the digest of these is; what pages were made from is only good while the
output is as this catalogue left it, which is why both are put in place by one commit
(`press/commit.py`).

The cards are kept in two halves. *Cores* are what every build needs of every article; they lie
together, a row for each folder, and are read at once. The *rest* is what a page needs that lists
the article; it is looked up when such a page is printed.

What pages were made from is read at once, too (`rows.py`).
"""

from __future__ import annotations

import marshal
import os
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from .rows import NOTHING_KNOWN, Row, Rows, all_rows, change_rows, doubted, files_of, unknown
from .spilled import Spilled

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS folders (folder TEXT PRIMARY KEY, cores BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cards (path TEXT PRIMARY KEY, rest BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (shard INTEGER PRIMARY KEY, rows BLOB);
"""

_WITHOUT_REFERENCES = 2
"""Version of marshal: later ones write what is held twice once, and who holds what is chance."""


_OF_ANOTHER_SHAPE = (TypeError, LookupError, AttributeError)
_DAMAGES = (sqlite3.DatabaseError, ValueError, EOFError, *_OF_ANOTHER_SHAPE)
"""What reading a damaged catalogue raises, or one that another program made."""


class Core(NamedTuple):
    """What every build needs to know of a content file. Category, tags and source are as written.

    `digest` is of the file and its facts, `listed` of what pages show that list the article.
    `is_plain` says that the press read it itself, without Pelican, `has_facts` that it has a facts
    file; `size` are the bytes of the file without it; `unstated` is what standing.py says of the text;
    `raw` names the original, also of a withdrawn one.
    """

    path: str
    digest: bytes
    slug: str
    status: str
    listed: bytes
    order: tuple[str, str]
    day: str | None
    category: str
    tags: tuple[str, ...]
    source: str | None
    arrived: tuple[str, str, str]
    changed: float
    aliases: tuple[str, ...]
    is_template: bool
    is_plain: bool
    has_facts: bool
    size: int
    kind: str | None
    unstated: int
    raw: str | None


class Cores:
    """Makes cores in which equal values are one object: an archive has few categories and days.

    It halves their memory, and what they take in the catalogue (marshal writes an object once).
    """

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def made(self, values: Iterable[Any]) -> Core:
        """Return the core of the values of one."""
        core = Core(*values)
        one = self._known.setdefault
        moment, name = core.order
        came, stated, last = core.arrived
        slug = core.slug
        return core._replace(
            status=one(core.status, core.status),
            order=(moment, slug if name == slug else name),
            day=one(core.day, core.day),
            category=one(core.category, core.category),
            tags=one(core.tags, core.tags),
            source=one(core.source, core.source),
            arrived=(
                one(came, came),
                moment if stated == moment else stated,
                slug if last == slug else last,
            ),
            kind=one(core.kind, core.kind),
        )


class Rest(NamedTuple):
    """What a page needs that lists the article: its header, as written and understood, and its lead."""

    header: dict[str, str]
    record: tuple[Any, ...]
    lead: str


class Catalogue:
    """An open catalogue. It belongs to one build at a time; the caller holds the lock."""

    def __init__(self, path: Path, version: bytes) -> None:
        self._path, self._version, self.folder = path, version, path.parent
        self._reader: tuple[int, sqlite3.Connection] | None = None
        self._fresh = Spilled(self.folder)
        try:
            self._connection = self._open()
        except _DAMAGES:
            path.unlink(missing_ok=True)
            self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None)
        connection.executescript(_SCHEMA)
        if _meta(connection, "version") != self._version:
            connection.execute("BEGIN IMMEDIATE")
            rows = all_rows(connection)
            for table in ("meta", "folders", "cards", "pages"):
                connection.execute(f"DELETE FROM {table}")
            change_rows(connection, {name: unknown(rows[name]) for name in rows}, ())
            connection.execute("COMMIT")
        return connection

    def is_sound(self) -> bool:
        """Whether all of it can be read; for a build that failed, it takes its time."""
        try:
            found = self._connection.execute("PRAGMA integrity_check").fetchone()
            for folder in self.cores().values():
                for path in folder:
                    self.rest(path)
            list(files_of(self.pages()))
            for (key,) in self._connection.execute("SELECT key FROM meta").fetchall():
                self.meta(key)
        except _DAMAGES:
            return False
        return bool(found == ("ok",))

    def close(self) -> None:
        """Close it; what was not committed is gone."""
        self._connection.close()

    def meta(self, key: str) -> Any:
        """Return what `save` was given under `key`, or None."""
        return _meta(self._connection, key)

    def cores(self) -> dict[str, dict[str, Core]]:
        """Return the core of every content file, by its folder and its path."""
        return {
            folder: {core.path: core for core in map(Core._make, marshal.loads(blob))}
            for folder, blob in self._connection.execute("SELECT folder, cores FROM folders")
        }

    def add(self, path: str, rest: bytes) -> None:
        """Keep the rest of a card (`packed`) that was read anew; written by `save`."""
        self._fresh[path] = rest

    def rest(self, path: str) -> Rest:
        """Return the rest of the card of a content file. Safe in a forked process."""
        blob = self._fresh.get(path)
        if blob is None:
            query = "SELECT rest FROM cards WHERE path = ?"
            (blob,) = self._own_reader().execute(query, (path,)).fetchone()
        return Rest(*marshal.loads(blob))

    def _own_reader(self) -> sqlite3.Connection:
        # A connection must not be used across a fork (sqlite.org/howtocorrupt.html, 2.6).
        own = os.getpid()
        if self._reader is None or self._reader[0] != own:
            self._reader = (own, sqlite3.connect(f"file:{self._path}?mode=ro", uri=True))
        return self._reader[1]

    def pages(self) -> Rows:
        """Return from what each page of the output was made, with the endings of the files beside it."""
        return all_rows(self._connection)

    def save(
        self,
        cores: Mapping[str, Collection[Core]],
        gone: Iterable[str],
        pages: Mapping[str, Row],
        gone_pages: Iterable[str],
        meta: Mapping[str, Any],
    ) -> None:
        """Write what this build found, in a transaction that `commit` ends.

        `cores` holds the folders that changed, whole (empty: the folder is gone), `gone` the content
        files that are no more, `pages` the rows that changed.
        """
        run = self._connection
        run.execute("BEGIN IMMEDIATE")
        run.executemany("DELETE FROM cards WHERE path = ?", ((path,) for path in gone))
        run.executemany(
            "INSERT OR REPLACE INTO cards VALUES (?, ?)",
            ((path, self._fresh[path]) for path in sorted(self._fresh)),
        )
        run.executemany(
            "DELETE FROM folders WHERE folder = ?", ((f,) for f, held in cores.items() if not held)
        )
        run.executemany(
            "INSERT OR REPLACE INTO folders VALUES (?, ?)",
            (
                (folder, marshal.dumps([tuple(core) for core in held]))
                for folder, held in sorted(cores.items())
                if held
            ),
        )
        change_rows(run, pages, gone_pages)
        run.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            (
                (key, marshal.dumps(value))
                for key, value in {**meta, "version": self._version}.items()
            ),
        )

    def commit(self) -> None:
        """End the transaction of `save`: the output is now as it says."""
        self._connection.execute("COMMIT")


def _meta(connection: sqlite3.Connection, key: str) -> Any:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else marshal.loads(row[0])


def kept_in(path: Path, key: str) -> Any:
    """Return what a build kept under `key` in the catalogue at `path`, of whatever version, or None."""
    if not path.exists():
        return None
    connection = sqlite3.connect(path)
    try:
        return _meta(connection, key)
    except _DAMAGES:
        return None
    finally:
        connection.close()


def forget(path: Path, printed: Collection[str], removed: Collection[str]) -> None:
    """Tell the catalogue at `path` that a killed build put files in place without its knowing."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            changed = doubted(all_rows(connection), {*printed, *removed})
            new = dict.fromkeys({*printed}.difference(files_of(changed)), NOTHING_KNOWN)
            gone = set(removed)
            rows = {name: row for name, row in {**new, **changed}.items() if name not in gone}
            connection.execute("BEGIN IMMEDIATE")
            change_rows(connection, rows, gone)
            connection.execute("COMMIT")
    except _DAMAGES:
        # Damaged, or the disk is full: what it says is not true any more, and the next build makes it again.
        path.unlink()


def packed(rest: Rest) -> bytes:
    """Return the bytes of the rest of a card, the same for the same card in any process."""
    return marshal.dumps(tuple(rest), _WITHOUT_REFERENCES)
