"""A post of a Jekyll repost archive: front matter, then a body plain, in HTML, or a digest and HTML.

Its pinyin `categories` and its `XX新闻` tags name the *source* the post was copied from, not a topic.
Below the body stand the address of the copied page (`<http…>`) and links back into the archive.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ..drafts import Draft, Page, Para
from ..frontmatter import FrontMatter
from ..markup import read_html
from ..parts.dates import read_date
from ..parts.names import split_names
from ..parts.provenance import publisher
from ..spans import Text
from ..taxonomy import Sources

_ADDRESS_LINE = re.compile(r"^[ \t]*<(?P<url>(?:https?://[^<>\s]*)?)>[ \t]*\r?$", re.MULTILINE)
_RETURN = r"\[[^\]\n]*\]\([^)\n]*\)"
_RETURN_LINE = re.compile(
    r"^[ \t]*\[返回[^\]\n]*\]\([^)\n]*\)"
    rf"(?:[ \t]*[｜|][ \t]*{_RETURN})*[ \t]*\r?$",
    re.MULTILINE,
)
_DIGEST = re.compile(r"(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^>[ \t]?", re.MULTILINE)
_TAG = re.compile(
    r"</?(?:p|div|br|span|table|h[1-6]|section|img|strong|b|em|i|a|ul|ol|li|blockquote|center|font|u|hr"
    r"|script|style)[\s>/]|<!--|&nbsp;",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"^(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})-(?P<slug>.+)\.(?:md|markdown|html)$"
)
_NEWS_TAG = re.compile(r"^(?P<name>.+?)新闻$")
_READ = frozenset((
    "layout", "title", "date", "categories", "category", "tags", "tag", "source", "author", "authors",
    "subtitle", "description", "excerpt", "original_url", "source_url", "link", "permalink", "redirect_from",
    "published", "comments",
))  # fmt: skip
# A site's own feeds (滚动新闻, 要闻) are filed like publishers and name none.
_FEED = re.compile(r"(?:滚动|要闻|快讯|头条|热点|最新|综合|首页)$")


def read(page: Page, matter: FrontMatter, zone: str) -> Draft:
    """The one story of a post. Its several stories under one address stay one text, as posted."""
    _account(page, matter)
    page.warnings.extend(_warnings(matter))
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
    _read_fields(draft, matter, _day_of(page.file_name), zone)
    return draft


def _account(page: Page, matter: FrontMatter) -> None:
    """What was read of the front matter is a field; its keys and marks are removed."""
    start, end = matter.yaml_span
    for key in _READ & matter.fields.keys():
        for value in matter.items(key):
            at = page.original.find(value, start, end)
            if at >= 0:
                page.ledger.field(Text.of(page.original, at, at + len(value)))
    page.ledger.remove((0, matter.end), "front matter")


def aliases(file_name: str, matter: FrontMatter) -> tuple[str, ...]:
    """The addresses the post had: `permalink`, `redirect_from`, else Jekyll's default for its name.

    The default is /categories/YYYY/MM/DD/slug.html.
    """
    stated = [item for key in ("permalink", "redirect_from") for item in matter.items(key)]
    old = [address for address in stated if address.startswith("/") and ":" not in address]
    match = _FILE_NAME.match(PurePosixPath(file_name).name)
    if match and not matter.items("permalink"):
        folders = [item for value in matter.items("categories") for item in value.split()]
        parts = [*folders, match["y"], match["m"], match["d"], match["slug"] + ".html"]
        old.append("/" + "/".join(part.replace("/", "-") for part in parts))
    return tuple(dict.fromkeys(old))


def source_of(matter: FrontMatter, sources: Sources) -> str | None:
    """The publisher that the front matter names, for a post whose text names none."""
    if stated := publisher(matter.text("source")):
        return stated
    for name in matter.items("tags"):
        match = _NEWS_TAG.match(name)
        if found := sources.find(name) or (sources.find(match["name"]) if match else None):
            return found
        if match and not _FEED.search(match["name"]):
            return match["name"]
    return next(filter(None, map(sources.find, matter.items("categories"))), None)


def topics(matter: FrontMatter, sources: Sources) -> tuple[str, ...]:
    """The tags that name no publisher and no feed."""
    return tuple(
        name
        for name in matter.items("tags")
        if not sources.find(name) and not _NEWS_TAG.match(name)
    )


def _day_of(file_name: str) -> str:
    """The day that begins a post's file name, or nothing."""
    match = _FILE_NAME.match(file_name)
    return f"{match['y']}-{match['m']}-{match['d']}" if match else ""


def _read_fields(draft: Draft, matter: FrontMatter, named_day: str, zone: str) -> None:
    if title := matter.text("title"):
        draft.title, draft.title_basis = title, "printed"
    stated = read_date(matter.text("date"), zone)
    if stated:
        draft.date, draft.date_precision = stated.iso, stated.precision
        draft.date_basis = "front matter"
    elif day := None if matter.text("date") else read_date(named_day):
        # For Jekyll the name of the file is the date of the post.
        draft.date, draft.date_precision, draft.date_basis = day.iso, day.precision, "file name"
    draft.reporters += [
        name
        for key in ("author", "authors")
        for item in matter.items(key)
        for name in split_names(item)
    ]
    draft.subtitle += matter.items("subtitle")
    draft.summary = draft.summary or matter.text("description") or matter.text("excerpt") or None
    for key in ("original_url", "source_url", "link"):
        if matter.text(key).startswith(("http://", "https://")):
            draft.original_url = draft.original_url or matter.text(key)


def _warnings(matter: FrontMatter) -> list[str]:
    """What of the front matter is not taken over."""
    found = list(matter.warnings)
    if matter.text("date") and read_date(matter.text("date")) is None:
        found.append(f"the date {matter.text('date')!r} is none; left out")
    unread = sorted(key for key in matter.fields if key not in _READ and matter.fields[key])
    if unread:
        found.append(f"front matter keys that are not read: {', '.join(unread)}")
    return found


def _read_digest(page: Page, draft: Draft, start: int, end: int) -> int:
    """Take a `> ` digest above the body as the summary; returns where the body begins."""
    lead = re.compile(r"\s*").match(page.original, start)
    at = lead.end() if lead else start
    match = _DIGEST.match(page.original, at, end)
    if not match or not _QUOTE_MARK.sub("", match[0]).strip():
        return start
    page.ledger.field(Text.of(page.original, *match.span()))
    draft.summary = " ".join(_QUOTE_MARK.sub("", match[0]).split())
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
