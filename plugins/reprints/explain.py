"""Why two articles are, or are not, printings of one report: the way of a pair, told step by step.

Nothing is decided here. What the store holds of the pair is shown, in the order in which it came
about; what was left out in the run (two texts that were never laid side by side) is made up for, so
that the maintainer sees what it would have shown.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from ..catalog.sources import overrules_file
from ..errors import PluginError
from . import candidates as rules
from .fingerprints import fingerprints
from .judging.align import MIN_PASSAGE
from .judging.camps import telling
from .judging.decide import final_kind, judged
from .judging.differences import Difference
from .judging.filling import weigh
from .judging.overlaps import overlap
from .judging.pairs import Measured, Measurer, Names
from .judging.runs import Span
from .kept.joining import named
from .kept.store import Store, store_of
from .kept.tables import Tables
from .model import Article, Kind, Reprints
from .overrules import Overrules, overruled, read_overrules
from .state import Node, ordered
from .texts import read

MEANING: dict[Kind | None, str] = {
    "reprint": "the same report",
    "excerpt": "one prints a part of the other, or both a part of one report",
    "contains": "one is a page that holds the other beside other stories",
    "quotation": "a passage in common, too little to be the same report",
    "series": "one form filled with other names or figures: no printings of one another",
    None: "what they share proves nothing",
}
_QUOTED = 60
"""Letters of the longest passage that are shown."""


def told(content: Path, pair: str = "") -> str:
    """What the last build of a content folder found; of a pair of ids (`A,B`) why.

    Raises PluginError when there was no build, and for what is no pair of its articles.
    """
    place = store_of(content)
    nothing = PluginError(
        "Nothing is known of reprints yet.", file=content, remedy="Run `invoke build` first."
    )
    if not place.exists():
        raise nothing
    overrules = read_overrules(overrules_file({"PATH": content}))
    try:
        with Store(place) as store:
            ids = store.tables.ids()
            if not ids:
                raise nothing
            if pair:
                a, b = _two(pair, ids)
                return "\n".join(explain(store.tables, a, b, overrules))
            articles = [store.tables.article(id_) for id_ in ids]
            found = overruled(store.reprints(), overrules, articles)
            return "\n".join([*summary(found, len(ids)), *overrules.unknown(ids)])
    except (sqlite3.Error, OSError, ValueError, TypeError, LookupError) as error:
        raise PluginError(
            f"can't be read: {error}.", file=place, remedy="Run `invoke build`."
        ) from error


def _two(pair: str, ids: Container[str]) -> tuple[str, str]:
    two = [word for word in re.split(r"[,\s]+", pair) if word]
    if len(two) != 2 or two[0] == two[1]:
        raise PluginError(f"“{pair}” is no pair.", remedy="Give two ids, as in --explain A,B.")
    for id_ in two:
        if id_ not in ids:
            raise PluginError(
                f"The last build had no article “{id_}”.",
                remedy="An id is the last part of an article's address, without .html.",
            )
    return two[0], two[1]


def summary(found: Reprints, articles: int) -> Iterator[str]:
    """How much was found, a line each."""
    printed = sum(len(group.ids) for group in found.groups)
    yield f"{articles:,} articles; {printed:,} of them in {len(found.groups):,} groups of printings"
    kinds = Counter(edge.kind for edge in found.edges)
    for kind, number in kinds.most_common():
        yield f"{number:>9,} {kind}: {MEANING[kind]}"


def explain(tables: Tables, a: str, b: str, overrules: Overrules) -> Iterator[str]:
    """What is known of two articles of the store, a step a line."""
    articles = [tables.article(id_) for id_ in (a, b)]
    keys = [read(article.text)[0] for article in articles]
    rule = overrules.rule(a, b)
    if rule:
        yield f"Overruled: {overrules.file}:{rule[1]} says “{rule[0]}”. The finder says:"
    if keys[0] is None or keys[1] is None:
        yield "One of them has no letter: it is compared with nothing."
    elif keys[0] == keys[1]:
        yield "Letter for letter the same text: reprint, one group."
    else:
        names = ordered(keys[0], keys[1])
        if names != tuple(keys):
            articles.reverse()
        yield from _Pair(tables, names, articles).lines()


class _Pair:
    """Two different texts; `a` is the one whose name is smaller, as in all records."""

    def __init__(self, tables: Tables, names: Names, articles: Sequence[Article]) -> None:
        self._tables, self._names = tables, names
        self._ids = [article.id for article in articles]
        self._nodes = [tables.node(key) for key in names]

    def lines(self) -> Iterator[str]:
        one, other = self._ids
        sizes = [len(self._tables.letters(key)) for key in self._names]
        yield f"a is {one} ({sizes[0]:,} letters), b is {other} ({sizes[1]:,} letters)."
        yield from self._candidates()
        aligned = self._names[1] in self._nodes[0].near
        if aligned:
            measured: Measured | None = self._tables.pair(self._names).measured
        else:
            measured = Measurer(self._tables).measure(self._names)
            yield "Alignment: not among the pairs of the run; done now to show what they share."
        if measured is None:
            yield f"Passages: none of {MIN_PASSAGE} equal letters or more. Not linked."
            return
        yield from self._passages(measured)
        yield from self._facts(measured)
        yield from self._decision(measured, aligned)

    def _candidates(self) -> Iterator[str]:
        one, other = self._names
        share = self._tables.shares(one).get(other)
        if share is None:
            prints = [fingerprints(self._tables.letters(key)) for key in self._names]
            common = len(np.intersect1d(prints[0], prints[1]))
            yield (
                f"Candidates: no. {common} fingerprints in common ({len(prints[0])} and"
                f" {len(prints[1])} in all); it takes {rules.MIN_SHARED} and more, rare ones, and"
                " where one stands in many texts only neighbours by name are linked through it."
            )
            return
        yield (
            f"Candidates: yes. {share[0]} fingerprints in common, the rarer the heavier: weight"
            f" {share[1] / rules.MIN_WEIGHT:.1f} where 1 is enough."
        )
        for key, partner, id_ in zip(self._names, (other, one), self._ids, strict=True):
            shares = self._tables.shares(key)
            place = sorted((-weight for _, weight in shares.values())).index(-shares[partner][1])
            chosen = "chooses" if partner in named(key, shares) else "does not choose"
            yield (
                f"Choice: {id_} {chosen} the other, number {place + 1} by weight of its"
                f" {len(shares)} candidates."
            )

    def _passages(self, measured: Measured) -> Iterator[str]:
        runs = measured.runs
        longest = max(runs, key=lambda run: sum(tile.size for tile in run.tiles))
        letters = self._tables.letters(self._names[0])[slice(*longest.a)]
        quoted = letters if len(letters) <= _QUOTED else letters[:_QUOTED] + "…"
        yield (
            f"Passages: {len(runs)}, covering {measured.share_a:.0%} of a and"
            f" {measured.share_b:.0%} of b. The longest, {len(letters)} letters: {quoted}"
        )

    def _facts(self, measured: Measured) -> Iterator[str]:
        a, b = self._nodes
        kinds = Counter(Difference(kind).name.lower() for kind in measured.evidence.kinds)
        gaps = ", ".join(f"{number} {name}" for name, number in kinds.most_common()) or "none"
        agreeing = len(measured.evidence.figures)
        yield f"Differences inside the passages: {gaps}; figures that agree: {agreeing}."
        yield f"Parts that others fill differently: {len(a.forms)} in a, {len(b.forms)} in b."
        says = telling(measured, a, b)
        yield (
            f"Readings that other texts attest on both sides: {len(says.attested)},"
            f" facts among them: {len(says.facts)}; enough by themselves: {len(says.alone)}."
        )
        filled = weigh(measured, a.forms, b.forms, says)
        for form in filled:
            letters = sum(end - start for (start, end), _ in form.letters)
            yield (
                f"One of them, {letters} letters: {form.agree} slots agree, {form.differ} differ,"
                f" weight {form.weight} (above zero for one issue, below for two)."
            )
        common = [_size(node.common) for node in self._nodes]
        yield f"Letters that many reports print: {common[0]} of a, {common[1]} of b."
        known = overlap(measured, filled, a, b, says)
        yield f"What covers and states no other facts: {_fields(known)}."

    def _decision(self, measured: Measured, aligned: bool) -> Iterator[str]:
        if aligned:
            pair = self._tables.pair(self._names)
            yield f"At first sight, common letters unknown: {pair.first or 'nothing'}."
            kind = final_kind(self._tables, self._names, pair)
            if pair.kind != pair.second:
                yield (
                    f"By itself: {pair.second or 'nothing'}. But one of them is as like texts that are"
                    " other issues of the other, or more like them."
                )
        else:
            kind = judged(self._tables, self._names, measured)
        yield f"Judgement: {kind or 'nothing'}, that is, {MEANING[kind]}."
        for node, id_ in zip(self._nodes, self._ids, strict=True):
            if node.page:
                yield f"Page: {id_} holds several stories and ties no group together."
        yield f"Group: {'one group' if _together(self._nodes) else 'two groups'}."


def _together(nodes: Sequence[Node]) -> bool:
    return nodes[0].group == nodes[1].group


def _fields(record: Any) -> str:
    """The fields of a record in words: shares in per cent, counts as they are."""
    told_ = []
    for field in fields(record):
        value = getattr(record, field.name)
        shown = f"{value:.0%}" if isinstance(value, float) else f"{value}"
        told_.append(f"{field.name.replace('_', ' ')} {shown}")
    return ", ".join(told_)


def _size(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)
