"""Levels: steps of one scale (黄色, 橙色; 上涨, 持平; 星期三, 星期四), facts like figures.

A short form may have no other fact (期货市场指数今日上涨). The scales are those of warnings, tendencies,
marks, days and matches, and what has an opposite (上行, 下行; 快车道, 慢车道; 偏低, 很低);
each substitution of one step for another is another issue and no synonym.
"""

from __future__ import annotations

import re

# Each a scale of levels; a substitution is another level when both sides end in two of its steps.
_SCALES = tuple(
    re.compile(f"(?:{pattern})$")
    for pattern in (
        "[红橙黄蓝]色?",
        "[优良]好?|[轻中重]度|严重",
        "特别重大|重大|较大|1般",
        "[上下]调|[上下微]涨|微[跌降]|下[跌挫滑]|[上下]降|上[升扬]|回[落升]|走[高低强弱平]|[升跌涨降]|[收高低][涨跌高低平开]|[持收]平|平稳|震荡|反弹",
        "增[加长]|减少|扩大|缩小|收窄",
        "发布|解除|升级",
        "[今明后]天?",
        "(?:星期|周|礼拜)[123456日天]",
        "[很较极偏略稍特最]?[高低]|中等?|适中",
        "[很较极偏略稍特最]?[强弱]",
        "[很较极偏略稍特最]?[大小轻重]|中等?",
        "[很较极偏略稍特最]?[多少]",
        "[正副]?高级|[中初]级",
        "[上中下]",
        "[正副]",
        "[正负]",
        "[单双]",
        "[长次幼]",
        "判决|裁定|调解",
        "[微轻小中大巨]浪",
        "[左右]",
        "[前后]",
        "[内外]",
        "[进出]",
        "[早中晚午]",
        "[快慢]",
        "[初高]",
        "[儿女]",
        "[父母]",
        "[文理]",
        "[金银铜]",
        "[红橙黄蓝绿白黑灰紫]",
        "[东南西北]",
        "[春夏秋冬]",
        "晴|阴|多云|[小中大暴]雨|[小中大暴]雪|雾|霾",
        "[冠亚季]",
        "[胜负平]",
        "[男女]",
        "[甲乙丙丁]",
    )
)
_GRADE = re.compile("[a-z]{1,3}")
"""A mark as schools and agencies give it: up to three Latin letters."""
_LAST_LETTERS = frozenset(
    "正副上下中等适绿白黑灰紫大小轻重多少级左右前后内外进出早晚午快慢初儿女父母文理金银铜红橙黄蓝色优良好度较般调涨降跌升落高低"
    "强弱平挫滑扬开稳荡弹加长窄布除今明123456日天东南西北春夏秋冬晴阴云雨雪雾霾冠亚季胜负男甲乙丙丁单双次幼决定裁解浪"
)
"""Letters that a step of a scale ends with: most words are told from one without a search."""


def is_grade(a: str, at: tuple[int, int], b: str, beside: tuple[int, int]) -> bool:
    """True when a place lies in short marks of Latin letters that differ (aa, aaa; b, c)."""
    one, other = _mark(a, *at), _mark(b, *beside)
    return one != other and all(_GRADE.fullmatch(mark) for mark in (one, other))


def _mark(text: str, start: int, end: int) -> str:
    while start and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isascii() and text[end].isalpha():
        end += 1
    return text[start:end]


def is_level(x: str, y: str, after: str = "") -> bool:
    """True when both end in two steps of one scale, the letter after them included or not (极高, 较高)."""
    for ending in ("", after) if after in _LAST_LETTERS else ("",):
        one, other = x + ending, y + ending
        if not (
            one and other and (x or y) and one[-1] in _LAST_LETTERS and other[-1] in _LAST_LETTERS
        ):
            continue
        for scale in _SCALES:
            step, other_step = scale.search(one), scale.search(other)
            if (
                step
                and other_step
                and step[0] != other_step[0]
                and (not x or step.start() < len(x))
                and (not y or other_step.start() < len(y))
            ):
                return True
    return False
