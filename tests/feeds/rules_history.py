"""The rules of `atom:link` in a feed's head, and of a feed in several documents (RFC 5005).

Both RSS and Atom carry these links: as `atom:link` in the channel, as `link` in the feed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rules_common import Finding, value, words
from rules_values import language_fault, media_type_fault, number_fault, url_fault
from rules_values import url as url_rule
from rules_xml import ATOM, HISTORY, Element, attributes, elements, place_of, split, text_of

FEED_TYPES = {"application/atom+xml", "application/rss+xml", "application/feed+json"}

_REGISTERED = words(
    "alternate current describedby edit edit-media enclosure first hub last license next next-archive"
    " payment prev-archive previous related replies search self service up via"
)
"""Relations of the IANA registry that feeds use."""
_PAGING = {"first", "last", "next", "previous"}
_ARCHIVE = {"prev-archive", "next-archive"}
_DOCUMENTS = {*_PAGING, *_ARCHIVE, "current", "self"}
"""Relations that lead to a document of the same feed in the same format."""


def relation(link: Element) -> str:
    """Return the relation of a link; without one it is `alternate` (RFC 4287, 4.2.7.2)."""
    return str(link.get("rel", "alternate"))


def link(element: Element) -> Iterator[Finding]:
    """One `atom:link`: its address, its relation, its media type, nothing in it."""
    place, rel = place_of(element), relation(element)
    yield from attributes(element, ("href",), ("rel", "type", "hreflang", "title", "length"))
    yield from url_rule(element.get("href", ""), place)
    if rel not in _REGISTERED and url_fault(rel):
        yield Finding("relation", place, f"unknown relation {rel!r}")
    if "type" in element.attrib:
        yield from value("media-type", media_type_fault, element.get("type", ""), place)
    if "hreflang" in element.attrib:
        yield from value("language", language_fault, element.get("hreflang", ""), place)
    if "length" in element.attrib:
        yield from value("number-value", number_fault, element.get("length", ""), place)
    if element.get("title", "title").strip() == "":
        yield Finding("empty", place, "an empty title")
    if text_of(element).strip() or elements(element):
        yield Finding("stray-text", place, "something inside a link")


def links(head: Element, media_type: str, url: str | None) -> Iterator[Finding]:
    """The links of a feed's head: one to itself at `url`, those to its documents of its own type."""
    found = head.findall(f"{{{ATOM}}}link")
    for element in found:
        yield from link(element)
        stated = element.get("type", "")
        if relation(element) in _DOCUMENTS and stated != media_type:
            yield Finding("media-type", place_of(element), f"{stated!r} where {media_type} stands")
    own = [element for element in found if relation(element) == "self"]
    if len(own) != 1:
        yield Finding("self", place_of(head), f"{len(own)} links to itself")
    elif url is not None and own[0].get("href") != url:
        yield Finding("self", place_of(own[0]), f"{own[0].get('href')}, but it stands at {url}")
    yield from alternates(head, found)


def alternates(parent: Element, found: Sequence[Element]) -> Iterator[Finding]:
    """One link a relation, type and language (RFC 4287 says so of `alternate`)."""
    seen = set()
    for element in found:
        rel = relation(element)
        if rel not in {"alternate", *_DOCUMENTS}:
            continue
        key = (rel, element.get("type", ""), element.get("hreflang", ""))
        if key in seen:
            yield Finding("links", place_of(parent), f"two links {' '.join(key).strip()}")
        seen.add(key)


def history(head: Element, found: Sequence[Element]) -> Iterator[Finding]:
    """A feed in several documents: which this one is, and where it leads (RFC 5005, 2 to 4)."""
    marks = [child for child in elements(head) if split(child)[0] == HISTORY]
    names = [split(mark)[1] for mark in marks]
    for mark, name in zip(marks, names, strict=True):
        if name not in ("archive", "complete"):
            yield Finding("element", place_of(mark), f"unknown element <fh:{name}>")
        if elements(mark) or text_of(mark).strip() or mark.attrib:
            yield Finding("history", place_of(mark), "not empty")
        if names.count(name) > 1:
            yield Finding("number", place_of(head), f"{names.count(name)} times <fh:{name}>")
    targets = {relation(element): element.get("href") for element in found}
    place = place_of(head)
    if "complete" in names and targets.keys() & {*_PAGING, *_ARCHIVE}:
        yield Finding("history", place, "complete, and in several documents")
    if "archive" in names:
        if "current" not in targets:
            yield Finding("history", place, "an archive document without a link to the current one")
        elif targets["current"] == targets.get("self"):
            yield Finding("history", place, "an archive document that is the current one")
    elif "next-archive" in targets:
        yield Finding("history", place, "next-archive in a document that is no archive")
    for rel in _ARCHIVE & targets.keys():
        if targets[rel] in (targets.get("self"), targets.get("current")):
            yield Finding("history", place, f"{rel} leads to {targets[rel]}")
    if len(_ARCHIVE & targets.keys()) == 2 and targets["prev-archive"] == targets["next-archive"]:
        yield Finding("history", place, "the archive before and after are the same")
