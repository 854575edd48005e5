"""From articles to edges and groups: the order of the steps, and nothing else.

normalise → fingerprints → candidate pairs → alignment of those that can say something new → evidence
and slots → judgement (with what is common learnt from the judgement before) → pages → groups.

Rivals stop earlier: MinHash and SimHash at whole texts that resemble each other, passim (Smith,
Cordell, Mullen 2015) at passages. Neither tells a series or an official phrase from a reprint; the
judgement is what is added here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ..catalog.normalise import Letters, normalise
from .compare import Pair, compare, letters_in, raw_overlap
from .crowd import Mask, common_letters, rare_cover
from .groups import Forest, Link, find_pages, make_groups, on_page
from .judge import Overlap, judge
from .model import SAME_REPORT, Article, Edge, Kind, Passage, Reprints
from .runs import Run, Span

ROUNDS = 2
"""Judgements after the first: a third changes nothing on the labelled pairs."""


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
    pairs = compare(ordered, letters)
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


def _judge(letters: Sequence[Letters], pairs: Sequence[Pair]) -> list[Kind | None]:
    kinds = [judge(raw_overlap(p, letters), p.evidence, p.slots, at_first=True) for p in pairs]
    for _ in range(ROUNDS):
        common = _learn_common(letters, pairs, kinds)
        kinds = [judge(_overlap(p, letters, common), p.evidence, p.slots) for p in pairs]
    return kinds


def _learn_common(
    letters: Sequence[Letters], pairs: Sequence[Pair], kinds: Sequence[Kind | None]
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


def _overlap(p: Pair, letters: Sequence[Letters], common: Sequence[Mask]) -> Overlap:
    raw = raw_overlap(p, letters)
    common_a, common_b = common[p.a], common[p.b]
    if not (common_a.any() and common_b.any()):
        return raw
    rare_a, rare_b = rare_cover(p.runs, common_a, common_b)
    return replace(
        raw,
        rare_share_a=rare_a / max(1, rare_a + _rare_outside(common_a, p.spans_a)),
        rare_share_b=rare_b / max(1, rare_b + _rare_outside(common_b, p.spans_b)),
        rare_letters=min(rare_a, rare_b),
    )


def _rare_outside(common: Mask, spans: Sequence[Span]) -> int:
    rare = ~common
    for start, end in spans:
        rare[start:end] = False
    return int(rare.sum())


def _shares(p: Pair, letters: Sequence[Letters]) -> tuple[float, float]:
    return letters_in(p.spans_a) / len(letters[p.a]), letters_in(p.spans_b) / len(letters[p.b])


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
