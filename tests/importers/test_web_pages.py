"""Saved pages of many sites' making, from their bytes to the story: each in the broken form such pages have."""

from __future__ import annotations

import pytest
from web_pages import (
    LEAD,
    ONE,
    REPORT,
    THREE,
    TITLE,
    TWO,
    body,
    check_ledger,
    comments,
    crumbs,
    foot,
    menu,
    meta,
    paragraphs,
    read,
    recommendations,
    removed,
    saved,
    share_bar,
    story,
)

from importers.inspecting import Knowledge, inspect_bytes
from importers.kinds import KINDS
from importers.kinds.web import is_page
from importers.sidecar import Sidecar

PORTAL = saved(
    f"""{menu()}
<div class="wrapper"><div class="left-main">{crumbs()}
<h1 id="main_title">{TITLE}</h1>
<div class="info"><span id="pubtime">2024年06月03日 08:15</span> <span>来源：<a href="http://wb.qinghe.example/">清河晚报</a></span>
<span>作者：滕小满</span> <span>浏览次数：1024</span></div>
{share_bar()}
<div id="content" class="article-content">{paragraphs()}
<p>（责任编辑：尤小溪）</p></div>
<div class="page-tags">标签：<a>公交</a> <a>夜市</a></div>
{recommendations()}{comments("终于通了夜班车。", "票价不变就好。")}</div>
<div class="right-rank"><h3>热点排行</h3><ol><li><a href="/a">官塘水库提前下闸蓄水</a></li></ol></div></div>
{foot()}""",
    f'<title>{TITLE}_民生_清河晚报网</title>\n<link rel="canonical" href="http://wb.qinghe.example/n/1.html">',
)


def test_a_portals_page_gives_the_report_and_nothing_of_the_portal() -> None:
    inspection = read(PORTAL)
    (one,) = inspection.stories
    assert (inspection.kind, one.title, one.title_basis) == ("web", TITLE, "printed")
    assert one.body.split("\n\n") == list(REPORT)
    assert (one.source, one.reporters, one.editors) == ("清河晚报", ("滕小满",), ("尤小溪",))
    assert (one.date, one.date_precision, one.date_basis) == (
        "2024-06-03T08:15:00+08:00", "minute", "text",
    )  # fmt: skip
    assert inspection.original_url == "http://wb.qinghe.example/n/1.html"
    assert not one.correspondents and not one.photographers and not one.captions


def test_what_is_left_out_of_a_page_is_listed_with_its_reason() -> None:
    inspection = read(PORTAL)
    gone = [(inspection.text[item.start : item.end], item.why) for item in inspection.removed]
    for furniture in ("热点排行", "柳泉皮纸走进小学课堂", "终于通了夜班车。", "版权所有"):
        assert {why for stretch, why in gone if furniture in stretch} == {"page furniture"}
    # Of a line of facts the values are fields, the labels and counters are removed.
    assert {why for stretch, why in gone if "浏览次数" in stretch} == {"line of facts"}


