"""What changed between two printings: every character accounted for, each change of its kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reprint_texts import REPORT
from reprint_world import STRINGS
from test_reprints_seeds import _stories

from plugins.reprints.shown.changes import Changes, Kind, changes, tally
from plugins.reprints.shown.phrases import phrase


def describe(found: Changes) -> str:
    """Return the phrase that a reader is told."""
    return phrase(tally(found), STRINGS)


SENTENCES = [
    "十里铺的旧粮仓改成了图书馆，书架就摆在原来的粮囤之间。",
    "管理员说，周末来的人最多，连台阶上都坐着看书的孩子。",
    "馆里不设门禁，谁来都可以借，逾期不还的只打一个电话。",
    "镇上拨了3.5万元添书，又从县馆调来1200册。",
    "老会计把几十年的账本捐了出来，放在玻璃柜里给人看。",
    "夜里关灯前，值班的人要把每一排书架走一遍。",
]
WORDS = st.sampled_from(
    [*SENTENCES, "“新”", "，", "\n", "　", "20日", "３", "３.5%", "GDP", "㎡", "臺灣", "台湾", "é"]
)
TEXTS = st.lists(WORDS, max_size=12).map("".join) | st.text(
    alphabet="甲乙丙丁1２.,，。\n “”ａB㎡½é", max_size=60
)


def of(found: Changes, kind: Kind) -> list[tuple[str, str]]:
    return [
        (found.a[slice(*segment.a)], found.b[slice(*segment.b)])
        for segment in found.segments
        if segment.kind == kind
    ]


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_the_segments_are_both_printed_texts_from_end_to_end(a: str, b: str) -> None:
    found = changes(a, b)
    for side, text in (("a", a), ("b", b)):
        spans = [getattr(segment, side) for segment in found.segments]
        assert "".join(text[slice(*span)] for span in spans) == text
        assert [start for start, _ in spans[1:]] == [end for _, end in spans[:-1]]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_text_beside_itself_stayed(text: str) -> None:
    found = changes(text, text)
    assert {segment.kind for segment in found.segments} <= {"same"}
    assert (found.is_same, found.trifles, describe(found)) == (True, (), "文字相同")


@settings(max_examples=100, deadline=None)
@given(st.permutations(SENTENCES), st.permutations(SENTENCES))
def test_the_two_ends_of_a_move_know_one_another(one: list[str], other: list[str]) -> None:
    found = changes("\n".join(one), "\n".join(other))
    moved = [segment for segment in found.segments if segment.kind == "moved"]
    for segment in moved:
        assert segment.elsewhere is not None
        here, there = (found.a, found.b) if segment.a[0] < segment.a[1] else (found.b, found.a)
        own = segment.a if here is found.a else segment.b
        assert here[slice(*own)].strip() == there[slice(*segment.elsewhere)].strip()
    assert len({segment.move for segment in moved}) * 2 == len(
        {(segment.move, segment.a[0] < segment.a[1]) for segment in moved}
    )
    assert not of(found, "added") and not of(found, "dropped")


@pytest.mark.parametrize(
    ("a", "b", "habit"),
    [
        ("全場１２人，鼓掌。", "全场12人，鼓掌。", {"script": 1, "width": 2}),
        ("他说：“好。”众人都笑了。", "他说：「好」。众人都笑了", {"punctuation": 3}),
        ("天晴了，去收麦子。", "天晴了,\n去收 麦子。", {"width": 1, "space": 1}),
    ],
)
def test_habits_are_no_change_but_counted(a: str, b: str, habit: dict[str, int]) -> None:
    found = changes(a, b)
    assert found.is_same and describe(found) == "仅标点或字形不同"
    assert set(found.habits) >= set(habit)
    for trifle in found.trifles:
        assert a[slice(*trifle.a)] != b[slice(*trifle.b)]


def test_a_moved_paragraph_is_moved_not_dropped_and_added() -> None:
    lines = SENTENCES[:]
    lines.insert(4, lines.pop(0))
    found = changes("\n".join(SENTENCES), "\n".join(lines))
    assert {segment.kind for segment in found.segments} == {"same", "moved"}
    assert describe(found) == "移动1处"
    assert [text.strip() for text, _ in of(found, "moved") if text] == [SENTENCES[0]]


def test_what_was_changed_in_a_moved_passage_is_found_and_counted_once() -> None:
    lines = SENTENCES[:]
    lines.insert(4, lines.pop(0).replace("书架", "柜子"))
    found = changes("\n".join(SENTENCES), "\n".join(lines))
    assert ("书架", "") in of(found, "replaced") and ("", "柜子") in of(found, "replaced")
    assert describe(found) == "改动1处、移动1处"


@pytest.mark.parametrize(
    ("before", "after", "pair"),
    [
        ("3.5万元", "35万元", ("3.5万", "35万")),
        ("1200册", "1250册", ("1200", "1250")),
        ("3.5万元", "三点六万元", ("3.5", "三点六")),
    ],
)
def test_a_number_is_never_cut_and_is_told(before: str, after: str, pair: tuple[str, str]) -> None:
    text = "\n".join(SENTENCES)
    found = changes(text, text.replace(before, after))
    replaced = of(found, "replaced")
    assert len(replaced) == 1
    assert replaced[0][0].startswith(pair[0]) and replaced[0][1].startswith(pair[1])
    assert describe(found) == "改动1处（数字1处）"


def test_a_number_written_another_way_is_no_other_figure() -> None:
    text = "\n".join(SENTENCES)
    assert changes(text, text.replace("1200册", "1,200册")).is_same
    found = changes(text, text.replace("3.5万元", "35000元"))
    assert describe(found) == "改动1处"


def test_a_name_swapped_after_a_title_is_told() -> None:
    found = changes(REPORT, REPORT.replace("副省长季明远", "副省长顾长庚"))
    assert describe(found) == "改动1处（名称1处）"
    everywhere = changes(REPORT, REPORT.replace("季明远", "顾长庚"))
    assert "\n季明远" in REPORT and describe(everywhere) == "改动2处（名称2处）"


def test_the_mark_that_closes_both_of_two_words_stayed() -> None:
    text = "\n".join(SENTENCES)
    found = changes(text, text.replace("放在玻璃柜里给人看。", "供街坊们随时翻检。"))
    assert of(found, "replaced") == [("放在玻璃柜里给人看", "供街坊们随时翻检")]


def test_a_stretch_with_a_figure_in_it_is_not_about_the_figure() -> None:
    text = "\n".join(SENTENCES)
    (sentence,) = changes(text, text + "\n开馆那天来了300个人，队伍排到了桥头。").segments[1:]
    (figure,) = [s for s in changes(text, text.replace("1200册", "册")).segments if s.figure]
    assert (sentence.kind, sentence.figure, figure.kind) == ("added", False, "dropped")


def test_a_sentence_goes_as_a_sentence() -> None:
    text = "".join(SENTENCES)
    for sentence in SENTENCES:
        found = changes(text, text.replace(sentence, ""))
        assert of(found, "dropped") == [(sentence, "")]
    found = changes("他种了树。他浇了水，他走了。", "他种了树。他走了。")
    assert of(found, "dropped") == [("他浇了水，", "")]


def test_a_word_left_inside_what_was_cut_stayed() -> None:
    text = "\n".join(SENTENCES)
    found = changes(text.replace("给人看", "给来往的人看"), text)
    assert of(found, "dropped") == [("来往的", "")]
    found = changes(text.replace("值班的人", "当晚值班轮到的人"), text)
    assert [dropped for dropped, _ in of(found, "dropped")] == ["当晚", "轮到"]


def test_headlines_are_compared_though_they_are_short() -> None:
    found = changes("旧粮仓改成图书馆", "旧粮仓改图书馆")
    assert of(found, "dropped") == [("成", "")]


def test_nothing_and_something() -> None:
    assert describe(changes("", "")) == "文字相同"
    assert of(changes("", SENTENCES[0]), "added") == [("", SENTENCES[0])]
    assert of(changes(SENTENCES[0], "！"), "dropped") == [(SENTENCES[0], "！")]


def test_the_seeds_show_what_the_paper_and_the_portal_changed(seeds: Path) -> None:
    stories = {article.id: article.text for article in _stories(seeds)}
    found = changes(stories["000"], stories["001-1"])
    moved = [a for a, _ in of(found, "moved") if a]
    assert moved[0].startswith("会议以") and moved[-1].strip().endswith("分会场。")
    assert len({s.move for s in found.segments if s.kind == "moved"}) == 1
    changed = {
        (_around(found.a, segment.a), _around(found.b, segment.b))
        for segment in found.segments
        if segment.kind in ("added", "dropped", "replaced") and segment.move is None
    }
    for before, after in (
        ("关键重点", "关键点"),
        ("迎接", "迎接和学习贯彻"),
        ("山西省", "我省"),
        ("在乡", "返乡"),
        ("致富", "富裕"),
    ):
        assert any(before in a and after in b for a, b in changed), (before, after)
    assert len(found) <= 20


def _around(text: str, span: tuple[int, int]) -> str:
    return text[max(0, span[0] - 3) : span[1] + 3]
