"""Dumps of a newspaper's archive, in which page and column open every story."""

from __future__ import annotations

import pytest
from web_pages import check_ledger, read

from importers.kinds.marked import is_marked
from importers.model import Story

HEAD = "云岭日报 文字版 1986-04-09\n\n"
ONE = "本报清河4月8日电 记者葛听松报道：清河县春灌会今天召开，渠水已经流到田头。"
TWO = "会议要求早调度、早放水，把有限的水用在最要紧的地块上。"
OTHER = "云岭社柳泉4月8日电 柳泉县今年新栽茶树三千亩，茶农办起了自己的加工厂。"
THIRD = "据介绍，加工厂投产以后，茶青当天就能下锅，价钱比去年高出一成。"


def stories(text: str) -> tuple[Story, ...]:
    inspection = read(text, name="dump.txt")
    assert inspection.kind == "newspaper" and not inspection.refused
    return inspection.stories


def dump(*blocks: str, head: str = HEAD) -> str:
    return head + "\n\n".join(blocks)


WITH_BREAKS = dump(
    "1. 渠水流到田头 清河县召开春灌会\n\n第1版(要闻)<br/>专栏:<br/><br/> 渠水流到田头<br/>"
    f" 清河县召开春灌会<br/> {ONE}<br/> {TWO}",
    f"2. 柳泉新栽茶树三千亩\n\n第2版(经济)<br/>专栏:<br/><br/> 柳泉新栽茶树三千亩<br/> {OTHER}<br/> {THIRD}",
)
WITH_LINES = dump(
    f"渠水流到田头 清河县召开春灌会\n\n第1版(要闻)\n专栏:\n\n渠水流到田头\n清河县召开春灌会\n{ONE}\n{TWO}",
    f"柳泉新栽茶树三千亩\n\n第2版(经济)\n专栏：\n\n柳泉新栽茶树三千亩\n{OTHER}\n{THIRD}",
)


@pytest.mark.parametrize("text", [WITH_BREAKS, WITH_LINES], ids=["breaks", "lines"])
def test_each_mark_opens_a_story_with_its_heads_its_page_and_its_day(text: str) -> None:
    first, second = stories(text)
    assert (first.kicker, first.title) == ("渠水流到田头", "清河县召开春灌会")
    assert (second.kicker, second.title) == (None, "柳泉新栽茶树三千亩")
    assert (first.page, second.page) == ("第1版(要闻)", "第2版(经济)")
    assert {story.date for story in (first, second)} == {"1986-04-09"}
    assert first.body.split("\n\n") == [ONE, TWO]
    assert second.body.split("\n\n") == [OTHER, THIRD]
    assert first.reporters == ("葛听松",)
    assert second.dateline == "云岭社柳泉4月8日电"


@pytest.mark.parametrize("text", [WITH_BREAKS, WITH_LINES], ids=["breaks", "lines"])
def test_the_list_of_headlines_above_the_mark_is_in_no_story(text: str) -> None:
    assert all(
        "3." not in story.body and "茶树三千亩\n" not in story.body for story in stories(text)
    )
    gone = {item.why for item in read(text).removed}
    assert "headline printed twice" in gone


def test_two_dispatches_under_one_headline_are_two_stories() -> None:
    first, second = stories(
        dump(f"第4版(国际)\n专栏:\n\n山里修路\n{ONE}\n{THIRD}\n新华社某地4月8日电 {TWO}")
    )
    assert (first.title, second.title) == ("山里修路", "山里修路")
    assert first.body.split("\n\n") == [ONE, THIRD]
    assert second.body.startswith("新华社某地4月8日电")


def test_three_head_lines_are_kicker_headline_and_subhead() -> None:
    (one,) = stories(dump(f"第1版()\n专栏:\n\n春灌会要求\n渠水流到田头\n早调度早放水\n{ONE}"))
    assert (one.kicker, one.title, one.subtitle) == (
        "春灌会要求",
        "渠水流到田头",
        ("早调度早放水",),
    )
    assert one.page == "第1版"


def test_head_lines_that_the_list_prints_as_one_are_one_headline() -> None:
    text = dump(
        f"1. 渠水流到了田头春灌开始\n\n第1版(要闻)\n专栏:\n\n渠水流到了田头\n春灌开始\n{ONE}"
    )
    (one,) = stories(text)
    assert (one.kicker, one.title) == (None, "渠水流到了田头春灌开始")


def test_a_column_is_named_right_behind_its_mark() -> None:
    (one,) = stories(dump(f"第3版(文化)\n专栏:山里人家\n\n渠水流到田头\n{ONE}"))
    assert (one.column, one.title) == ("山里人家", "渠水流到田头")
    (one,) = stories(dump(f"第3版(文化)\n专栏:\n\n渠水流到田头\n{ONE}"))
    assert (one.column, one.title) == (None, "渠水流到田头")


def test_a_headline_and_the_text_behind_it_on_one_line_become_two() -> None:
    (one,) = stories(dump(f"第1版(要闻)\n专栏:\n\n渠水流到田头　{ONE}\n{TWO}"))
    assert one.title == "渠水流到田头" and one.body.split("\n\n") == [ONE, TWO]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("云岭日报 1986-04-09\n", "1986-04-09"),
        ("1986年4月9日《云岭日报》\n", "1986-04-09"),
        ("云岭日报\n", None),
        ("", None),
    ],
)
def test_the_day_stands_above_the_first_mark_or_nowhere(head: str, date: str | None) -> None:
    (one,) = stories(dump(f"第1版(要闻)\n专栏:\n\n渠水流到田头\n{ONE}", head=head))
    assert one.date == date


def test_the_paper_is_the_source_where_its_name_follows_the_day() -> None:
    (one,) = stories(
        dump(f"第1版()\n专栏:\n\n渠水流到田头\n{ONE}", head="1986年4月9日《云岭日报》\n")
    )
    assert one.source == "云岭日报"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("第1版(要闻)\n专栏:", 1),
        ("第 4 版（国际）<br/>专栏：", 1),
        ("第一版()专栏:", 1),
        ("第A4版(视点)<br /><br/>\n专栏:", 1),
        ("第1版(要闻)专栏:甲\n第2版(经济)专栏:乙", 2),
        ("第1版(要闻)", 0),
        ("第1版 要闻 专栏:", 0),
        ("专栏:山里人家", 0),
        ("下转第4版(国际)", 0),
        ("本报第1版(要闻)开辟了专栏", 0),
        ("", 0),
    ],
)
def test_a_mark_is_a_page_with_its_desk_and_a_column(text: str, marks: int) -> None:
    assert is_marked(text) == (marks > 0)


@pytest.mark.parametrize(
    "text",
    [
        "第1版(要闻)\n专栏:",
        "第1版(要闻)\n专栏:\n第2版(经济)\n专栏:",
        f"第1版(要闻)\n专栏:\n{ONE}",
        "第1版(要闻)\n专栏:\n渠水流到田头",
        "第1版(要闻)<br/>专栏:<br/><br/><br/>",
    ],
)
def test_a_mark_without_a_story_loses_nothing_unsaid(text: str) -> None:
    check_ledger(read(text))
