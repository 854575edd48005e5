"""Brings what is told of the blocks up to date after articles were touched.

A block is worked out again when what it is made from is no longer what it was (`World.digest`). The
blocks that can be are those of the articles that were touched and all up to two blocks away, as the
blocks stood before and as they stand now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ..candidates import batched
from ..disk.workers import Workers
from ..model import Article, Reprints
from ..overrules import Overrules
from ..shown.comparing import Collation, Gist, gist
from ..shown.telling import World, tell
from .blocks import Block, Blocks
from .keeping import Gists
from .store import Store
from .tables import Entry

_AROUND = 2
"""Blocks from one to those that what it is told depends on (`blocks.py`)."""
_AT_ONCE = 1024
"""Blocks that are worked out before what was read for them is put away."""
_MANY = 256
"""Pairs to compare from which on it is worth starting workers: a quarter of a second."""
_TASK = 64
"""Pairs that a worker compares at once."""


class Working:
    """One update of a store that is open and in a transaction."""

    def __init__(self, store: Store, overrules: Overrules, workers: Workers) -> None:
        self._kept, self._tables, self._workers = store.kept, store.tables, workers
        self._blocks = Blocks(store.tables, store.extras(), overrules)
        self._gists: Gists = {}

    def bring(self) -> None:
        """Works out what the articles that were touched, and those around them, are told."""
        kept = self._kept
        touched = kept.touched()
        touched |= self._blocks.mates(touched)
        old = kept.blocks_of(touched)
        for _ in range(_AROUND):
            old |= kept.beside(old)
        self._gists = kept.gists(old)
        gone, made = set(old), set()
        around = self._around(self._blocks.tied(touched), kept.ids_of(old))
        for blocks in batched(around, _AT_ONCE):
            gone |= kept.blocks_of(id_ for block in blocks for id_ in block.ids)
            made |= {block.name for block in blocks}
            self._work_out(blocks)
            self._tables.flush()
        for name in gone - made:
            kept.drop(name)
        kept.forget_touched()

    def _around(self, touched: Iterable[str], others: Iterable[str]) -> Iterator[Block]:
        """The blocks of some articles, those of `touched` with all around them; neighbours together."""
        reach: dict[str, int] = {}
        for first, far in chain(
            ((id_, _AROUND) for id_ in sorted(touched)), ((id_, 0) for id_ in sorted(others))
        ):
            waiting = [(first, far)]
            while waiting:
                id_, left = waiting.pop()
                block = self._blocks.of(id_)
                if block is None or reach.get(block.name, -1) >= left:
                    continue
                if block.name not in reach:
                    yield block
                reach[block.name] = left
                if left:
                    waiting += [(other.name, left - 1) for other in self._blocks.beside(block)]

    def _work_out(self, blocks: list[Block]) -> None:
        changed: list[tuple[Block, World, bytes]] = []
        for block in blocks:
            before = self._kept.digest(block.name)
            world = self._world(block)
            digest = world.digest()
            if digest == before:
                continue
            if before is not None:
                self._kept.drop(block.name)
            if block.edges or block.groups:
                changed.append((block, world, digest))
        collated = [
            Collation(world.found, world.articles, world.own, self._gist_of)
            for _, world, _ in changed
        ]
        wanted = [
            (world.articles[older], world.articles[newer])
            for (_, world, _), one in zip(changed, collated, strict=True)
            for older, newer in one.wanted.values()
        ]
        self._compare(wanted)
        for (block, world, digest), one in zip(changed, collated, strict=True):
            gists = {}
            for older, newer in one.wanted.values():
                names = self._names(world.articles[older], world.articles[newer])
                gists[names] = self._gists[names]
            answer = tell(world, one)
            if answer.chains:
                beside = [other.name for other in self._blocks.beside(block)]
                self._kept.put(block.name, digest, beside, gists)
                self._kept.put_answer(block.name, answer, world.texts)
            self._blocks.drop_extras(block)

    def _world(self, block: Block) -> World:
        """What a block is told from."""
        near = [block, *self._blocks.beside(block)]
        ids = sorted(id_ for one in near for id_ in one.ids)
        edges = {(edge.a, edge.b): edge for one in near for edge in one.edges}
        groups = sorted((group for one in near for group in one.groups), key=lambda one: one.ids)
        return World(
            frozenset(block.ids),
            Reprints(tuple(edges[pair] for pair in sorted(edges)), tuple(groups)),
            {id_: self._blocks.article(id_) for id_ in ids},
            self._kept.archived(ids),
            {id_: self._entry(id_).digest for id_ in ids},
            self._issues(block),
        )

    def _issues(self, block: Block) -> dict[str, dict[str, str | None]]:
        own = frozenset(block.ids)
        issues: dict[str, dict[str, str | None]] = {}
        for edge in block.edges:
            if edge.kind == "series":
                for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
                    if one in own:
                        issues.setdefault(one, {})[other] = self._entry(other).day
        return issues

    def _entry(self, id_: str) -> Entry:
        entry = self._tables.entry(id_)
        if entry is None:
            raise KeyError(id_)
        return entry

    # gists

    def _names(self, older: Article, newer: Article) -> tuple[bytes, bytes]:
        return self._entry(older.id).digest, self._entry(newer.id).digest

    def _gist_of(self, older: Article, newer: Article) -> Gist:
        return self._gists[self._names(older, newer)]

    def _compare(self, wanted: Iterable[tuple[Article, Article]]) -> None:
        """Has the gists of these pairs ready."""
        texts = {
            names: (older.text, newer.text)
            for older, newer in wanted
            for names in [self._names(older, newer)]
            if names not in self._gists
        }
        many = self._workers if len(texts) >= _MANY else Workers(1)
        tasks = batched(texts.values(), _TASK)
        self._gists.update(zip(texts, chain.from_iterable(many.each(_gists, tasks)), strict=True))


def _gists(pairs: list[tuple[str, str]]) -> list[Gist]:
    return [gist(*texts) for texts in pairs]
