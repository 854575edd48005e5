"""Two printed texts as rows of paragraphs, side by side.

Rows are cut where both printed texts end a paragraph, so what belongs together stands side by side
however either paper breaks its lines.

A screen too narrow for two columns shows the newer text alone, with the older one's words in their
places: the newer side of a row has them as `inline` pieces, which a wide screen hides. Where the newer
text has nothing, the older paragraphs stand there themselves.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from ..judging.runs import Span
from .changes import Changes, Kind, Segment
from .numbering import Numbering, Side
from .tiling import read


class Piece(NamedTuple):
    """A stretch of one printed text. `number` is its change, None where nothing changed.

    `anchor` is its id in the page, given to the first piece of a change in each text; `twin` that
    of its counterpart in the other text, where there is one. `inline` marks words of the older text
    in the newer; of a passage that moved away there are none, only its `twin`.
    """

    text: str
    kind: Kind
    number: int | None = None
    anchor: str | None = None
    twin: str | None = None
    figure: bool = False
    name: bool = False
    inline: bool = False


Paragraph = tuple[Piece, ...]


class Row(NamedTuple):
    """Paragraphs that stand side by side; either side may be empty."""

    older: tuple[Paragraph, ...]
    newer: tuple[Paragraph, ...]


def make_rows(found: Changes, numbering: Numbering) -> Iterator[Row]:
    """Lay both texts side by side; every character but white space at paragraphs' ends is in a piece."""
    older, newer = _placed(found, "a", numbering), _placed(found, "b", numbering)
    gone, gone_in_move = _gone(found, numbering)
    start = (0, 0)
    for end in [*_cuts(found), (len(found.a), len(found.b))]:
        here = [*_taken(gone, end[0]), *_taken(gone_in_move, end[1], in_move=True)]
        # Without words of the newer text there is nothing to weave them into.
        if found.b[start[1] : end[1]].strip():
            _weave(newer, here)
        row = Row(_cell(older, end[0]), _cell(newer, end[1]))
        start = end
        if row.older or row.newer:
            yield row


# -- where rows end ------------------------------------------------------------------------------


def _cuts(found: Changes) -> list[Span]:
    """Places in both texts, in order, at which both end a paragraph."""
    a, b = read(found.a).letters.offsets, read(found.b).letters.offsets
    cuts: dict[Span, None] = {}
    for segment in found.segments:
        (a_start, a_end), (b_start, b_end) = segment.a, segment.b
        if segment.kind == "same":
            # Equal letters: a break after the nth of one answers to a break after the nth of the other.
            first_a, first_b = int(a.searchsorted(a_start)), int(b.searchsorted(b_start))
            breaks = {int(b.searchsorted(at)) - first_b: at for at in _breaks(found.b, segment.b)}
            for at in _breaks(found.a, segment.a):
                after = int(a.searchsorted(at)) - first_a
                if after in breaks:
                    cuts[at, breaks[after]] = None
        elif b_start == b_end and _ends_paragraph(found.b, b_start):
            cuts.update(((at, b_start), None) for at in _breaks(found.a, segment.a))
        elif a_start == a_end and _ends_paragraph(found.a, a_start):
            cuts.update(((a_start, at), None) for at in _breaks(found.b, segment.b))
        if _ends_paragraph(found.a, a_end) and _ends_paragraph(found.b, b_end):
            cuts[a_end, b_end] = None
    return sorted(cuts)


def _breaks(text: str, span: Span) -> Iterator[int]:
    at = text.find("\n", *span)
    while at >= 0:
        yield at
        at = text.find("\n", at + 1, span[1])


def _ends_paragraph(text: str, at: int) -> bool:
    return at in (0, len(text)) or text[at] == "\n" or text[at - 1] == "\n"


# -- one text in pieces --------------------------------------------------------------------------


class _Placed(NamedTuple):
    start: int
    end: int
    piece: Piece


