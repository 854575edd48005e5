"""Nothing depends on which of two texts is the first of a pair: which is, their letters decide by chance."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest

from plugins.reprints.judging.camps import telling
from plugins.reprints.judging.evidence import Evidence
from plugins.reprints.judging.filling import weigh
from plugins.reprints.judging.furniture import furniture
from plugins.reprints.judging.judge import judge
from plugins.reprints.judging.overlaps import overlap
from plugins.reprints.judging.pairs import Measured, Measurer, pack
from plugins.reprints.judging.runs import Run, Tile
from plugins.reprints.model import Article, Kind
from plugins.reprints.state import Node
from plugins.reprints.texts import Library, letters_of
from tests.reprints.reprint_texts import REPORT, misread

FERRY = (
    "石塘渡口{}月{}日{}恢复摆渡，首班早上六点开船，末班傍晚七点返航，往返票价{}元，老人和学生半价"
)
HEAD = "来源：柳湾晚报 时间：2023-04-11 点击：{} "
REPORT_OF_RAIN = (
    "入夏以来柳湾县下了{}场大雨，石塘河水位三次超过警戒线，沿河{}个村的村民轮流上堤巡查。"
    "县里给每个巡查点配了雨衣、手电和铜锣，约定听见锣声就往高处走。"
)

PAIRS = {
    "a word in one text alone": (FERRY.format(6, 3, "", 4), FERRY.format(6, 3, "不", 4)),
    "a figure": (FERRY.format(6, 3, "", 4), FERRY.format(6, 3, "", 6)),
    "figures": (FERRY.format(6, 3, "", 4), FERRY.format(9, 18, "", 6)),
    "a head on one side": (
        HEAD.format(812) + REPORT_OF_RAIN.format(9, 14),
        REPORT_OF_RAIN.format(9, 14),
    ),
    "heads that differ": (
        HEAD.format(812) + REPORT_OF_RAIN.format(9, 14),
        HEAD.format(77) + REPORT_OF_RAIN.format(11, 14),
    ),
    "misread letters": (misread(REPORT, 0.04, 1), misread(REPORT, 0.04, 2)),
    "sentences in another order": (
        "。".join(REPORT.split("。")[:-1]),
        "。".join(reversed(REPORT.split("。")[:-1])),
    ),
    "an issue on a page": (
        FERRY.format(6, 3, "", 4) + "。\n" + REPORT,
        FERRY.format(9, 18, "", 6) + "。\n" + REPORT_OF_RAIN.format(9, 14),
    ),
}


def measure(a: str, b: str) -> tuple[Measured, str, str]:
    library = Library([Article("a", a), Article("b", b)])
    one, other = sorted(library.holders)
    measured = Measurer(library).measure((one, other))
    assert measured is not None
    return measured, library.letters(one), library.letters(other)


def exchanged(m: Measured) -> Measured:
    """The same pair with b for a."""
    order = sorted(range(len(m.runs)), key=lambda n: m.runs[n].b)
    kinds, figures, digits = bytearray(), array("i"), bytearray()
    ends = [sum(len(run.gaps()) for run in m.runs[:n]) for n in range(len(m.runs) + 1)]
    for n in order:
        run = m.runs[n]
        kinds += m.evidence.kinds[ends[n] : ends[n + 1]]
        for figure, count in zip(m.evidence.figures, m.evidence.digits, strict=True):
            if run.a[0] <= figure < run.a[1]:
                tile = max(tile for tile in run.tiles if tile.a <= figure)
                figures.append(tile.b + min(figure - tile.a, tile.size))
                digits.append(count)
    return Measured(
        m.size_b,
        m.size_a,
        m.covered_b,
        m.covered_a,
        m.longest,
        pack(Run(tuple(Tile(t.b, t.a, t.size) for t in m.runs[n].tiles)) for n in order),
        Evidence(bytes(kinds), figures.tobytes(), bytes(digits)),
    )


def verdict(m: Measured, a: Node, b: Node) -> Kind | None:
    told = telling(m, a, b)
    known = overlap(m, weigh(m, a.forms, b.forms, told), a, b, told)
    return judge(known, (m.share_a, m.share_b))


def bare(key: int, letters: str) -> Node:
    return Node.alone(key)


def with_furniture(key: int, letters: str) -> Node:
    node = Node.alone(key)
    node.furniture = node.common = furniture(letters)
    return node


def with_sites(key: int, letters: str) -> Node:
    node = with_furniture(key, letters)
    at = letters.find("日")
    node.sites = ((at + 1, at + 1 + (letters[at + 1] == "不")),)
    return node


@pytest.mark.parametrize("node", [bare, with_furniture, with_sites])
@pytest.mark.parametrize("texts", PAIRS.values(), ids=PAIRS)
def test_a_pair_is_judged_alike_from_both_sides(
    texts: tuple[str, str], node: Callable[[int, str], Node]
) -> None:
    m, one, other = measure(*texts)
    a, b = node(1, one), node(2, other)
    assert verdict(m, a, b) == verdict(exchanged(m), b, a)


def test_a_reading_that_one_text_alone_has_is_worth_the_same_on_either_side() -> None:
    m, one, other = measure(*PAIRS["a word in one text alone"])
    a, b = with_sites(1, one), with_sites(2, other)
    weights = []
    for pair, first, second in ((m, a, b), (exchanged(m), b, a)):
        told = telling(pair, first, second)
        weights.append([told.weight((own, beside), kind, 0.0) for own, beside, kind in pair.gaps()])
    assert weights[0] == weights[1]
    assert max(weights[0]) > 0


def test_the_furniture_of_the_other_text_states_nothing_either() -> None:
    head = HEAD.format(812)
    flash = "石塘渡口今天恢复摆渡，首班早上六点开船"
    m, one, other = measure(head + flash, HEAD.format(77) + flash)
    a, b = with_furniture(1, one), with_furniture(2, other)
    assert a.furniture == ((0, len(letters_of(head))),) or b.furniture
    b.furniture = b.common = ()
    assert verdict(m, a, b) == verdict(exchanged(m), b, a) == "reprint"
