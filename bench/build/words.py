"""Words and sentences that have the statistics of news, without being anybody's.

Words of one to four characters are made up, and drawn with the frequencies of Zipf and Mandelbrot
(why: bench/reprints/scale.py); between them stand the turns, names and figures of a report. So a
term occurs in as few or as many articles as in real archives, and two reports that are no reprints
share no run of text but by chance: the plugins that compare articles do honest work.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate

_WORDS = 60_000
_SHORT = 150
"""The most frequent words have one character, as in the press."""
_MANDELBROT = 2.7
_WORD_LENGTHS = (2, 2, 2, 3, 4)
_LETTERS = [
    # GB 2312, level 1: the 3,755 characters that print needs most.
    mark
    for row in range(0xB0, 0xD8)
    for mark in bytes(byte for cell in range(0xA1, 0xFF) for byte in (row, cell)).decode(
        "gb2312", "ignore"
    )
]

_OPENINGS = (
    "记者获悉，", "据介绍，", "截至{day}，", "与上年同期相比，", "现场可以看到，", "{name}说，", "{place}方面表示，",
    "按照安排，", "为此，", "数据显示，", "在{place}，", "目前，", "下一步，", "早在{year}年，", "不过，", "同时，",
    "{name}算了一笔账：", "“", "会议认为，", "从{month}月起，",
)  # fmt: skip
_FIGURES = (
    "{many}万元", "{share}%", "{few}成以上", "{many}户居民", "{few}个月以内", "每吨{many}元", "{many}人次", "{few}公里",
)  # fmt: skip
_SURNAMES = "赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "文明立春秋远山静波晓岚志平安宁雨桐子衡海若松柏书言"
_PLACES = tuple(
    head + tail
    for head in ("青榆", "柳泉", "雁泊", "官塘", "白渡", "云溪", "鹿鸣", "东垣", "沙岭", "桐江", "南坪", "北苑")
    for tail in ("县", "镇", "区", "街道")
)  # fmt: skip


def letter(dice: random.Random) -> str:
    """A character as the made-up words use them."""
    return dice.choice(_LETTERS)


def words(dice: random.Random, number: int) -> list[str]:
    """`number` words in the frequencies of a language."""
    vocabulary, weights = _vocabulary()
    return dice.choices(vocabulary, cum_weights=weights, k=number)


def name(dice: random.Random) -> str:
    """A person."""
    return dice.choice(_SURNAMES) + "".join(dice.choices(_GIVEN, k=dice.choice((1, 2, 2))))


def paragraph(dice: random.Random, sentences: int) -> str:
    """A paragraph of so many sentences, some 45 characters each."""
    return "".join(_sentence(dice) for _ in range(sentences))


def _sentence(dice: random.Random) -> str:
    opening = dice.choice(_OPENINGS) if dice.random() < 0.4 else ""
    clauses = ["".join(words(dice, dice.randrange(4, 9))) for _ in range(dice.randrange(2, 5))]
    if dice.random() < 0.5:
        clauses[dice.randrange(len(clauses))] += dice.choice(_FIGURES)
    text = opening + "，".join(clauses) + ("。”" if opening == "“" else "。")
    if "{" not in text:
        return text
    return text.format(
        day=f"{dice.randrange(1, 13)}月{dice.randrange(1, 29)}日",
        name=name(dice),
        place=dice.choice(_PLACES),
        year=dice.randrange(1990, 2022),
        month=dice.randrange(1, 13),
        many=dice.randrange(11, 9900),
        share=f"{dice.randrange(1, 90)}.{dice.randrange(10)}",
        few=dice.randrange(2, 10),
    )


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    dice = random.Random("vocabulary")
    made = [
        "".join(dice.choices(_LETTERS, k=1 if rank < _SHORT else dice.choice(_WORD_LENGTHS)))
        for rank in range(_WORDS)
    ]
    return made, list(accumulate(1 / (rank + 1 + _MANDELBROT) for rank in range(_WORDS)))
