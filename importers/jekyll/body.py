"""The body of a post: a digest that stands above it, then stretches of HTML and of plain text.

A `> ` quote at the head is a digest when HTML follows, or when the text below says the same; it becomes the
summary. Where nothing follows, or a plain text that goes on from it, it is the text itself.

HTML and plain text may follow one another, parted by empty lines. An element that is still open there
(a table, a paragraph closed further down) goes on over the empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..drafts import Page, Para
from ..markup import read_html
from ..spans import Span, Text
from .plain import read_plain

_TAG = re.compile(
    r"</?(?:p|div|br|span|table|tr|td|h[1-6]|section|article|img|strong|b|em|i|a|ul|ol|li|blockquote|center"
    r"|font|u|hr|script|style|figure|video|iframe|sup|sub)[\s>/]|<!--",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|table|tr|td|h[1-6]|section|article|ul|ol|li|blockquote|center|script|style|figure)[\s>/]",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"\n[ \t\r\u3000]*\n")
_ELEMENT = re.compile(
    r"<(?P<end>/?)(?P<name>p|div|table|ul|ol|blockquote|center|section|article|pre|script|style|figure)\b[^<>]*>"
    r"|(?P<comment><!--.*?(?:-->|\Z))",
    re.IGNORECASE | re.DOTALL,
)
_QUOTE_LINE = re.compile(r"[ \t]{0,3}>[^\n]*(?:\n|\Z)")
_LAZY_LINE = re.compile(r"(?![ \t]*(?:\r?\n|[<#\[]|\Z))[^\n]*(?:\n|\Z)")
_QUOTE_MARK = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_WHITE = re.compile(r"\s*")
_WORDS = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"[。！？]")
_TAGS = re.compile(r"<[^<>]*>")
_FAR = 50_000  # characters that an element open over an empty line may run
_RUN = 5  # characters that two texts share
# A digest repeats most of its runs; a text that goes on from a quote shares names at best.
_SAME = 0.5
_LONGEST_DIGEST = 1200  # characters; the longest met had 149


def read_digest(page: Page, rest: list[Span]) -> tuple[Text | None, list[Span]]:
    """The digest above the text, if there is one, and the stretches that are left.

    Marks of an empty quote are removed with what stands around them.
    """
    if not rest:
        return None, rest
    (start, end), *others = rest
    original = page.original
    head = _WHITE.match(original, start, end)
    at = head.end() if head else start
    quoted = stop = _lines_from(_QUOTE_LINE, original, at, end)
    if quoted == at:
        return None, rest
    while (after := _lines_from(_LAZY_LINE, original, stop, end)) > stop:
        # A line without a mark goes on from the quote, as Markdown has it.
        stop = _lines_from(_QUOTE_LINE, original, after, end)
    if not any(_TAG.search(original, first, last) for first, last in ((stop, end), *others)):
        stop = quoted
    quote = Text.of(original, at, stop)
    marks = [match.span() for match in _QUOTE_MARK.finditer(quote.value)]
    words = quote.without(marks).strip()
    left = [span for span in ((stop, end), *others) if original[span[0] : span[1]].strip()]
    if not words.value:
        page.ledger.remove(quote, "markup")
        return None, left
    if len(words) > _LONGEST_DIGEST or not _is_digest(words.value, page, left):
        return None, rest
    for first, last in marks:
        page.ledger.remove(quote[first:last], "markup")
    return words, left


def _lines_from(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    """Where the lines end that match one after another from `at` on."""
    while at < end and (match := pattern.match(text, at, end)) and match.end() > at:
        at = match.end()
    return at


def _is_digest(words: str, page: Page, left: Iterable[Span]) -> bool:
    """Whether what is left says what the quote says, or is HTML with a text of its own."""
    body = "".join(page.original[start:end] for start, end in left)
    text = _TAGS.sub("", body)
    if _SENTENCE_END.search(text) and _TAG.search(body):
        return True
    body, digest = _WORDS.sub("", text), _WORDS.sub("", words)
    runs = [digest[i : i + _RUN] for i in range(max(1, len(digest) - _RUN + 1))]
    return sum(run in body for run in runs) >= _SAME * len(runs)


def read_stretch(page: Page, start: int, end: int) -> list[Para]:
    """The paragraphs of a stretch of HTML, of plain text, or of both in turns."""
    if not _TAG.search(page.original, start, end):
        return read_plain(page, start, end)
    end -= len(page.original[start:end]) - len(page.original[start:end].rstrip())
    paras: list[Para] = []
    for is_html, first, last in _turns(page.original, start, end):
        if not is_html:
            paras += read_plain(page, first, last)
        elif _BLOCK_TAG.search(page.original, first, last):
            paras += read_html(page, first, last)
        else:
            for line in _LINE.finditer(page.original, first, last):
                paras += read_html(page, *line.span())
    return paras


def _turns(text: str, start: int, end: int) -> Iterator[tuple[bool, int, int]]:
    """HTML or not, from where, to where. What is HTML or inside an open element stays together."""
    at, is_html, first = start, False, start
    breaks = [match.end() for match in _BLANK.finditer(text, start, end)]
    for stop in [*breaks, end]:
        tagged = bool(_TAG.search(text, at, stop))
        if at > first and tagged != is_html and not (is_html and _is_open(text, first, at, end)):
            yield is_html, first, at
            first = at
            is_html = tagged
        elif at == first:
            is_html = tagged
        at = stop
    if first < end:
        yield is_html, first, end


def _is_open(text: str, start: int, at: int, end: int) -> bool:
    """Whether an element that begins between `start` and `at` ends only after `at`."""
    if at - start > _FAR:
        return False
    opened: list[str] = []
    for match in _ELEMENT.finditer(text, start, at):
        if match["comment"]:
            continue
        name = match["name"].lower()
        if opened and opened[-1] == "p" and (name != "p" or not match["end"]):
            opened.pop()  # a paragraph ends where the next block begins
        if not match["end"]:
            opened.append(name)
        elif name in opened:
            del opened[len(opened) - 1 - opened[::-1].index(name) :]
    if not opened:
        return False
    following = next(
        (
            m
            for m in _ELEMENT.finditer(text, at, min(end, at + _FAR))
            if (m["name"] or "").lower() == opened[-1]
        ),
        None,
    )
    return bool(following and following["end"])
