"""Prints what Pelican has no page for: front, lists, directories, archive, feeds page, redirects.

Only for themes that have `listing.html`: any other theme keeps Pelican's own lists, and gets the
redirects.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from markupsafe import Markup
from pelican.generators import Generator, PelicanTemplateNotFound

from ..catalog import addresses
from ..catalog.articles import record_of
from ..catalog.sources import registry_of, slugs_of
from .collisions import collisions
from .front import front_of
from .lists import FRONT, paginate
from .redirects import BadAlias, alias_file, collides, folders_of
from .views import (
    Directory,
    FeedEntry,
    FeedGroup,
    Item,
    Listing,
    by_day,
    entries_of,
    month_text,
    months_of,
    years_of,
)

log = logging.getLogger(__name__)

PAGE_SIZE = 50
"""Articles on a numbered page of a list; `PRESS_PAGE_SIZE` overrides it, once and for all."""

LABELS = {"category": "分类", "tag": "标签", "source": "来源"}

_BARE_REDIRECT = (
    '<!DOCTYPE html>\n<meta charset="utf-8">\n<title>{{ target|e }}</title>\n'
    '<link rel="canonical" href="{{ SITEURL|e }}/{{ target|e }}">\n'
    '<meta http-equiv="refresh" content="0; url={{ SITEURL|e }}/{{ target|e }}">\n'
    '<p><a href="{{ SITEURL|e }}/{{ target|e }}">{{ target|e }}</a></p>\n'
)


class PressGenerator(Generator):  # type: ignore[misc]
    """Runs after Pelican's own generators, so that all articles are known and written."""

    def generate_output(self, writer: Any) -> None:
        """Write every page of ours. Errors are logged, each naming the article and the remedy."""
        self._written: set[str] = set()
        self._writer = writer
        registry = registry_of(self.settings)
        self._items = sorted(
            (
                Item(article, record := record_of(article), registry.resolve(record.source))
                for article in chain(self.context["articles"], self._translations())
            ),
            key=lambda item: item.record.order,
        )
        if self._has("listing"):
            self._check_names()
            self._lists()
            self._front_and_directories()
        self._redirects()

    # -- lists -----------------------------------------------------------------------------

    def _lists(self) -> None:
        self._groups: dict[str, dict[str, tuple[str, list[Item]]]] = {
            "category": {}, "tag": {}, "source": {}
        }  # fmt: skip
        months: dict[str, list[Item]] = {}
        undated: list[Item] = []
        for item in self._items:
            category = getattr(item.article, "category", None)
            if category is not None and category.slug:
                self._add("category", category.slug, _plain(category.name), item)
            for tag in {tag.slug: tag for tag in getattr(item.article, "tags", [])}.values():
                if tag.slug:
                    self._add("tag", tag.slug, _plain(tag.name), item)
            if item.source:
                self._add("source", item.source.slug, item.source.name, item)
            if item.record.day:
                months.setdefault(item.record.day.date[:7], []).append(item)
            else:
                undated.append(item)
        for kind, lists in self._groups.items():
            for slug, (name, items) in sorted(lists.items()):
                self._list(
                    kind,
                    name,
                    LABELS[kind],
                    addresses.list_url(kind, slug),  # type: ignore[arg-type]
                    items,
                    addresses.feed_path(kind, slug) if self._feeds() else None,  # type: ignore[arg-type]
                )
        for month, items in sorted(months.items()):
            self._list("month", month_text(month), "月份", addresses.month_url(month), items)
        self._list("undated", "日期不详", "日期", addresses.UNDATED_LIST, undated)

    def _add(self, kind: str, slug: str, name: str, item: Item) -> None:
        self._groups[kind].setdefault(slug, (name, []))[1].append(item)

    def _list(
        self,
        kind: str,
        title: str,
        label: str,
        url: str,
        items: Sequence[Item],
        feed_url: str | None = None,
    ) -> None:
        source = items[0].source if kind == "source" else None

        def at(number: int | None) -> str | None:
            return None if number is None else url if number == FRONT else f"{url}{number}/"

        for page in paginate(items, int(self.settings.get("PRESS_PAGE_SIZE", PAGE_SIZE))):
            is_front = page.number == FRONT
            listing = Listing(
                kind=kind,
                title=title,
                label=label,
                # Counts and the strip of months would change every numbered page with each article.
                source=replace(source, count=len(items)) if source and is_front else source,
                months=months_of(items) if kind == "source" and is_front else (),
                days=by_day(page.items),
                feed_url=feed_url,
                number=None if is_front else page.number,
                older_url=at(page.older),
                newer_url=at(page.newer),
                front_url=url,
            )
            address = at(page.number)
            self._print("listing", f"{address}index.html", f"{address}", listing=listing)

    # -- single pages ----------------------------------------------------------------------

    def _front_and_directories(self) -> None:
        order = list(slugs_of(self.settings, "categories"))
        self._print("index", "index.html", "", front=front_of(self._items, order))
        for kind, lists in self._groups.items():
            entries = entries_of(
                [
                    (name, addresses.list_url(kind, slug), len(items), _note(kind, items[0]))  # type: ignore[arg-type]
                    for slug, (name, items) in lists.items()
                ]
            )
            directory = Directory(LABELS[kind], kind, entries)
            self._print("directory", f"{kind}/index.html", f"{kind}/", directory=directory)
        self._print(
            "archives",
            f"{addresses.ARCHIVE_PAGE}index.html",
            addresses.ARCHIVE_PAGE,
            years=years_of(self._items),
            undated_count=sum(1 for item in self._items if not item.record.day),
        )
        if self._feeds():
            self._print(
                "feeds",
                f"{addresses.FEEDS_PAGE}index.html",
                addresses.FEEDS_PAGE,
                feed_groups=self._feed_groups(),
            )
        self._print("404", "404.html", "404.html")

    def _feed_groups(self) -> tuple[FeedGroup, ...]:
        site = FeedEntry(str(self.settings["SITENAME"]), addresses.SITE_FEED, len(self._items))
        groups = [FeedGroup("全站", (site,) if self._items else ())]
        for kind, lists in self._groups.items():
            feeds = [
                FeedEntry(name, addresses.feed_path(kind, slug), len(items))  # type: ignore[arg-type]
                for slug, (name, items) in lists.items()
            ]
            feeds.sort(key=lambda feed: (-feed.count, feed.title))
            groups.append(FeedGroup(LABELS[kind], tuple(feeds)))
        return tuple(group for group in groups if group.feeds)

    # -- old addresses ---------------------------------------------------------------------

    def _redirects(self) -> None:
        pages = chain(*(self.context.get(key, []) for key in ("pages", "hidden_pages")))
        hidden = self.context.get("hidden_articles", [])
        answering = [*(item.article for item in self._items), *hidden]
        taken = {content.save_as for content in chain(answering, pages)} | self._written
        taken |= {self.settings["THEME_STATIC_DIR"], "feeds", "pagefind"}
        folders, owners = folders_of(taken), dict[str, Any]()
        for article in sorted(answering, key=lambda article: str(article.slug)):
            for alias in record_of(article).aliases:
                try:
                    file = alias_file(alias)
                except BadAlias as error:
                    self._refuse(alias, article, f"{error}")
                    continue
                if file == article.save_as or owners.get(file) is article:
                    continue
                if collides(file, taken, folders):
                    owner = owners.get(file)
                    answers = owner.source_path if owner else "a page of the site"
                    self._refuse(alias, article, f"{answers} answers there")
                    continue
                owners[file] = article
                taken.add(file)
                folders |= folders_of({file})
                self._print("redirect", file, file, bare=_BARE_REDIRECT, target=article.url)

    def _refuse(self, alias: str, article: Any, why: str) -> None:
        log.error(
            "%s: no redirect from %r: %s. Correct or remove it in the line “Aliases:”.",
            article.get_relative_source_path(),
            alias,
            why,
        )

    # -- helpers ---------------------------------------------------------------------------

    def _check_names(self) -> None:
        found: dict[str, Callable[[Any], Iterable[Any]]] = {
            "categories": lambda article: filter(None, [getattr(article, "category", None)]),
            "tags": lambda article: getattr(article, "tags", []),
        }
        for what, names in found.items():
            pairs = [
                (_plain(name.name), name.slug)
                for item in self._items
                for name in names(item.article)
            ]
            self._report(what, pairs)
        self._report(
            "sources", [(item.source.name, item.source.slug) for item in self._items if item.source]
        )

    def _report(self, what: str, pairs: list[tuple[str, str]]) -> None:
        for slug, names in collisions(pairs):
            log.error(
                "The %s %s have one address, “%s”. Give them one name, or different slugs.",
                what,
                " and ".join(f"“{name}”" for name in names),
                slug,
            )

    def _print(
        self, template: str, save_as: str, url: str, bare: str | None = None, **values: Any
    ) -> None:
        own = bare is None or self._has(template)
        page = self.get_template(template) if own else self.env.from_string(bare)
        self._written.add(save_as)
        relative = self.settings["RELATIVE_URLS"]
        self._writer.write_file(save_as, page, self.context, relative, url=url, **values)

    def _has(self, template: str) -> bool:
        try:
            self.get_template(template)
        except PelicanTemplateNotFound:
            return False
        return True

    def _feeds(self) -> bool:
        names = [name.removesuffix(".plugin") for name in self.settings["PLUGINS"] or []]
        return any(name.split(".")[-2:] == ["plugins", "feeds"] for name in names)

    def _translations(self) -> list[Any]:
        # Pelican lists them only on their originals.
        return [other for article in self.context["articles"] for other in article.translations]


def _plain(name: Any) -> str:
    return name.unescape() if isinstance(name, Markup) else str(name)


def _note(kind: str, item: Item) -> str | None:
    if kind != "source" or item.source is None:
        return None
    return " · ".join(part for part in (item.source.kind, item.source.place) if part) or None
