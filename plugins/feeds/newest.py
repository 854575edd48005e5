"""What stands in each feed: the newest of each list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..catalog.addresses import Kind
from ..catalog.standing import Standing


@dataclass(slots=True)
class Newest:
    """The newest articles of a list, and when something in it changed last, in seconds since 1970."""

    name: str = ""
    newest: list[Standing] = field(default_factory=list)
    changed: float = float("-inf")


def feeds_of(
    standings: Sequence[Standing], limit: int
) -> tuple[Newest, dict[tuple[Kind, str], Newest]]:
    """Return the feed of all articles, and by kind and slug those of categories, tags and sources."""
    site = Newest()
    lists: dict[tuple[Kind, str], Newest] = {}

    def add(kind: Kind, slug: str, name: str, one: Standing) -> None:
        listed = lists.get((kind, slug))
        if listed is None:
            listed = lists[kind, slug] = Newest(name)
        _put(listed, one, limit)

    for one in sorted(standings, key=lambda one: one.arrived, reverse=True):
        _put(site, one, limit)
        if one.category and one.category[0]:
            add("category", *one.category, one)
        for slug, name in one.tags:
            if slug:
                add("tag", slug, name, one)
        if one.source and one.source.slug:
            add("source", one.source.slug, one.source.name, one)
    return site, lists


def _put(listed: Newest, one: Standing, limit: int) -> None:
    # Two tags with one slug are an error that is told elsewhere; here the article stands once.
    if len(listed.newest) < limit and (not listed.newest or listed.newest[-1] is not one):
        listed.newest.append(one)
    if one.changed > listed.changed:
        listed.changed = one.changed
