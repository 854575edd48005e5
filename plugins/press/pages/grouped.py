"""The lists of an archive: which there are, and who stands in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from ...catalog.collisions import collisions
from ...catalog.standing import Lists, Name, Standing, lists_of


class Grouped(NamedTuple):
    """Who stands in each list, oldest first: those of names, of months (`YYYY-MM`), of days (`YYYY-MM-DD`)."""

    named: Lists[Standing]
    months: dict[str, list[Standing]]
    days: dict[str, list[Standing]]
    undated: list[Standing]


def grouped(oldest_first: Sequence[Standing]) -> Grouped:
    """Return the lists in which these articles stand. A name without a slug has no list."""
    months: dict[str, list[Standing]] = {}
    days: dict[str, list[Standing]] = {}
    undated: list[Standing] = []

    @cache
    def of_day(day: str | None) -> tuple[list[Standing], ...]:
        if not day:
            return (undated,)
        return months.setdefault(day[:7], []), days.setdefault(day, [])

    for one in oldest_first:
        for members in of_day(one.day):
            members.append(one)
    return Grouped(lists_of(oldest_first, oldest_first), months, days, undated)


def clashing_names(standings: Sequence[Standing], key: str) -> list[str]:
    """Return what is wrong with the slugs of all `categories`, `tags` or `sources` (`collisions`)."""
    written, names_of = _NAMES[key]
    all_names = chain.from_iterable(map(names_of, set(map(written, standings))))
    # Who uses a name first is looked for only when something is wrong with it.
    if not collisions(((name, slug, "") for slug, name in all_names), key):
        return []
    named = [(name, slug, one.file) for one in standings for slug, name in names_of(written(one))]
    return collisions(named, key)


_NAMES: dict[str, tuple[Callable[[Standing], Any], Callable[[Any], Sequence[Name]]]] = {
    "categories": (attrgetter("category"), lambda category: (category,) if category else ()),
    "tags": (attrgetter("tags"), tuple),
    "sources": (attrgetter("source"), lambda one: ((one.slug, one.name),) if one else ()),
}
