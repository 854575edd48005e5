"""Whatever a page or a text is stirred together from, it ends in a result or a refusal whose ledger adds up."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_pages import (
    ONE,
    THREE,
    TITLE,
    TWO,
    check_ledger,
    comments,
    crumbs,
    foot,
    menu,
    meta,
    paragraphs,
    recommendations,
    saved,
    share_bar,
)

from importers.inspecting import Knowledge, inspect_bytes
from importers.model import Inspection

TAGS = [
    "<!DOCTYPE html>", "<html>", "<head>", "</head>", "<body>", "<body style='display:none'>", "</body>", "</html>",
    "<div class=content>", "<div id=comment>", "<div class='related'>", "<div>", "</div>", "<p>", "<p align=center>",
    "</p>", "<h1>", "</h1>", "<h2>", "</h2>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<ul>", "<li>",
    "</li>", "</ul>", "<a href=/1>", "</a>", "<img src=a>", "<br>", "<br/>", "<b>", "</b>", "<span class=pic-text>",
    "</span>", "<figure>", "<figcaption>", "</figcaption>", "<script>", "</script>", "<style>", "</style>", "<!--",
    "-->", "<![CDATA[", "]]>", "<title>", "</title>", "<p", "<a href='", "\">", "&nbsp;", "&", "&#0;", "&lt;p&gt;",
    "<meta name=PubDate content='2024-06-03'>", "<meta property=og:title content='甲乙丙丁戊己'>",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":", "<aside>", "</aside>", "<center>",
]  # fmt: skip
LINES = [
    TITLE, ONE, TWO, THREE, "首页 > 民生 > 正文", "分享到：", "字号：大 中 小",
    "2024-06-03 08:15 来源：清河晚报", "2024年6月3日", "来源：清河晚报 作者：滕小满",
    "责任编辑：尤小溪_QH1203", "（记者 滕小满）", "本报讯（记者 滕小满）",
    "云岭社清河6月3日电", "相关阅读", "上一篇：甲", "版权所有 清河晚报社", "索引号：QH01", "发文机关：",
    "发文字号：清政发〔2024〕7号", "成文日期：2024-06-03", "清政发〔2024〕7号", "清河市人民政府令", "第86号",
    "各县（区）人民政府：", "关于做好春灌工作的通知", "附件：1.名单", "第一条 为了春灌。", "第1版(要闻)\n专栏:",
    "第2版(经济)<br/>专栏:<br/>", "1. 夜间公交开通满月", "Title: 甲\nMarkdown Content:", "[首页](http://a.example/)",
    "* * *", "![图](http://a.example/1.png)", "夜班乘客在站台候车。滕小满摄", "【走村】", "编者按", "date 2024-06-03",
    "同志们：", "ICS 03.080 CCS A 12 云岭省地方标准 DB99/T 12-2024 食堂规范 Canteen 2024-05-20 发布",
    "夜 间 公 交", "A4：民生 总第3期 2024-06-03", "下转第3版", "1999年7月13日，清河市教育局", "\u200b", "\ufeff",
    "\u3000", "\x00", "---", "202x年XX市",
]  # fmt: skip
SOUP = st.lists(
    st.one_of(st.sampled_from(TAGS), st.sampled_from(LINES), st.just(ONE), st.text(max_size=12)),
    min_size=4,
    max_size=40,
)


def inspected(text: str) -> Inspection | None:
    """The inspection, checked; None for a text that no bytes can hold."""
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return None
    inspection = inspect_bytes(raw, "page.txt", Knowledge())
    check_ledger(inspection)
    assert bool(inspection.stories) != bool(inspection.refused)
    if inspection.stories:
        assert inspection.balance.total == len(inspection.text)
        assert any(story.body.strip() for story in inspection.stories) or inspection.document
    return inspection


@settings(max_examples=300, deadline=None)
@given(SOUP)
def test_any_soup_of_html_ends_in_a_result_or_a_refusal(pieces: list[str]) -> None:
    inspected("".join(pieces))


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_any_soup_in_a_page_ends_in_a_result_or_a_refusal(pieces: list[str]) -> None:
    inspected(saved(f"<h1>{TITLE}</h1><div class=con>{''.join(pieces)}</div>{foot()}"))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=30))
def test_any_soup_of_lines_ends_in_a_result_or_a_refusal(lines: list[str]) -> None:
    inspected("\n".join(lines))


BLOCKS = {
    "menu": menu(),
    "crumbs": crumbs(),
    "share bar": share_bar(),
    "recommendations": recommendations(),
    "comments": comments("终于通了夜班车。", "票价不变就好。"),
    "foot": foot(),
    "day": "<p>2024-06-03 08:15　来源：清河晚报</p>",
}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(BLOCKS)), max_size=5),
    st.lists(st.sampled_from(["recommendations", "comments", "foot", "share bar"]), max_size=4),
)
def test_the_report_is_the_same_whatever_stands_above_and_below_it(
    above: list[str], below: list[str]
) -> None:
    page = saved(
        "".join(BLOCKS[name] for name in above)
        + f"<h1>{TITLE}</h1><div class=con>{paragraphs(ONE, TWO, THREE)}</div>"
        + "".join(BLOCKS[name] for name in below),
        f"<title>{TITLE}_清河晚报网</title>",
    )
    inspection = inspected(page)
    assert inspection
    (one,) = inspection.stories
    assert one.title == TITLE and one.body.split("\n\n") == [ONE, TWO, THREE]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3000))
def test_a_page_cut_off_anywhere_ends_in_a_result_or_a_refusal(length: int) -> None:
    head = f"<title>{TITLE}_清河晚报网</title>\n" + meta(PubDate="2024-06-03")
    page = saved(f"{menu()}<h1>{TITLE}</h1><div class=con>{paragraphs()}</div>{foot()}", head)
    inspected(page[:length])


def test_reading_a_page_twice_gives_the_same() -> None:
    raw = saved(f"{menu()}<h1>{TITLE}</h1><div class=con>{paragraphs()}</div>").encode()
    assert inspect_bytes(raw, "a.html", Knowledge()) == inspect_bytes(raw, "a.html", Knowledge())


@pytest.mark.parametrize(
    "piece",
    [
        "<div>甲", "<p>渠水流到了田头。", "<table><tr><td>甲", "<a href=/1>甲</a>", "<div class=related>甲", "</div>",
        "<b>甲", "<li>渠水流到了田头。", "<img src=a>", "&nbsp;", "<p align=center>甲", "甲 ", "<script>", "<!-- ",
        "<title>",
    ],
)  # fmt: skip
def test_time_is_linear_in_a_page(piece: str) -> None:
    def spent(times: int) -> float:
        raw = f"<html><h1>{TITLE}</h1>{piece * times}</html>".encode()
        start = time.process_time()
        inspect_bytes(raw, "page.html", Knowledge())
        return time.process_time() - start

    spent(100)
    # Eight times the page takes about eight times as long; a quadratic step would take sixty-four.
    assert spent(8000) < 32 * max(spent(1000), 0.02)


@pytest.mark.parametrize(
    "line",
    [
        "来源：", "来源：甲 ", "记者 ", "记者 甲乙 ", "甲乙 ", "（", "【", "第1版(", "第1版(要闻)\n专栏:\n",
        "索引号：", "2024-06-03 ", "编辑：甲乙 ", "首页 > ", "[甲](", "、", "甲、", "摄", "字号 ", "分享 ", "甲\n",
        "一、\n", "　", "20", "二〇", "ICS 1",
    ],
)  # fmt: skip
def test_time_is_linear_in_a_text_of_one_thing(line: str) -> None:
    def spent(times: int) -> float:
        raw = f"{TITLE}\n{line * times}\n{ONE}".encode()
        start = time.process_time()
        inspect_bytes(raw, "page.txt", Knowledge())
        return time.process_time() - start

    spent(100)
    assert spent(16_000) < 32 * max(spent(2000), 0.02)
