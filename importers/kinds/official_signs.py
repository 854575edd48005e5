"""What shows that a text is an official document, from the surest sign to the least."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..parts.provenance import is_facts_line
from ..spans import Text
from .official_lines import (
    ARTICLE_ONE,
    DAY_LINE,
    MATTER,
    TITLE_END,
    bodies_in,
    dated_by,
    decree_place,
    decreed,
    is_document_title,
    is_recipients,
    own_number,
)


def looks_official(lines: Sequence[Text], title: str | None = None) -> str | None:
    """Why a text is an official document, or None; `title` stands above its lines."""
    if any(decreed(line.value) for line in lines[1:5]) or (
        title and lines and decreed(lines[0].value)
    ):
        return "the decree named in brackets below a title"
    titled = bool(title and is_document_title(title))
    for before, line in pairwise(lines[:8]):
        if dated_by(line.value) and (titled or is_document_title(before.value)):
            return "a day and a body below a document title"
    if titled and lines and ARTICLE_ONE.match(lines[0].value):
        return "第一条 below a document title"
    if len(lines) > 1 and is_document_title(lines[0].value) and ARTICLE_ONE.match(lines[1].value):
        return "第一条 below a document title"
    if decree_place(lines) is not None:
        return "the two head lines of a decree"
    if own_number(lines) is not None:
        return "a document number on a line of its own"
    for i, line in enumerate(lines[:6]):
        if is_recipients(line.value) and (i or title):
            above = (title or "") + "".join(
                item.value for item in lines[:i] if not is_facts_line(item.value)
            )
            if TITLE_END.search(above) and MATTER.search(above):
                return "a document title above its recipients"
    signed = any(
        DAY_LINE.match(line.value) and bool(bodies_in(before.value))
        for before, line in pairwise(lines)
    )
    dated = any(DAY_LINE.match(line.value) for line in lines[1:8])
    if (signed or dated) and lines and is_recipients(lines[0].value):
        return "recipients and a signature"
    titles = [title or "", *(line.value for line in lines[:3])]
    if signed and any(map(TITLE_END.search, titles)):
        return "a document title and a signature"
    return None
