"""A page that a reader service turned into Markdown: `Title:`, `URL Source:`, `Published Time:`, then the text.

The service keeps menus and foot as rows of links. The text begins below the line that repeats the title; lines
that are nothing but links or pictures are the page's, and inline marks are taken off, so that what is left is read
like any page saved as plain lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from ..drafts import Draft, Page
from ..parts.dates import read_date
from ..parts.furniture import foot_reason
from ..parts.script import letters
from ..spans import Text, lines_of, trim
from ..web.head import without_site

_HEAD = re.compile(
    r"\s*Title:[^\n]*\n(?:[ \t]*\n|(?:URL Source|Published Time|Number of Pages|Warning):[^\n]*\n)*\s*"
    r"Markdown Content:"
)
_FIELD = re.compile(
    r"^(?P<name>Title|URL Source|Published Time|Number of Pages|Warning|Markdown Content):[ \t]*(?P<value>[^\n]*)$",
    re.MULTILINE,
)
_IMAGE = r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"
_INLINE = re.compile(
    rf"(?P<image>{_IMAGE})|\[(?P<text>(?:[^\[\]\n]|{_IMAGE}|\[[^\[\]\n]{{0,300}}\]){{0,1000}})\]\((?P<href>[^()\n]{{0,2000}}(?:\([^()\n]{{0,300}}\))?[^()\n]{{0,300}})\)"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+)|\\(?P<escaped>[\\`*_{}\[\]()#+.!|~>-])"
)
_LEAD = re.compile(r"^(?:#{1,6}\s+|>\s?|[*+-]\s{1,4}|\d{1,3}\.\s{2,4})+")
_RULE = re.compile(r"^(?:[-*_=]\s*){3,}$|^\|?(?:\s*:?-+:?\s*\|)+\s*$")
_LONGEST_LINE = 50_000  # characters whose marks are taken off
_MOSTLY = 0.7  # of a line's characters are links: a row of the page's menus
_SHORT = 14  # characters; a longer single link is a headline or a reference


@dataclass(slots=True)
class _Line:
    text: Text
    linked: int
    links: int
    item: bool

    @property
    def is_menu(self) -> bool:
        """Links and nothing else: a menu, a list of other pages, a tool."""
        mostly = self.linked >= _MOSTLY * len(self.text)
        return (
            mostly and self.links > 0 and (self.links > 1 or self.item or len(self.text) <= _SHORT)
        )


def is_dump(original: str) -> bool:
    """Whether a reader service made the text."""
    return _HEAD.match(original) is not None


def read(page: Page, frame: Draft) -> list[Text]:
    """The lines of headline and text; address and day go into `frame`."""
    head = _HEAD.match(page.original)
    assert head
    title = _read_head(page, frame, head)
    title = title[: len(without_site(title.value, ()))]
    frame.title, frame.title_basis = title.value or None, "printed"
    lines = [_line(page, line, head.end()) for line in lines_of(page.original[head.end() :])]
    lines = [line for line in lines if line.text.value]
    start = _below_title(lines, title)
    while lines and lines[-1].linked >= _MOSTLY * len(lines[-1].text.value):
        page.ledger.remove(lines.pop().text, "page furniture")
    kept: list[Text] = []
    total = sum(len(line.text) for line in lines[start:] if not line.is_menu)
    so_far = 0
    for i, line in enumerate(lines):
        if i >= start and so_far * 2 > total and foot_reason(line.text.value):
            start = len(lines)
        if i < start or line.is_menu or start == len(lines):
            page.ledger.remove(line.text, "page furniture")
            continue
        so_far += len(line.text)
        kept.append(line.text)
    return [title, *kept] if title.value else kept


def _read_head(page: Page, frame: Draft, head: re.Match[str]) -> Text:
    """Address and day into `frame`; returns the title."""
    title = Text.of("", 0, 0)
    for match in _FIELD.finditer(page.original, head.start(), head.end()):
        value = Text.of(page.original, *match.span("value")).strip()
        if match["name"] == "Title":
            title = value
        elif match["name"] == "URL Source" and value.value.startswith(("http://", "https://")):
            frame.original_url = value.value
            page.ledger.field(value)
        elif match["name"] == "Published Time" and (day := _day(value.value)):
            frame.date, frame.date_precision = day
            frame.date_basis = "text"
            page.ledger.field(value)
    page.ledger.remove(head.span(), "front matter")
    return title


def _day(value: str) -> tuple[str, str] | None:
    if stated := read_date(value):
        return stated.iso, stated.precision
    try:
        return parsedate_to_datetime(value).isoformat(), "second"
    except (ValueError, TypeError):
        return None


def _line(page: Page, line: Text, base: int) -> _Line:
    """A line without its marks: what was a link stays as text and counts as linked."""
    start, end = line.outer()
    text = Text.of(page.original, base + start, base + end)
    if _RULE.match(text.value):
        page.ledger.remove(text, "markup")
        return _Line(text[:0], 0, 0, False)
    lead = _LEAD.match(text.value)
    at = lead.end() if lead else 0
    page.ledger.remove(text[:at], "markup")
    item = bool(lead and re.search(r"[*+-]\s", lead[0]))
    stripped, linked, links = _strip(page, text[at:])
    return _Line(trim(stripped, page.ledger), linked, links, item)


def _strip(page: Page, text: Text) -> tuple[Text, int, int]:
    if len(text) > _LONGEST_LINE:
        return text, 0, 0
    parts: list[Text] = []
    at = linked = links = 0
    for match in _INLINE.finditer(text.value):
        parts.append(text[at : match.start()])
        at = match.end()
        if match["image"] is not None:
            page.ledger.remove(text[match.start() : at], "image")
        elif match["text"] is not None:
            inner, _, _ = _strip(page, text[match.start("text") : match.end("text")])
            parts.append(inner)
            linked += len(inner)
            links += 1
            page.ledger.remove(text[match.start() : match.start("text")], "markup")
            page.ledger.remove(text[match.end("text") : at], "markup")
        elif match["escaped"] is not None:
            page.ledger.remove(text[match.start() : match.start() + 1], "markup")
            parts.append(text[match.start("escaped") : at])
        else:
            page.ledger.remove(text[match.start() : at], "markup")
    return Text.join([*parts, text[at:]]), linked, links


def _below_title(lines: list[_Line], title: Text) -> int:
    """The place below the last line that repeats the title, or the top."""
    key = letters(title.value)
    places = [
        i
        for i, line in enumerate(lines)
        if key
        and letters(line.text.value) in (key, key[: len(letters(line.text.value))])
        and len(letters(line.text.value)) * 2 >= len(key)
    ]
    return places[0] + 1 if places else 0
