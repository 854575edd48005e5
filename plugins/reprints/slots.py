"""Slots of a form: places where several texts that agree all around differ from one another.

A series (例行发布: road notices, discipline cases, obituaries, forecasts, market reports) is a form
with slots. One pair alone does not show which letters are form and which are fact; several texts
do: at a slot nobody agrees with anybody, at a misread character or an editor's change all but one
agree. So for each text the substitutions against all its partners are laid over one another, and
a place is a slot when at least half of those who print the words around it differ there, in at
least three ways, none of them prevailing.

The slots then judge single pairs: the copy of one issue repeats what stands in the slots, another
issue does not. This needs no knowledge of names or figures, and four texts of a series or more;
for fewer, `evidence.py` has to do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .runs import Run, Side, Span

MIN_WAYS = 3
"""Different wordings beside the text's own: two are a change and a misprint."""
PREVAILING = 0.5
"""Share of the differing partners that print the same: above it, it is the text that errs."""

CONTESTED = 1 / 3
"""Share of a passage's slots from which on it is another filling: clubs meet more than once."""


@dataclass(frozen=True, slots=True)
class SlotCount:
    """Of the known slots inside the passages of a pair: how many hold the same, how many not.

    `form` counts the letters (of a) of the passages that are filled differently.
    """

    agree: int
    differ: int
    form: int


def find_slots(size: int, pairs: Iterable[tuple[Sequence[Run], Side, str]]) -> tuple[Span, ...]:
    """Slots of a text of `size` letters.

    `pairs`: for each partner the passages, the side the text is on ("a" or "b"), and the partner's
    letters.
    """
    printed = np.zeros(size + 1, dtype=np.int64)
    differs = np.zeros(size + 1, dtype=np.int64)
    events: list[tuple[int, int, str]] = []
    for runs, side, partner in pairs:
        for run in runs:
            start, end = run.span(side)
            printed[start] += 1
            printed[end] -= 1
            for (low, high), (other_low, other_high) in run.gaps(side):
                if low < high:
                    differs[low] += 1
                    differs[high] -= 1
                    events.append((low, high, partner[other_low:other_high]))
    if len(events) < MIN_WAYS:
        return ()
    printed, differs = np.cumsum(printed), np.cumsum(differs)
    suspect = (differs >= MIN_WAYS) & (2 * differs >= printed)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], suspect, [False])).astype(np.int8)))
    spans = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    lows, highs = np.array([(low, high) for low, high, _ in events]).T
    return tuple(
        (low, high)
        for low, high in spans
        if _differ_all([events[i][2] for i in np.flatnonzero((lows < high) & (low < highs))])
    )


def count_slots(runs: Sequence[Run], slots_a: Sequence[Span], slots_b: Sequence[Span]) -> SlotCount:
    """Compares a pair in the slots of both its texts."""
    agree = differ = form = 0
    if slots_a or slots_b:
        for run in runs:
            same_a, other_a = _compare(run, "a", slots_a)
            same_b, other_b = _compare(run, "b", slots_b)
            same, other = same_a + same_b, other_a + other_b
            agree, differ = agree + same, differ + other
            if other >= CONTESTED * (same + other) > 0:
                form += run.a[1] - run.a[0]
    return SlotCount(agree, differ, form)


def _compare(run: Run, side: Side, slots: Sequence[Span]) -> tuple[int, int]:
    start, end = run.span(side)
    inside = [(low, high) for low, high in slots if start <= low and high <= end]
    if not inside:
        return 0, 0
    changed = [own for own, _ in run.gaps(side)]
    hit = 0
    for low, high in inside:
        last = bisect_left(changed, (high,)) - 1  # gaps do not overlap: no other reaches as far
        hit += last >= 0 and low < changed[last][1]
    return len(inside) - hit, hit


def _differ_all(values: list[str]) -> bool:
    """True when there are several wordings and none prevails."""
    ways = Counter(values)
    if len(ways) < MIN_WAYS:
        return False
    # A text that errs is answered with one wording by all its partners, give or take the letters
    # that noise beside the place adds or takes away: wordings that share most letters are one.
    sizes = np.array([len(way) for way in ways])
    alphabet = {char: n for n, char in enumerate(dict.fromkeys("".join(ways)))}
    held = np.zeros((len(ways), len(alphabet)), dtype=np.int64)
    rows = np.repeat(np.arange(len(ways)), sizes)
    np.add.at(
        held, (rows, np.array([alphabet[char] for way in ways for char in way], dtype=np.int64)), 1
    )
    shared = np.minimum(held[:, None], held[None]).sum(axis=2)
    shorter = np.minimum.outer(sizes, sizes)
    similar = (2 * shared > shorter) | (shorter == 0)
    most = int((similar @ np.array(list(ways.values()))).max())
    return most <= PREVAILING * len(values)
