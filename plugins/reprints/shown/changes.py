"""What changed between two printings of one report, as a reader would tell it.

Both printed texts are cut into segments, in one order that is the order of both: what stayed, what
was added (新增), dropped (删去), put in another's place (改动), and moved (移动). A moved passage is
there twice, where it stood and where it stands, each knowing the other; what an editor changed in a
passage while moving it is found there too. Every printed character is in one segment, so that a page
made of segments is the printed text.

Width, white space, punctuation and script (繁简) make no change: papers and portals differ in them
by habit. They are counted (`Trifle`) for those who want to know. Punctuation inside a figure does:
3.5 and 35 have the same letters (`tiling.py`).

Wrong on purpose: a passage of fewer than twelve letters that went elsewhere is dropped and added; a
name is told by the words around it, as in `names.py`; 万 for 0000 is a change of words, not of the
figure.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from ...catalog.normalise import fold
from ..judging.names import calls_for_name
from ..judging.runs import Run, Span
from .habits import Habit, Trifle, trifles
from .tiling import Text, read, tile, values

Kind = Literal["same", "added", "dropped", "replaced", "moved"]
ONE_FOR_ANOTHER = 24
"""Letters up to which two stretches at one place always count as one in the other's place."""
UNLIKE = 4
"""Times as long, from which on a long stretch is rather one dropped and another added."""
NAME = (2, 12)
"""Letters of a name, as `names.py` has it."""
_CONTEXT = 4
"""Letters beside a name that are looked at."""
_OPENING = frozenset("“‘（《〈【〔「『[(<〝")
"""Marks that belong to what follows them; all others belong to what they close."""


class Segment(NamedTuple):
    """A stretch of both printed texts: half-open spans, one of them empty where it has no words.

    `move` numbers the moved passage a segment belongs to, and `elsewhere` is the span in the other
    text that a part of a moved passage answers to. `figure` and `name` say what the change concerns:
    another figure in one's place, or a stretch that is mostly figures.
    """

    kind: Kind
    a: Span
    b: Span
    move: int | None = None
    elsewhere: Span | None = None
    figure: bool = False
    name: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """From printed text `a` to printed text `b`."""

    a: str
    b: str
    segments: tuple[Segment, ...]
    trifles: tuple[Trifle, ...]

    @property
    def is_same(self) -> bool:
        """True when every letter of one stands in the same place in the other."""
        return all(segment.kind == "same" for segment in self.segments)

    @property
    def habits(self) -> Counter[Habit]:
        """How often they differ in what makes no change, by class."""
        return Counter(trifle.habit for trifle in self.trifles)

    def __len__(self) -> int:
        return sum(_counted(self.segments).values())


class Tally(NamedTuple):
    """How many places differ, by what was done there.

    `figures` and `names` are those of `replaced` that concern one. `trifles` says whether there are
    differences of habit.
    """

    dropped: int
    added: int
    replaced: int
    figures: int
    names: int
    moved: int
    trifles: bool


@lru_cache(maxsize=64)  # the page of a group is made of the comparisons that were printed before it
def changes(a: str, b: str) -> Changes:
    """Compare two printed texts. Takes about two milliseconds for 1,500 characters each."""
    one, other = read(a), read(b)
    pieces = _pieces(one, other)
    segments = [_segment(piece, one, other) for piece in pieces]
    if segments:
        # Punctuation after the last letter, and a text of nothing else.
        last = segments[-1]
        segments[-1] = last._replace(a=(last.a[0], len(a)), b=(last.b[0], len(b)))
    elif a or b:
        segments = [Segment("same", (0, len(a)), (0, len(b)))]
    segments = _named_throughout(_without_marks(segments, a, b), a, b)
    return Changes(a, b, tuple(segments), tuple(trifles(one, other, _answering(segments))))


def tally(found: Changes) -> Tally:
    """Count the changes, for the phrase that `phrases.py` makes of them."""
    counts = _counted(found.segments)
    replaced = [segment for segment in found.segments if segment.kind == "replaced"]
    # A passage changed while it was moved is there twice; once is counted.
    replaced = [segment for segment in replaced if segment.b[0] < segment.b[1]]
    return Tally(
        counts["dropped"],
        counts["added"],
        counts["replaced"],
        sum(segment.figure for segment in replaced),
        sum(segment.name for segment in replaced),
        counts["moved"],
        bool(found.trifles),
    )


