"""What tells issues of long forms and of one word apart, and what editors change instead."""

from __future__ import annotations

from itertools import combinations

import pytest

from plugins.reprints.find import find_reprints
from plugins.reprints.judging.differences import Difference
from plugins.reprints.judging.levels import is_level
from plugins.reprints.judging.pairs import Measurer
from plugins.reprints.judging.wordings import states_nothing
from plugins.reprints.model import SAME_REPORT, Article
from plugins.reprints.texts import Library
from tests.reprints.reprint_texts import misread

WARNING = (
    "柳湾市场监督管理部门提示：近期接到多起关于{}的投诉，有的合同条款含混，有的在签约之后另外收费，"
    "有的承诺退款却一再拖延。消费者签约前请查看经营者的执照和备案，把口头承诺写进合同，留好收据和聊天记录；"
    "一次付款不宜过多，遇到要求当场交定金的，可以先离开现场再作打算。发生争议时请先与经营者协商，协商不成的，"
    "可以拨打热线投诉，或者请消费者组织调解，也可以依法起诉。请相互转告，提醒家中老人。"
)
GOODS = ("健身办卡", "家装套餐", "低价出游", "宠物寄养", "驾驶培训", "婚礼跟拍")
LANE = "因桥面铺装维修，石塘大桥{}车道今夜十点起封闭，请过往车辆按标志绕行，预计后天清晨恢复"


def links(*texts: str) -> set[tuple[str, str]]:
    found = find_reprints(Article(f"{n}", text) for n, text in enumerate(texts))
    return {(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT}


def kinds(a: str, b: str) -> list[Difference]:
    library = Library([Article("a", a), Article("b", b)])
    one, other = sorted(library.holders)
    measured = Measurer(library).measure((one, other))
    assert measured is not None
    return [kind for *_, kind in measured.gaps()]


def test_one_word_of_a_long_notice_tells_its_issues_and_copies_stay_copies() -> None:
    issues = [WARNING.format(word) for word in GOODS]
    copies = [f"石塘新闻网消息 {text}" for text in issues]
    found = links(*issues, *copies)
    wanted = {(f"{n}", f"{n + len(GOODS)}") for n in range(len(GOODS))}
    assert found == {tuple(sorted(pair)) for pair in wanted}


def test_a_letter_that_has_an_opposite_tells_two_notices() -> None:
    assert not links(LANE.format("上行"), LANE.format("下行"))
    assert kinds(LANE.format("上行"), LANE.format("下行")) == [Difference.LEVEL]


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [("", "偏", "高"), ("极", "很", "低"), ("快", "慢", "车"), ("副高", "初", "级")],
)
def test_degrees_are_steps_of_a_scale_with_the_letter_after_them(
    one: str, other: str, after: str
) -> None:
    assert is_level(one, other, after)


def test_a_letter_before_a_step_is_no_step() -> None:
    assert not is_level("温度", "湿度", "大")


def test_letters_that_are_no_opposites_tell_notices_that_others_repeat() -> None:
    notice = "南码头{}今日到港八百箱，检疫合格后运往城南批发市场，摊主可凭证件提货"
    fruit = ("柑橘", "香橘", "金橘")
    found = links(
        *(notice.format(name) for name in fruit),
        *(f"（快讯）{notice.format(name)}。" for name in fruit),
    )
    assert found == {("0", "3"), ("1", "4"), ("2", "5")}


def test_an_editor_who_rewords_makes_no_other_issue() -> None:
    report = WARNING.format(GOODS[0])
    reworded = (
        report.replace("近期", "最近").replace("消费者组织", "有关组织").replace("争议", "纠纷")
    )
    assert links(report, reworded)


