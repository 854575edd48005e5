"""What a method said of a labelled set, counted: by kind of edit, by kind of series, by length.

A pair counts to a kind of edit when either text has it, to a kind of series when both are issues of
that kind. False links within series are counted against all pairs of different issues of one kind:
thirty issues make 435 chances to be wrong, and precision alone would hang on how many issues
happen to be printed twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from bench.reprints.labelled import LabelledSet, Pair, Text, ordered

EDITS: dict[str, Callable[[Text], bool]] = {
    "pages": lambda text: "page" in text.edits and "columns" not in text.edits,
    "interleaved columns": lambda text: "columns" in text.edits,
    "excerpts": lambda text: "excerpt" in text.edits,
    "half replaced": lambda text: "half" in text.edits,
    "flashes": lambda text: "flash" in text.edits,
    "OCR 1–2 %": lambda text: bool(text.edits & {"ocr1", "ocr2"}),
    "OCR 3–5 %": lambda text: bool(text.edits & {"ocr3", "ocr4", "ocr5"}),
    "numerals rewritten": lambda text: "numerals" in text.edits,
    "dates rewritten": lambda text: "dates" in text.edits,
    "places rewritten": lambda text: "places" in text.edits,
    "words replaced": lambda text: "syn" in text.edits,
    "sentences dropped": lambda text: "drop" in text.edits,
    "parts moved": lambda text: "reorder" in text.edits,
    "paragraphs split, merged": lambda text: bool(text.edits & {"paragraphs", "linewrap"}),
    "HTML remnants": lambda text: "html" in text.edits,
    "head or tail added": lambda text: bool(text.edits & {"head", "tail"}),
    "official phrases added": lambda text: bool(text.edits & {"phrase", "hn_official"}),
    "traditional script": lambda text: "s2t" in text.edits,
    "width changed": lambda text: "width" in text.edits,
}
"""What each row of the table is about; a set need not have all."""


@dataclass(frozen=True, slots=True)
class Count:
    """Pairs said rightly, said wrongly and not said."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def said(self) -> int:
        return self.right + self.wrong

    @property
    def gold(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """1 when nothing was said."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """1 when there was nothing to say."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        of = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / of if of else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """All figures of one method on one set; `links` is (false links, chances) by kind of series."""

    pooled: Count
    edits: dict[str, Count]
    series: dict[str, Count]
    lengths: dict[str, Count]
    links: dict[str, tuple[int, int]]
    ari: float

    @property
    def false_links(self) -> float:
        """The share (0 to 1) of pairs of different issues of one series that were linked."""
        wrong, chances = (sum(column) for column in zip(*self.links.values(), strict=True))
        return wrong / chances if chances else 0.0


def score(labelled: LabelledSet, pairs: Iterable[Pair], groups: Iterable[Iterable[str]]) -> Score:
    """Everything about `pairs` (said to be reprints) and `groups` (of two ids or more)."""
    said = {ordered(*pair) for pair in pairs} - labelled.ambiguous
    gold = set(labelled.gold)
    texts = labelled.texts

    def count(part: Callable[[Pair], bool]) -> Count:
        mine, theirs = set(filter(part, said)), set(filter(part, gold))
        return Count(len(mine & theirs), len(mine - theirs), len(theirs - mine))

    def recall(part: set[Pair]) -> Count:
        return Count(right=len(part & said), missed=len(part - said))

    def between(low: int, high: int) -> set[Pair]:
        return {pair for pair, shared in labelled.gold.items() if low <= shared < high}

    by_edit = {name: count(_either(texts, has)) for name, has in EDITS.items()}
    kinds = sorted({text.series for text in texts.values() if text.series})
    return Score(
        pooled=count(lambda _: True),
        edits={name: found for name, found in by_edit.items() if found.gold},
        series={kind: count(_both(texts, kind)) for kind in kinds},
        lengths={
            "sharing 150 letters and more": recall(between(150, 10**9)),
            "sharing 100–149": recall(between(100, 150)),
            "near-identical, any length": recall(labelled.near_identical()),
        },
        links={kind: _links(labelled, kind, said) for kind in kinds},
        ari=ari(_stories(labelled), groups),
    )


def _either(texts: dict[str, Text], has: Callable[[Text], bool]) -> Callable[[Pair], bool]:
    having = {name for name, text in texts.items() if has(text)}
    return lambda pair: pair[0] in having or pair[1] in having


def _both(texts: dict[str, Text], kind: str) -> Callable[[Pair], bool]:
    issues = {name for name, text in texts.items() if text.series == kind}
    return lambda pair: pair[0] in issues and pair[1] in issues


def _stories(labelled: LabelledSet) -> dict[str, str]:
    """The story of each text that has one, but for those that an ambiguous pair leaves in doubt."""
    doubtful = {name for pair in labelled.ambiguous for name in pair}
    return {
        text.id: next(iter(text.stories)) if len(text.stories) == 1 else text.group
        for text in labelled.texts.values()
        if text.single and text.id not in doubtful
    }


def _links(labelled: LabelledSet, kind: str, said: set[Pair]) -> tuple[int, int]:
    issues = sorted(name for name, text in labelled.texts.items() if text.series == kind)
    chances = {
        pair
        for pair in combinations(issues, 2)
        if pair not in labelled.gold and pair not in labelled.ambiguous
    }
    return len(chances & said), len(chances)


def ari(story_of: dict[str, str], groups: Iterable[Iterable[str]]) -> float:
    """Adjusted Rand index of `groups` against the stories, over the texts that have one.

    What stands in no group is a group of its own. 1 for the same partition, about 0 for chance.
    """
    group_of = {name: f"group {n}" for n, group in enumerate(groups) for name in group}
    cells = Counter((story, group_of.get(name, name)) for name, story in story_of.items())
    rows, columns = Counter[str](), Counter[str]()
    for (story, group), n in cells.items():
        rows[story] += n
        columns[group] += n

    def pairs(counts: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in counts)

    both, stories, found = pairs(cells.values()), pairs(rows.values()), pairs(columns.values())
    by_chance = stories * found / max(1, pairs([len(story_of)]))
    most = (stories + found) / 2
    return 1.0 if most == by_chance else (both - by_chance) / (most - by_chance)


def components(pairs: Iterable[Pair]) -> list[list[str]]:
    """The groups that pairs form when each joins its two."""
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        beside[one].append(other)
        beside[other].append(one)
    groups, seen = [], set[str]()
    for start in beside:
        if start in seen:
            continue
        group, waiting = [], [start]
        seen.add(start)
        while waiting:
            group.append(waiting.pop())
            fresh = [name for name in beside[group[-1]] if name not in seen]
            seen.update(fresh)
            waiting += fresh
        groups.append(group)
    return groups
