"""Names that were swapped (人名, 地名, 机构名), without segmentation and without lists of names.

A substitution swaps words when both sides are two letters or more and mostly different letters; it
swaps names when the words around it call for one: a title before it (省长林某某) or a unit after it
(某某县, 某某路, 某某同志). A misread character leaves the rest of the name standing; 我省 for 山西省 is
one letter beside two; an editor's synonym (指出, 强调) has no title before it and no unit after it.

Wrong on purpose: a synonym that happens to stand before a unit (企业的 and 公司的 before 部门) counts
as a name, two people with one surname and one letter of difference do not. A wrong name that a
reprint put right is one swap, which is why one alone proves nothing (`judge.py`).
"""

from __future__ import annotations

import re

from .runs import Run

_TITLE = re.compile(
    r"""
    (?: 书记|主席|总理|总统|首相|国王|代表|委员|常委|秘书长|司令|政委|将军|大使
      | [部省市县区镇乡村州厅局处科院校所会行台社队]长 | 主任|董事长|总经理|经理|总裁
      | 教授|研究员|院士|医生|记者|通讯员|摄影|编辑|教练|选手|嫌疑人
      | 同志|先生|女士 | 任命|免去|会见|会见了|迎战|主场
    )$
    """,
    re.VERBOSE,
)
_UNIT = re.compile(
    r"""
      同志|先生|女士|教授|院士|某
    | 省|市|县|区|州|旗|盟|乡|镇|村|屯|国|社区|小区
    | 路|街|道|大道|巷|桥|隧道|高速|河|江|湖|山|岛|港|站|机场
    | 局|厅|委|部|处|队|法院|检察院|大学|学院|中学|小学|医院
    | 公司|集团|银行|俱乐部|牌|电器|电厂|水库|景区|大厦|广场|公园
    """,
    re.VERBOSE,
)
_LONGEST_TITLE = 4
"""Letters before a substitution that are looked at."""
_NAME_LETTERS = (2, 12)
"""Letters of a name: of a person at least two, of an office with its place about twelve."""

Swaps = set[frozenset[str]]


def swaps(a: str, b: str, run: Run) -> tuple[Swaps, Swaps]:
    """Substitutions of whole words in a passage, and those of them that swap names.

    They are unordered pairs: 企业 for 公司 here and 公司 for 企业 there is one editor's habit.
    """
    words: Swaps = set()
    names: Swaps = set()
    for (start, end), at_b in run.gaps():
        x, y = a[start:end], b[slice(*at_b)]
        if not (_could_be_name(x) and _could_be_name(y)):
            continue
        if 2 * len(set(x) & set(y)) > max(len(x), len(y)):
            continue
        words.add(frozenset((x, y)))
        if calls_for_name(a[max(0, start - _LONGEST_TITLE) : start], a[end : end + 4]):
            names.add(frozenset((x, y)))
    return words, names


def calls_for_name(before: str, after: str) -> bool:
    """True when the letters before and after a place say that a name stands there."""
    return bool(_TITLE.search(before) or _UNIT.match(after))


def _could_be_name(text: str) -> bool:
    least, most = _NAME_LETTERS
    return least <= len(text) <= most and not any(c.isdigit() for c in text)
