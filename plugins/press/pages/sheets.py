"""The pages of the lists as sheets: what each is made from, and how it is made when it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ...catalog import addresses
from ...catalog.addresses import Kind
from ...catalog.archive import Archive, Sheaf, Sheet
from ...catalog.coverage import coverage
from ...catalog.day import parse_day
from ...catalog.directory import Directory, DirectoryLink, entries_of
from ...catalog.feed_files import FeedFile, feed_files
from ...catalog.sources import Source, other_names
from ...catalog.standing import Standing
from ...catalog.strings import Strings
from .calendars import DayLink, MonthCalendar, month_calendar
from .days import neighbours
from .front import choose, front_of
from .grouped import Grouped
from .lists import FRONT, ListPage, page_numbers, paginate
from .views import (
    Listing,
    Month,
    by_day,
    count_months,
    last_months,
    years_of,
)

_TEMPLATE = "listing"
PAGE_SIZE = 50
"""Articles on a numbered page of a list; `PRESS_PAGE_SIZE` overrides it, once and for all."""


class Site(NamedTuple):
    """What the lists are made of.

    `has_feeds`: whether each has one; `has_days`, `has_years`: whether the theme has pages of them.
    """

    archive: Archive
    lists: Grouped
    strings: Strings
    page_size: int
    settings: Mapping[str, Any]
    has_feeds: bool
    has_days: bool
    has_years: bool
    category_order: tuple[str, ...]

    def day_link(self, day: str | None) -> DayLink | None:
        """Return where all of a day stands, if it has a page."""
        if day is None or not self.has_days:
            return None
        return DayLink(parse_day(day), addresses.day_url(day))


def list_sheaves(site: Site) -> Iterator[Sheaf]:
    """Yield every list with its pages."""
    for kind, lists in site.lists.named.items():
        for slug, (name, members) in sorted(lists.items()):
            feed = addresses.feed_path(kind, slug) if site.has_feeds else None
            url = addresses.list_url(kind, slug)
            yield _list(site, kind, name, site.strings(f"nav.{kind}"), url, members, feed)
    label = site.strings("nav.month")
    near = neighbours(site.lists.months)
    for month, members in sorted(site.lists.months.items()):
        title = site.strings.day(parse_day(month))
        days = _MonthDays(month, _counts(members), near[month], site.has_years)
        yield _list(
            site,
            "month",
            title,
            label,
            addresses.month_url(month),
            members,
            days=days if site.has_days else None,
        )
    title, label = site.strings("lists.undated"), site.strings("lists.date")
    yield _list(site, "undated", title, label, addresses.UNDATED_LIST, site.lists.undated)


def single_sheets(site: Site) -> Iterator[Sheet]:
    """Yield the front page, the directories, the archive page, the page for 404."""
    months = {month: len(members) for month, members in site.lists.months.items()}
    yield _front(site, last_months(months, site.strings))
    departments = site.archive.shared.get("departments")
    others = (DirectoryLink(site.strings("department.title"), departments),) if departments else ()
    for kind, lists in site.lists.named.items():
        entries = entries_of(
            [
                (name, addresses.list_url(kind, slug), len(members), _note(kind, members[0]))
                for slug, (name, members) in lists.items()
            ]
        )
        title = site.strings(f"nav.{kind}")
        yield _single("directory", f"{kind}/", directory=Directory(title, kind, entries, others))
    years = years_of(months, site.strings, has_years=site.has_years)
    undated = len(site.lists.undated)
    yield _single("archives", addresses.ARCHIVE_PAGE, years=years, undated_count=undated)
    yield Sheet("404.html", "404.html", "404", dict)


def _front(site: Site, months: tuple[Month, ...]) -> Sheet:
    *_, before, newest = (None, None, *sorted(site.lists.days)[-2:])
    chosen = choose(
        site.archive.standings,
        site.lists.days.get(newest or "", ()),
        site.lists.undated,
        site.category_order,
        site.archive.shared.get("printings", {}),
    )
    today, earlier = site.day_link(newest), site.day_link(before)
    url = today.url if today else None
    return Sheet(
        "index.html",
        "",
        "index",
        lambda: {"front": front_of(chosen, months, site.archive.article, url, earlier)},
        facts=repr((chosen, months, url, earlier)).encode("utf-8", "surrogatepass"),
        shown=chosen.slugs(),
    )


def _single(template: str, url: str, **values: Any) -> Sheet:
    """A page that is made of what is known already, and of nothing else."""
    facts = repr(values).encode("utf-8", "surrogatepass")
    return Sheet(f"{url}index.html", url, template, lambda: values, facts=facts)


def _list(
    site: Site,
    kind: str,
    title: str,
    label: str,
    url: str,
    members: Sequence[Standing],
    feed_url: str | None = None,
    days: _MonthDays | None = None,
) -> Sheaf:
    source = members[0].source if kind == "source" else None
    numbered = front = _Head(kind, title, label, url, feed_url, has_days=site.has_days)
    if source:
        # Counts and months would change every numbered page with each article.
        front = numbered._replace(
            source=replace(source, count=len(members)),
            feeds=feed_files(site.settings, "source", source.slug) if feed_url else (),
            months=tuple(sorted(count_months(members).items())),
        )
    elif days:
        front = numbered._replace(days=days)
    said = {True: repr(front), False: repr(numbered)}

    def sheets() -> Iterator[Sheet]:
        for page in paginate(members, site.page_size):
            is_front = page.number == FRONT
            head = front if is_front else numbered
            yield _list_sheet(site.archive, head, said[is_front], page)

    return Sheaf(
        _TEMPLATE,
        [numbered.file(number) for number in page_numbers(len(members), site.page_size)],
        sheets,
        repr((said, site.page_size)).encode("utf-8", "surrogatepass"),
        [one.slug for one in members],
    )


class _MonthDays(NamedTuple):
    """What the calendar of a month is made of: the articles of its days, its neighbours."""

    month: str
    counts: tuple[tuple[str, int], ...]
    near: tuple[str | None, str | None]
    has_years: bool

    def calendar(self) -> MonthCalendar:
        return month_calendar(self.month, dict(self.counts), self.near, has_years=self.has_years)


def _counts(members: Sequence[Standing]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(one.day for one in members if one.day).items()))


class _Head(NamedTuple):
    kind: str
    title: str
    label: str
    url: str
    feed_url: str | None
    source: Source | None = None
    feeds: tuple[FeedFile, ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    days: _MonthDays | None = None
    has_days: bool = False

    def at(self, number: int | None) -> str | None:
        if number is None:
            return None
        if number == FRONT:
            return self.url
        if self.kind == "month":
            return addresses.month_page_url(self.url.rstrip("/").replace("/", "-"), number)
        return f"{self.url}{number}/"

    def file(self, number: int) -> str:
        return f"{self.at(number)}index.html"


def _list_sheet(archive: Archive, head: _Head, said: str, page: ListPage[Standing]) -> Sheet:
    slugs = [one.slug for one in page.items]
    url = head.at(page.number) or head.url

    def make() -> dict[str, Any]:
        source, months = head.source, Counter(dict(head.months))
        listing = Listing(
            kind=head.kind,
            title=head.title,
            label=head.label,
            source=source,
            names=other_names(source) if source else (),
            feeds=head.feeds,
            coverage=coverage(months, (source.count or 0) - months.total()) if source else None,
            calendar=head.days.calendar() if head.days else None,
            days=by_day(page.items, archive.article, has_days=head.has_days),
            feed_url=head.feed_url,
            number=None if page.number == FRONT else page.number,
            older_url=head.at(page.older),
            newer_url=head.at(page.newer),
            front_url=head.url,
        )
        return {"listing": listing}

    numbers = f"{said} {page.number} {page.older} {page.newer}"
    facts = numbers.encode("utf-8", "surrogatepass")
    return Sheet(head.file(page.number), url, _TEMPLATE, make, facts=facts, shown=slugs)


def _note(kind: Kind, one: Standing) -> str | None:
    if kind != "source" or one.source is None:
        return None
    return " · ".join(part for part in (one.source.kind, one.source.place) if part) or None
