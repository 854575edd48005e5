"""A post of a Jekyll repost archive: front matter, then a body plain, in HTML, or a digest and HTML.

Its pinyin `categories` and its `XX新闻` tags name the *source* the post was copied from, not a topic.
Below the body stand the address of the copied page (`<http…>`) and links back into the archive. How each of
these is read stands in `importers/jekyll/`; here they come together.

A column of several comments under one headline is one story, as it was posted. Several stories are
found in one file where each has what a post has of its own: a second front matter, or a source line
(文章来源) below each text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import pairwise

from ..drafts import Draft, Page, Para
from ..frontmatter import FrontMatter, read_front_matter
from ..jekyll import sources
from ..jekyll.body import read_digest, read_stretch
from ..jekyll.dates import is_no_date, stated_date
from ..jekyll.footer import read_foot
from ..jekyll.furniture import take_pictures, take_surroundings
from ..jekyll.people import take_people_lines
from ..jekyll.place import Place, addresses, is_draft, named_day
from ..jekyll.plain import read_plain
from ..jekyll.sources import SourceLine
from ..parts.names import looks_like_person, split_names
from ..spans import Ledger, Text
from ..taxonomy import Sources

_NEXT_POST = re.compile(r"^---[ \t]*\r?\n(?=(?:layout|title)[ \t]*:)", re.MULTILINE)
_ADDRESS_KEYS = (
    "original_url", "source_url", "link", "source_link", "url", "original", "origin", "canonical_url",
    "external_url", "source",
)  # fmt: skip
_PEOPLE_KEYS = {
    "author": "reporters", "authors": "reporters", "reporter": "reporters", "reporters": "reporters",
    "editor": "editors", "editors": "editors", "photographer": "photographers",
    "photographers": "photographers",
}  # fmt: skip
_SUMMARY_KEYS = ("summary", "description", "excerpt")
# Values that become a field of the article, or name its source or its old address.
_USED = (
    "title", "date", "categories", "category", "tags", "tag", "subtitle", "permalink", "redirect_from", "slug",
    "published", "draft", *_ADDRESS_KEYS, *_PEOPLE_KEYS, *_SUMMARY_KEYS,
)  # fmt: skip
# Keys that only steer the old site.
_STEERING = frozenset((
    "layout", "comments", "toc", "math", "mermaid", "pin", "sticky", "image", "img", "cover", "thumbnail", "lang",
    "excerpt_separator", "render_with_liquid", "sitemap", "last_modified_at", "keywords", "id", "guid",
))  # fmt: skip
_TITLE_TAG = re.compile(r"</?(?:b|i|em|strong|font|span|br|u|sup|sub)\b[^<>]*>", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}-")
_STORY_FROM = 40  # characters of running text that make a story of what follows a source line
_HEADLINE_LONGEST = 50
_STOPS = tuple("。！？；：…")


@dataclass(slots=True)
class Post:
    """A story with the front matter it stands under."""

    draft: Draft
    matter: FrontMatter


def read(page: Page, matter: FrontMatter, place: Place, zone: str) -> list[Post]:
    """The stories of a file that begins with `matter`; `zone` is that of times without one."""
    posts: list[Post] = []
    for next_matter, end in _matters(page, matter):
        page.warnings.extend(_warnings(next_matter))
        posts += _read_post(page, next_matter, end, place, zone)
    return posts


def aliases(page: Page, matter: FrontMatter, place: Place, zone: str) -> tuple[str, ...]:
    """The old addresses of the file's first post."""
    return addresses(page.file_name, matter, place, zone)


def is_withheld(matter: FrontMatter, place: Place) -> bool:
    """Whether the old site kept the post back: a draft, or `published: false`."""
    return is_draft(place, matter)


def complete(post: Post, known: Sources) -> None:
    """What only shows when the text has been read: the source that no line names, and the topics."""
    draft, matter = post.draft, post.matter
    draft.source = draft.source or sources.source_of(draft, matter, known)
    draft.tags += [tag for tag in sources.topics(matter, known) if tag not in draft.tags]


def _matters(page: Page, matter: FrontMatter) -> list[tuple[FrontMatter, int]]:
    """Every front matter of the file with the end of its post."""
    found = [(0, matter)]
    for match in _NEXT_POST.finditer(page.original, matter.end):
        if match.start() >= found[-1][1].end and (
            other := read_front_matter(page.original, match.start())
        ):
            found.append((match.start(), other))
    ends = [start for start, _ in found[1:]] + [len(page.original)]
    for start, each in found:
        page.ledger.remove((start, each.end), "front matter")
    return [(each, end) for (_, each), end in zip(found, ends, strict=True)]


