"""A newspaper page as plain text: several stories, each under its own head lines.

A new story begins where one to four short lines without a closing stop stand right above a lead: 本报讯,
a dateline (电头), or 记者…报道. Nothing else tells stories apart reliably: section headings look like
headlines, but no lead follows them; and one report with two heads is never split, since only the lines
directly above a lead count.
"""

from __future__ import annotations

import re

from ..drafts import Draft, Page, Para
from ..parts.bylines import is_people_line
from ..parts.captions import read_caption
from ..parts.dates import date_stands_apart, read_date
from ..parts.headlines import DESKS, is_head, page_name, set_heads
from ..parts.provenance import is_facts_line
from ..spans import Text

_HAN = r"[\u4e00-\u9fff]"
LEAD = re.compile(
    rf"^[【（(〔]?\s*(?:本[报台网刊]讯|本[報报](?:綜合|综合)(?:報導|报道)|本報訊|本报{_HAN}{{0,6}}\d{{1,2}}月\d{{1,2}}日[电讯]|{_HAN}{{2,6}}讯\s*[（(]"
    rf"|(?:据)?{_HAN}{{2,5}}[社网網]{_HAN}{{0,10}}(?:\d{{1,2}}月)?\d{{1,2}}日(?:专)?[电讯電訊]"
    rf"|据{_HAN}{{2,5}}[社网][电讯]"
    rf"|{_HAN}{{2,8}}(?:网|報|报|社)(?:讯|訊|消息)"
    rf"|[（(〔]?{_HAN}{{0,10}}(?:记者|記者)[ \u3000]*{_HAN}{{2,4}}(?:[ \u3000、，,]+{_HAN}{{2,4}})*\s*"
    r"(?:[)）〕／/]|报道|報導))"
    r"|^[【（(〔《\[][^】）)〕》\]]{2,36}(?:電|电|讯|訊|報導|报道|報道)[】）)〕》\]]\s*\S{8}"
)
_DATELINE = re.compile(
    rf"^[【（(]?\s*(?P<line>(?:据)?(?:本[报報刊]|{_HAN}{{2,5}}[社网網]){_HAN}{{0,10}}"
    r"(?:\d{1,2}月)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:专)?[电讯電訊])"
)
_FOOT = re.compile(r"^[（(].*[）)]$|^(?:下转|上接|相关链接|链接$|【?编者按|未完待续)")
_DESK = re.compile(rf"^{DESKS}$")
_MOST_HEADS = 4


def leads(lines: list[Text]) -> list[int]:
    """The places of the leads that stand under head lines of their own."""
    return [
        i
        for i, line in enumerate(lines)
        if i and LEAD.match(line.value) and _heads_above(lines, i) < i
    ]


def _heads_above(lines: list[Text], lead: int) -> int:
    """Where the run of head lines directly above a lead begins.

    Lines of facts (来源, 日期) may stand between heads and lead; above the heads they belong to
    the story before.
    """
    below = lead
    while below > 1 and is_facts_line(lines[below - 1].value):
        below -= 1
    start = below
    while (
        start > 0
        and below - start < _MOST_HEADS
        and is_head(lines[start - 1].value)
        and not _ends_story(lines[start - 1].value)
        and not LEAD.match(lines[start - 1].value)
        and not page_name(lines[start - 1].value)
        and _stands_apart(lines, start - 1)
    ):
        start -= 1
    return start if start < below else lead


def _ends_story(line: str) -> bool:
    """Whether a short line is the last of the story before: facts, people, a caption, a page mark."""
    return (
        is_facts_line(line)
        or is_people_line(line)
        or read_caption(line) is not None
        or bool(_FOOT.search(line))
        or date_stands_apart(line)
    )


def _stands_apart(lines: list[Text], i: int) -> bool:
    """A short line below an open one is the end of a broken sentence, unless it is no sentence."""
    above = lines[i - 1].value if i else ""
    return not above or is_head(above) or above.endswith(tuple("。！？…”）》」)】"))


def read_dateline(lead: str) -> str | None:
    """The 电头 a lead begins with, as printed."""
    match = _DATELINE.match(lead)
    return match["line"] if match else None


def read(page: Page, lines: list[Text]) -> list[Draft]:
    """The stories of the page in order; lines above the first head belong to the first story."""
    places = leads(lines)
    starts = [_heads_above(lines, lead) for lead in places]
    drafts = []
    for n, (start, lead) in enumerate(zip(starts, places, strict=True)):
        stop = starts[n + 1] if n + 1 < len(starts) else len(lines)
        facts = [line for line in lines[start:lead] if is_facts_line(line.value)]
        heads = [line for line in lines[start:lead] if not is_facts_line(line.value)]
        draft = Draft([Para(line) for line in [*facts, *lines[lead:stop]]])
        if len(heads) > 1 and _DESK.match(heads[0].value):
            draft.column = heads[0].value
            page.ledger.field(heads.pop(0))
        set_heads(draft, heads, page.ledger)
        draft.dateline = read_dateline(lines[lead].value)
        drafts.append(draft)
    _above_first(page, drafts, lines[: starts[0]])
    return drafts


def _above_first(page: Page, drafts: list[Draft], lines: list[Text]) -> None:
    draft = drafts[0]
    rest = []
    for line in lines:
        if draft.page is None and page_name(line.value):
            draft.page = page_name(line.value)
            if stated := read_date(line.value):
                for each in drafts:
                    each.date, each.date_precision = stated.iso, stated.precision
                    each.date_basis = "page head"
            page.ledger.field(line)
        else:
            rest.append(Para(line))
    draft.paras[:0] = rest
