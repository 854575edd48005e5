"""The first steps: articles read and kept, their fingerprints in shards, distinct texts numbered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..candidates import batched
from ..fingerprints import prints_of
from ..kept import pickling  # noqa: F401
from ..lines import parse, same_id
from ..texts import Figures, Key, letters_of, read
from .spill import PLACE, Array, Place, Records, Shards, for_folder, load, save
from .workers import Workers

BATCH = 4000
"""Lines a task reads: about 15 MB of JSON."""
SHARDS = 256
"""Of fingerprints. At a million press reports a shard has 760,000 postings."""
NO_TEXT = -1
"""In place of a key: a blank line, or an article without a letter."""
_READY = 512
_LETTERS_READY = 8192
"""Printed texts, and letters of texts, held ready: 14 MB."""


@dataclass(frozen=True, slots=True)
class _Batch:
    folder: Path
    source: str
    first: int
    lines: list[bytes]


@dataclass(frozen=True, slots=True)
class _Read:
    """For each line: the key of its text, a digest of its id, where the article is kept."""

    keys: npt.NDArray[np.int64]
    ids: npt.NDArray[np.int64]
    places: Array


def postings(folder: Path) -> Shards:
    """Fingerprints and the lines they stand in."""
    return Shards(folder / "postings", SHARDS, "u8", "u4")


def read_all(workers: Workers, folder: Path, source: str, lines: Iterable[bytes]) -> Iterator[int]:
    """Keeps all articles; yields how many lines are done.

    `keys`, sorted, and `texts`, where one article that prints each is; `articles`, where each is;
    `number`, of the text that each line is the kept article of, else NO_TEXT; `holders`, the
    articles that print text n from `held[n]` on. Raises InputError.
    """
    batches = (
        _Batch(folder, source, 1 + n * BATCH, batch)
        for n, batch in enumerate(batched(lines, BATCH))
    )
    parts = []
    for n, part in enumerate(workers.each(_read_batch, batches), start=1):
        parts.append(part)
        yield n * BATCH
    every = _Read(
        *(
            np.concatenate([np.empty(0, kind), *(getattr(part, name) for part in parts)])
            for name, kind in (("keys", np.int64), ("ids", np.int64), ("places", PLACE))
        )
    )
    _check_ids(folder, source, every)
    line = np.flatnonzero(every.places["size"] > 0)
    lettered = line[every.keys[line] != NO_TEXT]
    keys, first, number = np.unique(every.keys[lettered], return_index=True, return_inverse=True)
    kept = np.full(len(every.keys), NO_TEXT, dtype=np.int64)
    kept[lettered[first]] = np.arange(len(keys))
    text_of = np.full(len(every.keys), NO_TEXT, dtype=np.int64)
    text_of[lettered] = number
    save(
        folder,
        keys=keys,
        texts=every.places[lettered[first]],
        articles=every.places[line],
        text_of=text_of[line],
        number=kept,
        holders=np.argsort(text_of[line], kind="stable")[len(line) - len(lettered) :],
        held=np.concatenate(([0], np.cumsum(np.bincount(number, minlength=len(keys))))),
    )


def _read_batch(batch: _Batch) -> _Read:
    records = opened_records(batch.folder)
    keys, ids, places, texts, lines = [], [], [], [], []
    for number, line in enumerate(batch.lines, start=batch.first):
        article = parse(line, batch.source, number)
        key, letters = None, ""
        if article is None:
            places.append((0, 0, 0))
            ids.append(0)
        else:
            key, letters, _ = read(article.text)
            places.append(records.put((article.id, article.date, article.text)))
            ids.append(_digest(article.id))
        keys.append(NO_TEXT if key is None else key)
        if key is not None:
            texts.append(letters)
            lines.append(number - 1)
    prints = prints_of(texts)
    postings(batch.folder).write(
        f"{batch.first:012}",
        (prints.hashes >> np.uint64(56)).astype(np.int64),
        prints.hashes,
        np.array(lines, dtype=np.int64)[prints.owners],
    )
    return _Read(np.array(keys), np.array(ids), np.array(places, dtype=PLACE))


def _digest(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") >> 1


def _check_ids(folder: Path, source: str, every: _Read) -> None:
    line = np.flatnonzero(every.places["size"] > 0)
    line = line[np.argsort(every.ids[line], kind="stable")]
    ids = every.ids[line]
    records = opened_records(folder)
    seen: dict[tuple[int, str], int] = {}
    again = []
    for n in np.flatnonzero(np.isin(ids, ids[1:][ids[1:] == ids[:-1]])).tolist():
        name = str(records.get(every.places[line[n]].item())[0])
        first = seen.setdefault((int(ids[n]), name), int(line[n]))
        if first != line[n]:
            again.append((int(line[n]), first, name))
    if again:
        second, first, name = min(again)
        raise same_id(source, name, first + 1, second + 1)


class DiskTexts:
    """The texts of the folder, by key."""

    def __init__(self, folder: Path) -> None:
        self._records = opened_records(folder)
        self._keys = memoryview(load(folder, "keys"))  # type: ignore[arg-type]
        self._places = load(folder, "texts")
        self._printed = lru_cache(_READY)(self._read_printed)
        self.letters = lru_cache(_LETTERS_READY)(lambda key: letters_of(self._printed(key)))

    def figures(self, key: Key) -> Figures:
        return read(self._printed(key))[2]

    def _read_printed(self, key: Key) -> str:
        n = bisect_left(self._keys, key)
        if n == len(self._keys) or self._keys[n] != key:
            raise KeyError(key)
        place: Place = self._places[n].item()
        return str(self._records.get(place)[2])


@for_folder
def opened_records(folder: Path) -> Records:
    return Records(folder)
