"""Headlines, kickers and page names; captions with their credits; in forms that must and must not be read."""

from __future__ import annotations

import pytest

from importers.drafts import Draft, Para
from importers.parts.captions import read_caption, take_captions
from importers.parts.headlines import is_head, is_rubric, page_name, set_heads, split_kicker
from importers.spans import Ledger, lines_of

TEXT = (
    "渠水流到了田头，农民看墒情、定水量，今年的春灌比去年早了十天，村里的老人都说好。"
    "县里还安排技术人员分片包村，做到渠水流到哪里，服务就到哪里。"
)


@pytest.mark.parametrize(
    ("line", "text", "credit", "people"),
    [
        ("渠水流进田间。滕小满摄", "渠水流进田间", "滕小满摄", ("滕小满",)),
        ("渠水流进田间 记者 滕小满 摄", "渠水流进田间", "记者 滕小满 摄", ("滕小满",)),
        ("渠水流进田间。本报记者 滕小满 葛听松 摄影报道", "渠水流进田间", "本报记者 滕小满 葛听松 摄影报道",
         ("滕小满", "葛听松")),
        ("▲渠水流进田间（滕小满 摄）", "渠水流进田间", "滕小满 摄", ("滕小满",)),
        ("渠水流进田间。（云岭社发 滕小满 摄）", "渠水流进田间", "云岭社发 滕小满 摄", ("滕小满",)),
        ("渠水流進田間。（記者閔望晴攝）", "渠水流進田間", "記者閔望晴攝", ("閔望晴",)),
        ("老紙坊（記者閔望晴翻攝）", "老紙坊", "記者閔望晴翻攝", ("閔望晴",)),
        ("渠水流进田间（图／滕小满）", "渠水流进田间", "图／滕小满", ("滕小满",)),
        ("摄影：滕小满", "摄影：滕小满", None, ("滕小满",)),
        ("渠水流进田间。（清河晚报供图）", "渠水流进田间", "清河晚报供图", ()),
        ("渠水流进田间 资料照片", "渠水流进田间", "资料照片", ()),
        ("老紙坊外觀（讀者提供）", "老紙坊外觀", "讀者提供", ()),
        ("老紙坊外觀（圖取自瀾川市府網頁）", "老紙坊外觀", "圖取自瀾川市府網頁", ()),
        ("图片由柳泉县融媒体中心提供", "图片由柳泉县融媒体中心提供", None, ()),
        ("视频截图", "视频截图", None, ()),
    ],
)  # fmt: skip
def test_a_caption_is_told_by_its_credit_and_a_body_is_no_photographer(
    line: str, text: str, credit: str | None, people: tuple[str, ...]
) -> None:
    found = read_caption(line)
    assert found
    assert (found.caption.text, found.caption.credit, found.people) == (text, credit, people)


@pytest.mark.parametrize(
    "line",
    [
        "他爱好摄影",
        "这部片子在柳泉取景拍摄",
        "全程由志愿者跟拍摄",
        "营养午餐由县里提供",
        "活动物资由县供销社提供",
        "他说，照片是邻居拍的。",
        "村里办起摄影展，来了三百人。",
        "请看大屏幕上的航拍图",
        "清河夜间公交开通满月",
        "渠水流进田间",
        TEXT + "滕小满摄" * 20,
        "",
    ],
)
def test_a_sentence_about_pictures_is_no_caption(line: str) -> None:
    assert read_caption(line) is None


def test_a_caption_printed_twice_is_kept_once_and_both_leave_the_body() -> None:
    caption = "渠水流进田间。滕小满摄"
    text = "\n".join([TEXT, caption, TEXT, caption])
    draft, ledger = Draft([Para(line) for line in lines_of(text)]), Ledger(text)
    take_captions(draft, ledger)
    assert [para.text.value for para in draft.paras] == [TEXT, TEXT]
    assert len(draft.captions) == 1 and draft.photographers == ["滕小满"]
    assert "caption printed twice" in {item.why for item in ledger.close()[1]}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("清河夜间公交开通满月", True),
        ("夜间公交开通满月，客流增六成", True),
        ("末班车开到凌晨一点！", True),
        ("3路公交", True),
        ("——柳泉县茶产业见闻", True),
        ("三条线路开通满一个月。", False),
        ("客流增加；票价不变；", False),
        ("一，二，三，四", False),
        ("1234", False),
        ("——", False),
        ("", False),
        ("字" * 60, False),
    ],
)
def test_what_can_be_a_headline(line: str, expected: bool) -> None:
    assert is_head(line) is expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("第1版", "第1版"),
        ("第1版：要闻", "第1版：要闻"),
        ("第A4版", "第A4版"),
        ("第RB01版：日报01版", "第RB01版：日报01版"),
        ("A4：民生", "A4：民生"),
        ("A04 民生新闻", "A04 民生新闻"),
        ("第1版 2024年6月3日 星期一", "第1版"),
        ("03版 要闻", "03版 要闻"),
        ("第一版大戏开演", None),
        ("A4纸涨价了，茶农不怕", None),
        ("3版修订稿公布，征求意见", None),
        ("清河晚报", None),
        ("", None),
    ],
)
def test_the_name_of_a_page(line: str, name: str | None) -> None:
    assert page_name(line) == name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("编者按", True),
        ("【编者按】", True),
        ("（记者手记）", True),
        ("开栏的话", True),
        ("編者按", True),
        ("编者按：本报今起开设专栏", False),
        ("编后再读", False),
        ("记者手记里的山村", False),
    ],
)
def test_the_name_of_an_editors_note(line: str, expected: bool) -> None:
    assert is_rubric(line) is expected


@pytest.mark.parametrize(
    ("kicker", "headline", "split"),
    [
        (None, "【民生看点】夜间公交开通满月", ("【民生看点】", "夜间公交开通满月")),
        (None, "〖走村〗高山茶走出深山", ("〖走村〗", "高山茶走出深山")),
        ("走村", "【民生看点】夜间公交开通满月", ("走村", "【民生看点】夜间公交开通满月")),
        (None, "【早报】今日早报请查收", (None, "【早报】今日早报请查收")),
        (None, "【】夜间公交开通满月", (None, "【】夜间公交开通满月")),
        (None, "【民生】好", (None, "【民生】好")),
        (None, "夜间公交【图】开通满月", (None, "夜间公交【图】开通满月")),
    ],
)
def test_a_kicker_in_brackets_opens_the_headline(
    kicker: str | None, headline: str, split: tuple[str | None, str]
) -> None:
    assert split_kicker(kicker, headline) == split


@pytest.mark.parametrize(
    ("heads", "title", "subtitle"),
    [
        (["山乡晒秋忙 田园好丰景"], "山乡晒秋忙 田园好丰景", []),
        (["柳泉县让高山茶走出深山 一片绿叶富了一方百姓"], "柳泉县让高山茶走出深山", ["一片绿叶富了一方百姓"]),
        (["茶 山 路 人 家"], "茶山路人家", []),
        (["编者按", "柳泉县让高山茶走出深山"], "柳泉县让高山茶走出深山", []),
        (["柳泉县让高山茶走出深山", "―一片绿叶富了一方百姓"], "柳泉县让高山茶走出深山", ["一片绿叶富了一方百姓"]),
    ],
)  # fmt: skip
def test_a_headline_of_two_short_clauses_is_one_and_of_two_long_ones_has_a_subhead(
    heads: list[str], title: str, subtitle: list[str]
) -> None:
    draft, text = Draft([]), "\n".join(heads)
    set_heads(draft, lines_of(text), Ledger(text))
    assert (draft.title, draft.subtitle) == (title, subtitle)
