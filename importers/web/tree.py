"""A saved page as elements and segments, built in one pass over its tokens.

An *element* is a block with its place in the page; a *segment* is the run of text between two block tags,
which is what a reader sees as one line or paragraph. Both keep the range of tokens they came from. The tree
forgives what pages do (tags never closed, closed twice, closed in the wrong order) and takes time linear in
the number of tokens.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ..markup import BLOCKS, VOID, skipped_tokens
from ..tokens import Token

# A start tag of the same name ends these when they were left open.
_SIBLINGS = {
    "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("td", "th", "tr"),
    "td": ("td", "th"), "th": ("td", "th"), "option": ("option",), "p": ("p",),
}  # fmt: skip
_DEEPEST = 64  # open elements looked through for the one that an end tag closes
_DEEPEST_PAGE = 200  # blocks in one another; the pages met had at most 40
_CENTRED = re.compile(r"center|\btext-align\s*:\s*center|figcaption")
CAPTION_NAME = re.compile(
    r"figcaption|caption|(?:pic|img|image|photo)[\w-]*(?:txt|text|desc|info|note|title|intro)|tuzhu|tushuo|zhushi"
)
_WHITE = re.compile(r"\s+")


@dataclass(slots=True, eq=False)
class Element:
    """A block: `hint` is its id, class, role and itemprop in lower case, `style` how it looks."""

    name: str
    hint: str
    style: str
    parent: Element | None
    first: int
    last: int = 0
    children: list[Element] = field(default_factory=list)

    def above(self) -> Iterator[Element]:
        """Itself and all it stands in, from the inside."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


@dataclass(slots=True, eq=False)
class Segment:
    """A line of the page: its text with white space closed up, and how much of it is links."""

    element: Element
    first: int
    last: int
    text: str
    linked: int
    pictured: bool  # nothing but a picture stands between it and the segment before
    centred: bool
    captioned: bool  # an inline element in it is named as captions are

    @property
    def own(self) -> int:
        """Characters that are no link."""
        return len(self.text) - self.linked

    @property
    def is_link(self) -> bool:
        return self.linked * 2 > len(self.text)


@dataclass(frozen=True, slots=True)
class Tree:
    """The page: its tokens, which of them nobody is to see (with the reason), and its segments."""

    tokens: Sequence[Token]
    skipped: dict[int, str]
    segments: list[Segment]


def build(original: str, tokens: Sequence[Token]) -> Tree:
    """The tree of a page whose tokens cover `original`."""
    return _Builder(original, tokens).tree()


class _Builder:
    def __init__(self, original: str, tokens: Sequence[Token]) -> None:
        self._original = original
        self._tokens = tokens
        self._skipped = skipped_tokens(tokens)
        self._open = [Element("html", "", "", None, 0, len(tokens))]
        self._names: Counter[str] = Counter()
        self._link: int | None = None  # open elements when the link began
        self._segments: list[Segment] = []
        self._first: int | None = None
        self._parts: list[str] = []
        self._linked = 0
        self._picture = self._captioned = False

    def tree(self) -> Tree:
        for i, token in enumerate(self._tokens):
            if i in self._skipped:
                continue
            if token.kind in ("data", "reference"):
                self._text(i, token)
            elif token.kind == "start":
                self._start(i, token)
            elif token.kind == "end":
                self._end(i, token.name)
        self._cut(len(self._tokens))
        for element in self._open:
            element.last = len(self._tokens)
        return Tree(self._tokens, self._skipped, self._segments)

    def _text(self, i: int, token: Token) -> None:
        text = self._original[token.start : token.end]
        if token.kind == "reference":
            text = html.unescape(text)
        if self._first is None:
            if not text.strip():
                return
            self._first = i
        self._parts.append(text)
        if self._link is not None:
            self._linked += len(_WHITE.sub("", text))

    def _cut(self, i: int) -> None:
        """End the open segment before token `i`."""
        if self._first is not None:
            text = _WHITE.sub(" ", "".join(self._parts)).strip()
            linked = min(self._linked, len(text))
            if text:
                centred = any(_CENTRED.search(e.style) for e in islice(self._open[-1].above(), 2))
                place = (self._open[-1], self._first, i)
                flags = (self._picture, centred, self._captioned)
                self._segments.append(Segment(*place, text, linked, *flags))
                self._picture = False
            self._captioned = False
        self._first, self._parts, self._linked = None, [], 0

    def _start(self, i: int, token: Token) -> None:
        name = token.name
        if name == "img":
            self._picture = True
        if name == "a":
            self._link = len(self._open)
            return
        if name not in BLOCKS:
            if CAPTION_NAME.search(token.attrs.get("class", "").lower()):
                self._captioned = True
            return
        self._cut(i)
        if name in VOID or len(self._open) > _DEEPEST_PAGE:
            return
        if self._open[-1].name == "p":
            self._pop(i)
        for sibling in _SIBLINGS.get(name, ()):
            if self._open[-1].name == sibling:
                self._pop(i)
        attrs = token.attrs
        hint = " ".join(attrs.get(key, "") for key in ("id", "class", "role", "itemprop")).lower()
        style = f"{name} {attrs.get('class', '')} {attrs.get('align', '')} {attrs.get('style', '')}"
        element = Element(name, hint, style.lower(), self._open[-1], i)
        self._open[-1].children.append(element)
        if not token.closed:
            self._open.append(element)
            self._names[name] += 1

    def _end(self, i: int, name: str) -> None:
        if name == "a":
            self._link = None
        if name not in BLOCKS:
            return
        self._cut(i)
        if not self._names[name]:
            return
        for depth in range(1, min(_DEEPEST, len(self._open) - 1) + 1):
            if self._open[-depth].name == name:
                for _ in range(depth):
                    self._pop(i)
                return

    def _pop(self, i: int) -> None:
        element = self._open.pop()
        element.last = i
        self._names[element.name] -= 1
        if self._link is not None and len(self._open) < self._link:
            self._link = None
