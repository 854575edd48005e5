"""What is doubtful in a text, explained below it as in a critical edition (校记): marks and notes.

A body has its suspect readings and its gaps marked without words (`dress.py`), so that feeds, search and
downloads take the text as it is printed. For a page each of them gets a small number that leads to
a note, and each note leads back: by keyboard and touch, without a script, and on paper.

A reading has one note however often it stands there; all gaps share one.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup, escape

_PLACE = re.compile(
    r'<span(?: class="suspect"| title="(?P<title>[^"]*)"){2}>(?P<printed>[^<]*)</span>'
    r'|(?P<gap><p class="gap">.*?)</p>',
    re.DOTALL,
)
_MARKED = ('class="suspect"', 'class="gap"')

Say = Callable[..., str]
"""Gives the site's words of a name, with values in them, as plain text."""


class Note(NamedTuple):
    """A note: its id, and the ids of the places it is about. A gap prints nothing: both are None."""

    id: str
    places: tuple[str, ...]
    printed: str | None
    probable: str | None


class Noted(NamedTuple):
    """A body with the marks of its notes, as HTML, and the notes in the order of their numbers."""

    html: Markup
    notes: tuple[Note, ...]


def reading(probable: str) -> str:
    """Return the title of a suspect reading, in no language: the probable one, in doubt."""
    return f"{probable}？"


def noted(html: str, say: Say) -> Noted:
    """Return the sanitised body `html` with a mark at each suspect reading and gap."""
    if not any(mark in html for mark in _MARKED):
        return Noted(Markup(html), ())
    places: dict[tuple[str | None, str | None], list[str]] = {}
    count = 0

    def marked(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        if found["gap"]:
            printed = probable = None
        else:
            printed = entities.unescape(found["printed"])
            probable = entities.unescape(found["title"] or "").removesuffix("？")
        here = places.setdefault((printed, probable), [])
        here.append(f"r{count}")
        mark = _mark(list(places).index((printed, probable)) + 1, count, say)
        if found["gap"]:
            return f"{found['gap']}{mark}</p>"
        title = escape(say("article.perhaps", reading=probable))
        return f'<span class="suspect" title="{title}">{found["printed"]}</span>{mark}'

    text = _PLACE.sub(marked, html)
    notes = [
        Note(f"n{number}", tuple(held), *key)
        for number, (key, held) in enumerate(places.items(), 1)
    ]
    return Noted(Markup(text), tuple(notes))


def _mark(number: int, place: int, say: Say) -> str:
    label = escape(say("article.note_mark", n=number))
    return (
        f'<sup class="mark"><a id="r{place}" href="#n{number}" role="doc-noteref"'
        f' aria-label="{label}">{number}</a></sup>'
    )
