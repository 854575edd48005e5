"""The finder's tables in a SQLite file, and what of them is in use at the moment.

articles   id, digest of its text, day, name of its text (NULL when it has no letter)
printed    the text of each article
candidates for each text that has some: what it shares with each (`joining.py`)
nodes      for each text that has partners: its record (`state.py`)
pairs      the texts that were aligned and share passages: their record
extras     what pairs of a group share that were aligned for its edges alone, NULL for nothing
pending    texts that came since the file of `inverted.py` was made, with their fingerprints, and texts
           that went (NULL)

Records that are read stay here, are changed in place and written back by `flush`.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..judging.pairs import Names
from ..model import Article
from ..state import Node, Pair
from ..texts import Figures, Key, letters_of, read
from .joining import Shares
from .records import read_record, written

SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE articles (id TEXT PRIMARY KEY, digest BLOB, date TEXT, key INTEGER) WITHOUT ROWID;
CREATE INDEX holders ON articles (key);
CREATE TABLE printed (id TEXT PRIMARY KEY, text BLOB);
CREATE TABLE candidates (key INTEGER PRIMARY KEY, shares BLOB);
CREATE TABLE nodes (key INTEGER PRIMARY KEY, record TEXT);
CREATE TABLE pairs (a INTEGER, b INTEGER, record TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE extras (a INTEGER, b INTEGER, measured TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX extras_of_b ON extras (b);
CREATE TABLE pending (key INTEGER PRIMARY KEY, prints BLOB);
"""
_TEXTS_HELD = 4096
"""Texts whose letters are held ready."""


class Entry(NamedTuple):
    """What is kept of an article beside its text: a digest of the text, the day, the text's name."""

    digest: bytes
    day: str | None
    key: Key | None


