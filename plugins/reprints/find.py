"""From articles to edges and groups: the order of the steps, and nothing else.

normalise → fingerprints → candidate pairs → alignment → evidence and slots → judgement (with what
is common learnt from the judgement before) → pages → groups. Rivals stop earlier: MinHash and
SimHash at whole texts that resemble each other, passim (Smith, Cordell, Mullen 2015) at passages.
Neither tells a series or an official phrase from a reprint; the judgement is what is added here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..catalog.normalise import Letters, normalise
from .align import align, index
from .candidates import candidate_pairs
from .crowd import Mask, common_letters, rare_cover
from .evidence import Evidence, Reading, gather
from .figures import find_figures
from .fingerprints import fingerprints
from .groups import Forest, Link, find_pages, make_groups, on_page
from .judge import Overlap, judge
from .model import SAME_REPORT, Article, Edge, Kind, Passage, Reprints
from .runs import Run, Side, Span, covered
from .slots import SlotCount, count_slots, find_slots

ROUNDS = 2
"""Judgements after the first: a third changes nothing on the labelled pairs."""


@dataclass(frozen=True, slots=True)
class _Pair:
    a: int
    b: int
    runs: tuple[Run, ...]
    spans_a: list[Span]
    spans_b: list[Span]
    evidence: Evidence
    slots: SlotCount


def find_reprints(articles: Iterable[Article]) -> Reprints:
    """Every pair of articles that share a report or a passage of one, and the groups they form.

    The answer depends on the articles alone, not on their order. Raises ValueError when two
    articles have one id.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    for one, other in pairwise(ordered):
        if one.id == other.id:
            raise ValueError(f"two articles with the id {one.id!r}: give each its own")
    letters = [normalise(article.text) for article in ordered]
    pairs = _compare(ordered, letters)
    links = [
        Link(p.a, p.b, kind, *_shares(p, letters), p.spans_a, p.spans_b)
        for p, kind in zip(pairs, _judge(letters, pairs), strict=True)
        if kind is not None
    ]
    pages = find_pages(len(ordered), links)
    links = [on_page(link, pages) for link in links]
    runs = {(p.a, p.b): p.runs for p in pairs}
    return Reprints(
        tuple(_edge(ordered, letters, link, runs[link.a, link.b]) for link in links),
        make_groups([a.id for a in ordered], {a.id: a.date for a in ordered}, links),
    )


def _compare(articles: Sequence[Article], letters: Sequence[Letters]) -> list[_Pair]:
    keys = set(map(tuple, candidate_pairs([fingerprints(x) for x in letters]).tolist()))
    keys |= _equal_texts(letters)
    indexes = {i: index(letters[i]) for i in sorted({i for key in keys for i in key})}
    aligned = {(a, b): align(indexes[a], indexes[b]) for a, b in sorted(keys)}
    beside: dict[int, list[tuple[Sequence[Run], Side, str]]] = {i: [] for i in indexes}
    for (a, b), runs in aligned.items():
        beside[a].append((runs, "a", letters[b].text))
        beside[b].append((runs, "b", letters[a].text))
    slots = {i: find_slots(len(letters[i]), others) for i, others in beside.items()}
    read = {i: Reading(letters[i].text, find_figures(articles[i].text, letters[i])) for i in slots}
    return [
        _Pair(
            a,
            b,
            runs,
            covered(runs, "a"),
            covered(runs, "b"),
            gather(read[a], read[b], runs),
            count_slots(runs, slots[a], slots[b]),
        )
        for (a, b), runs in aligned.items()
        if runs
    ]


def _equal_texts(letters: Sequence[Letters]) -> set[tuple[int, int]]:
    # Below five letters a text has no fingerprint, and of many equal ones only neighbours meet.
    seen: dict[str, int] = {}
    pairs = set()
    for i, x in enumerate(letters):
        if x.text in seen:
            pairs.add((seen[x.text], i))
        elif x.text:
            seen[x.text] = i
    return pairs


def _judge(letters: Sequence[Letters], pairs: Sequence[_Pair]) -> list[Kind | None]:
    common = [np.zeros(len(x), dtype=np.bool_) for x in letters]
    kinds = [judge(_overlap(p, common), p.evidence, p.slots, at_first=True) for p in pairs]
    for _ in range(ROUNDS):
        common = _learn_common(letters, pairs, kinds)
        kinds = [judge(_overlap(p, common), p.evidence, p.slots) for p in pairs]
    return kinds


def _learn_common(
    letters: Sequence[Letters], pairs: Sequence[_Pair], kinds: Sequence[Kind | None]
) -> list[Mask]:
    clusters = Forest(len(letters))
    for p, kind in zip(pairs, kinds, strict=True):
        if kind in ("reprint", "excerpt"):
            clusters.join(p.a, p.b)
    strangers: list[list[tuple[int, Sequence[Span]]]] = [[] for _ in letters]
    for p, kind in zip(pairs, kinds, strict=True):
        a, b = clusters.root(p.a), clusters.root(p.b)
        if kind not in SAME_REPORT and a != b:
            strangers[p.a].append((b, p.spans_a))
            strangers[p.b].append((a, p.spans_b))
    return [common_letters(len(x), s) for x, s in zip(letters, strangers, strict=True)]


def _overlap(p: _Pair, common: Sequence[Mask]) -> Overlap:
    common_a, common_b = common[p.a], common[p.b]
    in_a, in_b = _letters_in(p.spans_a), _letters_in(p.spans_b)
    share_a, share_b = in_a / len(common_a), in_b / len(common_b)
    least = min(in_a, in_b)
    if not (common_a.any() and common_b.any()):
        return Overlap(share_a, share_b, share_a, share_b, least, least)
    rare_a, rare_b = rare_cover(p.runs, common_a, common_b)
    return Overlap(
        share_a,
        share_b,
        rare_a / max(1, rare_a + _rare_outside(common_a, p.spans_a)),
        rare_b / max(1, rare_b + _rare_outside(common_b, p.spans_b)),
        least,
        min(rare_a, rare_b),
    )


def _rare_outside(common: Mask, spans: Sequence[Span]) -> int:
    rare = ~common
    for start, end in spans:
        rare[start:end] = False
    return int(rare.sum())


def _letters_in(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _shares(p: _Pair, letters: Sequence[Letters]) -> tuple[float, float]:
    return _letters_in(p.spans_a) / len(letters[p.a]), _letters_in(p.spans_b) / len(letters[p.b])


def _edge(
    articles: Sequence[Article], letters: Sequence[Letters], link: Link, runs: Sequence[Run]
) -> Edge:
    passages = tuple(
        Passage(*letters[link.a].printed(*run.a), *letters[link.b].printed(*run.b)) for run in runs
    )
    # Covered letters include what was substituted: the judgement wants them, a reader does not.
    equal = sum(tile.size for run in runs for tile in run.tiles)
    return Edge(
        articles[link.a].id,
        articles[link.b].id,
        link.kind,
        equal / len(letters[link.a]),
        equal / len(letters[link.b]),
        passages,
    )
