"""Labelled values around a report: lines of facts, head tables of government pages, bylines of sites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.drafts import Draft
from importers.parts.headtable import read_head_table
from importers.parts.labels import opens_clause, read_labels
from importers.parts.siteline import people, read_facts, source_name


def values(line: str) -> list[tuple[str, str]]:
    return [(item.role, item.value) for item in read_labels(line)]


def facts(*lines: str) -> Draft:
    draft = Draft([])
    for line in lines:
        read_facts(draft, line)
    return draft


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("来源：清河晚报", [("source", "清河晚报")]),
        ("文章来源: 清河晚报 作者: 滕小满", [("source", "清河晚报"), ("author", "滕小满")]),
        ("来源：清河晚报作者：滕小满", [("source", "清河晚报"), ("author", "滕小满")]),
        ("来源：清河晚报责任编辑：尤小溪", [("source", "清河晚报"), ("editor", "尤小溪")]),
        ("2024-06-03 08:15　来源：清河晚报　点击：33次", [("source", "清河晚报"), ("none", "33次")]),
        ("发布时间：2024-06-03 来源：清河晚报 字号：大 中 小",
         [("posted", "2024-06-03"), ("source", "清河晚报"), ("none", "大 中 小")]),
        ("来源｜清河晚报", [("source", "清河晚报")]),
        ("來源：瀾川時報", [("source", "瀾川時報")]),
        ("原标题：夜间公交开通满月", [("title", "夜间公交开通满月")]),
        ("文/滕小满　图/葛听松", [("author", "滕小满"), ("photographer", "葛听松")]),
        ("编辑/尤小溪 校对/林一帆", [("editor", "尤小溪"), ("editor", "林一帆")]),
        ("最后更新：2024-06-03 09:00", [("updated", "2024-06-03 09:00")]),
        ("来源：", [("source", "")]),
        ("来源：清河晚报 [大] [中] [小]", [("source", "清河晚报")]),
        ("初审：甲某 复审：乙某 终审：丙某", [("editor", "甲某"), ("editor", "乙某"), ("editor", "丙某")]),
        ("稿源：清河晚报 | 编辑：尤小溪", [("source", "清河晚报"), ("editor", "尤小溪")]),
    ],
)  # fmt: skip
def test_a_value_goes_from_its_label_to_the_next(line: str, found: list[tuple[str, str]]) -> None:
    assert values(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "清河夜间公交开通满月",
        "他的收入来源是种茶。",
        "记者从省厅了解到，路修好了。",
        "编辑部的灯还亮着",
        "",
        "http://a.example/来源/1",
    ],
)
def test_a_line_without_labels_has_no_values(line: str) -> None:
    assert values(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("关注：夜班人怎么回家", True),
        ("记者：我在夜班车上的一个月", True),
        ("文：方言里的乡愁", True),
        ("记者：滕小满、葛听松", False),
        ("记者：滕小满 葛听松", False),
        ("来源：清河晚报数字报刊部", False),
        ("关注：1024", False),
        ("推荐：公交", False),
        ("清河夜间公交开通满月", False),
        ("", False),
    ],
)
def test_a_label_with_a_clause_behind_it_may_be_a_headline(line: str, expected: bool) -> None:
    assert opens_clause(line) is expected


@given(
    st.text(
        alphabet="来源作者：:责任编辑时间 　|｜/文图甲乙2024-06-03 08:15字号分享到[]【】",
        max_size=60,
    )
)
def test_values_of_any_line_stand_in_order_without_overlap(line: str) -> None:
    at = 0
    for item in read_labels(line):
        assert at <= item.start < item.end <= len(line)
        assert item.value in line
        at = item.end


@pytest.mark.parametrize(
    ("line", "source", "reporters", "editors"),
    [
        ("2024-06-03 08:15:20 清河晚报", "清河晚报", [], []),
        ("清河晚报 2024年06月03日 08:15", "清河晚报", [], []),
        ("2024-06-03 08:15 来源：清河晚报 作者：滕小满 编辑：尤小溪", "清河晚报", ["滕小满"], ["尤小溪"]),
        ("清河晚报记者 滕小满 葛听松 2024-06-03", "清河晚报", ["滕小满", "葛听松"], []),
        ("清河晚报／記者閔望晴／瀾川報導", "清河晚报", ["閔望晴"], []),
        ("滕小满 | 来源：清河晚报", "清河晚报", ["滕小满"], []),
        ("财经组／葛听松", None, ["葛听松"], []),
        ("葛听松／瀾川報導", None, ["葛听松"], []),
        ("来源：清河晚报（柳泉）", "清河晚报", [], []),
        ("来源：《清河晚报》", "清河晚报", [], []),
        ("来源：本网 作者：本报记者", None, [], []),
        ("来源：不详", None, [], []),
        ("作者：清河市融媒体中心", None, [], []),
        ("作者：网络整理 编辑：admin", None, [], []),
        ("责任编辑：QH028", None, [], []),
        ("责任编辑：尤小溪_QH1203", None, [], ["尤小溪"]),
        ("2024-06-03 08:15", None, [], []),
        ("阅读 1024 评论 3", None, [], []),
        ("记者走进夜市街", None, [], []),
        ("记者来到站台", None, [], []),
        ("记者 获悉", None, [], []),
        ("来源：清河晚报 2024-06-03 08:15", "清河晚报", [], []),
        ("发布日期：2024-06-03 信息来源：市交通运输局 阅读：33", "市交通运输局", [], []),
    ],
)  # fmt: skip
def test_a_line_around_a_report_gives_its_source_and_its_people(
    line: str, source: str | None, reporters: list[str], editors: list[str]
) -> None:
    draft = facts(line)
    assert (draft.source, draft.reporters, draft.editors) == (source, reporters, editors)
    assert not draft.correspondents and not draft.photographers


@pytest.mark.parametrize(
    ("line", "date", "updated"),
    [
        ("2024-06-03 08:15", "2024-06-03T08:15:00+08:00", None),
        ("发布时间：2024年6月3日", "2024-06-03", None),
        ("更新时间：2024-06-05 10:00", None, "2024-06-05T10:00:00+08:00"),
        ("2024-06-03 08:15（最后更新：2024-06-05 10:00）", "2024-06-03T08:15:00+08:00", "2024-06-05T10:00:00+08:00"),
        ("更新于 2024-06-05", None, "2024-06-05"),
        ("6月3日 08:15", None, None),
        ("3小时前", None, None),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_told_from_the_day_of_a_change(
    line: str, date: str | None, updated: str | None
) -> None:
    draft = facts(line)
    assert draft.date == date
    assert (draft.updated and draft.updated[0]) == updated


def test_the_first_statement_stands_and_later_ones_only_add_people() -> None:
    draft = facts(
        "来源：清河晚报 2024-06-03",
        "来源：云岭日报 2024-06-09",
        "编辑：尤小溪",
        "编辑：尤小溪 林一帆",
    )
    assert (draft.source, draft.date) == ("清河晚报", "2024-06-03")
    assert draft.editors == ["尤小溪", "林一帆"]


@pytest.mark.parametrize("line", ["字" * 400, "来源：" + "字" * 400])
def test_a_line_too_long_for_facts_gives_none(line: str) -> None:
    draft = Draft([])
    assert not read_facts(draft, line) and draft.source is None


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("清河晚报", "清河晚报"),
        ("清河晚报 | 夜市", "清河晚报"),
        ("清河晚报2024-06-03", "清河晚报"),
        ("【清河晚报】", "清河晚报"),
        ("清河晚报（柳泉）", "清河晚报"),
        ("清河晚报  官方", "清河晚报"),
        ("http://a.example/", None),
        ("据说是清河晚报。", None),
        ("字" * 60, None),
        ("本站", None),
        ("", None),
    ],
)
def test_the_name_of_a_source_is_told_from_what_is_printed_beside_it(
    value: str, name: str | None
) -> None:
    assert source_name(value) == name


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("滕小满", ["滕小满"]),
        ("滕小满 葛听松", ["滕小满", "葛听松"]),
        ("滕小满、葛听松、", ["滕小满", "葛听松"]),
        ("滕小满_NN1203", ["滕小满"]),
        ("滕小满（QH12）", ["滕小满"]),
        ("本报记者 滕小满", ["滕小满"]),
        ("清河晚报 滕小满", ["滕小满"]),
        ("QH028", []),
        ("清河市融媒体中心", []),
        ("夜市街道办事处 滕小满 综合科", []),
        ("佚名", []),
        ("", []),
    ],
)
def test_a_labelled_list_names_people_and_no_bodies_or_codes(value: str, names: list[str]) -> None:
    assert people(value) == names


@pytest.mark.parametrize(
    ("lines", "table"),
    [
        (["索引号：QH01", "发文机关：清河市政府", "发文字号：清政发〔2024〕7号", "成文日期：2024-06-03"],
         {"body": "清河市政府", "number": "清政发〔2024〕7号", "signed": "2024-06-03"}),
        (["索引号：QH01 发文机关：清河市政府 成文日期：2024-06-03"], {"body": "清河市政府", "signed": "2024-06-03"}),
        (["索 引 号：QH01", "发布机构：", "清河市政府", "生成日期：", "2024-06-03", "公开方式：主动公开"],
         {"body": "清河市政府", "signed": "2024-06-03"}),
        (["【索引号】：QH01", "【发文机关】：清河市政府", "【有效性】：有效"], {"body": "清河市政府"}),
        (["索引号：", "发文字号：", "发布日期：2024-06-07", "实施日期：2024-08-01", "失效日期："],
         {"posted": "2024-06-07", "effective": "2024-08-01"}),
        (["標　題：夜間公交", "發文機關：瀾川市政府", "發文字號：瀾政發〔2024〕7號"],
         {"title": "夜間公交", "body": "瀾川市政府", "number": "瀾政發〔2024〕7號"}),
        (["索引号：QH01", "发布机构：清河市政府"], {}),
        (["标题：甲", "分类：乙", "有效性：有效"], {}),
        (["发布日期：2024-06-07", "来源：清河晚报", "浏览：3"], {}),
        ([], {}),
    ],
)  # fmt: skip
def test_a_head_table_gives_its_values_however_its_cells_are_broken(
    lines: list[str], table: dict[str, str]
) -> None:
    assert read_head_table(lines)[0] == table


def test_the_lines_of_a_head_table_are_told_and_no_others() -> None:
    lines = ["首页", "索引号：QH01", "发文机关：", "清河市政府", "成文日期：2024-06-03", "各县区："]
    assert read_head_table(lines)[1] == {1, 2, 3, 4}
    assert read_head_table(["首页", "各县区："]) == ({}, set())


def test_a_numbers_own_label_is_not_that_of_the_site() -> None:
    table, _ = read_head_table(
        ["索引号：清政发〔2024〕9号", "统一编号：QG01", "发布机构：清河市政府"]
    )
    assert "number" not in table
