"""HTML as a row of tokens that tell where each begins, so that no character goes missing.

The standard library's tokeniser reports where each tag, comment, reference and stretch of text begins;
what lies between two beginnings belongs to the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

Kind = Literal["start", "end", "data", "reference", "comment", "declaration"]


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `name` is the tag's name, or the text of a comment; `start` and `end` its span."""

    kind: Kind
    name: str
    start: int
    end: int
    closed: bool = False  # <tag/>
    attrs: dict[str, str] = field(default_factory=dict)


def tokenise(text: str, base: int) -> list[Token]:
    """The tokens of `text`, which stands at `base` in the original. They cover it without a gap."""
    starts = _Tokeniser(text).starts
    tokens = []
    for i, (kind, name, start, closed, attrs) in enumerate(starts):
        end = starts[i + 1][2] if i + 1 < len(starts) else len(text)
        tokens.append(Token(kind, name, base + start, base + end, closed, attrs))
    if text and (not starts or starts[0][2] > 0):
        end = starts[0][2] if starts else len(text)
        tokens.insert(0, Token("declaration", "", base, base + end))
    return tokens


class _Tokeniser(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.starts: list[tuple[Kind, str, int, bool, dict[str, str]]] = []
        # The tokeniser counts lines by "\n" alone; splitlines() knows more line ends.
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.feed(text)
        self.close()

    def _add(
        self,
        kind: Kind,
        name: str,
        closed: bool = False,
        attrs: list[tuple[str, str | None]] | None = None,
    ) -> None:
        line, column = self.getpos()
        given = {key: value or "" for key, value in attrs or []}
        self.starts.append((kind, name, self._lines[line - 1] + column, closed, given))

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """`<![附件]>` is printed text that looks like SGML; the base class stops at it."""
        end = self.rawdata.find(">", i)
        if end < 0:
            return -1
        self._add("data" if not self.rawdata.startswith("<![CDATA[", i) else "declaration", "")
        return end + 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("start", tag, False, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("start", tag, True, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._add("end", tag)

    def handle_data(self, data: str) -> None:
        self._add("data", "")

    def handle_entityref(self, name: str) -> None:
        self._add("reference", name)

    def handle_charref(self, name: str) -> None:
        self._add("reference", name)

    def handle_comment(self, data: str) -> None:
        self._add("comment", data)

    def handle_decl(self, decl: str) -> None:
        self._add("declaration", decl)

    def handle_pi(self, data: str) -> None:
        self._add("declaration", data)

    def unknown_decl(self, data: str) -> None:
        self._add("declaration", data)
