"""How two texts fill the forms that both are known to have (`slots.py`).

The slots weigh a pair as fields of a record do in record linkage (Fellegi and Sunter 1969): a slot
that holds the same in both texts speaks for one issue, by how rarely two issues agree there by chance;
a slot that does not speaks for two, by how rarely that many of its letters are misread. A slot that
both texts know is weighed once, one that only one of them knows is weighed with the rest of the form.
Slots that hold the same words (a name that is repeated) are one witness, and a figure, level or name
that differs (`differences.py`) weighs at least what it weighs elsewhere, in a slot or between slots; in a
text of two sentences a value or level that differs decides (`camps.py`). Between two passages a slot differs, too,
where the other text goes on with something else: a page read across columns prints a list of names with lines of other
stories, and what it printed of them anywhere would be a passage. What a form says, it says of its own letters only: a
report above two disclaimers is no less the same report.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .camps import Telling
from .differences import SHORT, Difference, is_fact
from .evidence import rewritten
from .pairs import Measured
from .runs import Run, Side, Span
from .slots import HOLE, Form, Slot

BESIDE = 6
"""Letters beside a slot of which some must be shared for a pair to say anything about it."""
_RIGHT = 0.95
"""How often a copy repeats a slot to the letter."""
_NOISE = (0.004, 0.1)
"""Bounds of misread letters per letter; a printing without any says little about its typist."""
TYPIST = 100
"""Letters without a fault that every text is believed to have: a short one shows little."""
_FAMILIAR = 100
"""Weight of a slot that agrees in such a form, at most."""
_BESIDE_FACTS = 30
"""The same where a fact differs of which other texts attest both readings."""
_MANY_WAYS = 0.04
"""Chance up to which a slot that one of two texts knows is believed: it was seen filled in many ways."""
_PROVEN = 0.2
"""Chance up to which a slot proves that what stands around it is a form, as long as it was seen filled …"""
_PROVEN_BY = 5
"""… in so many ways."""
_EDITED = 0.02
"""How often an editor puts other words into a slot."""
_RARELY = 0.1
"""Part of that for a fact in a text without misread letters: editors do not change facts …"""
_DOUBTFUL = 0.01
"""… and share of misread letters that adds all of it: what looks like a fact may be misread."""
_REPLACED = 13
"""Letters between two passages from which on neither text has there what the other has: more than a torn line …"""
_OTHER_LINES = 320
"""… and in the other text at most: more are another story."""
_LINES = 64
"""Letters that the other text prints there where it is the same place and it was read across columns: two lines."""
_OTHER_SIDE: dict[Side, Side] = {"a": "b", "b": "a"}
_HUNDREDTHS = 100
"""Weights are logarithms times this, rounded."""


class Filled(NamedTuple):
    """A form in a pair: its letters of a and b, passage by passage, and how it is filled there.

    `agree` and `differ` count slots of different content. `weight` is the logarithm, in hundredths,
    of how much likelier these are in two printings of one issue than in two issues. `attested`: other texts
    attest both readings of a fact that differs in it. `proven`: a fact differs in a slot that was seen filled
    in many ways, or lines of other columns stand in its place.
    """

    letters: tuple[tuple[Span, Span], ...]
    agree: int
    differ: int
    weight: int
    attested: bool = False
    proven: bool = False


class _Seen(NamedTuple):
    """A slot in a pair: its letters of a, content, weight and chance; the weight of a fact that differs.

    `decides` says that this fact is enough, `absent` that the other text prints lines of other columns in its place,
    `proves` that the slot was seen filled in many ways.
    """

    letters: Span
    value: str
    weight: float
    chance: float
    fact: float
    decides: bool
    absent: bool
    proves: bool


class _Claim(NamedTuple):
    """What the form of one side says of a pair.

    `stated` is the weight of each gap between slots, by its letters of a and b; `decided` says that
    one fact that differs is enough.
    """

    side: Side
    letters: tuple[tuple[Span, Span], ...]
    slots: tuple[_Seen, ...]
    stated: dict[tuple[Span, Span], int]
    decided: bool
    attested: bool
    proven: bool


def weigh(
    measured: Measured, forms_a: Sequence[Form], forms_b: Sequence[Form], told: Telling
) -> tuple[Filled, ...]:
    """Compares a pair in the forms of both its texts; a slot that both know is weighed once.

    `told` are the gaps that say more than others (`camps.py`).
    """
    claims = sorted(
        _claims(measured, "a", forms_a, told) + _claims(measured, "b", forms_b, told), key=_hull
    )
    groups: list[list[_Claim]] = []
    reached = -1
    for claim in claims:
        start, end = _hull(claim)
        if start < reached:
            groups[-1].append(claim)
        else:
            groups.append([claim])
        reached = max(reached, end)
    return tuple(map(_merged, groups))


def _hull(claim: _Claim) -> Span:
    return min(a[0] for a, _ in claim.letters), max(a[1] for a, _ in claim.letters)


def _merged(claims: list[_Claim]) -> Filled:
    letters = tuple(sorted({spans for claim in claims for spans in claim.letters}))
    places = _places(claims)
    weights: dict[tuple[str, bool], list[float]] = {}
    for (start, _), value, weight, states in places:
        key = value if len(value) > 1 else f"{start}"
        weights.setdefault((key, states), []).append(weight)
    means = [sum(several) / len(several) for several in weights.values()]
    agree = sum(mean > 0 for mean in means)
    stated: dict[tuple[Span, Span], list[int]] = {}
    for claim in claims:
        for gap, weight in claim.stated.items():
            stated.setdefault(gap, []).append(weight)
    against = -round(_HUNDREDTHS * sum(mean for mean in means if mean <= 0)) + sum(
        sum(several) // len(several)
        for (own, _), several in stated.items()
        if not any(_touches(own, start, end) for (start, end), *_ in places)
    )
    speaks_for = round(_HUNDREDTHS * sum(mean for mean in means if mean > 0))
    hulls = [_hull(claim) for claim in claims]
    if any(claim.decided for claim in claims):
        speaks_for = 0
    elif any(claim.attested for claim in claims):
        speaks_for = min(speaks_for, _BESIDE_FACTS * agree)
    elif against and max(end for _, end in hulls) - min(start for start, _ in hulls) < SHORT:
        # Issues of a form are of one place or one kind of goods more often than by chance.
        speaks_for = min(speaks_for, _FAMILIAR * agree)
    return Filled(
        letters,
        agree,
        len(means) - agree,
        speaks_for - against,
        any(claim.attested for claim in claims),
        any(claim.proven for claim in claims),
    )


def _places(claims: list[_Claim]) -> list[tuple[Span, str, float, bool]]:
    """The slots of several claims: letters of a, content and weight, those at one place as one.

    Its weight is the mean of theirs. What only one text takes for a slot may be none, a place where
    several copies were edited: if it differs, that counts half, unless many ways were seen, but not
    less than the fact that differs there.
    """
    places: list[tuple[Span, list[_Seen]]] = []
    for (start, end), _, slot in sorted(
        (slot.letters, claim.side, slot) for claim in claims for slot in claim.slots
    ):
        if places and (start < places[-1][0][1] or (start, end) == places[-1][0]):
            (low, high), slots = places[-1]
            places[-1] = ((low, max(high, end)), [*slots, slot])
        else:
            places.append(((start, end), [slot]))
    found = []
    for span, slots in places:
        weight = sum(slot.weight for slot in slots) / len(slots)
        if weight < 0 and len(slots) == 1 and slots[0].chance > _MANY_WAYS:
            weight = min(weight / 2, -slots[0].fact)
        weight = min([weight, *(-slot.fact for slot in slots if slot.decides)])
        found.append((span, slots[0].value, weight, any(slot.fact for slot in slots)))
    return found


def _claims(measured: Measured, side: Side, forms: Sequence[Form], told: Telling) -> list[_Claim]:
    if not forms:
        return []
    covered = _covered(measured, side)
    beyond = measured.size_b if side == "a" else measured.size_a
    gaps = [
        (own, (own, other) if side == "a" else (other, own), kind)
        for own, other, kind in measured.gaps(side)
    ]
    decisive = {at_a if side == "a" else at_b for at_a, at_b in told.alone}
    facts = [own for own, gap, _ in gaps if gap in told.facts]
    misread = {
        own for own, gap, kind in gaps if kind is Difference.LETTER and gap not in told.attested
    }
    claims = []
    for form in forms:
        seen = [slot for slot in form.slots if _is_seen(measured.runs, side, slot, covered, beyond)]
        if not seen:
            continue
        beside = [
            [(own, gap, kind) for own, gap, kind in gaps if _touches(own, slot.start, slot.end)]
            for slot in seen
        ]
        in_slots = {own for touching in beside for own, _, _ in touching}
        noise = (len(misread - in_slots) + 0.5) / (int(covered[-1]) + TYPIST)
        noise = min(max(noise, _NOISE[0]), _NOISE[1])
        attested = any(form.start <= own[0] <= own[1] <= form.end for own in facts)
        decided = any(form.start <= own[0] <= own[1] <= form.end for own in decisive)
        slots = []
        for slot, touching in zip(seen, beside, strict=True):
            kinds = {kind for _, _, kind in touching}
            decides = any(own in decisive for own, _, _ in touching)
            missing = slot.end - slot.start - int(covered[slot.end] - covered[slot.start])
            sure = any(gap in told.attested for _, gap, _ in touching)
            if (
                (missing and Difference.TORN in kinds)
                or (kinds and kinds <= {Difference.DAY, Difference.REWORDED})
                or (
                    kinds == {Difference.LETTER}
                    and not sure
                    and 2 * sum(map(str.isdigit, slot.value)) >= len(slot.value)
                )
            ):
                continue  # the same value, or no value at all: o for 0, 司 for 5; or torn by a column
            weight = (
                _differing(slot, missing, noise, facts=any(map(is_fact, kinds)))
                if missing
                else math.log(_RIGHT / slot.chance)
            )
            against = max(
                (told.weight(gap, kind, noise) for _, gap, kind in touching),
                default=0,
            )
            if against:
                weight = min(-against / _HUNDREDTHS, weight if missing else 0)
            at_a = _in_a(measured.runs, side, slot)
            fact = against / _HUNDREDTHS
            absent = not touching and _is_absent(measured.runs, side, slot)
            proves = slot.chance <= _PROVEN and slot.ways >= _PROVEN_BY
            slots.append(
                _Seen(at_a, slot.value, weight, slot.chance, fact, decides, absent, proves)
            )
        stated = {
            gap: told.weight(gap, kind, noise)
            for own, gap, kind in gaps
            if form.start <= own[0] <= own[1] <= form.end and own not in in_slots
        }
        letters = project(measured.runs, side, (form.start, form.end))
        if letters and (slots or any(stated.values())):
            proven = any(
                slot.proves and slot.weight < 0 and (slot.fact or slot.absent) for slot in slots
            )
            claims.append(_Claim(side, letters, tuple(slots), stated, decided, attested, proven))
    return claims


def _in_a(runs: Sequence[Run], side: Side, slot: Slot) -> Span:
    """The letters of a that stand in a slot of one side; none where it lies between passages."""
    if side == "a":
        return slot.start, slot.end
    found = [spans for spans, _ in project(runs, side, (slot.start, slot.end))]
    return min(found)[0] if found else 0, max(found)[1] if found else 0


def _is_seen(
    runs: Sequence[Run], side: Side, slot: Slot, covered: npt.NDArray[np.int64], other_size: int
) -> bool:
    """True when the words on both sides of a slot are shared, or those on one at the text's edge."""
    size = len(covered) - 1
    before = covered[slot.start] > covered[max(0, slot.start - BESIDE)]
    after = covered[min(size, slot.end + BESIDE)] > covered[slot.end]
    if before and after:
        return True
    if after and slot.start < BESIDE:
        # What the other prints before these words is something else, or it begins with them.
        start, run = min((run.span(side)[0], run) for run in runs if run.span(side)[1] > slot.end)
        other = run.span("b" if side == "a" else "a")
        return start < slot.end + BESIDE and other[0] >= BESIDE
    untouched = covered[slot.end] == covered[slot.start]
    if untouched and _is_replaced(runs, side, slot, covered):
        return True
    if not (before and untouched and slot.end > size - BESIDE):
        return False
    # The same at the foot; a sentence that was dropped there says nothing.
    return other_size - max(run.span(_OTHER_SIDE[side])[1] for run in runs) >= BESIDE


