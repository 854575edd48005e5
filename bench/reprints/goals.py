"""What the finder must show on a labelled set, and whether it does.

The bounds are this project's own. Precision comes first: a wrong link says of two reports that
one copied the other; a missing one is only a line less on a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.reprints.scoring import Score


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure, its bound, and how it compares; `at_most` turns it round."""

    name: str
    bound: float
    figure: float
    at_most: bool = False
    detail: str = ""

    @property
    def met(self) -> bool:
        return self.figure <= self.bound if self.at_most else self.figure >= self.bound

    @property
    def wanted(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}"


_EDITS = {
    "pages": 0.98,
    "interleaved columns": 0.98,
    "excerpts": 0.98,
    "OCR 3–5 %": 0.985,
    "numerals rewritten": 0.985,
}
_LENGTHS = {
    "sharing 150 letters and more": 0.99,
    "sharing 100–149": 0.95,
    "near-identical, any length": 0.995,
}


def goals(score: Score) -> list[Goal]:
    """All goals that a set has pairs for."""
    listed = [Goal("precision, all pairs", 0.99, score.pooled.precision)]
    if score.series:
        kind, worst = min(score.series.items(), key=lambda item: item[1].precision)
        detail = f"{kind}: {worst.wrong} of {worst.said} wrong" if worst.wrong else ""
        listed.append(Goal("precision, worst series", 0.98, worst.precision, detail=detail))
    for names, counts in ((_LENGTHS, score.lengths), (_EDITS, score.edits)):
        listed += [
            Goal(f"recall, {name}", bound, counts[name].recall, detail=f"of {counts[name].gold}")
            for name, bound in names.items()
            if name in counts and counts[name].gold
        ]
    if score.links:
        listed.append(Goal("false links within series", 0.005, score.false_links, at_most=True))
    listed.append(Goal("ARI, articles of one story", 0.98, score.ari))
    return listed


def viral_goal(copies: set[str], groups: list[list[str]]) -> Goal:
    """One group holds all the copies, and nothing else."""
    holding = [set(group) for group in groups if copies & set(group)]
    largest = max((len(group & copies) for group in holding), default=0)
    others = len(set().union(*holding) - copies)
    detail = f"{largest} of {len(copies)} in one group, {others} others beside them"
    whole = 1.0 if largest == len(copies) and not others else 0.0
    return Goal("viral story in one group", 1, whole, detail=detail)
