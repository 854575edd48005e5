"""Who holds each fingerprint, kept on disk and changed one text at a time.

A hundred thousand texts hold twenty million fingerprints, and one more text asks about two hundred
of them, anywhere. As rows of a database each would cost a search and a page written; so most of them
lie in one file of sorted numbers that is never changed, and what came and went since it was made is
kept beside it, in memory, until it is worth making the file again (`due`). A look-up then is a binary
search in the file, which the system maps into memory, and a dictionary.

The file, all little-endian: a header of 64 bytes (`_MAGIC`, number of texts, number of postings); the
fingerprints of each text in order, text after text (8 bytes each); the names of the texts in order
(8) and where the fingerprints of each end (8); all fingerprints in order (8), and for each the place
of its text among the names (4), those of one fingerprint in order too.
"""

from __future__ import annotations

import mmap
import os
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ..candidates import batched
from ..fingerprints import Hashes
from ..texts import Key

_MAGIC = b"jianbao postings 1\n"
_HEADER = 64
_SHARDS = 16
_CHUNK = 4096
MOST_PENDING = 1024
"""Texts beside the file at which it is made again: five seconds at a hundred thousand texts. To read
so many takes 20 ms each time the store is opened."""
Owners = npt.NDArray[np.uint32]


class Holders(NamedTuple):
    """Where the holders of one fingerprint are: a stretch of the file, and how many there are now."""

    print: int
    low: int
    high: int
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """The file: `own` fingerprints by text, `keys` and `ends` of texts; `prints` and their `owners`."""

    own: Hashes
    keys: Hashes
    ends: Hashes
    prints: Hashes
    owners: Owners

    @classmethod
    def read(cls, path: Path) -> Base:
        """Maps a file. Raises ValueError when it is not whole, OSError when it is not there."""
        with path.open("rb") as file:
            head = file.read(_HEADER)
            texts, postings = np.frombuffer(head[32:48].ljust(16, b"\0"), "<u8").tolist()
            size = _HEADER + 16 * texts + 20 * postings
            if not head.startswith(_MAGIC) or os.fstat(file.fileno()).st_size != size:
                raise ValueError(f"{path} is not whole")
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        at = _HEADER

        def section(number: int, kind: str = "<u8") -> npt.NDArray[Any]:
            nonlocal at
            found = np.frombuffer(mapped, kind, number, at)
            at += found.nbytes
            return found

        own, keys, ends, prints = map(section, (postings, texts, texts, postings))
        return cls(own, keys, ends, prints, section(postings, "<u4"))

    def rank(self, key: Key) -> int | None:
        """The place of a name, None when the file does not have it."""
        at = int(np.searchsorted(self.keys, np.uint64(key)))
        return at if at < len(self.keys) and int(self.keys[at]) == key else None

    def of(self, rank: int) -> Hashes:
        """The fingerprints of the text of a place."""
        return self.own[int(self.ends[rank - 1]) if rank else 0 : int(self.ends[rank])]


class _Pending:
    """Fingerprints of texts beside the file: those of many in order, and a few on top.

    A fingerprint may be held by several; names are in order.
    """

    def __init__(self, held: Iterable[tuple[Key, Hashes]]) -> None:
        every = sorted(held, key=lambda one: one[0])
        sizes = np.array([len(prints) for _, prints in every], np.int64)
        prints = np.concatenate([np.empty(0, np.uint64), *(prints for _, prints in every)])
        order = np.argsort(prints, kind="stable")
        self._prints: Hashes = prints[order]
        self._keys: Hashes = np.repeat(np.array([key for key, _ in every], np.uint64), sizes)[order]
        self._more: dict[int, list[Key]] = {}

    def add(self, key: Key, prints: Hashes) -> None:
        for one in prints.tolist():
            insort(self._more.setdefault(one, []), key)

    def remove(self, key: Key, prints: Hashes) -> None:
        others = self._keys != np.uint64(key)
        self._prints, self._keys = self._prints[others], self._keys[others]
        for one in prints.tolist():
            if key in self._more.get(one, ()):
                self._more[one].remove(key)

    def counts(self, prints: Hashes) -> list[int]:
        """How many hold each of these fingerprints."""
        low, high = (self._prints.searchsorted(prints, side) for side in ("left", "right"))
        counts: list[int] = (high - low).tolist()
        if not self._more:
            return counts
        more = (len(self._more.get(one, ())) for one in prints.tolist())
        return [one + other for one, other in zip(counts, more, strict=True)]

    def holders(self, print_: int) -> list[Key]:
        """Who holds a fingerprint, in order."""
        one = np.uint64(print_)
        low, high = (self._prints.searchsorted(one, side) for side in ("left", "right"))
        found: list[Key] = self._keys[low:high].tolist()
        more = self._more.get(print_)
        return sorted(found + more) if more else found


