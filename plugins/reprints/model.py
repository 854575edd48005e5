"""What goes into the reprint finder and what comes out: plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["reprint", "contains", "excerpt", "quotation", "series"]
"""How two texts share words.

reprint    the same report: most of each stands in the other (转载)
excerpt    one prints a part of the other, or both print a part of one report (摘编, 节选)
contains   one is a page that holds the other beside other stories (整版)
quotation  a passage in common, too little of either to be the same report (引用)
series     one form filled with other names or figures (系列, 例行发布): not a printing of the other
"""

SAME_REPORT: frozenset[Kind] = frozenset({"reprint", "contains", "excerpt"})
"""Kinds that say: here stands the same report, whole or in part."""


@dataclass(frozen=True, slots=True)
class Article:
    """One printing. `date` is an ISO day (YYYY-MM-DD) and only there when the text states it."""

    id: str
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in both texts: half-open spans of characters in the printed texts."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Two articles that share words; `a` < `b` by id, whatever their dates.

    `share_a` is the share (0 to 1) of a's letters and digits that stand in b, `share_b` the other
    way round; together they are the containment each way. `passages` are in the order of a's text.
    """

    a: str
    b: str
    kind: Kind
    share_a: float
    share_b: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The printings of one report: those with a stated day first, in order; then the undated."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reprints:
    """All edges, ordered by (a, b), and all groups of two or more, ordered by their first id."""

    edges: tuple[Edge, ...]
    groups: tuple[Group, ...]
