"""Which passages of a pair state the same facts, and which are another filling of one form.

Two witnesses. Where slots are known (`slots.py`), a form is judged by them. Elsewhere the facts
that a reader would compare are: figures and names that agree or differ (`evidence.py`), passage by
passage and then over all that is left, for a text that was cut or printed in columns leaves little
in each. A printing with misread letters gets more room, for a digit is misread as easily.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from .evidence import Difference, weight_of
from .pairs import Measured
from .runs import Run, Side, Span
from .slots import Filled

Mask = npt.NDArray[np.bool_]

_SIDES: tuple[Side, Side] = ("a", "b")
CERTAIN = 120
"""Weight of a form from which on it is filled alike, or, below zero, differently."""
_FIGURE_AGREES = 30
_MOST_AGREE = 10
_SAME = 300
_OTHER = -120
_PER_LETTER = 0.5
_MOST_ASKED = -900
"""A fact that differs is worth the more the shorter the passage: what is asked for (_OTHER) grows
by the letter."""
_FORM = 40
"""More is asked for from a form: slots are found by rule and sometimes are none."""
_TORN = 5
"""Gaps in one text alone from which on it was read across columns, and facts with it."""
_ADJACENT = 24
"""Letters between two passages on one side that go on with one another."""
_MOST = 0.6
"""Of a text: a form that is most of it is what it has to say."""


def compare_facts(
    measured: Measured, filled: Sequence[Filled], furniture: Sequence[Span]
) -> tuple[Mask, Mask, Mask, Mask]:
    """Letters of a and of b whose facts agree, and letters of a and of b whose facts differ.

    `furniture` of a states no facts.
    """
    same_a, other_a = np.zeros((2, measured.size_a), dtype=np.bool_)
    same_b, other_b = np.zeros((2, measured.size_b), dtype=np.bool_)
    known = np.zeros(measured.size_a + 1, dtype=np.bool_)
    for start, end in furniture:
        known[start:end] = True
    undecided = []
    for form in filled:
        bound = _bound(min(_letters_of_a(form), _letters_of_b(form))) - _FORM
        for at_a, at_b in form.letters:
            known[slice(*at_a)] = True
            if _is_alike(form) and _is_telling(measured, form):
                same_a[slice(*at_a)] = same_b[slice(*at_b)] = True
            elif form.weight <= bound:
                other_a[slice(*at_a)] = other_b[slice(*at_b)] = True
        if bound < form.weight and not _is_alike(form):
            undecided.append(form)
    runs = measured.runs
    weights = _by_passage(measured, known)
    differing = [
        weight <= _bound(run.a[1] - run.a[0]) for run, weight in zip(runs, weights, strict=True)
    ]
    rest = sum(weight for weight, differs in zip(weights, differing, strict=True) if not differs)
    letters = sum(
        run.a[1] - run.a[0] for run, differs in zip(runs, differing, strict=True) if not differs
    )
    if rest + sum(form.weight for form in undecided) <= _bound(letters):
        differing = [True] * len(runs)
        for form in undecided:
            for at_a, at_b in form.letters:
                other_a[slice(*at_a)] = other_b[slice(*at_b)] = True
    else:
        _spread(runs, weights, differing)
    for run, differs in zip(runs, differing, strict=True):
        if differs:
            other_a[slice(*run.a)] |= ~known[slice(*run.a)]
            other_b[slice(*run.b)] |= ~same_b[slice(*run.b)]
        elif rest >= _SAME:
            same_a[slice(*run.a)] |= ~known[slice(*run.a)]
            same_b[slice(*run.b)] |= ~other_b[slice(*run.b)]
    return same_a, same_b, other_a, other_b


def _bound(letters: int) -> float:
    return max(_MOST_ASKED, _OTHER - _PER_LETTER * letters)


def _spread(runs: Sequence[Run], weights: Sequence[int], differing: list[bool]) -> None:
    """Passages that state nothing go with the one they follow or precede in either text."""
    for order in (range(1, len(runs)), range(len(runs) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for n in order:
            before, run = runs[n - step], runs[n]
            letters = before.a[1] - before.a[0] + run.a[1] - run.a[0]
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
        for side in _SIDES
    )


def _is_alike(form: Filled) -> bool:
    return form.weight >= (CERTAIN if form.differ else CERTAIN // 2)


def _is_telling(measured: Measured, form: Filled) -> bool:
    """False for a disclaimer at the foot of both that names the same site."""
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


def _by_passage(measured: Measured, known: Mask) -> list[int]:
    kinds = [Difference(kind) for kind in measured.evidence.kinds]
    torn = kinds.count(Difference.OTHER)
    doubtful = kinds.count(Difference.LETTER) + (2 * torn if torn >= _TORN else 0)
    noise = doubtful / (measured.covered_a + 100)
    figures = measured.evidence.figures
    weights = []
    at = 0
    for run in measured.runs:
        against = 0
        for (low, _), _ in run.gaps():
            if not known[low]:
                against += weight_of(kinds[at], noise)
            at += 1
        agree = sum(run.a[0] <= figure < run.a[1] and not known[figure] for figure in figures)
        weights.append(_FIGURE_AGREES * min(agree, _MOST_AGREE) - against)
    return weights
