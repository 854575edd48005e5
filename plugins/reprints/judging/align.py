"""Where two texts agree: tiles of equal letters, joined into passages.

Greedy string tiling (Wise 1993): the longest stretches of equal letters first, no letter used
twice, in any order. A diff that only moves forward loses what an editor moved; papers move the
list of those present from the head of a report to its foot, and pages are scanned column by
column.

Tiles that follow one another in both texts with little between them are one passage; what stands
between is a substitution (a name, a misread character, a figure) and counts as covered, for the
question is how much of one text stands in the other, not how much is untouched.

A page that was read across columns prints a story line by line, with lines of others between; where the
other text goes on at once, such lines are one passage across two lines of other columns, too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..fingerprints import GRAM, gram_hashes
from .refine import refine
from .runs import Run, Tile

MAX_GAP = 24
"""Letters between two tiles of a passage, in each text: room for a long office's name."""
_ACROSS = 60
"""The same in a text that was read across columns: lines of two other ones …"""
_LINE = (8, 32)
"""… between two tiles that are lines themselves …"""
_SEAM = 1
"""… and follow one another in the other text, give or take a letter. Of what lies between them …"""
_OWN = 3
"""… one letter in so many may be this story's, or it is one that was set in columns itself."""
MIN_PASSAGE = 12
"""Equal letters a passage must hold: below it are set phrases (党中央国务院决策部署). Of a text that is
hardly longer itself, four letters of five."""
LEAST = 8
"""Equal letters of any passage."""
MAX_REPEATS = 8
"""Places of one run in one text that are tried: tables repeat a run hundreds of times."""
_LOOK_AHEAD = 4
"""Tiles looked past for the next of a passage, when a moved sentence stands between."""
_SLOTS = np.uint64(8191)
"""Bits of a hash that make its slot: 8,192 slots, ten for each run of a usual text."""
_FREE = b"\1"
"""A letter no tile has used yet; a used one is zero."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A text made ready to be aligned many times."""

    letters: str
    hashes: npt.NDArray[np.uint64]
    order: npt.NDArray[np.int64]
    ranked: npt.NDArray[np.uint64]
    slots: npt.NDArray[np.uint16]
    filled: npt.NDArray[np.bool_]
    """Which slots have a run: most runs of another text fall into an empty one."""


def index(letters: str) -> Index:
    """Sorts the runs of five letters of a text."""
    hashes = gram_hashes(letters)
    order = np.argsort(hashes, kind="stable")
    slots = (hashes & _SLOTS).astype(np.uint16)
    filled = np.zeros(int(_SLOTS) + 1, dtype=np.bool_)
    filled[slots] = True
    return Index(letters, hashes, order, hashes[order], slots, filled)