@pytest.mark.parametrize(
    ("text", "at", "nothing"),
    [
        ("他指出要", (1, 3), True),
        ("昨天宣布开工", (2, 3), True),
        ("进行了演练", (0, 3), True),
        ("收购粮食", (2, 4), False),
        ("收购", (1, 1), False),
    ],
)
def test_words_that_state_nothing_cover_the_place(
    text: str, at: tuple[int, int], nothing: bool
) -> None:
    assert states_nothing(text, *at) is nothing


@pytest.mark.parametrize(
    ("one", "other"),
    [("全部", "部分"), ("开始", "结束"), ("首次", "再次"), ("全省", "全县"), ("凌晨", "傍晚")],
)
def test_words_that_exclude_one_another_are_facts(one: str, other: str) -> None:
    notice = "石塘渡口的摆渡船{}靠岸检修，乘客可以从下游的铁桥绕行，船票照旧可用"
    assert kinds(notice.format(one), notice.format(other)) == [Difference.WORD]
    assert not links(notice.format(one), notice.format(other))


@pytest.mark.parametrize(("one", "other"), [("全国", "我国"), ("首次", "第一次"), ("部分", "一些")])
def test_words_that_say_the_same_of_an_extent_are_none(one: str, other: str) -> None:
    report = "据测算，今年以来{}水运量稳中有升，" + WARNING.format(GOODS[0])
    assert Difference.WORD not in kinds(report.format(one), report.format(other))
    assert links(report.format(one), report.format(other))


@pytest.mark.parametrize(("one", "other"), [("", "不"), ("已", "未"), ("", "尚未"), ("能", "没有")])
def test_a_word_that_denies_makes_another_report_of_a_short_one(one: str, other: str) -> None:
    flash = "柳湾市场监督管理部门抽检渡口食堂的豆腐，结果{}符合标准，报告送达经营者"
    assert kinds(flash.format(one), flash.format(other)) == [Difference.SMUDGED]
    assert not links(flash.format(one), flash.format(other))


def test_a_denial_that_a_scanner_lost_makes_none() -> None:
    report = WARNING.format(GOODS[2])
    scanned = misread(report.replace("不宜", "宜"), 0.03, 5)
    assert links(report, scanned)


def test_a_word_that_states_nothing_is_a_name_before_a_street() -> None:
    notice = "供水管道抢修，{}路沿线今晚九点起停水，请住户和店铺备好用水"
    assert kinds(notice.format("人民"), notice.format("建设")) == [Difference.NAME]
    rewritten = "石塘桥头{}路段今晚九点起限行，请司机提前绕行"
    assert Difference.NAME not in kinds(rewritten.format("部分"), rewritten.format("有关"))


def test_a_numeral_that_is_longer_is_another_value() -> None:
    notice = "评书渡口旧事第{}回今晚七点半播出，明天正午重播，请听众留意时间"
    assert kinds(notice.format("六"), notice.format("六十五")) == [Difference.PART]
    assert not links(*(notice.format(n) for n in ("六", "六十五")))


def test_who_wrote_a_report_is_no_fact_of_it() -> None:
    report = "本报记者{}从柳湾港获悉，" + WARNING.format(GOODS[1])
    assert Difference.NAME not in kinds(report.format("何青山"), report.format("周晚晴"))


def test_all_pairs_of_a_table_in_other_order_are_issues() -> None:
    head = "柳湾市教育部门公布学校食堂季度评价，"
    foot = (
        "。评价采用线上巡查与现场检查相结合的办法，请学校在一个月内逐项整改，整改情况报教育部门备查"
    )
    rows = ("东街小学{}", "西街小学{}", "南街中学{}", "北街中学{}", "湖畔小学{}", "渡口中学{}")
    grades = ("优秀", "良好", "合格", "限期整改")
    issues = []
    for n in range(5):
        order = rows[n:] + rows[:n]
        table = "，".join(row.format(grades[(n * k + k) % 4]) for k, row in enumerate(order))
        issues.append(head + table + foot)
    found = links(*issues)
    assert len(found) < len(list(combinations(issues, 2))) // 2
