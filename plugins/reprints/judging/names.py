"""Names that were swapped (人名, 地名, 机构名), without segmentation; of lists only the commonest family names.

A substitution swaps words when both sides are two letters or more and mostly different letters; it
swaps names when the words around it call for one: a title before it (省长林某某) or a unit after it
(某某县, 某某路, 某某同志). A misread character leaves the rest of the name standing; 我省 for 山西省 is
one letter beside two; an editor's synonym (指出, 强调) has no title before it and no unit after it.

Words that state nothing (`wordings.py`) are no names, whatever stands beside them but the end of a street's
name (人民路), and who wrote or sent a report (记者某某) is no name in it.

Wrong on purpose: a synonym that is not listed there and happens to stand before a unit counts as a name,
two people with one surname and one letter of difference do not. A wrong name that a reprint put right is one
swap, which is why one alone proves nothing in a longer passage (`facts.py`).
"""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"""
    (?: 书记|主席|总理|总统|首相|国王|代表|委员|常委|秘书长|司令|政委|将军|大使
      | [部省市县区镇乡村州厅局处科院校所会行台社队]长 | 主任|董事长|总经理|经理|总裁
      | 教授|研究员|院士|医生|教练|选手|嫌疑人
      | 同志|先生|女士 | 任命|免去|会见|会见了|迎战|主场
    )$
    """,
    re.VERBOSE,
)
_UNIT = re.compile(
    r"""
      同志|先生|女士|教授|院士|某
    | 省|市|县|州|旗|乡|镇|村|屯|社区|小区|区(?![域别分])
    | 路|街|大道|巷|大桥|隧道|高速|水库|机场|车站|收费站
    | 法院|检察院|公安|[局厅]|[大支]队|大学|学院|中学|小学|医院
    | [^的]{0,2}有限公司|公司|集团|银行|俱乐部|电器|电厂|景区|大厦|广场|公园
    """,
    re.VERBOSE,
)
_STREET = re.compile("路(?![段口面线网况边灯程])|街(?![道头边])|大道|巷")
"""What a street's name ends in: words that state nothing elsewhere are names before it (人民路)."""
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱"
    "严覃武戴莫孔向汤尤施鲁华柳霍倪殷虞祝纪舒屈项童阮蓝闵麻涂柯凌聂葛岳齐伍庞樊兰耿辛管祖牛洪翟安"
)
"""The commonest family names, nine of ten people's (names that are common words left out)."""
_BYLINE = re.compile("(?:记者|通讯员|摄影|摄|编辑|责编|作者|撰文|校对|审核|监制|实习生|供图)$")
"""Before the names of those who wrote, sent or printed a report: no facts of it."""
LONGEST_TITLE = 4
"""Letters before a substitution that are looked at."""
LONGEST_UNIT = 6
"""Letters after a substitution that are looked at (股份有限公司)."""
_NAME_LETTERS = (2, 12)
"""Letters of a name: of a person at least two, of an office with its place about twelve."""


def are_persons(x: str, y: str) -> bool:
    """True when both are as long as the name of a person and start with a family name."""
    return all(2 <= len(name) <= 3 and name[0] in _SURNAMES for name in (x, y)) and x[0] != y[0]


def are_repeated_persons(x: str, y: str) -> bool:
    """True when two words that stand for one another again and again are as long as names, and one has
    a common family name."""
    long = sorted((len(x), len(y))) in ([2, 3], [3, 3])
    return long and (x[0] in _SURNAMES or y[0] in _SURNAMES) and set(x).isdisjoint(y)


def calls_for_name(before: str, after: str) -> bool:
    """True when the letters before and after a place say that a name stands there."""
    return bool(_TITLE.search(before) or _UNIT.match(after))


def is_street(after: str) -> bool:
    """True when the letters after a place say that a street is named there."""
    return _STREET.match(after) is not None


def is_byline(before: str) -> bool:
    """True when the letters before a place say that whoever is named there made the report."""
    return _BYLINE.search(before) is not None


def could_be_name(text: str) -> bool:
    """True when a text is as long as a name and has more letters than digits (经7 before 路)."""
    least, most = _NAME_LETTERS
    return least <= len(text) <= most and 2 * sum(map(str.isdigit, text)) <= len(text)
