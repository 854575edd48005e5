"""Where a text says it comes from (来源, 据…, 转自…), and its original title and address.

*Site, source and original are three things*: 和讯 shows it, 证券时报网 printed it, 财联社 wrote it. A printed
来源 is the source; when the only statement is 据《X》 or 转自X, that X is both the source and the original.
本网, 本站原创, 网络整理 and 不详 name nobody. The value stops where another label is glued to it
(来源：证券时报网作者：…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..drafts import Draft, Para
from ..spans import Ledger
from .bylines import is_people_line
from .captions import read_caption
from .dates import is_date_line, read_date
from .names import NAMES, split_names

_LABEL = r"(?:(?:文章|信息|资料|本文|新闻|内容|稿件)?来源(?:于)?|(?:資料)?來源|出处|稿源|转载自)"
_STOP = (
    r"(?=\s*(?:作者|记者|责任编辑|编辑|责编)\s*[:：]|\s+(?:时间|发布时间|发布|日期|阅读|点击|浏览|字号)"
    r"|\s*(?:$|[|｜]|\d{4}[-年/.]))"
)
_SOURCE = re.compile(
    rf"(?:^|[\s|｜\d日）)]){_LABEL}\s*[:：|｜]\s*(?P<name>[^\s:：|｜()（）\[\]【】]{{1,24}}?){_STOP}"
)
_BRACKETED = re.compile(
    rf"^[（(\[【]\s*{_LABEL}\s*[:：]?\s*(?P<name>[^()（）\[\]【】:：]{{1,40}}?)"
    rf"(?:\s+(?:责任)?编辑\s*[:：]\s*(?P<editors>{NAMES}))?\s*[)）\]】]$"
)
_ACCORDING = re.compile(
    r"^[（(]\s*(?:本文)?(?P<how>综合整理自|综合|据|轉載自|转载自|转自|原载于?|摘自|选自)\s*(?P<name>《[^》]{2,20}》|[^()（）。，]{2,20}?)"
    r"(?P<rest>\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日)?\s*(?:消息|报道|电|讯)?\s*[)）]$"
)
_ORIGINAL_TITLE = re.compile(r"^[（(]?(?:本文)?原标题\s*[:：]\s*(?P<title>.+?)[)）]?$")
_URL_LINE = re.compile(
    r"^(?:原文(?:链接|地址|网址)|链接|网址|来源网址|原文)\s*[:：]\s*<?(?P<url>https?://[^\s<>]+?)>?$"
)
_WHOLE = r"(?![\u4e00-\u9fff])"  # a body's name cut to four characters is nobody
_AUTHOR = re.compile(rf"(?:作者|撰文|记者)\s*[:：|｜]\s*(?P<names>{NAMES}){_WHOLE}")
_EDITOR = re.compile(rf"(?:责任编辑|编辑|责编)\s*[:：|｜]\s*(?P<names>{NAMES}){_WHOLE}(?![:：])")
_META = re.compile(
    r"(?:来源|來源|作者|编辑|责编|记者|时间|日期|发布|发表|更新|阅读|点击|浏览|字号|出处|稿源|\d{4}[-年/.]\d)"
)
_NOBODY = re.compile(
    r"^(?:本网|本站|本报|本刊|本站原创|原创|网络|网络整理|互联网|转载|综合|不详|未知|佚名|admin|系统管理员)$"
)
_DAY_AND_PAGE = re.compile(r"^(?P<day>[^第]{8,20}日)[ \u3000，,]*(?P<page>第[A-Z]{0,2}\d{1,3}版)$")
_POSTED = re.compile(
    r"^(?:发布|发表|更新|刊发|刊登)?(?:时间|日期)\s*[:：]\s*\S{4,30}(?:\s+\S{4,8})?$"
)
# 某某网讯, 某某网消息：, （某某社記者…電）, 【某某网】, 据某某网消息
_LEAD_SOURCES = (
    re.compile(
        r"[【（(\[]?([\u4e00-\u9fffA-Za-z·]{2,10}(?:网|網|在线|新闻|新聞))[讯訊][】）)\] （(记记者]"
    ),
    re.compile(r"((?!本)[\u4e00-\u9fffA-Za-z·]{2,10}(?:网|網))消息[:：]"),
    re.compile(
        r"[（(]?((?!新华|新華|本)[\u4e00-\u9fff]{2,3}社)"
        r"(?:記者[\u4e00-\u9fff、]{2,12}|[\u4e00-\u9fff]{2,6}\d{1,2}(?:月\d{1,2})?日電)"
    ),
    re.compile(r"[【\[]([\u4e00-\u9fffA-Za-z]{2,16}(?:报|報|网|網|社|台|新闻|新聞))[】\]]"),
)
_ACCORDING_LEAD = re.compile(
    r"[据據]《?([\u4e00-\u9fff]{2,10}(?:网|網|报|報|社|台))》?(?:消息|报道|報道|报导|報導|讯)[\s，,：:]"
)
_WHITE = re.compile(r"[\s\u3000]+")
_LONGEST = 120  # characters; addresses are the longest of facts
_VERB = re.compile(r"[，。；！？]|(?:的|了)")

# Lines of facts at either end of a text; the longest block met had five.
_EDGE = 6


def publisher(name: str) -> str | None:
    """The name without quotes and spaces, or None when it names nobody."""
    name = re.sub(r"[\s《》“”\"]", "", name).strip("：:·-—")
    return None if not name or _NOBODY.match(name) else name


def take_provenance(draft: Draft, ledger: Ledger) -> None:
    """Fill source, original, address, and what else a line of facts states; such lines leave.

    Lines of facts stand in one run below the head or above the foot. A date line among the paragraphs
    of a chronicle is text, and so are several of them.
    """
    texts = [para for para in draft.paras if para.kind == "paragraph"]
    head = _run(texts)
    foot = _run(texts[head:][::-1])
    dated = sum(is_date_line(para.text.value) for para in texts)
    spent = set()
    for para in [*texts[:head], *texts[len(texts) - foot :]]:
        if dated > 1 and is_date_line(para.text.value):
            continue
        if _read_line(draft, para.text.value):
            spent.add(id(para))
            draft.spend(para.text, ledger, "line of facts")
    draft.drop(spent)


def take_lead_source(draft: Draft, lead: str) -> None:
    """Fill the source from what a lead says, for a text that states none elsewhere.

    据某某报消息 names both who printed it and where it was had from.
    """
    if match := _ACCORDING_LEAD.match(lead):
        draft.source = draft.original_source = publisher(match[1])
        return
    for pattern in _LEAD_SOURCES:
        if match := pattern.match(lead):
            draft.source = publisher(match[1])
            return


def _run(paras: Sequence[Para]) -> int:
    """How many paragraphs from the first on hold facts, people or credits and nothing else."""
    for i, para in enumerate(paras[:_EDGE]):
        value = para.text.value
        if not (is_facts_line(value) or is_people_line(value) or read_caption(value)):
            return i
    return min(len(paras), _EDGE)


def is_facts_line(line: str) -> bool:
    """Whether a line holds only facts about the text: source, date, address, people."""
    return _read_line(Draft([]), line)


def _read_line(draft: Draft, value: str) -> bool:
    """Whether the line was one of facts; they are in the draft then."""
    if len(value) > _LONGEST:
        return False
    value = _WHITE.sub(" ", value)
    if match := _URL_LINE.match(value):
        draft.original_url = draft.original_url or match["url"]
        return True
    if match := _ORIGINAL_TITLE.match(value):
        draft.original_title = match["title"].strip()
        return True
    if match := _BRACKETED.match(value):
        draft.source = draft.source or publisher(match["name"])
        draft.editors += split_names(match["editors"] or "")
        return True
    if match := _ACCORDING.match(value):
        name = publisher(match["name"])
        draft.original_source = draft.original_source or name
        draft.source = draft.source or name
        return True
    if is_date_line(value) or (_POSTED.match(value) and read_date(value)):
        return _take_date(draft, value)
    if match := _DAY_AND_PAGE.match(value):
        draft.page = draft.page or match["page"]
        return _take_date(draft, match["day"])
    if not _META.search(value) or _VERB.search(value):
        return False
    source, author, editor = (pattern.search(value) for pattern in (_SOURCE, _AUTHOR, _EDITOR))
    if not (source or author or editor):
        return False
    if source:
        draft.source = draft.source or publisher(source["name"])
    if author:
        draft.reporters += split_names(author["names"])
    if editor:
        draft.editors += split_names(editor["names"])
    _take_date(draft, value)
    return True


def _take_date(draft: Draft, value: str) -> bool:
    """Whether the date became the draft's: a second one is text, not a fact about the text."""
    stated = read_date(value)
    if stated is None or draft.date:
        return False
    draft.date, draft.date_precision, draft.date_basis = stated.iso, stated.precision, "text"
    return True
