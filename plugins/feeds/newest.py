"""Who stands in which feed, decided before any of it is made, from what is known of each article.

A feed holds the newest items, no more than `most`, and no more than an estimate says will fit: its
articles' files, and what is said of each beside its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .reports import Groups, Report, collapsed

MAX_ITEMS = 50
MAX_BYTES = 1_000_000
"""FeedBurner refused 1 MB, other readers froze at a few (jekyll #646, matrix.org #1918)."""
BESIDE = 1_500
"""Bytes of an item besides its text: title, addresses, attribution, lead; 900 to 1,400 were measured."""


class Limit(NamedTuple):
    """Of a feed: items, and bytes by estimate."""

    items: int = MAX_ITEMS
    bytes: int = MAX_BYTES


def newest(members: Sequence[Report], groups: Groups, limit: Limit) -> tuple[Report, ...]:
    """Return the items of a list's feed, newest first; `members` are in the order in which they came."""
    # Of a group only one member counts: whether an older one is it, all of them have to say.
    found = collapsed(members, groups) if groups else members[-limit.items :]
    return tuple(found[: -fitting(found, limit) - 1 : -1])


def fitting(found: Sequence[Report], limit: Limit) -> int:
    """Return how many of the last of `found` may stand in a feed; one at least, if there is one."""
    size = count = 0
    for report in reversed(found):
        size += report.size + BESIDE
        if count == limit.items or (count and size > limit.bytes):
            break
        count += 1
    return count
