"""The facts of a saved page: headline and subheads, days, source, people and captions, wherever it prints them."""

from __future__ import annotations

import pytest
from web_pages import (
    LEAD,
    ONE,
    REPORT,
    THREE,
    TITLE,
    TWO,
    foot,
    menu,
    meta,
    paragraphs,
    saved,
    story,
)

SEEN = "夜班乘客在站台候车"


def test_a_headline_printed_again_over_a_picture_below_the_text_is_not_the_page() -> None:
    overlay = (
        f'<div class="photo-layer"><h1>{TITLE}</h1><p>点击图片进入下一页</p><div class="pic-list">1/4</div></div>'
    )  # fmt: skip
    page = saved(
        f'{menu()}<div class="hd"><p class="bt">{TITLE}</p><p>2024-06-03 08:15 清河晚报</p></div>'
        f'<div class="zw">{paragraphs()}</div>{overlay}{foot()}',
        f"<title>{TITLE}--清河晚报网</title>",
    )
    one = story(page)
    assert (one.title, one.body.split("\n\n")) == (TITLE, list(REPORT))
    assert (one.source, one.date) == ("清河晚报", "2024-06-03T08:15:00+08:00")


@pytest.mark.parametrize(
    ("picture", "text", "credit", "photographers"),
    [
        (f"<p align=center><img src=a></p><p align=center>{SEEN}</p>", SEEN, None, ()),
        (f"<p><img src=a></p><p style='text-align:center'>▲ {SEEN}</p>", SEEN, None, ()),
        (f"<figure><img src=a><figcaption>{SEEN}（滕小满 摄）</figcaption></figure>", SEEN, "滕小满 摄", ("滕小满",)),
        (f"<div class=pic><img src=a></div><div class=pic-text>{SEEN}</div>", SEEN, None, ()),
        (f"<p>{SEEN}。滕小满摄</p>", SEEN, "滕小满摄", ("滕小满",)),
    ],
)  # fmt: skip
def test_captions_leave_the_report_and_name_the_photographer(
    picture: str, text: str, credit: str | None, photographers: tuple[str, ...]
) -> None:
    page = saved(f"<h1>{TITLE}</h1><div class=con><p>{LEAD}</p>{picture}<p>{ONE}</p></div>")
    one = story(page)
    assert one.body.split("\n\n") == [LEAD, ONE]
    assert [(caption.text, caption.credit) for caption in one.captions] == [(text, credit)]
    assert (one.photographers, one.reporters) == (photographers, ("滕小满",))


@pytest.mark.parametrize(
    ("head", "date", "precision"),
    [
        (meta(PubDate="2024-06-03 08:15:20"), "2024-06-03T08:15:20+08:00", "second"),
        (meta(publishdate="2024-06-03"), "2024-06-03", "day"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-06-03T00:15:20Z"}</script>',
         "2024-06-03T00:15:20+00:00", "second"),
        ("<script>var article = {id: 7, pubTime: '2024-06-03 08:15'};</script>", "2024-06-03T08:15:00+08:00", "minute"),
        ("<script>var now = '2024-06-03';</script>", None, None),
        (meta(**{"date": "", "lastmodified": "2024-06-03"}), None, None),
    ],
)  # fmt: skip
def test_the_day_may_stand_in_the_head_alone_and_is_never_made_up(
    head: str, date: str | None, precision: str | None
) -> None:
    one = story(saved(f"<h1>{TITLE}</h1><div class=con>{paragraphs()}</div>{foot()}", head))
    assert (one.date, one.date_precision) == (date, precision)
    assert one.date_basis == ("meta" if date else None)


def test_the_day_of_the_latest_change_stands_for_none_other() -> None:
    line = "<p>2024-06-03 08:15</p><p>最后更新：2024-06-05 10:00</p>"
    page = saved(f"<h1>{TITLE}</h1>{line}<div class=con>{paragraphs()}</div>")
    assert story(page).date == "2024-06-03T08:15:00+08:00"
    page = page.replace("<p>2024-06-03 08:15</p>", "")
    assert story(page).date == "2024-06-05T10:00:00+08:00"


def test_days_in_menus_ranks_and_comments_are_not_the_day_of_the_report() -> None:
    rank = "<div class=rank><ul><li><a href=/1>往期</a><span>2019-01-01</span></li></ul></div>"
    noted = '<div class="comment"><p>2023-02-02 10:00 网友甲：不错。</p></div>'
    page = saved(f"{rank}<h1>{TITLE}</h1><div class=con>{paragraphs()}</div>{noted}{foot()}")
    assert story(page).date is None


@pytest.mark.parametrize(
    ("title", "kicker", "headline"),
    [
        ("【民生看点】夜间公交开通满月", "【民生看点】", "夜间公交开通满月"),
        ("夜间公交开通满月", None, "夜间公交开通满月"),
    ],
)
def test_a_kicker_in_brackets_is_told_from_the_headline(
    title: str, kicker: str | None, headline: str
) -> None:
    one = story(saved(f"<h1>{title}</h1><div class=con>{paragraphs()}</div>"))
    assert (one.kicker, one.title) == (kicker, headline)


@pytest.mark.parametrize(
    "headline",
    ["跑出民生加速度——清河建成助餐中心", "清河织密夜间出行服务网", "一路有灯 | 夜班人的清河晚报"],
)
def test_a_printed_headline_is_kept_whole_though_it_may_end_like_a_sites_name(
    headline: str,
) -> None:
    page = saved(
        f"<h1>{headline}</h1><div class=con>{paragraphs()}</div>",
        f"<title>{headline}_清河网</title>",
    )
    assert story(page).title == headline


