"""What is one item of a feed: an article, or all printings of a report that a list holds.

With `FEEDS_COLLAPSE_REPRINTS` a report printed ten times is new to a subscriber once. The item stands
where the first of its printings in the list came into the archive, has the id of that one, and shows
the one that was printed first; the others are named in it. So an article that a reader has seen
stays the same item when another printing is found; only one that came in *earlier*, or the end of
its group, gives the item another id.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ..catalog.standing import Standing, first_to_come

OTHER = 200
"""Bytes of a line that names another printing, address and all."""


class Report(NamedTuple):
    """An item: the article that is `shown`, the slug that it goes by, the other printings.

    `arrived` is its place, `changed` is in seconds since 1970, `size` an estimate of its bytes.
    """

    shown: Standing
    id: str
    others: tuple[Standing, ...]
    arrived: tuple[str, str, str]
    changed: float
    size: int


Groups = Mapping[str, tuple[Standing, ...]]
"""Slug of each article with other printings → all of them, in the order of printing."""


def groups_of(standings: Mapping[str, Standing], found: Collection[Sequence[str]]) -> Groups:
    """Return the groups of `found` (slugs in the order of printing) that have two members or more."""
    groups = {}
    for slugs in found:
        members = tuple([standings[slug] for slug in slugs if slug in standings])
        if len(members) > 1:
            groups.update(dict.fromkeys([one.slug for one in members], members))
    return groups


def alone(one: Standing) -> Report:
    """Return the item of a single article."""
    return Report(one, one.slug, (), one.arrived, one.changed, one.size)


def collapsed(members: Sequence[Report], groups: Groups) -> Sequence[Report]:
    """Return the items of a list, in the order in which they came.

    `members` are its articles, each alone, in that order. Without `groups` they are its items.
    """
    if not groups:
        return members
    here: dict[str, list[Standing]] = {}
    for one in members:
        if group := groups.get(one.id):
            here.setdefault(group[0].slug, []).append(one.shown)
    firsts = {first_to_come(listed).slug: listed for listed in here.values()}
    items = []
    for one in members:
        group = groups.get(one.id)
        if group is None:
            items.append(one)
        elif one.id in firsts:
            items.append(_together(one.shown, group, {other.slug for other in firsts[one.id]}))
    return items


def _together(first: Standing, group: Sequence[Standing], listed: Collection[str]) -> Report:
    shown = next(one for one in group if one.slug in listed)
    others = tuple([one for one in group if one is not shown])
    return Report(
        shown,
        first.slug,
        others,
        first.arrived,
        max(one.changed for one in group),
        shown.size + OTHER * len(others),
    )
