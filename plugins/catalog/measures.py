"""The measures (条) of an official document in its text: where each begins, and who answers for it.

No character of the text changes. A measure's paragraph gets its id; its number, as printed, a link to
itself, for readers who want the address; what it prints at its end about who answers (责任单位) a mark,
so that it can be set on a line of its own. What the facts file names and the text does not show is
not linked to: `anchored`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from .facts import Document, Measure, departments

_NUMBERED = re.compile(r"\s*(?P<no>\d{1,4})\s*[.．、]\s*(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(r"(?P<before>\s*)(?P<number>\d{1,4}\s*[.．、])")
_LABEL = re.compile(r"(?:责任|牵头|配合|主办|协办|落实)(?:单位|部门)[:：]")
_BEGUN = re.compile(r'<p class="measure" id="(m[0-9-]+)">')
"""How `dress` leaves the paragraph of a measure; in a text `<` is escaped."""
_OPENING, _CLOSING = "（(", "）)"


def mark_measures(root: etree._Element, measures: Sequence[Measure]) -> None:
    """Give the paragraphs of these measures their ids."""
    waiting: dict[str, list[Measure]] = {}
    for measure in measures:
        waiting.setdefault(str(measure.no), []).append(measure)
    for paragraph in root.iter("p"):
        match = _NUMBERED.match(paragraph.text_content())
        if not match or not waiting.get(match["no"]):
            continue
        # Numbers start again in chapters and appendices: the title must agree as well.
        rest = _squeeze(match["rest"])
        for measure in waiting[match["no"]]:
            if rest.startswith(_squeeze(measure.title)):
                paragraph.set("class", "measure")
                paragraph.set("id", measure.id)
                waiting[match["no"]].remove(measure)
                break


def set_measures(root: etree._Element, measures: Sequence[Measure]) -> None:
    """Link the number of each marked measure to itself, and mark who answers as it is printed."""
    by_id = {measure.id: measure for measure in measures}
    for paragraph in root.iter("p"):
        measure = by_id.get(paragraph.get("id"))
        if measure is not None:
            _link_number(paragraph)
            _mark_departments(paragraph, measure.departments)


def anchored(
    document: Document | None, html: str, headings: Iterable[tuple[str, str]]
) -> Document | None:
    """Return the document with the ids of what its sanitised body shows.

    Those are the measures that begin in it and, of its `headings` (id and title), those of chapters.
    """
    if document is None:
        return None
    begun = set(_BEGUN.findall(html))
    measures = tuple(
        measure if measure.id in begun else measure._replace(id=None)
        for measure in document.measures
    )
    waiting = [(id, _squeeze(title)) for id, title in headings]
    sections = []
    for section in document.sections:
        begin, end = _squeeze(section.no), _squeeze(section.title)
        found = (id for id, title in waiting if title.startswith(begin) and title.endswith(end))
        id = next(found, None)
        waiting = [one for one in waiting if one[0] != id]
        sections.append(section._replace(id=id))
    return document._replace(
        measures=measures,
        departments=departments(measures),
        sections=tuple(sections),
    )


def _link_number(paragraph: etree._Element) -> None:
    holder = paragraph
    while not (holder.text or "").strip() and len(holder):
        holder = holder[0]  # a number that is printed in bold
    match = _NUMBER.match(holder.text or "")
    if not match or holder.tag == "a":
        return
    link = holder.makeelement("a")
    link.set("class", "no")
    link.set("href", f"#{paragraph.get('id')}")
    link.text, link.tail = match["number"], holder.text[match.end() :]
    holder.text = match["before"]
    holder.insert(0, link)


def _mark_departments(paragraph: etree._Element, names: Sequence[str]) -> None:
    text = paragraph.text_content()
    starts = [_bracket(text), *(match.start() for match in _LABEL.finditer(text))]
    for start in starts:
        said = "" if start is None else _squeeze(text[start:])
        if start and names and all(_squeeze(name) in said for name in names):
            _wrap_from(paragraph, start)
            return


def _bracket(text: str) -> int | None:
    """Return where the bracket begins with which a text ends; it may hold others: 县(市、区)."""
    end = len(text.rstrip(" 。\n"))
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += (text[at] in _CLOSING) - (text[at] in _OPENING)
        if depth <= 0:
            return at if at < end - 1 else None
    return None


def _wrap_from(paragraph: etree._Element, start: int) -> None:
    """Put all of a paragraph from a character on into a span; not where that is inside an element."""
    span = paragraph.makeelement("span")
    span.set("class", "departments")
    children = list(paragraph)
    at = len(paragraph.text or "")
    if start < at:
        paragraph.text, span.text = paragraph.text[:start], paragraph.text[start:]
        moved = children
    else:
        for position, child in enumerate(children):
            at += len(child.text_content())
            if start < at:
                return
            tail = child.tail or ""
            if start < at + len(tail):
                child.tail, span.text = tail[: start - at], tail[start - at :]
                moved = children[position + 1 :]
                break
            at += len(tail)
        else:
            return
    paragraph.append(span)
    span.extend(moved)


def _squeeze(text: str) -> str:
    return "".join(text.split())