@pytest.mark.parametrize("codec", ["gb18030", "gbk", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("charset", ["gb2312", "utf-8"])
def test_the_bytes_tell_the_encoding_whatever_the_page_declares(codec: str, charset: str) -> None:
    page = PORTAL.replace('charset="utf-8"', f'charset="{charset}"')
    one = story(page, codec)
    assert (one.title, one.body.split("\n\n")) == (TITLE, list(REPORT))


def test_a_page_hidden_until_its_script_has_run_is_read() -> None:
    page = PORTAL.replace("<body>", '<body style="display: none;">').replace(
        "</body>", "<script>document.body.style.display='block'</script></body>"
    )
    assert body(page) == list(REPORT)


def test_a_part_that_nobody_is_to_see_is_removed() -> None:
    hidden = '<p style="display:none">本页由模板生成，编号为三千零一。</p>'
    page = saved(f"<h1>{TITLE}</h1><div class=txt><p>{LEAD}</p>{hidden}<p>{ONE}</p></div>")
    assert body(page) == [LEAD, ONE]
    assert "hidden text" in {item.why for item in read(page).removed}


FRAGMENT = (
    f'<div class="article"><h2>{TITLE}</h2><div class="byline">来源：清河晚报　2024-06-03</div>'
    f'<div class="text">{paragraphs()}</div></div><div class="footer"><p>版权所有 清河晚报社</p></div>'
)


def test_a_piece_cut_out_of_a_page_is_a_page() -> None:
    one = story(FRAGMENT)
    assert (one.title, one.source, one.date) == (TITLE, "清河晚报", "2024-06-03")
    assert one.body.split("\n\n") == list(REPORT)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (PORTAL, True),
        (FRAGMENT, True),
        ("\n  <!DOCTYPE HTML PUBLIC>\n<p>甲", True),
        ("<HTML><p>甲", True),
        ("<!-- 存档 -->\n" + FRAGMENT, True),
        ("<p>甲</p><p>乙</p><p>丙</p><p>丁</p>", True),
        ("<p>甲</p><p>乙</p>", False),
        (f"{TITLE}\n<p>{ONE}</p>", False),
        (f"{TITLE}\n{ONE}\n一个页面以 <html> 开头。" + "字" * 10, True),
        ("字" * 5000 + "<html>", False),
        ("<清河>开通夜间公交", False),
        ("", False),
    ],
)
def test_a_page_shows_itself_by_its_tags(text: str, page: bool) -> None:
    assert is_page(text) is page


def test_tags_that_are_never_closed_lose_nothing() -> None:
    page = (
        f"<html><head><title>{TITLE}</title><body><table><tr><td><h1>{TITLE}<div class=con>"
        f"<p>　　{LEAD}<p>　　{ONE}<p><b>　　{TWO}<p>　　{THREE}"
    )
    assert body(page) == list(REPORT)


def test_tags_closed_twice_and_crosswise_lose_nothing() -> None:
    page = saved(
        f"</div><h1>{TITLE}</h1></span><div class=con><p><font><b>{LEAD}</p></b></font></p>"
        f"</td><p>{ONE}</div></div></p><p>{TWO}</p></table>{foot()}"
    )
    assert body(page) == [LEAD, ONE, TWO]


def test_comments_longer_than_the_report_stay_out_of_it() -> None:
    long = "我在夜市街上夜班，每天收摊都要走四十分钟回家，现在坐上车二十分钟就到了，真是帮了大忙。"
    page = saved(
        f"<h1>{TITLE}</h1><div class=txt>{paragraphs()}</div>{comments(*[long] * 12)}{foot()}"
    )
    assert body(page) == list(REPORT)
    assert long in removed(page)


def test_share_bars_and_reading_aids_inside_the_report_stay_out_of_it() -> None:
    aids = "<p>分享到：</p><p>[字号：大 中 小] [打印] [关闭]</p><p>扫一扫在手机打开当前页</p><p>听新闻</p>"
    page = saved(
        f"<h1>{TITLE}</h1><div class=content>{aids}<p>{LEAD}</p><p>大 中 小</p><p>{ONE}</p>"
        f"<p>{TWO}</p><p>打印本页</p><p>关闭窗口</p></div>"
    )
    assert body(page) == [LEAD, ONE, TWO]


def test_a_box_of_other_reports_in_the_middle_stays_out_of_the_report() -> None:
    box = '<div class="related-box"><h4>延伸閱讀</h4><ul><li><a href=/1>山村老紙坊重新開張</a></li></ul></div>'
    page = saved(f"<h1>{TITLE}</h1><div class=story><p>{LEAD}</p>{box}<p>{ONE}</p></div>")
    assert body(page) == [LEAD, ONE]


def test_a_sentence_that_is_a_link_stays_in_the_report() -> None:
    linked = (
        "他在<a href='http://a.example/1'>去年的报道里说过：只要有人等车，末班车就不会停开。</a>"
    )
    page = saved(f"<h1>{TITLE}</h1><div class=con><p>{LEAD}</p><p>{linked}</p><p>{ONE}</p></div>")
    (_, second, _) = body(page)
    assert second == "他在去年的报道里说过：只要有人等车，末班车就不会停开。"


