"""What two texts say about one another where they stand side by side.

Figures and names are the facts of a report: a reprint repeats them, the next issue of a series
replaces them. Both are looked at only where the alignment puts one text beside the other. So every
gap of a passage is given one kind of difference (`differences.py`).

Two gaps are looked at together twice: a figure that is dropped here and one that is added beside it
are another value, and the month and the day of a date are one fact. The figures are read as values
(`figures.py`).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from .differences import Difference
from .figures import Figure, numeral, smudged
from .levels import is_grade, is_level
from .names import (
    LONGEST_TITLE,
    LONGEST_UNIT,
    are_persons,
    are_repeated_persons,
    calls_for_name,
    could_be_name,
    is_byline,
    is_street,
)
from .runs import Run, Span
from .wordings import are_opposed, is_denied, states_nothing

_TELLING = (Difference.REWRITTEN, Difference.SMUDGED, Difference.FIGURE)
"""What a gap that holds several figures is: the last of these that one of them is."""
MOST_DIGITS = 4
"""Digits of a figure that agrees beyond which it says no more."""
_MIN_NUMBER = 2
"""Digits of a number beyond which one strange letter beside them makes it no other thing."""
_MOST_ADDED = 3
"""Characters by which one numeral is longer than another: more are something else, printed beside it."""
_COLUMN = 12
"""Letters of a line of another column, at least."""
_NOISY = 6
"""Letters of two names together up to which letters in common say that one was misread."""
_BESIDE = 6
"""Letters between two gaps that an alignment could have closed in one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found at the aligned places of a pair.

    `kinds` holds one `Difference` for each gap, in the order of the passages and of their gaps.
    `agreeing` holds for each figure that stands in both the letter of a where it starts, `digits` how
    many digits its value has, at most `MOST_DIGITS`.
    """

    kinds: bytes
    agreeing: bytes
    digits: bytes

    @property
    def figures(self) -> array[int]:
        """`agreeing` as numbers."""
        numbers = array("i")
        numbers.frombytes(self.agreeing)
        return numbers


def rewritten(kinds: bytes) -> Sequence[bool]:
    """Which gaps hold the same in other characters; nothing for none."""
    if Difference.REWRITTEN not in kinds:
        return ()
    return [kind == Difference.REWRITTEN for kind in kinds]


@dataclass(frozen=True, slots=True)
class Facts:
    """One text of a pair: its letters and its figures in order."""

    letters: str
    figures: tuple[Figure, ...]


_DAY_WORD = re.compile(  # a word that stands for a day or year
    "[今昨明前当次同本][天日晨晚年月]|近日|日前|目前|[今去明前当本]年|上月|本月|上午|下午"
)
_DATED = re.compile(f"(?:[0-9]+[年月日])+|{_DAY_WORD.pattern}")
_NUMERAL = re.compile("[0-9十百千万萬亿億点點]+")
_WHOLE = re.compile("[0-9十百千万萬亿億点點年月日时時分至]+")
_MONTH = re.compile("[0-9]?月[0-9]?|[0-9]?年[0-9]?")
_LATIN = re.compile("[a-z]")
_DIGIT = re.compile("[0-9十百千万萬亿億]")


def gather(a: Facts, b: Facts, runs: tuple[Run, ...]) -> Evidence:
    """Compares figures and names at the aligned places of a pair."""
    kinds = bytearray()
    agreeing, digits = array("i"), bytearray()
    swapped: set[frozenset[str]] = set()
    named: set[frozenset[str]] = set()
    compare = _Figures(a, b)
    taken = _Taken(a, b, runs)
    for run in runs:
        same, others = compare.in_passage(run)
        agreeing.extend(start for start, _ in same)
        digits.extend(count for _, count in same)
        for gap in run.gaps():
            if taken.holds(gap):
                torn = _is_torn(a.letters[slice(*gap[0])], b.letters[slice(*gap[1])])
                kinds.append(Difference.TORN if torn else Difference.OTHER)
                continue
            kind = _kind(a.letters, b.letters, gap, others.get(gap))
            if kind in (Difference.NAME, Difference.WORD):
                one, other = a.letters[slice(*gap[0])], b.letters[slice(*gap[1])]
                swap = frozenset((one, other))
                if kind is Difference.NAME:
                    kind = Difference.WORD if swap in swapped else kind
                elif swap in swapped and are_repeated_persons(one, other):
                    kind = Difference.NAME if swap not in named else kind
                    named.add(swap)
                swapped.add(swap)
            kinds.append(kind)
        _pair_figures(a.letters, b.letters, run, kinds)
        _count_dates_once(a.letters, run, kinds)
    return Evidence(bytes(kinds), agreeing.tobytes(), bytes(digits))


def _pair_figures(a: str, b: str, run: Run, kinds: bytearray) -> None:
    """A figure that is dropped here and one that is added next to it are another value."""
    gaps = run.gaps()
    first = len(kinds) - len(gaps)
    for n, (one, other) in enumerate(pairwise(gaps)):
        near = other[0][0] - one[0][1] <= _BESIDE
        if near and kinds[first + n] == kinds[first + n + 1] == Difference.OTHER:
            sides = [
                [bool(_DIGIT.search(text)) for text in (a[slice(*gap[0])], b[slice(*gap[1])])]
                for gap in (one, other)
            ]
            if sides in ([[True, False], [False, True]], [[False, True], [True, False]]):
                kinds[first + n] = Difference.FIGURE


def _count_dates_once(a: str, run: Run, kinds: bytearray) -> None:
    """The month and the day of a date are one fact."""
    gaps = run.gaps()
    first = len(kinds) - len(gaps)
    for n, (month, day) in enumerate(pairwise(gaps)):
        both = {kinds[first + n], kinds[first + n + 1]} <= {Difference.FIGURE, Difference.PART}
        if both and _MONTH.fullmatch(a, month[0][1], day[0][0]):
            kinds[first + n + 1] = Difference.OTHER


class _Taken:
    """Letters that passages agree in: a gap over such letters (columns read across) is no swap."""

    def __init__(self, a: Facts, b: Facts, runs: tuple[Run, ...]) -> None:
        self._a, self._b = bytearray(len(a.letters)), bytearray(len(b.letters))
        self._several = len(runs) > 1
        if self._several:
            for run in runs:
                for tile in run.tiles:
                    ones = b"\1" * tile.size
                    self._a[tile.a : tile.a + tile.size] = ones
                    self._b[tile.b : tile.b + tile.size] = ones

    def holds(self, gap: tuple[Span, Span]) -> bool:
        return self._several and (any(self._a[slice(*gap[0])]) or any(self._b[slice(*gap[1])]))


def _digits(value: Decimal) -> int:
    return len(value.as_tuple().digits)


class _Figures:
    def __init__(self, a: Facts, b: Facts) -> None:
        self._a, self._b = a.figures, b.figures
        self._starts_a = [figure.start for figure in a.figures]
        self._starts_b = [figure.start for figure in b.figures]
        self._ends_b = [figure.end for figure in b.figures]

    def in_passage(
        self, run: Run
    ) -> tuple[list[tuple[int, int]], dict[tuple[Span, Span], Difference]]:
        """Where figures agree, and what is to be said of the gaps that figures stand in."""
        agree: list[tuple[int, int]] = []
        marked: dict[tuple[Span, Span], Difference] = {}
        gaps = run.gaps()
        tiles_a = [tile.a for tile in run.tiles]
        low, high = bisect_left(self._starts_a, run.a[0]), bisect_left(self._starts_a, run.a[1])
        for figure in self._a[low:high]:
            at = bisect_right(tiles_a, figure.start) - 1
            tile = run.tiles[at]
            if figure.start < tile.a + tile.size:
                place = tile.b + figure.start - tile.a
                near = self._standing(place, place)
            else:
                near = self._beside(figure, gaps[at])
            if not near:
                continue
            kind = _compared(figure, near)
            if kind is Difference.REWRITTEN:
                agree.append((figure.start, min(_digits(figure.value), MOST_DIGITS)))
            for gap in gaps[max(0, at - 1) :]:
                if gap[0][0] > figure.end:
                    break
                if _meet(gap[0], figure) or any(_meet(gap[1], other) for other in near):
                    told = marked.get(gap, Difference.REWRITTEN)
                    marked[gap] = max(kind, told, key=_TELLING.index)
        return agree, marked

    def _standing(self, low: int, high: int) -> tuple[Figure, ...]:
        return self._b[bisect_right(self._ends_b, low) : bisect_right(self._starts_b, high)]

    def _beside(self, figure: Figure, gap: tuple[Span, Span]) -> tuple[Figure, ...]:
        """The figures a figure may stand for: that of its rank where a gap holds as many."""
        (low, high), at_b = gap
        others = self._standing(*at_b)
        first, last = bisect_left(self._starts_a, low), bisect_left(self._starts_a, high)
        if last - first == len(others):
            rank = bisect_left(self._starts_a, figure.start) - first
            return others[rank : rank + 1]
        return others


def _compared(figure: Figure, near: tuple[Figure, ...]) -> Difference:
    if any(figure.value == other.value for other in near):
        return Difference.REWRITTEN
    if any(smudged(figure.value, other.value) for other in near):
        return Difference.SMUDGED
    return Difference.FIGURE


def _meet(span: Span, figure: Figure) -> bool:
    return span[0] < figure.end and figure.start < span[1]


def _kind(a: str, b: str, gap: tuple[Span, Span], figures: Difference | None) -> Difference:
    (start, end), at_b = gap
    x, y = a[start:end], b[slice(*at_b)]
    after = a[end : end + 1]
    if _is_torn(x, y):
        return Difference.TORN
    if abs(len(x) - len(y)) > _COLUMN:
        return _beside_line(a, b, gap)
    if figures is not None and _may_be_figure(a, gap[0], y) and _may_be_figure(b, gap[1], x):
        whole = (_WHOLE.fullmatch(x) and _WHOLE.fullmatch(y)) or _are_numbers(x, y)
        return figures if whole or figures is not Difference.FIGURE else Difference.PART
    if _in_numerals(a, gap[0], b, at_b):
        if not (x and y):
            return Difference.PART
        return Difference.REWRITTEN if numeral(x) == numeral(y) else Difference.FIGURE
    if any(_is_day(*ways) for ways in ((x, y), (y, x), (x + after, y), (y + after, x))):
        return Difference.LEVEL if is_level(*map(_undated, (x, y))) else Difference.DAY
    if is_level(x, y, after):
        return Difference.LEVEL
    if is_grade(a, gap[0], b, at_b):
        return Difference.LEVEL
    if is_denied(x, y):
        return Difference.SMUDGED
    if are_opposed(a, gap[0], b, at_b):
        return Difference.WORD
    if max(len(x), len(y)) == 1:
        reworded = states_nothing(a, start, end) and states_nothing(b, *at_b)
        return Difference.REWORDED if reworded else Difference.LETTER
    if not (could_be_name(x) and could_be_name(y)) or _mostly_alike(x, y):
        return Difference.OTHER
    before, unit = a[max(0, start - LONGEST_TITLE) : start], a[end : end + LONGEST_UNIT]
    if is_byline(before):
        return Difference.OTHER
    if are_persons(x, y):
        return Difference.NAME
    if not is_street(unit) and (states_nothing(a, start, end) or states_nothing(b, *at_b)):
        return Difference.REWORDED
    common = len(set(x) & set(y))
    apart = 4 * common < min(len(x), len(y))
    if calls_for_name(before, unit) and (apart or len(x) + len(y) > _NOISY):
        return Difference.NAME
    if _LATIN.search(x) or _LATIN.search(y):
        return Difference.PHRASE
    apart |= min(len(x), len(y)) > 2 and 3 * common <= max(len(x), len(y))
    return Difference.WORD if apart else Difference.PHRASE


def _beside_line(a: str, b: str, gap: tuple[Span, Span]) -> Difference:
    """What differs where one text has a line of another column before or after what it prints itself."""
    (low_a, high_a), (low_b, high_b) = gap
    size = min(high_a - low_a, high_b - low_b)
    if high_a - low_a > size:
        ways = [
            ((low_a, low_a + size), (low_b, high_b)),
            ((high_a - size, high_a), (low_b, high_b)),
        ]
    else:
        ways = [
            ((low_a, high_a), (low_b, low_b + size)),
            ((low_a, high_a), (high_b - size, high_b)),
        ]
    if any(set(a[slice(*one)]) & set(b[slice(*other)]) for one, other in ways):
        return Difference.OTHER
    kinds = {_kind(a, b, way, None) for way in ways}
    for kind in (Difference.NAME, Difference.LEVEL, Difference.FIGURE, Difference.WORD):
        if kind in kinds:
            return kind
    return Difference.OTHER


def _is_torn(x: str, y: str) -> bool:
    """True when one place holds what the other does, and a line of another column in it."""
    return abs(len(x) - len(y)) > _COLUMN and _stands_in(*sorted((x, y), key=len))


def _may_be_figure(a: str, at: Span, y: str) -> bool:
    """True when what stands at a place of a may be a value that y is not.

    Digits that are added beside others are; a whole number that is added is no other value.
    """
    start, end = at
    if start < end:
        return bool(_DIGIT.search(a, start, end))
    beside = a[max(0, start - 1) : start + 1]
    return bool(_NUMERAL.fullmatch(y)) and any(map(str.isdigit, beside))


def _in_numerals(a: str, at: Span, b: str, at_b: Span) -> bool:
    """True when a place holds figures on both sides, or one that is longer by them (第6回, 第6十5回)."""
    x, y = a[slice(*at)], b[slice(*at_b)]
    if x and y:
        return bool(_NUMERAL.fullmatch(x) and _NUMERAL.fullmatch(y))
    if not _NUMERAL.fullmatch(x or y) or len(x or y) > _MOST_ADDED or not _DIGIT.search(x or y):
        return False
    short, (start, end) = (b, at_b) if x else (a, at)
    return bool(_NUMERAL.search(short[max(0, start - 1) : end + 1]))


def _stands_in(short: str, long: str) -> bool:
    """True when the letters of one text stand in another in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def _are_numbers(x: str, y: str) -> bool:
    """True for two long numbers with a misread letter beside them."""
    one, other = (sum(map(str.isdigit, text)) for text in (x, y))
    return min(one, other) > _MIN_NUMBER and max(len(x) - one, len(y) - other) <= 1


def _undated(text: str) -> str:
    """What is left of a text beside its days."""
    return _DATED.sub("", text)


def _is_day(x: str, y: str) -> bool:
    return bool(_DAY_WORD.search(x)) and (bool(_DAY_WORD.search(y)) or any(map(str.isdigit, y)))


def _mostly_alike(x: str, y: str) -> bool:
    return 2 * len(set(x) & set(y)) > max(len(x), len(y))
