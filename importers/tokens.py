"""HTML as a row of tokens that tell where each begins, so that no character goes missing.

Written for this because the places are needed, and because time must stay linear for any bytes: the standard
library's tokeniser and the tree builders met lose the places, and some take quadratic time on mark-up that is
opened and never closed. The rules are those of the HTML standard's tokeniser as far as text is concerned, with
one difference: a comment, script or quote that is never closed swallows nothing. Its mark is a token and the
text after it stays text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .errors import Refused

# The largest page met had 24,000; more is no text of news and takes time without end.
MAX_TOKENS = 500_000
MAX_CHARACTERS = 4_000_000

Kind = Literal["start", "end", "data", "reference", "comment", "declaration"]

_MARK = re.compile(r"<(?=[!?/a-zA-Z])|&(?=#?[0-9a-zA-Z])")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:_-]*(?=[\s/>])")
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,8}|[a-zA-Z][a-zA-Z0-9]{0,31});?")
# One step through a tag: white space, a name, a value in quotes, a bare value, or the end.
_STEP = re.compile(r"""[\s/]+ | = \s* (?: "[^"]*" | '[^']*' | [^\s>]* ) | [^\s/>=]+""", re.VERBOSE)
_ATTRIBUTE = re.compile(
    r"""([^\s/>=]+) (?: \s* = \s* ( "[^"]*" | '[^']*' | [^\s>]* ) )?""", re.VERBOSE
)
# Elements whose content is no mark-up; their end tag alone closes them.
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "noframes")
}


@dataclass(frozen=True)
class Token:
    """One token: `name` is the tag's name, or the text of a comment; `start` and `end` its span."""

    kind: Kind
    name: str
    start: int
    end: int
    source: str = ""  # of a start tag

    @property
    def closed(self) -> bool:
        """<tag/>"""
        return self.source.endswith("/>")

    @cached_property
    def attrs(self) -> dict[str, str]:
        """The attributes of a start tag by lower-case name; the first of two equal ones counts."""
        found: dict[str, str] = {}
        for name, value in _ATTRIBUTE.findall(self.source, len(self.name) + 1):
            if value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1:
                value = value[1:-1]
            found.setdefault(name.lower(), html.unescape(value))
        return found


def tokenise(text: str, base: int) -> list[Token]:
    """The tokens of `text`, which stands at `base` in the original. They cover it without a gap.

    Raises Refused above MAX_TOKENS tokens or MAX_CHARACTERS of data.
    """
    tokens: list[Token] = []
    at = 0
    for kind, name, start, end in _marks(text):
        if start > at:
            tokens.append(Token("data", "", base + at, base + start))
        source = text[start:end] if kind == "start" else ""
        tokens.append(Token(kind, name, base + start, base + end, source))
        at = end
        if len(tokens) > MAX_TOKENS:
            raise _too_large(f"{MAX_TOKENS:,} tags and references")
    if at < len(text):
        tokens.append(Token("data", "", base + at, base + len(text)))
    if sum(t.end - t.start for t in tokens if t.kind == "data") > MAX_CHARACTERS:
        raise _too_large(f"{MAX_CHARACTERS:,} characters between its tags")
    return tokens


def _too_large(limit: str) -> Refused:
    return Refused(f"more than {limit}", remedy="Split it into one file a text")


def _marks(text: str) -> Iterator[tuple[Kind, str, int, int]]:
    """All that is no data: kind, name, start, end."""
    last = text.rfind(">")  # no tag ends behind it
    finder = _Finder(text)
    at = 0
    while match := _MARK.search(text, at):
        start = match.start()
        mark = _reference(text, start) if text[start] == "&" else None
        if text[start] == "<" and start < last:
            mark = _markup(text, start, finder)
        if mark is None:
            at = start + 1
            continue
        yield mark
        at = mark[3]
        if mark[0] == "start" and mark[1] in _RAW:
            # The content of a script is one token of data, whatever it holds.
            at = finder.find(_RAW[mark[1]], at, otherwise=at)


class _Finder:
    """Searches that are not tried again behind a place from which nothing was found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._nothing: set[re.Pattern[str]] = set()

    def find(self, pattern: re.Pattern[str], start: int, *, otherwise: int) -> int:
        if pattern in self._nothing:
            return otherwise
        if match := pattern.search(self._text, start):
            return match.start()
        self._nothing.add(pattern)
        return otherwise


_SWITCH = re.compile(r"<!\[(?:end)?if[ \]]", re.IGNORECASE)
_COMMENT_END, _SECTION_END, _TAG_END = re.compile("--!?>"), re.compile("]]>"), re.compile(">")


def _reference(text: str, start: int) -> tuple[Kind, str, int, int] | None:
    match = _REFERENCE.match(text, start)
    return ("reference", match[0], start, match.end()) if match else None


def _markup(text: str, start: int, finder: _Finder) -> tuple[Kind, str, int, int] | None:
    """The tag, comment or declaration that begins at a `<`, or None where that is printed text."""
    following = text[start + 1]
    if following in "!?":
        return _declaration(text, start, finder)
    name = _NAME.match(text, start + 1 + (following == "/"))
    if name is None:
        return None
    end = _tag_end(text, name.end())
    if end is None:
        return None
    return ("end" if following == "/" else "start", name[0].lower(), start, end)


def _tag_end(text: str, at: int) -> int | None:
    """Where the tag that is open at `at` ends; a `>` inside a quoted value ends nothing."""
    while at < len(text):
        if text[at] == ">":
            return at + 1
        step = _STEP.match(text, at)
        if step is None or step.end() == at:
            at += 1
        else:
            at = step.end()
    return None


def _declaration(text: str, start: int, finder: _Finder) -> tuple[Kind, str, int, int] | None:
    if text.startswith("<!--", start):
        end = finder.find(_COMMENT_END, start + 4, otherwise=-1)
        if end < 0:
            return "declaration", "", start, start + 4
        return "comment", text[start + 4 : end], start, text.index(">", end) + 1
    if text.startswith("<![CDATA[", start):
        end = finder.find(_SECTION_END, start, otherwise=-1)
        return ("declaration", "", start, start + 9 if end < 0 else end + 3)
    # <![附件]> is printed text; <![endif]> is a browser's switch.
    if text.startswith("<![", start) and not _SWITCH.match(text, start):
        return None
    end = finder.find(_TAG_END, start, otherwise=-1)
    return None if end < 0 else ("declaration", "", start, end + 1)
