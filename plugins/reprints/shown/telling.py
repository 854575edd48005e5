"""What the articles of a block are told, from its edges and those of the blocks beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from hashlib import blake2b
from typing import NamedTuple

from ..model import Article, Reprints
from .comparing import Collation, Comparison, anchor, nearest_issues
from .printings import Printing, by_day, earliest, is_first, printings
from .told import Chain, Compared, Seen, cells

Days = Mapping[str, str | None]
"""Ids and the days that they state."""


class World(NamedTuple):
    """What the articles `own` are told from.

    found     their groups and edges, and those of the articles that stand beside them
    articles  they and the articles beside them
    archived  ISO day on which each came into the archive, "" where that is unknown
    texts     a digest of the printed text of each
    issues    for each of `own` that has some, the other issues of its series
    """

    own: frozenset[str]
    found: Reprints
    articles: Mapping[str, Article]
    archived: Mapping[str, str]
    texts: Mapping[str, bytes]
    issues: Mapping[str, Days]

    def digest(self) -> bytes:
        """16 bytes; equal digests, equal answers."""
        known = {
            id_: (one.date, self.archived.get(id_), self.texts[id_].hex())
            for id_, one in sorted(self.articles.items())
        }
        edges = [astuple(edge)[:-1] for edge in self.found.edges]
        groups = [group.ids for group in self.found.groups]
        plain = json.dumps([sorted(self.own), known, edges, groups, self.issues], sort_keys=True)
        return blake2b(plain.encode(), digest_size=16).digest()


class Answer(NamedTuple):
    """Chains with their tables (`told.cells`), and the comparisons that are theirs to show."""

    chains: tuple[tuple[Chain, bytes], ...]
    compared: tuple[Compared, ...]


def tell(world: World, collated: Collation) -> Answer:
    """What the articles `world.own` are told."""
    listed = printings(world.found, world.articles, world.own)
    anchors = {
        id_: name
        for group in world.found.groups
        for name in [anchor(group.ids, world.archived)]
        for id_ in group.ids
    }
    chains = tuple(
        (chain, cells(chain, listed)) for chain in _chains(world, collated, listed, anchors)
    )
    shown = tuple(
        Compared(
            one.older,
            one.newer,
            next((p.percent for p in listed.get(one.older, ()) if p.article == one.newer), 0),
            anchors.get(one.newer) or anchors.get(one.older),
        )
        for _, one in sorted(collated.pairs.items())
        if one.older in world.own and one.is_worth_a_page
    )
    return Answer(chains, shown)


def _chains(
    world: World,
    collated: Collation,
    listed: Mapping[str, tuple[Printing[str], ...]],
    anchors: Mapping[str, str],
) -> Iterator[Chain]:
    groups = [group.ids for group in world.found.groups if group.ids[0] in world.own]
    grouped = {id_ for ids in groups for id_ in ids}
    alone = ((id_,) for id_ in sorted(world.own - grouped) if id_ in listed or id_ in world.issues)
    articles = world.articles
    for ids in (*groups, *alone):
        others = [printing.article for printing in listed.get(ids[0], ())]
        names = sorted([ids[0], *others] if others else [], key=lambda id_: by_day(articles[id_]))
        base = collated.base(ids[0])
        yield Chain(
            ids,
            tuple(names),
            tuple(articles[name].date for name in names),
            earliest([articles[name] for name in names]),
            base,
            tuple(name for name in names if collated.is_base(name)),
            tuple(_seen(collated.seen(base, name), name) for name in names),
            anchors.get(ids[0]),
            tuple(is_first(articles[id_], listed.get(id_, ()), articles) for id_ in ids),
            tuple(_series(world, id_) for id_ in ids),
        )


def _seen(found: Comparison | None, name: str) -> Seen:
    if found is None:
        return None, None
    # The tally says what was done to the older text; of the older one itself it would be false.
    tally = found.gist.tally if found.newer == name else None
    return tally, (found.older, found.newer) if found.is_worth_a_page else None


def _series(world: World, id_: str) -> tuple[str, ...]:
    return nearest_issues(world.articles[id_].date, world.issues.get(id_, {}))
