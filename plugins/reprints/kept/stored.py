"""What the edges of a whole archive are made from when the rest is in the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from ..judging.pairs import Measured, Measurer, Names
from ..model import Article
from ..texts import Figures, Key
from .records import read_record, written
from .tables import Tables


class StoredTexts:
    """The `Holdings` of the store, but for texts that nothing is to be said of."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._holders: dict[Key, list[Article]] = {}
        for key, article in tables.printers():
            self._holders.setdefault(key, []).append(article)

    @property
    def holders(self) -> Mapping[Key, list[Article]]:
        return self._holders

    def letters(self, key: Key) -> str:
        return self._tables.letters(key)

    def figures(self, key: Key) -> Figures:
        return self._tables.figures(key)


class Extras:
    """What pairs share that are laid side by side for the edges alone: measured once and kept."""

    def __init__(self, database: sqlite3.Connection, tables: Tables) -> None:
        self._run = database.execute
        self._measurer = Measurer(tables)
        self._wanted: set[Names] = set()
        self._were_there = self._run("SELECT 1 FROM extras LIMIT 1").fetchone() is not None

    def measure(self, pairs: list[Names]) -> Iterator[tuple[Names, Measured]]:
        """Pairs in their order; those that share nothing are left out."""
        for names in pairs:
            self._wanted.add(names)
            row = self._run("SELECT measured FROM extras WHERE a = ? AND b = ?", names).fetchone()
            if row:
                measured = read_record(Measured, row[0]) if row[0] is not None else None
            else:
                measured = self._measurer.measure(names)
                text = written(measured) if measured else None
                self._run("INSERT INTO extras VALUES (?, ?, ?)", (*names, text))
            if measured:
                yield names, measured

    def drop_others(self, keys: Iterable[Key]) -> None:
        """Forgets the pairs of these texts that were not asked for."""
        for key in keys if self._were_there else ():
            kept = self._run("SELECT a, b FROM extras WHERE a = ? OR b = ?", (key, key)).fetchall()
            for names in set(kept) - self._wanted:
                self._run("DELETE FROM extras WHERE a = ? AND b = ?", names)
