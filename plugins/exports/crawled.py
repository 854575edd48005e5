"""What crawlers are told of: the addresses that stand in the sitemap."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from ..catalog import addresses
from ..catalog.absolute import absolute
from ..catalog.standing import Standing
from .sitemap import Address

_NOT_LISTED = {"noindex", "none"}
"""Words of METADATA_ROBOTS that keep a page out of search engines."""


def keeps_out(said: str | None) -> bool:
    """Whether `METADATA_ROBOTS` asks search engines not to list the articles."""
    return not _NOT_LISTED.isdisjoint((said or "").lower().replace(",", " ").split())


def article_addresses(
    arrived: Iterable[Standing], samples: Collection[str], site: str, zone: ZoneInfo
) -> list[Address]:
    """Return the articles in the order given, but for `samples` (slugs), each with its last change."""
    days = dict[float, str | None]()

    def day(moment: float) -> str | None:
        if moment not in days:
            days[moment] = _day(moment, zone)
        return days[moment]

    return [
        Address(absolute(site, one.url), day(one.changed) if one.changed else None)
        for one in arrived
        if one.slug not in samples
    ]


def list_paths(standings: Iterable[Standing]) -> set[str]:
    """Return the paths of front page, directories, archive page and the front of each list."""
    found = {"", "category/", "tag/", "source/", addresses.ARCHIVE_PAGE}
    for one in standings:
        if one.category:
            found.add(addresses.list_url("category", one.category[0]))
        found.update(addresses.list_url("tag", slug) for slug, _ in one.tags)
        if one.source:
            found.add(one.source.url)
        found.add(addresses.month_url(one.day[:7]) if one.day else addresses.UNDATED_LIST)
    return found


def _day(moment: float, zone: ZoneInfo) -> str | None:
    """The day of a moment; None beyond the calendar, where that of another zone may lie."""
    try:
        return datetime.fromtimestamp(moment, zone).date().isoformat()
    except (ValueError, OverflowError):
        return None
