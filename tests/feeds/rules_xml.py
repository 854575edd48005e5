"""An XML feed as a tree, and the rules of any XML: elements, attributes, namespaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from rules_common import Finding, controls, value
from rules_values import language_fault

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
USUAL_PREFIXES = {ATOM: "atom", CONTENT: "content", DUBLIN_CORE: "dc", HISTORY: "fh"}
"""The prefixes people know these by; some readers look for the prefix alone."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Element = etree._Element


def parsed(raw: bytes) -> tuple[Element | None, list[Finding]]:
    """Return the root of an XML feed, or None, and what is wrong with the file as XML."""
    found = []
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        found.append(Finding("encoding", "", f"not UTF-8: {error.reason} at byte {error.start}"))
    declared = re.match(rb"<\?xml[^>]*?encoding=[\"']([^\"']*)[\"']", raw)
    if declared and declared[1].lower() != b"utf-8":
        found.append(
            Finding("encoding", "", f"declared as {declared[1].decode('ascii', 'replace')}")
        )
    if b"<!DOCTYPE" in raw[:1000]:
        found.append(Finding("doctype", "", "a feed has no document type"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(raw, parser), found
    except etree.XMLSyntaxError as error:
        return None, [*found, Finding("well-formed", f"line {error.lineno}", str(error.msg))]


def elements(parent: Element) -> list[Element]:
    """Return the child elements; comments and instructions are none."""
    return [child for child in parent if isinstance(child.tag, str)]


def split(element: Element) -> tuple[str, str]:
    """Return an element's namespace (empty for none) and its name."""
    name = etree.QName(element)
    return name.namespace or "", name.localname


def text_of(element: Element) -> str:
    """Return the text directly inside an element."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def place_of(element: Element) -> str:
    """Return the way to an element: `channel/item[2]/guid`."""
    steps: list[str] = []
    while (parent := element.getparent()) is not None:
        name = split(element)[1]
        same = [child for child in elements(parent) if child.tag == element.tag]
        steps.append(f"{name}[{same.index(element) + 1}]" if len(same) > 1 else name)
        element = parent
    return "/".join(reversed(steps))


def once(parent: Element, name: str, *, required: bool = False) -> Iterator[Finding]:
    """`name` (with its namespace) stands in `parent` at most once; exactly once where required."""
    count = len(parent.findall(name))
    short = etree.QName(name).localname
    if count > 1:
        yield Finding("number", place_of(parent), f"{count} times <{short}>")
    if required and not count:
        yield Finding("missing", place_of(parent), f"no <{short}>")


def attributes(
    element: Element, required: Iterable[str] = (), allowed: Iterable[str] = ()
) -> Iterator[Finding]:
    """An element has the attributes that it must have, and no others than it may have."""
    names = {str(name) for name in element.attrib}
    for name in set(required) - names:
        yield Finding("attribute", place_of(element), f"no attribute {name}")
    known = {*required, *allowed, _LANG}
    for name in names - known:
        yield Finding("attribute", place_of(element), f"unknown attribute {name}")


def no_stray_text(element: Element) -> Iterator[Finding]:
    """Between the elements of a container stands nothing."""
    if (stray := text_of(element).strip()) != "":
        yield Finding("stray-text", place_of(element), f"text between elements: {stray[:40]}")


def leaf(element: Element) -> Iterator[Finding]:
    """An element that holds text holds nothing else."""
    if elements(element):
        yield Finding("element", place_of(element), "elements where text is expected")


def namespaces(root: Element, known: Iterable[str]) -> Iterator[Finding]:
    """Only known namespaces, each under the prefix that readers know."""
    allowed = set(known)
    for element in root.iter(etree.Element):
        space = split(element)[0]
        if space and space not in allowed:
            yield Finding("namespace", place_of(element), f"unknown namespace {space}")
        elif element.prefix and element.prefix != USUAL_PREFIXES.get(space, element.prefix):
            usual = USUAL_PREFIXES[space]
            yield Finding(
                "namespace", place_of(element), f"{element.prefix}: where {usual}: is usual"
            )


def xml_text(root: Element) -> Iterator[Finding]:
    """No control characters in any text or attribute; a language that is one."""
    for element in root.iter(etree.Element):
        if _LANG in element.attrib:
            yield from value("language", language_fault, element.get(_LANG, ""), place_of(element))
        for text in (element.text, element.tail, *element.attrib.values()):
            yield from controls(str(text or ""), place_of(element))
