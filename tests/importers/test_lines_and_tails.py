"""Broken, wrapped and spaced-out lines put right, and lines that are no part of a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_pages import ONE, THREE, TITLE, TWO, read

from importers.drafts import Draft, Para
from importers.parts.furniture import foot_reason, frame_reason
from importers.parts.lines import is_open, unwrap
from importers.parts.provenance import take_lead_source
from importers.parts.script import letters, simplified
from importers.parts.spaces import close_letter_spacing, close_spaced_text, scanned, stray_spaces
from importers.parts.tails import junk_reason
from importers.spans import Ledger, Text, lines_of


def wrapped(text: str, width: int) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)]


def unwrapped(*lines: str) -> list[str]:
    text = "\n".join(lines)
    draft = Draft([Para(line) for line in lines_of(text)])
    unwrap(draft, Ledger(text))
    return [para.text.value for para in draft.paras]


@pytest.mark.parametrize("width", [20, 32, 40])
def test_a_text_wrapped_at_one_width_is_unwrapped(width: int) -> None:
    paragraphs = [ONE + TWO + THREE, TWO + ONE + THREE]
    lines = [line for paragraph in paragraphs for line in wrapped(paragraph, width)]
    assert unwrapped(*lines) == paragraphs


def test_a_text_that_is_not_wrapped_keeps_its_lines() -> None:
    lines = (ONE, TWO, THREE, "一个没有句号的短行", "又一个没有句号的稍微长一点的行")
    assert unwrapped(*lines) == list(lines)


def test_an_item_of_a_list_begins_a_line_of_its_own() -> None:
    lines = wrapped("市里要求各县区把这件事办好，" * 4, 20)
    assert "一、加强领导" in unwrapped(*lines, "一、加强领导", *lines)


@given(st.lists(st.text(alphabet="渠水，。田头 ab1、", min_size=1, max_size=44), max_size=12))
def test_unwrapping_loses_no_character(lines: list[str]) -> None:
    def squeezed(parts: list[str]) -> str:
        return "".join("".join(parts).split())

    assert squeezed(unwrapped(*lines)) == squeezed(lines)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("渠水流到", True),
        ("渠水流到了田头。", False),
        ("他说：", False),
        ("“渠水”", False),
        ("渠水，", True),
    ],
)
def test_an_open_line_ends_in_the_middle_of_a_sentence(line: str, expected: bool) -> None:
    assert is_open(line) is expected


def spaced(text: str) -> str:
    return " ".join(text)


def test_a_text_with_a_space_behind_every_character_is_closed_up_and_wide_gaps_stay() -> None:
    text = f"{spaced(TITLE)}\n{spaced(ONE)}\n{spaced(TWO)}   {spaced(THREE)}"
    ledger = Ledger(text)
    lines = [line.value for line in close_spaced_text(lines_of(text), ledger)]
    assert lines[:2] == [TITLE, ONE]
    assert lines[2].replace(" ", "") == TWO + THREE
    assert {item.why for item in ledger.close()[1]} >= {"stray space"}


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n{ONE}\n{TWO}",
        "The canal reached the fields on time and all was well with the village folk " * 3,
        "王小明 李小红 赵小刚 " * 20,
        spaced("渠水"),
    ],
)
def test_a_text_that_is_not_spaced_out_is_left_as_it_is(text: str) -> None:
    ledger = Ledger(text)
    before = lines_of(text)
    assert [line.value for line in close_spaced_text(before, ledger)] == [
        line.value for line in before
    ]


def test_a_spaced_out_page_is_read_like_any_other() -> None:
    inspection = read("\n".join(spaced(line) for line in (TITLE, ONE, TWO, THREE)), name="a.txt")
    (one,) = inspection.stories
    assert one.title == TITLE
    assert one.body.split("\n\n") == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("若 干 措 施", "若干措施"),
        ("若　干　措　施", "若干措施"),
        ("若 干", "若 干"),
        ("渠水 流到 田头", "渠水 流到 田头"),
        ("A B C", "A B C"),
    ],
)
def test_single_characters_apart_close_up(text: str, closed: str) -> None:
    assert close_letter_spacing(Text.of(text, 0, len(text))).value == closed


def test_a_scanner_shows_itself_by_characters_torn_apart_in_several_places() -> None:
    torn = (ONE + TWO).replace("线路", "线 路").replace("公交", "公 交").replace("站台", "站 台")
    assert scanned([torn]) and not scanned([ONE + TWO]) and not scanned(["线 路 公 交"])


def test_a_space_that_stands_for_a_lost_mark_in_a_list_stays() -> None:
    text = "水利、交通 城建等部门到场。渠水 流到了田头。"
    assert [text[:start] for start, _ in stray_spaces(text)] == ["水利、交通 城建等部门到场。渠水"]


TOOLS = """
分享到：
分享到：微信 微博
字号：大 中 小
大 中 小
A- A A+
【打印】【关闭】
[收藏]
扫一扫在手机打开当前页
听新闻
我要评论
3小时前
繁體
广告
本文共1200字
图集
"""
NO_TOOLS = """
分享一碗热汤
打印店开进夜市街
大中小学都开学了
关闭三年的老戏院
收藏家把藏品送回老家
评论员文章引起热议
赞一个好办法
3天前，渠水流到了田头。
孩子们的阅读时间多了。
种田也用上APP
他每天听新闻快报。
"""
FEET = """
相关阅读
相关新闻：
延伸閱讀
推荐阅读
上一篇：甲
下一条：没有了
责任编辑：尤小溪
网友评论
免责声明：本文不代表本站。
凡本网注明来源的
标签：公交
来源：清河晚报
-THE END-
声明：转载须注明出处
关注清河晚报公众号
未经书面授权不得转载
"""
NO_FEET = """
相关部门要负起责任。
相关负责人说，线路还会延长。
相关政策下月施行。
更多人坐上了夜班车。
来源于山泉的水很清。
举报电话已经公布。
关键词是夜间出行。
标签化的说法要不得。
热点问题都有了答复。
已有30人参与培训，市里还将续办。
进入汛期，全县干部讨论防汛方案。
评论员说
声明一出，市民叫好。
返回家乡的人多了。
关注民生是会议的主题。
未经授权，任何人不得进入库区。
渠水流到了田头。
"""


@pytest.mark.parametrize("line", TOOLS.split("\n")[1:-1])
def test_a_tool_of_the_page_is_no_text(line: str) -> None:
    assert frame_reason(line)


@pytest.mark.parametrize("line", ["", "字" * 80, *NO_TOOLS.split("\n")[1:-1]])
def test_a_line_with_the_words_of_a_tool_is_text(line: str) -> None:
    assert frame_reason(line) is None


@pytest.mark.parametrize("line", FEET.split("\n")[1:-1])
def test_what_begins_the_foot_of_a_page_is_no_text(line: str) -> None:
    assert foot_reason(line)


@pytest.mark.parametrize("line", ["", *NO_FEET.split("\n")[1:-1]])
def test_a_sentence_with_the_words_of_the_foot_is_text(line: str) -> None:
    assert foot_reason(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "扫码就能看到是哪片山，这是县里的新办法。",
        "关注群众身边事，是这次会议的主题。",
        "他返回首都后继续工作。",
        "三家代写公司被查处，主犯获刑。",
        "投资有风险的话题，会上谈了一上午，" + "字" * 200,
    ],
)
def test_a_sentence_with_the_words_of_junk_is_kept(line: str) -> None:
    assert junk_reason(line, at_foot=False) is None


@pytest.mark.parametrize(
    ("lead", "source"),
    [
        ("云岭新闻网讯（记者 滕小满）6月3日，", "云岭新闻网"),
        ("【云岭在线讯】6月3日，", "云岭在线"),
        ("（中央社記者閔望晴瀾川3日電）", "中央社"),
        ("中央社瀾川3日電", "中央社"),
        ("【清河晚报】6月3日，", "清河晚报"),
        ("据云岭新闻网消息，渠道修好了。", "云岭新闻网"),
        ("據《瀾川時報》報導，老紙坊重新開張。", "瀾川時報"),
        ("本报讯（记者 滕小满）6月3日，", None),
        ("新华社清河6月3日电", None),
        ("本网讯 6月3日，", None),
        ("据介绍，渠道修好了。", None),
        ("清河晚报社今年六十岁。", None),
        ("互联网讯息万变。", None),
        ("", None),
    ],
)
def test_a_lead_names_the_source_only_where_it_says_so(lead: str, source: str | None) -> None:
    draft = Draft([])
    take_lead_source(draft, lead)
    assert draft.source == source


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("瀾溪村老紙坊", "澜溪村老纸坊"),
        ("清河", "清河"),
        ("Qinghe 2024", "Qinghe 2024"),
        ("", ""),
    ],
)
def test_words_are_looked_up_in_simplified_characters(text: str, plain: str) -> None:
    assert simplified(text) == plain


@given(st.text(max_size=40))
def test_simplifying_keeps_every_place(text: str) -> None:
    assert len(simplified(text)) == len(text)


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        ("夜间公交，开通满月！", "夜间公交 开通满月", True),
        ("ＡＢＣ１２３", "abc123", True),
        ("夜间公交", "夜间公车", False),
    ],
)
def test_texts_are_compared_by_their_letters(a: str, b: str, equal: bool) -> None:
    assert (letters(a) == letters(b)) is equal