def _placed(found: Changes, side: Side, numbering: Numbering) -> deque[_Placed]:
    text, seen = (found.a if side == "a" else found.b), set()
    placed: deque[_Placed] = deque()
    for at, segment in enumerate(found.segments):
        start, end = segment.a if side == "a" else segment.b
        if start == end:
            continue
        number = numbering.numbers.get(at)
        piece = _piece(text[start:end], segment, number)
        if number is not None:
            anchor = None if number in seen else numbering.anchor(number, side)
            piece = piece._replace(anchor=anchor, twin=numbering.twin(number, side))
            seen.add(number)
        placed.append(_Placed(start, end, piece))
    return placed


def _piece(text: str, segment: Segment, number: int | None) -> Piece:
    return Piece(text, segment.kind, number, figure=segment.figure, name=segment.name)


def _cell(placed: deque[_Placed], end: int) -> tuple[Paragraph, ...]:
    """The paragraphs of one text up to a place; takes what it has used off the left."""
    paragraphs: list[list[Piece]] = [[]]
    while placed and (placed[0].start < end or placed[0].piece.inline):
        here = placed.popleft()
        if here.piece.inline:
            paragraphs[-1].append(here.piece)
            continue
        piece, size = here.piece, min(here.end, end) - here.start
        for at, line in enumerate(piece.text[:size].split("\n")):
            if at:
                paragraphs.append([])
            if line.strip():
                paragraphs[-1].append(piece._replace(text=line))
                piece = piece._replace(anchor=None)
            elif line and paragraphs[-1]:
                paragraphs[-1].append(Piece(line, "same"))
        if here.end > end:
            placed.appendleft(_Placed(end, here.end, piece._replace(text=piece.text[size:])))
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)


# -- the older one's words in the newer text -----------------------------------------------------


class _Gone(NamedTuple):
    """What of the older text the newer has not `at` a place; `own` is where it stands in the older."""

    own: Span
    at: int
    piece: Piece


def _gone(found: Changes, numbering: Numbering) -> tuple[deque[_Gone], deque[_Gone]]:
    """What is gone from its place, in the older text's order; and, in the newer's, what of a moved
    passage did not go with it."""
    gone, in_move = deque[_Gone](), []
    for at, segment in enumerate(found.segments):
        if segment.kind == "same" or segment.a[0] == segment.a[1]:
            continue
        number = numbering.numbers[at]
        piece = _piece(found.a[slice(*segment.a)], segment, number)._replace(inline=True)
        if segment.kind == "moved":
            piece = piece._replace(text="", twin=numbering.twin(number, "a"))
        if segment.kind != "moved" and segment.elsewhere is not None:
            in_move.append(_Gone(segment.a, segment.elsewhere[0], piece))
        elif segment.kind != "moved" or not (gone and gone[-1].piece.number == number):
            gone.append(_Gone(segment.a, segment.b[0], piece))
    return gone, deque(sorted(in_move, key=lambda each: each.at))


def _taken(gone: deque[_Gone], end: int, *, in_move: bool = False) -> Iterator[_Placed]:
    """What stands before a place, off the left; of what stands across it, the part before."""
    while gone and (gone[0].at if in_move else gone[0].own[0]) < end:
        first = gone.popleft()
        text, size = first.piece.text, len(first.piece.text)
        if not in_move and text and first.own[1] > end:
            size = end - first.own[0]
            gone.appendleft(
                _Gone((end, first.own[1]), first.at, first.piece._replace(text=text[size:]))
            )
        words = " ".join(text[:size].split())
        if words or not text:
            yield _Placed(first.at, first.at, first.piece._replace(text=words))


def _weave(placed: deque[_Placed], here: list[_Placed]) -> None:
    for one in here:
        before = (
            n
            for n, each in enumerate(placed)
            if (each.start, not each.piece.inline) > (one.start, False)
        )
        placed.insert(next(before, len(placed)), one)
