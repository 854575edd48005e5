"""Pages that a reader service turned into Markdown, and the covers of standards."""

from __future__ import annotations

import pytest
from web_pages import ONE, THREE, TITLE, TWO, read

from importers.kinds.reader_dump import is_dump
from importers.kinds.standard import is_standard
from importers.model import Story
from importers.spans import lines_of

MENU = "[首页](http://wb.qinghe.example/)[民生](http://wb.qinghe.example/ms/)[登录](javascript:;)"
LIST = (
    "*   [要闻](http://wb.qinghe.example/1)\n*   [**财经**_Business_](http://wb.qinghe.example/2)"
)
FOOT = "[关于我们](http://wb.qinghe.example/about) [网站地图](http://wb.qinghe.example/map)"


ADDRESS = "http://wb.qinghe.example/n/1.html"


def dump(*lines: str, title: str = TITLE, published: str = "", url: str = ADDRESS) -> str:
    head = f"Title: {title}\n\nURL Source: {url}\n\n"
    if published:
        head += f"Published Time: {published}\n\n"
    return head + "Markdown Content:\n" + "\n\n".join(lines) + "\n"


def story(text: str) -> Story:
    inspection = read(text, name="page.md")
    assert not inspection.refused
    (one,) = inspection.stories
    return one


def test_the_text_begins_below_the_line_that_repeats_the_title() -> None:
    one = story(
        dump(MENU, LIST, f"# {TITLE}", "2024-06-03 08:15 来源：清河晚报", ONE, TWO, THREE, FOOT)
    )
    assert (one.title, one.source) == (TITLE, "清河晚报")
    assert one.body.split("\n\n") == [ONE, TWO, THREE]
    assert (one.date, one.original_url) == ("2024-06-03T08:15:00+08:00", ADDRESS)


def test_marks_go_and_their_text_stays() -> None:
    marked = (
        '三条线路从**火车站**、_医院_、[夜市街](http://wb.qinghe.example/ysj "夜市街")发车，'
        "末班车开到凌晨一点，票价仍是`两元`\\*。"
    )
    one = story(dump(f"# {TITLE}", marked, f"> {TWO}", f"1.   {THREE}"))
    assert one.body.split("\n\n")[0] == (
        "三条线路从火车站、医院、夜市街发车，末班车开到凌晨一点，票价仍是两元*。"
    )
    assert TWO in one.body and THREE in one.body and ">" not in one.body


def test_pictures_and_rules_go() -> None:
    lines = ("[![Image 1: 站台](http://a.example/1.png)](http://a.example/)", "![Image 2](http://a.example/2.png)",
             "* * *", "---")  # fmt: skip
    one = story(dump(f"# {TITLE}", lines[0], ONE, *lines[1:], TWO))
    assert one.body.split("\n\n") == [ONE, TWO]


@pytest.mark.parametrize(
    ("published", "date"),
    [
        ("2024-06-03T00:15:20+00:00", "2024-06-03T00:15:20+00:00"),
        ("2024-06-03", "2024-06-03"),
        ("Mon, 03 Jun 2024 08:15:20 +0800", "2024-06-03T08:15:20+08:00"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_published_time_is_the_day(published: str, date: str | None) -> None:
    assert story(dump(f"# {TITLE}", ONE, TWO, published=published)).date == date


def test_an_address_that_is_none_is_not_kept() -> None:
    assert story(dump(f"# {TITLE}", ONE, TWO, url="about:blank")).original_url is None


def test_a_title_that_the_text_does_not_repeat_is_the_headline_still() -> None:
    one = story(dump(ONE, TWO))
    assert one.title == TITLE and ONE in one.body


def test_a_star_or_an_underscore_that_marks_nothing_stays() -> None:
    line = "线路编号为 N_01_a，五角星线路每周五加开一班，班次见站台的公告牌。"
    assert line in story(dump(f"# {TITLE}", line, TWO)).body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (dump(ONE), True),
        ("Title: 甲\nURL Source: http://a.example/\nMarkdown Content:\n乙", True),
        ("\n\nTitle: 甲\n\nMarkdown Content:\n乙", True),
        ("Title: 甲\nDate: 2024-06-03\n\n乙", False),
        ("甲\nTitle: 乙\nMarkdown Content:", False),
        ("Title: 甲", False),
        ("", False),
    ],
)
def test_a_dump_shows_itself_by_its_head(text: str, expected: bool) -> None:
    assert is_dump(text) is expected


@pytest.mark.parametrize(
    "line",
    [
        "[" * 5000,
        "![" * 5000,
        "[a](" * 5000,
        "*" * 5000 + "甲",
        "_甲" * 5000,
        "\\" * 5000,
        "[甲](http://a.example/" + "(" * 5000,
        "# " * 3000,
        "> " * 3000 + "甲",
    ],
)
def test_mark_up_that_is_never_closed_ends_and_loses_nothing(line: str) -> None:
    read(dump(f"# {TITLE}", ONE, line, TWO), name="page.md")


COVER = (
    "ICS 03.080.01 CCS A 12 云岭省地方标准 DB99/T 1234-2024 长者食堂服务规范 "
    "Specification for senior canteen service 2024-05-20 发布 2024-08-01 实施 云岭省市场监督管理局 发布"
)


def test_the_cover_of_a_standard_gives_its_title_and_the_day_of_issue() -> None:
    text = f"{COVER}\n1 范围\n本文件规定了长者食堂的场地、人员和服务要求。\n本文件适用于云岭省的长者食堂。"
    inspection = read(text, name="standard.txt")
    (one,) = inspection.stories
    assert (one.title, one.date) == ("长者食堂服务规范", "2024-05-20")
    assert "本文件规定了" in one.body
    assert inspection.kind_why == "the cover of a standard"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COVER, True),
        ("ICS 67.040\nCCS X 01\n中华人民共和国国家标准\nGB/T 1234—2023", True),
        ("云岭省发布长者食堂服务标准\n标准规定了场地和人员的要求。", False),
        ("ICS 专家说，新标准好。", False),
        ("", False),
    ],
)
def test_a_standard_is_known_by_its_classes_above_its_name(text: str, expected: bool) -> None:
    assert is_standard(lines_of(text)) is expected
