"""The line of a daily series: which issues are shown, and who belongs to one series."""

from __future__ import annotations

from plugins.related.choose import related
from plugins.related.model import Article
from plugins.related.series import neighbours, whole_series

ISSUES = [
    ("d22", "2024-05-22"),
    ("d20", "2024-05-20"),
    ("d23", "2024-05-23"),
    ("d18", "2024-05-18"),
    ("undated", ""),
]


def test_the_issues_before_and_after_are_shown_in_the_order_of_their_days() -> None:
    assert neighbours("2024-05-21", ISSUES) == ["d20", "d22", "d23"]


def test_the_last_issue_shows_the_ones_before_it() -> None:
    assert neighbours("2024-05-24", [ISSUES[2], ISSUES[0], ISSUES[1], ISSUES[3]]) == [
        "d20",
        "d22",
        "d23",
    ]


def test_an_undated_issue_comes_last_and_only_when_there_is_room() -> None:
    assert neighbours("2024-05-21", [ISSUES[4], ISSUES[1]]) == ["d20", "undated"]
    assert "undated" not in neighbours("2024-05-21", ISSUES)


def test_an_undated_article_shows_the_issues_named_first() -> None:
    assert neighbours("", ISSUES) == ["d20", "d22", "d23"]


def test_an_issue_of_the_same_day_is_neither_before_nor_after() -> None:
    same = ("same", "2024-05-21")
    assert neighbours("2024-05-21", [same, *ISSUES], limit=2) == ["d20", "d22"]
    assert neighbours("2024-05-21", [same, ISSUES[1]]) == ["d20", "same"]


def test_no_issues_no_line() -> None:
    assert neighbours("2024-05-21", []) == []


def test_who_names_one_another_in_a_chain_is_one_series() -> None:
    named = {"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": [], "x": ["y"], "y": ["x"], "alone": []}
    assert whole_series(named) == [["a", "b", "c", "d"], ["x", "y"]]


CLOSES = "收盘沪指上涨成交放大券商板块领涨两市个股普涨"
MARKET = [
    *(Article(name, "", CLOSES + name * 3) for name in "甲乙丙"),
    Article("report", "", CLOSES + "交易所说明券商板块上涨的原因"),
    Article("other", "", "券商板块上涨引来开户热潮营业部排队"),
]


def test_issues_of_a_series_stay_out_of_one_anothers_boxes() -> None:
    boxes = related(MARKET, series=[["甲", "乙", "丙", "gone"]], threshold=0)
    assert [line.id for line in boxes["甲"]] == ["report", "other"]


def test_another_report_is_given_the_nearest_issue_only_and_its_box_is_filled() -> None:
    boxes = related(MARKET, series=[["甲", "乙", "丙"]], threshold=0, limit=2)
    (issue, other) = (line.id for line in boxes["report"])
    assert issue in "甲乙丙" and other == "other"
    nearest = related(MARKET, threshold=0, limit=1)["report"]
    assert [line.id for line in nearest] == [issue]
