"""Labelled values on one line: `2020-01-02 08:00 来源：某某报 作者：甲 乙　编辑：丙 阅读：33`.

Sites print what they know of a report on a line below its headline or at its foot, each value behind its
label, often glued to the next one (来源：某某报作者：甲) or split from its label by mark-up. A value ends where
the next label begins. Tools and counters (字号, 浏览, 分享) are labels too: they end a value and give none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .names import is_person

Role = Literal["source", "author", "editor", "photographer", "posted", "updated", "title", "none"]

_WORDS: dict[Role, str] = {
    "source": r"(?:文章|信息|稿件|新闻|内容|消息|本文|资料|数据|作品)?来源(?:于|自)?|(?:資料|新聞"
    r"|文章|圖文)?來源|出处|出處|稿源"
    r"|转载自|轉載自|信息提供|发布单位|发布机构|发稿单位|供稿单位",
    "author": r"(?:本文|文章|新闻)?作者|撰文|撰稿人?|执笔|文字|记者|記者|通讯员/作者",
    "editor": r"责任编辑|責任編輯|选稿|审读|总?监制|制作人|出品人|本文编辑|网络编辑|网站编辑|值班编辑|新媒体编辑"
    r"|本版编辑|编辑|編輯"
    r"|责编|責編|编审|编稿|录入员?|录入人|上传者?|发布人|发布者"
    r"|审核人?|初审|复审|终审|一审|二审|三审|校对|监制|主编|值班主任|审校|签发",
    "photographer": r"摄影|攝影|图片|圖片",
    "posted": r"(?:发布|发表|發布|發表|發佈|刊发|发稿|录入|添加|上传|成文|公开|发文|新闻)?(?:时间"
    r"|時間|日期)|发布于|发表于|發佈於",
    "updated": r"(?:最后|最近|最後)?(?:更新|修改)(?:时间|日期|時間|于|於)?",
    "title": r"(?:本文)?原标题|原題|原標題",
    "none": r"浏览(?:次数|量|人数)?|瀏覽(?:次數|量)?|点击(?:次数|率|量|数)?|點擊(?:次數|率|量|數)?"
    r"|阅读(?:次数|量|数|数量|人数)?|閱讀(?:次數|量|數)?"
    r"|人气|人氣|访问(?:次数|量)?|关注度?|评论数?|跟贴|字号|字號|字体|字體|字数|大小|分享到?|分享至"
    r"|打印|编号|栏目|所属栏目|分类|类别|频道|关键词|關鍵字|标签"
    r"|专题|语音阅读|收藏|点赞|热度|推荐|地区|行业|主题词|您现在的位置|您的位置|当前位置|索引号",
}
_LABEL = re.compile(
    r"(?<![\u4e00-\u9fffA-Za-z])(?=[\u4e00-\u9fff])(?:"
    + "|".join(f"(?P<{role}>{words})" for role, words in _WORDS.items())
    + r")\s*[:：|｜︱丨]\s*"
    r"|(?P<author_>文)\s*[/／:：|｜︱丨]\s*|(?P<photographer_>摄影|摄|图)\s*[/／:：]\s*|(?P<editor_>编辑"
    r"|责编|校对|审核)\s*[/／]\s*"
)
# Glued: a label of people or sources right behind a value, its colon telling it from a word.
_GLUED = re.compile(
    r"(?P<editor_>(?:责任)?编辑|责编)[/／]|"
    r"(?P<source>(?:文章|信息|稿件|本文)?来源|來源)[:：]|(?P<author>作者)[:：]"
    r"|(?P<editor>责任编辑|責任編輯|编辑|責編|责编|审核|校对|录入)[:：]"
    r"|(?P<updated>(?:最后|最近|最後)?(?:更新|修改)(?:时间|日期|時間))[:：]"
    r"|(?P<posted>(?:发布|发表|录入|刊发|發布)?(?:时间|日期|時間))[:：]"
    r"|(?P<none>字号|字体|浏览(?:次数|量)?|点击(?:次数|率|量|数)?|阅读(?:次数|量|数)?|人气|访问(?:次数"
    r"|量)?|评论|分享到?)[:：]"
)
_TOOLS = re.compile(
    r"\s*(?:字号|字體|字体|分享|打印|评论|举报|浏览|阅读|点击|收藏|关闭|大\s*中\s*小|\[大\]|A[-+]"
    r"|我要(?:评论|纠错)|参与互动).*$"
)


# A label of these with a clause behind it, without a space or a figure, may as well be a headline.
_CLAUSE = re.compile(
    r"^(?:关注|专题|推荐|收藏|热度|评论|记者|記者|文)\s*[:：]\s*(?P<clause>(?=.{0,10}[\u4e00-\u9fff])[^\s\d:：]{6,})$"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value behind its label, and where both stand in the line."""

    role: Role
    value: str
    start: int
    end: int


def read_labels(line: str) -> list[Labelled]:
    """The labelled values of a line in order; values may be empty."""
    marks: dict[int, tuple[Role, int]] = {}
    for pattern in (_GLUED, _LABEL):
        for match in pattern.finditer(line):
            role: Role = (match.lastgroup or "none").rstrip("_")  # type: ignore[assignment]
            if not any(start < match.start() < end for start, (_, end) in marks.items()):
                marks[match.start()] = (role, match.end())
    if not marks:
        return []
    order = sorted(marks)
    found = []
    for start, stop in zip(order, [*order[1:], len(line)], strict=True):
        role, at = marks[start]
        value = line[at:stop].strip(" \u3000\xa0|｜;；,，-·丨【】[]")
        if role != "none":
            value = _TOOLS.sub("", value).strip()
        found.append(Labelled(role, value, start, stop))
    return found


def opens_clause(line: str) -> bool:
    """Whether a word that is a label elsewhere opens a headline: 关注：夜班人怎么回家."""
    match = _CLAUSE.match(line)
    if match is None:
        return False
    names = re.split(r"[、，]", match["clause"])
    return not all(map(is_person, names))
