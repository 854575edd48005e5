"""The rules of JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rules_common import Finding, controls, filled, repeated, value
from rules_html import harmless, plain
from rules_values import (
    identifier_fault,
    language_fault,
    media_type_fault,
    rfc3339_fault,
    url,
    url_fault,
)

VERSION = "https://jsonfeed.org/version/1.1"

_TEXTS = {
    "title",
    "description",
    "user_comment",
    "summary",
    "content_text",
    "name",
    "id",
    "version",
}
_ADDRESSES = {
    *("home_page_url", "feed_url", "next_url", "icon", "favicon", "avatar"),
    *("url", "external_url", "image", "banner_image"),
}
_FEED = {
    *("version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url"),
    *("icon", "favicon", "authors", "language", "expired", "hubs", "items"),
}
_ITEM = {
    *("id", "url", "external_url", "title", "content_html", "content_text", "summary", "image"),
    *(
        "banner_image",
        "date_published",
        "date_modified",
        "authors",
        "tags",
        "language",
        "attachments",
    ),
}
_AUTHOR = {"name", "url", "avatar"}
_ATTACHMENT = {"url", "mime_type", "title", "size_in_bytes", "duration_in_seconds"}
_EXTENSION = re.compile(r"_[A-Za-z][^.]*")
"""What is no part of the format begins with an underscore and a letter, and has no full stop."""


class _Twice(ValueError):
    pass


def json_findings(raw: bytes, url: str | None = None) -> list[Finding]:
    """Return what is wrong with a JSON feed that stands at the address `url`."""
    try:
        feed = json.loads(raw.decode("utf-8"), object_pairs_hook=_object, parse_constant=_constant)
    except UnicodeDecodeError as error:
        return [Finding("encoding", "", f"not UTF-8, or with a mark before it: {error.reason}")]
    except _Twice as error:
        return [Finding("number", "", f"a key twice: {error}")]
    except ValueError as error:
        return [Finding("well-formed", "", str(error))]
    if not isinstance(feed, dict):
        return [Finding("root", "", "not an object")]
    return list(_feed(feed, url))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Twice(next(key for key in keys if keys.count(key) > 1))
    return made


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _feed(feed: Mapping[str, Any], own: str | None) -> Iterator[Finding]:
    yield from _required(feed, ("version", "title", "items", "feed_url", "home_page_url"), "")
    yield from _members(feed, _FEED, "")
    if feed.get("version", VERSION) != VERSION:
        yield Finding("root", "version", f"{feed['version']!r} is not JSON Feed 1.1")
    if own is not None and feed.get("feed_url", own) != own:
        yield Finding("self", "feed_url", f"{feed['feed_url']}, but it stands at {own}")
    if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
        yield Finding("history", "next_url", "leads to the feed itself")
    if not isinstance(feed.get("expired", False), bool):
        yield Finding("type", "expired", "neither true nor false")
    for number, hub in _objects(feed, "hubs", ""):
        place = f"hubs[{number}]"
        yield from _required(hub, ("type", "url"), place)
        yield from _members(hub, {"type", "url"}, place)
    items = list(_objects(feed, "items", ""))
    if not isinstance(feed.get("items", []), list) or len(items) < len(feed.get("items", [])):
        yield Finding("type", "items", "not a list of objects")
    for number, item in items:
        yield from _item(item, f"items[{number}]")
    for name, rule in (("id", "id"), ("url", "duplicates")):
        stated = ((str(item[name]), f"items[{n}]/{name}") for n, item in items if name in item)
        yield from repeated(stated, rule)


def _item(item: Mapping[str, Any], place: str) -> Iterator[Finding]:
    yield from _required(item, ("id", "url", "title"), place)
    yield from _members(item, _ITEM, place)
    if isinstance(item.get("id"), str):
        yield from value("id", identifier_fault, item["id"], f"{place}/id")
    if not item.keys() & {"content_html", "content_text"}:
        yield Finding("missing", place, "neither content_html nor content_text")
    if isinstance(markup := item.get("content_html"), str):
        if not markup.strip():
            yield Finding("empty", f"{place}/content_html", "nothing in it")
        yield from harmless(markup, f"{place}/content_html")
        yield from controls(markup, f"{place}/content_html")
    for name in ("date_published", "date_modified"):
        if name in item:
            yield from value("date", rfc3339_fault, str(item[name]), f"{place}/{name}")
    for name in ("title", "summary"):
        if isinstance(item.get(name), str):
            yield from plain(item[name], f"{place}/{name}")
    tags = item.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        yield Finding("type", f"{place}/tags", "not a list of texts")
    else:
        for number, tag in enumerate(tags, 1):
            yield from filled(tag, f"{place}/tags[{number}]")
        yield from repeated(((tag, f"{place}/tags") for tag in tags), "duplicates")
    yield from _attachments(item, place)


def _attachments(item: Mapping[str, Any], place: str) -> Iterator[Finding]:
    for number, attachment in _objects(item, "attachments", place):
        here = f"{place}/attachments[{number}]"
        yield from _required(attachment, ("url", "mime_type"), here)
        yield from _members(attachment, _ATTACHMENT, here)
        if isinstance(kind := attachment.get("mime_type"), str):
            yield from value("media-type", media_type_fault, kind, f"{here}/mime_type")
        for name in ("size_in_bytes", "duration_in_seconds"):
            if type(attachment.get(name, 0)) not in (int, float):
                yield Finding("type", f"{here}/{name}", "not a number")


def _objects(
    parent: Mapping[str, Any], name: str, place: str
) -> Iterator[tuple[int, dict[str, Any]]]:
    listed = parent.get(name, [])
    for number, one in enumerate(listed if isinstance(listed, list) else [], 1):
        if isinstance(one, dict):
            yield number, one


def _required(parent: Mapping[str, Any], names: Iterable[str], place: str) -> Iterator[Finding]:
    for name in names:
        if name not in parent:
            yield Finding("missing", place, f"no {name}")


def _members(parent: Mapping[str, Any], known: set[str], place: str) -> Iterator[Finding]:
    """Only members of the format, or extensions; texts are texts, addresses whole."""
    for name, one in parent.items():
        here = f"{place}/{name}".lstrip("/")
        if name == "author":
            yield Finding("author", here, "version 1.1 has a list of authors")
        elif name.startswith("_"):
            if not _EXTENSION.fullmatch(name):
                yield Finding("element", here, "not the form of an extension")
        elif name not in known:
            yield Finding("element", here, "unknown member")
        elif one is None:
            yield Finding("type", here, "null, where a missing member is meant")
        elif name == "authors":
            yield from _authors(one, here)
        elif name in _ADDRESSES:
            yield from url(one if isinstance(one, str) else "", here)
        elif name == "language":
            yield from value("language", language_fault, str(one), here)
        elif name in _TEXTS:
            if not isinstance(one, str):
                yield Finding("type", here, "not a text")
            else:
                yield from filled(one, here)
                yield from controls(one, here)


def _authors(listed: Any, place: str) -> Iterator[Finding]:
    if not isinstance(listed, list) or not listed:
        yield Finding("type", place, "not a list of authors")
        return
    for number, author in enumerate(listed, 1):
        here = f"{place}[{number}]"
        if not isinstance(author, dict) or not author.keys() & _AUTHOR:
            yield Finding("author", here, "says nothing of the author")
        else:
            yield from _members(author, _AUTHOR, here)
            if url_fault(str(author.get("name", ""))) == "":
                yield Finding("author", here, "an address for a name")
