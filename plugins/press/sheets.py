"""The pages of the lists as sheets: what each is made from, and how it is made when it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..catalog import addresses
from ..catalog.addresses import Kind
from ..catalog.archive import Archive, Sheet
from ..catalog.sources import Source
from ..catalog.standing import Standing
from .front import choose, front_of
from .grouped import Grouped
from .lists import FRONT, ListPage, paginate
from .views import (
    Directory,
    Listing,
    Month,
    by_day,
    count_months,
    entries_of,
    month_text,
    months_of,
    years_of,
)

PAGE_SIZE = 50
"""Articles on a numbered page of a list; `PRESS_PAGE_SIZE` overrides it, once and for all."""

LABELS: dict[Kind, str] = {"category": "分类", "tag": "标签", "source": "来源"}


@dataclass(frozen=True, slots=True)
class Site:
    """What the lists are made of. `has_feeds`: whether each has one."""

    archive: Archive
    lists: Grouped
    page_size: int
    has_feeds: bool
    category_order: tuple[str, ...]


def list_sheets(site: Site) -> Iterator[Sheet]:
    """Yield every page of every list."""
    for kind, lists in site.lists.named.items():
        for slug, (name, members) in sorted(lists.items()):
            feed = addresses.feed_path(kind, slug) if site.has_feeds else None
            url = addresses.list_url(kind, slug)
            yield from _list(site, kind, name, LABELS[kind], url, members, feed)
    for month, members in sorted(site.lists.months.items()):
        url = addresses.month_url(month)
        yield from _list(site, "month", month_text(month), "月份", url, members)
    undated = site.lists.undated
    yield from _list(site, "undated", "日期不详", "日期", addresses.UNDATED_LIST, undated)


def single_sheets(site: Site) -> Iterator[Sheet]:
    """Yield the front page, the directories, the archive page, the page for 404."""
    standings = site.archive.standings
    months = count_months(standings)
    chosen = choose(standings, site.category_order, site.archive.shared.get("printings", {}))
    yield Sheet(
        "index.html",
        "",
        "index",
        lambda: {"front": front_of(chosen, months, site.archive.article)},
        facts=repr((chosen, sorted(months.items()))).encode(),
        shown=chosen.slugs(),
    )
    for kind, lists in site.lists.named.items():
        entries = entries_of(
            [
                (name, addresses.list_url(kind, slug), len(members), _note(kind, members[0]))
                for slug, (name, members) in lists.items()
            ]
        )
        yield _single("directory", f"{kind}/", directory=Directory(LABELS[kind], kind, entries))
    undated = len(site.lists.undated)
    yield _single("archives", addresses.ARCHIVE_PAGE, years=years_of(months), undated_count=undated)
    yield Sheet("404.html", "404.html", "404", dict)


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
) -> Iterator[Sheet]:
    source = members[0].source if kind == "source" else None
    numbered = front = _Head(kind, title, label, url, feed_url, source, ())
    if source:
        # Counts and the strip of months would change every numbered page with each article.
        counted = replace(source, count=len(members))
        front = replace(numbered, source=counted, months=months_of(count_months(members)))
    said = {True: repr(front), False: repr(numbered)}
    for page in paginate(members, site.page_size):
        is_front = page.number == FRONT
        head = front if is_front else numbered
        yield _list_sheet(site.archive, head, said[is_front], page)


@dataclass(frozen=True, slots=True)
class _Head:
    kind: str
    title: str
    label: str
    url: str
    feed_url: str | None
    source: Source | None
    months: tuple[Month, ...]

    def at(self, number: int | None) -> str | None:
        if number is None:
            return None
        return self.url if number == FRONT else f"{self.url}{number}/"


def _list_sheet(archive: Archive, head: _Head, said: str, page: ListPage[Standing]) -> Sheet:
    slugs = [one.slug for one in page.items]
    url = head.at(page.number) or head.url

    def make() -> dict[str, Any]:
        listing = Listing(
            kind=head.kind,
            title=head.title,
            label=head.label,
            source=head.source,
            months=head.months,
            days=by_day(archive.article(slug) for slug in slugs),
            feed_url=head.feed_url,
            number=None if page.number == FRONT else page.number,
            older_url=head.at(page.older),
            newer_url=head.at(page.newer),
            front_url=head.url,
        )
        return {"listing": listing}

    numbers = f"{said} {page.number} {page.older} {page.newer}"
    facts = numbers.encode("utf-8", "surrogatepass")
    return Sheet(f"{url}index.html", url, "listing", make, facts=facts, shown=slugs)


def _note(kind: Kind, one: Standing) -> str | None:
    if kind != "source" or one.source is None:
        return None
    return " · ".join(part for part in (one.source.kind, one.source.place) if part) or None
