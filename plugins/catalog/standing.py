"""Where an article stands: its lists, its place in them, its address. All that lists need to be made."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from markupsafe import Markup

from .addresses import Kind
from .day import Day, parse_day
from .record import Record
from .sources import Source

Name = tuple[str, str]
"""Slug and name, plain, of a category or a tag."""

T = TypeVar("T")

NO_AUTHOR, NO_ADDRESS = 1, 2
"""Who wrote it, the address of the original."""


class Standing(NamedTuple):
    """`order` sorts oldest first, `arrived` by what is new to a subscriber.

    `changed` is in seconds since 1970, `size` the bytes of the file, `unstated` the sum of what it does
    not say: NO_AUTHOR, NO_ADDRESS.
    """

    slug: str
    file: str
    url: str
    save_as: str
    order: tuple[str, str]
    day: str | None
    category: Name | None
    tags: tuple[Name, ...]
    source: Source | None
    arrived: tuple[str, str, str]
    changed: float
    aliases: tuple[str, ...]
    size: int
    kind: str | None = None
    unstated: int = 0


def standing(
    record: Record,
    *,
    slug: str,
    file: str,
    url: str,
    save_as: str,
    category: Name | None,
    tags: tuple[Name, ...],
    source: Source | None,
    zone: str | None,
    size: int,
) -> Standing:
    """Return the standing of an article; `zone` is the site's."""
    day = record.day
    return Standing(
        slug,
        file,
        url,
        save_as,
        record.order,
        day.date if day else None,
        category,
        tags,
        source,
        arrived(record),
        changed(record, zone),
        record.aliases,
        size,
        record.kind,
        unstated(record),
    )


def unstated(record: Record) -> int:
    """Return what a text does not say of where it comes from, as a sum of NO_AUTHOR, NO_ADDRESS."""
    return (0 if record.has_author else NO_AUTHOR) | (0 if record.original_url else NO_ADDRESS)


def arrived(record: Record) -> tuple[str, str, str]:
    """Sorts oldest first by what is new to a subscriber: the day a text came in, then its date.

    By its date alone an old text that was imported today would never reach anyone.
    """
    stated = record.printed.order if record.printed else ""
    came = record.archived.date if record.archived else stated[:10]
    return (came, stated, record.id)


def changed(record: Record, zone: str | None) -> float:
    """When what a feed says of an article became so, in seconds since 1970; never the clock."""
    known = [day for day in (record.archived, record.modified) if day and day.is_whole]
    # The stated day says nothing of when: a paper may print tomorrow's.
    days = known or ([_begin(record.printed)] if record.printed else [])
    moments = [day.moment(_zone(zone or "UTC")).timestamp() for day in days]
    return max(moments, default=0.0)


def first_to_come(members: Iterable[Standing]) -> Standing:
    """Return the member of a group of printings that came into the archive first: it names the group.

    Of one day the smallest slug, as plugins/reprints has it.
    """
    return min(members, key=lambda one: (one.arrived[0], one.slug))


Lists = dict[Kind, dict[str, tuple[str, list[T]]]]
"""Slug of each list of a kind → its name, and who stands in it."""


def lists_of(members: Iterable[T], standings: Iterable[Standing]) -> Lists[T]:
    """Return the lists of categories, tags and sources in which `members` stand, in their order.

    `standings` are theirs. A name without a slug has no list.
    """
    kinds: tuple[Kind, ...] = ("category", "tag", "source")
    lists: Lists[T] = {kind: {} for kind in kinds}

    def listed(kind: Kind, slug: str, name: str) -> list[T]:
        return lists[kind].setdefault(slug, (name, []))[1]

    of_category, of_tag, of_source = (cache(partial(listed, kind)) for kind in kinds)
    for member, one in zip(members, standings, strict=True):
        if one.category and one.category[0]:
            of_category(*one.category).append(member)
        for slug, name in one.tags:
            if slug:
                held = of_tag(slug, name)
                # Two with one slug are an error that is told elsewhere; here the article stands once.
                if not held or held[-1] is not member:
                    held.append(member)
        if one.source and one.source.slug:
            of_source(one.source.slug, one.source.name).append(member)
    return lists


def plain(name: Any) -> str:
    """Return a name of Pelican's as plain text."""
    return name.unescape() if isinstance(name, Markup) else str(name)


def _begin(day: Day) -> Day:
    """The first day of a month or a year."""
    return day if day.is_whole else parse_day(f"{day.iso}-01-01"[:10])


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
