"""Which passages of a pair state the same facts, and which are another filling of one form.

Two witnesses. Where slots are known (`slots.py`), a form is judged by them. Elsewhere by the facts
that a reader would compare: figures, levels and names that agree or differ (`differences.py`), passage
by passage and then over all that is left, for a text that was cut or printed in columns has little
in each. The shorter the words two texts share, the fewer facts must differ in them: of thirty
letters one is enough, of three hundred it takes two, or three where other figures agree, since an
editor who mends a figure mends one. In a short notice a value or level that is another one may decide
alone, whatever agrees and however it was read, and of any length a fact of which other texts attest both
readings speaks for two (`camps.py`). A printing with misread letters gets more room, for a digit is misread as
easily: so much more is asked for each letter. A figure that agrees counts by its digits, for short ones agree
by chance.

The verdict is on letters, not on the pair: a page may hold a copy of one notice and another issue
of a second one.

Wrong on purpose: a passage that states little, by its forms too, and goes on from one that differs, in
either text, goes with it; a passage that states nothing and stands alone counts as what its letters are
worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .camps import Telling
from .differences import SHORT, Difference, differs
from .filling import TYPIST, Filled, project
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
_PER_LETTER = 0.25
"""What is asked for beyond `_OTHER` for each letter: one fact is worth less in a longer passage."""
_PER_MISREAD = 50
"""How much more for each letter, by the share of letters that were misread …"""
_MOST_PER_LETTER = (0.6, 1.0)
"""… up to this, and to that beyond the first `SHORT` letters of a form."""
_PER_LETTER_ATTESTED = 0.1
"""The same where a fact differs of which other texts attest both readings: however it was read."""
_MOST_ASKED = -900
"""Weight from which down a passage of any length states other facts: four figures or so."""
_FORM = 40
"""Asked for beyond that from a form: slots are found by rule and sometimes are none."""
_TORN = 5
"""Gaps in one text alone from which on it was read across columns, and facts with it."""
_ADJACENT = 24
"""Letters between two passages on one side that go on with one another."""
_OWN_PARAGRAPH = 200
"""The same between two texts that are nearly all one form: a bulletin has a paragraph of its own."""
_STATING = 100
"""Weight of a passage from which on it states something, and goes with no other."""
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
    measured: Measured,
    filled: Sequence[Filled],
    furniture: tuple[Sequence[Span], Sequence[Span]],
    told: Telling,
) -> Compared:
    """Letters whose facts agree and letters whose facts differ; `furniture` of a and of b states none.

    `told` are the gaps that say more than others (`camps.py`).
    """
    found = Compared(
        *(np.zeros(size, dtype=np.bool_) for size in (measured.size_a, measured.size_b) * 2)
    )
    stateless = _masks(measured, furniture)
    known = stateless[0].copy(), stateless[1].copy()
    noise = _noise(measured, told)
    asked = _Asked(noise)
    undecided = _by_forms(measured, asked, filled, found, known)
    runs = measured.runs
    weights = _by_passage(measured, noise, known, stateless, told)
    differing = [
        weight <= asked.of_passage(_size(run), _holds(run, told))
        for run, weight in zip(runs, weights, strict=True)
    ]
    left = [n for n, differs in enumerate(differing) if not differs]
    rest = sum(weights[n] for n in left)
    doubt = sum(form.weight for form in undecided)
    if undecided:
        doubt += min(
            _MOST_AGREE, sum(f.weight for f in filled if f.weight > 0 and f not in undecided)
        )
    size = sum(_size(runs[n]) for n in left)
    repeats = (
        told.repeats
        and rest >= 0
        and len(left) == len(runs)
        and max(measured.share_a, measured.share_b) >= SAME
    )
    bound = asked.of_form(size) + _FORM if undecided else asked.of_passage(size)
    if rest + doubt <= bound:
        differing = [True] * len(runs)
        for form in undecided:
            _mark(form, found.other_a, found.other_b)
    else:
        whole = min(measured.share_a, measured.share_b) >= SAME
        within = _OWN_PARAGRAPH if whole else _ADJACENT
        _spread(runs, _with_forms(runs, weights, filled), differing, within)
    for run, other in zip(runs, differing, strict=True):
        at_a, at_b = slice(*run.a), slice(*run.b)
        if other:
            found.other_a[at_a] |= ~known[0][at_a]
            found.other_b[at_b] |= ~known[1][at_b]
        elif rest >= _SAME or repeats:
            found.same_a[at_a] |= ~known[0][at_a]
            found.same_b[at_b] |= ~known[1][at_b]
    return found


def _masks(
    measured: Measured, furniture: tuple[Sequence[Span], Sequence[Span]]
) -> tuple[Mask, Mask]:
    """The letters of furniture on either side, and those that stand beside it on the other."""
    masks = (
        np.zeros(measured.size_a + 1, dtype=np.bool_),
        np.zeros(measured.size_b + 1, dtype=np.bool_),
    )
    for side, mask, spans in zip(SIDES, masks, furniture, strict=True):
        for span in spans:
            mask[slice(*span)] = True
            for at_a, at_b in project(measured.runs, side, span):
                masks[0][slice(*at_a)] = masks[1][slice(*at_b)] = True
    return masks


def states_other_facts(measured: Measured) -> bool:
    """True when a fact differs anywhere."""
    return differs(measured.evidence.kinds)


def states_the_same(measured: Measured) -> bool:
    """True when so many figures agree that no more has to be said; no fact differs."""
    return sum(_agreement(digits) for digits in measured.evidence.digits) >= _SAME


def _agreement(digits: int) -> int:
    return _AGREES[digits]


def _by_forms(
    measured: Measured,
    asked: _Asked,
    filled: Sequence[Filled],
    found: Compared,
    known: tuple[Mask, Mask],
) -> list[Filled]:
    """Marks the letters of the forms; returns those whose slots leave it open."""
    undecided = []
    for form in filled:
        for at_a, at_b in form.letters:
            known[0][slice(*at_a)] = known[1][slice(*at_b)] = True
        if _is_alike(form):
            if _is_telling(measured, form):
                _mark(form, found.same_a, found.same_b)
        elif form.weight <= asked.of_form(
            min(_letters_of_a(form), _letters_of_b(form)), form.attested
        ):
            _mark(form, found.other_a, found.other_b)
        else:
            undecided.append(form)
    return undecided


def _mark(form: Filled, mask_a: Mask, mask_b: Mask) -> None:
    for at_a, at_b in form.letters:
        mask_a[slice(*at_a)] = mask_b[slice(*at_b)] = True


def _size(run: Run) -> int:
    return min(run.a[1] - run.a[0], run.b[1] - run.b[0])


class _Asked(NamedTuple):
    """How much must speak for two issues: more for each letter where letters were misread."""

    noise: float

    def of_passage(self, letters: int, attested: bool = False) -> float:
        """Weight from which down a passage states other facts."""
        each = _PER_LETTER_ATTESTED if attested else self._each(_MOST_PER_LETTER[0])
        return max(_MOST_ASKED, _OTHER - each * letters)

    def of_form(self, letters: int, attested: bool = False) -> float:
        """The same of a form: a long one that states two or three things is a report that was edited alike."""
        if attested:
            return _OTHER - _FORM - _PER_LETTER_ATTESTED * letters
        few, beyond = map(self._each, _MOST_PER_LETTER)
        return _OTHER - _FORM - few * min(letters, SHORT) - beyond * max(0, letters - SHORT)

    def _each(self, most: float) -> float:
        more = _PER_MISREAD * self.noise * (1 if most < 1 else 2)
        return min(most, _PER_LETTER + more)


def _spread(
    runs: Sequence[Run], weights: Sequence[int], differing: list[bool], within: int
) -> None:
    """Passages that state nothing go with those they follow or precede, up to so many letters off."""
    waiting = [n for n, differs in enumerate(differing) if differs]
    beside = _beside(runs, within) if waiting else {}
    while waiting:
        at = waiting.pop()
        for n in beside[at]:
            letters = _size(runs[at]) + _size(runs[n])
            if (
                not differing[n]
                and weights[n] < _STATING
                and weights[at] + weights[n] <= _OTHER - _MOST_PER_LETTER[0] * letters
            ):
                differing[n] = True
                waiting.append(n)


def _beside(runs: Sequence[Run], within: int) -> dict[int, set[int]]:
    """For each passage those next to it in either text that go on with it."""
    beside: dict[int, set[int]] = {n: set() for n in range(len(runs))}
    for side in SIDES:
        order = sorted(beside, key=lambda n: runs[n].span(side))
        for one, other in pairwise(order):
            if _adjacent(runs[one], runs[other], within):
                beside[one].add(other)
                beside[other].add(one)
    return beside


def _with_forms(runs: Sequence[Run], weights: Sequence[int], filled: Sequence[Filled]) -> list[int]:
    """The weights of the passages, the forms that are filled alike in them added."""
    alike = [form for form in filled if _is_alike(form)]
    return [
        weight + sum(form.weight for form in alike if run.a[0] <= form.letters[0][0][0] < run.a[1])
        for run, weight in zip(runs, weights, strict=True)
    ]


def _adjacent(one: Run, other: Run, within: int) -> bool:
    return any(
        0 <= second.span(side)[0] - first.span(side)[1] <= within
        for first, second in ((one, other), (other, one))
        for side in SIDES
    )


def _is_alike(form: Filled) -> bool:
    return form.weight >= (CERTAIN if form.differ else CERTAIN // 2)


def _is_telling(measured: Measured, form: Filled) -> bool:
    """False for a disclaimer at the foot of both that names the same site."""
    of_a, of_b = _letters_of_a(form) / measured.size_a, _letters_of_b(form) / measured.size_b
    whole = max(measured.share_a, measured.share_b) >= SAME or min(of_a, of_b) >= _MOST
    if form.agree <= _FEW_SLOTS and not whole:
        return form.weight >= _OF_FEW_SLOTS * form.agree
    if form.agree > 1:
        return True
    return max(of_a, of_b) >= _MOST


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


def _by_passage(
    measured: Measured,
    noise: float,
    known: tuple[Mask, Mask],
    stateless: tuple[Mask, Mask],
    told: Telling,
) -> list[int]:
    kinds = [Difference(kind) for kind in measured.evidence.kinds]
    figures = measured.evidence.figures
    weights = []
    at = 0
    for run in measured.runs:
        against = 0
        decided = False
        for gap in run.gaps():
            if not any(
                at[low] or none[low:high].any()
                for (low, high), at, none in zip(gap, known, stateless, strict=True)
            ):
                decided |= gap in told.alone
                against += told.weight(gap, kinds[at], noise)
            at += 1
        agree = sum(
            _agreement(digits)
            for figure, digits in zip(figures, measured.evidence.digits, strict=True)
            if run.a[0] <= figure < run.a[1] and not known[0][figure]
        )
        if _holds(run, told):
            agree = min(agree, _SAME // 3)
        weights.append((0 if decided else min(agree, _MOST_AGREE)) - against)
    return weights


def _holds(run: Run, told: Telling) -> bool:
    """True when a passage holds a fact that differs and is attested on both sides."""
    return any(run.a[0] <= at_a[0] <= at_a[1] <= run.a[1] for at_a, _ in told.facts)


def _noise(measured: Measured, told: Telling) -> float:
    kinds = measured.evidence.kinds
    torn = kinds.count(Difference.OTHER) + kinds.count(Difference.TORN)
    letters = kinds.count(Difference.LETTER)
    if told.attested:
        letters = sum(
            kind is Difference.LETTER and (one, other) not in told.attested
            for one, other, kind in measured.gaps()
        )
    doubtful = letters + (2 * torn if torn >= _TORN else 0)
    return doubtful / (min(measured.covered_a, measured.covered_b) + TYPIST)
