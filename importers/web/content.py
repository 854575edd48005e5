"""Which part of a saved page is the report.

*The headline* is printed where the head says it is: a segment that equals a stated title, before any other
`h1`. *The content* is the block in which sentences stand that are no links. Each segment gives its length to
the blocks it stands in, most to the nearest (the way of Readability); what stands above the headline, in a
comment list, a foot or a column of recommendations counts for nothing. A report in several blocks of the same
shape is taken whole.

Wrong on purpose: a page that is nothing but a list of links has no content here, and where the report is
shorter than one comment below it, the names of the blocks decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..parts.dates import is_date_line
from ..parts.furniture import foot_reason
from ..parts.script import letters
from .head import Head, names_site, title_parts
from .tree import CAPTION_NAME, Element, Segment, Tree

_ENOUGH = 0.3  # of the heaviest block's weight, for a block below the headline
_LONGEST_TITLE = 100  # characters
_SENTENCE_LENGTH = 20
_SHORTEST_TITLE = 4
_SHORTEST_HEADING = 6  # 相关阅读 and 热点推荐 are shorter
_SENTENCE = re.compile(r"[。！？；，、,;!?：]")
_STOP = re.compile(r"[。！？；]")
_GOOD_NAME = re.compile(
    r"article|content|body|(?:^|[\s_-])(?:text|txt|zw|cont|con|main|detail|news|post|entry|story|editor|endtext)"
    r"|zhengwen|editor|artibody|paragraph|detail|neirong|wenzhang|ucap|zoom|vsb_"
)
_BAD_NAME = re.compile(
    r"comment|pinglun|cmt|reply|foot|(?:^|[\s_-])(?:nav|menu|side|aside|rank|hot|ad|ads|tui|share|tool|copyright|crumb|login"
    r"|search|pop|modal|tip|tips|sub|bottom|friend|link|links|about|right|left)(?:[\s_-]|$|bar|list|box)"
    r"|sidebar|related|relate|recommend|tuijian|xiangguan|ranking|paihang|breadcrumb|position|qrcode|statement|disclaimer|copyright|footer"
)
# Inside the report: blocks of tags, further reading and tools.
_AROUND_NAME = re.compile(
    r"keyword|(?:^|[\s_-])tags?(?:[\s_-]|$)|[\w]tag(?:[\s_-]|$)|relat|recommend|tuijian|morearticle|readmore|(?:^|[\s_-])share|comment|pinglun|(?:^|[\s_-])(?:cmt|reply)|copyright"
    r"|disclaimer|(?:^|\s)(?:page-?|site-?)?foot(?:er)?(?:\s|$)|toolbar|(?:^|[\s_-])ads?(?:[\s_-]|$)|advert|(?:^|[\s_-])nav|crumb|qrcode|subscribe"
)
_DISCUSSION = re.compile(r"comment|pinglun|(?:^|[\s_-])(?:cmt|reply|replies|discuss)")
_SHORTEST_REPORT = 40  # characters of sentences
_EMBEDDED = re.compile(r"twitter-tweet|instagram-media|fb-(?:post|xfbml|video)|tiktok-embed")
_SHORT_AROUND = 80  # characters
_BAD_TAGS = frozenset(("footer", "nav", "aside", "form", "address", "select", "button"))
_BOILERPLATE = re.compile(
    r"版权所有|ICP备|公网安备|Copyright|©|备案|免责声明|不代表本(?:网|站)|请自觉遵守|网友评论|文明上网|转载请|举报电话|违法和不良"
    r"|版權所有|[经經]授[权權].{0,8}不得"
)
_SHARES = (
    1.0,
    0.8,
    0.4,
    0.2,
    0.1,
)  # of a segment's weight, for the blocks it stands in from inside
_BAD, _FURTHER = 0.05, 0.25  # of the weight: in a block named as frames are, below a foot's heading
_TEXT_BEFORE = 140  # characters; a subhead and a caption together had 139
_CONTAINERS = frozenset(
    ("div", "td", "section", "article", "main", "center", "dd", "li", "form", "body", "html", "blockquote",
     "fieldset", "ul", "ol", "dl", "header")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """The places in `tree.segments`: the headline (None where it is not printed), first and last + 1."""

    headline: int | None
    first: int
    last: int
    block: Element


def find_content(tree: Tree, head: Head) -> Content | None:
    """The report's segments, or None when no block holds any sentence."""
    headline = _headline(tree, head)
    block, weight = _block(tree, headline)
    anywhere, whole = _block(tree, None)
    if weight < _ENOUGH * whole:
        # The headline was printed once more below the report.
        headline, block = _headline(tree, head, before=anywhere), anywhere
    if block is None:
        return None
    inside = [i for i, s in enumerate(tree.segments) if block.first <= s.first < block.last]
    return Content(headline, inside[0], inside[-1] + 1, block)


def _headline(tree: Tree, head: Head, before: Element | None = None) -> int | None:
    """The segment that prints the headline, above the end of a block where one is given."""
    stated = [letters(title) for title in head.titles]
    parts = {letters(part): not names_site(part) for part in title_parts(head.window)}
    best: tuple[int, int] | None = None
    for i, segment in enumerate(tree.segments):
        if before is not None and segment.first >= before.last:
            break
        if not _SHORTEST_TITLE <= len(segment.text) <= _LONGEST_TITLE:
            continue
        text = letters(segment.text)
        if not text:
            continue
        level = heading_level(segment.element)
        rank = 0
        if text in stated:
            rank = 60
        elif text in parts:
            rank = (50 if parts[text] else 40) if len(text) >= 6 else 10
        elif len(text) >= 8 and any(
            text in title or title in text for title in (*stated, *parts) if len(title) >= 8
        ):
            rank = 30
        elif level == 1 and len(text) >= 6:
            rank = 15
        if not rank:
            continue
        if level:
            rank += 12 - 2 * level
        elif "title" in segment.element.hint or "tit" in segment.element.hint:
            rank += 5
        if segment.is_link:
            rank -= 30
        if _is_bad(segment.element):
            rank -= 25
        if rank > 0 and (best is None or rank > best[0]):
            best = (rank, i)
    return best[1] if best else _first_heading(tree, before)


