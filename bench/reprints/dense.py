"""Archives that crowd: many texts that share most of their letters, written for this bench.

    python bench/reprints/dense.py

A pair costs about a millisecond, and n issues of one form make n²/2 pairs. Each archive here is
measured against as many texts of the same length that share nothing: "ratio" is what compares
machines, milliseconds an article do not.

series      a daily price report: one form, new figures every day; every tenth day printed twice
viral       one report and its copies: letters misread, every fifth cut short
repetitive  lists drawn from few lines, with small figures: no report, no form, much in common
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from plugins.reprints.find import find_reprints  # noqa: E402
from plugins.reprints.model import SAME_REPORT, Article, Reprints  # noqa: E402

_GOODS = (  # noqa: SIM905
    "白菜 萝卜 番茄 黄瓜 茄子 辣椒 土豆 洋葱 大葱 生姜 大蒜 芹菜 菠菜 生菜 油麦菜 豆角 冬瓜 南瓜 "
    "苦瓜 丝瓜 莲藕 山药 香菇 平菇 金针菇 猪肉 牛肉 羊肉 鸡蛋 白条鸡 草鱼 鲫鱼 带鱼 苹果 香蕉 西瓜"
).split()
_COMMON = "的一是了我不在人们有来他这上个大到说时要就出会也你对生能而子那得于着下自之年过发后作里"
_LETTERS = [chr(0x4E00 + 7 * n) for n in range(2500)]
LETTERS = 700
"""Letters of a text, about: the length of a press report."""


def series(issues: int) -> list[Article]:
    """Daily price reports; a second printing (id ends in b) of every tenth."""
    dice = random.Random(issues)
    texts = []
    for n in range(issues * 10 // 11):
        text = _prices(dice, n)
        texts.append(Article(f"{n:05}a", text))
        if n % 10 == 0:
            texts.append(
                Article(f"{n:05}b", f"本报讯 记者从批发市场获悉，{text}（责任编辑：许岚）")
            )
    return texts


def viral(copies: int) -> list[Article]:
    """One report, misread in up to four letters of a hundred and cut."""
    dice = random.Random(copies)
    report = _prose(dice)
    texts = []
    for n in range(copies):
        rate = dice.uniform(0, 0.04)
        text = "".join(dice.choice(_COMMON) if dice.random() < rate else c for c in report)
        cut = dice.uniform(0.6, 0.9) if n % 5 == 0 else 1
        texts.append(Article(f"{n:05}", text[: int(len(text) * cut)]))
    return texts


def repetitive(count: int) -> list[Article]:
    """Lists of forty lines out of sixty, each with a small figure."""
    dice = random.Random(count)
    lines = ["".join(dice.choices(_LETTERS, k=12)) for _ in range(60)]
    return [
        Article(
            f"{n:05}",
            "。".join(f"{line}{dice.randint(1, 99)}次" for line in dice.choices(lines, k=40)),
        )
        for n in range(count)
    ]


def distinct(count: int) -> list[Article]:
    """Texts that share nothing."""
    dice = random.Random(count)
    return [Article(f"{n:05}", _prose(dice)) for n in range(count)]


ARCHIVES: tuple[tuple[str, Callable[[int], list[Article]], int], ...] = (
    ("series of 200", series, 200),
    ("series of 400", series, 400),
    ("viral 300", viral, 300),
    ("repetitive 228", repetitive, 228),
)


def _prices(dice: random.Random, day: int) -> str:
    prices = "，".join(f"{goods}每公斤{dice.uniform(1, 40):.2f}元" for goods in _GOODS)
    return (
        f"{day % 12 + 1}月{day % 28 + 1}日，白渡农产品批发市场交易平稳。截至收盘，全天成交"
        f"{dice.randint(3000, 9000)}吨，较前一日变化{dice.uniform(0.1, 9):.1f}%。其中，{prices}。"
        "市场管理方表示，产地天气总体有利，货源充足，预计近期价格以稳为主，请商户合理安排进货，"
        "不囤积、不抬价。下一步，市场将继续做好保供稳价和食品安全抽检工作，每日公布抽检结果。"
    )


def _prose(dice: random.Random) -> str:
    return "".join(dice.choices(_LETTERS, k=LETTERS))


def main() -> int:
    print(f"{'archive':16} {'ms/text':>8} {'ratio':>7} {'groups':>7} {'missed':>7} {'wrong':>6}")
    for title, make, count in ARCHIVES:
        articles = make(count)
        found, seconds = _timed(articles)
        _, apart = _timed(distinct(count))
        said = {(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT}
        gold = {(a.id[:-1] + "a", a.id) for a in articles if a.id.endswith("b")}
        wrong = 0 if make is viral else len(said - gold)
        print(
            f"{title:16} {1000 * seconds / count:8.2f} {seconds / apart:7.1f} "
            f"{len(found.groups):7} {len(gold - said):7} {wrong:6}"
        )
    return 0


def _timed(articles: list[Article]) -> tuple[Reprints, float]:
    start = time.process_time()
    found = find_reprints(articles)
    return found, time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