def _is_absent(runs: Sequence[Run], side: Side, slot: Slot) -> bool:
    """True when a passage ends before a slot and one begins after it, and the other text goes on after some lines."""
    other = _OTHER_SIDE[side]
    before = [run for run in runs if 0 <= slot.start - run.span(side)[1] <= BESIDE]
    after = [run for run in runs if 0 <= run.span(side)[0] - slot.end <= BESIDE]
    return any(
        0 < second.span(other)[0] - first.span(other)[1] <= _LINES
        for first in before
        for second in after
    )


def _is_replaced(
    runs: Sequence[Run], side: Side, slot: Slot, covered: npt.NDArray[np.int64]
) -> bool:
    """True when a slot lies between two passages, and the other text prints something else between them.

    Its neighbours are slots then (a list of names), or the other text is a page read across columns. What the
    other text printed anywhere would be a passage, for there are letters enough.
    """
    low = int(np.searchsorted(covered, covered[slot.start], side="left"))
    high = int(np.searchsorted(covered, covered[slot.end], side="right")) - 1
    if not (low > 0 and high < len(covered) - 1 and _REPLACED <= high - low <= HOLE):
        return False
    before = [run for run in runs if run.span(side)[0] < low <= run.span(side)[1]]
    after = [run for run in runs if run.span(side)[0] <= high < run.span(side)[1]]
    if not before or not after:
        return False
    printed = _across(after[0], side, high) - _across(before[-1], side, low - 1) - 1
    return _REPLACED <= printed <= _OTHER_LINES


