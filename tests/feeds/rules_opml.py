"""The rules of OPML 2.0 (opml.org) as a list of subscriptions."""

from __future__ import annotations

from collections.abc import Iterator

from rules_common import Finding, filled, repeated, value, words
from rules_html import plain
from rules_values import email_fault, language_fault, number_fault, rfc822_fault, url
from rules_xml import (
    Element,
    attributes,
    elements,
    leaf,
    no_stray_text,
    once,
    parsed,
    place_of,
    text_of,
    xml_text,
)

_HEAD = words(
    "title dateCreated dateModified ownerName ownerEmail ownerId expansionState vertScrollState"
    " windowTop windowLeft windowBottom windowRight"
)
"""Without `docs`, which OPML 2.0 knows and validators do not."""
_OUTLINE = words(
    "type title xmlUrl htmlUrl description language version category created isComment isBreakpoint"
    " url"
)
_VERSIONS = ("RSS", "RSS1", "RSS2", "scriptingNews")
"""Of the feeds that a list of subscriptions names; Atom has no word for it."""


def opml_findings(raw: bytes, url: str | None = None) -> list[Finding]:
    """Return what is wrong with an OPML file; `url` is there for the other rules' sake."""
    root, found = parsed(raw)
    if root is None:
        return found
    if root.tag != "opml" or root.get("version") != "2.0":
        return [*found, Finding("root", "", "not <opml version='2.0'>")]
    found += [*xml_text(root), *no_stray_text(root), *attributes(root, ("version",))]
    found += [*once(root, "head", required=True), *once(root, "body", required=True)]
    names = [str(child.tag) for child in elements(root)]
    found += [
        Finding("element", name, "unknown element")
        for name in names
        if name not in ("head", "body")
    ]
    if "body" in names[: names.index("head") if "head" in names else 0]:
        found.append(Finding("order", "body", "stands before the head"))
    for head in root.findall("head"):
        found += _head(head)
    for body in root.findall("body"):
        found += [*no_stray_text(body), *attributes(body), *_outlines(body)]
        if not elements(body):
            found.append(Finding("missing", "body", "no outline"))
    feeds = ((one.get("xmlUrl", ""), place_of(one)) for one in root.iter("outline"))
    found += repeated(((address, place) for address, place in feeds if address), "duplicates")
    return found


def _head(head: Element) -> Iterator[Finding]:
    yield from no_stray_text(head)
    yield from attributes(head)
    yield from once(head, "title", required=True)
    for name in _HEAD[1:]:
        yield from once(head, name)
    for child in elements(head):
        name, place, text = str(child.tag), place_of(child), text_of(child)
        yield from leaf(child)
        yield from attributes(child)
        if name not in _HEAD:
            yield Finding("element", place, f"unknown element <{name}>")
        elif name in ("dateCreated", "dateModified"):
            yield from value("date", rfc822_fault, text, place)
        elif name == "ownerEmail":
            yield from value("author", email_fault, text, place)
        elif name == "ownerId":
            yield from url(text, place)
        elif name.startswith(("window", "vert")):
            yield from value("number-value", number_fault, text, place)
        elif name == "expansionState":
            for line in text.split(",") if text.strip() else []:
                yield from value("number-value", number_fault, line.strip(), place)
        else:
            yield from filled(text, place)
            yield from plain(text, place)


def _outlines(parent: Element) -> Iterator[Finding]:
    for outline in elements(parent):
        if outline.tag != "outline":
            yield Finding("element", place_of(outline), f"unknown element <{outline.tag}>")
            continue
        yield from _outline(outline)
        yield from _outlines(outline)


def _outline(outline: Element) -> Iterator[Finding]:
    place, kind = place_of(outline), outline.get("type")
    yield from no_stray_text(outline)
    yield from attributes(outline, ("text",), _OUTLINE)
    for name in ("text", "title"):
        if name in outline.attrib:
            yield from filled(outline.get(name, ""), place)
            yield from plain(outline.get(name, ""), place)
    if kind == "rss":
        yield from attributes(outline, ("xmlUrl", "title"), ("text", *_OUTLINE))
    elif kind in ("link", "include"):
        yield from attributes(outline, ("url",), ("text", *_OUTLINE))
    elif kind is not None:
        yield Finding("outline-type", place, f"type {kind!r}")
    elif {"title", "xmlUrl", "htmlUrl", "language", "version", "description"} & set(outline.attrib):
        yield Finding("outline-type", place, "a feed without type='rss'")
    for name in ("xmlUrl", "htmlUrl", "url"):
        if name in outline.attrib:
            yield from url(outline.get(name, ""), place)
    if "created" in outline.attrib:
        yield from value("date", rfc822_fault, outline.get("created", ""), place)
    if "language" in outline.attrib:
        yield from value("language", language_fault, outline.get("language", ""), place)
    if outline.get("version", "RSS2") not in _VERSIONS:
        yield Finding("outline-type", place, f"version {outline.get('version')!r}")
    for name in ("isComment", "isBreakpoint"):
        if outline.get(name, "true") not in ("true", "false"):
            yield Finding("attribute", place, f"{name}={outline.get(name)}")
