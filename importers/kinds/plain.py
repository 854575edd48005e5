"""Texts of one story with its head on top: articles, features and speeches.

They differ in what tells them apart (`recognise.py`) and in a few parts: a speech has a speaker and
perhaps an occasion in its headline, a feature a column and section headings.
"""

from __future__ import annotations

import re

from ..drafts import Draft, Page, Para
from ..parts.bylines import is_people_line
from ..parts.dates import date_stands_apart, read_date
from ..parts.headlines import is_head, page_name, set_heads
from ..parts.names import looks_like_person
from ..parts.provenance import is_facts_line
from ..spans import Text
from .newspaper import LEAD, read_dateline

_TITLED = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,4})(?:同志|书记|市长|省长|主任|局长|部长|院长|校长)?在.{2,60}(?:讲话|致辞|发言|报告|演讲)(?:提纲|稿|摘要)?$"
)
SALUTATION = re.compile(
    r"^(?:尊敬的|同志们|各位|女士们|先生们|朋友们|同学们|老师们|乡亲们|大家好)[^。]{0,40}[:：!！，,]?$"
)
_OFFICE = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,24}(?:书记|长|主任|主席|委员|经理|代表|发言人|总裁|教授|院士|总理|大使))[ \u3000]+"
)
_COLUMN = re.compile(r"^[【\[·•■●◆][^】\]·•]{2,16}[】\]·•]?$")


def read(page: Page, lines: list[Text], kind: str) -> Draft:
    """The one story of the page. Without a headline its title stays empty."""
    draft = Draft([])
    at = 0
    while at < len(lines) and page_name(lines[at].value):
        draft.page = draft.page or page_name(lines[at].value)
        if stated := read_date(lines[at].value):
            draft.date, draft.date_precision = stated.iso, stated.precision
            draft.date_basis = "page head"
        page.ledger.field(lines[at])
        at += 1
    heads: list[Text] = []
    first = at
    while at < len(lines) and len(heads) < 4 and _is_title_line(lines, at, kind, len(heads)):
        heads.append(lines[at])
        at += 1
    if heads and at < len(lines):
        set_heads(draft, heads, page.ledger)
    else:
        at = first
    draft.paras = [Para(line) for line in lines[at:]]
    if draft.paras:
        draft.dateline = read_dateline(draft.paras[0].text.value)
    if kind == "speech":
        read_speech(draft, page)
    return draft


def _is_title_line(lines: list[Text], i: int, kind: str, so_far: int) -> bool:
    value = lines[i].value
    if (
        not is_head(value)
        or is_facts_line(value)
        or is_people_line(value)
        or date_stands_apart(value)
        or LEAD.match(value)
        or SALUTATION.match(value)
        or i + 1 >= len(lines)
    ):
        return False
    if so_far == 0 or _COLUMN.match(lines[i - 1].value):
        return True
    # A second head line: only one that a paragraph or a line of facts follows, never a section
    # heading such as 一、….
    follows = lines[i + 1].value
    return (
        (kind != "speech" or value.startswith("——"))
        and not re.match(r"^[一二三四五六七八九十\d（(第【]", value)
        and not value.endswith(("：", ":", "”", "）", ")"))
        and (len(follows) > len(value) or is_facts_line(follows) or value.startswith("——"))
        and not lines[i - 1].value.endswith(("：", ":"))
    )


def opens_speech(lines: list[Text]) -> bool:
    """Whether a salutation stands among the first lines, below at most the day and the speaker."""
    return any(SALUTATION.match(line.value) and len(line) <= 60 for line in lines[:3]) and all(
        len(line) <= 40 for line in lines[:1]
    )


def read_speech(draft: Draft, page: Page) -> None:
    """Take the speaker, and day and office printed above the salutation."""
    match = _TITLED.match(draft.title or "")
    if match and looks_like_person(match["name"]):
        draft.speaker = match["name"]
    # A copied speech often prints its title twice, and the speaker alone on a line below it.
    while draft.paras and draft.paras[0].text.value == draft.title:
        page.ledger.remove(draft.paras.pop(0).text, "title printed twice")
    # (2024年3月1日) may stand between the title and the speaker.
    for para in draft.paras[:2]:
        words = _OFFICE.sub("", para.text.value.strip()).strip()
        name = re.sub(r"[\s\u3000]", "", words)
        if draft.speaker is None and looks_like_person(name):
            draft.speaker = name
            page.ledger.field(para.text)
            draft.drop({id(para)})
