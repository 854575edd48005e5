"""A page saved as plain lines: what the site printed around headline and text, told line by line."""

from __future__ import annotations

import pytest
from web_pages import LEAD, ONE, THREE, TITLE, TWO, check_ledger, read

from importers.drafts import Draft, Page
from importers.parts.frame import take_frame
from importers.recognise import opens_text
from importers.spans import Ledger, lines_of

TEXT = (ONE, TWO, THREE)


def framed(*lines: str) -> tuple[Draft, list[str]]:
    """What the lines around a text state, and the lines that are left."""
    text = "\n".join(lines)
    page = Page(text, Ledger(text), "page.txt")
    frame, kept = take_frame(page, lines_of(text), opens_text)
    return frame, [line.value for line in kept]


def kept(*lines: str) -> list[str]:
    return framed(*lines)[1]


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 民生 > 正文",
        "当前位置：首页>民生",
        "您现在的位置: 首页 » 新闻 » 民生",
        "首页 - 新闻 - 民生",
        "欢迎访问清河晚报网",
        "登录 | 注册 | 设为首页",
        "分享到：",
        "字号：大 中 小",
        "【打印】【关闭】",
        "[大 中 小]",
        "扫一扫在手机打开当前页",
        "上一版　下一版　版面导航",
        "PDF版",
        "返回首页",
        "全文检索：",
        "听新闻",
        "首頁 > 生活 > 正文",
    ],
)
def test_a_line_of_the_site_above_the_headline_goes(line: str) -> None:
    assert kept(line, TITLE, *TEXT) == [TITLE, *TEXT]
    assert kept(TITLE, line, *TEXT) == [TITLE, *TEXT]


@pytest.mark.parametrize(
    "headline",
    [
        "清河夜间公交开通满月",
        "一路向东 > 一路向西",
        "打印店开进夜市街",
        "关闭三年的老戏院重新开门",
        "分享一碗热汤",
        "收藏家把藏品送回老家",
        "大中小学思政课一体化推进",
        "首页新闻里的山村",
        "欢迎你，新茶农",
        "位置决定生意",
        "下载量过万的方言课",
        "3路公交",
        "清河日报数字报上线",
        "语音播报进了公交车",
        "书店往期回顾展开幕",
        "关注：夜班人怎么回家",
        "专题：一条公交线的三十年",
        "推荐：三条夜市路线",
        "记者：我在夜班车上的一个月",
        "文：方言里的乡愁",
        "收藏：三百件老物件的来路",
        "清河市2024年6月3日新闻发布会实录",
        "截至2024年6月3日24时清河市防汛情况",
        "云岭社2024年6月3日播发的夜班故事",
        "2024年第3期茶农培训班开课",
        "茶 山 路 人 家",
    ],
)
def test_a_headline_that_uses_a_sites_words_stays(headline: str) -> None:
    assert kept(headline, *TEXT) == [headline, *TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "版权所有 清河晚报社 云ICP备00000001号",
        "Copyright © 2024 清河晚报",
        "主办单位：清河市人民政府办公室",
        "网站标识码：0000000001",
        "未经授权不得转载",
        "凡本网注明来源的作品，版权均属清河晚报社，转载时请注明出处。",
        "声明：本文已注明转载出处。",
        "上一篇：官塘水库提前下闸蓄水",
        "下一篇：柳泉皮纸走进小学课堂",
        "相关阅读",
        "扫描二维码关注清河晚报",
        "公众号：清河晚报",
        "打印本页",
        "返回顶部",
        "关于我们 | 联系我们 | 网站地图",
        "联系邮箱：a@b.example",
        "分享到：微信 微博",
        "* * *",
    ],
)
def test_a_line_of_the_site_below_the_text_goes(line: str) -> None:
    assert kept(TITLE, *TEXT, line) == [TITLE, *TEXT]
    assert kept(TITLE, *TEXT, "版权所有 清河晚报社", line) == [TITLE, *TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "谢谢大家！",
        "夜市街十八号",
        "（完）",
        "“路灯亮着，心里就踏实。”",
        "这是一座不打烊的城市",
        "市民可拨打公交热线咨询班次，也可到车站查询。",
        "下一步，县里将为茶农提供技术支持。",
        "主办单位为获奖者颁发了证书。",
        "他的语音播报成了村里的一道风景。",
        "站牌上贴了二维码，扫描二维码就能看到班次。",
        "居民可以联系我们的网格员。",
        "书的下一版将增加方言索引。",
        "如涉嫌侵权，将依法处理。",
        "未经授权，任何人不得进入库区。",
        "①开通夜间线路；②改善候车条件。",
        "收藏：三百件藏品捐给县里。",
    ],
)
def test_the_last_line_of_a_text_stays(line: str) -> None:
    assert kept(TITLE, *TEXT, line) == [TITLE, *TEXT, line]


def test_the_foot_goes_from_the_end_up_to_the_text_and_no_further() -> None:
    foot = ("相关阅读", "官塘水库提前下闸蓄水")
    assert kept(TITLE, ONE, *foot, TWO, "版权所有 清河晚报社") == [TITLE, ONE, *foot, TWO]


