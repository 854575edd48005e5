"""Targets of a document: clauses that promise a quantity.

A clause is what stands between two commas or stops. It is a target when it holds a quantity (a figure
with a unit) and a word that promises: 确保, 力争, 达到, 控制在, 不低于, 新增, 建成, or a bound such as 以上, 以内.
A rate of subsidy or a date is a quantity too but promises nothing and is left out.
"""

from __future__ import annotations

import re

from ..model import Target

_UNIT = (
    r"(?:%|％|批次|人次|分钟|公里|平方米|万元|亿元|张床位|床位"
    r"|[人户轮个家份件所处座台辆套条项名间张亩吨元场次种期例])"
)
_QUANTITY = re.compile(
    rf"(?:不低于|不少于|不超过|超过|突破|至少|约)?\d+(?:\.\d+)?(?:[—－~～\-至]\d+(?:\.\d+)?)?(?:万|亿|千|百)?{_UNIT}(?:以上|以内|左右|以下)?"
    rf"|至少[一二三四五六七八九十]{{1,3}}{_UNIT}"
)
_PROMISE = re.compile(
    r"确保|力争|达到|达|控制在|不低于|不少于|不超过|新增|净增|建成|建设|新建|改造|再创建|形成|覆盖|完成|实现|突破|增长|规模|培训|至少|签订|保持在"
    r"|以上|以内|就业|募集|提升到|提高到|下降"
)
_RATE = re.compile(r"标准|补贴至|补助|给予|每人|奖励|奖补|返还比例|缴纳|最高不超过|扶持|按照")
_CLAUSE = re.compile(r"[^，。；！？,;]+")


def find_targets(paragraphs: list[tuple[str, int | None]]) -> tuple[Target, ...]:
    """The targets of paragraphs, each given with the number of its measure."""
    targets = []
    for text, measure in paragraphs:
        for clause in _CLAUSE.finditer(text):
            words = re.sub(r"^\d{1,3}[.．、]", "", clause[0]).strip("、 “”")
            if not _PROMISE.search(words) or _RATE.search(words):
                continue
            for quantity in _QUANTITY.finditer(words):
                targets.append(Target(words, quantity[0], measure))
    return tuple(targets)
