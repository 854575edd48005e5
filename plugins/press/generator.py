"""Prints what Pelican has no page for: front, lists, directories, archive, feeds page, redirects.

Only for themes that have `listing.html`: any other theme keeps Pelican's own lists, and gets the
redirects.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.generators import Generator, PelicanTemplateNotFound

from ..catalog import addresses
from ..catalog.articles import published_articles, record_of
from ..catalog.dress import shorten
from ..catalog.sources import registry_of, slugs_of, sources_file, taxonomy_file
from .collisions import collisions
from .front import front_of
from .lists import FRONT, paginate
from .redirects import Moved, answers
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

ALIAS_SHOWN = 80
"""Characters of a refused alias in its message; an alias may hold anything."""

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
        self._owners = {
            content.save_as: path
            for key in ("generated_content", "static_content")
            for path, content in self.context[key].items()
            if content
        }
        # Other plugins name the files of their own pages there, with no content behind them.
        self._others = frozenset(self.context.get("reserved_paths", ()))
        self._writer = writer
        registry = registry_of(self.settings)
        self._items = sorted(
            (
                Item(article, record := record_of(article), registry.resolve(record.source))
                for article in published_articles(self.context)
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
            category = _category(item)
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
        site = FeedEntry(
            str(self.settings["SITENAME"]), addresses.site_feed(self.settings), len(self._items)
        )
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
        answering = [*(item.article for item in self._items), *self.context["hidden_articles"]]
        urls = {article.get_relative_source_path(): article.url for article in answering}
        pages = [
            Moved(article.get_relative_source_path(), article.save_as, record_of(article).aliases)
            for article in sorted(answering, key=lambda article: str(article.slug))
        ]
        for answer in answers(
            pages, {*self._owners, *self._others, *self._written, *self._reserved()}
        ):
            if answer.refused:
                log.error(
                    "%s: no redirect from %r: %s. Correct or remove it in the line “Aliases:”.",
                    answer.page.name,
                    shorten(answer.alias, ALIAS_SHOWN),
                    answer.refused,
                )
            else:
                url = urls[answer.page.name]
                self._print("redirect", answer.file, answer.file, bare=_BARE_REDIRECT, target=url)

    def _reserved(self) -> list[str]:
        """Names in the output that are filled by others, or by nobody."""
        settings = self.settings
        drafts = (settings["DRAFT_SAVE_AS"], settings["DRAFT_PAGE_SAVE_AS"])
        return [
            "feeds",
            "pagefind",
            "robots.txt",
            addresses.site_feed(settings),
            settings["THEME_STATIC_DIR"],
            *settings["STATIC_PATHS"],
            *settings["OUTPUT_RETENTION"],
            *(path.split("/")[0] for path in drafts if "/" in path),
        ]

    # -- helpers ---------------------------------------------------------------------------

    def _check_names(self) -> None:
        taxonomy, sources = taxonomy_file(self.settings), sources_file(self.settings)
        names: list[tuple[str, Path, Callable[[Item], Iterable[Any]]]] = [
            ("categories", taxonomy, lambda item: filter(None, [_category(item)])),
            ("tags", taxonomy, lambda item: getattr(item.article, "tags", [])),
            ("sources", sources, lambda item: filter(None, [item.source])),
        ]
        for key, file, of in names:
            found = [
                (_plain(name.name), name.slug, item.article.get_relative_source_path())
                for item in self._items
                for name in of(item)
            ]
            for complaint in collisions(found, key):
                log.error("%s: %s", file, complaint)

    def _print(
        self, template: str, save_as: str, url: str, bare: str | None = None, **values: Any
    ) -> None:
        if save_as in self._owners:
            log.error(
                "%s would stand at %s, where the site prints a page of its own. Give it another slug.",
                self._owners[save_as],
                save_as,
            )
            return
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


def _category(item: Item) -> Any:
    return getattr(item.article, "category", None)


def _plain(name: Any) -> str:
    return name.unescape() if isinstance(name, Markup) else str(name)


def _note(kind: str, item: Item) -> str | None:
    if kind != "source" or item.source is None:
        return None
    return " · ".join(part for part in (item.source.kind, item.source.place) if part) or None
