"""Which passages of a pair state the same facts, and which are another filling of one form.

Two witnesses. Where slots are known (`slots.py`), a form is judged by them. Elsewhere by the facts
that a reader would compare: figures, levels and names that agree or differ (`evidence.py`), passage
by passage and then over all that is left, for a text that was cut or printed in columns has little
in each. The shorter the words two texts share, the fewer facts must differ in them: of thirty
letters one is enough, of three hundred it takes two, or three where other figures agree, since an
editor who mends a figure mends one. In a short notice a value or level that is another one may decide
alone, whatever agrees and however it was read (`camps.py`). A printing with misread letters gets more
room, for a digit is misread as easily. A figure that agrees counts by its digits, for short ones agree by chance.

The verdict is on letters, not on the pair: a page may hold a copy of one notice and another issue
of a second one.

Wrong on purpose: a passage that states little and goes on from one that differs, in either text, goes
with it; a passage that states nothing and stands alone counts as what its letters are worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .evidence import SHORT, Difference, differs, weight_of
from .filling import TYPIST, Filled, Gaps
from .judge import SAME
from .pairs import Measured
from .runs import SIDES, Run, Span

Mask = npt.NDArray[np.bool_]

CERTAIN = 120
"""Weight of a form from which on it is filled alike; half of it does when no slot differs."""
_FEW_SLOTS = 2
_OF_FEW_SLOTS = 300
"""The same of each of so few slots, in a pair of which neither text is nearly all in the other: of twenty
issues two agree in one by chance."""
_AGREES = (0, 10, 20, 30, 40)
"""Weight of a figure that agrees, by its digits: forms have constants (15日内, 24小时), and short ones
agree by chance. `evidence.MOST_DIGITS` and more are one."""
_MOST_AGREE = 300
"""Weight of all of a passage: a table of a hundred is no ten witnesses more."""
_SAME = 300
"""Weight from which on all that is left states the same."""
_OTHER = -120
"""Weight from which down a passage without letters would state other facts; see `_PER_LETTER`."""
_PER_LETTER = 0.5
"""What is asked for beyond `_OTHER` for each letter: one fact is worth less in a longer passage."""
_MOST_ASKED = -900
"""Weight from which down a passage of any length states other facts: four figures or so."""
_FORM = 40
"""Asked for beyond that from a form: slots are found by rule and sometimes are none."""
_TORN = 5
"""Gaps in one text alone from which on it was read across columns, and facts with it."""
_ADJACENT = 24
"""Letters between two passages on one side that go on with one another."""
_MOST = 0.6
"""Of a text: a form that is most of it is what it has to say."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Masks over the letters of a and of b: where the facts of a pair agree, where they differ."""

    same_a: Mask
    same_b: Mask
    other_a: Mask
    other_b: Mask


def compare_facts(
    measured: Measured, filled: Sequence[Filled], furniture: Sequence[Span], alone: Gaps
) -> Compared:
    """Letters whose facts agree and letters whose facts differ; `furniture` of a states none.

    `alone` are the gaps that decide by themselves (`camps.py`).
    """
    found = Compared(
        *(np.zeros(size, dtype=np.bool_) for size in (measured.size_a, measured.size_b) * 2)
    )
    known = np.zeros(measured.size_a + 1, dtype=np.bool_)
    for start, end in furniture:
        known[start:end] = True
    stateless = known.copy()
    undecided = _by_forms(measured, filled, found, known)
    runs = measured.runs
    weights = _by_passage(measured, known, stateless, alone)
    differing = [weight <= _bound(_size(run)) for run, weight in zip(runs, weights, strict=True)]
    left = [n for n, differs in enumerate(differing) if not differs]
    rest = sum(weights[n] for n in left)
    doubt = sum(form.weight for form in undecided)
    size = sum(_size(runs[n]) for n in left)
    if rest + doubt <= (_asked(size) + _FORM if undecided else _bound(size)):
        differing = [True] * len(runs)
        for form in undecided:
            _mark(form, found.other_a, found.other_b)
    else:
        _spread(runs, weights, differing)
    for run, other in zip(runs, differing, strict=True):
        at_a, at_b = slice(*run.a), slice(*run.b)
        if other:
            found.other_a[at_a] |= ~known[at_a]
            found.other_b[at_b] |= ~found.same_b[at_b]
        elif rest >= _SAME:
            found.same_a[at_a] |= ~known[at_a]
            found.same_b[at_b] |= ~found.other_b[at_b]
    return found


