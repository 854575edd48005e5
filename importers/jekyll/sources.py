"""Who a post says it was copied from: the source line below the text, the front matter, the text itself.

In this order: the printed line （文章来源：某报）, whose name may hold brackets (某证券(香港)) and two names
(某经济报道  某理财通); `source:` of the front matter; a medium's name in brackets behind the last stop
(（某联社）); the tag `某报新闻` or the pinyin category; the agency of a dateline (某社某地3月1日电). Tags
that name a feed (滚动新闻) or a topic (财经新闻) name nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..drafts import Draft, Para
from ..frontmatter import FrontMatter
from ..parts.names import split_names
from ..parts.provenance import publisher
from ..spans import Ledger, trim
from ..taxonomy import Sources

_LABEL = r"(?:文章|本文|新闻|内容|稿件|原文)?(?:来源|來源)(?:于)?|(?:文章)?出处|稿源|转载自"
_NAME = r"(?:[^（）()【】\[\]:：\n]|[（(][^（）()\n]{0,20}[）)]){0,60}?"
_PEOPLE = r"(?:[\s,，;；｜|/]*(?P<role>作者|记者|撰文|责任编辑|责编|编辑)\s*[:：]\s*(?P<people>[^:：()（）]{2,30}?))?"
_OWN_LINE = re.compile(
    rf"(?P<open>[（(【\[])?\s*(?P<label>{_LABEL})\s*[:：]\s*(?P<name>{_NAME}){_PEOPLE}\s*(?(open)[)）】\]])\s*"
)
_AT_END = re.compile(
    rf"[（(【\[]\s*(?P<label>{_LABEL})\s*[:：]\s*(?P<name>{_NAME}){_PEOPLE}\s*[)）】\]]\s*$"
)
_LONGEST = 90  # characters of a source line
_EDGE = 8  # paragraphs from either end in which a line without 文章 counts
_ENCLOSED = (("《", "》"), ("“", "”"), ('"', '"'), ("「", "」"), ("【", "】"))
_DAY_BEHIND = re.compile(r"[\s,，]*\d{4}[-年/.]\d.*$")
_SENTENCE = re.compile(r"[。！？；]|，.*，")

_NEWS_TAG = re.compile(r"^(?P<name>.+?)新闻$")
# A site's own feeds are filed like publishers and name none; nor do topics.
_FEED = re.compile(
    r"(?:滚动|要闻|快讯|头条|热点|最新|综合|首页|推荐|精选|早间|午间|晚间|盘前|盘后|盘中)$"
)
_TOPICS = frozenset((
    "财经", "国内", "国际", "体育", "科技", "社会", "娱乐", "时政", "经济", "金融", "股市", "股票", "行业",
    "公司", "产业", "地方", "民生", "军事", "教育", "健康", "文化", "房产", "汽车", "本地", "突发", "重大",
    "重要", "每日", "今日", "一周", "图片", "视频", "政治", "法治", "环保", "旅游", "美食", "生活",
    "互联网", "区块链", "数码", "游戏", "农业", "能源", "医药", "港股", "美股", "基金", "期货", "外汇",
    "债券", "保险", "银行", "新股", "宏观", "政策", "全球", "中国", "世界", "东财", "站内", "本站", "网站",
    "新", "好", "坏", "假", "大", "老",
))  # fmt: skip

_CLOSING = re.compile(
    r"(?<=[。！？”」…!?.])[ \u3000]?[（(](?P<name>[^（）()，。、：:；\s]{2,16})[)）]$"
)
_MEDIUM = re.compile(
    r"(?:[\u4e00-\u9fff]报|报道|社|新闻|电视台|电台|广播|之声|周刊|杂志|[\u4e00-\u9fff]网|客户端|财经|传媒|融媒体?|资讯)$"
    r"|^(?:彭博|路透|36氪|e公司|证券时报[·.]?e公司|中新经纬|格隆汇|金十数据|澎湃|虎嗅|钛媒体|IT之家|智通财经APP)$"
)
_NO_MEDIUM = re.compile(
    r"(?:官|互联|物联|电|路|局域|车联|全|本|组|联|入|上)网$|(?:研|年|季|财|月|公|通|预|海|情|简|战|喜|业绩快|回|举|申|上|汇|填|电|警|播|书|本)报$"
    r"|(?:旅行|合作|供销|报|会|公|诗|茶)社$|^(?:综合|据|本)"
)
_ACCORDING = re.compile(
    r"[（(](?:本文)?(?:据|转自|转载自|摘自|原载)(?P<name>[^（）()，。、：:；\s]{2,16}?)(?:报道|消息|电|讯)?[)）]$"
)
_DATELINE = re.compile(
    r"^(?:【[^】\n]{1,40}】)?\s*(?P<by>据)?(?P<agency>[\u4e00-\u9fff]{1,5}社|[\u4e00-\u9fff]{2,6}[网报])"
    r"[\u4e00-\u9fff]{0,8}?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:电|讯)"
)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source line: whom it names (None: nobody), and the people it lists."""

    source: str | None
    writers: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


