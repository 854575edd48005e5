"""The lines above a story: 眉题 (kicker), 主题 (headline), 副题 (subheads), 栏目 (column).

A headline is short and has no closing stop. Of two lines the first is a kicker when it leads into the
second (…强调, …指出, …时), else the second is a subhead; of three the middle one is the headline when the
first is a kicker. 【…】 above a headline is the column's name and stands as the kicker. One printed line
with one space may hold headline and subhead, but only where no other line is a subhead: a
headline of two clauses keeps its space.
"""

from __future__ import annotations

import re

from ..drafts import Draft
from ..spans import Ledger, Text
from .script import letters
from .spaces import close_letter_spacing

LONGEST_HEAD = 45  # characters; the longest headline met had 36
_LETTER = re.compile(r"[\u3400-\u9fffA-Za-z]")
_STOPS = re.compile(r"[。；;]$|。|.{30}[！？!?]$|^“.*[！？!?]$")
_LEADS_IN = re.compile(
    r"(?:强调|指出|要求|表示|提出|时|之际|获悉|显示|表明|介绍|透露|宣布|希望|部署|——|：|:)$"
)
_COLUMN = re.compile(r"^[【\[·•■●◆](?P<name>[^】\]·•]{2,16})[】\]·•]?$")
_INLINE = re.compile(r"^(?P<kicker>[【〖][^】〗]{2,12}[】〗])\s*(?P<title>\S.{5,})$")
# What an editor puts above a note of his own, in place of a headline.
_RUBRIC = re.compile(
    r"^[【\[（(]?(?:编者按|編者按|开栏的话|開欄的話|编者的话|编后|编后语|编辑手记|记者手记|卷首语|本报评论|编者案)[】\]）)]?$"
)
_COUPLET = 10  # characters of a clause
_TWO = re.compile(r"^(?P<title>[^ \u3000]{6,})[ \u3000]+(?P<sub>[^ \u3000]{4,})$")
# The names of a paper's pages and desks (版名): no headline is just one of them.
DESKS = r"(?:要闻|综合|时政|社会|经济|财经|文化|体育|国际|国内|民生|教育|副刊|理论|评论|专题|本地|县域)(?:新闻|版)?"
_PAGE = re.compile(
    r"^第?\s*[A-Z]{0,2}\d{1,3}\s*版\s*[:：]?\s*[^，。]{0,12}$|^[A-Z]{1,2}\d{1,2}[:：].{0,12}$"
    rf"|^[A-Z]{{1,2}}\d{{1,2}}[ \u3000]+{DESKS}$"
)

_DAY = re.compile(
    r"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|(?:星期|周)[一二三四五六日天]"
)


def is_head(line: str) -> bool:
    """Whether a line can be a headline: short, without a closing stop or a list of clauses."""
    return (
        bool(_LETTER.search(line))
        and len(line) <= LONGEST_HEAD
        and not _STOPS.search(line)
        and line.count("，") + line.count(",") < 3
    )


def page_name(line: str) -> str | None:
    """第1版, A4:视点, 第RB01版: 日报01版; None for any other line."""
    bare = _DAY.sub("", line).strip(" \u3000,，|")
    return bare if _PAGE.match(bare) else None


def is_rubric(line: str) -> bool:
    """编者按, 开栏的话: the name of an editor's note."""
    return bool(_RUBRIC.match(line))


def set_heads(draft: Draft, heads: list[Text], ledger: Ledger) -> None:
    """Put the head lines into `draft`."""
    for head in heads:
        ledger.field(head)
    lines = [close_letter_spacing(head).value for head in heads]
    if lines and (match := _COLUMN.match(lines[0])):
        draft.kicker = match["name"]
        lines = lines[1:]
    if lines and _RUBRIC.match(lines[0]):
        draft.column, lines = lines[0].strip("【】[]（）"), lines[1:]
    if not lines:
        return
    draft.kicker, lines[0] = split_kicker(draft.kicker, lines[0])
    if len(lines) >= 2 and draft.kicker is None and _LEADS_IN.search(lines[0]):
        draft.kicker = lines[0].rstrip("—：:")
        lines = lines[1:]
    title, subtitles = lines[0], lines[1:]
    if not subtitles and (match := _TWO.match(title)) and not _is_couplet(match):
        title, subtitles = match["title"], [match["sub"]]
    draft.title, draft.title_basis = title, "printed"
    draft.subtitle = [line.lstrip("—-―─ ") for line in subtitles]


def split_kicker(kicker: str | None, headline: str) -> tuple[str | None, str]:
    """【数据解读】某某局：… is a kicker and a headline, unless the headline says the same again."""
    match = _INLINE.match(headline)
    if kicker or not match or letters(match["kicker"]) in letters(match["title"]):
        return kicker, headline
    return match["kicker"], match["title"]


def _is_couplet(match: re.Match[str]) -> bool:
    """Two short clauses of one length are one headline (山乡晒秋忙 田园好丰景), and so is 某事 某人：…"""
    title = re.split(r"[丨｜|]", match["title"])[-1]
    first, second = len(title), len(match["sub"])
    if "：" in match["sub"] or ":" in match["sub"]:
        return True
    return max(first, second) <= _COUPLET and abs(first - second) <= 2
