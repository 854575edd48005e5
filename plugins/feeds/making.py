"""What all feeds say of a report: made once in a process."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from ..catalog import addresses
from ..catalog.absolute import absolute, encoded
from ..catalog.archive import Archive
from ..catalog.articles import record_of
from ..catalog.dress import lead
from ..catalog.language import language
from ..catalog.record import Record
from ..catalog.sanitise import clean_for_feed, clean_html, one_line
from ..catalog.sources import Source, registry_of
from ..catalog.standing import Standing, plain
from ..catalog.strings import strings_of
from .items import (
    attribution_line,
    others_line,
    segment,
    source_address,
    template_warning,
    unique,
)
from .markup import moment_in
from .model import FeedItem, Publisher
from .reports import Report

PREVIEW = "http://localhost:8000"
"""Where links point when no address is set: `invoke serve` is here, and feeds need whole ones."""
TAG = "tag:jianbao.example,2026"
"""Default of `FEED_TAG`, the beginning of every guid (RFC 4151)."""
KEPT = 2048
"""Items that a process holds ready, some 6 kB each: formats share them, and lists their newest."""

_RELATIVE = re.compile('(?:href|src)="(?!https?://|mailto:)').search
"""What a clean text has of links that are not whole; looking is a hundredth of the work of cleaning."""

_LANGUAGE = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*").fullmatch
"""The form of a language tag (RFC 5646); whatever else a header calls a language is not passed on."""


class Items:
    """Makes the items of all feeds."""

    def __init__(self, archive: Archive, settings: Any) -> None:
        self._archive, self._settings = archive, settings
        domain = str(settings.get("FEED_DOMAIN") or settings["SITEURL"] or PREVIEW)
        # In a preview SITEURL may be a path, or nothing.
        self.site = encoded(urljoin(domain, str(settings["SITEURL"] or "")))
        self.feeds = encoded(domain)
        self.tag = str(settings.get("FEED_TAG", TAG))
        lang = language(settings.get("DEFAULT_LANG") or "")
        self.lang = lang if _LANGUAGE(lang) else ""
        self.zone = ZoneInfo(settings.get("TIMEZONE") or "UTC")
        self.strings = strings_of(settings)
        self._registry = registry_of(settings)
        self._publishers: dict[str | None, tuple[Source | None, Publisher | None]] = {}
        self._items: dict[tuple[str, ...], FeedItem] = {}

    def of(self, reports: Sequence[Report]) -> list[FeedItem]:
        """Return the items of `reports`."""
        return [self._item(report) for report in reports]

    def _item(self, report: Report) -> FeedItem:
        key = _key(report)
        item = self._items.get(key)
        if item is None:
            if len(self._items) >= KEPT:
                self._items.clear()
            item = self._items[key] = self._make(report)
        return item

    def _make(self, report: Report) -> FeedItem:
        article = self._archive.whole_article(report.shown.slug)
        record = record_of(article)
        source, known = self._publisher(record.source)
        link = absolute(self.site, article.url)
        body = article._content or ""
        # It is clean already; only relative links still have to be made whole.
        if _RELATIVE(body):
            body = clean_for_feed(body, page=link, site=self.site)
        before = template_warning(record, self.strings) + attribution_line(
            record, source, self.strings
        )
        others = others_line(map(self._other, report.others), self.strings)
        category = getattr(article, "category", None)
        lang = language(record.lang or "")
        return FeedItem(
            tag=self.tag,
            id=report.id,
            link=link,
            via=encoded(record.original_url) if record.original_url else None,
            # RSS has no item without words; of a title that nobody sees, where it leads.
            title=one_line(record.title) or link,
            summary=_lead(article, record, body),
            html=_clean(before) + others + body,
            published=record.day.moment(self.zone) if record.day else None,
            updated=moment_in(report.changed, self.zone),
            writers=unique(map(one_line, record.writers or (record.speaker or "",))),
            categories=unique(
                one_line(plain(name.name))
                for name in ([category] if category else []) + getattr(article, "tags", [])
            ),
            publisher=known or self._unknown(record, source),
            lang=lang if lang != self.lang and _LANGUAGE(lang) else None,
        )

    def _other(self, one: Standing) -> tuple[str, Record, Source | None]:
        return (
            absolute(self.site, one.url),
            record_of(self._archive.article(one.slug)),
            one.source,
        )

    def _publisher(self, name: str | None) -> tuple[Source | None, Publisher | None]:
        """Who a text names, and what feeds say of it where the text has no part in that."""
        found = self._publishers.get(name)
        if found is None:
            source, publisher = self._registry.resolve(name), None
            if source and source.homepage:
                home = encoded(source.homepage)
                publisher = Publisher(source.name, home, self._source_id(source), home)
            found = self._publishers[name] = (source, publisher)
        return found

    def _unknown(self, record: Record, source: Source | None) -> Publisher:
        """A publisher without a home: of the address that RSS demands, the next best."""
        path = source.feed_url if source else addresses.site_feed(self._settings)
        address = source_address(record, absolute(self.feeds, path))
        if source is None:
            return Publisher(str(self._settings["SITENAME"]), address, None, None)
        return Publisher(source.name, address, self._source_id(source), None)

    def _source_id(self, source: Source) -> str:
        return f"{self.tag}:source:{segment(source.slug)}"


def _key(report: Report) -> tuple[str, ...]:
    return (report.id, report.shown.slug, *[one.slug for one in report.others])


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
