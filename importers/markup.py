"""HTML of a post's body or of a page's report to paragraphs, every character of it accounted for.

The reading is small on purpose: block tags part paragraphs, `<strong>`, `<em>` and links to other sites
are kept, tables keep rows and cells (also empty ones, or figures would change columns), and all else is
unwrapped. Stock-quote links and the spans that such sites put inside words (上海<span>证券</span>报) are
unwrapped too, never dropped.

Hidden paragraphs, scripts and chart blocks are removed, but only where their end is printed: an element
that is never closed would swallow the rest of the text, so its tag goes and its text stays.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from .drafts import Page, Para
from .model import BlockKind
from .spans import PLAIN, Ledger, Mark, Text, trim
from .tokens import Token, tokenise

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_DROPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "title", "textarea",
    "select",
))  # fmt: skip
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CHART = re.compile(r"EM_StockImg_(Start|End)", re.IGNORECASE)
_HIDDEN_TEXT = "hidden text"
_MOST_HIDDEN = 0.5  # of a page's text
_NEARLY_ALL = 0.9
_WRAPPERS = frozenset(("html", "body", "div", "main", "article", "section", "form"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A line end with all the white space around it; the lookbehind keeps long runs from being tried twice.
_LINE_END = re.compile(
    r"(?<![ \t\u3000\xa0])[ \t\u3000\xa0]*[\r\n\f\v\x85\u2028\u2029\x1c-\x1e]"
    r"[ \t\u3000\xa0\r\n\f\v\x85\u2028\u2029\x1c-\x1e]*"
)
_QUOTE_LINK = re.compile(
    r"//(?:quote|data|fund|guba|stock|webquote\w*)\.[^/]*|/(?:quote|stock|realstock)/",
    re.IGNORECASE,
)
_FACTS = re.compile(r"记者|讯|电$|摄$|来源")

# A wholly bold paragraph no longer than this, without a stop, is a section heading.
_HEADING_LONGEST = 40


def read_html(page: Page, start: int, end: int) -> list[Para]:
    """The paragraphs of the HTML between two places of the original."""
    tokens = tokenise(page.original[start:end], start)
    return read_tokens(page, tokens, skipped_tokens(tokens))


def read_tokens(page: Page, tokens: Sequence[Token], skipped: dict[int, str]) -> list[Para]:
    """The paragraphs of a row of tokens, less those that are left out (place → why)."""
    return _Reader(page, tokens, skipped).paras


class _Reader:
    """Tokens to paragraphs."""

    def __init__(self, page: Page, tokens: Sequence[Token], skipped: dict[int, str]) -> None:
        self._original = page.original
        self._ledger = page.ledger
        self.paras: list[Para] = []
        self._parts: list[Text] = []
        self._strong = self._em = 0
        self._links: list[str | None] = []
        self._heading = False
        self._table: _Table | None = None
        for i, token in enumerate(tokens):
            if why := skipped.get(i):
                self._ledger.remove((token.start, token.end), why)
            else:
                self._take(token)
        self._flush()
        self._end_table(whole=True)

    def _take(self, token: Token) -> None:
        if token.kind == "data":
            text = Text.of(self._original, token.start, token.end)
            self._parts.append(text.marked(self._mark()))
            return
        if token.kind == "reference":
            self._reference(token)
            return
        if token.kind == "start":
            self._open(token)
        elif token.kind == "end":
            self._close(token.name)
        why = {"img": "image"}.get(token.name, "comment" if token.kind == "comment" else "markup")
        self._ledger.remove((token.start, token.end), why)

    def _reference(self, token: Token) -> None:
        value = html.unescape(self._original[token.start : token.end])
        if value:
            self._parts.append(Text.reading(value, (token.start, token.end), self._mark()))
        else:
            self._ledger.remove((token.start, token.end), "control character")

    def _open(self, token: Token) -> None:
        tag = token.name
        if tag in BLOCKS:
            self._flush()
            self._heading = tag in _HEADINGS
            if tag == "table":
                self._table = _Table(self._table)
            elif self._table and tag == "tr":
                self._table.open_row()
            elif self._table and tag in ("td", "th"):
                self._table.open_cell(head=tag == "th")
        elif tag in ("strong", "b"):
            self._strong += 1
        elif tag in ("em", "i"):
            self._em += 1
        elif tag == "a":
            href = token.attrs.get("href", "").strip()
            keep = href.startswith(("http://", "https://")) and not _QUOTE_LINK.search(href)
            self._links.append(href if keep else None)

    def _close(self, tag: str) -> None:
        if tag in BLOCKS:
            self._flush()
            self._heading = False
            if tag == "table":
                self._end_table()
            elif self._table and tag in ("td", "th"):
                self._table.in_cell = False
        elif tag in ("strong", "b"):
            self._strong = max(0, self._strong - 1)
        elif tag in ("em", "i"):
            self._em = max(0, self._em - 1)
        elif tag == "a" and self._links:
            self._links.pop()

    def _mark(self) -> Mark:
        href = self._links[-1] if self._links else None
        if not (self._strong or self._em or href):
            return PLAIN
        return Mark(self._strong > 0, self._em > 0, href)

    def _flush(self) -> None:
        text = trim(_one_line(Text.join(self._parts), self._ledger), self._ledger)
        self._parts = []
        if not text.value:
            return
        if self._table and self._table.in_cell:
            self._table.add(text)
            return
        heading = self._heading or _bold_heading(text)
        kind: BlockKind = "heading" if heading else "paragraph"
        self.paras.append(Para(text.marked(PLAIN) if heading else text, kind))

    def _end_table(self, *, whole: bool = False) -> None:
        """Close the innermost table (all of them with `whole`); rows of empty cells go."""
        while self._table:
            rows = [row for row in self._table.rows if any(cell.value for cell in row)]
            if rows:
                head = self._table.head_rows(rows)
                self.paras.append(Para(Text.of("", 0, 0), "table", rows, head))
            self._table = self._table.outer
            if not whole:
                return


class _Table:
    """Rows of cells while a table is read, and the table it stands in."""

    def __init__(self, outer: _Table | None) -> None:
        self.outer = outer
        self.rows: list[list[Text]] = []
        self.in_cell = False
        self._plain: set[int] = set()  # rows with a cell that is no head

    def open_row(self) -> None:
        self.rows.append([])
        self.in_cell = False

    def open_cell(self, *, head: bool) -> None:
        if not self.rows:
            self.rows.append([])
        if not head:
            self._plain.add(id(self.rows[-1]))
        self.rows[-1].append(Text.of("", 0, 0))
        self.in_cell = True

    def head_rows(self, rows: list[list[Text]]) -> int:
        """How many of the first rows are all head cells; never the whole table."""
        head = list(takewhile(lambda row: id(row) not in self._plain, rows))
        return len(head) if len(head) < len(rows) else 0

    def add(self, text: Text) -> None:
        """A paragraph more in the open cell, one space after what stands there."""
        cell = self.rows[-1][-1]
        at = text.outer()[0]
        space = [Text.reading(" ", (at, at))] if cell.value else []
        self.rows[-1][-1] = Text.join([cell, *space, text])


def skipped_tokens(tokens: Sequence[Token]) -> dict[int, str]:
    """Which tokens are left out, with the reason: elements nobody is to see, where they end."""
    spans: list[tuple[int, int, str]] = []
    opened: defaultdict[str, list[tuple[int, str | None]]] = defaultdict(list)
    chart: int | None = None
    for i, token in enumerate(tokens):
        if token.kind == "comment" and (match := _CHART.search(token.name)):
            if match[1].lower() == "start":
                chart = i
            elif chart is not None:
                spans.append((chart, i, "stock chart"))
                chart = None
        elif token.kind == "start" and not token.closed and token.name not in VOID:
            if token.name in BLOCKS and opened["p"]:
                # A paragraph ends where the next block begins.
                first, why = opened["p"].pop()
                if why:
                    spans.append((first, i - 1, why))
            opened[token.name].append((i, _hidden(token)))
        elif token.kind == "end" and opened[token.name]:
            first, why = opened[token.name].pop()
            if why:
                spans.append((first, i, why))
    skipped: dict[int, str] = {}
    sums: list[int] = []
    for first, last, why in sorted(spans, key=lambda span: (span[0], -span[1])):
        if first in skipped:
            continue
        if why == _HIDDEN_TEXT and tokens[first].name in _WRAPPERS:
            sums = sums or _text_before(tokens)
            # Scripts turn `visibility` on when a page has loaded; `display: none` they may leave.
            waiting = "visibility" in tokens[first].attrs.get("style", "").lower()
            whole = waiting or tokens[first].name in ("html", "body")
            most = _MOST_HIDDEN if whole else _NEARLY_ALL
            if sums[last] - sums[first] > most * sums[-1]:
                continue  # the whole page: its script shows it when it has loaded
        skipped.update(dict.fromkeys(range(first, last + 1), why))
    return skipped


def _text_before(tokens: Sequence[Token]) -> list[int]:
    """Characters of text before each token and in all, scripts and styles aside."""
    sums = [0]
    for i, token in enumerate(tokens):
        scripted = i > 0 and tokens[i - 1].kind == "start" and tokens[i - 1].name in _DROPPED
        printed = token.kind == "data" and not scripted
        sums.append(sums[-1] + (token.end - token.start if printed else 0))
    return sums


def _hidden(token: Token) -> str | None:
    if token.name in _DROPPED:
        return f"{token.name} element"
    if _HIDDEN.search(token.attrs.get("style", "")) or "hidden" in token.attrs:
        return _HIDDEN_TEXT
    return None


def _bold_heading(text: Text) -> bool:
    return (
        len(text) <= _HEADING_LONGEST
        and all(mark.strong for mark in text.marks())
        and not text.value.endswith(tuple("。！？，；：、”）)"))
        and not _FACTS.search(text.value)
    )


def _one_line(text: Text, ledger: Ledger) -> Text:
    """Line ends inside a paragraph: nothing between Chinese, one space between Latin words."""
    parts, at = [], 0
    for match in _LINE_END.finditer(text.value):
        start, end = match.span()
        parts.append(text[at:start])
        gone = text[start:end]
        before, after = text.value[start - 1 : start], text.value[end : end + 1]
        if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
            parts.append(Text.reading(" ", gone.outer()))
        else:
            ledger.remove(gone, "layout")
        at = end
    return Text.join([*parts, text[at:]]) if parts else text