def states_other_facts(measured: Measured) -> bool:
    """True when a fact differs anywhere, or a word that may be one."""
    kinds = measured.evidence.kinds
    return Difference.WORD in kinds or differs(kinds)


def states_the_same(measured: Measured) -> bool:
    """True when so many figures agree that no more has to be said; no fact differs."""
    return sum(_agreement(digits) for digits in measured.evidence.digits) >= _SAME


def _agreement(digits: int) -> int:
    return _AGREES[digits]


def _by_forms(
    measured: Measured, filled: Sequence[Filled], found: Compared, known: Mask
) -> list[Filled]:
    """Marks the letters of the forms; returns those whose slots leave it open."""
    undecided = []
    for form in filled:
        for at_a, _ in form.letters:
            known[slice(*at_a)] = True
        if _is_alike(form):
            if _is_telling(measured, form):
                _mark(form, found.same_a, found.same_b)
        elif form.weight <= _asked(min(_letters_of_a(form), _letters_of_b(form))):
            _mark(form, found.other_a, found.other_b)
        else:
            undecided.append(form)
    return undecided


def _mark(form: Filled, mask_a: Mask, mask_b: Mask) -> None:
    for at_a, at_b in form.letters:
        mask_a[slice(*at_a)] = mask_b[slice(*at_b)] = True


def _size(run: Run) -> int:
    return run.a[1] - run.a[0]


def _bound(letters: int) -> float:
    return max(_MOST_ASKED, _OTHER - _PER_LETTER * letters)


def _asked(letters: int) -> float:
    """Of a form: a long one that states two or three things is a report that was edited alike."""
    return _OTHER - _FORM - _PER_LETTER * min(letters, SHORT) - max(0, letters - SHORT)


def _spread(runs: Sequence[Run], weights: Sequence[int], differing: list[bool]) -> None:
    """Passages that state nothing go with the one they follow or precede in either text."""
    for order in (range(1, len(runs)), range(len(runs) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for n in order:
            before, run = runs[n - step], runs[n]
            letters = _size(before) + _size(run)
            if (
                differing[n - step]
                and _adjacent(before, run)
                and weights[n - step] + weights[n] <= _bound(letters)
            ):
                differing[n] = True


def _adjacent(one: Run, other: Run) -> bool:
    return any(
        0 <= second.span(side)[0] - first.span(side)[1] <= _ADJACENT
        for first, second in ((one, other), (other, one))
        for side in SIDES
    )


def _is_alike(form: Filled) -> bool:
    return form.weight >= (CERTAIN if form.differ else CERTAIN // 2)


def _is_telling(measured: Measured, form: Filled) -> bool:
    """False for a disclaimer at the foot of both that names the same site."""
    if form.agree <= _FEW_SLOTS and max(measured.share_a, measured.share_b) < SAME:
        return form.weight >= _OF_FEW_SLOTS * form.agree
    if form.agree > 1:
        return True
    letters_b = sum(end - start for _, (start, end) in form.letters)
    return _letters_of_a(form) >= _MOST * measured.size_a or letters_b >= _MOST * measured.size_b


def _letters_of_a(form: Filled) -> int:
    return _together(at_a for at_a, _ in form.letters)


def _letters_of_b(form: Filled) -> int:
    return _together(at_b for _, at_b in form.letters)


def _together(spans: Iterable[Span]) -> int:
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _by_passage(measured: Measured, known: Mask, stateless: Mask, alone: Gaps) -> list[int]:
    kinds = [Difference(kind) for kind in measured.evidence.kinds]
    torn = kinds.count(Difference.OTHER) + kinds.count(Difference.TORN)
    doubtful = kinds.count(Difference.LETTER) + (2 * torn if torn >= _TORN else 0)
    noise = doubtful / (measured.covered_a + TYPIST)
    figures = measured.evidence.figures
    weights = []
    at = 0
    for run in measured.runs:
        against = 0
        decided = False
        for gap in run.gaps():
            low, high = gap[0]
            if not (known[low] or stateless[low:high].any()):
                decided |= gap in alone
                against += weight_of(kinds[at], noise, alone=high - low if gap in alone else 0)
            at += 1
        agree = sum(
            _agreement(digits)
            for figure, digits in zip(figures, measured.evidence.digits, strict=True)
            if run.a[0] <= figure < run.a[1] and not known[figure]
        )
        weights.append((0 if decided else min(agree, _MOST_AGREE)) - against)
    return weights
