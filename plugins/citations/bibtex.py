r"""An entry for BibTeX and biblatex.

Types and fields are biblatex's (its manual, 2.1 and 2.2), and those of the package gbt7714, which prints
GB/T 7714 from them: `@article` with `entrysubtype = {newspaper}`, `@online`, `@legislation` (which gbt7714 prints
as [A]). `year` stands beside `date` for styles that only know the old field. `library` tells where this archive's
copy is; no standard style prints it.

A body's name stands in braces of its own, so that nobody parts it, and so does any with more than letters in it.
"""

from __future__ import annotations

import re

from ..catalog.sanitise import one_line
from .model import Citation, Name

_TYPES = {"newspaper": "article", "webpage": "online", "document": "legislation"}
_CONTAINERS = {"newspaper": "journal", "webpage": "organization", "document": "organization"}
_LANGUAGES = {"zh": "chinese", "en": "english"}
"""Names of languages in babel, for `langid`; other languages are left out."""

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: "\\" + sign for sign in "#$%&_"},
}
_SPECIAL = re.compile(r"[\\{}~^#$%&_]|(?<=[-'`?!])[-'`]")
r"""What TeX reads as a command, and what its fonts join: --, '', ``, ?`, !`."""

_KEY = re.compile(r"[^\w.:+-]+")
"""What may not stand in a key: BibTeX forbids white space and "#%'(),={}, TeX more."""

_PLAIN_NAME = re.compile(r"(?!(?:and|others)$)[^\W_]+(?:[·・.-][^\W_]+)*", re.IGNORECASE)
"""A name that no program parts, such as 祝青禾 or 彼得·诺思; `and` and `others` are BibTeX's own words."""

_LETTERS = re.compile("[A-Za-z]")

_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "<": "%3C", ">": "%3E"}
_IN_ADDRESS = re.compile(r"[{}\\ <>]")


def bibtex(citation: Citation) -> str:
    """Return the entry; its key is the article's id, which never changes."""
    fields = {
        "entrysubtype": "newspaper" if citation.kind == "newspaper" else None,
        "author": " and ".join([_name(name) for name in citation.writers]),
        "title": _title(citation.shown_title),
        _CONTAINERS[citation.kind]: escape(citation.container or ""),
        "location": escape(citation.place or ""),
        "number": escape(citation.number or ""),
        "date": citation.issued,
        "year": citation.issued[:4] if citation.issued else None,
        "pages": escape(citation.page or ""),
        "url": _address(citation.url or ""),
        "urldate": citation.accessed,
        "langid": _LANGUAGES.get(citation.lang[:2]),
        "library": escape("，".join([part for part in (citation.archive, citation.copy) if part])),
        "note": citation.caution,
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{_TYPES[citation.kind]}{{{key(citation.id)},\n{''.join(lines)}}}\n"


def key(id: str) -> str:
    """Return the key of the article `id`."""
    return _KEY.sub("-", id)


def escape(text: str) -> str:
    """Return `text` on one line, so that TeX prints it as it is."""
    return _SPECIAL.sub(_escaped, one_line(text))


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    return _ESCAPES.get(sign) or "{}" + sign


def _title(title: str) -> str:
    # Styles that put titles in small letters leave alone what stands in braces: AI stays AI.
    text = escape(title)
    return f"{{{text}}}" if _LETTERS.search(title) else text


def _address(url: str) -> str:
    # Printed by \url, which takes characters as they are; braces would end the field.
    return _IN_ADDRESS.sub(lambda match: _ADDRESS[match[0]], one_line(url))


def _name(name: Name) -> str:
    text = escape(name.text)
    if name.given:
        return f"{text}, {escape(name.given)}"
    return text if not name.is_body and _PLAIN_NAME.fullmatch(name.text) else f"{{{text}}}"