def align(a: Index, b: Index) -> tuple[Run, ...]:
    """The passages two texts share, in the order of a's letters."""
    size = len(a.letters)
    if a.letters == b.letters:
        return (Run((Tile(0, 0, size),)),) if size else ()
    runs = _join(_tiles(a, b), min(MIN_PASSAGE, max(LEAST, 4 * min(size, len(b.letters)) // 5)))
    return refine(a.letters, b.letters, runs) if runs else ()


def _tiles(a: Index, b: Index) -> list[Tile]:
    at_a, at_b = _meetings(a, b)
    if not len(at_a):
        return []
    # Runs of equal letters: the same diagonal, and each letter after the other.
    width = len(a.letters) + 1
    codes = (at_a - at_b + len(b.letters)) * width + at_a
    codes.sort()
    starting = np.ones(len(codes) + 1, dtype=np.bool_)
    starting[1:-1] = codes[1:] - codes[:-1] != 1
    first = np.flatnonzero(starting)
    sizes = first[1:] - first[:-1] + (GRAM - 1)
    if int(sizes.sum()) < MIN_PASSAGE:
        return []
    first = first[:-1]
    diagonals, starts = np.divmod(codes[first], width)
    diagonals -= len(b.letters)

    free_a, free_b = bytearray(_FREE * len(a.letters)), bytearray(_FREE * len(b.letters))
    tiles: list[Tile] = []
    for size, at, diagonal in sorted(
        zip((-sizes).tolist(), starts.tolist(), diagonals.tolist(), strict=True)
    ):
        to = at - diagonal
        shift, size = _longest(free_a[at : at - size], free_b[to : to - size])
        if size < GRAM:
            continue
        at, to = at + shift, to + shift
        free_a[at : at + size] = free_b[to : to + size] = bytes(size)
        tiles.append(Tile(at, to, size))
    tiles.sort(key=lambda tile: tile.a)
    return tiles


def _meetings(a: Index, b: Index) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Letters of a and of b at which the same run starts."""
    at_a = np.flatnonzero(b.filled.take(a.slots))
    hashes = a.hashes[at_a]
    left = b.ranked.searchsorted(hashes)
    met = np.flatnonzero(b.ranked.take(left, mode="clip") == hashes)
    at_a, left = at_a[met], left[met]
    if not len(at_a):
        return at_a, left
    repeats = b.ranked.searchsorted(hashes[met], side="right") - left
    if int(repeats.max()) == 1:
        return at_a, b.order[left]
    repeats = np.minimum(repeats, MAX_REPEATS)
    nth = np.arange(int(repeats.sum())) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    return np.repeat(at_a, repeats), b.order[np.repeat(left, repeats) + nth]


def _longest(free_a: bytearray, free_b: bytearray) -> tuple[int, int]:
    """Start and length of the longest stretch that is free on both sides, 0 if that is short."""
    # Bytes, not arrays: most stretches are a dozen letters, and a repetitive pair tries thousands.
    if 0 not in free_a and 0 not in free_b:
        return 0, len(free_a)
    if min(free_a.count(_FREE), free_b.count(_FREE)) < GRAM:
        return 0, 0
    both = int.from_bytes(free_a, "little") & int.from_bytes(free_b, "little")
    free = both.to_bytes(len(free_a), "little")
    stretch = max(free.split(b"\0"), key=len)
    return free.index(stretch), len(stretch)


def _join(tiles: list[Tile], least: int) -> tuple[Run, ...]:
    used = [False] * len(tiles)
    runs: list[Run] = []
    for first in range(len(tiles)):
        if used[first]:
            continue
        chain, at = [tiles[first]], first
        while (after := _next(tiles, used, at)) is not None:
            chain.append(tiles[after])
            used[after] = True
            at = after
        if sum(tile.size for tile in chain) >= least:
            runs.append(Run(tuple(chain)))
    return tuple(runs)


def _goes_on(tiles: list[Tile], at: int, i: int) -> bool:
    """True when one text goes on with a tile at once, and the other prints lines of other columns first."""
    before, after = tiles[at], tiles[i]
    lines = sorted((before.size, after.size))
    if not _LINE[0] <= lines[0] <= lines[1] <= _LINE[1]:
        return False
    gap_a, gap_b = after.a - before.a - before.size, after.b - before.b - before.size
    between, side = (gap_a, 0) if gap_a > gap_b else (gap_b, 1)
    if min(gap_a, gap_b) > _SEAM or between > _ACROSS:
        return False
    own = sum(tile.size for tile in tiles if before[side] < tile[side] < after[side])
    return _OWN * own <= between


def _next(tiles: list[Tile], used: list[bool], at: int) -> int | None:
    end_a, end_b = tiles[at].a + tiles[at].size, tiles[at].b + tiles[at].size
    for i in range(at + 1, min(at + 1 + _LOOK_AHEAD, len(tiles))):
        gap_a, gap_b = tiles[i].a - end_a, tiles[i].b - end_b
        if gap_a > _ACROSS:
            return None
        if used[i] or gap_b < 0:
            continue
        if max(gap_a, gap_b) <= MAX_GAP or _goes_on(tiles, at, i):
            return i
    return None
