"""A post of a Jekyll repost archive: front matter, then a body plain, in HTML, or a digest and HTML.

Its pinyin `categories` and its `XX新闻` tags name the *source* the post was copied from, not a topic.
Below the body stand the address of the copied page (`<http…>`) and links back into the archive.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ..drafts import Draft, Page, Para
from ..frontmatter import FrontMatter
from ..markup import read_html, trim
from ..parts.dates import read_date
from ..spans import Text
from ..taxonomy import Sources

_ADDRESS_LINE = re.compile(r"^[ \t]*<(?P<url>(?:https?://[^<>\s]*)?)>[ \t]*$", re.MULTILINE)
_RETURN_LINE = re.compile(r"^[ \t]*\[返回[^\n]*$", re.MULTILINE)
_DIGEST = re.compile(r"^>[ \t]?(?P<text>[^\n]*)$", re.MULTILINE)
_TAG = re.compile(r"<(?:p|div|br|span|table|h[1-6]|section|img|strong|!--)[\s>/]", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"^(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})-(?P<slug>.+)\.(?:md|markdown|html)$"
)
_NEWS_TAG = re.compile(r"^(?P<name>.+?)新闻$")
# A site's own feeds (滚动新闻, 要闻) are filed like publishers and name none.
_FEED = re.compile(r"(?:滚动|要闻|快讯|头条|热点|最新|综合|首页)$")


def read(page: Page, matter: FrontMatter, zone: str) -> Draft:
    """The one story of a post. Its several stories under one address stay one text, as posted."""
    page.ledger.field(Text.of(page.original, *matter.yaml_span))
    page.ledger.remove((0, matter.end), "front matter")
    page.warnings.extend(matter.warnings)
    end = len(page.original)
    draft = Draft([])
    for pattern, why in ((_RETURN_LINE, "return link"), (_ADDRESS_LINE, "address")):
        for match in pattern.finditer(page.original, matter.end):
            if why == "address":
                draft.original_url = draft.original_url or match["url"] or None
                page.ledger.field(Text.of(page.original, *match.span()))
            else:
                page.ledger.remove(match.span(), why)
            end = min(end, match.start())
    start = _read_digest(page, draft, matter.end, end)
    draft.paras += _body(page, start, end)
    # What stands below the address or between the links back is text like any other.
    draft.paras += _below(page, end)
    _read_fields(draft, matter, zone)
    return draft


def aliases(file_name: str, matter: FrontMatter) -> tuple[str, ...]:
    """The address Jekyll's default permalink gave the post: /categories/YYYY/MM/DD/slug.html."""
    match = _FILE_NAME.match(PurePosixPath(file_name).name)
    if not match:
        return ()
    folders = [item for value in matter.items("categories") for item in value.split()]
    parts = [*folders, match["y"], match["m"], match["d"], match["slug"] + ".html"]
    return ("/" + "/".join(part.replace("/", "-") for part in parts),)


def source_of(matter: FrontMatter, sources: Sources) -> str | None:
    """The publisher that the tags or categories name, for a post whose text names none."""
    for name in matter.items("tags"):
        match = _NEWS_TAG.match(name)
        if publisher := sources.find(name) or (sources.find(match["name"]) if match else None):
            return publisher
        if match and not _FEED.search(match["name"]):
            return match["name"]
    return next(filter(None, map(sources.find, matter.items("categories"))), None)


def _read_fields(draft: Draft, matter: FrontMatter, zone: str) -> None:
    if title := matter.text("title"):
        draft.title, draft.title_basis = title, "printed"
    stated = read_date(matter.text("date"), zone)
    if stated:
        draft.date, draft.date_precision = stated.iso, stated.precision
        draft.date_basis = "front matter"


def _read_digest(page: Page, draft: Draft, start: int, end: int) -> int:
    """Take a `> ` digest above the body as the summary; returns where the body begins."""
    lead = re.compile(r"\s*").match(page.original, start)
    at = lead.end() if lead else start
    match = _DIGEST.match(page.original, at, end)
    if not match or not match["text"].strip():
        return start
    text = trim(Text.of(page.original, *match.span("text")), page.ledger)
    page.ledger.field(text)
    page.ledger.remove(match.span(), "markup")
    draft.summary = text.value
    return match.end()


def _body(page: Page, start: int, end: int) -> list[Para]:
    if _TAG.search(page.original, start, end):
        return read_html(page, start, end)
    return _plain(page, start, end)


def _plain(page: Page, start: int, end: int) -> list[Para]:
    paras = []
    for match in re.finditer(r"[^\r\n]+", page.original[start:end]):
        line = Text.of(page.original, start + match.start(), start + match.end()).strip()
        if line.value:
            paras.append(Para(line))
    return paras


def _below(page: Page, start: int) -> list[Para]:
    covered = sorted(
        match.span()
        for pattern in (_RETURN_LINE, _ADDRESS_LINE)
        for match in pattern.finditer(page.original, start)
    )
    paras: list[Para] = []
    at = start
    for begin, stop in [*covered, (len(page.original), len(page.original))]:
        if page.original[at:begin].strip():
            paras += _body(page, at, begin)
        at = max(at, stop)
    return paras