def test_a_taiwanese_page_gives_reporter_place_picture_and_text() -> None:
    page = saved(
        """<header><nav><ul><li><a href=/>首頁</a></li><li><a href=/life>生活</a></li></ul></nav></header>
<article><h1>瀾溪村老紙坊 停工十六年後再開張</h1><time>2023/11/08 05:30</time>
<p>〔記者閔望晴／瀾川報導〕停工十六年的瀾溪村老紙坊重新升起爐火，七十歲的師傅帶著三名徒弟做出第一批竹紙。</p>
<figure><img src=a.jpg><figcaption>老紙坊的師傅在抄紙。（記者閔望晴攝）</figcaption></figure>
<div class="related"><p>延伸閱讀</p><ul><li><a href=/2>山城茶會下週登場</a></li></ul></div>
<p>村裡把紙坊改成傳習所，遊客可以親手抄一張紙，晾乾後寫上名字帶走。</p>
<p class="appE1121">不用抽 不用搶 現在用APP看新聞 <a href=/app>點我下載APP</a></p></article>
<footer>瀾川時報 版權所有 不得轉載</footer>""",
        "<title>瀾溪村老紙坊 停工十六年後再開張 - 生活 - 瀾川時報</title>\n"
        + meta(
            og__title="瀾溪村老紙坊 停工十六年後再開張 - 生活 - 瀾川時報",
            og__site_name="瀾川時報",
            article__published_time="2023-11-08T05:30:00+08:00",
            og__url="http://lanchuan.example/news/1",
        ),
    )
    inspection = read(page)
    (one,) = inspection.stories
    assert one.title == "瀾溪村老紙坊 停工十六年後再開張"
    assert one.reporters == ("閔望晴",) and one.photographers == ("閔望晴",)
    assert one.body.count("\n\n") == 1 and one.body.endswith("寫上名字帶走。")
    assert [caption.text for caption in one.captions] == ["老紙坊的師傅在抄紙"]
    assert (one.date or "")[:16] == "2023-11-08T05:30"
    assert (inspection.lang, inspection.original_url) == (
        "zh-Hant", "http://lanchuan.example/news/1",
    )  # fmt: skip


def test_a_newspapers_page_gives_its_page_heads_and_byline() -> None:
    page = saved(
        f"""<table width=920><tr><td>清河晚报 数字报</td><td><a href=/>返回首页</a> <a>版面概览</a></td></tr>
<tr><td colspan=2><table><tr><td>上一版</td><td>下一版</td></tr></table></td></tr>
<tr><td><founder-content><table><tr><td align=center>市民回家不再难</td></tr>
<tr><td align=center style="font-size:23px"><strong>{TITLE}</strong></td></tr></table>
<div id=ozoom><founder-content><P>□ 本报记者 滕小满</P><P>　　{ONE}</P><P>　　{TWO}</P>
<P>　　{THREE}</P></founder-content></div>
</td></tr><tr><td>清河晚报社版权所有 <a href=/>放大</a> <a>缩小</a></td></tr></table>""",
        f"<title>{TITLE} - 清河晚报数字报</title>",
    )
    one = story(page)
    assert one.title == TITLE
    assert one.body.split("\n\n") == [ONE, TWO, THREE]
    assert one.reporters == ("滕小满",)


def test_a_speech_on_a_page_gives_its_speaker_and_salutation() -> None:
    page = saved(
        "<h1>在全市老年助餐工作现场会上的讲话</h1><p align=center>（2024年6月3日）</p><p align=center>市长 邱小川</p>"
        f"<div class=con><p>同志们：</p><p>{ONE}</p><p>{TWO}</p><p>谢谢大家！</p></div>"
    )
    inspection = read(page)
    (one,) = inspection.stories
    assert inspection.kind == "speech"
    assert one.body.split("\n\n")[0] == "同志们："


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_told_to_be_of_some_kind_is_read_as_a_page(kind: str) -> None:
    inspection = inspect_bytes(PORTAL.encode(), "a.html", Knowledge(), told=Sidecar(kind=kind))
    check_ledger(inspection)
    (one,) = inspection.stories
    assert (inspection.kind, one.title) == (kind, TITLE)
    assert one.body.split("\n\n") == list(REPORT)


