"""The rules of RSS 2.0 (rssboard.org: specification and best-practices profile) with its namespaces.

Of RSS this archive asks more than the specification: every item has title, link, description and a
guid, and names its writers by `dc:creator`, because `author` wants an e-mail address.
"""

from __future__ import annotations

from collections.abc import Iterator

from rules_common import Finding, filled, repeated, value, words
from rules_history import history, links
from rules_html import harmless, plain
from rules_values import (
    email_and_name_fault,
    identifier_fault,
    language_fault,
    media_type_fault,
    number_fault,
    rfc822_fault,
    url,
)
from rules_xml import (
    ATOM,
    CONTENT,
    DUBLIN_CORE,
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

MEDIA_TYPE = "application/rss+xml"

_CREATOR = f"{{{DUBLIN_CORE}}}creator"
_ENCODED = f"{{{CONTENT}}}encoded"
_LINK = f"{{{ATOM}}}link"

_CHANNEL_REQUIRED = ("title", "link", "description")
_CHANNEL_ONCE = words(
    "language copyright managingEditor webMaster pubDate lastBuildDate generator docs ttl"
)
"""Not all of RSS 2.0: `image`, `cloud`, `textInput`, `rating` and the `skip…` are not for an archive."""
_ITEM_REQUIRED = ("title", "link", "description", "guid")
_ITEM_ONCE = ("author", "comments", "enclosure", "pubDate", "source", _CREATOR, _ENCODED)
_ITEM_ELEMENTS = {
    *_ITEM_REQUIRED,
    "author",
    "comments",
    "enclosure",
    "pubDate",
    "source",
    "category",
}

_ATTRIBUTES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "guid": ((), ("isPermaLink",)),
    "category": ((), ("domain",)),
    "source": (("url",), ()),
    "enclosure": (("url", "length", "type"), ()),
}
"""By element the attributes that it must and may have; all others have none."""

_SAME_MEANING = {
    "source": "source",
    "pubDate": "date",
    "author": "creator",
    "category": "subject",
    "managingEditor": "creator",
    "webMaster": "publisher",
    "copyright": "rights",
    "language": "language",
}
"""Elements of RSS, and those of Dublin Core that say the same and may not stand beside them."""


def rss_findings(raw: bytes, url: str | None = None) -> list[Finding]:
    """Return what is wrong with an RSS 2.0 feed that stands at the address `url`."""
    root, found = parsed(raw)
    if root is None:
        return found
    if root.tag != "rss" or root.get("version") != "2.0":
        return [*found, Finding("root", "", "not <rss version='2.0'>")]
    found += [*xml_text(root), *namespaces(root, (ATOM, CONTENT, DUBLIN_CORE, HISTORY))]
    found += [*once(root, "channel", required=True), *no_stray_text(root)]
    found += [*attributes(root, ("version",)), *_only(root, {"channel"})]
    for channel in root.findall("channel")[:1]:
        found += [*_channel(channel), *_links(channel, url)]
        items = channel.findall("item")
        for item in items:
            found += _item(item)
        guids = ((text_of(guid).strip(), place_of(guid)) for guid in channel.iterfind("item/guid"))
        found += repeated(guids, "guid")
        pages = ((text_of(link).strip(), place_of(link)) for link in channel.iterfind("item/link"))
        found += repeated(pages, "duplicates")
    return found


def _links(channel: Element, url: str | None) -> Iterator[Finding]:
    yield from links(channel, MEDIA_TYPE, url)
    yield from history(channel, channel.findall(_LINK))


def _only(parent: Element, allowed: set[str]) -> Iterator[Finding]:
    for child in elements(parent):
        if not split(child)[0] and child.tag not in allowed:
            yield Finding("element", place_of(child), f"unknown element <{child.tag}>")


