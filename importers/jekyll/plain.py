"""Plain bodies: lines of text in the Markdown that Jekyll would have read, taken with care.

A news text is written without a thought of Markdown: `*ST` before a company's name is no emphasis,
`#话题#` no heading and `2021.` no list. So only what can't be meant otherwise is read as mark-up: `**…**`
pairs, links and pictures, headings with a space, quotes, escapes and references, Liquid tags. A line is a
paragraph; an open line (long, without a closing mark) goes on in the next one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..drafts import Page, Para
from ..spans import PLAIN, Ledger, Mark, Span, Text, trim

_LINE = re.compile(r"[^\r\n]+")
_INNER_INDENT = re.compile(r"(?<=[。！？”）])(?=\u3000{2})")
_HEAD = re.compile(r"#{1,6}[ \t]+(?=\S)")
_CLOSING_HASHES = re.compile(r"[ \t]+#+$")
_LEAD = re.compile(r"(?:>[ \t]?)+|[-*+•][ \t]+(?=\S)")
_RULE = re.compile(r"(?:[-*_=][ \t]*){3,}$|`{3,}.*$|~{3,}.*$")
_DEFINITION = re.compile(r"\[[^\]\n]+\]:[ \t]*<?(?:https?:)?/\S*>?(?:[ \t]+[\"'(].*)?$")
_SPECIAL = re.compile(r"[*\[\\&{<!]")
_INLINE = re.compile(
    r"(?P<strong>\*\*(?=\S)(?P<bold>[^*\n]{1,200}?)(?<=\S)\*\*)"
    r"|(?P<image>!\[[^\]\n]{0,200}\]\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\))"
    r"|(?P<link>\[(?P<words>[^\[\]\n]{1,200})\]"
    r"\((?P<href>[^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:[ \t]+[\"'][^\"'\n]{0,200}[\"'])?\))"
    r"|(?P<auto><(?P<url>https?://[^<>\s]{1,500})>)"
    r"|(?P<escaped>\\[\\`*_{}\[\]()#+\-.!<>|~])"
    r"|(?P<reference>&(?:[A-Za-z]{2,8}|\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6});)"
    r"|(?P<liquid>\{%[^%\n]{0,300}%\}|\{\{[^{}\n]{0,300}\}\})"
    r"|(?P<attributes>\{:[^{}\n]{0,200}\})"
)
_LIQUID = re.compile(r"\{%[^%\n]{0,300}%\}|\{\{[^{}\n]{0,300}\}\}")
_HTTP = ("http://", "https://")
_HEADING_LONGEST = 40
_STOPS = tuple("。！？，；：、”）)」』】》…!?.;:")
_CLOSED = tuple(stop for stop in _STOPS if stop not in "，、")
# Characters in a line that may go on in the next: shorter ones are heads, names, verses.
_OPEN_FROM = 20
_INDENT = re.compile(
    r"[ \t]{2,}|\u3000|[-*+•·●■◆▲○◎□>#|]|\d+[.、．)）]|[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]"
)


def read_plain(page: Page, start: int, end: int) -> list[Para]:
    """The paragraphs of the lines between two places of the original."""
    paras: list[Para] = []
    open_line: Text | None = None
    previous_end = start
    for first, last in _lines(page.original, start, end):
        raw = Text.of(page.original, first, last)
        line = trim(raw, page.ledger)
        if not line.value:
            continue
        apart = page.original.count("\n", previous_end, first) > 1
        goes_on = open_line is not None and not apart and not _INDENT.match(raw.value)
        previous_end = last
        para = _read_line(page.ledger, line)
        if para is None:
            open_line = None
            continue
        if goes_on and open_line is not None and para.kind == "paragraph":
            para = Para(_join(open_line, para.text))
            paras[-1] = para
        else:
            paras.append(para)
        closed = para.kind != "paragraph" or para.text.value.endswith(_CLOSED)
        open_line = None if closed or len(line) < _OPEN_FROM else para.text
    return paras


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines; where HTML was stripped without a trace, an indent behind a stop begins one too."""
    for match in _LINE.finditer(text, start, end):
        at = match.start()
        for indent in _INNER_INDENT.finditer(text, at, match.end()):
            yield at, indent.start()
            at = indent.start()
        yield at, match.end()


def _join(a: Text, b: Text) -> Text:
    """Nothing between Chinese, one space between Latin words."""
    if a.value[-1].isascii() and b.value[0].isascii():
        return Text.join([a, Text.reading(" ", (a.outer()[1], b.outer()[0])), b])
    return Text.join([a, b])


def _read_line(ledger: Ledger, line: Text) -> Para | None:
    """The paragraph or heading that a line is; None where nothing is left of it."""
    if _RULE.match(line.value) or _DEFINITION.match(line.value):
        ledger.remove(line, "markup")
        return None
    if lead := _LEAD.match(line.value):
        ledger.remove(line[: lead.end()], "markup")
        line = trim(line[lead.end() :], ledger)
    head = _HEAD.match(line.value)
    if head:
        ledger.remove(line[: head.end()], "markup")
        line = line[head.end() :]
        if hashes := _CLOSING_HASHES.search(line.value):
            ledger.remove(line[hashes.start() :], "markup")
            line = line[: hashes.start()]
    if _SPECIAL.search(line.value):
        line = trim(_inline(line, ledger), ledger)
    if not line.value:
        return None
    if head:
        return Para(line.marked(PLAIN), "heading")
    bold = len(line) <= _HEADING_LONGEST and all(mark.strong for mark in line.marks())
    if bold and not line.value.endswith(_STOPS):
        return Para(line.marked(PLAIN), "heading")
    return Para(line)


def _inline(line: Text, ledger: Ledger) -> Text:
    """A line with its mark-up read. What is taken away is told to the ledger."""
    parts: list[Text] = []
    at = 0
    for match in _INLINE.finditer(line.value):
        start, end = match.span()
        parts.append(line[at:start])
        at = end
        if match["image"]:
            ledger.remove(line[start:end], "image")
        elif match["liquid"] or match["attributes"]:
            ledger.remove(line[start:end], "template tag")
        elif match["reference"]:
            value = html.unescape(match["reference"])
            parts.append(_reading(line, (start, end), value))
        elif match["escaped"]:
            ledger.remove(line[start : start + 1], "markup")
            parts.append(line[start + 1 : end])
        else:
            inner, mark = _marked(match)
            ledger.remove(line[start : inner[0]], "markup")
            ledger.remove(line[inner[1] : end], "markup")
            words = line[inner[0] : inner[1]]
            parts.append(_inline(words, ledger).marked(mark) if mark != PLAIN else words)
    return Text.join([*parts, line[at:]]) if parts else line


def _marked(match: re.Match[str]) -> tuple[Span, Mark]:
    """The span of the words inside a pair of marks, and what the marks say."""
    if match["strong"]:
        return match.span("bold"), Mark(strong=True)
    if match["auto"]:
        return match.span("url"), Mark(href=match["url"])
    href = match["href"]
    return match.span("words"), Mark(href=href) if href.startswith(_HTTP) else PLAIN


def _reading(line: Text, span: Span, value: str) -> Text:
    return Text.reading(value, line[span[0] : span[1]].outer())


def without_liquid(text: Text, ledger: Ledger) -> Text:
    """Without Liquid tags, which only the old site's program could fill in."""
    found = [match.span() for match in _LIQUID.finditer(text.value)] if "{" in text.value else []
    for start, end in found:
        ledger.remove(text[start:end], "template tag")
    return trim(text.without(found), ledger) if found else text
