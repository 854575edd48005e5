"""Which pairs of printings are reprints, counted from the origins of their characters.

reprint    both have 100 letters of one story, or nearly all (`NEAR`) of a story that is shorter
ambiguous  between 60 and 99 letters of one story; two versions of one report with other figures; a
           quotation of 90 letters or more; printings of a series that have lost the facts that
           tell its issues apart
(nothing)  all others: other issues of a series, official phrases, short quotations
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from bench.reprints.series_forms import Issue
from bench.reprints.tracked import BLOCK, Tracked, value_of

GOLD, AMBIGUOUS, QUOTED = 100, 60, 90
"""Letters of one story in both: a reprint, perhaps one, a quotation as long as an excerpt."""
NEAR, PERHAPS = 0.85, 0.5
"""The same as shares of a story that has not many more letters (a flash)."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a story number stands for; `issue` when it is an issue of a series."""

    letters: int
    quotation: bool = False
    issue: Issue | None = None


@dataclass(eq=False)
class Printing:
    """One text of the set."""

    title: str
    text: Tracked
    edits: tuple[str, ...]
    group: str
    series: str | None = None
    version: int = 0
    id: str = field(default="")

    @cached_property
    def stories(self) -> dict[int, frozenset[int]]:
        """Story number → the characters of it that stand here."""
        found: dict[int, set[int]] = defaultdict(set)
        for origin in self.text.letters():
            found[origin // BLOCK].add(origin)
        return {number: frozenset(origins) for number, origins in found.items()}

    def slots_left(self, number: int, issue: Issue) -> frozenset[str]:
        """Slots of an issue whose value can still be read here."""
        whole = set(self.text.origins)
        values = {value_of(origin) for origin in whole}
        left = set()
        for fact in issue.facts:
            span = range(number * BLOCK + fact.start, number * BLOCK + fact.end)
            if all(n in whole for n in span) or any(n in values for n in span):
                left.add(fact.slot)
        return frozenset(left)


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled pair; `shared` letters of one story stand in both."""

    a: str
    b: str
    shared: int
    share_of_shorter: float
    label: str
    kind: str


def label_pairs(printings: Sequence[Printing], sources: Sequence[Source]) -> list[Label]:
    """All pairs that are gold or ambiguous, ordered by id."""
    holders: dict[int, list[Printing]] = defaultdict(list)
    for printing in printings:
        for number in printing.stories:
            holders[number].append(printing)
    issues = _Series(holders, sources)
    best: dict[tuple[str, str], Label] = {}
    for number, held in holders.items():
        for one, other in combinations(sorted(held, key=lambda p: p.id), 2):
            shared = len(one.stories[number] & other.stories[number])
            said = _say(one, other, shared, sources[number])
            if said == "reprint" and not issues.sure(number, one, other):
                said = "ambiguous"
            if said:
                _keep(best, _label(one, other, shared, said))
    for one, other in issues.unsure():
        if (one.id, other.id) not in best:
            _keep(best, _label(one, other, 0, "ambiguous"))
    return [best[pair] for pair in sorted(best)]


def _say(one: Printing, other: Printing, shared: int, source: Source) -> str | None:
    if source.quotation:
        return "ambiguous" if shared >= QUOTED else None
    short = source.letters * NEAR < GOLD
    if shared >= GOLD or (short and shared >= NEAR * source.letters):
        paged = {"page", "columns"} & {*one.edits, *other.edits} and shared < GOLD
        return "ambiguous" if paged or one.version != other.version else "reprint"
    if shared >= AMBIGUOUS or (short and shared >= PERHAPS * source.letters):
        return "ambiguous"
    return None


class _Series:
    """Which printings of a series can be told from its other issues."""

    def __init__(self, holders: dict[int, list[Printing]], sources: Sequence[Source]) -> None:
        self._holders = holders
        self._issue = {n: s.issue for n, s in enumerate(sources) if s.issue is not None}
        self._of_form: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, issue in self._issue.items():
            self._of_form[issue.form.kind, issue.form.wording].append(number)
        self._left = {
            (number, id(printing)): printing.slots_left(number, issue)
            for number, issue in self._issue.items()
            for printing in holders.get(number, ())
        }

    def sure(self, number: int, one: Printing, other: Printing) -> bool:
        """True when what both still say of this issue is true of no other issue."""
        issue = self._issue.get(number)
        if issue is None:
            return True
        both = self._left[number, id(one)] & self._left[number, id(other)]
        return all(_differ(issue, self._issue[n], both) for n in self._alike(issue) if n != number)

    def unsure(self) -> Iterable[tuple[Printing, Printing]]:
        """Printings of two issues that have lost all that tells the two apart."""
        for numbers in self._of_form.values():
            for n, m in combinations(numbers, 2):
                for one in self._holders.get(n, ()):
                    for other in self._holders.get(m, ()):
                        both = self._left[n, id(one)] & self._left[m, id(other)]
                        if one is not other and not _differ(self._issue[n], self._issue[m], both):
                            yield (one, other) if one.id < other.id else (other, one)

    def _alike(self, issue: Issue) -> list[int]:
        return self._of_form[issue.form.kind, issue.form.wording]


def _differ(one: Issue, other: Issue, slots: frozenset[str]) -> bool:
    mine, theirs = dict(one.values), dict(other.values)
    return any(mine.get(slot) != theirs.get(slot) for slot in slots)


def _label(one: Printing, other: Printing, shared: int, said: str) -> Label:
    shorter = min(sum(c.isalnum() for c in p.text.text) for p in (one, other))
    return Label(one.id, other.id, shared, shared / max(1, shorter), said, _kind(one, other))


def _kind(one: Printing, other: Printing) -> str:
    edits = {*one.edits, *other.edits}
    for kind in ("page", "columns", "flash", "excerpt", "half", "update", "quote"):
        if kind in edits:
            return kind
    series = one.series or other.series
    return f"series:{series}" if series else "copy"


def _keep(best: dict[tuple[str, str], Label], label: Label) -> None:
    order = {"ambiguous": 0, "reprint": 1}
    old = best.get((label.a, label.b))
    if old is None or (order[label.label], label.shared) > (order[old.label], old.shared):
        best[label.a, label.b] = label
