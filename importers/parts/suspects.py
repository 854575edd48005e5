"""Probable misprints: shown beside what is printed, never instead of it.

Four kinds of evidence, each from slips met in scanned papers and documents:

* *look-alikes in a fixed place*: 入/人, 未/末, 己/已 and the letter O for a zero, where the characters around
  leave one reading (各个人晋关口, “O”的突破);
* *formulas*: a set phrase of official prose with one character lost (按职责分负责);
* *a doubled character* where the word with a single one stands elsewhere in the text (城城市 beside
  城市). Reduplications (人人, 渐渐) and word joints (市市场监管局) repeat by right, so it is never certain;
* *a mark inside a word*: 办理效、率, when the whole word stands elsewhere in the text.

Edition differences (共同致富/共同富裕) are not misprints, and nothing here looks at meaning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..model import Suspect

_AROUND = 3  # characters shown on either side of the slip


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    probable: str
    why: str
    certain: bool


_RULES = (
    _Rule(
        re.compile(r"人(?=[晋京沪粤川浙苏皖鄂湘赣豫冀鲁辽吉滇黔陕甘][^民大事口士]?关口)"),
        "入",
        "入/人",
        True,
    ),
    _Rule(
        re.compile(r"(?<=[进加纳收投介融])人(?=[了到该其实使新选股网]|[，。])"),
        "入",
        "入/人",
        False,
    ),
    _Rule(re.compile(r"(?<![加进引列纳投收介融输出])入(?=员|民|们)"), "人", "入/人", True),
    _Rule(re.compile(r"(?<=[“\"])[OＯo○](?=[”\"])"), "0", "O/0", True),
    _Rule(re.compile(r"按职责分(?=负责)"), "按职责分工", "formula 按职责分工负责", True),
    _Rule(re.compile(r"(?<=[^本周期年月岁])末(?=[来必能成经满曾])"), "未", "未/末", False),
    _Rule(re.compile(r"(?<=[自知克律利])已(?=的|[，。、])"), "己", "己/已", False),
    _Rule(re.compile(r"(?<=[^自知克利舍异律诗])己(?=经|于|被|成|达|完)"), "已", "己/已", False),
    _Rule(re.compile(r"城城(?=市(?:政府|委|人民政府))"), "城", "doubled character", True),
    _Rule(re.compile(r"囯"), "国", "variant character", True),
    _Rule(re.compile(r"多措开举"), "多措并举", "并/开", True),
    _Rule(re.compile(r"拓览(?=渠道|思路|空间)"), "拓宽", "宽/览", True),
    _Rule(re.compile(r"半业[土生]"), "毕业生", "look-alikes 毕/半 生/土", True),
    _Rule(
        re.compile(r"(?<=[\u4e00-\u9fff])主场(?=参加会议|出席会议)"),
        "主会场",
        "lost character",
        True,
    ),
)
_DOUBLED = re.compile(r"([\u4e00-\u9fff])\1(?=[\u4e00-\u9fff])")
_SPLIT = re.compile(r"(?<=[\u4e00-\u9fff])([\u4e00-\u9fff])[、，]([\u4e00-\u9fff])(?=[。；）)])")
LOST_MARK = re.compile(r"(?<=、)([\u4e00-\u9fff]{2}) ([\u4e00-\u9fff]{2})(?=等)")
# 市市场监管局, 省省会: a place's rank before a word that begins with the same character.
_BODIES = frozenset("省市县区乡镇州中国大学会")
_EVIDENCE = 2  # times the whole word must stand in the text
_REPEATS = frozenset(
    "紧人家天年日时刻处个种件层步点渐常仅纷频默悄慢轻深明大小早久高等双多条村户代月次样项"
)


class Runs:
    """How often each run of two and three characters stands in a whole text."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    @cached_property
    def _counts(self) -> Counter[str]:
        # Only when asked: few texts have a place where the number of a run decides.
        counts: Counter[str] = Counter()
        for text in self._texts:
            counts.update(a + b for a, b in pairwise(text))
            counts.update(a + b + c for a, b, c in zip(text, text[1:], text[2:], strict=False))
        return counts

    def count(self, run: str) -> int:
        return self._counts[run]

    def meets(self, word: str, after: str) -> bool:
        """Whether a doubled character joins two words, as in 农民工|工资: the first stands alone too."""
        if len(word) != 2:
            return False
        inside = self.count(word + word[1]) + self.count(word + after)
        return self.count(word) > inside


def find_suspects(text: str, whole: Runs) -> list[Suspect]:
    """The probable misprints of a paragraph of the text `whole`, in order of kind."""
    found: list[Suspect] = []
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            found.append(_suspect(text, match.span(), rule.probable, rule.why, rule.certain))
    for match in _DOUBLED.finditer(text):
        char, after = match[1], text[match.end()]
        single = char + after
        if (
            char not in _REPEATS
            and char not in _BODIES
            and whole.count(single) > _EVIDENCE
            and not whole.meets(text[max(0, match.start() - 1) : match.start()] + char, after)
        ):
            found.append(_suspect(text, match.span(), char, "doubled character", False))
    for match in _SPLIT.finditer(text):
        word = match[1] + match[2]
        if whole.count(word) >= _EVIDENCE:
            found.append(_suspect(text, match.span(), word, "mark inside a word", True))
    for match in LOST_MARK.finditer(text):
        probable = f"{match[1]}、{match[2]}"
        found.append(_suspect(text, match.span(), probable, "lost 、 in a list", True))
    return list(dict.fromkeys(found))


def _suspect(text: str, span: tuple[int, int], probable: str, why: str, certain: bool) -> Suspect:
    start, end = span
    before = re.split(r"[，。、；：“”（）(),.;:\s]", text[max(0, start - _AROUND) : start])[-1]
    after = re.split(r"[，。、；：“”（）(),.;:\s]", text[end : end + _AROUND])[0]
    return Suspect(before + text[start:end] + after, before + probable + after, why, certain)
