"""Which letters of two printings stand in place, and which stand elsewhere: tiles sorted out.

Greedy string tiling (`align.py`) says what is common, in any order. A reader also wants to know
what kept its place: that is the heaviest set of tiles that run in one order in both texts, a longest
increasing subsequence weighted by letters. What is common and not in it was moved (移动).

A number and a Latin word are atoms: 3.5 and 35 are the same letters and not the same figure, and
20日 beside 23日 is another day, not a 2 that stayed. So tiles give up the atoms that they cut, and
those whose value differs.

Where a stretch was left out between two equal letters, either of them may have stayed (git's
“diff sliders”); the one after a mark of punctuation reads best, so sentences go as sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ...catalog.normalise import Letters, normalise
from ..judging.align import MIN_PASSAGE, align, index
from ..judging.figures import Figure, find_figures
from ..judging.runs import Run, Span, Tile

MIN_MOVED = MIN_PASSAGE
"""Equal letters from which on a passage found elsewhere is called moved; set phrases are shorter."""
SHORT = 64
"""Letters of a headline: too short for runs of five, short enough for difflib's quadratic time."""

_WORD = re.compile(r"[0-9A-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_STOPS = frozenset("。！？；\n")
_MOST_SLIDES = 64
"""Letters a stretch is slid at most: a longer repetition has no better place."""


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A printed text, its letters, its figures, and the spans of letters that are never cut."""

    printed: str
    letters: Letters
    figures: tuple[Figure, ...]
    atoms: tuple[Span, ...]

    def is_inside_atom(self, at: int) -> bool:
        """True when the place before letter `at` lies within an atom."""
        return self.atom_at(at) is not None

    def atom_at(self, at: int) -> Span | None:
        """The atom that the place before letter `at` would cut."""
        i = bisect_right(self.atoms, (at - 1, len(self.letters.text))) - 1
        if i >= 0 and self.atoms[i][0] < at < self.atoms[i][1]:
            return self.atoms[i]
        return None


def read(printed: str) -> Text:
    """Reads a text for comparison."""
    letters = normalise(printed)
    figures = find_figures(printed, letters)
    spans = [(figure.start, figure.end) for figure in figures]
    if len(letters):
        places = [match.span() for match in _WORD.finditer(printed)]
        flat = letters.offsets.searchsorted([at for place in places for at in place]).tolist()
        spans += zip(flat[::2], flat[1::2], strict=True)
        # One printed character may be several letters (㎡, ½).
        twice = (letters.offsets[1:] == letters.offsets[:-1]).nonzero()[0].tolist()
        spans += [(at, at + 2) for at in twice]
    return Text(printed, letters, figures, _merge(spans))


@dataclass(frozen=True, slots=True)
class Tiling:
    """Tiles in place, in the order of both texts; and moved passages, in the order of a's."""

    kept: tuple[Tile, ...]
    moved: tuple[Run, ...] = field(default=())


def tile(a: Text, b: Text) -> Tiling:
    """Sorts out what two texts have in common."""
    runs = _runs(a, b)
    tiles = [
        (part, n) for n, run in enumerate(runs) for tile in run.tiles for part in _split(a, b, tile)
    ]
    tiles = _apart(tiles, a, b)
    kept = set(_heaviest([tile for tile, _ in tiles]))
    moved = _passages(tiles, kept)
    spine = [tile for at, (tile, _) in enumerate(tiles) if at in kept]
    return Tiling(tuple(_slide(a, b, _fill(a, b, spine), moved)), tuple(moved))


def _runs(a: Text, b: Text) -> tuple[Run, ...]:
    runs = align(index(a.letters.text), index(b.letters.text))
    if runs or max(len(a.letters), len(b.letters)) > SHORT:
        return runs
    blocks = SequenceMatcher(None, a.letters.text, b.letters.text, autojunk=False)
    return tuple(Run((Tile(*block),)) for block in blocks.get_matching_blocks() if block.size > 1)


# -- atoms ---------------------------------------------------------------------------------------


def _merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if start == end:
            continue
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _split(a: Text, b: Text, tile: Tile) -> list[Tile]:
    """The parts of a tile that cut no atom and hold none that differs in value."""
    lost = bytearray(tile.size)
    _lose(a, b, tile.a, tile.b, tile.size, lost)
    _lose(b, a, tile.b, tile.a, tile.size, lost)
    if 1 not in lost:
        return [tile]
    parts, at = [], 0
    while (start := lost.find(0, at)) >= 0:
        end = lost.find(1, start)
        end = tile.size if end < 0 else end
        parts.append(Tile(tile.a + start, tile.b + start, end - start))
        at = end
    return parts


def _lose(own: Text, other: Text, start: int, there: int, size: int, lost: bytearray) -> None:
    first = max(bisect_right(own.atoms, (start, start)) - 1, 0)
    for low, high in own.atoms[first:]:
        if low >= start + size:
            break
        if high <= start:
            continue
        if low >= start and high <= start + size:
            twin = (low - start + there, high - start + there)
            if _is_atom(other, twin) and values(own, (low, high)) == values(other, twin):
                continue
        for at in range(max(low, start), min(high, start + size)):
            lost[at - start] = 1


def _is_atom(text: Text, span: Span) -> bool:
    at = bisect_right(text.atoms, span) - 1
    return at >= 0 and text.atoms[at] == span


def values(text: Text, span: Span) -> list[object]:
    """The values of the figures that begin within a span of letters, in order."""
    starts = [figure.start for figure in text.figures]
    first, last = bisect_right(starts, span[0] - 1), bisect_right(starts, span[1] - 1)
    return [figure.value for figure in text.figures[first:last]]


# -- order ---------------------------------------------------------------------------------------


def _apart(tiles: list[tuple[Tile, int]], a: Text, b: Text) -> list[tuple[Tile, int]]:
    """The tiles in the order of a's letters, each letter in one tile only."""
    used_a, used_b = bytearray(len(a.letters)), bytearray(len(b.letters))
    apart = []
    for tile, run in sorted(tiles, key=lambda item: (-item[0].size, item[0].a, item[0].b)):
        in_a, in_b = slice(tile.a, tile.a + tile.size), slice(tile.b, tile.b + tile.size)
        if 1 in used_a[in_a] or 1 in used_b[in_b]:
            continue
        used_a[in_a] = used_b[in_b] = b"\1" * tile.size
        apart.append((tile, run))
    return sorted(apart, key=lambda item: item[0].a)


def _heaviest(tiles: list[Tile]) -> list[int]:
    """Numbers of the tiles that run in one order in both texts and hold most letters.

    Fredman (1975) with weights: a Fenwick tree over the places in b, in n log n.
    """
    ranks = {b: rank for rank, b in enumerate(sorted(tile.b for tile in tiles), start=1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(tiles) + 1)
    before = [-1] * len(tiles)
    top = (0, -1)
    for at, tile in enumerate(tiles):
        rank = ranks[tile.b]
        found, i = (0, -1), rank - 1
        while i > 0:
            found = max(found, best[i], key=lambda entry: entry[0])
            i -= i & -i
        before[at] = found[1]
        total = (found[0] + tile.size, at)
        top = max(top, total, key=lambda entry: entry[0])
        i = rank
        while i <= len(tiles):
            best[i] = max(best[i], total, key=lambda entry: entry[0])
            i += i & -i
    chain, at = [], top[1]
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _passages(tiles: list[tuple[Tile, int]], kept: set[int]) -> list[Run]:
    """Tiles out of order, joined where nothing else stands between them in either text."""
    in_b = {
        at: place for place, at in enumerate(sorted(range(len(tiles)), key=lambda i: tiles[i][0].b))
    }
    passages: list[list[int]] = []
    for at in range(len(tiles)):
        if at in kept:
            continue
        last = passages[-1][-1] if passages else -2
        if last == at - 1 and in_b[at] == in_b[last] + 1 and tiles[at][1] == tiles[last][1]:
            passages[-1].append(at)
        else:
            passages.append([at])
    runs = [Run(tuple(tiles[at][0] for at in passage)) for passage in passages]
    return [run for run in runs if sum(tile.size for tile in run.tiles) >= MIN_MOVED]


def _fill(a: Text, b: Text, spine: list[Tile]) -> list[Tile]:
    """Adds what stands whole inside the other's stretch: 经济 in 情稳经济保 stayed.

    `refine.py` leaves gaps below four letters alone, where chance agreements mislead a judgement; a
    reader would rather see two words dropped than one replaced.
    """
    filled = spine[:1]
    for after in spine[1:]:
        tile = filled[-1]
        x = a.letters.text[tile.a + tile.size : after.a]
        y = b.letters.text[tile.b + tile.size : after.b]
        in_x, in_y = x.find(y), y.find(x)
        if min(len(x), len(y)) > 1 and max(len(x), len(y)) <= SHORT and max(in_x, in_y) >= 0:
            at_a, at_b = tile.a + tile.size + max(in_x, 0), tile.b + tile.size + max(in_y, 0)
            filled += _split(a, b, Tile(at_a, at_b, min(len(x), len(y))))
        filled.append(after)
    return filled


# -- sliding -------------------------------------------------------------------------------------


def _slide(a: Text, b: Text, spine: list[Tile], moved: list[Run]) -> list[Tile]:
    """Moves what was left out or put in, where it may stand in several places, to the best one."""
    slid = spine[:1]
    for after in spine[1:]:
        tile = slid[-1]
        gap_a, gap_b = (tile.a + tile.size, after.a), (tile.b + tile.size, after.b)
        gap, own, side = (gap_b, b, "b") if gap_a[0] == gap_a[1] else (gap_a, a, "a")
        other, place = (a, gap_a[0]) if own is b else (b, gap_b[0])
        empty = (gap_a[0] == gap_a[1]) != (gap_b[0] == gap_b[1])
        if empty and not any(_meet(run.span("a" if side == "a" else "b"), gap) for run in moved):
            shift = _best_shift(own, other, gap, place, tile.size - 1, after.size - 1)
            slid[-1] = Tile(tile.a, tile.b, tile.size + shift)
            after = Tile(after.a + shift, after.b + shift, after.size - shift)
        slid.append(after)
    return slid


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _best_shift(own: Text, other: Text, gap: Span, place: int, back: int, forth: int) -> int:
    letters, (start, end) = own.letters.text, gap
    least = most = 0
    while (
        -least < min(back, _MOST_SLIDES) and letters[start + least - 1] == letters[end + least - 1]
    ):
        least -= 1
    while most < min(forth, _MOST_SLIDES) and letters[start + most] == letters[end + most]:
        most += 1

    def score(shift: int) -> tuple[int, int]:
        marks = own.printed[_after(own, start + shift) : int(own.letters.offsets[start + shift])]
        stops = 2 if start + shift == 0 or _STOPS & set(marks) else 1 if marks else 0
        return stops, -abs(shift)

    shifts = [
        shift
        for shift in range(least, most + 1)
        if shift == 0
        or not (
            own.is_inside_atom(start + shift)
            or own.is_inside_atom(end + shift)
            or other.is_inside_atom(place + shift)
            or _holds_atom(own, (start, end), shift)
        )
    ]
    return max(shifts, key=score)


def _holds_atom(own: Text, gap: Span, shift: int) -> bool:
    """True when sliding passes over an atom: its twin was looked at in its old place only."""
    low, high = (gap[0] + shift, gap[0]) if shift < 0 else (gap[1], gap[1] + shift)
    return any(start < high and low < end for start, end in own.atoms)


def _after(text: Text, at: int) -> int:
    return int(text.letters.offsets[at - 1]) + 1 if at else 0