def _first_heading(tree: Tree, before: Element | None) -> int | None:
    """The first `h2` or `h3` above all sentences, for a page whose head names no headline it prints."""
    for i, segment in enumerate(tree.segments):
        if (before is not None and segment.first >= before.last) or _weight(segment):
            return None
        if (
            heading_level(segment.element) in (2, 3)
            and _SHORTEST_HEADING <= len(segment.text) <= _LONGEST_TITLE
            and not segment.is_link
            and not _is_bad(segment.element)
        ):
            return i
    return None


def heading_level(element: Element) -> int:
    """1 to 6 for a line in h1 to h6, else 0."""
    for block in element.above():
        if re.fullmatch(r"h[1-6]", block.name):
            return int(block.name[1])
        if block.name in _CONTAINERS:
            return 0
    return 0


def _is_bad(element: Element) -> bool:
    return any(
        block.name in _BAD_TAGS
        or (_BAD_NAME.search(block.hint) and not _GOOD_NAME.search(block.hint))
        for block in element.above()
    )


def _block(tree: Tree, headline: int | None) -> tuple[Element | None, float]:
    """The block with the most sentences below the headline, and its weight."""
    scores: defaultdict[Element, float] = defaultdict(float)
    bad: dict[Element, bool] = {}
    links: defaultdict[Element, int] = defaultdict(int)
    texts: defaultdict[Element, int] = defaultdict(int)
    seen, further = 0, False
    for i, segment in enumerate(tree.segments):
        for block in segment.element.above():
            links[block] += segment.linked
            texts[block] += len(segment.text)
        if headline is not None and i <= headline:
            continue
        if segment.element not in bad:
            bad[segment.element] = _is_bad(segment.element)
        weight = _weight(segment)
        if headline is not None and weight and not bad[segment.element]:
            seen += segment.own
        # What stands below 相关阅读 or 猜你喜欢, once there was a text, is other reports.
        further = further or (seen >= _TEXT_BEFORE and bool(foot_reason(segment.text)))
        weight *= (_FURTHER if further else 1.0) * (_BAD if bad[segment.element] else 1.0)
        if not weight:
            continue
        for share, block in zip(_SHARES, _containers(segment.element), strict=False):
            scores[block] += share * weight
    if not scores:
        return None, 0.0
    for block in scores:
        scores[block] *= 1 - min(1.0, links[block] / max(1, texts[block]))
        if _GOOD_NAME.search(block.hint):
            scores[block] *= 1.3
    best = max(scores, key=lambda block: (scores[block], -block.first))
    if _is_discussion(best):
        # However long a discussion is, a report above it is the report.
        reports = [b for b in scores if scores[b] >= _SHORTEST_REPORT and not _is_discussion(b)]
        best = max(reports, key=lambda b: (scores[b], -b.first)) if reports else best
    return _whole(best, scores), scores[best]


def _is_discussion(element: Element) -> bool:
    return any(_DISCUSSION.search(block.hint) for block in element.above())


def _containers(element: Element) -> Sequence[Element]:
    return [block for block in element.above() if block.name in _CONTAINERS]


def _weight(segment: Segment) -> float:
    """Characters of sentences that are no link."""
    if segment.is_link or _BOILERPLATE.search(segment.text):
        return 0.0
    marks = len(_SENTENCE.findall(segment.text))
    if not marks:
        return 0.3 * segment.own if segment.own >= 20 else 0.0
    return float(segment.own) * (1.0 if _STOP.search(segment.text) else 0.6)


def holds_sentence(segment: Segment) -> bool:
    """Whether a line holds a sentence that is no link and nothing a site prints below everything."""
    return bool(_STOP.search(segment.text)) and _weight(segment) >= _SENTENCE_LENGTH


def _whole(block: Element, scores: dict[Element, float]) -> Element:
    """The block, or the one around it where the report goes on in blocks of the same shape."""
    while block.parent is not None and block.parent.name not in ("html", "body"):
        alike = [
            sibling
            for sibling in block.parent.children
            if sibling is not block
            and sibling.name == block.name
            and sibling.hint == block.hint
            and scores.get(sibling, 0.0) > 0
        ]
        if not alike:
            break
        block = block.parent
    return block


_LONGEST_CAPTION = 110  # characters
_LONGEST_NAMED = 240  # of one whose block is named as captions are


def stands_around(segment: Segment, block: Element) -> bool:
    """Whether a segment of the report's block stands in a smaller block that is named as tools are."""
    for element in segment.element.above():
        if element is block:
            return False
        if element.name in _BAD_TAGS or _AROUND_NAME.search(element.hint):
            return len(segment.text) < _SHORT_AROUND
        if _EMBEDDED.search(element.hint):
            return True
    return False


def is_caption(segment: Segment) -> bool:
    """Whether a line stands under a picture as its caption: by its block's name, or centred."""
    if not segment.pictured or len(segment.text) > _LONGEST_NAMED or segment.is_link:
        return False
    if heading_level(segment.element) or is_date_line(segment.text):
        return False
    blocks = [segment.element, segment.element.parent]
    named = any(b is not None and CAPTION_NAME.search(f"{b.name} {b.hint}") for b in blocks)
    short = len(segment.text) <= _LONGEST_CAPTION
    return (
        named or segment.captioned or (short and segment.centred and segment.text.count("。") <= 1)
    )
