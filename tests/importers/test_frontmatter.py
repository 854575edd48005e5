"""Front matter that programs write raw and YAML would refuse, key by key."""

from __future__ import annotations

import pytest

from importers.frontmatter import FrontMatter, read_front_matter


def matter_of(*lines: str) -> FrontMatter:
    matter = read_front_matter("\n".join(("---", "layout: post", *lines, "---", "正文")))
    assert matter is not None
    return matter


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ('title: "社区里的"小饭桌"怎么管"', '社区里的"小饭桌"怎么管'),
        ('title: "他说"好" #热"', '他说"好" #热'),
        ("title: 云岭：召开: 推进会", "云岭：召开: 推进会"),
        ("title: [快讯] 渠道修好了", "[快讯] 渠道修好了"),
        ("title: [快讯]", "[快讯]"),
        ("title: {夜车}", "{夜车}"),
        ("title: @本报 来信", "@本报 来信"),
        ("title: *ST清河", "*ST清河"),
        ('title: "路径 C:\\new\\x"', "路径 C:\\new\\x"),
        ('title: "第一行\\n第二行"', "第一行\\n第二行"),
        ('title: "带\\"引号\\"的"', '带"引号"的'),
        ('title: "清河\\u591c车"', "清河夜车"),
        ("title: no", "no"),
        ("title: 12:30", "12:30"),
        ("title: 2022", "2022"),
        ("title: '单引号'", "单引号"),
        ("title: '它''说'", "它'说"),
        ("title: '他说'好''", "他说'好'"),
        ('title: "带 # 号的】标题"', "带 # 号的】标题"),
        ("title: 快讯 #1 号", "快讯 #1 号"),
        ('title: "夜车"  # 待查', "夜车"),
        ('title: "没有关上', "没有关上"),
        ('title: "甲"乙', '"甲"乙'),
        ("title: >-\n  夜车\n  来了", "夜车 来了"),
        ('title: "夜车\n  来了"', "夜车 来了"),
        ("title:夜车", "夜车"),
        ('"title": 夜车', "夜车"),
        ("title: ~", ""),
        ('title: ""', ""),
        ("title:", ""),
    ],
)
def test_titles_are_read_as_written_whatever_yaml_thinks_of_them(line: str, title: str) -> None:
    assert matter_of(line).text("title") == title


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        ("tags: 甲", ["甲"]),
        ("tags: [甲, 乙]", ["甲", "乙"]),
        ('tags: ["甲, 一", 乙]', ["甲, 一", "乙"]),
        ("tags:\n  - 甲\n  - 乙 # 注", ["甲", "乙"]),
        ('tags:\n- 甲 一\n- "乙: 二"', ["甲 一", "乙: 二"]),
        ("tags: [甲,\n  乙]", ["甲", "乙"]),
        ("tags: [甲, 乙", ["甲", "乙"]),
        ("tags: {一: 甲, 二: 乙}", ["甲", "乙"]),
        ("tags:", []),
    ],
)
def test_lists_are_read_in_every_form(lines: str, tags: list[str]) -> None:
    assert matter_of(lines).items("tags") == tags


def test_one_bad_line_costs_no_other_and_is_named() -> None:
    matter = matter_of('title: "甲"乙"丙"', "tags:\n  - 丁", "这一行不是键", "slug: x")
    assert matter.text("title") == '甲"乙"丙'
    assert (matter.items("tags"), matter.text("slug")) == (["丁"], "x")
    first, second = matter.warnings
    assert first.startswith("line 3: title") and second.startswith("line 6: ")


def test_a_blank_line_may_stand_before_the_first_fence_and_dots_may_close_it() -> None:
    matter = read_front_matter("\n \n---\nlayout: post\n...\n正文")
    assert matter and matter.fields == {"layout": "post"}


@pytest.mark.parametrize("body", ["\n<p>注意: 正文。</p>\n", "<p>正文。</p>\n---\n末段\n"])
def test_a_fence_that_is_never_closed_ends_where_the_keys_do(body: str) -> None:
    text = "---\nlayout: post\ntitle: 夜车\n" + body
    matter = read_front_matter(text)
    assert matter and matter.text("title") == "夜车"
    assert text[matter.end :].lstrip("\n") == body.lstrip("\n")
    assert any("no closing ---" in warning for warning in matter.warnings)


@pytest.mark.parametrize(
    "text",
    ["---\n这是一段话\n---\n另一段", "---\n---\n正文", "正文", "---\n注: 甲\n第二行", ""],
)
def test_a_ruled_off_paragraph_is_no_front_matter(text: str) -> None:
    assert read_front_matter(text) is None


def test_anchors_and_deep_nesting_are_taken_as_written() -> None:
    bomb = "a: &a [x]\n" + "b: [" + "*a," * 40 + "]"
    matter = matter_of(bomb, "c: " + "[" * 400, "d:\n  " + "- " * 400 + "x")
    assert matter.text("layout") == "post" and len(matter.warnings) == 2


def test_it_is_known_which_values_stood_in_quotes_and_where() -> None:
    text = '---\ntitle: "夜车"\ndate: 2024-03-02 09:10:11\n---\n'
    matter = read_front_matter(text)
    assert matter and matter.quoted == {"title"}
    start, end = matter.spans["title"]
    assert text[start:end] == "夜车"