def take_source_lines(draft: Draft, ledger: Ledger) -> list[tuple[int, SourceLine]]:
    """Take the source lines out of `draft`; the first one that names somebody names its source.

    Returns each with the number of paragraphs that stand above it: where several stories are in one
    post, each ends at its line.
    """
    kept: list[Para] = []
    lines: list[tuple[int, SourceLine]] = []
    number = len(draft.paras)
    for i, para in enumerate(draft.paras):
        at_edge = i < _EDGE or i >= number - _EDGE
        found = _take(para, ledger, at_edge)
        if para.kind == "table" or para.text.value:
            kept.append(para)
        if found is not None:
            lines.append((len(kept), found))
            draft.source = draft.source or found.source
    draft.paras = kept
    for _, line in lines[:1]:
        draft.reporters += line.writers
        draft.editors += line.editors
    return lines


def _take(para: Para, ledger: Ledger, at_edge: bool) -> SourceLine | None:
    """The source line that a paragraph is or ends with; it leaves the paragraph."""
    if para.kind == "table":
        return None
    value = para.text.value
    match = _OWN_LINE.fullmatch(value) if len(value) <= _LONGEST else None
    if match is None and value[-1:] in ")）】]":
        start = max(0, len(value) - _LONGEST)
        match = _AT_END.search(value, start)
    if (
        match is None
        or not (at_edge or "文章" in match["label"])
        or _SENTENCE.search(match["name"])
    ):
        return None
    line = para.text[match.start() :]
    start = match.start("name")
    name = _DAY_BEHIND.sub("", match["name"])
    if match["people"]:
        ledger.field(para.text[slice(*match.span("people"))], "people")
    ledger.field(para.text[start : start + len(name)], "source")
    ledger.remove(line, "source line")
    para.text = trim(para.text[: match.start()], ledger)
    people = tuple(split_names(match["people"] or ""))
    editing = "编" in (match["role"] or "")
    return SourceLine(name_of(name), () if editing else people, people if editing else ())


def name_of(printed: str) -> str | None:
    """A publisher's name as printed, or None when it names nobody."""
    name = " ".join(printed.split()).strip("：:·-—|｜,，;；/")
    for opening, closing in _ENCLOSED:
        if name.startswith(opening) and name.find(closing, 1) == len(name) - 1:
            name = name[1:-1].strip()
    return name if publisher(name) else None


def source_of(draft: Draft, matter: FrontMatter, sources: Sources) -> str | None:
    """The publisher of a post whose text has no source line."""
    stated = matter.text("source")
    if "://" not in stated and (name := name_of(stated)):
        return name
    lead = draft.paras[0].text.value if draft.paras else ""
    last = draft.paras[-1].text.value if draft.paras else ""
    if (match := _CLOSING.search(last)) and is_medium(match["name"]):
        return match["name"]
    if match := _ACCORDING.search(last):
        draft.original_source = draft.original_source or name_of(match["name"])
    return (
        _of_tags(matter, sources)
        or next(filter(None, map(sources.find, matter.items("categories"))), None)
        or draft.original_source
        or _of_dateline(lead)
    )


def is_medium(name: str) -> bool:
    """Whether a name in brackets can only be a paper, an agency, a station or a site."""
    return bool(_MEDIUM.search(name)) and not _NO_MEDIUM.search(name)


def _of_tags(matter: FrontMatter, sources: Sources) -> str | None:
    for tag in tags_of(matter):
        if known := sources.find(tag):
            return known
        match = _NEWS_TAG.match(tag)
        if match and not is_feed(match["name"]):
            return sources.find(match["name"]) or name_of(match["name"])
    return None


def _of_dateline(lead: str) -> str | None:
    match = _DATELINE.match(lead[:80])
    return match["agency"] if match and not match["agency"].startswith(("本", "该")) else None


def is_feed(name: str) -> bool:
    """Whether `name` of a tag `name新闻` is a site's feed or a topic, no publisher."""
    return name in _TOPICS or bool(_FEED.search(name))


def tags_of(matter: FrontMatter) -> list[str]:
    """The tags. A plain string is one tag when it is a source's (spaces belong to the name), else several."""
    stated = [*matter.items("tags"), *matter.items("tag")]
    found: list[str] = []
    for item in stated:
        listed = isinstance(matter.fields.get("tags"), list) or item.endswith("新闻")
        found += [item] if listed else re.split(r"[\s,，、;；]+", item)
    return [tag for tag in dict.fromkeys(found) if tag]


def topics(matter: FrontMatter, sources: Sources) -> tuple[str, ...]:
    """The tags that name no publisher and no feed."""
    return tuple(
        tag for tag in tags_of(matter) if not sources.find(tag) and not _NEWS_TAG.match(tag)
    )
