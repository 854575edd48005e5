"""What the edges of a whole archive are made from when the rest is in the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from .model import Article
from .pairs import Measured, Measurer, Names
from .records import read_record, written
from .tables import Tables
from .texts import Figures, Key


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
        self._kept = {(a, b): text for a, b, text in self._run("SELECT a, b, measured FROM extras")}
        self._wanted: set[Names] = set()

    def measure(self, pairs: list[Names]) -> Iterator[tuple[Names, Measured]]:
        """Pairs in their order; those that share nothing are left out."""
        for names in pairs:
            self._wanted.add(names)
            if names in self._kept:
                text = self._kept[names]
                measured = read_record(Measured, text) if text is not None else None
            else:
                measured = self._measurer.measure(names)
                text = written(measured) if measured else None
                self._run("INSERT INTO extras VALUES (?, ?, ?)", (*names, text))
            if measured:
                yield names, measured

    def drop_others(self) -> None:
        """Forgets the pairs that were not asked for."""
        for names in self._kept.keys() - self._wanted:
            self._run("DELETE FROM extras WHERE a = ? AND b = ?", names)
