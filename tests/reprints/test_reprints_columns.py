"""Pages that were read across their columns: a story stands there line by line, with lines of others between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.catalog.normalise import normalise
from plugins.reprints.find import find_reprints
from plugins.reprints.judging.align import align, index
from plugins.reprints.judging.camps import Telling
from plugins.reprints.judging.differences import Difference
from plugins.reprints.judging.filling import weigh
from plugins.reprints.judging.pairs import Measurer
from plugins.reprints.judging.runs import Side
from plugins.reprints.judging.slots import Form, find_forms
from plugins.reprints.model import SAME_REPORT, Article
from plugins.reprints.texts import Library
from tests.reprints.reprint_texts import (
    EARLIER,
    FISHING,
    FOURTH,
    LATER,
    REPORT,
    SCHOOL,
    THIRD,
    across,
    halves,
)


def kinds(*texts: str) -> dict[tuple[int, int], str]:
    found = find_reprints([Article(str(n), text) for n, text in enumerate(texts)])
    return {(int(edge.a), int(edge.b)): edge.kind for edge in found.edges}


@pytest.mark.parametrize("order", [(REPORT, FISHING, SCHOOL), (SCHOOL, REPORT, FISHING)])
def test_lines_that_follow_one_another_in_a_report_are_one_passage_of_a_page(
    order: tuple[str, ...],
) -> None:
    report, page = normalise(REPORT).text, normalise(across(*order)).text
    for a, b in ((report, page), (page, report)):
        runs = align(index(a), index(b))
        assert len(runs) == 1
        assert sum(tile.size for tile in runs[0].tiles) > 0.95 * len(report)


def test_two_pages_that_were_read_across_hold_one_report() -> None:
    assert kinds(across(REPORT, FISHING), across(SCHOOL, REPORT))[0, 1] in SAME_REPORT


def test_letters_beside_a_line_of_another_column_are_compared() -> None:
    at = 4 * 16 - 5  # near the end of a line of sixteen: too few letters are left there for a tile
    report = normalise(REPORT).text
    page = normalise(halves(f"{report[:at]}某{report[at + 1 :]}")).text
    gaps = [gap for run in align(index(report), index(page)) for gap in run.gaps()]
    assert [other for own, other in gaps if own == (at, at + 1)] == [
        (page.index("某"), page.index("某") + 1)
    ]


def test_a_report_in_columns_is_tied_to_the_report() -> None:
    found = kinds(REPORT, halves(REPORT), across(REPORT, FISHING, SCHOOL))
    assert found == {(0, 1): "reprint", (0, 2): "excerpt", (1, 2): "excerpt"}


def test_an_issue_in_columns_is_a_printing_of_no_other_issue() -> None:
    issues = [EARLIER, LATER, THIRD, FOURTH]
    found = kinds(*issues, halves(EARLIER))
    assert [pair for pair, kind in found.items() if kind in SAME_REPORT] == [(0, 4)]


def forms(text: str, *partners: str) -> tuple[Form, ...]:
    """The forms of a text beside its partners."""
    library = Library([Article(str(n), one) for n, one in enumerate((text, *partners))])
    measurer = Measurer(library)
    key = {holder.id: key for key, holders in library.holders.items() for holder in holders}

    def pairs() -> Iterator[tuple[object, Side, str]]:
        for n in range(len(partners)):
            own, other = key["0"], key[str(n + 1)]
            measured = measurer.measure((min(own, other), max(own, other)))
            assert measured is not None
            yield measured, "a" if own < other else "b", library.letters(other)

    return find_forms(library.letters(key["0"]), (), pairs())  # type: ignore[arg-type]


def values(found: tuple[Form, ...]) -> list[str]:
    return [slot.value for form in found for slot in form.slots]


DEPOT = "柳湾仓库{}日清点，库里有面粉{}袋，大米另计，本月不再进货，领料人凭条子到三号窗口排队。"


def test_other_figures_in_one_place_are_a_slot() -> None:
    text, *others = (DEPOT.format(9, n) for n in (4172, 5386, 2951, 8640))
    assert values(forms(text, *others)) == ["4172"]


def test_a_letter_that_was_misread_among_figures_is_no_slot() -> None:
    others = [DEPOT.format(9, n) for n in (1, 1, 2, 3)]
    assert values(forms(DEPOT.format(9, "l"), *others)) == []
    assert values(forms(DEPOT.format(9, "十"), *others)) == ["十"]


def test_wordings_that_hold_one_another_are_one_though_they_have_a_figure() -> None:
    others = [DEPOT.format(9, n) for n in ("全省第1批新粉", "第1批新粉", "全省第1批")]
    assert values(forms(DEPOT.format(9, "世水地辛申"), *others)) == []


def test_lines_of_other_columns_are_no_fillings_of_a_slot() -> None:
    text, end = normalise(REPORT).text, 4 * 18
    beside = [normalise(story).text for story in (FISHING, SCHOOL, LATER, FISHING[::-1])]
    others = [across(text, story, width=18) for story in beside]
    assert values(forms(f"{text[: end - 1]}某{text[end:]}", *others)) == []


GROVE = (
    "采摘园开放告示。经村民会议商量、镇上同意，即日起，{}村的枇杷园对外开放，入园的人在村口领竹篮和剪刀，按斤付钱，不收门票。"
    "园里坡陡路滑，老人和孩子要有人陪着，不要攀枝折条，也不要在树下生火。果子分三等，装盒另收工本费，"
    "送到镇上的冷库可以存三天。停车请听从路口志愿者安排，大客车停在河滩，小车顺着围墙停成一排。"
    "遇到雷雨，园子临时关门，已经付的钱原数退回。园里备有凉茶和药箱，值守的人戴红袖章。"
    "看到偷摘的，请告诉值守的人，不要自己去追。今年的枇杷大约能摘到下月初，摘完为止，不再另行告知。"
)
VILLAGES = [
    "上湾",
    "塔寺",
    "白羊",
    "鱼池",
    "石门",
    "磨盘",
    "枣林",
    "新建",
    "黄岭",
    "北坡",
    "东沟",
    "柳堤",
]


def test_a_name_beside_a_line_of_another_column_is_another_name() -> None:
    text, line = GROVE.format("下湾"), FISHING[30:50]
    pair = Library([Article("a", text), Article("b", GROVE.format("塔寺" + line))])
    names = sorted(pair.holders)
    measured = Measurer(pair).measure((names[0], names[1]))
    assert measured is not None
    assert [kind for *_, kind in measured.gaps()] == [Difference.NAME]


def test_an_issue_on_a_page_in_columns_is_a_printing_of_no_other_issue() -> None:
    issues = [GROVE.format(village) for village in VILLAGES]
    at = GROVE.index("{")
    page = across(GROVE.format("山口"), FISHING * 2, width=at + 2)
    found = kinds(*issues, page)
    assert [pair for pair, kind in found.items() if kind in SAME_REPORT] == []


@pytest.mark.parametrize(
    ("lines", "ways", "proven"), [(36, 5, True), (36, 4, False), (90, 5, False)]
)
def test_lines_of_other_columns_in_the_place_of_a_value_say_that_it_is_absent(
    lines: int, ways: int, proven: bool
) -> None:
    text, *others = [GROVE.format(village) for village in VILLAGES[: 1 + ways]]
    before, after = GROVE.split("{}")
    page = f"{before}山口{FISHING[:lines]}{after}"
    library = Library([Article("text", text), Article("page", page)])
    names = sorted(library.holders)
    measured = Measurer(library).measure((names[0], names[1]))
    assert measured is not None and len(measured.runs) == 2
    first = library.holders[names[0]][0].id == "text"
    known = forms(text, *others)
    unknown: tuple[Form, ...] = ()
    silent = Telling(frozenset(), frozenset(), frozenset(), False, False)
    filled = weigh(measured, *((known, unknown) if first else (unknown, known)), silent)
    assert [form.proven for form in filled if form.differ] == [proven]
