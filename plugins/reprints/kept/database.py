"""The file of the store: opened by one process at a time, made again when it is of no use.

It is written by certain rules (`version`: the finder's own source and the tables of letters it
reads by). A file of other rules, a damaged one or half of one is thrown away; it is a cache.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex

import numpy as np
import opencc

from ...catalog import normalise
from ...errors import LockedError
from ..fingerprints import Hashes
from ..texts import Key
from .inverted import Base, InvertedIndex, write_base
from .keeping import SCHEMA as KEEPING
from .tables import SCHEMA


class Database:
    """A SQLite file and the file of postings it names. Raises LockedError when it is in use."""

    def __init__(self, path: Path, wait: float) -> None:
        """`wait`: seconds another process is given to leave it."""
        self._path, self._wait = path, wait
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
        except sqlite3.OperationalError:
            raise
        except (sqlite3.DatabaseError, ValueError, FileNotFoundError):
            self.make_again()

    def close(self) -> None:
        """Lets other processes in."""
        self.connection.close()

    def make_again(self) -> None:
        """Throws everything away."""
        self.connection.close()
        for end in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + end).unlink(missing_ok=True)
        self._open()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of a block is kept, or nothing of it."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    # postings

    def base(self) -> Base:
        """The file of postings as it is named."""
        return Base.read(self._path.with_name(self._fact("postings")))

    def sweep(self) -> None:
        """Removes files of postings that are no longer named."""
        name = self._fact("postings")
        # No looser: beside “content” may lie the files of a folder called “content-old”.
        own = re.compile(re.escape(self._path.stem) + "-[0-9a-f]{16}[.]postings")
        for left in self._path.parent.iterdir():
            if left.name != name and own.fullmatch(left.name):
                left.unlink(missing_ok=True)

    def postings(self) -> InvertedIndex:
        """The postings as they were last kept."""
        came: list[tuple[Key, Hashes]] = []
        went: list[Key] = []
        for key, prints in self.connection.execute("SELECT key, prints FROM pending"):
            if prints is None:
                went.append(key)
            else:
                came.append((key, np.frombuffer(prints, "<u8")))
        return InvertedIndex(self.base(), came, went)

    def keep_pending(self, postings: InvertedIndex, keys: set[Key]) -> None:
        """Keeps that these texts came or went."""
        for key in keys:
            if key in postings.added or key in postings.gone:
                prints = postings.added.get(key)
                row = (key, None if prints is None else prints.astype("<u8").tobytes())
                self.connection.execute("INSERT OR REPLACE INTO pending VALUES (?, ?)", row)
            else:
                self.connection.execute("DELETE FROM pending WHERE key = ?", (key,))

    def new_file(self) -> Path:
        """Where to write the postings next; `name_file` makes it theirs."""
        return self._path.with_name(f"{self._path.stem}-{token_hex(8)}.postings")

    def name_file(self, file: Path) -> None:
        """From here on the postings are in this file and nothing is pending (in a transaction)."""
        self.connection.execute("INSERT OR REPLACE INTO facts VALUES ('postings', ?)", (file.name,))
        self.connection.execute("DELETE FROM pending")

    # opening

    def _open(self) -> None:
        self.connection = sqlite3.connect(self._path, timeout=self._wait, isolation_level=None)
        run = self.connection.execute
        try:
            run("PRAGMA locking_mode = EXCLUSIVE")
            run("PRAGMA journal_mode = WAL")
            run("PRAGMA synchronous = NORMAL")
            run("PRAGMA cache_size = -65536")
            run("PRAGMA secure_delete = ON")  # a withdrawn text leaves no trace in free pages
            with self.transaction():
                if self._fact("version") != version():
                    self._make()
        except sqlite3.OperationalError as error:
            self.connection.close()
            if "locked" not in str(error):
                raise
            raise LockedError(
                "is in use by another process.", file=self._path, remedy="Wait until that ends."
            ) from error
        self.sweep()
        self.base()

    def _make(self) -> None:
        run = self.connection.execute
        for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            run(f"DROP TABLE {name}")
        for statement in (SCHEMA + KEEPING).split(";"):
            run(statement)
        file = self.new_file()
        write_base(file, ())
        self.name_file(file)
        run("INSERT INTO facts VALUES ('version', ?)", (version(),))

    def _fact(self, name: str) -> str:
        run = self.connection.execute
        if run("SELECT 1 FROM sqlite_master WHERE name = 'facts'").fetchone() is None:
            return ""
        row = run("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""


@cache
def version() -> str:
    digest = blake2b(digest_size=16)
    finder = Path(__file__).resolve().parents[1]
    for source in (*sorted(finder.rglob("*.py")), Path(normalise.__file__)):
        digest.update(source.read_bytes())
    digest.update(f"{opencc.__version__} {unicodedata.unidata_version}".encode())
    return digest.hexdigest()