def test_a_window_title_that_names_the_site_alone_is_no_headline() -> None:
    page = saved(f"<div class=con>{paragraphs(ONE, TWO)}</div>", "<title>清河晚报数字报</title>")
    assert story(page).title_basis == "first line"


def test_a_heading_is_the_headline_where_the_head_names_none_and_no_text_stands_above_it() -> None:
    page = saved(f"{menu()}<h2>{TITLE}</h2><div class=con>{paragraphs()}</div>")
    assert story(page).title == TITLE
    page = saved(f"<div class=con><p>{ONE}</p><h2>{TITLE}</h2><p>{TWO}</p><p>{THREE}</p></div>")
    one = story(page)
    assert one.title_basis == "first line" and one.section_headings == [TITLE]


def test_the_day_below_a_picture_above_the_text_is_the_day_of_the_report() -> None:
    page = saved(
        f"<h1>{TITLE}</h1><div class=con><p><img src=a></p><p>夜班乘客在站台候车。（讀者提供）</p>"
        f"<p>2024/06/03 05:30</p><p>{LEAD}</p><p>{ONE}</p><p>{TWO}</p></div>"
    )
    one = story(page)
    assert (one.date, one.body.split("\n\n")) == ("2024-06-03T05:30:00+08:00", [LEAD, ONE, TWO])


def test_the_days_of_a_chronicle_stay_in_it() -> None:
    page = saved(
        f"<h1>{TITLE}</h1><div class=con><p>2024年5月1日</p><p>{ONE}</p><p>2024年6月1日</p><p>{TWO}</p></div>"
    )
    one = story(page)
    assert one.date is None
    assert one.body.split("\n\n") == ["2024年5月1日", ONE, "2024年6月1日", TWO]


def test_without_a_printed_headline_the_head_gives_it() -> None:
    page = saved(
        f"{menu()}<div class=post>{paragraphs()}</div>", f"<title>{TITLE} - 青檀网</title>"
    )
    one = story(page)
    assert (one.title, one.title_basis) == (TITLE, "printed")


def test_a_log_without_any_headline_is_listed_by_its_first_words() -> None:
    one = story(saved(f"<div class=post>{paragraphs(ONE, TWO)}</div>"))
    assert (one.title, one.title_basis) == ("三条线路从火车站、医院和夜市街发车", "first line")


@pytest.mark.parametrize(
    ("facts", "source", "original"),
    [
        ("<span>来源：清河晚报</span><span>来源：云岭新闻网</span>", "清河晚报", None),
        ("<span>来源：本站</span>", None, None),
        ("<span>来源：</span>", None, None),
        ("<span>2024-06-03 08:15</span> <span>清河晚报</span>", "清河晚报", None),
        ("<span>稿源：云岭新闻网</span>", "云岭新闻网", None),
        ("<span>（来源：清河晚报）</span>", "清河晚报", None),
    ],
)
def test_the_source_is_the_first_one_printed(
    facts: str, source: str | None, original: str | None
) -> None:
    page = saved(
        f"<h1>{TITLE}</h1><div class=info>{facts}</div><div class=con>{paragraphs()}</div>"
    )
    one = story(page)
    assert (one.source, one.original_source) == (source, original)


@pytest.mark.parametrize(
    ("line", "editors"),
    [
        ("责任编辑：尤小溪", ("尤小溪",)),
        ("（责任编辑：尤小溪_QH1203）", ("尤小溪",)),
        ("责任编辑：QH028", ()),
        ("编辑：QH028 校对：尤小溪", ("尤小溪",)),
        ("作者：系统管理员　编辑：清河融媒体中心", ()),
    ],
)
def test_an_editors_code_is_nobody(line: str, editors: tuple[str, ...]) -> None:
    page = saved(f"<h1>{TITLE}</h1><div class=con>{paragraphs()}</div><div>{line}</div>{foot()}")
    one = story(page)
    assert (one.editors, one.reporters) == (editors, ("滕小满",))


def test_people_of_the_site_in_meta_tags_are_not_the_writers() -> None:
    head = meta(author="清河晚报网", publisher="admin", copyright="尤小溪")
    page = saved(f"<h1>{TITLE}</h1><div class=con>{paragraphs(ONE, TWO, THREE)}</div>", head)
    one = story(page)
    assert not (one.reporters or one.editors or one.source)


def test_a_subhead_between_headline_and_text_is_kept_as_one() -> None:
    head = f"<h1>{TITLE}</h1><h2>——客流增六成 票价不变</h2><h2>核心提示</h2><h3>2024-06-03</h3>"
    one = story(saved(f"{head}<div class=con>{paragraphs()}</div>"))
    assert (one.title, one.subtitle, one.date) == (TITLE, ("客流增六成 票价不变",), "2024-06-03")


def test_questions_and_answers_keep_who_speaks() -> None:
    lines = ("记者：为什么想到开夜班车？", f"向小北：{ONE}", "记者：钱从哪里来？", f"向小北：{TWO}")
    one = story(saved(f"<h1>对话公交调度员</h1><div class=con>{paragraphs(*lines)}</div>"))
    assert one.body.split("\n\n") == list(lines) and not one.reporters
