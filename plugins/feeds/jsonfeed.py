"""JSON Feed 1.1 (jsonfeed.org/version/1.1). Its ids are its own, as those of Atom are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..catalog.sanitise import one_line, without_controls
from .markup import rfc3339
from .model import Channel, FeedItem

VERSION = "https://jsonfeed.org/version/1.1"


def write(channel: Channel, items: Sequence[FeedItem], texts: int) -> bytes:
    """Return the document with `items`; all but the first `texts` keep summary and link alone."""
    said = {
        "version": VERSION,
        "title": one_line(channel.title),
        "home_page_url": channel.page_url,
        "feed_url": channel.url,
        "description": one_line(channel.description),
        **({"language": channel.lang} if channel.lang else {}),
        "authors": [{"name": one_line(channel.author)}],
        "items": [_item(one, with_text=at < texts) for at, one in enumerate(items)],
    }
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def _item(one: FeedItem, *, with_text: bool) -> dict[str, Any]:
    summary = one_line(one.summary) or one_line(one.title)
    said: dict[str, Any] = {"id": f"{one.tag}:json:{one.id}", "url": one.link}
    if one.via:
        said["external_url"] = one.via
    said["title"] = one_line(one.title)
    if with_text:
        said["content_html"] = without_controls(one.html)
    else:
        said["content_text"] = summary  # an item must have one of them
    said["summary"] = summary
    if one.published is not None:
        said["date_published"] = rfc3339(one.published)
    said["date_modified"] = rfc3339(one.updated)
    if one.writers:
        said["authors"] = [{"name": one_line(name)} for name in one.writers]
    if one.categories:
        said["tags"] = [one_line(name) for name in one.categories]
    if one.lang:
        said["language"] = one.lang
    if one.publisher.id is not None:
        source = {"name": one_line(one.publisher.title)}
        if one.publisher.home:
            source["url"] = one.publisher.home
        said["_jianbao"] = {"source": source}
    return said
