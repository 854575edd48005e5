"""What a build asks of the reprints: each article's printings and the pages that compare them.

`relate` brings the store up to date and works out anew what may have changed (`working.py`); what it
returns is what a run from nothing returns. It may be asked in workers that were forked after it was made.
"""

from __future__ import annotations

import logging
import sqlite3
import tempfile
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalog.strings import Strings
from ..errors import LockedError
from .disk.workers import Workers
from .kept.database import version
from .kept.keeping import State
from .kept.printed import PrintedTexts
from .kept.records import read_field, read_record
from .kept.store import Store
from .kept.working import Working
from .overrules import Overrules
from .shown.addresses import Addresses
from .shown.pages import ComparisonPage, GroupPage, comparison_page, group_page
from .shown.told import Chain, Chained, Compared, Told

if TYPE_CHECKING:
    from ..catalog.members import Member

log = logging.getLogger(__name__)

_CHAINS = 64
"""Chains that are held ready."""


def relate(
    members: Iterable[Member],
    overrules: Overrules,
    store: Path | None,
    addresses: Addresses,
    jobs: int = 1,
) -> Relations:
    """What the articles of an archive are to one another.

    Members whose digest the store knows are not asked for their text. Where no store can be kept
    (no space, no rights, in use by another process), and without one, all is found anew. `jobs` is the
    number of processes for what takes long; the answer is the same for any.
    Raises ValueError when two members have one slug.
    """
    given = {}
    for member in members:
        if member.slug in given:
            raise ValueError(f"two articles with the id {member.slug!r}: give each its own")
        given[member.slug] = member
    if store is not None:
        try:
            return Relations(
                _brought(store, given.values(), overrules, jobs), given, addresses, store
            )
        except (sqlite3.OperationalError, OSError, LockedError) as error:
            log.info("%s: %s. All reprints are looked for anew.", store, error)
    with tempfile.TemporaryDirectory() as folder:
        state = _brought(Path(folder) / "reprints.sqlite", given.values(), overrules, jobs)
    return Relations(state, given, addresses, None)


def _brought(place: Path, members: Collection[Member], overrules: Overrules, jobs: int) -> State:
    with Workers(jobs) as workers, Store(place) as store:
        try:
            return _state(store, members, overrules, workers)
        except sqlite3.OperationalError:
            raise
        except (
            sqlite3.DatabaseError,
            ValueError,
            TypeError,
            LookupError,
            ArithmeticError,
        ) as error:
            # What is in the file is not what was written: a damaged disk, a foreign hand.
            log.warning("The store of reprints is damaged (%s) and is made again.", error)
            store.make_again()
            return _state(store, members, overrules, workers)


def _state(
    store: Store, members: Collection[Member], overrules: Overrules, workers: Workers
) -> State:
    store.follow(members, workers)
    with store.all_or_nothing():
        store.kept.put_lines(overrules)
        if store.kept.is_touched():
            Working(store, overrules, workers).bring()
        return store.kept.state()


Row = tuple[str, str, bytes]
"""Address, file and digest of a page."""


class Relations:
    """What the articles of an archive are to one another.

    comparisons  pair of slugs, the smaller first → address, file and digest of its page
    groups       slug that names a group → address, file and digest of its page; the slugs shown on it
    A digest covers what is on a page but for what is taken from the articles themselves: a page whose
    digest is the same need not be made again as long as the cards of the articles on it are the same.
    """

    def __init__(
        self, state: State, members: Mapping[str, Member], addresses: Addresses, store: Path | None
    ) -> None:
        self._addresses = addresses
        texts = {id_: text for id_, _, _, text in state.told}
        self._texts = PrintedTexts(members, texts, store)
        self._where = {id_: chain for id_, chain, _, _ in state.told}
        self._digests = {id_: digest for id_, _, digest, _ in state.told}
        self._chains = {number: (record, cells) for number, record, cells, _, _ in state.chains}
        self._anchored = {anchor: number for number, _, _, anchor, _ in state.chains if anchor}
        self._compared = {(a, b): record for a, b, record, _ in state.compared}
        self._chain = lru_cache(_CHAINS)(self._read_chain)
        self._addressed = repr(addresses).encode()
        # What is printed of a pair is decided by the source too.
        printed = self._addressed + version().encode()
        self.comparisons: dict[tuple[str, str], Row] = {}
        for a, b, _, page in state.compared:
            if place := addresses.of_comparison((a, b)):
                self.comparisons[a, b] = *place, _salted(page, printed)
        self.groups: dict[str, tuple[str, str, bytes, tuple[str, ...]]] = {}
        for _, record, _, anchor, digest in sorted(state.chains, key=lambda row: row[3] or ""):
            if anchor and digest and (place := addresses.of_group(anchor)):
                shown = _names(record)
                self.groups[anchor] = *place, _salted(digest, printed), shown

    def __contains__(self, slug: str) -> bool:
        """Whether an article is told more than that it stands alone."""
        return slug in self._where

    def told(self, slug: str) -> Told:
        """What an article is told."""
        if slug not in self._where:
            return Told((slug,))
        return self._chain(self._where[slug]).told(slug, self._addresses)

    def digest(self, slug: str) -> bytes:
        """16 bytes; equal digests, equal `told`."""
        return _salted(self._digests.get(slug) or slug.encode(), self._addressed)

    def comparison_page(
        self,
        pair: tuple[str, str],
        articles: Mapping[str, Any],
        titles: Mapping[str, str],
        strings: Strings,
    ) -> ComparisonPage:
        """The page of one of `comparisons`. Raises KeyError for other pairs.

        `articles` are whatever the template is to get for a slug.
        """
        compared = read_record(Compared, self._compared[pair])
        return comparison_page(
            compared, self._texts.text, self._addresses, articles, titles, strings
        )

    def group_page(self, slug: str, articles: Mapping[str, Any], strings: Strings) -> GroupPage:
        """The page of one of `groups`. Raises KeyError for others."""
        chain = self._chain(self._anchored[slug])
        return group_page(chain, self._texts.text, self._addresses, articles, strings)

    def _read_chain(self, number: int) -> Chained:
        record, cells = self._chains[number]
        return Chained(read_record(Chain, record), cells)


def _names(record: str) -> tuple[str, ...]:
    names: tuple[str, ...] = read_field(Chain, record, "names")
    return names


def _salted(digest: bytes, salt: bytes) -> bytes:
    return blake2b(digest + salt, digest_size=16).digest()
