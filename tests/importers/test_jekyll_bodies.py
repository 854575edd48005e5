"""Bodies of posts: digests, HTML and plain text in turns, what portals set around a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jekyll_world import BELOW, FEED_HEAD, SOURCE_LINE, P, Q, read, reasons, story_of

IMAGE = '<center><img src="https://x.example/1.jpg" alt="Image" /></center>'
CENTRED = '<p style="text-align:center;">'


@pytest.mark.parametrize(
    ("digest", "summary"),
    [
        ("> 夜间公交开通，票价不变。\n\n", "夜间公交开通，票价不变。"),
        ("> 夜间公交开通，票价不变。\n", "夜间公交开通，票价不变。"),
        ("> 夜间公交开通，\n票价不变。\n\n", "夜间公交开通，票价不变。"),
        ("> 夜间公交开通。\n>\n> 票价不变。\n\n", "夜间公交开通。票价不变。"),
        (">\n\n", None),
        ("> \n\n", None),
    ],
)
def test_a_digest_above_html_is_the_summary_and_not_in_the_body(
    digest: str, summary: str | None
) -> None:
    story = story_of(f"{digest}<p>{P}</p>{SOURCE_LINE}{BELOW}")
    assert (story.summary, story.body) == (summary, P)


def test_a_digest_above_plain_text_is_one_only_when_the_text_says_it_again() -> None:
    assert story_of(f"> {P}\n\n{P}{Q}{BELOW}").body == P + Q
    other = story_of(f"> 编者按：这是一组来信。\n\n{P}\n\n{Q}{BELOW}")
    assert other.body == f"编者按：这是一组来信。\n\n{P}\n\n{Q}"


@pytest.mark.parametrize("rest", ["", "<p><br></p>", IMAGE])
def test_a_digest_with_nothing_below_is_the_text(rest: str) -> None:
    assert story_of(f"> {P}\n\n{rest}{BELOW}").body == P


@pytest.mark.parametrize(
    "text",
    [
        f"{P}\n{Q}",
        f"　　{P}\n\n　　{Q}",
        f"　　{P}　　{Q}",
        f"{P}<br>\n{Q}",
        f"{P}\n<b>{Q}</b>",
        f"{P}\n<!-- 注释 -->\n{Q}",
        f"<p>{P}</p>\n\n{Q}",
        f"{P}\n\n<p>{Q}</p>",
        f"<p>{P}\n\n{Q}",
        f"<div>{P}\n\n<p>{Q}</p>\n\n</div>",
        f"{P}\n\n---\n\n> {Q}",
        f"{{% include a.html %}}\n\n{P}{{{{ site.title }}}}\n\n{Q}\n{{: .note}}",
    ],
)
def test_paragraphs_come_out_of_plain_text_html_and_both_in_turns(text: str) -> None:
    assert story_of(text + BELOW).body == f"{P}\n\n{Q}"


def test_an_open_line_goes_on_in_the_next_one() -> None:
    chinese = "三条夜间公交线路三月一日起开通，运营到次日凌晨一点，\n票价与白天相同。"
    latin = "The night buses of Qinghe run until one in the\nmorning, and fares stay the same."
    assert story_of(chinese).body == chinese.replace("\n", "")
    assert story_of(latin).body == latin.replace("\n", " ")


def test_an_element_open_over_an_empty_line_goes_on_below_it() -> None:
    inspection = read(f"<p style='display:none'>暗\n\n藏\n\n文</p>\n\n<p>{P}</p>")
    assert inspection.stories[0].body == P


def test_markdown_is_read_where_it_can_be_meant() -> None:
    story = story_of(
        f"# 夜车来了\n\n[票价](http://x.example/p)不变，**首班**准点。![图](a.png)\n\n- 三条线路\n\n## 下一步 ##\n\n{P}"
    )
    assert story.body == f"夜车来了\n\n票价不变，首班准点。\n\n三条线路\n\n下一步\n\n{P}"
    assert story.section_headings == ["夜车来了", "下一步"]
    assert story.blocks[1].runs[0].mark.href == "http://x.example/p"


def test_stars_numbers_and_hashes_of_a_news_text_stay() -> None:
    text = "*ST清河、*ST柳泉跌停。*注：数据截至3月1日*"
    assert (
        story_of(f"{text}\n\n2021. 年报\n\n#夜车#上热搜").body
        == f"{text}\n\n2021. 年报\n\n#夜车#上热搜"
    )


def test_references_and_escapes_of_plain_text_are_read() -> None:
    assert story_of("票价 2&nbsp;元 &lt;不变&gt; A&amp;B\\*注").body == "票价 2\xa0元 <不变> A&B*注"


@pytest.mark.parametrize(
    "credit",
    [
        f"{CENTRED}图片来源：清河市政府网</p>",
        f"{CENTRED}（图片来源：清河市政府网）</p>",
        "<p>图源：视觉清河</p>",
        "<p>图/视觉清河</p>",
        f"{CENTRED}来源：万得</p>",
    ],
)
def test_the_credit_of_a_picture_leaves_and_is_no_source(credit: str) -> None:
    inspection = read(f"<p>{P}</p>{IMAGE}{credit}<p>{Q}</p>{BELOW}")
    (story,) = inspection.stories
    assert (story.body, story.source) == (f"{P}\n\n{Q}", None)
    assert "picture credit" in reasons(inspection)


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        (f"{CENTRED}清河夜间公交首班车</p>", "清河夜间公交首班车", None),
        (
            f"{CENTRED}清河夜间公交首班车</p>{CENTRED}图片来源：清河网</p>",
            "清河夜间公交首班车",
            None,
        ),
        (f"{CENTRED}首班夜车 图片来源：清河网</p>", "首班夜车", "图片来源：清河网"),
        ("<p>▲图为首班夜车</p>", "图为首班夜车", None),
        (f"{CENTRED}首班夜车。李方 摄</p>", "首班夜车", "李方 摄"),
    ],
)
def test_what_stands_under_a_picture_is_its_caption(
    caption: str, text: str, credit: str | None
) -> None:
    story = story_of(f"<p>{P}</p>{IMAGE}{caption}<p>{Q}</p>{SOURCE_LINE}")
    assert story.body == f"{P}\n\n{Q}"
    assert [(each.text, each.credit) for each in story.captions] == [(text, credit)]


def test_a_bold_line_under_a_picture_is_a_heading_and_a_sentence_is_text() -> None:
    heading = story_of(f"<p>{P}</p>{IMAGE}{CENTRED}<strong>夜里也有车</strong></p><p>{Q}</p>")
    assert heading.section_headings == ["夜里也有车"]
    assert story_of(f"<p>{P}</p>{IMAGE}{CENTRED}{Q}</p>").body == f"{P}\n\n{Q}"


def test_a_statement_of_sources_of_data_away_from_pictures_is_text() -> None:
    assert (
        story_of(f"<p>{P}</p><p>数据来源：万得</p><p>{Q}</p>").body
        == f"{P}\n\n数据来源：万得\n\n{Q}"
    )


@pytest.mark.parametrize(
    "junk",
    [
        "<p><strong>相关报道：</strong></p><p><a href='http://x.example/1'>清河夜里也有车</a></p>",
        "<p>【相关阅读】</p><p><a href='http://quote.x.example/1'>清河夜里也有车</a></p>",
        "<p><a href='http://x.example/1'>点击查看公告原文&gt;&gt;</a></p>",
        "<video>您的浏览器不支持video标签</video>",
    ],
)
def test_links_to_more_of_the_site_leave(junk: str) -> None:
    assert story_of(f"<p>{P}</p>{junk}{SOURCE_LINE}{BELOW}").body == P


def test_a_report_told_again_below_related_reports_stays() -> None:
    told = story_of(f"<p>{P}</p><p>相关报道</p><p>{Q}</p>{SOURCE_LINE}")
    assert told.body.endswith(Q)


def test_the_headline_printed_again_leaves_unless_it_is_the_whole_text() -> None:
    again = story_of(f"<p><strong>清河开通夜间公交</strong></p><p>{P}</p>{SOURCE_LINE}")
    assert again.body == P
    assert story_of(f"<p>清河开通夜间公交</p>{SOURCE_LINE}").body == "清河开通夜间公交"
    assert story_of("清河开通夜间公交。").body == "清河开通夜间公交。"


def test_the_number_of_the_first_part_leaves_below_the_people() -> None:
    story = story_of(f"<p>记者 | 李方</p><p>编辑 | 王小明</p><p>1</p><p>{P}</p><p>2</p><p>{Q}</p>")
    assert story.body == f"{P}\n\n2\n\n{Q}"
    assert (story.reporters, story.editors) == (("李方",), ("王小明",))


@pytest.mark.parametrize(
    ("line", "reporters", "editors"),
    [
        ("◎记者 李方 ○编辑 王小明", ("李方",), ("王小明",)),
        ("文 | 李方 张晓东 责编 | 王小明", ("李方", "张晓东"), ("王小明",)),
        ("每清记者李方 每清编辑王小明", ("李方",), ("王小明",)),
        ("（见习记者：李方 统筹：陈思 校对：王小明）", ("李方",), ()),
        ("文/图 李方 责编 王小明", ("李方",), ("王小明",)),
    ],
)
def test_a_line_of_several_roles_gives_each_its_people_and_leaves(
    line: str, reporters: tuple[str, ...], editors: tuple[str, ...]
) -> None:
    story = story_of(f"<p>{line}</p><p>{P}</p>{SOURCE_LINE}")
    assert (story.body, story.reporters, story.editors) == (P, reporters, editors)


def test_a_sentence_about_reporters_and_editors_is_text() -> None:
    text = "记者 李方 和编辑 王小明 一起乘了首班夜车"
    assert story_of(f"<p>{text}</p><p>{P}</p>{SOURCE_LINE}").body.startswith(text)


def test_a_column_of_comments_is_one_story_with_headings() -> None:
    story = story_of(
        f"<p>●{P}</p><p>{Q}</p><p>柳泉村路修到家门口</p><p>●{P}</p><p>{Q}</p>{SOURCE_LINE}"
    )
    assert story.section_headings == ["柳泉村路修到家门口"]
    assert (
        "李方在会上提出四方面要求——"
        not in story_of(f"<p>{P}</p><p>李方在会上提出四方面要求——</p><p>{Q}</p>").section_headings
    )


def test_stories_with_a_source_line_each_are_stories() -> None:
    second = f"<p><strong>柳泉修好村路</strong></p><p>{Q}</p><p>（文章来源：柳泉报）</p>"
    one, two = read(f"<p>{P}</p>{SOURCE_LINE}{second}{BELOW}").stories
    assert (one.title, one.source, one.body) == ("清河开通夜间公交", "清河晚报", P)
    assert (two.title, two.source, two.body) == ("柳泉修好村路", "柳泉报", Q)
    assert two.date == one.date


def test_text_below_the_source_line_without_one_of_its_own_stays_in_the_story() -> None:
    assert story_of(f"<p>{P}</p>{SOURCE_LINE}<p>{Q}</p>{BELOW}").body == f"{P}\n\n{Q}"


def test_a_second_front_matter_begins_a_second_story() -> None:
    other = FEED_HEAD.replace("清河开通", "柳泉开通") + f"<p>{Q}</p>\n\n<http://a.example/2>\n"
    one, two = read(f"<p>{P}</p>{SOURCE_LINE}{BELOW}\n{other}").stories
    assert (one.title, one.body, one.original_url) == ("清河开通夜间公交", P, "http://a.example/1")
    assert (two.title, two.body, two.original_url) == ("柳泉开通夜间公交", Q, "http://a.example/2")


@pytest.mark.parametrize(
    "links",
    [
        "[返回清河新闻](../a/)\n[返回首页](../)",
        "[返回清河新闻](../a/)｜[返回首页](../)",
        "[返回某证券(香港)新闻](//b.example/a(x).html)｜[返回首页](//b.example/)",
        "[返回 甲  乙 新闻](//b.example/a  b.html) | [返回首页](//b.example/)",
        "[« 返回首页]({{ site.url }}/)",
        "- [返回首页](/)",
        "**[返回首页](/)**",
        "[返回首页](/",
        "[回到首页](/)",
        "[首页](/)｜[上一篇](/x)",
        "[返回清河新闻][a]",
        "<a href='../a/'>返回清河新闻</a>｜<a href='../'>返回首页</a>",
        "<p><a href='../'>返回首页</a></p>",
        "返回清河新闻｜返回首页",
        "返回首页 &gt;&gt;",
    ],
)
def test_links_back_leave_in_all_their_forms(links: str) -> None:
    for between in ("\n\n<http://a.example/1>\n\n", "\n\n", ""):
        if between or links.startswith("[返"):
            story = story_of(f"<p>{P}</p>{SOURCE_LINE}{between}{links}\n")
            assert (story.body, story.source) == (P, "清河晚报")


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("<http://a.example/1>", "http://a.example/1"),
        ("<http://a.example/1><br>", "http://a.example/1"),
        ("<//a.example/1>", "http://a.example/1"),
        ("http://a.example/1", "http://a.example/1"),
        ("原文：<http://a.example/1>", "http://a.example/1"),
        ("原文链接：http://a.example/1", "http://a.example/1"),
        ("[原文链接](http://a.example/1)", "http://a.example/1"),
        ("<a href='http://a.example/1'>http://a.example/1</a>", "http://a.example/1"),
        ("<p>原文链接：<a href='http://a.example/1'>点这里</a></p>", "http://a.example/1"),
        ("<http://a.example/1>\n\n<http://a.example/2>", "http://a.example/1"),
        ("<>", None),
        ("< >", None),
    ],
)
def test_the_address_of_the_copied_page_is_read_and_leaves(line: str, address: str | None) -> None:
    inspection = read(f"<p>{P}</p>{SOURCE_LINE}\n\n{line}\n\n[返回首页](/)\n")
    assert inspection.original_url == address
    assert inspection.stories[0].body == P


def test_an_address_glued_to_the_text_is_found_and_one_in_a_sentence_is_text() -> None:
    assert read(f"<p>{P}</p><http://a.example/1>\n").original_url == "http://a.example/1"
    inside = read(f"{P}\n见 http://a.example/1 一文。\n{Q}")
    assert inside.original_url is None and "http://a.example/1" in inside.stories[0].body


def test_old_and_windows_line_ends_make_no_difference() -> None:
    text = FEED_HEAD + f"> 夜间公交开通。\n\n<p>{P}</p>{SOURCE_LINE}{BELOW}"
    for end in ("\r\n", "\r"):
        story = read(text.replace("\n", end), "").stories[0]
        assert (story.body, story.summary, story.source) == (P, "夜间公交开通。", "清河晚报")


_PIECES = (
    "<p>", "</p>", "<p style='display:none'>", "<div>", "</div>", "<table><tr><td>", "</td></tr></table>", P, "清河",
    "\n", "\n\n", "> ", ">", "> 摘要。\n", "<http://a.example/1>", "<>", "[返回首页](/)", "[返回甲(乙)](x(y))", "｜",
    SOURCE_LINE, "（文章来源：", "来源：甲", "<span><a href='http://quote.x.example/1'>证券</a></span>", IMAGE, CENTRED,
    "图片来源：甲", "▲图", "<!-- EM_StockImg_Start -->", "<!-- EM_StockImg_End -->", "{% a %}", "{{ b }}", "{: .c}",
    "**粗**", "*ST", "# 头\n", "- 项\n", "![甲](乙)", "[丙](http://x.example)", "&nbsp;", "\\*", "<br>", "\r\n",
    "\u3000\u3000", "相关阅读：", "原文链接：http://x.example/2", "[1]: http://x.example", "---\n", "```\n", "1",
    "<strong>", "</strong>", "记者 | 李方\n", "\u200b", "（清河社）", "。", "https://x.example/3\n", FEED_HEAD,
    "---\nlayout: post\n", "title: x\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=40), st.booleans())
def test_whatever_a_post_is_made_of_every_character_is_accounted_for(
    pieces: list[str], headed: bool
) -> None:
    inspection = read("".join(pieces), FEED_HEAD if headed else "")
    ends = 0
    for item in inspection.removed:
        assert item.start >= ends
        ends = item.end