class InvertedIndex:
    """The file and what changed since: texts that came, with their fingerprints, and that went."""

    def __init__(
        self,
        base: Base,
        added: Iterable[tuple[Key, Hashes]] = (),
        gone: Iterable[Key] = (),
    ) -> None:
        self._base = base
        self.added: dict[Key, Hashes] = dict(added)
        self.gone: set[Key] = set(gone)
        self._fresh = _Pending(self.added.items())
        self._missing = _Pending((key, self.prints(key)) for key in self.gone)
        self._dead = {self._rank(key) for key in self.gone}

    @property
    def due(self) -> bool:
        """Whether so much is pending that the file should be made again."""
        return len(self.added) + len(self.gone) >= MOST_PENDING

    def prints(self, key: Key) -> Hashes:
        """The fingerprints of a text that is or was there. Raises KeyError."""
        if key in self.added:
            return self.added[key]
        rank = self._base.rank(key)
        if rank is None:
            raise KeyError(key)
        return self._base.of(rank)

    def _rank(self, key: Key) -> int:
        rank = self._base.rank(key)
        if rank is None:
            raise KeyError(key)
        return rank

    def add(self, key: Key, prints: Hashes) -> None:
        """A text that was not there."""
        rank = self._base.rank(key)
        if rank is not None:
            self.gone.remove(key)
            self._dead.remove(rank)
            self._missing.remove(key, prints)
            return
        self.added[key] = prints
        self._fresh.add(key, prints)

    def remove(self, key: Key) -> None:
        """A text that was there. Raises KeyError."""
        prints = self.prints(key)
        rank = self._base.rank(key)
        if rank is not None:
            self.gone.add(key)
            self._dead.add(rank)
            self._missing.add(key, prints)
            return
        del self.added[key]
        self._fresh.remove(key, prints)

    def holders(self, prints: Hashes) -> list[Holders]:
        """Where each of these fingerprints is held, in their order; those nobody holds left out."""
        lows = np.searchsorted(self._base.prints, prints, side="left")
        highs = np.searchsorted(self._base.prints, prints, side="right")
        found = []
        for one, low, high, missing, fresh in zip(
            prints.tolist(),
            lows.tolist(),
            highs.tolist(),
            self._missing.counts(prints),
            self._fresh.counts(prints),
            strict=True,
        ):
            size = high - low - missing + fresh
            if size:
                found.append(Holders(one, low, high, size))
        return found

    def members(self, held: Holders) -> list[Key]:
        """All holders, in order."""
        base = self._base
        ranks = base.owners[held.low : held.high]
        found: list[Key] = base.keys[ranks].tolist()
        if self._dead:
            found = [
                key
                for key, rank in zip(found, ranks.tolist(), strict=True)
                if rank not in self._dead
            ]
        fresh = self._fresh.holders(held.print)
        return sorted(found + fresh) if fresh else found

    def around(self, held: Holders, key: Key, reach: int) -> tuple[list[Key], list[Key]]:
        """The nearest holders before and after a name (itself left out), both in order."""
        base = self._base
        rank = int(np.searchsorted(base.keys, np.uint64(key)))
        at = held.low + int(np.searchsorted(base.owners[held.low : held.high], rank))
        after = self._living(range(at, held.high), key, reach)
        before = self._living(range(at - 1, held.low - 1, -1), key, reach)[::-1]
        fresh = self._fresh.holders(held.print)
        if fresh:
            at = bisect_left(fresh, key)
            before = sorted(before + fresh[max(0, at - reach) : at])[-reach:]
            at += at < len(fresh) and fresh[at] == key
            after = sorted(after + fresh[at : at + reach])[:reach]
        return before, after

    def _living(self, places: range, but: Key, reach: int) -> list[Key]:
        found: list[Key] = []
        for place in places:
            if len(found) == reach:
                break
            rank = int(self._base.owners[place])
            if rank not in self._dead and (key := int(self._base.keys[rank])) != but:
                found.append(key)
        return found

    def write(self, path: Path) -> None:
        """Makes the file again, with all that is pending; this object goes on as it is."""
        keys = (set(self._base.keys.tolist()) - self.gone).union(self.added)
        write_base(path, ((key, self.prints(key)) for key in sorted(keys)))


def write_base(path: Path, texts: Iterable[tuple[Key, Hashes]]) -> None:
    """Makes the file; texts are in the order of their names. Memory: 12 bytes a fingerprint."""
    keys: list[Key] = []
    ends = [0]
    shards: list[list[tuple[Hashes, Owners]]] = [[] for _ in range(_SHARDS)]
    owned: list[Owners] = []
    with path.open("wb") as file:
        file.write(bytes(_HEADER))
        for chunk in batched(texts, _CHUNK):
            sizes = [len(prints) for _, prints in chunk]
            every = np.concatenate([prints for _, prints in chunk])
            file.write(every.astype("<u8").tobytes())
            owners = np.repeat(np.arange(len(keys), len(keys) + len(chunk), dtype=np.uint32), sizes)
            keys.extend(key for key, _ in chunk)
            ends.extend((ends[-1] + np.cumsum(sizes)).tolist())
            part = (every >> np.uint64(60)).astype(np.uint8)
            for n, shard in enumerate(shards):
                here = part == n
                shard.append((every[here], owners[here]))
        file.write(np.array(keys, "<u8").tobytes())
        file.write(np.array(ends[1:], "<u8").tobytes())
        while shards:
            prints, owners = _in_order(shards.pop(0))
            file.write(prints.astype("<u8").tobytes())
            owned.append(owners)
        for owners in owned:
            file.write(owners.astype("<u4").tobytes())
        file.seek(0)
        file.write(_MAGIC.ljust(32, b"\0") + np.array([len(keys), ends[-1]], "<u8").tobytes())
        file.flush()
        os.fsync(file.fileno())


def _in_order(parts: list[tuple[Hashes, Owners]]) -> tuple[Hashes, Owners]:
    """By fingerprint; the texts of each stay in order, as they are given."""
    prints = np.concatenate([np.empty(0, np.uint64), *(prints for prints, _ in parts)])
    owners = np.concatenate([np.empty(0, np.uint32), *(owners for _, owners in parts)])
    order = np.argsort(prints, kind="stable")
    return prints[order], owners[order]
