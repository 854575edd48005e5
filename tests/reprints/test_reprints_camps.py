"""Copies of a short notice that fall into two camps, each with a figure of its own."""

from __future__ import annotations

from plugins.reprints.find import find_reprints
from plugins.reprints.judging.camps import find_sites, telling
from plugins.reprints.judging.pairs import Measured, Measurer
from plugins.reprints.model import SAME_REPORT, Article
from plugins.reprints.state import Node
from plugins.reprints.texts import Library

NOTICE = (
    "{name}：本庭受理原告{plaintiff}诉你房屋租赁纠纷一案，现依法向你公告送达起诉状副本、应诉通知书、"
    "举证通知书及开庭传票，自公告之日起经过三十日即视为送达，提出答辩状和举证的期限分别为公告期满后"
    "十五日和三十日内，并定于举证期满后第三日上午九时在本庭第{room}审判室公开开庭审理，"
    "逾期将依法缺席裁判。河谷县人民法院"
)
ONE = NOTICE.format(name="尤若松", plaintiff="谢云生", room="二十一")
OTHER = NOTICE.format(name="尤若松", plaintiff="邹云生", room="二十三")
BARE = Node.alone(0)
HEAD, FOOT = "（云岭日报讯）", "（责编 何青）"


def linked(texts: dict[str, str]) -> set[tuple[str, str]]:
    found = find_reprints([Article(name, text) for name, text in texts.items()])
    return {(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT}


def measure(a: str, b: str) -> Measured:
    library = Library([Article("a", a), Article("b", b)])
    by_id = {held.id: key for key, holders in library.holders.items() for held in holders}
    names = sorted(by_id.values())
    measured = Measurer(library).measure((names[0], names[1]))
    assert measured is not None
    return measured


def test_a_figure_that_copies_repeat_on_both_sides_tells_two_issues() -> None:
    copies = {"one": ONE, "one-copy": HEAD + ONE, "two": OTHER, "two-copy": OTHER + FOOT}
    assert linked(copies) == {("one", "one-copy"), ("two", "two-copy")}


def test_a_figure_of_a_text_with_misread_letters_may_be_misread() -> None:
    worn = ONE.replace("二十一", "二十三").replace("房屋", "房星").replace("传票", "传栗")
    found = linked({"one": ONE, "one-copy": HEAD + ONE, "other": worn})
    assert ("one", "other") in found


def test_a_value_is_attested_when_a_copy_repeats_it_and_another_text_does_not() -> None:
    copy, other = measure(ONE, ONE + FOOT), measure(ONE, OTHER)
    assert find_sites([(copy, "a"), (other, "a")])
    assert not find_sites([(other, "a")])
    assert not find_sites([(copy, "a")])


def test_one_value_decides_without_copies_only_in_a_text_of_two_sentences() -> None:
    short = "松涛路{}日21时起停水六小时，请用户提前储水，恢复供水的时间另行通知。云岭供水公司"
    assert telling(measure(short.format(6), short.format(11)), BARE, BARE).alone
    assert not telling(measure(ONE, OTHER), BARE, BARE).alone
