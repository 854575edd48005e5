"""Writes the feeds: the site's, and one for each category, tag and source."""

from __future__ import annotations

import html
import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.generators import Generator
from pelican.utils import sanitised_join

from ..catalog import addresses
from ..catalog.articles import published_articles, record_of
from ..catalog.dress import LEAD_LENGTH, lead, shorten
from ..catalog.sanitise import clean_for_feed, clean_html
from ..catalog.sources import Source, registry_of
from .items import (
    absolute,
    attribution_line,
    order,
    source_address,
    template_warning,
    unique,
)
from .rss import MAX_BYTES, Channel, FeedItem, rss

log = logging.getLogger(__name__)

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
        """Write all feeds that have at least one item."""
        settings = self.settings
        self._site = settings["SITEURL"] or settings.get("FEED_DOMAIN") or PREVIEW
        self._feeds = settings.get("FEED_DOMAIN") or self._site
        self._zone = ZoneInfo(settings.get("TIMEZONE") or "UTC")
        self._registry = registry_of(settings)
        self._items: dict[str, FeedItem] = {}
        articles = [
            article
            for article in published_articles(self.context)
            if record_of(article).withdrawn is None
        ]
        articles.sort(key=lambda article: order(record_of(article)), reverse=True)
        title = str(settings["SITENAME"])
        self._write(addresses.site_feed(settings), title, "", articles)
        for (kind, slug), (name, listed) in self._lists(articles).items():
            page = addresses.list_url(kind, slug)  # type: ignore[arg-type]
            path = addresses.feed_path(kind, slug)  # type: ignore[arg-type]
            self._write(path, f"{name} - {title}", page, listed)

    def _lists(self, articles: Iterable[Any]) -> dict[tuple[str, str], tuple[str, list[Any]]]:
        found: dict[tuple[str, str], tuple[str, list[Any]]] = {}
        for article in articles:
            names = [("category", getattr(article, "category", None))]
            names += [("tag", tag) for tag in getattr(article, "tags", [])]
            names.append(("source", self._source(article)))
            for kind, name in names:
                if name is None or not name.slug:
                    continue
                listed = found.setdefault((kind, name.slug), (_plain(name.name), []))[1]
                if not listed or listed[-1] is not article:
                    listed.append(article)
        return dict(sorted(found.items()))

    def _write(self, path: str, title: str, page: str, articles: list[Any]) -> None:
        if not articles:
            return
        limit = int(self.settings.get("FEEDS_MAX_ITEMS", MAX_ITEMS))
        channel = Channel(
            title=title,
            description=str(self.settings.get("SITESUBTITLE") or title),
            url=absolute(self._feeds, path),
            page_url=absolute(self._site, page),
            changed=max(self._changed(article) for article in articles),
            items=tuple(self._item(article) for article in articles[:limit]),
        )
        target = Path(sanitised_join(self.output_path, path))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(rss(channel, int(self.settings.get("FEEDS_MAX_BYTES", MAX_BYTES))))

    def _item(self, article: Any) -> FeedItem:
        known = self._items.get(article.save_as)
        if known is not None:
            return known
        record = record_of(article)
        source = self._source(article)
        link = absolute(self._site, article.url)
        own = absolute(
            self._feeds, source.feed_url if source else addresses.site_feed(self.settings)
        )
        body = clean_for_feed(article._content or "", page=link, site=self._site)
        summary = record.summary and lead(clean_html(str(article.metadata.get("summary", ""))))
        category = getattr(article, "category", None)
        item = FeedItem(
            guid=f"{self.settings.get('FEED_TAG', TAG)}:{record.id}",
            link=link,
            title=record.title,
            summary=shorten(summary or lead(body), LEAD_LENGTH),
            html=clean_html(template_warning(record) + attribution_line(record, source)) + body,
            published=record.day.moment(self._zone) if record.day else None,
            writers=record.writers or ((record.speaker,) if record.speaker else ()),
            categories=unique(
                _plain(name.name)
                for name in ([category] if category else []) + getattr(article, "tags", [])
            ),
            source_title=source.name if source else str(self.settings["SITENAME"]),
            source_url=source_address(record, source, own),
        )
        self._items[article.save_as] = item
        return item

    def _changed(self, article: Any) -> datetime:
        """When what a feed says of an article became so; never the clock."""
        record = record_of(article)
        known = [day for day in (record.archived, record.modified) if day and day.is_whole]
        # The stated day says nothing of when: a paper may print tomorrow's.
        moments = [day.moment(self._zone) for day in known or ([record.day] if record.day else [])]
        fallback: datetime = article.date
        return max(moments, default=fallback)

    def _source(self, article: Any) -> Source | None:
        return self._registry.resolve(record_of(article).source)


def _plain(name: Any) -> str:
    return html.unescape(str(name))
