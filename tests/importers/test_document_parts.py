"""Numbers, departments and targets of documents, in forms that must and must not be read."""

from __future__ import annotations

import pytest

from importers.kinds.official import normal_number, own_number
from importers.parts.measures import departments
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
    assert list(departments(paragraph)) == names


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
