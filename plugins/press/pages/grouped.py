"""The lists of an archive: which there are, and who stands in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from ...catalog.addresses import Kind
from ...catalog.standing import Name, Standing

Members = dict[str, tuple[str, list[Standing]]]
"""Slug of a list → its name, and who stands in it, oldest first."""


@dataclass(slots=True)
class Grouped:
    """Lists of each kind, those of months by `YYYY-MM`, those of days by `YYYY-MM-DD`."""

    named: dict[Kind, Members] = field(
        default_factory=lambda: {"category": {}, "tag": {}, "source": {}}
    )
    months: dict[str, list[Standing]] = field(default_factory=dict)
    days: dict[str, list[Standing]] = field(default_factory=dict)
    undated: list[Standing] = field(default_factory=list)


def grouped(oldest_first: Sequence[Standing]) -> Grouped:
    """Return the lists in which these articles stand. A name without a slug has no list."""
    found = Grouped()
    categories, tags, sources = (found.named[kind] for kind in ("category", "tag", "source"))
    for one in oldest_first:
        if one.category and one.category[0]:
            _add(categories, *one.category, one)
        for slug, name in one.tags:
            if slug:
                _add(tags, slug, name, one)
        if one.source and one.source.slug:
            _add(sources, one.source.slug, one.source.name, one)
        if one.day:
            found.months.setdefault(one.day[:7], []).append(one)
            found.days.setdefault(one.day, []).append(one)
        else:
            found.undated.append(one)
    return found


def used_names(standings: Sequence[Standing], key: str) -> list[tuple[str, str, str]]:
    """Return (name, slug, file that uses it first) of all `categories`, `tags` or `sources`."""
    names_of = _NAMES[key]
    found = {name: one.file for one in reversed(standings) for name in names_of(one)}
    named = [(name, slug, file) for (slug, name), file in found.items()]
    return sorted(named, key=itemgetter(2))


_NAMES: dict[str, Callable[[Standing], Sequence[Name]]] = {
    "categories": lambda one: (one.category,) if one.category else (),
    "tags": lambda one: one.tags,
    "sources": lambda one: ((one.source.slug, one.source.name),) if one.source else (),
}


def _add(lists: Members, slug: str, name: str, one: Standing) -> None:
    members = lists[slug][1] if slug in lists else lists.setdefault(slug, (name, []))[1]
    # Two tags with one slug are an error that is told elsewhere; here the article stands once.
    if not members or members[-1] is not one:
        members.append(one)
