"""The parts of an archive that can be told of one by one.

A block is a group of the finder with all that the maintainer's lines tie to it, or an article alone:
groups are the finder's or, where a line names one of its articles, put together anew (`overrules.py`).
What its articles are told is made from its own edges and from the blocks beside it, those that print
the same report in part or among others; of these, from the edges of their articles wherever they
lead. So what a block is told changes only with texts and pairs at most two blocks away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations, product

from ..edges import Tie, edge_order, plain_edge, ties_between
from ..judging.decide import final_kind
from ..judging.pairs import Names
from ..model import SAME_REPORT, Article, Edge, Group, Reprints
from ..overrules import Overrules, overruled
from ..state import ordered, pairs_of
from ..texts import Key
from .stored import Extras
from .tables import Tables

_HELD = 2048
"""Blocks that are held ready: those beside one are often asked for again."""


@dataclass(frozen=True, slots=True)
class Block:
    """Articles that are told of together.

    ids      its articles, in order
    groups   its groups of two and more
    edges    all that lead from its articles, ordered; without their passages
    """

    ids: tuple[str, ...]
    groups: tuple[Group, ...]
    edges: tuple[Edge, ...]

    @property
    def name(self) -> str:
        """Its first id."""
        return self.ids[0]

    @property
    def neighbours(self) -> set[str]:
        """Articles outside that print the same report."""
        own = frozenset(self.ids)
        ends = {
            name for edge in self.edges if edge.kind in SAME_REPORT for name in (edge.a, edge.b)
        }
        return ends - own


class Blocks:
    """The blocks of a store, each put together when it is asked for."""

    def __init__(self, tables: Tables, extras: Extras, overrules: Overrules) -> None:
        self._tables, self._extras, self._overrules = tables, extras, overrules
        self._mates: dict[str, set[str]] = {}
        for rule in (*overrules.link, *overrules.unlink):
            for id_ in rule.ids:
                self._mates.setdefault(id_, set()).update(rule.ids)
        self.article = lru_cache(2 * _HELD)(tables.article)
        self._block = lru_cache(_HELD)(self._make)
        self._ids: dict[str, tuple[str, ...]] = {}

    def of(self, id_: str) -> Block | None:
        """The block of an article; None when there is no such article."""
        if id_ not in self._ids:
            if self._tables.entry(id_) is None:
                return None
            for one in (ids := self._together(id_)):
                self._ids[one] = ids
        return self._block(self._ids[id_])

    def tied(self, ids: set[str]) -> set[str]:
        """Those of some articles that something can be told of."""
        return self._tables.tied(ids) | (ids & self._mates.keys())

    def mates(self, ids: Iterable[str]) -> set[str]:
        """The articles that the maintainer's lines name with these."""
        return {mate for id_ in ids for mate in self._mates.get(id_, ())}

    def beside(self, block: Block) -> list[Block]:
        """The blocks that print the same report in part or among others, by name."""
        found = {}
        for id_ in block.neighbours:
            other = self.of(id_)
            assert other is not None
            found[other.name] = other
        return [found[name] for name in sorted(found)]

    def drop_extras(self, block: Block) -> None:
        """Forgets what texts of the block shared when they were asked to be measured, and are not now."""
        self._extras.drop_others(self._keys(block.ids))

    # putting together

    def _together(self, id_: str) -> tuple[str, ...]:
        """The ids of a block, in order."""
        found, waiting = {id_}, [id_]
        while waiting:
            one = waiting.pop()
            entry = self._tables.entry(one)
            if entry is None:
                found.discard(one)  # a line may name what is no article
                continue
            keys = self._keys([one])
            groups = (self._group(self._tables.node(key).group) for key in keys)
            mates = set(self._mates.get(one, ()))
            for other in mates.union(*map(self._tables.holders, chain(*groups))) - found:
                found.add(other)
                waiting.append(other)
        return tuple(sorted(found))

    def _make(self, ids: tuple[str, ...]) -> Block:
        apart = {
            pair
            for rule in self._overrules.unlink
            if not set(rule.ids).isdisjoint(ids)
            for pair in rule.pairs
        }
        keys = self._keys(ids)
        edges = [edge for edge in self._edges(keys) if (edge.a, edge.b) not in apart]
        edges.sort(key=edge_order)
        return Block(ids, self._groups(ids, keys, edges), tuple(edges))

    def _groups(
        self, ids: tuple[str, ...], keys: list[Key], edges: list[Edge]
    ) -> tuple[Group, ...]:
        days = {id_: entry.day for id_ in ids if (entry := self._tables.entry(id_))}
        members: dict[Key, list[str]] = {}
        for key in keys:
            group = self._tables.node(key).group
            members.setdefault(group, []).extend(self._tables.holders(key))
        groups = tuple(
            Group(tuple(sorted(of, key=lambda id_: (days[id_] is None, days[id_] or "", id_))))
            for of in members.values()
            if len(of) > 1
        )
        if self._mates.keys().isdisjoint(ids):
            return groups
        inside = tuple(edge for edge in edges if edge.a in days and edge.b in days)
        articles = [Article(id_, "", day) for id_, day in days.items()]
        return overruled(Reprints(inside, groups), self._overrules, articles).groups

    def _edges(self, keys: list[Key]) -> Iterator[Edge]:
        holders = {key: self._tables.holders(key) for key in keys}
        for key in keys:
            for a, b in combinations(holders[key], 2):
                yield plain_edge(a, b, "reprint", (1.0, 1.0))
        for tie in self._ties(keys):
            shares = tie.shared / tie.size_a, tie.shared / tie.size_b
            for key in tie.names:
                if key not in holders:
                    holders[key] = self._tables.holders(key)
            for a, b in product(*(holders[key] for key in tie.names)):
                yield plain_edge(a, b, tie.kind, shares)

    def _ties(self, keys: list[Key]) -> Iterator[Tie]:
        """The ties of some texts that are whole groups, as `edges.all_ties` has them."""
        tables, own = self._tables, frozenset(keys)
        seen: set[Names] = set()
        tied: set[tuple[Key, Key]] = set()
        for key in keys:
            for names, pair in pairs_of(tables, key):
                kind = final_kind(tables, names, pair)
                if kind is None or names in seen:
                    continue
                seen.add(names)
                yield Tie.of(names, kind, pair.measured)
                if kind in SAME_REPORT:
                    tied.add(ordered(*(tables.node(end).group for end in names)))
        for names in sorted(tied):
            one, other = (sorted(self._group(group)) for group in names)
            for tie in ties_between(tables, one, other, self._extras.measure):
                if not own.isdisjoint(tie.names):
                    yield tie

    def _group(self, group: Key) -> list[Key]:
        """The texts of a group of the finder, by its name."""
        node = self._tables.node
        found, waiting = {group}, [group]
        while waiting:
            for other in node(waiting.pop()).near - found:
                if node(other).group == group:
                    found.add(other)
                    waiting.append(other)
        return list(found)

    def _keys(self, ids: Iterable[str]) -> list[Key]:
        entries = map(self._tables.entry, ids)
        return sorted({one.key for one in entries if one and one.key is not None})
