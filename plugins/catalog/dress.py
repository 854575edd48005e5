"""The body of an article as it is printed: headings, measures and doubts marked, then sanitised.

Works on text nodes only, so that no character of the text changes. A doubtful reading (疑误) is
shown beside what is printed, never instead of it.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree
from lxml import html as lxml_html

from .apparatus import reading
from .facts import Facts, Suspect
from .measures import mark_measures, set_measures
from .neutral import Block
from .sanitise import clean_html, without_controls

LEAD_LENGTH = 120
"""Characters of the summary in lists: two lines of the front page's lead."""

_BLOCK_END = re.compile(r"</(?:p|h\d|li|dt|dd|tr|table|blockquote|pre|div|figure|caption)>|<[bh]r>")
_TAG = re.compile(r"<[^>]*>")
_NO_TEXT = re.compile(r'<p class="gap">.*?</p>', re.DOTALL)
_NO_LEAD = re.compile(r"<(h\d|table|figure|pre)\b.*?</\1>", re.DOTALL)
_NO_LEAD_BEGINS = re.compile(r"<(?:h\d|table|figure|pre)\b")
_GAP = '<p class="gap">'
_LEAD_WITHIN = 3
"""The lead of a text ends, as a rule, within its length times this, tags counted."""


class Section(NamedTuple):
    """A section heading (小标题) and the id of its `<h2>`."""

    id: str
    title: str


class Dressed(NamedTuple):
    """The HTML of a body, its sections, and how many gaps are marked in it."""

    html: str
    sections: tuple[Section, ...]
    gaps: int


def dress(html: str, facts: Facts) -> Dressed:
    """Return the body `html` with `<h2 id="s1">`, measures and suspects marked, sanitised last."""
    html = without_controls(html)
    measures = facts.document.measures if facts.document else ()
    sections: list[Section] = []
    if html.strip() and ("<h2" in html or " id" in html or measures or facts.suspects):
        root = lxml_html.fragment_fromstring(html, create_parent="div")
        for element in root.iter(etree.Element):
            element.attrib.pop("id", None)
        for number, heading in enumerate(root.iter("h2"), start=1):
            heading.set("id", f"s{number}")
            sections.append(Section(f"s{number}", heading.text_content().strip()))
        mark_measures(root, measures)
        _mark_suspects(root, facts.suspects)
        set_measures(root, measures)
        html = _inside(root)
    cleaned = clean_html(html)
    return Dressed(cleaned, tuple(sections), cleaned.count(_GAP))


def dress_blocks(blocks: Sequence[Block]) -> Dressed:
    """Return what `dress` makes of the HTML of `neutral` blocks with facts that mark nothing.

    They hold no tag and no attribute that `clean_html` would take out, so no parser runs.
    """
    out: list[str] = []
    sections: list[Section] = []
    gaps = 0
    for tag, html in blocks:
        if tag == "h2":
            id = f"s{len(sections) + 1}"
            sections.append(Section(id, entities.unescape(_TAG.sub("", html)).strip()))
            out.append(f'<h2 id="{id}">{html}</h2>')
        elif tag:
            out.append(f"<{tag}>{html}</{tag}>")
        else:
            out.append(f"{html}\n")
            gaps += 1
    return Dressed("\n".join(out).rstrip("\n"), tuple(sections), gaps)


def marks_text(facts: Facts) -> bool:
    """Whether `dress` marks anything of these facts in the text."""
    return bool(facts.suspects or (facts.document and facts.document.measures))


def plain_text(html: str) -> str:
    """Return the text of sanitised HTML, a line for each block, without the marks of gaps."""
    text = _NO_TEXT.sub("", html) if _GAP in html else html
    bare = text.replace("</p>", "\n").replace("<p>", "")
    if "<" in bare:  # other tags than paragraphs
        bare = _TAG.sub("", _BLOCK_END.sub("\n", text))
    if "&" in bare:
        bare = entities.unescape(bare)
    return "\n".join([line for line in map(str.strip, bare.split("\n")) if line])


def lead(html: str, length: int = LEAD_LENGTH) -> str:
    """Return the beginning of the text in sanitised HTML for lists: no headings, no tables."""
    end = html.find("</p>", _LEAD_WITHIN * length) + len("</p>")
    if end >= len("</p>") + _LEAD_WITHIN * length:
        begin = _NO_LEAD.sub("", html[:end])
        # A table that goes on behind `end` would lose the mark by which it is known.
        if not _NO_LEAD_BEGINS.search(begin):
            text = " ".join(plain_text(begin).split())
            if len(text) > length:
                return shorten(text, length)
    text = plain_text(_NO_LEAD.sub("", html)) or plain_text(html)
    return shorten(" ".join(text.split()), length)


def lead_of_blocks(blocks: Sequence[Block], html: str) -> str:
    """Return the `lead` of `html`, which was made of these blocks."""
    words: list[str] = []
    found = 0
    for tag, inside in blocks:
        if tag == "p":
            text = _TAG.sub("", inside) if "<" in inside else inside
            words += (entities.unescape(text) if "&" in text else text).split()
            found = sum(map(len, words))
            if found > LEAD_LENGTH:
                break
    return shorten(" ".join(words), LEAD_LENGTH) if words else lead(html)


def shorten(text: str, length: int) -> str:
    """Return `text`, cut at the end of a sentence if one ends in its second half, else with …"""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    stop = max(cut.rfind(mark) for mark in "。！？；")
    return cut[: stop + 1] if stop >= length // 2 else cut.rstrip("，、：（“《") + "…"


def _mark_suspects(root: etree._Element, suspects: Sequence[Suspect]) -> None:
    for suspect in suspects:
        if not suspect.printed.strip():
            continue
        places = [
            node for node in _text_nodes(root) if suspect.printed in node
        ]  # collected first: marking changes the tree
        # One character stands everywhere; it is only marked where nothing else can be meant.
        if len(suspect.printed) == 1 and sum(node.count(suspect.printed) for node in places) != 1:
            continue
        for node in places:
            _wrap(node, suspect)


def _text_nodes(root: etree._Element) -> Iterator[etree._ElementUnicodeResult]:
    for node in root.xpath(".//text()"):
        parent = node.getparent()
        holder = parent.getparent() if node.is_tail else parent
        if holder is not None and holder.get("class") != "suspect":
            yield node


def _wrap(node: etree._ElementUnicodeResult, suspect: Suspect) -> None:
    first, *rest = str(node).split(suspect.printed)
    anchor = node.getparent()
    spans = []
    for tail in rest:
        span = anchor.makeelement("span")
        span.set("class", "suspect")
        span.set("title", reading(suspect.probable))
        span.text, span.tail = suspect.printed, tail
        spans.append(span)
    if node.is_tail:
        anchor.tail = first
        for span in reversed(spans):
            tail = span.tail
            anchor.addnext(span)
            span.tail = tail
    else:
        anchor.text = first
        for position, span in enumerate(spans):
            anchor.insert(position, span)


def _inside(root: etree._Element) -> str:
    # The text before the first child is not in any child; tostring() would lose its escaping.
    parts = [entities.escape(root.text or "", quote=False)]
    parts += [lxml_html.tostring(child, encoding="unicode") for child in root]
    return "".join(parts)
