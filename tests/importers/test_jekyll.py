"""Posts of a repost archive: front matter that is no YAML, HTML that is no HTML, lines below."""

from __future__ import annotations

import pytest

from importers.archive.markdown import write_body
from importers.inspecting import Knowledge, inspect_bytes
from importers.model import Inspection
from importers.taxonomy import Sources

KNOWLEDGE = Knowledge(
    sources=Sources({"yunlingxinwenwang": "云岭新闻网", "云岭新闻网": "云岭新闻网"})
)
HEAD = """---
layout: post
title: "清河开通夜间公交"
date: 2024-03-02 09:10:11 +0800
categories: yunlingxinwenwang
tags: 云岭新闻网新闻
---
"""


def post(body: str, head: str = HEAD, name: str = "2024-03-02-1.md") -> Inspection:
    return inspect_bytes((head + body).encode(), name, KNOWLEDGE)


def text_of(body: str) -> str:
    inspection = post(body)
    assert inspection.balance.unaccounted == 0
    return inspection.stories[0].body


def test_front_matter_that_is_no_yaml_is_read_by_lines_with_a_warning_naming_the_line() -> None:
    inspection = post("<p>正文。</p>", HEAD.replace('"清河开通夜间公交"', '"甲"乙"丙"'), "a.md")
    assert inspection.stories[0].title == '甲"乙"丙'
    assert inspection.stories[0].date == "2024-03-02T09:10:11+08:00"
    (warning,) = inspection.warnings
    assert warning.startswith("a.md: line 3: ")


def test_paragraphs_come_out_of_html_with_every_word() -> None:
    html = (
        "<p><strong>云岭新闻网讯</strong>3月1日&nbsp;&amp;2日，上海<span><a href='http://quote.x.example/1'>"
        "证券</a></span>报道。</p>\n <p>第二段<br/>第三段</p><div>第四段<p>未关上的段落"
    )
    assert (
        text_of(html)
        == "云岭新闻网讯3月1日\xa0&2日，上海证券报道。\n\n第二段\n\n第三段\n\n第四段\n\n未关上的段落"
    )


def test_lines_inside_a_paragraph_are_one_whatever_stands_between_them() -> None:
    assert (
        text_of("<p>第一句。\n  \n<!-- x -->\r\n　第二句。Smart\n  water</p>")
        == "第一句。第二句。Smart water"
    )


def test_rows_and_cells_in_any_order_lose_nothing() -> None:
    inspection = post("<p>见表。</p><table><td>甲<tr>乙<td>丙</table>丁")
    assert inspection.balance.unaccounted == 0
    assert {"见表。", "乙", "丁", "甲\n丙"} == {
        block.text for block in inspection.stories[0].blocks
    }


def test_hidden_text_scripts_and_chart_blocks_are_left_out_and_listed() -> None:
    inspection = post(
        "<p>正文。</p><p style='display:none'>暗藏</p><script>alert(1)</script>"
        "<!-- EM_StockImg_Start --><p>K线</p><!-- EM_StockImg_End --><p>尾段。</p>"
    )
    assert inspection.stories[0].body == "正文。\n\n尾段。"
    reasons = {item.why for item in inspection.removed}
    assert {"hidden text", "script element", "stock chart"} <= reasons


def test_a_table_keeps_its_rows_and_cells() -> None:
    table = "<table><tr><th>线路</th><th>末班</th></tr><tr><td>1路</td><td>23:00</td></tr></table>"
    (block,) = [b for b in post(f"<p>见表。</p>{table}").stories[0].blocks if b.kind == "table"]
    assert block.rows == (("线路", "末班"), ("1路", "23:00"))
    assert block.head_rows == 1
    assert "<tr><th>线路</th><th>末班</th></tr>\n<tr><td>1路</td>" in write_body([block])


def test_the_lines_below_give_the_address_and_leave() -> None:
    inspection = post(
        '<p>正文。</p><p class="em_media">（文章来源：清河<span>晚</span>报）</p>\n\n'
        "<http://a.example/news?id=1>\n\n[返回云岭新闻网新闻](//b.example/c.html)｜[返回首页](//b.example/)"
    )
    (story,) = inspection.stories
    assert story.body == "正文。"
    assert story.source == "清河晚报"
    assert inspection.original_url == "http://a.example/news?id=1"


def test_the_archives_category_and_tag_name_the_source_not_a_topic() -> None:
    (story,) = post("<p>正文。</p>").stories
    assert story.source == "云岭新闻网"
    assert story.category == "综合" and story.tags == ()
    rolling = post(
        "<p>正文。</p>", HEAD.replace("云岭新闻网新闻", "东区滚动新闻").replace("yunling", "x")
    )
    assert rolling.stories[0].source is None


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (HEAD.replace("2024-03-02 09:10:11 +0800", ""), "2024-03-02"),
        (HEAD.replace("2024-03-02 09:10:11 +0800", "2022-13-23"), None),
        (HEAD.replace(" +0800", ""), "2024-03-02T09:10:11+08:00"),
    ],
)
def test_a_date_that_is_none_stays_empty_and_a_missing_one_is_the_file_names(
    head: str, date: str | None
) -> None:
    assert post("<p>正文。</p>", head).stories[0].date == date


def test_the_old_address_becomes_an_alias() -> None:
    assert post("<p>正文。</p>").aliases == ("/yunlingxinwenwang/2024/03/02/1.html",)
    assert post("<p>正文。</p>", name="no-date.md").aliases == ()
