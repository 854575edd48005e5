"""Writes the feeds of the site, with its history, of each list and each group; their page; OPML."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Any
from urllib.parse import quote

from pelican import signals
from pelican.generators import Generator

from ..catalog.absolute import absolute
from ..catalog.archive import Sheet, archive_of
from ..catalog.articles import record_of
from ..catalog.placing import RESERVED, has_template, print_where_free
from ..catalog.sanitise import one_line
from ..catalog.standing import lists_of
from .directory import TEMPLATE, Directory
from .fitting import fitted
from .making import Items
from .markup import moment_in
from .model import Channel
from .options import options
from .planning import Document, group_documents, list_documents, site_documents
from .reports import alone, groups_of

log = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generators)


def _generators(pelican: Any) -> type[FeedsGenerator]:
    return FeedsGenerator


class FeedsGenerator(Generator):  # type: ignore[misc]
    """Runs after the articles are read. Drafts, hidden and withdrawn ones are never listed."""

    def generate_output(self, writer: Any) -> None:
        """Print the site's feed and all others that have an item; none where a setting asks what cannot be."""
        self._options, faults = options(self.settings, self.context.get(RESERVED, ()))
        for fault in faults:
            log.error("%s", fault)
        if faults:
            return
        self._archive = archive_of(self)
        self._items = Items(self._archive, self.settings)
        print_where_free(self._archive, self._sheets(), self, writer, "the site prints feeds")

    def _sheets(self) -> Iterator[Sheet]:
        settings, shared, made = self.settings, self._archive.shared, self._items
        limit, forms = self._options.limit, self._options.forms
        standings = self._archive.standings
        came = sorted(map(alone, standings), key=lambda one: one.arrived)
        groups = groups_of({one.slug: one for one in standings}, shared.get("groups", ()))
        together = groups if settings.get("FEEDS_COLLAPSE_REPRINTS") else {}
        lists = lists_of(came, [one.shown for one in came])
        yield from map(
            self._sheet,
            chain(
                site_documents(came, together, limit, self._options.part_items, forms, settings),
                list_documents(lists, together, limit, forms),
                group_documents(groups, shared.get("group_pages", {}), limit, forms),
            ),
        )
        directory = Directory(
            str(settings["SITENAME"]), len(came), lists, forms, settings, made.feeds, made.site
        )
        yield from directory.sheets(has_page=has_template(self, TEMPLATE))

    def _sheet(self, document: Document) -> Sheet:
        items, titled = document.items, document.titled
        # Of an article alone, its own files say all.
        said = [(one.id, one.changed, len(one.others)) for one in items if one.others]
        head = (document.path, document.name, document.page, document.previous, document.current)
        shown = [one.slug for report in items for one in report.others]
        return Sheet(
            document.path,
            document.path,
            "",
            partial(self._made, document),
            facts=repr((head, said)).encode("utf-8", "surrogatepass"),
            shown=[*shown, titled] if titled else shown,
            whole=[report.shown.slug for report in items],
        )

    def _made(self, document: Document) -> bytes:
        made, form = self._items, document.form
        # A document of the history is for whoever wants all: nothing of it is cut.
        limit = None if document.current else self._options.limit.bytes
        return fitted(form, self._channel(document), made.of(document.items), limit)

    def _channel(self, document: Document) -> Channel:
        made, title = self._items, str(self.settings["SITENAME"])
        name = document.name
        if document.titled:
            titled = record_of(self._archive.article(document.titled)).title
            name = made.strings("feed.printings", title=titled)
        changed = max((report.changed for report in document.items), default=None)
        return Channel(
            id=f"{made.tag}:atom:feed:{quote(document.feed, safe=':')}",
            title=f"{name} - {title}" if name else title,
            description=one_line(str(self.settings.get("SITESUBTITLE") or "")) or title,
            author=title,
            lang=made.lang,
            url=absolute(made.feeds, document.path),
            page_url=absolute(made.site, document.page),
            changed=None if changed is None else moment_in(changed, made.zone),
            previous=document.previous and absolute(made.feeds, document.previous),
            current=document.current and absolute(made.feeds, document.current),
        )