def _read_post(page: Page, matter: FrontMatter, end: int, place: Place, zone: str) -> list[Post]:
    _account(page, matter)
    foot = read_foot(page.original, matter.end, end)
    for span, why in foot.taken:
        page.ledger.remove(span, "markup" if why == "address" else why)
    if foot.address_span:
        page.ledger.field(Text.of(page.original, *foot.address_span), "original_url")
    draft = Draft([])
    digest, rest = read_digest(page, list(foot.rest))
    for span in rest:
        draft.paras += read_stretch(page, *span)
    draft.original_url = foot.address
    _read_fields(draft, matter, page.file_name, place.timezone or zone)
    take_pictures(draft, page)
    lines = sources.take_source_lines(draft, page.ledger)
    stories = _stories(draft, lines, page.ledger)
    for story in stories:
        take_people_lines(story, page.ledger)
        take_surroundings(story, page)
    if digest is not None and not draft.paras:
        draft.paras += read_plain(page, *digest.outer())
    elif digest is not None:
        draft.summary = _on_one_line(digest.value)
        page.ledger.field(digest, "summary")
    return [Post(story, matter) for story in stories]


def _on_one_line(text: str) -> str:
    """Nothing between Chinese lines, one space between Latin words."""
    joined = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        joined += " " if joined[-1:].isalnum() and (joined[-1:] + line[0]).isascii() else ""
        joined += line
    return joined


def _account(page: Page, matter: FrontMatter) -> None:
    """What was read of the front matter is a field; its keys and marks are removed."""
    for key in _USED:
        if matter.fields.get(key) and key in matter.spans:
            page.ledger.field(Text.of(page.original, *matter.spans[key]), key)


def _read_fields(draft: Draft, matter: FrontMatter, file_name: str, zone: str) -> None:
    if title := _title(matter.text("title")):
        draft.title, draft.title_basis = title, "printed"
    _read_date(draft, matter.text("date"), file_name, zone)
    for key, role in _PEOPLE_KEYS.items():
        names = [name for item in matter.items(key) for name in split_names(item)]
        # No role stands beside the name, and 站长 or 小编 may stand in its place.
        getattr(draft, role).extend(name for name in names if looks_like_person(name))
    draft.subtitle += matter.items("subtitle")
    draft.summary = next(filter(None, map(matter.text, _SUMMARY_KEYS)), None)
    for key in _ADDRESS_KEYS:
        if matter.text(key).startswith(("http://", "https://")):
            draft.original_url = draft.original_url or matter.text(key)


def _title(raw: str) -> str:
    """The headline as a reader of the old site saw it."""
    if "<" in raw:
        raw = _TITLE_TAG.sub("", raw)
    return " ".join(html.unescape(raw).split()) if "&" in raw else " ".join(raw.split())


def _read_date(draft: Draft, text: str, file_name: str, zone: str) -> None:
    stated = stated_date(text, zone)
    if stated:
        draft.date, draft.date_precision = stated.iso, stated.precision
        draft.date_basis = "front matter"
    elif (
        is_no_date(text)
        and _YEAR.match(file_name)
        and (named := stated_date(named_day(file_name), zone))
    ):
        # For Jekyll the name of the file is the date of the post.
        draft.date, draft.date_precision, draft.date_basis = named.iso, "day", "file name"


def _warnings(matter: FrontMatter) -> list[str]:
    """What of the front matter is not taken over."""
    found = list(matter.warnings)
    date = matter.text("date")
    if date and stated_date(date, "+00:00") is None:
        found.append(f"the date {date!r} is none; left out")
    unread = sorted(
        key
        for key in matter.fields
        if key not in _USED and key not in _STEERING and matter.fields[key]
    )
    if unread:
        found.append(f"front matter keys that are not read: {', '.join(unread)}")
    return found


def _stories(draft: Draft, lines: list[tuple[int, SourceLine]], ledger: Ledger) -> list[Draft]:
    """The draft cut below each source line that ends a story, where every one of them has a text."""
    cuts = sorted({0, *(above for above, _ in lines[:-1]), len(draft.paras)})
    parts = [draft.paras[first:last] for first, last in pairwise(cuts)]
    if len(parts) < len(("one", "another")) or not all(map(_is_story, parts)):
        return [draft]
    stories = [draft]
    draft.paras = parts[0]
    for paras, (_, line) in zip(parts[1:], lines[1:], strict=False):
        other = Draft(paras, source=line.source, reporters=[*line.writers], editors=[*line.editors])
        other.date, other.date_precision = draft.date, draft.date_precision
        other.date_basis = draft.date_basis
        _take_title(other, ledger)
        stories.append(other)
    return stories


def _is_story(paras: list[Para]) -> bool:
    return any(len(para.text) >= _STORY_FROM for para in paras)


def _take_title(draft: Draft, ledger: Ledger) -> None:
    first = draft.paras[0]
    if first.kind == "table" or len(first.text) > _HEADLINE_LONGEST or len(draft.paras) == 1:
        return
    if not first.text.value.endswith(_STOPS):
        draft.title, draft.title_basis = first.text.value, "printed"
        ledger.field(first.text, "title")
        draft.paras = draft.paras[1:]
