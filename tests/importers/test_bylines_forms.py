"""Bylines in all the forms they are printed in, and the false persons that stand in the same places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.drafts import Draft, Para
from importers.parts.bylines import is_people_line, take_bylines
from importers.parts.names import is_person, looks_like_person, names_at, split_names
from importers.spans import Ledger, lines_of

TEXT = "渠水流到了田头，农民看墒情、定水量，今年的春灌比去年早了十天。"
People = dict[str, list[str]]


def taken(*paragraphs: str) -> tuple[People, list[str]]:
    """The people of a story, role by role where there are any, and what is left of its text."""
    text = "\n".join(paragraphs)
    draft = Draft([Para(line) for line in lines_of(text)])
    take_bylines(draft, Ledger(text))
    roles = ("reporters", "correspondents", "photographers", "editors")
    people = {role: getattr(draft, role) for role in roles if getattr(draft, role)}
    return people, [para.text.value for para in draft.paras]


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("本报讯（记者 滕小满）", {"reporters": ["滕小满"]}),
        ("本报讯 (云岭日报记者 滕小满 葛听松)", {"reporters": ["滕小满", "葛听松"]}),
        ("本报讯（记者滕小满、葛听松）", {"reporters": ["滕小满", "葛听松"]}),
        ("本报讯（首席记者 滕小满 见习记者 葛听松）", {"reporters": ["滕小满", "葛听松"]}),
        ("本报讯（记者 滕小满 通讯员 许东 文小雨）", {"reporters": ["滕小满"], "correspondents": ["许东", "文小雨"]}),
        ("本报讯（通讯员 许东 记者 滕小满）", {"reporters": ["滕小满"], "correspondents": ["许东"]}),
        ("本报讯（记者 滕小满 实习生 葛听松）", {"reporters": ["滕小满", "葛听松"]}),
        ("本报讯（记者 滕小满 文/图）", {"reporters": ["滕小满"], "photographers": ["滕小满"]}),
        ("本报讯（记者 刘 涛）", {"reporters": ["刘涛"]}),
        ("云岭社清河6月3日电（记者滕小满、葛听松）", {"reporters": ["滕小满", "葛听松"]}),
        ("云岭社记者 滕小满 报道：", {"reporters": ["滕小满"]}),
        ("本报记者 滕小满 报道 ", {"reporters": ["滕小满"]}),
        ("云岭新闻网讯记者滕小满综合报道", {"reporters": ["滕小满"]}),
        ("（中央社記者閔望晴瀾川3日電）", {"reporters": ["閔望晴"]}),
        ("〔記者閔望晴／瀾川報導〕", {"reporters": ["閔望晴"]}),
        ("【記者閔望晴、許東／綜合報導】", {"reporters": ["閔望晴", "許東"]}),
        ("生活中心／閔望晴報導", {"reporters": ["閔望晴"]}),
        ("（记者 滕小满 摄影记者 葛听松）", {"reporters": ["滕小满"], "photographers": ["葛听松"]}),
        ("本报记者 阿依古丽·买买提 报道", {"reporters": ["阿依古丽·买买提"]}),
    ],
)  # fmt: skip
def test_people_in_the_lead_are_read_and_the_lead_stays_as_printed(
    lead: str, people: People
) -> None:
    assert taken(lead + TEXT, TEXT) == (people, [lead + TEXT, TEXT])


@pytest.mark.parametrize(
    "lead",
    [
        "记者从省水利厅获悉，",
        "记者走进夜市街，",
        "记者来到站台，",
        "记者在现场看到，",
        "记者采访了三位茶农。",
        "近日，记者走访报道了三个村。",
        "据云岭社记者报道，",
        "本报记者现场直击：",
        "云岭社记者了解到，",
        "记者 近日 获悉，",
        "本报讯（本报记者）",
        "本报讯（记者）",
        "本报讯（全媒体中心）",
        "本报讯（记者部）",
        "記者會上，",
        "通讯员们说，",
        "通讯员培训班开课，",
        "记者节到来之际，",
        "有记者提问：",
        "记者：请介绍一下情况。",
        "老记者回忆当年，",
    ],
)
def test_a_verb_a_body_or_nobody_behind_the_role_is_no_person(lead: str) -> None:
    assert taken(lead + TEXT, TEXT)[0] == {}


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("本报记者 滕小满", {"reporters": ["滕小满"]}),
        ("□ 本报记者 滕小满 葛听松", {"reporters": ["滕小满", "葛听松"]}),
        ("■清河晚报记者 滕小满", {"reporters": ["滕小满"]}),
        ("记者｜滕小满", {"reporters": ["滕小满"]}),
        ("作者：滕小满", {"reporters": ["滕小满"]}),
        ("撰文/滕小满", {"reporters": ["滕小满"]}),
        ("文/滕小满", {"reporters": ["滕小满"]}),
        ("□本报记者 滕小满/文 葛听松/图", {"reporters": ["滕小满"], "photographers": ["葛听松"]}),
        ("本报记者 滕小满 文/图", {"reporters": ["滕小满"], "photographers": ["滕小满"]}),
        ("（文/图 滕小满）", {"reporters": ["滕小满"], "photographers": ["滕小满"]}),
        ("（记者 滕小满）", {"reporters": ["滕小满"]}),
        ("（滕小满）", {"reporters": ["滕小满"]}),
        ("（滕小满 葛听松）", {"reporters": ["滕小满", "葛听松"]}),
        ("通讯员 许东", {"correspondents": ["许东"]}),
        ("本报通讯员 许东 文小雨", {"correspondents": ["许东", "文小雨"]}),
        ("记者 滕小满 通讯员 许东 摄影 葛听松 编辑 尤小溪 校对 林一帆",
         {"reporters": ["滕小满"], "correspondents": ["许东"], "photographers": ["葛听松"],
          "editors": ["尤小溪", "林一帆"]}),
        ("文字：滕小满　图片：葛听松　编辑：尤小溪",
         {"reporters": ["滕小满"], "photographers": ["葛听松"], "editors": ["尤小溪"]}),
        ("责编：尤小溪 | 审核：林一帆 | 监制：方圆", {"editors": ["尤小溪", "林一帆", "方圆"]}),
        ("摄影：葛听松", {"photographers": ["葛听松"]}),
        ("责任编辑：尤小溪", {"editors": ["尤小溪"]}),
        ("[责任编辑: 尤小溪]", {"editors": ["尤小溪"]}),
        ("【编辑:尤小溪】", {"editors": ["尤小溪"]}),
        ("责任编辑：尤小溪_QH1203", {"editors": ["尤小溪"]}),
        ("责任编辑：QH028", {}),
        ("责任编辑：", {}),
        ("编辑：QH028 校对：尤小溪", {"editors": ["尤小溪"]}),
        ("初审：林一帆", {}),
        ("滕小满（云岭社供本报特稿）", {"reporters": ["滕小满"]}),
        ("閔望晴／瀾川報導", {"reporters": ["閔望晴"]}),
        ("清河周刊记者 滕小满 葛听松", {"reporters": ["滕小满", "葛听松"]}),
        ("特约撰稿人 滕小满", {"reporters": ["滕小满"]}),
    ],
)  # fmt: skip
def test_a_line_of_people_gives_each_role_its_names(line: str, people: People) -> None:
    found, left = taken(TEXT, line, TEXT)
    assert found == people
    assert left == [TEXT, TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "会议由王小明主持，李方出席。",
        "摄影比赛开始报名",
        "编辑部的故事",
        "编辑记者走基层",
        "责任编辑岗位招聘",
        "记者来到夜市街",
        "记者手记",
        "图书馆开门了",
        "文化下乡",
        "文明 和谐 友善",
        "校对工作很要紧",
        "审核 从严 从实",
        "（清河市教育局）",
        "（完）",
        "（待续）",
        "（江苏）",
        "作者单位：清河师范学院",
        "作者：清河市水务局",
        "编辑：清河融媒体中心宣传科",
        "本报记者深入一线报道",
        "通讯员队伍不断壮大",
        "监制团队讲述创作经过",
    ],
)
def test_a_heading_or_a_sentence_with_a_roles_word_stays_and_names_nobody(line: str) -> None:
    people, left = taken(TEXT, line, TEXT)
    names = [name for found in people.values() for name in found]
    assert names == []
    assert line in left or is_people_line(line)


@pytest.mark.parametrize(
    ("end", "people", "rest"),
    [
        ("（记者 滕小满）", {"reporters": ["滕小满"]}, None),
        ("（本报记者 滕小满 通讯员 许东）", {"reporters": ["滕小满"], "correspondents": ["许东"]}, None),
        ("（通讯员 许东）", {"correspondents": ["许东"]}, None),
        ("（滕小满）", {"reporters": ["滕小满"]}, None),
        ("（滕小满 葛听松）", {"reporters": ["滕小满", "葛听松"]}, None),
        ("（文/图 滕小满）", {"reporters": ["滕小满"], "photographers": ["滕小满"]}, None),
        ("（编辑：尤小溪）", {"editors": ["尤小溪"]}, ""),
        ("（責任編輯：尤小溪）1130603", {"editors": ["尤小溪"]}, ""),
        ("本报记者 葛听松 摄", {"photographers": ["葛听松"]}, ""),
        ("（葛听松摄）", {"photographers": ["葛听松"]}, ""),
        ("（完）", {}, None),
        ("（云岭社）", {}, None),
        ("（市教育局）", {}, None),
        ("（文明办）", {}, None),
        ("（江苏）", {}, None),
        ("（未完待续）", {}, None),
    ],
)  # fmt: skip
def test_a_signature_behind_the_last_stop(end: str, people: People, rest: str | None) -> None:
    found, left = taken(TEXT, TEXT + end)
    assert found == people
    assert left == [TEXT, TEXT + (end if rest is None else rest)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("滕小满", ["滕小满"]),
        ("滕小满 葛听松", ["滕小满", "葛听松"]),
        ("刘 涛 王小明", ["刘涛", "王小明"]),
        ("刘　涛", ["刘涛"]),
        ("刘涛、王小明，李方", ["刘涛", "王小明", "李方"]),
        ("欧阳春 司马云帆", ["欧阳春", "司马云帆"]),
        ("阿卜杜·卡德尔 王小明", ["阿卜杜·卡德尔", "王小明"]),
        ("记者 滕小满", ["滕小满"]),
        ("清河市教育局", []),
        ("网络整理", []),
        ("QH028", []),
        ("", []),
    ],
)
def test_a_list_of_names_is_split(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("滕小满报道，", ["滕小满"], "报道，"),
        ("滕小满、葛听松综合报道", ["滕小满", "葛听松"], "综合报道"),
        ("閔望晴台北23日電", ["閔望晴"], "台北23日電"),
        ("閔望晴瀾川3日電", ["閔望晴"], "瀾川3日電"),
        ("许东／瀾川報導", ["许东"], "／瀾川報導"),
        ("许东摄", ["许东"], "摄"),
        ("刘 涛）", ["刘涛"], "）"),
        ("滕小满 通讯员 许东", ["滕小满"], " 通讯员 许东"),
        ("从省水利厅获悉", [], "从省水利厅获悉"),
        ("，渠水", [], "，渠水"),
        ("", [], ""),
    ],
)
def test_a_list_in_running_text_ends_where_something_else_follows(
    text: str, names: list[str], rest: str
) -> None:
    found, end = names_at(text, 0)
    assert (found, text[end:]) == (names, rest)


@pytest.mark.parametrize(
    ("name", "can_be", "looks"),
    [
        ("滕小满", True, True),
        ("刘涛", True, True),
        ("欧阳春风", True, True),
        ("歐陽春風", True, True),
        ("閔望晴", True, True),
        ("阿卜杜·卡德尔", True, True),
        ("岑见鹿", True, False),
        ("王小明说", True, False),
        ("完", False, False),
        ("江苏", True, False),
        ("文明办", False, False),
        ("教育局", False, False),
        ("清河晚报", False, False),
        ("本报记者", False, False),
        ("系统管理员", False, False),
        ("佚名", False, False),
        ("刘", False, False),
        ("Liu", False, False),
        ("王报社", False, False),
    ],
)
def test_what_can_be_a_name_and_what_looks_like_one(name: str, can_be: bool, looks: bool) -> None:
    assert (is_person(name), looks_like_person(name)) == (can_be, looks)


@given(
    st.text(alphabet="记者通讯员滕小满刘涛、，（）()： 　/／摄文图编辑报道电讯本报讯·", max_size=50)
)
def test_no_line_whatever_gives_a_role_for_a_name(line: str) -> None:
    people, left = taken(TEXT, line or TEXT, TEXT)
    for name in (name for names in people.values() for name in names):
        assert is_person(name) and name not in ("记者", "通讯员", "编辑", "本报")
    assert left.count(TEXT) >= 2
