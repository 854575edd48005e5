"""Where an article stands: its lists, its place in them, its address. All that lists need to be made."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from markupsafe import Markup

from .day import Day, parse_day
from .record import Record
from .sources import Source

Name = tuple[str, str]
"""Slug and name, plain, of a category or a tag."""

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


def plain(name: Any) -> str:
    """Return a name of Pelican's as plain text."""
    return name.unescape() if isinstance(name, Markup) else str(name)


def _begin(day: Day) -> Day:
    """The first day of a month or a year."""
    return day if day.is_whole else parse_day(f"{day.iso}-01-01"[:10])


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
