"""Heads, leads and document frames in the other forms papers and offices print them."""

from __future__ import annotations

import pytest

from importers.inspecting import Knowledge, inspect_bytes
from importers.model import Inspection

P = "全县今年计划新建和改造高效节水灌溉面积四十五万亩，惠及十二个乡镇的四万多名群众。"
Q = "县里还安排技术人员分片包村，指导农民看墒情、定水量，做到渠水流到哪里服务就到哪里。"


def read(text: str) -> Inspection:
    inspection = inspect_bytes(text.encode(), "page.txt", Knowledge())
    assert inspection.balance.unaccounted == 0 and not inspection.refused
    return inspection


@pytest.mark.parametrize(
    "page_line",
    [
        "A2 要闻 2023年11月7日 星期二",
        "第03版：民生    2023年11月07日",
        "2023年11月7日 星期二 第4版 综合",
    ],
)
def test_a_page_line_gives_its_day_to_every_story(page_line: str) -> None:
    text = f"{page_line}\n渠水流进田\n本报讯 (记者 王小明){P}\n村路修到家\n本报讯 (记者 李方){Q}"
    first, second = read(text).stories
    assert (first.date, second.date) == ("2023-11-07", "2023-11-07")
    assert first.title == "渠水流进田" and first.reporters == ("王小明",)


@pytest.mark.parametrize(
    ("lead", "reporters", "photographers"),
    [
        ("某新网某海11月6日电 (记者 陈静)", ["陈静"], []),
        ("据某华社电（记者 戴小河）", ["戴小河"], []),
        ("本报讯（首席记者 罗明辉 记者 谭静）", ["罗明辉", "谭静"], []),
        ("本报讯（全媒体记者 方婷 文/图）", ["方婷"], ["方婷"]),
        ("本报讯 记者 梁晓东　", ["梁晓东"], []),
    ],
)
def test_leads_in_other_forms(lead: str, reporters: list[str], photographers: list[str]) -> None:
    (story,) = read(f"渠水流进田\n{lead}{P}\n{Q}").stories
    assert story.title == "渠水流进田"
    assert (list(story.reporters), list(story.photographers)) == (reporters, photographers)


@pytest.mark.parametrize("title", ["社区食堂怎样才能办得久？", "渠水流进田！"])
def test_a_headline_may_ask_or_call(title: str) -> None:
    (story,) = read(f"{title}\n来源：某某晚报 2024-03-01\n{P}\n{Q}").stories
    assert (story.title, story.source, story.date) == (title, "某某晚报", "2024-03-01")


@pytest.mark.parametrize("column", ["【走村】", "·走村看变化·", "■走村看变化"])
def test_columns_in_other_marks(column: str) -> None:
    (story,) = read(f"{column}\n渠水流进田\n{P}\n{Q}").stories
    assert story.title == "渠水流进田" and story.kicker


def test_a_decree_has_its_number_on_two_lines_and_its_signer_is_its_body() -> None:
    text = (
        f"某某市人民政府令\n第 86 号\n《某某市节水办法》已经会议通过，现予公布，自2024年5月1日起施行。\n市长 何志远\n"
        f"2024年3月1日\n某某市节水办法\n第一条 {P}\n第二条 {Q}"
    )
    inspection = read(text)
    document = inspection.document
    assert document and document.doc_number == "某某市人民政府令第86号"
    assert document.issuing_bodies == ("某某市人民政府",)
    assert document.signed_date == "2024-03-01"
    assert inspection.stories[0].title == "某某市节水办法"


def test_a_red_head_and_notes_are_no_text_and_a_purpose_is_no_recipient() -> None:
    text = (
        f"某某市人民政府办公室文件\n关于做好春灌工作的公告\n为贯彻落实节水要求，现将有关事项公告如下：\n{P}\n{Q}\n"
        "某某市人民政府办公室\n2024年3月1日\n（此件公开发布）\n抄送：市委各部门。"
    )
    (story,) = read(text).stories
    document = read(text).document
    assert story.title == "关于做好春灌工作的公告"
    assert story.body.startswith("为贯彻落实节水要求") and story.body.endswith(Q)
    assert document and document.main_recipients is None


def test_an_issuing_notice_is_the_headline_and_its_measure_the_document() -> None:
    text = (
        f"某政办发〔2024〕3号\n关于印发某某市节水措施的通知\n各县区：\n现印发给你们。\n某某市人民政府办公室\n2024年3月1日\n"
        f"（此件公开发布）\n某某市节水措施\n{P}\n一、管好水\n{Q}"
    )
    inspection = read(text)
    assert inspection.document and inspection.document.title == "某某市节水措施"
    assert inspection.document.notice_title == "关于印发某某市节水措施的通知"
    assert inspection.stories[0].title == "关于印发某某市节水措施的通知"
    opening = "各县区：\n\n现印发给你们。\n\n某某市人民政府办公室\n\n2024年3月1日\n\n某某市节水措施"
    assert inspection.stories[0].body.startswith(f"{opening}\n\n{P}")