def test_a_public_account_keeps_its_text_hidden_its_day_in_a_script_and_its_tail_in_the_text() -> (
    None
):
    text = "".join(f"<section><span>{paragraph}</span></section>" for paragraph in REPORT)
    page = saved(
        f"""<div id="js_article"><h1 class="rich_media_title" id="activity-name">
{TITLE}
</h1><div id="meta_content"><span class="rich_media_meta_text">滕小满</span> <a id="js_name">清河晚报</a>
<em id="publish_time"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">{text}
<p>来源：清河晚报</p><p>编辑：尤小溪</p><p>点击“阅读原文”查看线路图</p></div></div>
<div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div>
<script>var publish_time = "2024-06-03" || "";</script>""",
        f'<title></title><meta property="og:title" content="{TITLE}"><meta name="author" content="滕小满">',
    )
    one = story(page)
    assert one.body.split("\n\n") == list(REPORT)
    assert (one.title, one.date, one.source) == (TITLE, "2024-06-03", "清河晚报")
    assert one.editors == ("尤小溪",)


OLD = saved(
    f"""<table width=760><tr><td align=center><font size=5>{TITLE}</font></td></tr>
<tr><td align=center>http://wb.qinghe.example 2024年06月03日08:15 清河晚报</td></tr>
<tr><td><font id=Zoom>　　{"<p>　　".join(REPORT)}</font></td></tr><tr><td align=right>（责任编辑：尤小溪）</td></tr>
<tr><td>【<a href=x>发表评论</a>】【<a>打印</a>】【<a>关闭</a>】</td></tr></table>""",
    f"<title>{TITLE}_新闻中心_清河网</title>",
)


def test_an_old_page_of_tables_and_fonts_is_read() -> None:
    one = story(OLD)
    assert one.body.split("\n\n") == list(REPORT)
    assert (one.title, one.source, one.editors) == (TITLE, "清河晚报", ("尤小溪",))
    assert one.date == "2024-06-03T08:15:00+08:00"


def test_items_of_a_list_are_paragraphs() -> None:
    page = saved(
        f"<h1>{TITLE}</h1><div class=con><p>{LEAD}</p><ul><li>{ONE}</li><li>{TWO}</li></ul></div>"
    )
    assert body(page) == [LEAD, ONE, TWO]


def test_a_page_without_text_is_refused_and_kept_whole_in_the_ledger() -> None:
    inspection = read(saved(f"{menu()}{recommendations()}{foot()}", "<title>清河晚报网</title>"))
    assert inspection.refused and "no text" in inspection.refused
    assert inspection.balance.removed == inspection.balance.total


def test_what_a_page_holds_cannot_act_and_stays_text() -> None:
    page = saved(
        f"<h1>{TITLE}</h1><div class=con><p>{LEAD}</p><p>{ONE}&lt;script&gt;alert(1)&lt;/script&gt;</p>"
        f"<script>alert(2)</script><p><a href='javascript:alert(3)'>{TWO}</a></p></div>"
    )
    one = story(page)
    assert "<script>alert(1)</script>" in one.body and "alert(2)" not in one.body
    assert all(run.mark.href is None for block in one.blocks for run in block.runs)


def test_a_table_in_the_report_keeps_its_rows() -> None:
    table = "<table><tr><th>线路</th><th>末班</th></tr><tr><td>夜1路</td><td>1:00</td></tr></table>"
    page = saved(f"<h1>{TITLE}</h1><div class=con><p>{LEAD}</p>{table}<p>{ONE}</p></div>")
    (block,) = (block for block in story(page).blocks if block.kind == "table")
    assert block.rows == (("线路", "末班"), ("夜1路", "1:00"))
