"""Which manifest holds a name, an address, an id: found without reading every manifest.

The manifests are the truth; this is a note of what they say, in `.cache/` beside the content folder, safe to
delete at any time. It is believed only as far as the folders of `originals/` look untouched: a folder whose
stamp (time of change and inode) is not the one noted is listed again, and in it every manifest whose own
stamp (time, size, inode) differs is read again. What is found by the index is then read from its manifest,
so that an entry that misleads can at worst miss something, never say something false. One change escapes
it: a manifest rewritten in place, by a tool that does not rename as editors and version control do; the
remedy is to delete the index.

A stamp is believed only when it is older than the clock of the file system can tell apart from now (git's
rule for its index, "racily clean"): a file changed again within the same tick would look the same. Newer
ones are noted as unknown and looked at once more next time.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import ArchiveError
from .originals import FOLDER, Manifest, Originals, manifest_path
from .twins import post_name

_VERSION = 1
_TABLES = """
CREATE TABLE folders (folder TEXT PRIMARY KEY, stamp TEXT) WITHOUT ROWID;
CREATE TABLE manifests (sha256 TEXT PRIMARY KEY, stamp TEXT, text BLOB, later TEXT) WITHOUT ROWID;
CREATE TABLE names (name TEXT, sha256 TEXT, post TEXT, PRIMARY KEY (name, sha256)) WITHOUT ROWID;
CREATE TABLE addresses (address TEXT, sha256 TEXT, PRIMARY KEY (address, sha256)) WITHOUT ROWID;
CREATE TABLE articles (id TEXT PRIMARY KEY, sha256 TEXT) WITHOUT ROWID;
CREATE INDEX later_of_manifests ON manifests (later) WHERE later IS NOT NULL;
CREATE INDEX names_of_manifests ON names (sha256);
CREATE INDEX names_of_posts ON names (post) WHERE post IS NOT NULL;
CREATE INDEX addresses_of_manifests ON addresses (sha256);
CREATE INDEX articles_of_manifests ON articles (sha256);
"""
_NAMES = ("folders", "manifests", "names", "addresses", "articles")
# How long the clock of a file system may stand still, in nanoseconds: that of a kernel (10 ms) where
# times have fractions of a second, that of the coarsest file systems (2 s) where they have none.
_FINE_TICK, _COARSE_TICK = 50_000_000, 2_500_000_000


@dataclass(frozen=True, slots=True)
class Post:
    """A manifest that holds a post of a searched name; `text` as `twins.text_digest`, where known."""

    sha256: str
    name: str
    text: bytes | None


class Index:
    """What the manifests of one content folder say. Changes last from `commit` on."""

    def __init__(self, content: Path, database: sqlite3.Connection) -> None:
        self._content = content
        self._database = database

    def __contains__(self, identity: object) -> bool:
        """Whether an article has the id."""
        return self.owner(str(identity)) is not None

    def owner(self, identity: str) -> str | None:
        """The manifest (its SHA-256) that holds the article of an id."""
        row = self._one("SELECT sha256 FROM articles WHERE id = ?", identity)
        return row[0] if row else None

    def holds(self, sha256: str) -> bool:
        """Whether these bytes were ever imported."""
        return self._one("SELECT 1 FROM manifests WHERE sha256 = ?", sha256) is not None

    def named(self, name: str) -> list[str]:
        """The manifests that stand for the file of a name today, in the order of their digests."""
        query = "SELECT sha256 FROM names WHERE name = ? ORDER BY sha256"
        return [row[0] for row in self._database.execute(query, (name,))]

    def at_address(self, address: str) -> list[str]:
        """The manifests whose text states an address, in the order of their digests."""
        query = "SELECT sha256 FROM addresses WHERE address = ? ORDER BY sha256"
        return [row[0] for row in self._database.execute(query, (address,))]

    def replaced_by(self, sha256: str) -> list[str]:
        """The manifests of earlier versions, those directly before."""
        query = "SELECT sha256 FROM manifests WHERE later = ? ORDER BY sha256"
        return [row[0] for row in self._database.execute(query, (sha256,))]

    def posts(self, post: str) -> list[Post]:
        """The manifests that hold a post of that name, with or without its prefix."""
        query = (
            "SELECT sha256, name, text FROM names JOIN manifests USING (sha256)"
            " WHERE post = ? ORDER BY name, sha256"
        )
        return [Post(*row) for row in self._database.execute(query, (post,))]

    def remember(
        self,
        manifest: Manifest,
        text: bytes | None = None,
        stamp: str = "",
        *,
        known: bool | None = None,
    ) -> None:
        """Note what a manifest says, instead of what it said before (`known`: whether it did)."""
        sha256, run = manifest.sha256, self._database.execute
        if self.holds(sha256) if known is None else known:
            if text is None:
                text = self._text(manifest)
            self._forget(sha256)
        row = (sha256, stamp, text, manifest.replaced_by)
        run("INSERT INTO manifests VALUES (?, ?, ?, ?)", row)
        for article in manifest.articles:
            run("INSERT OR REPLACE INTO articles VALUES (?, ?)", (article.id, sha256))
        if manifest.replaced_by is not None:
            return
        if manifest.address:
            run("INSERT INTO addresses VALUES (?, ?)", (manifest.address, sha256))
        if manifest.twin_of is None:
            for name in {manifest.name, *(twin.name for twin in manifest.twins)}:
                post = post_name(name) if manifest.kind == "jekyll" else None
                run("INSERT INTO names VALUES (?, ?, ?)", (name, sha256, post and post.post))

    def _text(self, manifest: Manifest) -> bytes | None:
        """What is noted of a manifest's text, which a change beside its bytes leaves as it is."""
        row = self._one("SELECT text FROM manifests WHERE sha256 = ?", manifest.sha256)
        return row[0] if row else None

    def _forget(self, sha256: str) -> None:
        for table in _NAMES[1:]:
            self._database.execute(f"DELETE FROM {table} WHERE sha256 = ?", (sha256,))

    def _one(self, query: str, *values: str) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._database.execute(query, values).fetchone()
        return found

    def refresh(self, originals: Originals) -> None:
        """Look at what changed since the index was last written.

        Raises ArchiveError for a manifest that can't be read.
        """
        known = dict(self._database.execute("SELECT folder, stamp FROM folders"))
        found = set()
        for folder in sorted(_folders(self._content / FOLDER)):
            found.add(folder.name)
            now = time.time_ns()
            stamp = _stamp(folder.stat(), now)
            if not stamp or known.get(folder.name) != stamp:
                self._list(folder, originals)
                self._database.execute(
                    "INSERT OR REPLACE INTO folders VALUES (?, ?)", (folder.name, stamp)
                )
        # Folders that the last run made are noted by their manifests alone.
        prefixes = self._database.execute("SELECT DISTINCT substr(sha256, 1, 2) FROM manifests")
        for gone in ({*known, *(prefix for (prefix,) in prefixes)}) - found:
            self._database.execute("DELETE FROM folders WHERE folder = ?", (gone,))
            for sha256, _ in self._of_folder(gone):
                self._forget(sha256)

    def _of_folder(self, folder: str) -> list[tuple[str, str]]:
        query = "SELECT sha256, stamp FROM manifests WHERE sha256 >= ? AND sha256 < ?"
        return self._database.execute(query, (folder, folder + "g")).fetchall()

    def _list(self, folder: Path, originals: Originals) -> None:
        known = dict(self._of_folder(folder.name))
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not entry.name.endswith(".json"):
                    continue
                sha256 = entry.name.removesuffix(".json")
                stamp = _stamp(entry.stat(), time.time_ns())
                if not stamp or known.pop(sha256, None) != stamp:
                    known.pop(sha256, None)
                    self._forget(sha256)
                    if manifest := originals.read(sha256):
                        self.remember(manifest, stamp=stamp)
        for gone in known:
            self._forget(gone)

    def commit(self, written: list[str]) -> None:
        """Keep what was remembered, once the manifests of `written` (their digests) are in place."""
        now = time.time_ns()
        stamps = []
        for sha256 in dict.fromkeys(written):
            with contextlib.suppress(FileNotFoundError):
                status = os.stat(f"{self._content}/{manifest_path(sha256)}")  # noqa: PTH116
                stamps.append((_stamp(status, now), sha256))
        self._database.executemany("UPDATE manifests SET stamp = ? WHERE sha256 = ?", stamps)
        self._database.execute("COMMIT")
        self._database.execute("BEGIN")


