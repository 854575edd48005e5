"""What stands in the box of related reports, and what does not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.related.choose import related
from plugins.related.model import Article, Related

TEA = (
    "青岚县春茶开采茶农抢抓晴好天气上山采摘鲜叶茶厂连夜杀青揉捻制作明前茶县里引导茶农改造老茶园"
    "推广生态茶园管理茶叶合作社与农户签订收购合同今年春茶产量和价格都好于上年"
)
TEA_2 = "青岚县举办春茶节茶农现场展示采摘和手工炒茶技艺各地客商前来品茶订货茶园游带旺山村民宿"
CANTEEN = "白渡市社区老年食堂开张七十岁以上老人用餐享受补贴行动不便的老人由志愿者送餐上门"
CANTEEN_2 = "老年食堂怎样办得长久白渡市请老人评议菜品食堂账目按月公开社区补贴与志愿者送餐结合"
FLOOD = "水库开闸泄洪防汛指挥部通知下游沿河村庄转移群众巡查堤坝备足沙袋和抽水泵"


def archive(**texts: str) -> list[Article]:
    return [Article(name, text[:12], text) for name, text in sorted(texts.items())]


FIVE = archive(tea=TEA, tea2=TEA_2, canteen=CANTEEN, canteen2=CANTEEN_2, flood=FLOOD)


def lines(box: list[Related]) -> list[str]:
    return [line.id for line in box]


def test_in_an_archive_of_five_relatives_find_one_another() -> None:
    box = related(FIVE, [])
    assert lines(box["tea"]) == ["tea2"]
    assert lines(box["tea2"]) == ["tea"]
    assert lines(box["canteen"]) == ["canteen2"]


def test_who_has_no_relative_gets_an_empty_box() -> None:
    assert related(FIVE, [])["flood"] == []


def test_the_language_of_the_press_alone_makes_no_relatives() -> None:
    pressed = "会议强调要深入贯彻落实加强组织领导推进各项工作取得新的成效省委书记出席会议并讲话"
    articles = [
        Article("a", "", pressed + TEA),
        Article("b", "", pressed + FLOOD * 2),
        Article("c", "", pressed + CANTEEN * 2),
    ]
    assert all(not box for box in related(articles, [], threshold=0.2).values())


def test_the_own_group_is_left_out_and_another_is_one_line_its_first_printing() -> None:
    articles = [*FIVE, *archive(teacopy=TEA, tea2copy=TEA_2, tea2third=TEA_2)]
    box = related(articles, [["tea", "teacopy"], ["tea2third", "tea2", "tea2copy"]])
    assert lines(box["tea"]) == ["tea2third"]
    assert lines(box["teacopy"]) == ["tea2third"]
    assert lines(box["tea2copy"]) == ["tea"]


def test_ids_of_a_group_that_are_not_in_the_archive_are_passed_over() -> None:
    box = related(FIVE, [["gone", "tea2"], ["gone2"]])
    assert lines(box["tea"]) == ["tea2"]


def test_the_limit_keeps_the_closest() -> None:
    articles = [Article(f"{n}", "", TEA[: 20 + 5 * n]) for n in range(9)]
    box = related(articles, [], limit=3)["8"]
    assert lines(box) == ["7", "6", "5"]
    assert [line.score for line in box] == sorted((line.score for line in box), reverse=True)


def test_the_title_says_more_than_the_text() -> None:
    texts = [Article("q", "", "古树名木保护"), Article("t", "古树名木保护", FLOOD + CANTEEN)]
    plain = [Article("q", "", "古树名木保护"), Article("t", "", "古树名木保护" + FLOOD + CANTEEN)]
    titled, untitled = (related(a, [], threshold=0)["q"][0].score for a in (texts, plain))
    assert titled > untitled


def test_figures_and_dates_alone_make_no_relatives() -> None:
    articles = [Article("a", "", "20240512" * 5), Article("b", "", "20240512" * 5)]
    assert related(articles, []) == {"a": [], "b": []}


@pytest.mark.parametrize("text", ["", "字"])
def test_empty_and_tiny_texts_get_empty_boxes(text: str) -> None:
    assert related([Article("a", "", text), *FIVE], [])["a"] == []


def test_an_empty_archive_gives_nothing() -> None:
    assert related([], []) == {}


SENTENCES = [TEA, TEA_2, CANTEEN, CANTEEN_2, FLOOD]


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(
        st.lists(st.sampled_from(SENTENCES), max_size=3).map("".join), min_size=1, max_size=8
    ),
    shuffle=st.randoms(use_true_random=False),
)
def test_the_boxes_do_not_depend_on_the_order_of_the_articles(
    texts: list[str], shuffle: random.Random
) -> None:
    articles = [Article(str(n), text[:6], text) for n, text in enumerate(texts)]
    shuffled = list(articles)
    shuffle.shuffle(shuffled)
    assert related(shuffled, []) == related(articles, [])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(alphabet="春茶采摘水库防汛a1 ", max_size=30), max_size=6),
    st.floats(0, 1),
)
def test_no_box_holds_its_own_article_and_scores_lie_between_threshold_and_1(
    texts: list[str], threshold: float
) -> None:
    articles = [Article(str(n), "", text) for n, text in enumerate(texts)]
    for name, box in related(articles, [], threshold=threshold).items():
        assert name not in lines(box)
        assert all(threshold <= line.score <= 1 for line in box)
