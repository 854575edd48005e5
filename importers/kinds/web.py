"""A saved web page: what its head states, the report in it, and the lines around the report.

The page's frame (menus, recommendations, comments, foot) is removed and listed. What is left is read like any
other text: a government page holds an official document, a newspaper's page a story with its byline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from ..drafts import Draft, Page, Para
from ..errors import Refused
from ..markup import read_tokens
from ..model import Caption, Document
from ..parts.captions import read_caption
from ..parts.characters import clean_line
from ..parts.dates import STAMP, is_date_line, read_date
from ..parts.furniture import foot_reason, frame_reason
from ..parts.headlines import is_head, split_kicker
from ..parts.headtable import read_head_table
from ..parts.labels import read_labels
from ..parts.provenance import publisher
from ..parts.script import letters
from ..parts.siteline import names_publisher, read_facts
from ..spans import Span, Text
from ..tokens import tokenise
from ..web.content import (
    Content,
    find_content,
    heading_level,
    holds_sentence,
    is_caption,
    stands_around,
)
from ..web.head import Head, read_head, without_site
from ..web.tree import Segment, Tree, build
from . import official, official_signs
from .newspaper import read_dateline
from .plain import opens_speech, read_speech

_PAGE = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]|<head[\s>]|<meta\s", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"\s*<(?:div|table|section|article|p|h[1-6]|meta|script|style|link|!--)[\s>]", re.IGNORECASE
)
_CLOSED = re.compile(r"</(?:div|table|section|article|p|td)>", re.IGNORECASE)
_FEWEST_TAGS = 4
_DECLARED = 4000  # characters within which a saved page declares itself
_NEAR = 14  # segments around the report that may tell of it
_OPENING = 3  # segments of the report among which its day may stand
_TABLE = 50  # segments above the headline that may hold a government page's head table
_SOURCE_NAME = re.compile(r"media|source|from|author|laiyuan|origin|provider")
_PRINTED = re.compile(r"^《[^》]{2,14}》\s*[（(]\s*\d{4}年[^（）()]{4,24}[）)]$")
_SAME_LINES = 3
_SHORT_TWICE = 40  # characters; a tool's line stands twice, and so does a report shown to phones
_STAMP_LINE = re.compile(STAMP.pattern + r"[^。！？]*$")
_SITE_ALONE = re.compile(r"^.{0,10}(?:网|網|网站|在线|数字报|电子报|首页|日报|晚报|频道|门户)$")
_SUBHEAD = re.compile(r"sub-?_?(?:title|head)|second-?title|fu-?biao-?ti|futi")
_SHORTEST_SUBHEAD = 6  # 核心提示 and 内容摘要 are shorter
_LETTER = re.compile(r"[\u3400-\u9fffA-Za-z]")


def is_page(original: str) -> bool:
    """Whether a text is a saved web page, or a piece cut out of one."""
    if _PAGE.search(original, 0, _DECLARED):
        return True
    tags = islice(_CLOSED.finditer(original), _FEWEST_TAGS)
    return _FRAGMENT.match(original) is not None and len(list(tags)) == _FEWEST_TAGS


def lay_out(page: Page, told: str | None = None) -> tuple[list[Draft], Document | None, str, str]:
    """The report of a saved page, its document where it is one, its kind (the one told) and why that.

    Raises Refused where the page holds no text.
    """
    tokens = tokenise(page.original, 0)
    tree = build(page.original, tokens)
    head = read_head(page.original, tokens)
    content = find_content(tree, head)
    if content is None:
        raise Refused("no text besides its frame", remedy="Save the page with its text")
    frame, paras = _Reader(page, tree, head, content).read()
    lines = [para.text for para in paras if para.kind != "table"]
    kind, why = _kind(lines, frame.title, told)
    if kind == "official":
        draft, document = official.read(page, paras, frame)
        draft.complete(frame)
        return [draft], document, kind, f"a saved web page; {why}"
    frame.paras = paras
    if kind == "speech":
        read_speech(frame, page)
    elif paras:
        frame.dateline = read_dateline(paras[0].text.value)
    return [frame], None, kind, f"a saved web page; {why}" if why else "a saved web page"


def _kind(lines: list[Text], title: str | None, told: str | None) -> tuple[str, str]:
    """What a page holds: a kind that was told goes before what the text shows."""
    if told not in (None, "web"):
        return told, "as told"
    if why := official_signs.looks_official(lines, title):
        return "official", why
    if opens_speech(lines):
        return "speech", "a salutation opens the text"
    return "web", ""


class _Reader:
    def __init__(self, page: Page, tree: Tree, head: Head, content: Content) -> None:
        self._page = page
        self._tree = tree
        self._head = head
        self._content = content
        self._draft = Draft([])
        self._segments = tree.segments
        self._chronicle = self._is_chronicle()
        self._times = Counter(segment.text for segment in tree.segments)
        inside = tree.segments[content.first : content.last]
        self._times_inside = Counter(segment.text for segment in inside)
        self._headline = (
            letters(self._segments[content.headline].text) if content.headline is not None else ""
        )

    def read(self) -> tuple[Draft, list[Para]]:
        """What the page states of the report, and the report's paragraphs."""
        first, last = self._trimmed()
        self._title()
        self._facts(first, last)
        body = self._segments[first:last]
        skipped = dict(self._tree.skipped)
        gone = [*self._inside(body), *self._day_inside(body)]
        for segment in gone:
            skipped.update(dict.fromkeys(range(segment.first, segment.last), "page furniture"))
        tokens = self._tree.tokens
        captions = [(tokens[s.first].start, tokens[s.last - 1].end) for s in body if is_caption(s)]
        paras: list[Para] = []
        if body:
            start, stop = body[0].first, body[-1].last
            sub = {i - start: why for i, why in skipped.items() if start <= i < stop}
            paras = read_tokens(self._page, tokens[start:stop], sub)
        paras = self._without_captions(paras, captions)
        self._page.ledger.remove((0, len(self._page.original)), "page furniture")
        return self._draft, paras

    def _without_captions(self, paras: list[Para], places: list[Span]) -> list[Para]:
        """The paragraphs without those that stand under a picture."""
        kept = []
        for para in paras:
            start = para.text.outer()[0]
            if para.kind != "paragraph" or not any(a <= start < b for a, b in places):
                kept.append(para)
                continue
            credited = read_caption(para.text.value)
            found = credited.caption if credited else Caption(para.text.value.strip("▲△▼ "))
            if found not in self._draft.captions:
                self._draft.captions.append(found)
            self._draft.photographers += credited.people if credited else ()
            self._page.ledger.field(para.text)
        return kept

    def _inside(self, body: Sequence[Segment]) -> list[Segment]:
        """Segments within the report that are the page's: tools, links to other pages."""
        return [s for s in body if self._is_frame(s)]

    def _day_inside(self, body: Sequence[Segment]) -> list[Segment]:
        """The day printed below a picture that stands above the text; days of a chronicle are text."""
        days = [s for s in body[:_OPENING] if is_date_line(s.text)]
        if self._chronicle or len(days) != 1:
            return []
        read_facts(self._draft, days[0].text)
        self._spend(days[0])
        return days

    def _is_frame(self, segment: Segment) -> bool:
        text = segment.text
        if segment.is_link and len(text) < 60 and not re.search(r"[。！？；]$", text):
            return segment.linked * 10 >= 8 * len(text)
        if stands_around(segment, self._content.block):
            return True
        return frame_reason(text) is not None

    def _goes_on(self, i: int, last: int) -> bool:
        """Whether a line begins a box inside the report, below which sentences of it follow."""
        block = self._content.block
        if not stands_around(self._segments[i], block):
            return False
        below = (s for s in self._segments[i + 1 : last] if not stands_around(s, block))
        return any(holds_sentence(s) and not foot_reason(s.text) for s in below)

    def _is_chronicle(self) -> bool:
        """Whether days stand above several paragraphs of the text, so that none is the day of it."""
        inside = self._segments[self._content.first : self._content.last]
        return sum(is_date_line(a.text) and holds_sentence(b) for a, b in pairwise(inside)) > 1

    def _trimmed(self) -> tuple[int, int]:
        """The segments of the content without the page's lines at either end."""
        first, last = self._content.first, self._content.last
        if self._content.headline is not None and first <= self._content.headline < last:
            first = self._content.headline + 1
        start = first
        while first < last and self._is_head_line(self._segments[first]):
            first += 1
        if first >= last:
            # Every line stands twice: a report shown to screens and phones in one block.
            self._times.clear()
            self._times_inside.clear()
            first = start
            while first < last and self._is_head_line(self._segments[first]):
                first += 1
        last = self._first_print(first, last)
        total = sum(s.own for s in self._segments[first:last])
        so_far = 0
        for i in range(first, last):
            segment = self._segments[i]
            if so_far * 2 > total and foot_reason(segment.text) and not self._goes_on(i, last):
                last = i
                break
            so_far += segment.own
        while last > first + 1 and self._is_foot_line(self._segments[last - 1]):
            last -= 1
        return first, last

    def _is_head_line(self, segment: Segment) -> bool:
        text = segment.text
        return (
            not _LETTER.search(text)
            or letters(text) == self._headline
            or self._is_frame(segment)
            or (is_date_line(text) and not self._chronicle)
            or _facts_only(text)
            or self._printed_twice(text)
            or (
                text[:1].isdigit()
                and len(text) < 40
                and not self._chronicle
                and bool(_STAMP_LINE.match(text))
            )
        )

    def _first_print(self, first: int, last: int) -> int:
        """Where a report ends that the page prints again, for another screen."""
        texts = [segment.text for segment in self._segments[first:last]]
        for i in range(1, len(texts)):
            again = texts[i] == texts[0] and len(texts[0]) >= _SHORT_TWICE // 2
            if again and texts[i : i + _SAME_LINES] == texts[: min(_SAME_LINES, len(texts) - i)]:
                return first + i
        return last

    def _printed_twice(self, text: str) -> bool:
        """A short line that the page has again is a tool's; a long one quotes the report it stands above."""
        times = self._times if len(text) < _SHORT_TWICE else self._times_inside
        return times[text] > 1

    def _is_foot_line(self, segment: Segment) -> bool:
        text = segment.text
        return (
            not _LETTER.search(text)
            or self._is_frame(segment)
            or foot_reason(text) is not None
            or _facts_only(text)
            or bool(_PRINTED.match(text))
        )

    def _title(self) -> None:
        place = self._content.headline
        title = self._segments[place].text if place is not None else self._stated_title()
        if not title:
            return
        draft = self._draft
        draft.kicker, title = split_kicker(draft.kicker, title)
        draft.title, draft.title_basis = clean_line(title), "printed"
        if place is not None:
            self._spend(self._segments[place])

    def _stated_title(self) -> str | None:
        head = self._head
        if not head.titles and (head.window in head.sites or _SITE_ALONE.match(head.window)):
            return None  # a site that names nothing but itself states no headline
        return without_site(head.titles[0] if head.titles else head.window, head.sites) or None

    def _facts(self, first: int, last: int) -> None:
        draft, segments = self._draft, self._segments
        start = (
            self._content.headline + 1
            if self._content.headline is not None
            else max(0, first - _NEAR)
        )
        near = (
            segments[start : min(first, start + _NEAR)]
            + segments[max(start + _NEAR, first - 4) : first]
        )
        above = segments[max(0, start - 1 - 4) : max(0, start - 1)]
        below = segments[last : last + _NEAR]
        self._head_table(start, first)
        for segment in near:
            if is_caption(segment):
                self._caption(segment)
            elif read_facts(draft, segment.text):
                self._spend_facts(segment)
            elif self._names_source(segment):
                draft.source = draft.source or publisher(segment.text)
                self._spend_facts(segment)
            elif self._is_subhead(segment):
                draft.subtitle.append(clean_line(segment.text).lstrip("—-―─ "))
                self._spend(segment)
        for date in self._head.dates:
            if draft.date is None and (stated := read_date(date)):
                draft.date, draft.date_precision = stated.iso, stated.precision
                draft.date_basis = "meta"
        for segment in [*above, *below]:
            if read_labels(segment.text) and read_facts(draft, segment.text):
                self._spend_facts(segment)
        if draft.date is None and draft.updated:
            draft.date, draft.date_precision = draft.updated
            draft.date_basis = "text"
        for address in self._head.addresses:
            if address.startswith(("http://", "https://")):
                draft.original_url = draft.original_url or address

    def _is_subhead(self, segment: Segment) -> bool:
        """Whether a line between headline and text is a 副题: set as a heading, or named so."""
        text = segment.text
        return (
            self._content.headline is not None
            and (heading_level(segment.element) > 1 or bool(_SUBHEAD.search(segment.element.hint)))
            and len(text) >= _SHORTEST_SUBHEAD
            and is_head(text)
            and not segment.is_link
            and letters(text) != self._headline
            and not self._is_frame(segment)
            and foot_reason(text) is None
        )

    def _names_source(self, segment: Segment) -> bool:
        """Whether a line of a block that is named for it (media-name, source) is a publisher's name."""
        named = any(_SOURCE_NAME.search(e.hint) for e in islice(segment.element.above(), 2))
        own = segment.text in self._head.window or segment.text in self._head.sites
        return named and not own and len(segment.text) <= 20 and names_publisher(segment.text)

    def _head_table(self, headline: int, first: int) -> None:
        """The head table of a government page, in the lines above the text."""
        segments = self._segments[max(0, headline - _TABLE) : first]
        table, used = read_head_table([segment.text for segment in segments])
        self._draft.head_table = table
        for i in used:
            if i < len(segments):
                self._spend(segments[i])

    def _caption(self, segment: Segment) -> None:
        """Keep a caption that stands above the text."""
        credited = read_caption(segment.text)
        self._draft.captions.append(credited.caption if credited else Caption(segment.text))
        self._draft.photographers += credited.people if credited else ()
        self._spend(segment)

    def _spend(self, segment: Segment) -> None:
        """A line that is a field as it stands."""
        self._page.ledger.field(self._text(segment))

    def _spend_facts(self, segment: Segment) -> None:
        """A line of facts: what it gave are fields, the rest of it is removed."""
        self._draft.spend(self._text(segment), self._page.ledger, "line of facts")

    def _text(self, segment: Segment) -> Text:
        tokens = self._tree.tokens[segment.first : segment.last]
        return Text.join(
            Text.of(self._page.original, token.start, token.end)
            for token in tokens
            if token.kind in ("data", "reference")
        )


def _facts_only(text: str) -> bool:
    """Whether a line holds nothing but labelled facts about the text."""
    if len(text) > 160 or re.search(r"[。！？]", text):
        return False
    labels = read_labels(text)
    return bool(labels) and len(text[: labels[0].start].strip()) <= 30