def project(runs: Sequence[Run], side: Side, span: Span) -> tuple[tuple[Span, Span], ...]:
    """The letters of a and b, passage by passage, that stand in a span of one side."""
    found = []
    for run in runs:
        own = run.span(side)
        low, high = max(own[0], span[0]), min(own[1], span[1])
        if low < high:
            ends = sorted((_across(run, side, low), _across(run, side, high)))
            other = (ends[0], ends[1])
            found.append(((low, high), other) if side == "a" else (other, (low, high)))
    return tuple(found)


def _across(run: Run, side: Side, letter: int) -> int:
    """Where a letter of one side stands on the other; for one in a gap, where the gap starts."""
    at = 0
    for tile in run.tiles:
        own, other = (tile.a, tile.b) if side == "a" else (tile.b, tile.a)
        if own > letter:
            break
        at = other + min(letter - own, tile.size)
    return at


def _differing(slot: Slot, missing: int, noise: float, facts: bool) -> float:
    length = slot.end - slot.start
    misread = math.comb(length, missing) * noise**missing
    edited = _EDITED / length
    if facts:
        edited *= min(1.0, _RARELY + noise / _DOUBTFUL)
    return math.log((misread + edited) * length / (1 - slot.chance))


def _covered(measured: Measured, side: Side) -> npt.NDArray[np.int64]:
    """How many letters before each letter stand in tiles, or hold the same value; one longer than the text."""
    size = measured.size_a if side == "a" else measured.size_b
    steps = np.zeros(size + 1, dtype=np.int64)
    for run in measured.runs:
        for tile in run.tiles:
            start = tile.a if side == "a" else tile.b
            steps[start] += 1
            steps[start + tile.size] -= 1
    same = rewritten(measured.evidence.kinds)
    if same:
        for (start, end), _, _ in compress(measured.gaps(side), same):
            steps[start] += 1
            steps[end] -= 1
    return np.concatenate(([0], np.cumsum(np.cumsum(steps)[:size] > 0)))


def _touches(gap: Span, start: int, end: int) -> bool:
    if gap[0] == gap[1]:
        return start <= gap[0] <= end
    return gap[0] < end and start < gap[1]
