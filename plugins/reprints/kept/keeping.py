"""What the store keeps of what articles are told, beside the tables of the finder.

members   of each article its `Member`'s digest and the day on which it came into the archive
touched   articles of which something changed since the blocks were last worked out
lines     the overruling lines the blocks were worked out under: link or unlink, JSON of the ids
blocks    by first id: a digest of what it was made from, the blocks beside it, gists it was made with
chains    those of each block (`told.py`), its table and a digest of its page beside it
told      for each article that is told anything its block, its chain, a digest of what it is told
compared  for each comparison that has a page the block that shows it, its record, a digest of its page
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from ..overrules import Overrules
from ..shown.changes import Tally
from ..shown.comparing import Gist
from ..shown.telling import Answer
from ..shown.told import Chained
from .records import written

SCHEMA = """
CREATE TABLE members (id TEXT PRIMARY KEY, digest BLOB, archived TEXT) WITHOUT ROWID;
CREATE TABLE touched (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE lines (kind TEXT, ids TEXT);
CREATE TABLE blocks (name TEXT PRIMARY KEY, digest BLOB, beside TEXT, gists TEXT) WITHOUT ROWID;
CREATE TABLE chains (number INTEGER PRIMARY KEY, block TEXT, record TEXT, cells BLOB, anchor TEXT,
    page BLOB, written BLOB);
CREATE INDEX chains_of ON chains (block);
CREATE TABLE told (id TEXT PRIMARY KEY, block TEXT, chain INTEGER, digest BLOB) WITHOUT ROWID;
CREATE INDEX told_of ON told (block);
CREATE TABLE compared (a TEXT, b TEXT, block TEXT, record TEXT, page BLOB, written BLOB,
    PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX compared_of ON compared (block);
"""

Gists = dict[tuple[bytes, bytes], Gist]
"""Digests of an older and a newer text, and what is told of them."""


class State(NamedTuple):
    """All that is told, as it is kept: rows of `told` (with a digest of the text), `chains`, `compared`."""

    told: list[tuple[str, int, bytes, bytes]]
    chains: list[tuple[int, str, bytes, str | None, bytes | None]]
    compared: list[tuple[str, str, str, bytes]]


class Kept:
    """These tables of an open store; whoever writes is in a transaction."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._run = database.execute
        self._many = database.executemany

    def clear(self) -> None:
        """Forgets everything but what the members were."""
        for table in ("touched", "lines", "blocks", "chains", "told", "compared"):
            self._run(f"DELETE FROM {table}")

    # members

    def members(self) -> dict[str, bytes]:
        """The digest of each member, by id."""
        return dict(self._run("SELECT id, digest FROM members"))

    def put_member(self, id_: str, digest: bytes, archived: str) -> None:
        """Keeps a member; what it is told is touched when its day in the archive changed."""
        if self.archived([id_]).get(id_, "") != archived:
            self.touch([id_])
        self._run("INSERT OR REPLACE INTO members VALUES (?, ?, ?)", (id_, digest, archived))

    def drop_member(self, id_: str) -> None:
        """Forgets a member."""
        self._run("DELETE FROM members WHERE id = ?", (id_,))

    def archived(self, ids: Iterable[str]) -> dict[str, str]:
        """The day on which articles came into the archive, "" where it is unknown."""
        return dict(self._of("SELECT id, archived FROM members WHERE id IN", ids))

    # what changed

    def touch(self, ids: Iterable[str]) -> None:
        """Notes that what these articles are told may have changed."""
        self._many("INSERT OR IGNORE INTO touched VALUES (?)", ((id_,) for id_ in ids))

    def touched(self) -> set[str]:
        """The articles that were touched."""
        return {id_ for (id_,) in self._run("SELECT id FROM touched")}

    def is_touched(self) -> bool:
        """Whether anything was touched."""
        return self._run("SELECT 1 FROM touched LIMIT 1").fetchone() is not None

    def forget_touched(self) -> None:
        """What was touched is worked out."""
        self._run("DELETE FROM touched")

    def put_lines(self, overrules: Overrules) -> None:
        """Keeps the overruling lines; articles of those that came or went are touched."""
        now = {("link", json.dumps(sorted(rule.ids))) for rule in overrules.link}
        now |= {("unlink", json.dumps(sorted(rule.ids))) for rule in overrules.unlink}
        before = set(self._run("SELECT kind, ids FROM lines"))
        if now != before:
            self.touch(id_ for _, ids in now ^ before for id_ in json.loads(ids))
            self._run("DELETE FROM lines")
            self._many("INSERT INTO lines VALUES (?, ?)", sorted(now))

    # blocks

    def blocks_of(self, ids: Iterable[str]) -> set[str]:
        """The blocks that articles were told with."""
        return {name for (name,) in self._of("SELECT DISTINCT block FROM told WHERE id IN", ids)}

    def beside(self, names: Iterable[str]) -> set[str]:
        """The blocks that stood beside these."""
        rows = self._of("SELECT beside FROM blocks WHERE name IN", names)
        return {other for (beside,) in rows for other in json.loads(beside)}

    def ids_of(self, names: Iterable[str]) -> set[str]:
        """The articles of blocks."""
        return {id_ for (id_,) in self._of("SELECT id FROM told WHERE block IN", names)}

    def digest(self, name: str) -> bytes | None:
        """What a block was made from, None when there is none of that name."""
        row = self._run("SELECT digest FROM blocks WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def gists(self, names: Iterable[str]) -> Gists:
        """The gists that blocks were made with."""
        found = {}
        for (gists,) in self._of("SELECT gists FROM blocks WHERE name IN", names):
            for older, newer, is_same, is_common, tally in json.loads(gists):
                pair = bytes.fromhex(older), bytes.fromhex(newer)
                found[pair] = Gist(is_same, is_common, Tally(*tally))
        return found

    def drop(self, name: str) -> None:
        """Forgets a block and what its articles are told."""
        self._run("DELETE FROM blocks WHERE name = ?", (name,))
        for table in ("chains", "told", "compared"):
            self._run(f"DELETE FROM {table} WHERE block = ?", (name,))

    def put(self, name: str, digest: bytes, beside: Iterable[str], gists: Gists) -> None:
        """Keeps a block; nobody is told anything yet."""
        plain = [
            (older.hex(), newer.hex(), one.is_same, one.is_common, one.tally)
            for (older, newer), one in gists.items()
        ]
        row = (name, digest, json.dumps(list(beside)), json.dumps(plain, ensure_ascii=False))
        self._run("INSERT INTO blocks VALUES (?, ?, ?, ?)", row)

    def put_answer(self, name: str, answer: Answer, texts: Mapping[str, bytes]) -> None:
        """Keeps what the articles of a block are told; `texts` are digests of theirs."""
        for chain, cells in answer.chains:
            chained = Chained(chain, cells)
            page = chained.page_digest(texts) if chain.anchor else None
            record = written(chain)
            row = (name, record, cells, chain.anchor, page, _sum(record, cells))
            number = self._run(
                "INSERT INTO chains (block, record, cells, anchor, page, written)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                row,
            ).lastrowid
            self._many(
                "INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?)",
                ((id_, name, number, digest) for id_, digest in chained.digests()),
            )
        for one in answer.compared:
            record = written(one)
            pair = sorted((one.older, one.newer))
            self._run(
                "INSERT OR REPLACE INTO compared VALUES (?, ?, ?, ?, ?, ?)",
                (*pair, name, record, one.digest(texts), _sum(record)),
            )

    def state(self) -> State:
        """All that is told. Raises ValueError when it is not what was written."""
        chains = self._run(
            "SELECT number, record, cells, anchor, page, written FROM chains"
        ).fetchall()
        compared = self._run(
            "SELECT a, b, record, page, written FROM compared ORDER BY a, b"
        ).fetchall()
        # They are read when somebody asks, which is too late to make them again.
        if any(_sum(record, cells) != sum_ for _, record, cells, _, _, sum_ in chains) or any(
            _sum(record) != sum_ for _, _, record, _, sum_ in compared
        ):
            raise ValueError("a record is not what was written")
        return State(
            self._run(
                "SELECT id, chain, told.digest, articles.digest FROM told JOIN articles USING (id)"
            ).fetchall(),
            [row[:5] for row in chains],
            [row[:4] for row in compared],
        )

    def _of(self, query: str, names: Iterable[str]) -> list[Any]:
        rows = self._run(f"{query} (SELECT value FROM json_each(?))", (json.dumps(list(names)),))
        return rows.fetchall()


def _sum(record: str, cells: bytes = b"") -> bytes:
    return blake2b(record.encode() + cells, digest_size=8).digest()
