"""Which pairs of texts are aligned, and what the alignment says about each.

A pair costs about a millisecond, and the issues of a series (每日行情) are candidates of one another
all to all: two hundred are 20,000 pairs that say the same thing 20,000 times. So the closest pairs
come first, and a pair is left out when nothing new can come of it:

- both texts are already known as printings of one report, and each is tied to a few others of it;
- both are already known as issues of one form, and each was compared with a few other issues.

Closest first makes this safe as in a minimum spanning tree (Kruskal 1956): whatever is left out is
joined by pairs that share more. The copies of one issue share its figures and come before any two
issues of the form; the copies of a story come before two stories on one page.

Wrong on purpose: what two texts are is judged here before the slots and the common words are known.
A mistake costs a few comparisons more or an edge less, not a verdict: the judgement comes later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..catalog.normalise import Letters
from .align import Index, align, index
from .candidates import MIN_SHARED, candidate_pairs
from .evidence import Evidence, Reading, gather
from .figures import find_figures
from .fingerprints import SAMPLE, fingerprints, gram_hashes, mix
from .groups import Forest
from .judge import Overlap, judge
from .model import SAME_REPORT, Article, Kind
from .runs import Run, Side, Span, covered
from .slots import SlotCount, count_slots, find_slots

PRINTINGS = 8
"""Printings of its report each text is compared with before pairs of one report are left out."""
NEAREST = 4
"""Other issues of its form, likewise; the closest, among which a copy of its own would be."""
ISSUES = 20
"""Other issues in all, the rest of them at random: the nearest say the same in some of the slots,
and a slot is seen where most partners differ (`slots.py`)."""
STRANGERS = 64
"""Texts of no known relation, likewise. No labelled text has as many; lists from one stock do."""
RANKED = 16
"""Texts. A run of letters in more says little about which issue is nearest, and costs most."""

_NO_HASHES = np.empty(0, dtype=np.uint64)
_NO_SLOTS = SlotCount(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that share passages: numbers, passages, letters covered on each side, evidence."""

    a: int
    b: int
    runs: tuple[Run, ...]
    spans_a: list[Span]
    spans_b: list[Span]
    evidence: Evidence
    slots: SlotCount


def compare(articles: Sequence[Article], letters: Sequence[Letters]) -> list[Pair]:
    """The pairs worth a judgement, ordered by number."""
    pairs = _align(articles, letters)
    beside: dict[int, list[tuple[Sequence[Run], Side, str]]] = {}
    for p in pairs:
        beside.setdefault(p.a, []).append((p.runs, "a", letters[p.b].text))
        beside.setdefault(p.b, []).append((p.runs, "b", letters[p.a].text))
    slots = {i: find_slots(len(letters[i]), others) for i, others in beside.items()}
    return [replace(p, slots=count_slots(p.runs, slots[p.a], slots[p.b])) for p in pairs]


class _Known:
    """What the pairs so far say about the next."""

    def __init__(self, size: int) -> None:
        self._reports, self._forms = Forest(size), Forest(size)
        self._printings, self._others = [0] * size, [0] * size

    def is_enough(self, a: int, b: int, issues: int) -> bool:
        """True when aligning these two would tell nothing new."""
        if self._reports.root(a) == self._reports.root(b):
            return min(self._printings[a], self._printings[b]) >= PRINTINGS
        others = min(self._others[a], self._others[b])
        if others < issues:
            return False
        return others >= STRANGERS or self._forms.root(a) == self._forms.root(b)

    def learn(self, a: int, b: int, kind: Kind | None) -> None:
        """Takes in a pair that was aligned."""
        same = kind in SAME_REPORT
        counts = self._printings if same else self._others
        counts[a] += 1
        counts[b] += 1
        if same:
            self._reports.join(a, b)
        if kind in ("reprint", "excerpt", "series"):
            self._forms.join(a, b)


def _align(articles: Sequence[Article], letters: Sequence[Letters]) -> list[Pair]:
    closest, scattered = _orders(letters)
    used = sorted({i for pair in closest for i in pair})
    indexes = {i: index(letters[i]) for i in used}
    read = {i: Reading(letters[i].text, find_figures(articles[i].text, letters[i])) for i in used}
    known = _Known(len(letters))
    aligned: dict[tuple[int, int], Pair | None] = {}
    for order, issues in ((closest, NEAREST), (scattered, ISSUES)):
        for a, b in order:
            if (a, b) in aligned or known.is_enough(a, b, issues):
                continue
            pair = aligned[a, b] = _pair(a, b, indexes, read)
            known.learn(a, b, _at_first(pair, letters) if pair else None)
    return [pair for _, pair in sorted(aligned.items()) if pair]


def _pair(a: int, b: int, indexes: Mapping[int, Index], read: Mapping[int, Reading]) -> Pair | None:
    runs = align(indexes[a], indexes[b])
    if not runs:
        return None
    evidence = gather(read[a], read[b], runs)
    return Pair(a, b, runs, covered(runs, "a"), covered(runs, "b"), evidence, _NO_SLOTS)


def _at_first(pair: Pair, letters: Sequence[Letters]) -> Kind | None:
    return judge(raw_overlap(pair, letters), pair.evidence, _NO_SLOTS, at_first=True)


def _orders(letters: Sequence[Letters]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """All candidates twice: the closest first, and scattered."""
    pairs = candidate_pairs([fingerprints(x) for x in letters])
    # Two issues of a form differ in a few runs of letters, of which the sample has one or none. So
    # crowded texts are ranked by all their runs, the frequent ones left out.
    crowded = np.bincount(pairs.ravel(), minlength=len(letters)) > min(PRINTINGS, NEAREST)
    every = [
        np.unique(gram_hashes(x)) if many else _NO_HASHES
        for x, many in zip(letters, crowded.tolist(), strict=True)
    ]
    ranked = candidate_pairs(every, min_shared=SAMPLE * MIN_SHARED, cap=RANKED)
    closest = dict.fromkeys(
        (*_equal_texts(letters), *map(tuple, ranked.tolist()), *map(tuple, pairs.tolist()))
    )
    both = pairs[crowded[pairs].all(axis=1)].astype(np.uint64)
    scattered = both[np.argsort(mix(both[:, 0] * np.uint64(len(letters)) + both[:, 1]))]
    return list(closest), list(map(tuple, scattered.tolist()))


def raw_overlap(p: Pair, letters: Sequence[Letters]) -> Overlap:
    """How much of each text the passages cover, no word taken for common."""
    in_a, in_b = letters_in(p.spans_a), letters_in(p.spans_b)
    share_a, share_b = in_a / len(letters[p.a]), in_b / len(letters[p.b])
    least = min(in_a, in_b)
    return Overlap(share_a, share_b, share_a, share_b, least, least)


def letters_in(spans: Iterable[Span]) -> int:
    """Letters in spans that do not overlap."""
    return sum(end - start for start, end in spans)


def _equal_texts(letters: Sequence[Letters]) -> list[tuple[int, int]]:
    # Below five letters a text has no fingerprint, and of many equal ones only neighbours meet.
    seen: dict[str, int] = {}
    pairs = []
    for i, x in enumerate(letters):
        if x.text in seen:
            pairs.append((seen[x.text], i))
        elif x.text:
            seen[x.text] = i
    return pairs
