"""Which passages of a pair state the same facts, and which are another filling of one form.

Two witnesses. Where slots are known (`slots.py`), a form is judged by them (`filling.py`). Elsewhere by the
facts that a reader would compare: figures, levels and names that agree or differ (`differences.py`), passage
by passage (`passages.py`) and then over all that is left, for a text that was cut or printed in columns has
little in each. The shorter the words two texts share, the fewer facts must differ in them: of thirty
letters one is enough, of three hundred it takes two, or three where other figures agree, since an
editor who mends a figure mends one. In a short notice a value or level that is another one may decide
alone, whatever agrees and however it was read. Of any length one is enough of which other texts attest both
readings (`camps.py`), and one in a slot that issues were seen to fill in many ways: that it is a form is beyond
doubt then, and editors do not mend the day of one.

The verdict is on letters, not on the pair: a page may hold a copy of one notice and another issue
of a second one.

Wrong on purpose: a passage that states nothing and stands alone counts as what its letters are worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .camps import Telling
from .crowd import Mask
from .differences import differs
from .filling import Filled, project
from .judge import SAME
from .pairs import Measured
from .passages import (
    FORM,
    MOST_AGREE,
    SAME_FACTS,
    STATING,
    Asked,
    agreement,
    asked_of,
    holds,
    size_of,
    spread,
    weigh_passages,
)
from .runs import SIDES, Run, Span

CERTAIN = 120
"""Weight of a form from which on it is filled alike; half of it does when no slot differs."""
_FEW_SLOTS = 2
_OF_FEW_SLOTS = 300
"""The same of each of so few slots, in a pair of which neither text is nearly all in the other: of twenty
issues two agree in one by chance."""
_PART = 0.2
"""Of a passage: a form that is no smaller part of it says what its other letters are, where they state nothing."""
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
    asked = asked_of(measured, told)
    undecided, others = _by_forms(measured, asked, filled, found, known)
    runs = measured.runs
    weights = weigh_passages(measured, asked.noise, known, stateless, told)
    stated = _with_forms(runs, weights, filled)
    shares = measured.share_a, measured.share_b
    if max(shares) < SAME:
        others = []
    differing = [
        weight + (_of_forms_in(run, others) if with_forms < STATING else 0)
        <= asked.of_passage(size_of(run), holds(run, told))
        for run, weight, with_forms in zip(runs, weights, stated, strict=True)
    ]
    left = [n for n, differs in enumerate(differing) if not differs]
    rest = sum(weights[n] for n in left)
    doubt = sum(form.weight for form in undecided)
    if undecided:
        doubt += min(
            MOST_AGREE, sum(f.weight for f in filled if f.weight > 0 and f not in undecided)
        )
    size = sum(size_of(runs[n]) for n in left)
    repeats = told.repeats and rest >= 0 and len(left) == len(runs) and max(shares) >= SAME
    bound = asked.of_form(size) + FORM if undecided else asked.of_passage(size)
    if rest + doubt <= bound:
        differing = [True] * len(runs)
        for form in undecided:
            _mark(form, found.other_a, found.other_b)
    else:
        spread(runs, stated, differing, whole=min(shares) >= SAME)
    same = rest >= SAME_FACTS or repeats
    for run, other in zip(runs, differing, strict=True):
        if other or same:
            masks = (found.other_a, found.other_b) if other else (found.same_a, found.same_b)
            for side, mask, said in zip(SIDES, masks, known, strict=True):
                span = slice(*run.span(side))
                mask[span] |= ~said[span]
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
    return sum(agreement(digits) for digits in measured.evidence.digits) >= SAME_FACTS


def _by_forms(
    measured: Measured,
    asked: Asked,
    filled: Sequence[Filled],
    found: Compared,
    known: tuple[Mask, Mask],
) -> tuple[list[Filled], list[Filled]]:
    """Marks the letters of the forms; returns those whose slots leave it open, and those surely of two issues."""
    undecided: list[Filled] = []
    others: list[Filled] = []
    for form in filled:
        for at_a, at_b in form.letters:
            known[0][slice(*at_a)] = known[1][slice(*at_b)] = True
        if _is_alike(form):
            if _is_telling(measured, form):
                _mark(form, found.same_a, found.same_b)
        elif form.weight <= asked.of_form(
            min(_letters_of_a(form), _letters_of_b(form)), form.attested, form.proven
        ):
            _mark(form, found.other_a, found.other_b)
            if form.attested or form.proven:
                others.append(form)
        else:
            undecided.append(form)
    return undecided, others


def _of_forms_in(run: Run, forms: Sequence[Filled]) -> int:
    """The weights of the forms that are a good part of a passage: what it says beside them goes with them."""
    return sum(
        form.weight
        for form in forms
        if sum(
            max(0, min(run.a[1], end) - max(run.a[0], start)) for (start, end), _ in form.letters
        )
        >= _PART * size_of(run)
    )


def _mark(form: Filled, mask_a: Mask, mask_b: Mask) -> None:
    for at_a, at_b in form.letters:
        mask_a[slice(*at_a)] = mask_b[slice(*at_b)] = True


def _with_forms(runs: Sequence[Run], weights: Sequence[int], filled: Sequence[Filled]) -> list[int]:
    """The weights of the passages, the forms that are filled alike in them added."""
    alike = [form for form in filled if _is_alike(form)]
    return [
        weight + sum(form.weight for form in alike if run.a[0] <= form.letters[0][0][0] < run.a[1])
        for run, weight in zip(runs, weights, strict=True)
    ]


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
