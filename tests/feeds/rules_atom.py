"""The rules of Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator

from rules_common import Finding, filled, repeated, value
from rules_history import alternates, history, link, links, relation
from rules_html import harmless, plain
from rules_values import email_fault, identifier_fault, media_type_fault, rfc3339_fault, url
from rules_xml import (
    ATOM,
    HISTORY,
    Element,
    attributes,
    elements,
    leaf,
    namespaces,
    no_stray_text,
    once,
    parsed,
    place_of,
    split,
    text_of,
    xml_text,
)

MEDIA_TYPE = "application/atom+xml"

_REQUIRED = ("id", "title", "updated")
_FEED_ONCE = ("generator", "icon", "logo", "rights", "subtitle")
_ENTRY_ONCE = ("content", "published", "rights", "source", "summary")
_MANY = ("author", "category", "contributor", "link")
_TEXTS = ("title", "subtitle", "summary", "rights")


def _atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def atom_findings(raw: bytes, url: str | None = None) -> list[Finding]:
    """Return what is wrong with an Atom feed that stands at the address `url`."""
    root, found = parsed(raw)
    if root is None:
        return found
    if root.tag != _atom("feed"):
        return [*found, Finding("root", "", "not <feed> of Atom")]
    found += [*xml_text(root), *namespaces(root, (ATOM, HISTORY)), *_feed(root, url)]
    entries = root.findall(_atom("entry"))
    for entry in entries:
        found += _entry(entry)
    authored = root.find(_atom("author")) is not None
    for entry in entries:
        if not authored and not _has_author(entry):
            found.append(Finding("author", place_of(entry), "neither entry nor feed has an author"))
    ids = [
        (text_of(one), place_of(one)) for one in root.iterfind(f"{_atom('entry')}/{_atom('id')}")
    ]
    own = [(text_of(one), "the feed itself") for one in root.findall(_atom("id"))]
    found += repeated([*own, *ids], "id")
    pages = [
        (one.get("href", ""), place_of(one))
        for one in root.iterfind(f"{_atom('entry')}/{_atom('link')}")
        if relation(one) == "alternate"
    ]
    found += repeated(pages, "duplicates")
    return found


def _has_author(entry: Element) -> bool:
    places = (_atom("author"), f"{_atom('source')}/{_atom('author')}")
    return any(entry.find(place) is not None for place in places)


def _feed(feed: Element, url: str | None) -> Iterator[Finding]:
    yield from no_stray_text(feed)
    yield from attributes(feed)
    for name in _REQUIRED:
        yield from once(feed, _atom(name), required=True)
    for name in _FEED_ONCE:
        yield from once(feed, _atom(name))
    yield from _only(feed, {*_REQUIRED, *_FEED_ONCE, *_MANY, "entry"})
    began = False
    for child in elements(feed):
        if child.tag == _atom("entry"):
            began = True
            continue
        if began:
            # RFC 4287 leaves the order open; readers that stream a feed do not.
            yield Finding("order", place_of(child), "stands behind the first entry")
        yield from _value(child)
    yield from links(feed, MEDIA_TYPE, url)
    yield from history(feed, feed.findall(_atom("link")))


def _entry(entry: Element) -> Iterator[Finding]:
    yield from no_stray_text(entry)
    yield from attributes(entry)
    for name in _REQUIRED:
        yield from once(entry, _atom(name), required=True)
    for name in _ENTRY_ONCE:
        yield from once(entry, _atom(name))
    yield from _only(entry, {*_REQUIRED, *_ENTRY_ONCE, *_MANY})
    found = entry.findall(_atom("link"))
    for child in elements(entry):
        if split(child)[0] != ATOM:
            yield Finding("element", place_of(child), f"{child.tag} in an entry")
        elif child.tag == _atom("link"):
            yield from link(child)
            if relation(child) in (
                "current",
                "self",
                "prev-archive",
                "next-archive",
                "first",
                "last",
            ):
                yield Finding("links", place_of(child), f"{relation(child)} in an entry")
            if relation(child) == "alternate" and child.get("type") != "text/html":
                yield Finding("media-type", place_of(child), "its page is text/html")
        elif child.tag == _atom("source"):
            yield from _source(child)
        else:
            yield from _value(child)
    if [relation(one) for one in found].count("alternate") != 1:
        # A reader that finds two opens the last: the original instead of the archive.
        yield Finding("links", place_of(entry), "not exactly one alternate link")
    yield from alternates(entry, found)
    yield from _text(entry)
    labels = ((one.get("term", ""), place_of(one)) for one in entry.findall(_atom("category")))
    yield from repeated(labels, "duplicates")


def _text(entry: Element) -> Iterator[Finding]:
    """An entry says something: its content, or a summary (RFC 4287, 4.1.2)."""
    content, summary = entry.find(_atom("content")), entry.find(_atom("summary"))
    if content is None and summary is None:
        yield Finding("missing", place_of(entry), "neither content nor summary")
    if content is not None and summary is None:
        kind = content.get("type", "text")
        if "src" in content.attrib or ("/" in kind and not kind.startswith("text/")):
            yield Finding(
                "missing", place_of(entry), "a summary of content that is not in the entry"
            )


def _source(source: Element) -> Iterator[Finding]:
    """What is kept of the feed that an entry was copied from."""
    yield from no_stray_text(source)
    for name in _REQUIRED:
        yield from once(source, _atom(name), required=True)
    for name in _FEED_ONCE:
        yield from once(source, _atom(name))
    yield from _only(source, {*_REQUIRED, *_FEED_ONCE, *_MANY})
    for child in elements(source):
        yield from link(child) if child.tag == _atom("link") else _value(child)
    yield from alternates(source, source.findall(_atom("link")))


def _only(parent: Element, allowed: set[str]) -> Iterator[Finding]:
    for child in elements(parent):
        space, name = split(child)
        if not space or (space == ATOM and name not in allowed):
            yield Finding("element", place_of(child), f"unknown element <{name}>")


def _value(element: Element) -> Iterator[Finding]:
    """What may stand in an element of Atom, wherever it is."""
    space, name = split(element)
    place, text = place_of(element), text_of(element)
    if space != ATOM or name in ("link", "entry", "source"):
        return
    if name in _TEXTS or name == "content":
        yield from _construct(element, name, text, place)
    elif name in ("author", "contributor"):
        yield from _person(element)
    elif name == "category":
        yield from attributes(element, ("term",), ("scheme", "label"))
        yield from filled(element.get("term", ""), place)
        yield from plain(element.get("label", ""), place)
        if "scheme" in element.attrib:
            yield from url(element.get("scheme", ""), place)
        if text.strip():
            yield Finding("stray-text", place, "text inside a category")
    else:
        yield from leaf(element)
        yield from attributes(element, (), ("uri", "version") if name == "generator" else ())
        match name:
            case "id":
                yield from value("id", identifier_fault, text, place)
            case "updated" | "published":
                yield from value("date", rfc3339_fault, text, place)
            case "icon" | "logo":
                yield from url(text, place)
            case "generator":
                yield from filled(text, place)
                if "uri" in element.attrib:
                    yield from url(element.get("uri", ""), place)


def _construct(element: Element, name: str, text: str, place: str) -> Iterator[Finding]:
    """A text of type text or html; this archive writes no others."""
    kind = element.get("type", "text")
    yield from attributes(element, (), ("type", "src") if name == "content" else ("type",))
    yield from leaf(element)
    if "src" in element.attrib:
        yield from url(element.get("src", ""), place)
        yield from value("media-type", media_type_fault, element.get("type", ""), place)
        return
    yield from () if text.strip() else [Finding("empty", place, "nothing in it")]
    if kind == "html" and name in ("content", "summary"):
        yield from harmless(text, place)
    elif kind == "text":
        yield from plain(text, place)
    else:
        yield Finding("text-type", place, f"type {kind!r}")


def _person(person: Element) -> Iterator[Finding]:
    yield from no_stray_text(person)
    yield from attributes(person)
    yield from once(person, _atom("name"), required=True)
    yield from once(person, _atom("uri"))
    yield from once(person, _atom("email"))
    yield from _only(person, {"name", "uri", "email"})
    for child in elements(person):
        name, place, text = split(child)[1], place_of(child), text_of(child)
        yield from leaf(child)
        if name == "name":
            yield from filled(text, place)
            yield from plain(text, place)
        elif name == "uri":
            yield from url(text, place)
        elif name == "email":
            yield from value("author", email_fault, text, place)
