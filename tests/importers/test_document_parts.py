"""Numbers, departments and targets of documents, in forms that must and must not be read."""

from __future__ import annotations

import pytest

from importers.inspecting import Knowledge, inspect_bytes
from importers.kinds.official import normal_number, own_number
from importers.parts.measures import answering
from importers.parts.targets import find_targets
from importers.spans import lines_of


@pytest.mark.parametrize(
    ("paragraph", "names"),
    [
        ("1.办好食堂。办好。(市教育局、市财政局等按职责分工负责)", ["市教育局", "市财政局"]),
        (
            "1.办好食堂。办好。（市教育局牵头，柳泉县、青榆县等负责）",
            ["市教育局", "柳泉县", "青榆县"],
        ),
        ("1.办好食堂。办好。(市教育 局、市财政局等按职责分工负责 )", ["市教育局", "市财政局"]),
        ("1.办好食堂。办好。(各县(市、区)人民政府负责)", ["各县(市、区)人民政府"]),
        ("1.办好食堂。办好。（责任单位：市教育局、市卫健委）", ["市教育局", "市卫健委"]),
        ("1.办好食堂。覆盖学生（含寄宿生）", []),
        ("1.办好食堂。办好。", []),
    ],
)
def test_departments_come_from_the_last_bracket_that_says_who_answers(
    paragraph: str, names: list[str]
) -> None:
    assert list(answering(paragraph)) == names


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("（市教育局牵头，市财政局配合）", {"市教育局": "牵头", "市财政局": "配合"}),
        ("（市教育局牵头、市财政局、团市委参加）", {"市教育局": "牵头", "市财政局": "参加", "团市委": "参加"}),
        ("(由市教育局牵头负责；市财政局等按职责分工负责)", {"市教育局": "牵头", "市财政局": None}),
        ("（市教育局、市财政局等按职责分工负责）", {"市教育局": None, "市财政局": None}),
        ("（市教育局、市财政局负责，列第一位者为牵头部门）", {"市教育局": "牵头", "市财政局": None}),
        ("（市教育局、市财政局负责，下同）", {"市教育局": None, "市财政局": None}),
        ("（市教育局牵头，各县(市、区)人民政府落实）", {"市教育局": "牵头", "各县(市、区)人民政府": None}),
        ("责任单位：市教育局；配合单位：市卫健委", {"市教育局": None, "市卫健委": "配合"}),
        ("（牵头单位：市教育局；责任单位：市教育局、市卫健委）", {"市教育局": "牵头", "市卫健委": None}),
    ],
)  # fmt: skip
def test_who_leads_and_who_joins_in_is_what_the_text_says_of_each(
    paragraph: str, found: dict[str, str | None]
) -> None:
    assert answering(f"1.办好食堂。办好。{paragraph}") == found


def test_that_the_first_leads_holds_from_where_it_is_said() -> None:
    text = (
        "某政办发〔2024〕3号\n某市人民政府办公室关于印发若干措施的通知\n各县区：\n一、总要求\n"
        "1.建台账。（市财政局、市教育局负责）\n"
        "2.办食堂。（市教育局、市财政局负责，列第一位者为牵头单位，下同）\n"
        "3.修水渠。（市水务局、市财政局负责）\n4.种树。（市城管局牵头，市水务局配合）\n"
        "某市人民政府办公室\n2024年3月1日"
    )
    document = inspect_bytes(text.encode(), "x.txt", Knowledge()).document
    assert document
    assert [measure.roles for measure in document.measures] == [
        (), (("市教育局", "牵头"),), (("市水务局", "牵头"),), (("市城管局", "牵头"), ("市水务局", "配合")),
    ]  # fmt: skip
    assert "roles" not in document.measures[0].to_json()


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("清政办发〔2024〕12 号", "清政办发〔2024〕12号"),
        ("清府[2024]7号", "清府〔2024〕7号"),
        ("按照清政办发〔2024〕12号要求", None),
        ("《通知》（清政办发〔2024〕12号）", None),
    ],
)
def test_only_a_number_alone_on_its_line_is_the_documents_own(
    line: str, number: str | None
) -> None:
    lines = lines_of(f"{line}\n各县人民政府：\n请贯彻执行。")
    found = own_number(lines)
    assert (normal_number(lines[found].value) if found is not None else None) == number


def test_targets_are_clauses_that_promise_a_quantity() -> None:
    text = "力争新增市场主体6万户,给予企业每人1500元补助,2024年底前建成食堂18个。"
    assert [(t.text, t.quantity) for t in find_targets([(text, 3)])] == [
        ("力争新增市场主体6万户", "6万户"),
        ("2024年底前建成食堂18个", "18个"),
    ]
