"""What two short texts open with tells their issues apart, unless a desk put it there."""

from __future__ import annotations

import pytest

from plugins.reprints.find import find_reprints
from plugins.reprints.model import SAME_REPORT, Article

NOTICE = "{}渡口浮桥经检验可以通行，限载两吨，夜间由值守人员引导，汛期水位超过警戒线时暂停使用，车辆请绕行下游大桥。"


def linked(*texts: str) -> bool:
    """Whether any two of these texts are printings of one report."""
    found = find_reprints([Article(f"a{n}", text) for n, text in enumerate(texts)])
    return any(edge.kind in SAME_REPORT for edge in found.edges)


@pytest.mark.parametrize(
    "openings",
    [
        ("青石镇", "白水镇"),
        ("5月19日8时青石镇", "7月1日9时白水镇"),
        ("松岭合作社北坡", "云溪合作社南滩"),
    ],
)
def test_another_opening_is_another_issue(openings: tuple[str, str]) -> None:
    assert not linked(*map(NOTICE.format, openings))


@pytest.mark.parametrize("heading", ["（河汾日报讯）", "云岭网消息：", "本报记者何青："])
def test_a_heading_of_a_desk_is_none(heading: str) -> None:
    assert linked(NOTICE.format("青石镇"), heading + NOTICE.format("青石镇"))


def test_other_marks_of_latin_letters_are_another_issue() -> None:
    form = "云岭投资公司债券的信用等级经复核为{}，展望稳定，与上一次相比没有变化，有效期一年，报告全文可在网站查阅。"
    assert not linked(form.format("AA"), form.format("AAA"))
    assert linked(form.format("AA"), "转载：" + form.format("AA"))


def test_a_lone_word_tells_two_issues_of_a_text_of_two_sentences() -> None:
    form = "云岭气象台预计今天夜里到明天有{}天气，请市民关好门窗，远离广告牌，渔船回港避风。"
    assert not linked(form.format("大风"), form.format("强对流"))
