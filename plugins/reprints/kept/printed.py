"""The printed texts of an archive, for pages that are made after the store was closed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .store import digest_of

if TYPE_CHECKING:
    from ...catalog.members import Member


class PrintedTexts:
    """Texts out of the file of the store, else out of the articles' own files.

    Every process that asks opens the file anew, and without a lock: the next build may be at work on
    it. So what is read there counts only when it is the text that was related.
    """

    def __init__(
        self, members: Mapping[str, Member], digests: Mapping[str, bytes], store: Path | None
    ) -> None:
        """`digests` are those of the printed texts (`store.digest_of`)."""
        self._members, self._digests, self._store = members, digests, store
        self._opened: dict[int, sqlite3.Connection | None] = {}

    def text(self, id_: str) -> str:
        """The printed text of a member. Raises KeyError for others."""
        found = self._kept(id_)
        return self._members[id_].text() if found is None else found

    def _kept(self, id_: str) -> str | None:
        try:
            database = self._database()
            row = (
                database
                and database.execute("SELECT text FROM printed WHERE id = ?", (id_,)).fetchone()
            )
            text = str(row[0], "utf-8", "surrogatepass") if row else None
        except (sqlite3.Error, ValueError, TypeError):
            return None
        return text if text is not None and digest_of(text) == self._digests.get(id_) else None

    def _database(self) -> sqlite3.Connection | None:
        # One for each process: a connection must not be used, nor closed, across a fork.
        process = os.getpid()
        if self._store is not None and process not in self._opened:
            place = f"{self._store.resolve().as_uri()}?immutable=1"
            self._opened[process] = sqlite3.connect(place, uri=True)
        return self._opened.get(process)
