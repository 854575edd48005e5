"""Which documents there are, of what, and where: all that is decided before any is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..catalog import addresses
from ..catalog.addresses import FeedFormat
from ..catalog.standing import Lists, first_to_come
from .history import Part, closed, part_limit, parts
from .newest import Limit, newest
from .reports import Groups, Report, alone, collapsed


class Document(NamedTuple):
    """A document of a feed in one format.

    `feed` names the feed in its ids, `name` its list (empty: the site); `titled` is the slug of an
    article whose title is its name. `page` is the path of the page it belongs to, `path` its own;
    `previous` and `current` are paths of other documents of the feed's history
    (plugins/feeds/model.py). `items` are newest first.
    """

    form: FeedFormat
    feed: str
    name: str
    path: str
    page: str
    items: Sequence[Report]
    previous: str | None = None
    current: str | None = None
    titled: str | None = None


def site_documents(
    as_they_came: Sequence[Report],
    groups: Groups,
    limit: Limit,
    part_items: int,
    forms: Sequence[FeedFormat],
    settings: Mapping[str, Any],
) -> Iterator[Document]:
    """Yield the feed of all articles and, in the formats that know of one, its history.

    Of `part_items` 0 it has none, and holds what came last as any feed does. Every page links it, so
    it is there before the first article, too.
    """
    forms = formats_of(as_they_came, forms)
    if part_items < 1:
        items = newest(as_they_came, groups, limit)
        for form in forms:
            yield Document(form, "site", "", addresses.site_feed(settings, form), "", items)
        return
    cut = parts(collapsed(as_they_came, groups), part_limit(limit, part_items))
    first_open = closed(cut, limit)
    current = [report for part in cut[first_open:] for report in part.items]

    def path_of(part: Part, form: FeedFormat) -> str:
        return addresses.archive_feed(part.month, part.number, form)

    for form in forms:
        has_history = form != "json" and first_open > 0
        previous = path_of(cut[first_open - 1], form) if has_history else None
        path = addresses.site_feed(settings, form)
        yield Document(form, "site", "", path, "", current[::-1], previous)
    for at, part in enumerate(cut[:first_open]):
        for form in forms:
            if form != "json":
                yield Document(
                    form,
                    "site",
                    "",
                    path_of(part, form),
                    "",
                    part.items[::-1],
                    path_of(cut[at - 1], form) if at else None,
                    addresses.site_feed(settings, form),
                )


def formats_of(items: Sequence[Any], forms: Sequence[FeedFormat]) -> Sequence[FeedFormat]:
    """Return in which of `forms` a feed of `items` can be: one of Atom says when it changed last.

    RFC 4287, 4.1.1; without items nothing states a moment, and the clock is not asked.
    """
    return forms if items else [form for form in forms if form != "atom"]


def list_documents(
    lists: Lists[Report], groups: Groups, limit: Limit, forms: Sequence[FeedFormat]
) -> Iterator[Document]:
    """Yield the feeds of categories, tags and sources."""
    for kind, of_kind in sorted(lists.items()):
        for slug, (name, members) in sorted(of_kind.items()):
            page, items = addresses.list_url(kind, slug), newest(members, groups, limit)
            for form in forms:
                path = addresses.feed_path(kind, slug, form)
                yield Document(form, f"{kind}:{slug}", name, path, page, items)


def group_documents(
    groups: Groups, pages: Mapping[str, str], limit: Limit, forms: Sequence[FeedFormat]
) -> Iterator[Document]:
    """Yield the feeds of groups of printings. `pages` are their pages by the slug that names them."""
    found = {id(members): members for members in groups.values()}
    named = {first_to_come(members).slug: members for members in found.values()}
    for slug, members in sorted(named.items()):
        came = sorted(map(alone, members), key=lambda one: one.arrived)
        items = newest(came, {}, limit)
        page = pages.get(slug) or members[0].url
        for form in forms:
            path = addresses.feed_path("group", slug, form)
            yield Document(form, f"group:{slug}", "", path, page, items, titled=members[0].slug)
