"""The whole archive as feed documents (RFC 5005, section 4: archived feeds).

All items, in the order in which they came, are cut into *parts*: a month's, or as much of a month as
a part may hold. The feed that is subscribed to holds the last parts, as many as it may, and those
before are *closed*: each is a document that names the one before it. So from the feed backwards every
item comes exactly once, a new article changes the feed alone, and now and then closes a part. A closed
document stays as it is until an article in it is edited or withdrawn, or one comes in before it. That
is why it does not name the next one, as the RFC allows.

A part holds half of what a feed may, so that a feed is never emptier than half when it closes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .newest import BESIDE, Limit, fitting
from .reports import Report

PART_ITEMS = 25
_UNDATED = "undated"
"""In the place of a month, for a text that says neither when it came nor when it was printed."""
_SOME_MONTH = "-xx"
"""In the place of the number of a month where a year alone is stated: 1950-10 is October."""


class Part(NamedTuple):
    """Items that came in one month, oldest first; `number` counts the month's from 1.

    `month` is `YYYY-MM`, or `YYYY-xx` of those that state a year alone, or `undated`.
    """

    month: str
    number: int
    items: Sequence[Report]


def parts(as_they_came: Sequence[Report], limit: Limit) -> list[Part]:
    """Return all items in parts within `limit`, oldest first. A single item may be over its bytes."""
    found: list[Part] = []
    items: list[Report] = []
    size, month, number = 0, "", 0
    for report in as_they_came:
        own, came = report.size + BESIDE, _month(report.arrived[0])
        is_full = len(items) >= limit.items or size + own > limit.bytes
        if came != month or is_full:
            number = number + 1 if came == month else 1
            items, size, month = [], 0, came
            found.append(Part(month, number, items))
        items.append(report)
        size += own
    return found


def _month(came: str) -> str:
    return came + _SOME_MONTH if len(came) == len("YYYY") else came[:7] or _UNDATED


def closed(found: Sequence[Part], limit: Limit) -> int:
    """Return how many of the first parts are closed: the fewest, so that a feed can hold the rest."""
    items = [report for part in found for report in part.items]
    room = fitting(items, limit)
    is_open = 0
    for at in reversed(range(len(found))):
        is_open += len(found[at].items)
        if is_open > room:
            # The last part is never closed: the feed would be empty.
            return min(at + 1, len(found) - 1)
    return 0


def part_limit(limit: Limit, part_items: int) -> Limit:
    """Return what a part may hold: `part_items`, but no more than half of what a feed may."""
    return Limit(max(1, min(part_items, limit.items // 2)), limit.bytes // 2)
