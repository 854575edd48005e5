"""What each passage of a pair states, how much of it tells two issues, and which passages go with one another.

A passage is weighed by the facts that stand in its gaps and by the figures that agree between them, and what is
asked of it grows with its letters: one fact is worth less in a longer passage. Where letters were misread
more is asked for each, for a digit is misread as easily. Figures that agree count by their digits, and all of a
passage at most as much as one that differs and a little.

A passage that states nothing goes with its neighbour: the closing lines of a notice with the notice. Of
two texts that are nearly all one form it does so across a paragraph that each has of its own (the notes of a bulletin).

Wrong on purpose: a report without a figure that stands below such a form on two pages goes with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .camps import Telling
from .crowd import Mask
from .differences import SHORT, Difference
from .filling import TYPIST
from .pairs import Measured
from .runs import SIDES, Run

_AGREES = (0, 10, 20, 30, 40)
"""Weight of a figure that agrees, by its digits: forms have constants (15日内, 24小时), and short ones
agree by chance. `evidence.MOST_DIGITS` and more are one."""
MOST_AGREE = 300
"""Weight of all of a passage: a table of a hundred is no ten witnesses more."""
SAME_FACTS = 300
"""Weight from which on all that is left states the same."""
_OTHER = -120
"""Weight from which down a passage without letters would state other facts; see `_PER_LETTER`."""
_PER_LETTER = 0.25
"""What is asked for beyond `_OTHER` for each letter: one fact is worth less in a longer passage."""
_PER_MISREAD = 50
"""How much more for each letter, by the share of letters that were misread …"""
_MOST_PER_LETTER = (0.6, 1.0)
"""… up to this, and twice as much up to that beyond the first `SHORT` letters of a form."""
_PER_LETTER_ATTESTED = 0.1
"""The same where a fact differs of which other texts attest both readings: however it was read."""
_MOST_ASKED = -900
"""Weight from which down a passage of any length states other facts: four figures or so."""
FORM = 40
"""Asked for beyond that from a form: slots are found by rule and sometimes are none."""
_TORN = 5
"""Gaps in one text alone from which on it was read across columns, and facts with it."""
_ADJACENT = 24
"""Letters between two passages on one side that go on with one another."""
_OWN_PARAGRAPH = 200
"""The same between two texts that are nearly all one form: a bulletin has a paragraph of its own."""
STATING = 100
"""Weight of a passage from which on it states something, and goes with no other."""


class Asked(NamedTuple):
    """How much must speak for two issues: more for each letter where letters were misread.

    `noise` is the share of a pair's letters that were (0 to 1), as far as its gaps show; lines of other columns
    count among these, for they tear facts. `sure` is the same without them.
    """

    noise: float
    sure: float

    def of_passage(self, letters: int, attested: bool = False) -> float:
        """Weight from which down a passage states other facts."""
        each = _PER_LETTER_ATTESTED if attested else _each(_MOST_PER_LETTER[0], self.noise)
        return max(_MOST_ASKED, _OTHER - each * letters)

    def of_form(self, letters: int, attested: bool = False, proven: bool = False) -> float:
        """The same of a form: a long one that states two or three things is a report that was edited alike.

        Of one that is `proven`, half of what misread letters add is asked for, and nothing for torn lines.
        """
        if attested:
            return _OTHER - FORM - _PER_LETTER_ATTESTED * letters
        noise = self.sure if proven else self.noise
        few, beyond = _each(_MOST_PER_LETTER[0], noise), _each(_MOST_PER_LETTER[1], 2 * noise)
        if proven:
            few, beyond = (few - _PER_LETTER) / 2, (beyond - _PER_LETTER) / 2
        return _OTHER - FORM - few * min(letters, SHORT) - beyond * max(0, letters - SHORT)


def _each(most: float, noise: float) -> float:
    return min(most, _PER_LETTER + _PER_MISREAD * noise)


def weigh_passages(
    measured: Measured,
    noise: float,
    known: tuple[Mask, Mask],
    stateless: tuple[Mask, Mask],
    told: Telling,
) -> list[int]:
    """For each passage the weight of its figures that agree less that of its gaps.

    `known` are letters of forms and furniture, `stateless` of furniture alone, of a and of b.
    """
    kinds = map(Difference, measured.evidence.kinds)
    figures = measured.evidence.figures
    # Most pairs have neither forms nor furniture, and looking at masks letter by letter is slow.
    bare = not known[0].any() and not known[1].any()
    weights = []
    for run in measured.runs:
        against = 0
        decided = False
        for gap in run.gaps():
            kind = next(kinds)
            if bare or not any(
                said[low] or silent[low:high].any()
                for (low, high), said, silent in zip(gap, known, stateless, strict=True)
            ):
                decided |= gap in told.alone
                against += told.weight(gap, kind, noise)
        agree = sum(
            agreement(digits)
            for figure, digits in zip(figures, measured.evidence.digits, strict=True)
            if run.a[0] <= figure < run.a[1] and (bare or not known[0][figure])
        )
        if holds(run, told):
            agree = min(agree, SAME_FACTS // 3)
        weights.append((0 if decided else min(agree, MOST_AGREE)) - against)
    return weights


def agreement(digits: int) -> int:
    """Weight of a figure of so many digits that agrees."""
    return _AGREES[digits]


def holds(run: Run, told: Telling) -> bool:
    """True when a passage holds a fact that differs and is attested on both sides."""
    return any(run.a[0] <= at_a[0] <= at_a[1] <= run.a[1] for at_a, _ in told.facts)


def spread(runs: Sequence[Run], weights: Sequence[int], differing: list[bool], whole: bool) -> None:
    """Marks passages that state nothing and go on with one that differs.

    `whole`: two texts that are nearly all one form.
    """
    waiting = [n for n, differs in enumerate(differing) if differs]
    beside = _beside(runs, _OWN_PARAGRAPH if whole else _ADJACENT) if waiting else {}
    while waiting:
        at = waiting.pop()
        for n in beside[at]:
            letters = size_of(runs[at]) + size_of(runs[n])
            if (
                not differing[n]
                and weights[n] < STATING
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


def _adjacent(one: Run, other: Run, within: int) -> bool:
    return any(
        0 <= second.span(side)[0] - first.span(side)[1] <= within
        for first, second in ((one, other), (other, one))
        for side in SIDES
    )


def size_of(run: Run) -> int:
    """Letters of a passage, on the side where it has fewer."""
    return min(run.a[1] - run.a[0], run.b[1] - run.b[0])


def asked_of(measured: Measured, told: Telling) -> Asked:
    """What is asked for in a pair, by how it was read."""
    kinds = measured.evidence.kinds
    torn = kinds.count(Difference.OTHER) + kinds.count(Difference.TORN)
    letters = kinds.count(Difference.LETTER)
    if told.attested:
        letters = sum(
            kind is Difference.LETTER and (one, other) not in told.attested
            for one, other, kind in measured.gaps()
        )
    size = min(measured.covered_a, measured.covered_b) + TYPIST
    if torn < _TORN:
        return Asked(letters / size, letters / size)
    beside = sum(
        kind in (Difference.OTHER, Difference.TORN) and one[0] < one[1] and other[0] < other[1]
        for one, other, kind in measured.gaps()
    )
    return Asked((letters + 2 * torn) / size, (letters + 2 * beside) / size)