@pytest.mark.parametrize(
    ("line", "source", "date", "reporters"),
    [
        ("2024-06-03 08:15 来源：清河晚报", "清河晚报", "2024-06-03T08:15:00+08:00", []),
        ("来源：清河晚报 作者：滕小满 发布时间：2024-06-03", "清河晚报", "2024-06-03", ["滕小满"]),
        ("2024-06-03 08:15:20 清河晚报", "清河晚报", "2024-06-03T08:15:20+08:00", []),
        ("清河晚报记者滕小满 2024年6月3日", "清河晚报", "2024-06-03", ["滕小满"]),
        ("2024年6月3日", None, "2024-06-03", []),
    ],
)
def test_a_line_of_facts_below_the_headline_gives_its_facts_and_goes(
    line: str, source: str | None, date: str, reporters: list[str]
) -> None:
    frame, left = framed(TITLE, line, *TEXT)
    assert left == [TITLE, *TEXT]
    assert (frame.source, frame.date, frame.reporters) == (source, date, reporters)


def test_a_line_of_facts_at_the_foot_gives_its_facts_and_goes() -> None:
    frame, left = framed(TITLE, *TEXT, "来源：清河晚报", "责任编辑：尤小溪", "版权所有 清河晚报社")
    assert left == [TITLE, *TEXT]
    assert (frame.source, frame.editors) == ("清河晚报", ["尤小溪"])


def test_the_head_table_of_a_government_page_leaves_and_is_kept() -> None:
    table = ("索引号：QH01", "发文机关：", "清河市人民政府", "成文日期：2024-06-03", "有效性：有效")
    frame, left = framed("首页 > 政务公开", *table, TITLE, *TEXT)
    assert left == [TITLE, *TEXT]
    assert frame.head_table == {"body": "清河市人民政府", "signed": "2024-06-03"}


def test_a_headline_that_the_site_prints_first_in_its_own_place_is_kept_once() -> None:
    assert kept(TITLE, "2024-06-03 08:15 来源：清河晚报", TITLE, *TEXT) == [TITLE, *TEXT]
    assert kept(f"{TITLE} ", "字号：大 中 小", f"{TITLE}", *TEXT) == [TITLE, *TEXT]


def test_a_headline_cut_off_in_its_first_print_is_kept_whole() -> None:
    whole = "清河夜间公交开通满月 客流增六成票价不变"
    assert kept("清河夜间公交开通满月", whole, *TEXT) == [whole, *TEXT]


def test_a_page_and_its_issue_are_facts() -> None:
    frame, left = framed("A4：民生 2024年6月3日 总第3021期", TITLE, *TEXT)
    assert left == [TITLE, *TEXT]
    assert (frame.date, frame.date_basis) == ("2024-06-03", "page head")
    assert frame.page and frame.page.startswith("A4")


def test_a_day_that_a_crawler_put_first_is_the_day_and_goes() -> None:
    frame, left = framed(f"date 2024-06-03 {TITLE}", *TEXT)
    assert left == [TITLE, *TEXT]
    assert (frame.date, frame.date_precision) == ("2024-06-03", "day")


def test_a_catalogue_number_before_the_headline_goes() -> None:
    assert kept(f"编号：0012345{TITLE}", *TEXT) == [TITLE, *TEXT]


def test_the_offer_to_scan_a_code_beside_the_headline_goes() -> None:
    assert kept(f"{TITLE} 扫描二维码访问手机移动版", *TEXT) == [TITLE, *TEXT]


def test_the_days_of_a_chronicle_are_text() -> None:
    lines = ("清河公交大事记", "2019年3月12日", ONE, "2020年6月1日", TWO)
    frame, left = framed(*lines)
    assert left == list(lines) and frame.date is None


@pytest.mark.parametrize("opening", ["各县（区）人民政府：", "同志们：", "本报讯 滕小满报道"])
def test_what_opens_a_text_ends_the_head(opening: str) -> None:
    assert kept("首页 > 民生", TITLE, opening, ONE) == [TITLE, opening, ONE]


@pytest.mark.parametrize(
    "lines",
    [
        ("首页 > 民生",),
        ("分享到：", "分享到："),
        ("2024-06-03 08:15",),
        ("版权所有 清河晚报社",),
        (TITLE,),
        (TITLE, TITLE, TITLE),
    ],
)
def test_a_text_of_frame_alone_loses_nothing_unsaid(lines: tuple[str, ...]) -> None:
    check_ledger(read("\n".join(lines)))


def test_a_whole_page_saved_as_lines_gives_the_report() -> None:
    lines = (
        "欢迎访问清河晚报网", "首页 > 民生 > 正文", TITLE, "2024-06-03 08:15 来源：清河晚报 作者：滕小满 浏览：1024",
        "字号：大 中 小", "分享到：", TITLE, LEAD, ONE, TWO, THREE, "（责任编辑：尤小溪）", "相关阅读",
        "上一篇：官塘水库提前下闸蓄水", "下一篇：没有了", "版权所有 清河晚报社 云ICP备00000001号",
    )  # fmt: skip
    (one,) = read("\n\n".join(lines), name="page.txt").stories
    assert (one.title, one.source, one.date) == (TITLE, "清河晚报", "2024-06-03T08:15:00+08:00")
    assert one.body.split("\n\n") == [LEAD, ONE, TWO, THREE]
    assert (one.reporters, one.editors) == (("滕小满",), ("尤小溪",))
