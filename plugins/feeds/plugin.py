"""Writes the feeds: the site's, and one for each category, tag and source."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.generators import Generator

from ..catalog import addresses
from ..catalog.archive import Sheet, archive_of
from ..catalog.articles import record_of
from ..catalog.dress import lead
from ..catalog.record import Record
from ..catalog.sanitise import clean_for_feed, clean_html
from ..catalog.sources import registry_of
from ..catalog.standing import Standing, plain
from .items import absolute, attribution_line, source_address, template_warning, unique
from .newest import Newest, feeds_of
from .rss import MAX_BYTES, Channel, FeedItem, rss

log = logging.getLogger(__name__)

_LINKS = re.compile("<(?:a|img) ").search

MAX_ITEMS = 50
PREVIEW = "http://localhost:8000"
"""Where links point when no address is set: `invoke serve` is here, and feeds need whole ones."""
TAG = "tag:jianbao.example,2026"
"""Default of `FEED_TAG`, the beginning of every guid (RFC 4151)."""


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generators)


def _generators(pelican: Any) -> type[FeedsGenerator]:
    return FeedsGenerator


class FeedsGenerator(Generator):  # type: ignore[misc]
    """Runs after the articles are read. Drafts, hidden and withdrawn ones are never listed."""

    def generate_output(self, writer: Any) -> None:
        """Print all feeds that have at least one item."""
        settings = self.settings
        self._site = settings["SITEURL"] or settings.get("FEED_DOMAIN") or PREVIEW
        self._feeds = settings.get("FEED_DOMAIN") or self._site
        self._zone = ZoneInfo(settings.get("TIMEZONE") or "UTC")
        self._registry = registry_of(settings)
        self._archive = archive_of(self)
        self._items: dict[str, FeedItem] = {}
        for sheet in self._sheets(self._archive.standings):
            self._archive.print(sheet, self, writer)

    def _sheets(self, standings: Any) -> Iterator[Sheet]:
        title = str(self.settings["SITENAME"])
        limit = int(self.settings.get("FEEDS_MAX_ITEMS", MAX_ITEMS))
        site, lists = feeds_of(standings, limit)
        if site.newest:
            yield self._sheet(addresses.site_feed(self.settings), title, "", site)
        for (kind, slug), listed in sorted(lists.items()):
            page, path = addresses.list_url(kind, slug), addresses.feed_path(kind, slug)
            yield self._sheet(path, f"{listed.name} - {title}", page, listed)

    def _sheet(self, path: str, title: str, page: str, listed: Newest) -> Sheet:
        head = (path, title, page, listed.changed)
        return Sheet(
            path,
            path,
            "",
            partial(self._rss, path, title, page, listed),
            facts=repr(head).encode("utf-8", "surrogatepass"),
            whole=[one.slug for one in listed.newest],
        )

    def _rss(self, path: str, title: str, page: str, listed: Newest) -> bytes:
        channel = Channel(
            title=title,
            description=str(self.settings.get("SITESUBTITLE") or title),
            url=absolute(self._feeds, path),
            page_url=absolute(self._site, page),
            changed=datetime.fromtimestamp(listed.changed, self._zone),
            items=tuple(self._item(one) for one in listed.newest),
        )
        return rss(channel, int(self.settings.get("FEEDS_MAX_BYTES", MAX_BYTES)))

    def _item(self, one: Standing) -> FeedItem:
        known = self._items.get(one.slug)
        if known is not None:
            return known
        article = self._archive.article(one.slug)
        record = record_of(article)
        source = self._registry.resolve(record.source)
        link = absolute(self._site, article.url)
        own = absolute(
            self._feeds, source.feed_url if source else addresses.site_feed(self.settings)
        )
        body = article._content or ""
        # It is clean already; only links still have to be made whole.
        if _LINKS(body):
            body = clean_for_feed(body, page=link, site=self._site)
        category = getattr(article, "category", None)
        item = FeedItem(
            guid=f"{self.settings.get('FEED_TAG', TAG)}:{record.id}",
            link=link,
            title=record.title,
            summary=_lead(article, record, body),
            html=_clean(template_warning(record) + attribution_line(record, source)) + body,
            published=record.day.moment(self._zone) if record.day else None,
            writers=record.writers or ((record.speaker,) if record.speaker else ()),
            categories=unique(
                plain(name.name)
                for name in ([category] if category else []) + getattr(article, "tags", [])
            ),
            source_title=source.name if source else str(self.settings["SITENAME"]),
            source_url=source_address(record, source, own),
        )
        self._items[one.slug] = item
        return item


def _lead(article: Any, record: Record, body: str) -> str:
    """How the text begins, as lists have it where the catalogue's plugin is there."""
    known: str | None = getattr(article, "lead", None)
    if known is not None:
        return known
    summary = record.summary and lead(clean_html(str(article.metadata.get("summary", ""))))
    return summary or lead(body)


def _clean(line: str) -> str:
    """Sanitise a line of ours; without a reference in it, nothing of the text is foreign mark-up."""
    return clean_html(line) if "&" in line else line
