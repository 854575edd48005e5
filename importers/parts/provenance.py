"""Where a text says it comes from (来源, 据…, 转自…), and its original title and address.

*Site, source and original are three things*: 和讯 shows it, 证券时报网 printed it, 财联社 wrote it. A printed
来源 is the source; when the only statement is 据《X》 or 转自X, that X is both the source and the original.
本网, 本站原创, 网络整理 and 不详 name nobody. The value stops where another label is glued to it
(来源：证券时报网作者：…).
"""

from __future__ import annotations

import re

from ..drafts import Draft
from ..spans import Ledger
from .dates import is_date_line, read_date
from .names import NAMES, split_names

_LABEL = r"(?:(?:文章|信息|资料|本文|新闻|内容|稿件)?来源(?:于)?|(?:資料)?來源|出处|稿源|转载自)"
_STOP = r"(?=\s*(?:作者|记者|责任编辑|编辑|责编|时间|发布时间|发布|日期|阅读|点击|浏览|字号|$|[|｜]|\d{4}[-年/.]))"
_SOURCE = re.compile(rf"{_LABEL}\s*[:：|｜]\s*(?P<name>[^\s:：|｜()（）\[\]【】]{{1,24}}?){_STOP}")
_BRACKETED = re.compile(
    rf"^[（(\[【]\s*{_LABEL}\s*[:：]?\s*(?P<name>[^()（）\[\]【】]{{1,40}}?)\s*[)）\]】]$"
)
_ACCORDING = re.compile(
    r"^[（(]\s*(?:本文)?(?P<how>综合整理自|综合|据|轉載自|转载自|转自|原载于?|摘自|选自)\s*(?P<name>《[^》]{2,20}》|[^()（）。，]{2,20}?)"
    r"(?P<rest>\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日)?\s*(?:消息|报道|电|讯)?\s*[)）]$"
)
_ORIGINAL_TITLE = re.compile(r"^[（(]?(?:本文)?原标题\s*[:：]\s*(?P<title>.+?)[)）]?$")
_URL_LINE = re.compile(
    r"^(?:原文(?:链接|地址|网址)|链接|网址|来源网址|原文)\s*[:：]\s*<?(?P<url>https?://[^\s<>]+?)>?$"
)
_AUTHOR = re.compile(rf"(?:作者|撰文|记者)\s*[:：|｜]\s*(?P<names>{NAMES})")
_EDITOR = re.compile(rf"(?:责任编辑|编辑|责编)\s*[:：|｜]\s*(?P<names>{NAMES})")
_META = re.compile(
    r"(?:来源|來源|作者|编辑|责编|记者|时间|日期|发布|发表|更新|阅读|点击|浏览|字号|出处|稿源|\d{4}[-年/.]\d)"
)
_NOBODY = re.compile(
    r"^(?:本网|本站|本报|本刊|本站原创|原创|网络|网络整理|互联网|转载|综合|不详|未知|佚名|admin|系统管理员)$"
)
_DAY_AND_PAGE = re.compile(r"^(?P<day>[^第]{8,20}日)[ \u3000，,]*(?P<page>第[A-Z]{0,2}\d{1,3}版)$")
_VERB = re.compile(r"[，。；！？]|(?:的|了)")

# Lines of facts stand within so many lines of either end of a text.
_EDGE = 6


def publisher(name: str) -> str | None:
    """The name without quotes and spaces, or None when it names nobody."""
    name = re.sub(r"[\s《》“”\"]", "", name).strip("：:·-—")
    return None if not name or _NOBODY.match(name) else name


def take_provenance(draft: Draft, ledger: Ledger) -> None:
    """Fill source, original, address, and what else a line of facts states; such lines leave."""
    texts = [para for para in draft.paras if para.kind == "paragraph"]
    for para in [*texts[:_EDGE], *texts[_EDGE:][-_EDGE:]]:
        if _read_line(draft, para.text.value):
            draft.drop(para)
            ledger.field(para.text)


def is_facts_line(line: str) -> bool:
    """Whether a line holds only facts about the text: source, date, address, people."""
    return _read_line(Draft([]), line)


def _read_line(draft: Draft, value: str) -> bool:
    """Whether the line was one of facts; they are in the draft then."""
    if match := _URL_LINE.match(value):
        draft.original_url = draft.original_url or match["url"]
        return True
    if match := _ORIGINAL_TITLE.match(value):
        draft.original_title = match["title"].strip()
        return True
    if match := _BRACKETED.match(value):
        draft.source = draft.source or publisher(match["name"])
        return True
    if match := _ACCORDING.match(value):
        name = publisher(match["name"])
        draft.original_source = draft.original_source or name
        draft.source = draft.source or name
        return True
    if is_date_line(value):
        _take_date(draft, value)
        return True
    if match := _DAY_AND_PAGE.match(value):
        _take_date(draft, match["day"])
        draft.page = draft.page or match["page"]
        return True
    if len(value) > 80 or not _META.search(value) or _VERB.search(value):
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


def _take_date(draft: Draft, value: str) -> None:
    stated = read_date(value)
    if stated and not draft.date:
        draft.date, draft.date_precision, draft.date_basis = stated.iso, stated.precision, "text"