@contextlib.contextmanager
def open_index(originals: Originals, *, dry_run: bool = False) -> Iterator[Index]:
    """The index of a content folder, brought up to date; what is not committed is forgotten.

    Where it can't be kept (no space, no rights, locked) it is made in memory, and where it is no database
    it is made again. Raises ArchiveError when it fails later.
    """
    database = _refreshed(originals, dry_run)
    try:
        yield Index(originals.content, database)
        if not dry_run:
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise ArchiveError(
            f"can't be used ({error})",
            file=str(_place(originals.content)),
            remedy="Free some space or delete it: it is made again, nothing is lost",
        ) from error
    finally:
        database.close()


def _refreshed(originals: Originals, dry_run: bool) -> sqlite3.Connection:
    place = _place(originals.content)
    if not dry_run or place.exists():
        for _ in range(2):
            try:
                return _open(originals, place)
            except (sqlite3.OperationalError, OSError):
                break
            except sqlite3.DatabaseError:
                _delete(place)
    return _open(originals, None)


def _open(originals: Originals, place: Path | None) -> sqlite3.Connection:
    """A database that says what the manifests say, in a transaction."""
    database = _kept(place) if place else _fresh()
    try:
        database.execute("BEGIN")
        Index(originals.content, database).refresh(originals)
    except BaseException:
        database.close()
        raise
    return database


def _place(content: Path) -> Path:
    content = content.resolve()
    return content.parent / ".cache" / f"importing-{content.name}.sqlite"


def _delete(place: Path) -> None:
    for end in ("", "-wal", "-shm"):
        place.with_name(place.name + end).unlink(missing_ok=True)


def _kept(place: Path) -> sqlite3.Connection:
    place.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(place, timeout=1, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        if database.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall():
                database.execute(f"DROP TABLE IF EXISTS {name}")
            database.executescript(_TABLES)
            database.execute(f"PRAGMA user_version = {_VERSION}")
        database.execute("BEGIN IMMEDIATE")  # whether it can be written at all
        database.execute("ROLLBACK")
    except BaseException:
        database.close()
        raise
    return database


def _fresh() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.executescript(_TABLES)
    return database


def _folders(originals: Path) -> Iterator[Path]:
    with contextlib.suppress(FileNotFoundError), os.scandir(originals) as entries:
        for entry in entries:
            if len(entry.name) == 2 and entry.is_dir():
                yield Path(entry.path)


def _stamp(status: os.stat_result, now: int) -> str:
    """What tells a file or folder from a changed one; empty where it could change unseen."""
    tick = _FINE_TICK if status.st_mtime_ns % 1_000_000_000 else _COARSE_TICK
    if status.st_mtime_ns + tick > now:
        return ""
    return f"{status.st_mtime_ns}:{status.st_size}:{status.st_ino}"