def _channel(channel: Element) -> Iterator[Finding]:
    yield from no_stray_text(channel)
    yield from attributes(channel)
    for name in _CHANNEL_REQUIRED:
        yield from once(channel, name, required=True)
    for name in _CHANNEL_ONCE:
        yield from once(channel, name)
    yield from _only(channel, {*_CHANNEL_REQUIRED, *_CHANNEL_ONCE, "category", "item"})
    yield from _same_meaning(channel)
    items_began = False
    for child in elements(channel):
        if child.tag == "item":
            items_began = True
            continue
        if items_began:
            yield Finding("order", place_of(child), "stands behind the first item")
        if not split(child)[0]:
            yield from _value(child)
        elif split(child)[0] in (CONTENT, DUBLIN_CORE):
            yield Finding("element", place_of(child), f"{child.tag} in the channel")


def _item(item: Element) -> Iterator[Finding]:
    yield from no_stray_text(item)
    yield from attributes(item)
    for name in _ITEM_REQUIRED:
        yield from once(item, name, required=True)
    for name in _ITEM_ONCE:
        yield from once(item, name)
    yield from _only(item, _ITEM_ELEMENTS)
    yield from _same_meaning(item)
    names = [child.tag for child in elements(item)]
    if _ENCODED in names and "description" not in names[: names.index(_ENCODED)]:
        # Readers that know one text take the last of both; the profile wants the summary first.
        yield Finding("order", place_of(item), "content:encoded before description")
    for child in elements(item):
        if not split(child)[0]:
            yield from _value(child)
        elif child.tag == _CREATOR:
            yield from leaf(child)
            yield from filled(text_of(child), place_of(child))
            yield from plain(text_of(child), place_of(child))
        elif child.tag == _ENCODED:
            yield from leaf(child)
            yield from attributes(child)
            yield from harmless(text_of(child), place_of(child))
        elif child.tag != _LINK:
            yield Finding("element", place_of(child), f"{child.tag} in an item")
    labels = ((text_of(label).strip(), place_of(label)) for label in item.findall("category"))
    yield from repeated(labels, "duplicates")


def _same_meaning(parent: Element) -> Iterator[Finding]:
    for name, dublin in _SAME_MEANING.items():
        if parent.find(name) is not None and parent.find(f"{{{DUBLIN_CORE}}}{dublin}") is not None:
            yield Finding("same-meaning", place_of(parent), f"both <{name}> and <dc:{dublin}>")
    if parent.find("guid") is not None and parent.find(f"{{{ATOM}}}id") is not None:
        yield Finding("same-meaning", place_of(parent), "both <guid> and <atom:id>")


def _value(element: Element) -> Iterator[Finding]:
    """What may stand in an element of RSS itself."""
    name, place, text = str(element.tag), place_of(element), text_of(element)
    required, allowed = _ATTRIBUTES.get(name, ((), ()))
    yield from attributes(element, required, allowed)
    yield from leaf(element)
    match name:
        case "link" | "docs" | "comments":
            yield from url(text, place)
        case "pubDate" | "lastBuildDate":
            yield from value("date", rfc822_fault, text, place)
        case "author" | "managingEditor" | "webMaster":
            yield from value("author", email_and_name_fault, text, place)
        case "language":
            yield from value("language", language_fault, text, place)
        case "ttl":
            yield from value("number-value", number_fault, text.strip("0"), place)
        case "guid":
            yield from _guid(element, text, place)
        case "enclosure":
            yield from url(element.get("url", ""), place)
            yield from value("media-type", media_type_fault, element.get("type", ""), place)
            yield from value("number-value", number_fault, element.get("length", ""), place)
        case _:
            if name == "source":
                yield from url(element.get("url", ""), place)
            yield from filled(text, place)
            yield from plain(text, place)


def _guid(element: Element, text: str, place: str) -> Iterator[Finding]:
    permanent = element.get("isPermaLink", "true")
    if permanent not in ("true", "false"):
        yield Finding("guid", place, f"isPermaLink={permanent}")
    elif permanent == "true":
        yield from value("guid", _permalink_fault, text, place)
    else:
        yield from value("guid", identifier_fault, text, place)


def _permalink_fault(text: str) -> str:
    fault = identifier_fault(text)
    return fault or ("" if text.startswith("http") else f"isPermaLink, but not an address: {text}")
