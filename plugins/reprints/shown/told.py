"""What an article is told of its printings: plain data, and how it lies in the store.

A story printed 300 times is 90,000 printings seen from one another. What is the same whoever looks
(who else printed it, how each differs from the base text) is therefore kept once for a group, beside
a table of what each two share; `Told` is made of it when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from ..model import Kind
from .addresses import Addresses
from .changes import Tally
from .comparing import Pair
from .printings import Printing

KINDS: tuple[Kind, ...] = ("reprint", "excerpt", "contains", "quotation", "series")
"""Kinds by the numbers they are kept as."""
_CELL = np.dtype([("share", "<f8"), ("kind", "u1"), ("inside", "?")])

Line = tuple[str, float, Kind, bool, bool, Tally | None, str | None, bool]
"""A `Printing` as a plain tuple: slug, share, kind, first, inside, changes, comparison, is_base."""
Seen = tuple[Tally | None, Pair | None]
"""How a printing differs from the base text: in how many places, and the pair on the page that shows it."""


class Told(NamedTuple):
    """All that is said of one article; the fields are the attributes it gets, with slugs for articles."""

    reprint_group: tuple[str, ...]
    series: tuple[str, ...] = ()
    printings: tuple[Line, ...] = ()
    changes: Tally | None = None
    comparison: str | None = None
    group_page: str | None = None
    is_base: bool = False
    group_size: int = 1
    is_first_printing: bool | None = None


class Chain(NamedTuple):
    """A group of printings and what stands beside it, or one article that others stand beside.

    ids       the group, in order
    names     all printings, in order: the group and what stands beside it; none when it is alone
    days      the stated day of each of `names`
    first     the printing with the earliest stated day, alone
    base      the base text of the group
    bases     those of `names` that are the base of their group
    seen      how each of `names` differs, as seen from the group
    anchor    what the page of the group is named by; None when it has no other member
    is_first  whether each of `ids` came first
    series    of each of `ids`, the other issues of its series
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    days: tuple[str | None, ...]
    first: str | None
    base: str
    bases: tuple[str, ...]
    seen: tuple[Seen, ...]
    anchor: str | None
    is_first: tuple[bool | None, ...]
    series: tuple[tuple[str, ...], ...]


class Chained:
    """A chain with what each of its group shares with each of its printings: (ids, names) cells."""

    def __init__(self, chain: Chain, packed: bytes) -> None:
        """Raises ValueError when `packed` is no table of that size."""
        self.chain = chain
        self._cells = np.frombuffer(packed, _CELL).reshape(len(chain.ids), len(chain.names))
        self._place = {id_: n for n, id_ in enumerate(chain.ids)}

    def told(self, id_: str, addresses: Addresses) -> Told:
        """What one of the group is told. Raises KeyError for others."""
        chain, place = self.chain, self._place[id_]
        at = [addresses.of_comparison(pair) if pair else None for _, pair in chain.seen]
        row: list[tuple[float, int, bool]] = self._cells[place].tolist()
        lines: list[Line] = []
        changes = comparison = None
        for name, (share, kind, inside), (tally, _), address in zip(
            chain.names, row, chain.seen, at, strict=True
        ):
            url = address[0] if address else None
            if name == id_:
                changes, comparison = tally, url
            else:
                first, is_base = name == chain.first, name in chain.bases
                lines.append((name, share, KINDS[kind], first, inside, tally, url, is_base))
        page = addresses.of_group(chain.anchor) if chain.anchor else None
        return Told(
            chain.ids,
            chain.series[place],
            tuple(lines),
            changes,
            comparison,
            page[0] if page else None,
            id_ in chain.bases,
            1 + len(lines),
            chain.is_first[place],
        )

    def digests(self) -> Iterator[tuple[str, bytes]]:
        """Each of the group with a digest of what it is told, addresses left out."""
        chain = self.chain
        common = blake2b(digest_size=16)
        common.update(
            _plain(chain.ids, chain.names, chain.first, chain.bases, chain.seen, chain.anchor)
        )
        for n, id_ in enumerate(chain.ids):
            own = common.copy()
            own.update(self._cells[n].tobytes())
            own.update(_plain(id_, chain.is_first[n], chain.series[n]))
            yield id_, own.digest()

    def page_digest(self, texts: Mapping[str, bytes]) -> bytes:
        """A digest of what is on the page of the group but for the articles' cards and addresses."""
        chain = self.chain
        digest = blake2b(digest_size=16)
        digest.update(_plain(chain.ids, chain.names, chain.days, chain.first, chain.base))
        digest.update(_plain(chain.bases, chain.seen, chain.anchor))
        digest.update(self._cells[self._place[chain.base]].tobytes())
        for id_ in chain.ids:
            digest.update(texts[id_])
        return digest.digest()


def cells(chain: Chain, listed: Mapping[str, tuple[Printing[str], ...]]) -> bytes:
    """The table of a chain, from the printings that were listed for each of its group."""
    table = np.zeros((len(chain.ids), len(chain.names)), _CELL)
    place = {name: n for n, name in enumerate(chain.names)}
    for row, id_ in zip(table, chain.ids, strict=True):
        for one in listed.get(id_, ()):
            row[place[one.article]] = one.share, KINDS.index(one.kind), one.inside
    return table.tobytes()


class Compared(NamedTuple):
    """A comparison that has a page: the percentage both share, and what their group's page is named by."""

    older: str
    newer: str
    percent: int
    anchor: str | None

    def digest(self, texts: Mapping[str, bytes]) -> bytes:
        """A digest of what is on the page but for the articles' cards and addresses.

        `texts` are digests of the printed texts.
        """
        digest = blake2b(_plain(self.older, self.newer, self.percent, self.anchor), digest_size=16)
        digest.update(texts[self.older] + texts[self.newer])
        return digest.digest()


def _plain(*values: object) -> bytes:
    # Not marshal: that writes equal strings differently, by whether they are interned.
    return json.dumps(values).encode()
