"""How much of two texts their passages cover, by what the letters state and how common they are."""

from __future__ import annotations

from collections.abc import Sequence

from ..state import Node
from .camps import Telling
from .crowd import Mask, mask_of, rare_cover
from .facts import compare_facts, states_other_facts, states_the_same
from .filling import Filled
from .judge import Overlap
from .pairs import Measured
from .scraps import scraps


def overlap(
    m: Measured,
    filled: Sequence[Filled],
    a: Node,
    b: Node,
    told: Telling,
    *,
    at_first: bool = False,
) -> Overlap:
    """How much of each text the passages cover that state no other facts.

    `told` are the gaps that say more than others (`camps.py`).
    """
    alone = scraps(m) if at_first else []
    known = filled or a.furniture or b.furniture or alone or told.alone
    if not known and (at_first or not (a.common or b.common)):
        plain = plain_overlap(m)
        if plain:
            return plain
    facts = compare_facts(m, filled, (a.furniture, b.furniture), told)
    furniture = mask_of(m.size_a, a.furniture), mask_of(m.size_b, b.furniture)
    common = (
        furniture if at_first else (_common_beside(m.size_a, a, b), _common_beside(m.size_b, b, a))
    )
    covered_a, covered_b = (
        mask_of(m.size_a, m.covered("a")),
        mask_of(m.size_b, m.covered("b")),
    )
    rest_a, rest_b = covered_a & ~facts.other_a, covered_b & ~facts.other_b
    for run in alone:
        rest_a[slice(*run.a)] = rest_b[slice(*run.b)] = False
    rare_a, rare_b = rare_cover(m.runs, (covered_a, covered_b), common, furniture)
    beside_a, beside_b = ~common[0] & ~covered_a, ~common[1] & ~covered_b
    rare_a, rare_b = rare_a & rest_a, rare_b & rest_b
    counts = int(rare_a.sum()), int(rare_b.sum())
    return Overlap(
        _share(rest_a, furniture[0]),
        _share(rest_b, furniture[1]),
        counts[0] / max(1, counts[0] + int(beside_a.sum())),
        counts[1] / max(1, counts[1] + int(beside_b.sum())),
        min(int(rest_a.sum()), int(rest_b.sum())),
        min(counts),
        m.longest,
        min(int((facts.same_a & rest_a).sum()), int((facts.same_b & rest_b).sum())),
        min(int((facts.other_a & covered_a).sum()), int((facts.other_b & covered_b).sum())),
        _unfilled(a, covered_a, furniture[0])
        if m.size_a > m.size_b
        else _unfilled(b, covered_b, furniture[1]),
    )


def _unfilled(node: Node, covered: Mask, furniture: Mask) -> int:
    """Letters of a text's forms that a pair does not cover."""
    forms = mask_of(len(covered), [(form.start, form.end) for form in node.forms])
    return int((forms & ~covered & ~furniture).sum())


def _share(rest: Mask, furniture: Mask) -> float:
    """The share of a text that is covered, its furniture left out unless it is all there is."""
    own = ~furniture
    count = int(own.sum())
    return int((rest & own).sum()) / count if count else int(rest.sum()) / len(rest)


def plain_overlap(m: Measured) -> Overlap | None:
    """The overlap of a pair in which nothing is furniture, common or of a known form.

    The same as counting letter by letter, for the many pairs of a report and its copies; None when
    a fact differs.
    """
    if states_other_facts(m):
        return None
    shares = m.share_a, m.share_b
    letters = min(m.covered_a, m.covered_b)
    same = letters if states_the_same(m) else 0
    return Overlap(*shares, *shares, letters, letters, m.longest, same, 0)


def _common_beside(size: int, own: Node, other: Node) -> Mask:
    """Letters of a text that are common in a pair: not those of a story that both hold or are."""
    common = mask_of(size, own.common)
    if own.held:
        stories = {other.cluster, *(cluster for cluster, _, _ in other.held)}
        both = mask_of(size, [(low, high) for cluster, low, high in own.held if cluster in stories])
        common &= ~both | mask_of(size, own.furniture)
    return common
