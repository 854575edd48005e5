"""An article from the bytes of its files: what Pelican's reader and the plugin make of it, faster.

A file as importers write it (a plain header, an empty line, a neutral body) is read without
Pelican, Python-Markdown, nh3 or lxml, in some 40 µs; what that can't do without doubt goes through
Python-Markdown as Pelican runs it and through `dress`, at ten times the cost. Nothing but
`is_plain` tells which way an article went.

It holds for the settings of Markdown that Pelican has by itself: ask `is_stock` first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import ContentError
from .dress import Dressed, Section, dress, dress_blocks, lead, lead_of_blocks, marks_text
from .facts import Document, parse_facts
from .header import Header, parse_header
from .measures import anchored
from .neutral import neutral_blocks, neutral_html
from .record import Record, check_needs_no_facts, make_record
from .sanitise import clean_html

MARKDOWN: dict[str, Any] = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
    },
    "output_format": "html5",
}
"""`MARKDOWN` of a Pelican whose settings say nothing else."""

_FORMATTED = ["summary"]  # FORMATTED_FIELDS, as Pelican has it

MOST_OPEN = 500
"""Brackets that may be open at once: 0.05 s of Python-Markdown."""
_BRACKET = re.compile(r"\\.|\]\(|[])[]|\n[ \t]*\n", re.DOTALL)
_SUMMARY = re.compile(r"^summary:(.*)", re.MULTILINE | re.IGNORECASE)


class ArticleText(NamedTuple):
    """All that a page shows of one article by itself.

    `html`, `summary` and `lead` are sanitised; `summary` is None where the header has none.
    `is_plain` says that no parser was needed. A withdrawn article has none of it.
    """

    header: Header
    record: Record
    html: str
    sections: tuple[Section, ...]
    gaps: int
    summary: str | None
    lead: str
    is_plain: bool

    @property
    def document(self) -> Document | None:
        """What it states as an official document, with the addresses of measures in its body."""
        headings = [(section.id, section.title) for section in self.sections]
        return anchored(self.record.facts.document, self.html, headings)


def is_stock(settings: Mapping[str, Any]) -> bool:
    """Whether these settings of Pelican leave its Markdown reader as it is."""
    markdown = {key: value for key, value in settings["MARKDOWN"].items() if key != "extensions"}
    named = settings["MARKDOWN"].get("extensions") or list(MARKDOWN["extension_configs"])
    return (
        markdown == MARKDOWN
        and list(named) == list(MARKDOWN["extension_configs"])
        and list(settings.get("FORMATTED_FIELDS", _FORMATTED)) == _FORMATTED
        and not settings.get("TYPOGRIFY")
        and "md" not in settings.get("READERS", {})
    )


def read_article(
    raw: bytes, facts: bytes | None, file: Path | str, *, id: str | None = None
) -> ArticleText:
    """Return what the bytes of an article's file and of its facts file (None: not there) say.

    `id` is for files whose header has no `Slug`, which importers do not write; their name is taken
    where it is not given. Raises ContentError, naming `file`, as the plugins do on reading it, and
    for what Pelican refuses in it: bytes that are not UTF-8, Markdown that can't be parsed. A title,
    a date and a category are not asked for here.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ContentError("is not UTF-8.", file=file, remedy="Save it as UTF-8.") from error
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    head, gap, body = text.partition("\n\n")
    header = parse_header(head, file)
    record = _record(header, facts, file, id)
    if record.withdrawn:
        return ArticleText(header, record, "", (), 0, None, "", True)
    is_plain = bool(gap) and _is_plain(head.removeprefix("\ufeff"))
    found = None
    if is_plain and not marks_text(record.facts):
        found = _dress_plainly(head, body, header)
    if found is None:
        # Marks of measures and doubts are set into a tree, but need no Markdown parser.
        html = neutral_html(body) if is_plain and not _SUMMARY.search(head) else None
        dressed, summary, begin = _dress_by_parsers(text, html, record, file)
    else:
        dressed, summary, begin = found
    return ArticleText(
        header,
        record,
        dressed.html,
        dressed.sections,
        dressed.gaps,
        summary,
        begin,
        is_plain=found is not None,
    )


