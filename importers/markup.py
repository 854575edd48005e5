"""HTML of a post's body to paragraphs, every character of it accounted for.

The standard library's tokeniser tells where each tag, comment and stretch of text begins; what lies
between two beginnings belongs to the first. So the characters of the text keep their places, and
everything else is listed as removed mark-up. The reading is small on purpose: block tags part
paragraphs, `<strong>`, `<em>` and links to other sites are kept, tables keep rows and cells, and all
else is unwrapped. Stock-quote links and the spans that such sites put inside words (上海<span>证券</span>报)
are unwrapped too, never dropped; hidden paragraphs, scripts and chart blocks are removed.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .drafts import Page, Para
from .model import BlockKind
from .spans import PLAIN, WHITE, Ledger, Mark, Text

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_DROPPED = frozenset(("script", "style", "noscript", "template", "iframe", "object", "svg", "math"))
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CHART = re.compile(r"EM_StockImg_(Start|End)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINE_END = re.compile(r"[ \t\u3000\xa0]*[\r\n\f\v\x85\u2028\u2029\x1c-\x1e]+[ \t\u3000\xa0]*")
_QUOTE_LINK = re.compile(
    r"//(?:quote|data|fund|guba|stock|webquote\w*)\.[^/]*|/(?:quote|stock|realstock)/",
    re.IGNORECASE,
)

# A wholly bold paragraph no longer than this, without a stop, is a section heading.
_HEADING_LONGEST = 40


@dataclass(slots=True)
class _Event:
    """One token: what it is, and where it begins."""

    kind: str
    name: str
    start: int
    attrs: dict[str, str | None] = field(default_factory=dict)


class _Tokens(HTMLParser):
    """Token events with absolute places."""

    def __init__(self, text: str, base: int) -> None:
        super().__init__(convert_charrefs=False)
        self.events: list[_Event] = []
        self._base = base
        # The tokeniser counts lines by "\n" alone; splitlines() knows more line ends.
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.feed(text)
        self.close()

    def _add(self, kind: str, name: str, attrs: list[tuple[str, str | None]] | None = None) -> None:
        line, column = self.getpos()
        start = self._base + self._line_starts[line - 1] + column
        self.events.append(_Event(kind, name, start, dict(attrs or [])))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("start", tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("start", tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._add("end", tag)

    def handle_data(self, data: str) -> None:
        self._add("data", data)

    def handle_entityref(self, name: str) -> None:
        self._add("ref", f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add("ref", f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._add("comment", data)

    def handle_decl(self, decl: str) -> None:
        self._add("decl", decl)

    def handle_pi(self, data: str) -> None:
        self._add("decl", data)

    def unknown_decl(self, data: str) -> None:
        self._add("decl", data)


class _Reader:
    """Events to paragraphs."""

    def __init__(self, page: Page, start: int, end: int) -> None:
        self.page = page
        self.paras: list[Para] = []
        self._parts: list[Text] = []
        self._marks: list[tuple[str, Mark]] = []
        self._rows: list[list[Text]] | None = None
        self._heading = False
        self._skip: tuple[str, str] | None = None  # (tag to wait for, reason)
        self._depth = 0
        self._chart = False
        events = _Tokens(page.original[start:end], start).events
        for i, event in enumerate(events):
            stop = events[i + 1].start if i + 1 < len(events) else end
            self._take(event, event.start, stop)
        if events and events[0].start > start:
            page.ledger.remove((start, events[0].start), "markup")
        self._flush()

    def _take(self, event: _Event, start: int, end: int) -> None:
        if event.kind == "comment" and (match := _CHART.search(event.name)):
            self._chart = match[1].lower() == "start"
        elif self._chart:
            self.page.ledger.remove((start, end), "stock chart")
            return
        elif self._skip:
            self._skipped(event, start, end)
            return
        if event.kind in ("data", "ref"):
            self._text(event, start, end)
            return
        if event.kind == "start":
            self._open(event, start, end)
        elif event.kind == "end":
            self._close(event.name)
        if self._skip is None or event.name == "img":
            self.page.ledger.remove((start, end), "image" if event.name == "img" else "markup")

    def _skipped(self, event: _Event, start: int, end: int) -> None:
        assert self._skip is not None
        tag, why = self._skip
        self.page.ledger.remove((start, end), why)
        if event.name != tag:
            return
        if event.kind == "start":
            self._depth += 1
        elif event.kind == "end":
            self._depth -= 1
            if self._depth == 0:
                self._skip = None

    def _text(self, event: _Event, start: int, end: int) -> None:
        if event.kind == "ref":
            printed = self.page.original[start:end]
            # The tokeniser's reference ends where the next event begins.
            value = html.unescape(printed)
            self._parts.append(Text.reading(value, (start, end), self._mark()))
            return
        text = Text.of(self.page.original, start, end)
        self._parts.append(text.marked(self._mark()) if self._marks else text)

    def _open(self, event: _Event, start: int, end: int) -> None:
        tag = event.name
        hidden = _HIDDEN.search(event.attrs.get("style") or "") or "hidden" in event.attrs
        if (tag in _DROPPED or hidden) and tag not in _VOID:
            why = "hidden text" if hidden else f"{tag} element"
            self._skip, self._depth = (tag, why), 1
            self.page.ledger.remove((start, end), why)
            return
        if tag in _BLOCKS:
            self._flush()
            if tag == "table" and self._rows is None:
                self._rows = []
            elif tag == "tr" and self._rows is not None:
                self._rows.append([])
            self._heading = tag in _HEADINGS
        elif tag in ("strong", "b"):
            self._marks.append((tag, Mark(strong=True)))
        elif tag in ("em", "i"):
            self._marks.append((tag, Mark(em=True)))
        elif tag == "a":
            href = (event.attrs.get("href") or "").strip()
            keep = href.startswith(("http://", "https://")) and not _QUOTE_LINK.search(href)
            self._marks.append((tag, Mark(href=href) if keep else PLAIN))

    def _close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
            self._heading = False
            if tag == "table" and self._rows is not None:
                rows = [row for row in self._rows if any(cell.value for cell in row)]
                if rows:
                    self.paras.append(Para(Text.of("", 0, 0), "table", rows))
                self._rows = None
            return
        for i in range(len(self._marks) - 1, -1, -1):
            if self._marks[i][0] == tag:
                del self._marks[i]
                return

    def _mark(self) -> Mark:
        strong = em = False
        href = None
        for _, mark in self._marks:
            strong, em, href = strong or mark.strong, em or mark.em, mark.href or href
        return Mark(strong, em, href)

    def _flush(self) -> None:
        whole = one_line(Text.join(self._parts))
        self._parts = []
        text = trim(whole, self.page.ledger)
        if not text.value:
            return
        if self._rows is not None:
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append(text)
            return
        heading = self._heading or _bold_heading(text)
        self.paras.append(Para(text.marked(PLAIN) if heading else text, _kind(heading)))


def _kind(heading: bool) -> BlockKind:
    return "heading" if heading else "paragraph"


def _bold_heading(text: Text) -> bool:
    return (
        len(text) <= _HEADING_LONGEST
        and all(mark.strong for mark in text.marks())
        and not text.value.endswith(tuple("。！？，；：、”）)"))
        and not re.search(r"记者|讯|电$|摄$|来源", text.value)
    )


def one_line(text: Text) -> Text:
    """Line ends inside a paragraph: nothing between Chinese, one space between Latin words."""
    parts, at = [], 0
    for match in _LINE_END.finditer(text.value):
        start, end = match.span()
        parts.append(text[at:start])
        before, after = text.value[start - 1 : start], text.value[end : end + 1]
        if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
            parts.append(Text.reading(" ", text[start:end].outer()))
        at = end
    return Text.join([*parts, text[at:]]) if parts else text


def trim(text: Text, ledger: Ledger) -> Text:
    """Without white space at either end, references such as `&nbsp;` included."""
    inner = text.strip()
    lead = len(text.value) - len(text.value.lstrip(WHITE))
    ledger.remove(text[:lead], "layout")
    ledger.remove(text[lead + len(inner) :], "layout")
    return inner


def read_html(page: Page, start: int, end: int) -> list[Para]:
    """The paragraphs of the HTML between two places of the original."""
    return _Reader(page, start, end).paras
