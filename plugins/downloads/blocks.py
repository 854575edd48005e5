"""The blocks of a body as plain text and as HTML: what all downloads are made from."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree
from lxml import html as lxml_html

Kind = Literal["paragraph", "heading", "measure", "gap", "item", "quote", "table", "verbatim"]

_BLOCK = re.compile(
    r'<(?P<tag>p|h[1-6])(?P<attributes>(?: [a-z]+="[^"]*")*)>(?P<inside>.*?)</(?P=tag)>\s*',
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br>\n?")
_CLASSES: dict[str, Kind] = {"gap": "gap", "measure": "measure"}
_PARTS: dict[str, Kind] = {
    "blockquote": "quote", "pre": "verbatim", "table": "table", "ul": "item", "ol": "item", "dl": "item",
}  # fmt: skip


class Block(NamedTuple):
    """A block of a body: its kind, its text, the id that links lead to.

    `html` is what is in it where it is a `p` or a heading of `level`; else level is None and `html` the
    whole element.
    """

    kind: Kind
    text: str
    html: str
    id: str | None = None
    level: int | None = None


def blocks(html: str) -> list[Block]:
    """Return the blocks of a sanitised body, in order; what stands between them is a paragraph."""
    found: list[Block] = []
    at = 0
    for match in _BLOCK.finditer(html):
        if match.start() != at:
            return list(_by_parser(html))
        found.append(_block(match))
        at = match.end()
    return found if at == len(html) else list(_by_parser(html))


def text_of(html: str) -> str:
    """Return the text of what is in a block; a `<br>` ends a line."""
    bare = _TAG.sub("", _BREAK.sub("\n", html)) if "<" in html else html
    return entities.unescape(bare).strip()


def _block(match: re.Match[str]) -> Block:
    tag, inside = match["tag"], match["inside"]
    attributes = dict(_ATTRIBUTE.findall(match["attributes"]))
    kind: Kind = (
        "heading" if tag[0] == "h" else _CLASSES.get(attributes.get("class", ""), "paragraph")
    )
    level = int(tag[1]) if kind == "heading" else 0
    return Block(kind, text_of(inside), inside, attributes.get("id"), level)


def _by_parser(html: str) -> Iterator[Block]:
    """Yield the blocks of a body that holds more than paragraphs and headings."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    yield from _loose(root.text)
    for element in root.iterchildren(etree.Element):
        tail, element.tail = element.tail, None
        written = lxml_html.tostring(element, encoding="unicode")
        match = _BLOCK.fullmatch(written)
        if match and "<p" not in match["inside"]:
            yield _block(match)
        else:
            yield from _part(element, written)
        yield from _loose(tail)


def _part(element: etree._Element, written: str) -> Iterator[Block]:
    kind = _PARTS.get(element.tag, "paragraph")
    text = _table(element) if kind == "table" else text_of(_lines(element))
    if text or element.tag in ("img", "figure"):
        yield Block(kind, text, written)


def _lines(element: etree._Element) -> str:
    """Return an element's HTML with an end of line behind each part of it that stands by itself."""
    if element.tag == "pre":
        return entities.escape(element.text_content())
    written = lxml_html.tostring(element, encoding="unicode")
    flat = " ".join(written.split())
    lines = re.sub(r"</(?:p|li|dt|dd|div|figcaption|h\d)>|<br>", "\n", flat)
    return "\n".join(line.strip() for line in _TAG.sub("", lines).split("\n") if line.strip())


def _table(element: etree._Element) -> str:
    """Return a table as lines, its cells parted by tabs."""
    rows = (
        "\t".join(" ".join(cell.text_content().split()) for cell in row.iterchildren("td", "th"))
        for row in element.iter("tr")
    )
    return "\n".join(rows)


def _loose(text: str | None) -> Iterator[Block]:
    if text and text.strip():
        yield Block("paragraph", text.strip(), entities.escape(text.strip(), quote=False), None, 0)