def _dress_plainly(head: str, body: str, header: Header) -> tuple[Dressed, str | None, str] | None:
    """Return body, summary and lead where both can be had without a parser, else None."""
    blocks = neutral_blocks(body)
    if blocks is None:
        return None
    dressed = dress_blocks(blocks)
    if "summary" not in header and "&" not in head:  # `&nbsp;` is a summary to Pelican
        return dressed, None, lead_of_blocks(blocks, dressed.html)
    summaries = "\n".join(map(str.strip, _SUMMARY.findall(head)))
    if not summaries:
        return dressed, None, lead_of_blocks(blocks, dressed.html)
    written = neutral_blocks(summaries)
    if not written or any(block.tag != "p" for block in written):
        return None
    summary = dress_blocks(written).html
    return dressed, summary, lead(summary)


def _dress_by_parsers(
    text: str, html: str | None, record: Record, file: Path | str
) -> tuple[Dressed, str | None, str]:
    """Return body, summary and lead of a whole file; `html` is the body's where it is known."""
    html, written = _convert(text, file) if html is None else (html, "")
    dressed = dress(html, record.facts)
    summary = clean_html(written) if written else None
    return dressed, summary, lead(dressed.html if summary is None else summary)


def _record(header: Header, facts: bytes | None, file: Path | str, id: str | None) -> Record:
    if facts is None:
        check_needs_no_facts(header, file)
        read = None
    else:
        read = parse_facts(facts, Path(file).with_suffix(".facts.json"))
    return make_record(header, read, id=id or header.get("slug") or Path(file).stem, file=file)


def _is_plain(head: str) -> bool:
    """Whether Pelican ends the header where `parse_header` does: after the whole of `head`.

    Lines of white space end it earlier, and a line that begins with `---` is a fence to Pelican,
    even where it goes on as a key.
    """
    if head.startswith("---") or "\n---" in head:
        return False
    return all(map(str.strip, head.split("\n")))


def _convert(text: str, file: Path | str) -> tuple[str, str]:
    """Return the HTML of the body and of the summary, by Python-Markdown."""
    _check_brackets(text, file)
    try:
        parser = _parser(True).reset()
        html: str = parser.convert(text.removeprefix("\ufeff"))
        written = "\n".join(parser.Meta.get("summary", ()))
        summary: str = _parser(False).reset().convert(written)
    except Exception as error:
        _parser.cache_clear()  # a parser that broke off may remember where it stood
        raise ContentError(
            f"can't be read as Markdown ({type(error).__name__}: {error}).",
            file=file,
            remedy="Simplify its text.",
        ) from error
    return html, summary


def _check_brackets(text: str, file: Path | str) -> None:
    """Raise ContentError where Python-Markdown would look for the ends of links for minutes.

    It looks for each from its beginning to the end of the paragraph, so its time is the square of
    how many are open at once.
    """
    if text.count("[") <= MOST_OPEN:
        return
    names = addresses = 0
    for found in _BRACKET.finditer(text):
        mark = found[0]
        if mark == "[":
            names += 1
        elif mark == ")":
            addresses = max(0, addresses - 1)
        elif mark[0] == "]":
            names = max(0, names - 1)
            addresses += mark == "]("
        elif mark[0] == "\n":
            names = addresses = 0
        if names + addresses > MOST_OPEN:
            raise ContentError(
                f"more than {MOST_OPEN} brackets of a paragraph are open here.",
                file=file,
                line=text.count("\n", 0, found.start()) + 1,
                remedy="Close them, or write \\[ for one that is to be printed.",
            )


@cache
def _parser(reads_header: bool) -> Any:
    """Python-Markdown as Pelican sets it up, for a whole file or for one value of its header."""
    from markdown import Markdown

    extensions = list(MARKDOWN["extension_configs"])
    parser = Markdown(**MARKDOWN, extensions=extensions)
    if not reads_header:
        parser.preprocessors.deregister("meta")
    return parser