def _counted(segments: Iterable[Segment]) -> Counter[str]:
    counts: Counter[str] = Counter(
        segment.kind
        for segment in segments
        if segment.kind in ("added", "dropped")
        or (segment.kind == "replaced" and segment.b[0] < segment.b[1])
    )
    counts["moved"] = len({s.move for s in segments if s.kind == "moved"})
    return counts


# -- letters -------------------------------------------------------------------------------------


class _Piece(NamedTuple):
    """A segment in letters."""

    kind: Kind
    a: Span
    b: Span
    move: int | None = None
    elsewhere: Span | None = None


def _pieces(a: Text, b: Text) -> list[_Piece]:
    tiling = tile(a, b)
    moved = list(enumerate(tiling.moved, start=1))
    moved_b = sorted(moved, key=lambda item: item[1].b)
    size_a, size_b = len(a.letters), len(b.letters)
    pieces: list[_Piece] = []
    at_a = at_b = 0
    for part in (*tiling.kept, None):
        to_a, to_b = (part.a, part.b) if part else (size_a, size_b)
        gap_a, gap_b = (at_a, to_a), (at_b, to_b)
        inside_a = [(n, run) for n, run in moved if gap_a[0] <= run.a[0] < gap_a[1]]
        inside_b = [(n, run) for n, run in moved_b if gap_b[0] <= run.b[0] < gap_b[1]]
        pieces += _gap(gap_a, gap_b, inside_a, inside_b)
        if part:
            at_a, at_b = part.a + part.size, part.b + part.size
            pieces.append(_Piece("same", (part.a, at_a), (part.b, at_b)))
    return _joined(pieces)


def _gap(
    a: Span, b: Span, moved_a: list[tuple[int, Run]], moved_b: list[tuple[int, Run]]
) -> list[_Piece]:
    """What stands between two tiles in place."""
    first_a = (a[0], moved_a[0][1].a[0] if moved_a else a[1])
    first_b = (b[0], moved_b[0][1].b[0] if moved_b else b[1])
    pieces = _exchange(first_a, first_b)
    at = first_a[1]
    for n, run in moved_a:
        if at < run.a[0]:
            pieces.append(_Piece("dropped", (at, run.a[0]), (first_b[1],) * 2))
        pieces += _passage(n, run, "a", first_b[1])
        at = run.a[1]
    if at < a[1]:
        pieces.append(_Piece("dropped", (at, a[1]), (first_b[1],) * 2))
    at = first_b[1]
    for n, run in moved_b:
        if at < run.b[0]:
            pieces.append(_Piece("added", (a[1],) * 2, (at, run.b[0])))
        pieces += _passage(n, run, "b", a[1])
        at = run.b[1]
    if at < b[1]:
        pieces.append(_Piece("added", (a[1],) * 2, (at, b[1])))
    return pieces


def _exchange(a: Span, b: Span) -> list[_Piece]:
    size_a, size_b = a[1] - a[0], b[1] - b[0]
    longer, shorter = max(size_a, size_b), min(size_a, size_b)
    if not longer:
        return []
    if shorter and (longer <= ONE_FOR_ANOTHER or longer <= UNLIKE * shorter):
        return [_Piece("replaced", a, b)]
    dropped = [_Piece("dropped", a, (b[0], b[0]))] if size_a else []
    return dropped + ([_Piece("added", (a[1], a[1]), b)] if size_b else [])


def _passage(n: int, run: Run, side: Literal["a", "b"], place: int) -> list[_Piece]:
    """A moved passage as it stands in one text; `place` is where the other text is just then."""
    pieces: list[_Piece] = []

    def put(kind: Kind, own: Span, other: Span) -> None:
        if own[0] == own[1]:
            return
        a, b = (own, (place, place)) if side == "a" else ((place, place), own)
        pieces.append(_Piece(kind, a, b, n, other))

    def ends(at: int) -> tuple[Span, Span]:
        tile = run.tiles[at]
        a, b = (tile.a, tile.a + tile.size), (tile.b, tile.b + tile.size)
        return (a, b) if side == "a" else (b, a)

    gaps = run.gaps(side)
    for at in range(len(run.tiles)):
        put("moved", *ends(at))
        if at < len(gaps):
            own, other = gaps[at]
            only: Kind = "dropped" if side == "a" else "added"
            put("replaced" if other[0] < other[1] else only, own, other)
    return pieces


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Neighbours that stayed are one piece: atoms and refinements cut tiles where nothing changed."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.kind == piece.kind == "same":
            joined[-1] = _Piece("same", (last.a[0], piece.a[1]), (last.b[0], piece.b[1]))
        else:
            joined.append(piece)
    return joined