class Tables:
    """The `State` of the finder and its `Candidacies`, backed by a database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._run = database.execute
        self._many = database.executemany
        self._forget()

    def _forget(self) -> None:
        self._nodes: dict[Key, tuple[Node, str | None]] = {}
        self._pairs: dict[Names, tuple[Pair, str | None]] = {}
        self._dropped: set[Names] = set()
        self._shares: dict[Key, tuple[Shares, bytes | None]] = {}
        self._changed_nodes: set[Key] = set()
        self._changed_pairs: set[Names] = set()
        self._changed_shares: set[Key] = set()
        self._reading = lru_cache(_TEXTS_HELD)(self._read)
        self.entry = lru_cache(_TEXTS_HELD)(self._read_entry)

    # texts and who prints them

    def letters(self, key: Key) -> str:
        return self._reading(key)[0]

    def figures(self, key: Key) -> Figures:
        return read(self._reading(key)[1])[2]

    def _read(self, key: Key) -> tuple[str, str]:
        row = self._run(
            "SELECT text FROM printed WHERE id = (SELECT min(id) FROM articles WHERE key = ?)",
            (key,),
        ).fetchone()
        if row is None:
            raise KeyError(key)
        text = _text(row[0])
        return letters_of(text), text

    def holders(self, key: Key) -> list[str]:
        """The ids of the articles that print a text, in order."""
        rows = self._run("SELECT id FROM articles WHERE key = ? ORDER BY id", (key,))
        return [id_ for (id_,) in rows]

    def put_article(self, article: Article, digest: bytes, key: Key | None) -> None:
        """Keeps an article, instead of what it was before."""
        row = (article.id, digest, article.date, key)
        self._run("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)", row)
        text = article.text.encode("utf-8", "surrogatepass")
        self._run("INSERT OR REPLACE INTO printed VALUES (?, ?)", (article.id, text))

    def drop_article(self, id_: str) -> None:
        """Forgets an article."""
        self._run("DELETE FROM articles WHERE id = ?", (id_,))
        self._run("DELETE FROM printed WHERE id = ?", (id_,))

    def article(self, id_: str) -> Article:
        """An article. Raises KeyError."""
        row = self._run(
            "SELECT text, date FROM articles JOIN printed USING (id) WHERE id = ?", (id_,)
        ).fetchone()
        if row is None:
            raise KeyError(id_)
        return Article(id_, _text(row[0]), row[1])

    def ids(self) -> list[str]:
        """The ids of all articles, in order."""
        return [id_ for (id_,) in self._run("SELECT id FROM articles ORDER BY id")]

    def tied(self, ids: Iterable[str]) -> set[str]:
        """Those of some articles whose text has partners or another holder."""
        rows = self._run(
            "SELECT id FROM articles AS own WHERE id IN (SELECT value FROM json_each(?)) AND"
            " (key IN (SELECT key FROM nodes)"
            " OR EXISTS (SELECT 1 FROM articles WHERE key = own.key AND id <> own.id))",
            (json.dumps(list(ids)),),
        )
        return {id_ for (id_,) in rows}

    def _read_entry(self, id_: str) -> Entry | None:
        """What is kept of an article, None when there is none."""
        row = self._run("SELECT digest, date, key FROM articles WHERE id = ?", (id_,)).fetchone()
        return Entry(*row) if row else None

    def keys_of(self, ids: Iterable[str]) -> set[Key]:
        """The names of the texts that some articles print."""
        rows = self._run(
            "SELECT DISTINCT key FROM articles WHERE key NOTNULL"
            " AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {key for (key,) in rows}

    def printers(self) -> Iterator[tuple[Key, Article]]:
        """The articles whose text has a partner or another holder: name of the text, article."""
        rows = self._run(
            "SELECT key, articles.id, text, date FROM articles JOIN printed USING (id)"
            " WHERE key IN (SELECT key FROM nodes) OR key IN"
            " (SELECT key FROM articles WHERE key NOTNULL GROUP BY key HAVING count(*) > 1)"
            " ORDER BY articles.id"
        )
        for key, id_, text, date in rows:
            yield key, Article(id_, _text(text), date)

    # nodes

    def node(self, key: Key) -> Node:
        if key not in self._nodes:
            row = self._run("SELECT record FROM nodes WHERE key = ?", (key,)).fetchone()
            node = read_record(Node, row[0]) if row else Node.alone(key)
            self._nodes[key] = node, row[0] if row else None
        return self._nodes[key][0]

    def put_node(self, key: Key, node: Node) -> None:
        self._nodes[key] = node, self._nodes[key][1] if key in self._nodes else None
        self._changed_nodes.add(key)

    def load_nodes(self) -> None:
        """All nodes are about to be asked for."""
        for key, record in self._run("SELECT key, record FROM nodes"):
            self._nodes[key] = read_record(Node, record), record

    # pairs

    def pair(self, names: Names) -> Pair:
        if names not in self._pairs:
            row = self._run("SELECT record FROM pairs WHERE a = ? AND b = ?", names).fetchone()
            if row is None:
                raise KeyError(names)
            self._pairs[names] = read_record(Pair, row[0]), row[0]
        return self._pairs[names][0]

    def put_pair(self, names: Names, pair: Pair) -> None:
        self._pairs[names] = pair, self._pairs[names][1] if names in self._pairs else None
        self._dropped.discard(names)
        self._changed_pairs.add(names)

    def drop_pair(self, names: Names) -> bool:
        """Parts two texts, if they were partners; `decide.settle` has to follow for both."""
        if names[1] not in self.node(names[0]).near:
            return False
        for own, other in (names, names[::-1]):
            node = self.node(own)
            node.near.remove(other)
            self.put_node(own, node)
        self._pairs.pop(names, None)
        self._changed_pairs.discard(names)
        self._dropped.add(names)
        return True

    def pairs(self) -> Iterator[tuple[Names, Pair]]:
        """All pairs as last flushed, ordered by names."""
        for a, b, record in self._run("SELECT a, b, record FROM pairs ORDER BY a, b"):
            yield (a, b), read_record(Pair, record)

    # candidates

    def shares(self, key: Key) -> Shares:
        if key not in self._shares:
            self.load_shares([key])
        return self._shares[key][0]

    def load_shares(self, keys: Iterable[Key]) -> None:
        wanted = [key for key in keys if key not in self._shares]
        if not wanted:
            return
        rows = self._run(
            "SELECT key, shares FROM candidates WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        for key, packed in rows:
            self._shares[key] = unpacked_shares(packed), packed
        for key in wanted:
            self._shares.setdefault(key, ({}, None))

    def put_shares(self, key: Key, shares: Shares) -> None:
        self._shares[key] = shares, self._shares[key][1] if key in self._shares else None
        self._changed_shares.add(key)

    # writing

    def clear(self) -> None:
        """Forgets everything."""
        for table in ("articles", "printed", "candidates", "nodes", "pairs", "extras"):
            self._run(f"DELETE FROM {table}")
        self._forget()

    def drop_extras(self, keys: Iterable[Key]) -> None:
        """Forgets what these texts share with others of their groups."""
        for key in keys:
            self._run("DELETE FROM extras WHERE a = ?", (key,))
            self._run("DELETE FROM extras WHERE b = ?", (key,))

    def flush(self) -> set[Key]:
        """Writes what changed and forgets all that was read. Returns the texts of which anything did."""
        written_keys = {key for names in self._dropped for key in names}
        self._many("DELETE FROM pairs WHERE a = ? AND b = ?", self._dropped)
        for names in self._changed_pairs:
            pair, before = self._pairs[names]
            record = written(pair)
            if record != before:
                self._run("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?)", (*names, record))
                written_keys.update(names)
        for key in self._changed_nodes:
            node, before = self._nodes[key]
            if not node.near:
                self._run("DELETE FROM nodes WHERE key = ?", (key,))
                written_keys.add(key)
            elif (record := written(node)) != before:
                self._run("INSERT OR REPLACE INTO nodes VALUES (?, ?)", (key, record))
                written_keys.add(key)
        for key in self._changed_shares:
            shares, packed = self._shares[key]
            now = packed_shares(shares)
            if not shares:
                self._run("DELETE FROM candidates WHERE key = ?", (key,))
            elif now != packed:
                self._run("INSERT OR REPLACE INTO candidates VALUES (?, ?)", (key, now))
        self._forget()
        return written_keys


def packed_shares(shares: Shares) -> bytes:
    """Candidates in order of their names: name, fingerprints and weight of each, 24 bytes."""
    numbers = array("q")
    for other, share in sorted(shares.items()):
        numbers.extend((other, *share))
    return numbers.tobytes()


def unpacked_shares(packed: bytes) -> Shares:
    """The candidates that were packed."""
    numbers = array("q")
    numbers.frombytes(packed)
    return {
        other: (shared, weight)
        for other, shared, weight in zip(*(numbers[n::3] for n in range(3)), strict=True)
    }


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogatepass")
