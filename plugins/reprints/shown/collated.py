"""A comparison laid out to be read: rows of paragraphs, and one list that leads to all changes.

What did not change folds into one line with its length, and so do long stretches that only one of the
two prints (the other stories of a page).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from .changes import Changes, Kind, Segment
from .numbering import Numbering, number
from .rows import Paragraph, Piece, Row, make_rows

LONG = 400
"""Characters from which on what only one text prints is folded: half a screen."""
SHORT = 60
"""Characters up to which what both print is shown: the line that folds it would be as long."""
QUOTED = 24
"""Characters of a change that the list quotes."""
QUOTED_WHOLE = 120
"""Characters of a printing's own words that are quoted: two sentences, three lines of a page."""
CONTEXT = 6
"""Characters beside a change that the list quotes with it."""
PREVIEW = 18
"""Characters of a folded stretch that its line quotes."""

_MARKS = "，。、；：！？”’）》」』,.;:!?) "
"""Marks that nothing begins with."""


class Block(NamedTuple):
    """Rows that are shown, or folded into one line.

    `fold` is None, `same`, `older` or `newer`: what is folded, and who prints it. `paragraphs` and
    `characters` count it, `preview` begins it.
    """

    fold: Literal["same", "older", "newer"] | None
    rows: tuple[Row, ...]
    paragraphs: int = 0
    characters: int = 0
    preview: str = ""


class Listed(NamedTuple):
    """A change in the list: what stood there and what stands there, with a few words around."""

    number: int
    kind: Kind
    before: str
    old: str
    new: str
    after: str
    figure: bool
    name: bool
    anchor: str


class Collated(NamedTuple):
    """A whole comparison, ready for a page."""

    blocks: tuple[Block, ...]
    listed: tuple[Listed, ...]


def collate(found: Changes) -> Collated:
    """Lay out a comparison."""
    numbering = number(found)
    rows = tuple(make_rows(found, numbering))
    return Collated(tuple(_blocks(rows)), tuple(_list(found, numbering)))


def headline(found: Changes) -> tuple[Paragraph, Paragraph]:
    """Two headlines, changes marked and not numbered."""
    cells: tuple[list[Piece], list[Piece]] = ([], [])
    for segment in found.segments:
        for cell, text, span in zip(cells, (found.a, found.b), (segment.a, segment.b), strict=True):
            if span[0] < span[1]:
                cell.append(Piece(text[slice(*span)], segment.kind))
    return tuple(cells[0]), tuple(cells[1])


# -- blocks --------------------------------------------------------------------------------------


def _blocks(rows: Sequence[Row]) -> Iterator[Block]:
    for fold, together in groupby(rows, key=_fold):
        block = tuple(together)
        side = [cell for row in block for cell in (row.older if fold != "newer" else row.newer)]
        text = "".join(piece.text for paragraph in side for piece in paragraph).strip()
        if fold is None or len(text) < (SHORT if fold == "same" else LONG):
            yield Block(None, block)
        else:
            yield Block(fold, block, len(side), len(text), text[:PREVIEW])


def _fold(row: Row) -> Literal["same", "older", "newer"] | None:
    kinds = {piece.kind for cell in (row.older, row.newer) for p in cell for piece in p}
    if kinds == {"same"}:
        return "same"
    if kinds == {"dropped"}:
        return "older"
    return "newer" if kinds == {"added"} else None


# -- the list ------------------------------------------------------------------------------------


def _list(found: Changes, numbering: Numbering, most: int = QUOTED) -> Iterator[Listed]:
    of_number: dict[int, list[Segment]] = {}
    for at, own in numbering.numbers.items():
        of_number.setdefault(own, []).append(found.segments[at])
    for own, segments in of_number.items():
        old = "".join(found.a[slice(*segment.a)] for segment in segments)
        new = "".join(found.b[slice(*segment.b)] for segment in segments)
        first = segments[0]
        text, span = (found.a, first.a) if first.a[0] < first.a[1] else (found.b, first.b)
        moved = first.kind == "moved"
        yield Listed(
            own,
            first.kind,
            "" if moved else before(text, span[0]),
            _quote(old, most),
            "" if moved else _quote(new, most),
            "" if moved else _flat(text[span[1] : span[1] + CONTEXT].split("\n")[0]),
            first.figure,
            first.name,
            numbering.anchor(own, "b" if new else "a"),
        )


def before(text: str, at: int) -> str:
    """A few characters before a place, of the same paragraph, not beginning with a mark."""
    words = _flat(text[max(0, at - CONTEXT) : at].split("\n")[-1])
    return words.lstrip(_MARKS) or words


def _quote(text: str, most: int) -> str:
    text = _flat(text)
    if len(text) <= most:
        return text
    head = most * 2 // 3
    return f"{text[:head]}……{text[head - most :]}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def own_words(found: Changes) -> tuple[Listed, ...]:
    """What the newer text prints and the older does not, in its order; moves are not its own."""
    listed = _list(found, number(found), QUOTED_WHOLE)
    return tuple(change for change in listed if change.new and change.kind != "moved")