# -- printed -------------------------------------------------------------------------------------


def _segment(piece: _Piece, a: Text, b: Text) -> Segment:
    figure = name = False
    if piece.kind == "replaced":
        in_a = piece.a if piece.move is None or piece.a[0] < piece.a[1] else piece.elsewhere
        in_b = piece.b if piece.move is None or piece.b[0] < piece.b[1] else piece.elsewhere
        assert in_a is not None and in_b is not None
        figure = Counter(values(a, in_a)) != Counter(values(b, in_b))
        name = not figure and _is_name(a, in_a) and _is_name(b, in_b)
    elif piece.kind in ("added", "dropped"):
        text, span = (b, piece.b) if piece.kind == "added" else (a, piece.a)
        figures = (f for f in text.figures if span[0] <= f.start and f.end <= span[1])
        figure = 2 * sum(f.end - f.start for f in figures) >= span[1] - span[0]
    elsewhere = None
    if piece.elsewhere is not None:
        other = b if piece.a[0] < piece.a[1] else a
        elsewhere = _printed(other, piece.elsewhere)
    return Segment(
        piece.kind, _printed(a, piece.a), _printed(b, piece.b), piece.move, elsewhere, figure, name
    )


def _without_marks(segments: list[Segment], a: str, b: str) -> list[Segment]:
    """Gives the mark that closes both stretches of a replacement to what stayed after it."""
    for at, (segment, after) in enumerate(pairwise(segments)):
        if segment.kind != "replaced" or after.kind != "same":
            continue
        (a_start, a_end), (b_start, b_end) = segment.a, segment.b
        while a_end > a_start and b_end > b_start and _is_mark(a[a_end - 1], b[b_end - 1]):
            a_end, b_end = a_end - 1, b_end - 1
        segments[at] = segment._replace(a=(a_start, a_end), b=(b_start, b_end))
        segments[at + 1] = after._replace(a=(a_end, after.a[1]), b=(b_end, after.b[1]))
    return segments


def _named_throughout(segments: list[Segment], a: str, b: str) -> list[Segment]:
    """One name for another is told wherever it happens, not only beside a title."""

    def pair(segment: Segment) -> tuple[str, str]:
        return a[slice(*segment.a)].strip(), b[slice(*segment.b)].strip()

    names = {pair(segment) for segment in segments if segment.name and segment.move is None}
    return [
        segment._replace(name=True) if not segment.name and pair(segment) in names else segment
        for segment in segments
    ]


def _is_mark(x: str, y: str) -> bool:
    return not fold(x) and unicodedata.normalize("NFKC", x) == unicodedata.normalize("NFKC", y)


def _printed(text: Text, span: Span) -> Span:
    return _place(text, span[0]), _place(text, span[1])


def _place(text: Text, at: int) -> int:
    """Where the printed text is cut before letter `at`: closing marks stay with what they close."""
    if at == 0:
        return 0
    if at >= len(text.letters):
        return len(text.printed)
    start, end = int(text.letters.offsets[at - 1]) + 1, int(text.letters.offsets[at])
    for place in range(start, end):
        char = text.printed[place]
        if char in _OPENING or char.isspace():
            return place
    return max(start, end)


def _is_name(text: Text, span: Span) -> bool:
    if not NAME[0] <= span[1] - span[0] <= NAME[1]:
        return False
    letters = text.letters.text
    if any(char.isdigit() for char in letters[slice(*span)]):
        return False
    before = letters[max(0, span[0] - _CONTEXT) : span[0]]
    return calls_for_name(before, letters[span[1] : span[1] + _CONTEXT])


def _answering(segments: Iterable[Segment]) -> Iterator[tuple[Span, Span]]:
    """Spans in both texts that hold the same letters; of a passage that moved, told once."""
    for segment in segments:
        if segment.kind == "same":
            yield segment.a, segment.b
        elif segment.kind == "moved" and segment.elsewhere and segment.b[0] == segment.b[1]:
            yield segment.a, segment.elsewhere
