"""Slots of a form: places where several texts that agree all around differ from one another.

A series (例行发布: road notices, discipline cases, obituaries, forecasts, market reports) is a form
with slots. One pair alone does not show which letters are form and which are fact; several texts
do: at a slot nobody agrees with anybody, at a misread character or an editor's change all but one
agree. So for each text the substitutions against all its partners are laid over one another, and
a place is a slot when a quarter of those who print the words around it differ there, in at least
three ways, none of them prevailing. Slots whose surroundings the same partners share are one form:
a disclaimer with the name of the site in it (凡本网注明来源) is a form at the foot of a report. What stands on both
sides between two passages (a table, a title) is a place like that too. A line of another column is no filling, nor is
what one text alone misread.

The slots then weigh single pairs (`filling.py`). This needs no knowledge of names or figures, and four
issues of a series or more; for fewer, `evidence.py` and `camps.py` have to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from .differences import Difference
from .pairs import Measured
from .runs import Side, Span

MIN_WAYS = 3
"""Different wordings beside the text's own: two are a change and a misprint."""
CONTESTING = 4
"""One in so many of those who print the words around a slot differs there; the others are copies."""
PREVAILING = 0.5
"""Share of the differing partners that print the same: above it, it is the text that errs."""
_MANY_NAMES = 4
"""Wordings of two letters and more from which on they are names and not misprints."""
HOLE = 80
"""Letters between two passages that may be another filling: a table, the title of a lecture."""
_ALIKE = 0.5
"""Share of both texts that passages cover for what stands between two of them to be that …"""
_FEW_RUNS = 4
"""… and passages, at most: columns are torn into many."""
_LINE = 8
"""Letters that one side of a gap has more: a line of another column …"""
_LINES = 3
"""… where there are so many of these: what the gap holds besides is no filling."""
_LONGER = 4
"""How many times as long one filling of a hole may be as another: more is another sentence."""
_LEAST_CHANCE = 0.03
"""Of two issues agreeing in a slot, however many ways it was seen filled."""
_NUMERALS = "十百千万亿"
_SAME_VALUE = (Difference.REWRITTEN, Difference.DAY, Difference.REWORDED)


class Slot(NamedTuple):
    """Letters [start, end) of a text: how often two issues agree there, what it says here, what others say.

    `ways` counts their wordings.
    """

    start: int
    end: int
    chance: float
    value: str
    ways: int


class Form(NamedTuple):
    """Letters [start, end) of a text that others print with other words in the slots."""

    start: int
    end: int
    slots: tuple[Slot, ...]


def find_forms(
    letters: str, furniture: Sequence[Span], pairs: Iterable[tuple[Measured, Side, str]]
) -> tuple[Form, ...]:
    """The forms of a text, its furniture left out.

    `pairs`: for each partner what was measured, the side the text is on, and the partner's letters.
    """
    printed = np.zeros(len(letters) + 1, dtype=np.int64)
    differs = np.zeros(len(letters) + 1, dtype=np.int64)
    events: list[tuple[int, int, int, int, str]] = []
    for measured, side, partner in pairs:
        kinds = iter(measured.evidence.kinds)
        across = _is_across(measured)
        for run in measured.runs:
            start, end = run.span(side)
            printed[start] += 1
            printed[end] -= 1
            for (low, high), (other_low, other_high) in run.gaps(side):
                told = next(kinds) not in _SAME_VALUE
                if across and abs(high - low - other_high + other_low) > _LINE:
                    continue
                if told and low < high and not any(s < high and low < e for s, e in furniture):
                    differs[low] += 1
                    differs[high] -= 1
                    events.append((low, high, start, end, partner[other_low:other_high]))
        for (low, high), (other_low, other_high), start, end in _holes(measured, side):
            printed[low] += 1
            printed[high] -= 1
            if not any(s < high and low < e for s, e in furniture):
                differs[low] += 1
                differs[high] -= 1
                events.append((low, high, start, end, partner[other_low:other_high]))
    if len(events) < MIN_WAYS:
        return ()
    printed, differs = np.cumsum(printed), np.cumsum(differs)
    suspect = (differs >= MIN_WAYS) & (CONTESTING * differs >= printed)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], suspect, [False])).astype(np.int8)))
    lows, highs = np.array([event[:2] for event in events]).T
    slots = []
    for low, high in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        here = [events[i] for i in np.flatnonzero((lows < high) & (low < highs))]
        ways = Counter(event[4] for event in here)
        if _none_prevails(ways) and not _is_misread_digit(letters[low:high], ways):
            quarter = len(here) // 4
            reach = (
                min(low, sorted((event[2] for event in here), reverse=True)[quarter]),
                max(high, sorted(event[3] for event in here)[quarter]),
            )
            slots.append((reach, Slot(low, high, _chance(ways), letters[low:high], len(ways))))
    return _joined(slots)


def _is_across(measured: Measured) -> bool:
    """True when one text of a pair was read across columns: lines of others stand in what both have."""
    if len(measured.evidence.kinds) < _LINES:
        return False
    lines = sum(
        abs(tile.a + tile.size - after.a - tile.b - tile.size + after.b) > _LINE
        for run in measured.runs
        for tile, after in pairwise(run.tiles)
    )
    return lines >= _LINES


def _holes(measured: Measured, side: Side) -> Iterator[tuple[Span, Span, int, int]]:
    """What stands on both sides between two passages that follow one another on both."""
    if min(measured.share_a, measured.share_b) < _ALIKE or len(measured.runs) > _FEW_RUNS:
        return
    beyond: Side = "b" if side == "a" else "a"
    for one, other in pairwise(sorted(measured.runs, key=lambda run: run.span(side))):
        own = one.span(side)[1], other.span(side)[0]
        others = one.span(beyond)[1], other.span(beyond)[0]
        sizes = sorted((own[1] - own[0], others[1] - others[0]))
        if 0 < sizes[0] <= sizes[1] <= min(HOLE, _LONGER * sizes[0]):
            yield own, others, one.span(side)[0], other.span(side)[1]


def _joined(slots: list[tuple[Span, Slot]]) -> tuple[Form, ...]:
    forms: list[Form] = []
    for (start, end), slot in slots:
        if forms and start <= forms[-1].slots[-1].start and forms[-1].end >= slot.end:
            last = forms.pop()
            start, end = min(start, last.start), max(end, last.end)
            forms.append(Form(start, end, (*last.slots, slot)))
        else:
            forms.append(Form(start, end, (slot,)))
    return tuple(forms)


def _chance(ways: Counter[str]) -> float:
    count = ways.total()
    same = sum(n * (n - 1) for n in ways.values())
    return max(_LEAST_CHANCE, (same + 1) / (count * (count - 1) + 10))


def _none_prevails(ways: Counter[str]) -> bool:
    """True when there are several wordings and none prevails."""
    if len(ways) < MIN_WAYS:
        return False
    # A text that errs is answered with one wording by all its partners, give or take the letters
    # that noise beside the place adds or takes away: wordings that share most letters are one.
    bound = PREVAILING * ways.total()
    blank = ways[""]
    words = [(way, frozenset(way), count) for way, count in ways.items() if not _has_digit(way)]
    figures: dict[str, list[tuple[str, int]]] = {}
    for way, count in ways.items():
        if _has_digit(way):
            figures.setdefault(_digits(way), []).append((way, count))
    most = max(
        (
            sum(count for other, count in alike if way in other or other in way)
            for alike in figures.values()
            for way, _ in alike
        ),
        default=0,
    )
    if most + blank > bound:
        return False
    # Where many names stand, a letter that noise took beside them is in all wordings and is none itself.
    names = [word for word in words if len(word[0]) > 1]
    return all(
        sum(count for other, held, count in words if _alike(way, letters, other, held)) <= bound
        for way, letters, _ in (names if len(names) >= _MANY_NAMES else words)
    )


def _alike(one: str, ones: frozenset[str], other: str, others: frozenset[str]) -> bool:
    """True when two wordings are one, give or take what was misread beside them."""
    if not one or not other or one in other or other in one:
        return True
    return 3 * len(ones & others) > 2 * max(len(one), len(other))


def _is_misread_digit(value: str, ways: Counter[str]) -> bool:
    """True for one letter that is no figure where the others print figures."""
    if len(value) != 1 or value.isdigit() or value in _NUMERALS:
        return False
    return 2 * sum(count for way, count in ways.items() if _has_digit(way)) >= ways.total()


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
