"""Each pattern with strings it must and must not read, in the forms that real texts have."""

from __future__ import annotations

import pytest

from importers.drafts import Draft, Para
from importers.parts.bylines import take_bylines
from importers.parts.captions import read_caption
from importers.parts.dates import event_dates, is_date_line, read_date
from importers.parts.headlines import is_head, set_heads
from importers.parts.lines import join_lines
from importers.parts.names import looks_like_person, split_names
from importers.parts.provenance import is_facts_line, publisher, take_provenance
from importers.parts.sections import is_heading
from importers.parts.spaces import close_letter_spacing, close_stray_spaces
from importers.parts.suspects import Runs, find_suspects
from importers.parts.tails import junk_reason
from importers.recognise import is_template, recognise
from importers.spans import Ledger, Text, lines_of


def draft_of(*paragraphs: str) -> tuple[Draft, Ledger]:
    text = "\n".join(paragraphs)
    return Draft([Para(line) for line in lines_of(text)]), Ledger(text)


def body(draft: Draft) -> list[str]:
    return [para.text.value if para.kind != "gap" else "‖" for para in draft.paras]


@pytest.mark.parametrize(
    ("line", "reporters", "correspondents"),
    [
        ("本报讯 (云岭日报记者 葛听松)3月1日,会议召开。", ["葛听松"], []),
        (
            "本报讯（记者 葛听松 滕小满 通讯员 水云帆）3月1日，会议召开。",
            ["葛听松", "滕小满"],
            ["水云帆"],
        ),
        ("本报讯（记者葛听松、滕小满）3月1日，会议召开。", ["葛听松", "滕小满"], []),
        ("本报讯（记者 刘 涛）3月1日，会议召开。", ["刘涛"], []),
        ("云岭新闻网讯记者邬知夏报道3月11日，会议召开。", ["邬知夏"], []),
        ("云岭社清河4月2日电（记者 蓝榆）记者从省厅了解到，路修好了。", ["蓝榆"], []),
        ("【記者閔望晴／瀾川報導】老紙坊重新開張。", ["閔望晴"], []),
        ("本报讯（通讯员 水云帆）3月1日，村路修好了。", [], ["水云帆"]),
        ("本报讯（本报记者）3月1日，会议召开。", [], []),
        ("新华社记者在现场看到，水渠修好了。", [], []),
        ("记者从省教育厅了解到，食堂开放了。", [], []),
        ("据介绍，记者节期间，报社组织了座谈会。", [], []),
    ],
)
def test_people_in_the_lead(line: str, reporters: list[str], correspondents: list[str]) -> None:
    draft, ledger = draft_of(line, "第二段在此。")
    take_bylines(draft, ledger)
    assert (draft.reporters, draft.correspondents) == (reporters, correspondents)
    assert body(draft) == [line, "第二段在此。"]


@pytest.mark.parametrize(
    ("line", "field", "names"),
    [
        ("本报记者 葛听松 滕小满", "reporters", ["葛听松", "滕小满"]),
        ("□ 本报记者 葛听松", "reporters", ["葛听松"]),
        ("作者：葛听松", "reporters", ["葛听松"]),
        ("（文/图 滕小满）", "photographers", ["滕小满"]),
        ("通讯员 水云帆", "correspondents", ["水云帆"]),
        ("责任编辑：尤小溪", "editors", ["尤小溪"]),
        ("【编辑:尤小溪】", "editors", ["尤小溪"]),
        ("责任编辑：HN666", "editors", []),
        ("初审：林一帆", "reporters", []),
    ],
)
def test_a_line_of_people_leaves_the_body(line: str, field: str, names: list[str]) -> None:
    draft, ledger = draft_of("会议召开，渠水流到了田头。", line)
    take_bylines(draft, ledger)
    assert getattr(draft, field) == names
    assert body(draft) == ["会议召开，渠水流到了田头。"]


@pytest.mark.parametrize(
    "line", ["会议由王小明主持，李方出席。", "赵雷的文章写得好。", "图书馆今日开放"]
)
def test_a_sentence_about_people_is_no_byline(line: str) -> None:
    draft, ledger = draft_of("第一段。", line, "第三段。")
    take_bylines(draft, ledger)
    assert len(draft.paras) == 3 and not draft.reporters


def test_names_are_people_and_nothing_else() -> None:
    assert split_names("刘 涛、王小明，欧阳春 阿卜杜·卡德尔") == [
        "刘涛",
        "王小明",
        "欧阳春",
        "阿卜杜·卡德尔",
    ]
    assert split_names("网络整理 系统管理员 医技药剂党支部 佚名") == []
    assert (
        looks_like_person("王小明")
        and not looks_like_person("完")
        and not looks_like_person("据悉")
    )


@pytest.mark.parametrize(
    ("line", "source", "original"),
    [
        ("（文章来源：云岭新闻网）", "云岭新闻网", None),
        ("来源：清河晚报 作者：滕小满 2024-03-02 10:11", "清河晚报", None),
        ("来源：云岭新闻网作者：滕小满", "云岭新闻网", None),
        ("2024年3月2日 来源: 清河晚报", "清河晚报", None),
        ("(据《云岭日报》)", "云岭日报", "云岭日报"),
        ("（转自清河晚报）", "清河晚报", "清河晚报"),
        ("来源：本站", None, None),
        ("來源：瀾川時報", "瀾川時報", None),
    ],
)
def test_a_line_of_facts_gives_the_source_and_leaves(
    line: str, source: str | None, original: str | None
) -> None:
    draft, ledger = draft_of("正文一段，渠水流到田头。", line)
    take_provenance(draft, ledger)
    assert (draft.source, draft.original_source) == (source, original)
    assert body(draft) == ["正文一段，渠水流到田头。"]


@pytest.mark.parametrize(
    "line",
    [
        "来源于山泉的水，清得见底。",
        "据云岭日报消息，渠道修好了。",
        "食材来源：全部来自本县农户，学校公示了名单。",
        "他的收入来源是种茶。",
        "清河开通夜间公交",
    ],
)
def test_a_sentence_is_no_line_of_facts(line: str) -> None:
    assert not is_facts_line(line)


def test_a_placeholder_names_nobody() -> None:
    assert [publisher(name) for name in ("本网", "本站原创", "网络整理", "不详", "《清河晚报》")] == [
        None, None, None, None, "清河晚报",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("2022-05-23 12:11:23 +0800", "2022-05-23T12:11:23+08:00", "second"),
        ("2022-05-23 12:11:23", "2022-05-23T12:11:23+08:00", "second"),
        ("2022-05-23T04:11:23Z", "2022-05-23T04:11:23+00:00", "second"),
        ("2022/5/3 9:05", "2022-05-03T09:05:00+08:00", "minute"),
        ("2022年7月1日", "2022-07-01", "day"),
        ("２０２２年７月１日", "2022-07-01", "day"),
        ("二〇二二年七月十二日", "2022-07-12", "day"),
        ("二○○四年十月三十一日", "2004-10-31", "day"),
        ("2022年7月", "2022-07", "month"),
        ("2022-13-23", None, None),
        ("2022年2月30日", None, None),
        ("5月20日", None, None),
        ("202x年3月1日", None, None),
        ("2022", None, None),
    ],
)
def test_dates_are_read_as_printed_and_never_completed(
    text: str, iso: str | None, precision: str | None
) -> None:
    stated = read_date(text)
    assert (stated and stated.iso, stated and stated.precision) == (iso, precision)


def test_days_of_the_event_come_from_the_first_sentence_and_keep_their_missing_year() -> None:
    assert event_dates("本报讯 3月1日至3月2日,会议召开。3月5日结束。") == [
        "--03-01",
        "--03-02",
    ]
    assert event_dates("2024年3月1日，会议召开。") == ["2024-03-01"]
    assert event_dates("会议召开。") == []
    assert is_date_line("（2024年3月1日）") and not is_date_line("2024年3月1日，会议召开")


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        ("石桥镇老茶工在炒青。资料图片", "石桥镇老茶工在炒青", "资料图片"),
        ("渠水流进田间。 王小明摄", "渠水流进田间", "王小明摄"),
        ("渠水流进田间（王小明 摄）", "渠水流进田间", "王小明 摄"),
        ("开闸放水。清河晚报供图", "开闸放水", "清河晚报供图"),
    ],
)
def test_captions_are_told_from_their_credit(line: str, text: str, credit: str) -> None:
    found = read_caption(line)
    assert found and (found.caption.text, found.caption.credit) == (text, credit)


@pytest.mark.parametrize(
    "line", ["他爱好摄影。", "村里办起摄影展，来了三百人。", "清河开通夜间公交"]
)
def test_a_sentence_about_pictures_is_no_caption(line: str) -> None:
    assert read_caption(line) is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("免费预览已结束，需要全文请找客服代笔", "promotion"),
        ("请点击👉 abc 👈联系老师", "promotion"),
        ("[返回云岭新闻网新闻](//a.example/)｜[返回首页](//a.example/)", "return link"),
        ("相关阅读：", "page furniture"),
        ("免责声明：本文不代表本站立场。", "disclaimer"),
        ("扫码下载客户端", "promotion"),
        ("县里给每一罐茶贴上溯源码，扫码就能看到是哪片山。", None),
        ("投诉电话已经公布，点击量超过三万。", None),
        ("关注群众身边事，是这次会议的主题。", None),
        ("他返回首都后继续工作。", None),
    ],
)
def test_junk_is_told_from_sentences_that_use_its_words(line: str, why: str | None) -> None:
    assert junk_reason(line, at_foot=True) == why


A_LONG_LINE = "全县今年计划新建和改造高效节水灌溉面积"


@pytest.mark.parametrize(
    ("a", "b", "joined"),
    [
        (A_LONG_LINE + "各", "级各部门要抓紧落实。", True),
        (A_LONG_LINE + "持续增", "强。要把服务做好。", True),
        (A_LONG_LINE + ",", "让水多进田。", True),
        (A_LONG_LINE + "政策激励", "划、社区助理等岗位招聘。", False),
        (A_LONG_LINE + "。", "第二段另起一行。", None),
        ("短短一行没有完", "另一行。", None),
        (A_LONG_LINE, "一、提高认识", None),
    ],
)
def test_a_broken_line_is_joined_only_when_that_is_safe(
    a: str, b: str, joined: bool | None
) -> None:
    draft, ledger = draft_of(a, b)
    join_lines(draft, ledger)
    want = {True: [a + b], False: [a, "‖", b], None: [a, b]}[joined]
    assert body(draft) == want
    assert len(draft.gaps) == (joined is False)


def test_latin_words_are_joined_with_one_space() -> None:
    draft, ledger = draft_of(A_LONG_LINE + "用上了 Smart", "Water 系统。")
    join_lines(draft, ledger)
    assert body(draft) == [A_LONG_LINE + "用上了 Smart Water 系统。"]


def test_letter_spacing_closes_and_parallel_phrases_keep_their_space() -> None:
    for printed, closed in (
        ("若 干 措 施", "若干措施"),
        ("甲出席并讲话 乙主持", "甲出席并讲话 乙主持"),
    ):
        assert close_letter_spacing(Text.of(printed, 0, len(printed))).value == closed


def test_stray_spaces_go_from_scanned_text_and_stay_in_text_spaced_by_design() -> None:
    torn = (
        "把有限的水用 在最要紧的地 块上,为全年粮 食生产开好头,全县2024 年新建面积45 万亩(市水利局等负责 )"
        * 2
    )
    draft, ledger = draft_of(torn)
    close_stray_spaces(draft, ledger)
    assert " " not in body(draft)[0]
    designed = (
        "全县 2024 年新建高效节水灌溉面积 45 万亩，总投资 3 亿元，惠及 12 个乡镇的 4 万多名群众。"
        * 2
    )
    draft, ledger = draft_of(designed)
    close_stray_spaces(draft, ledger)
    assert body(draft)[0] == designed


@pytest.mark.parametrize(
    ("text", "probable"),
    [
        ("守好各个人晋关口。", "入晋关口"),
        ("切实做到“O”的突破。", "0"),
        ("（市教育局等按职责分负责）", "按职责分工负责"),
        ("与会入员实地观摩。", "人员"),
        ("运城城市政府负责同志发言。", "运城市政府"),
        ("他是加入员工最多的车间主任。", None),
        ("县(市、区)人民政府要抓紧。", None),
        ("我们要紧紧抓住机遇，渐渐改善。", None),
        ("保障农民工工资支付，农民工满意。", None),
        ("市市场监管局、省省会办。", None),
    ],
)
def test_misprints_are_marked_and_good_text_is_not(text: str, probable: str | None) -> None:
    found = find_suspects(text, Runs([text] * 3))
    assert bool(found) == (probable is not None)
    if probable:
        assert probable in found[0].probable


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、提高站位,抓好落实", True),
        ("（一）加强领导", True),
        ("守住老茶园 种出新滋味", True),
        ("第一章 总则", True),
        ("同志们：", False),
        ("谢谢大家", False),
        ("会议召开，渠水流到田头。", False),
        ("2024年3月1日", False),
    ],
)
def test_section_headings(line: str, heading: bool) -> None:
    assert is_heading(line) == heading


@pytest.mark.parametrize(
    ("heads", "kicker", "title", "subtitle"),
    [
        (["春灌会召开"], None, "春灌会召开", []),
        (["某某在座谈会上强调", "管好每一方水", "某某出席"], "某某在座谈会上强调", "管好每一方水", ["某某出席"]),
        (["【走村】", "柳泉县让高山茶走出深山 一片绿叶富了百姓"],
         "走村", "柳泉县让高山茶走出深山", ["一片绿叶富了百姓"]),
        (["高山茶走出深山 绿叶富了百姓"], None, "高山茶走出深山 绿叶富了百姓", []),
        (["【数据解读】水务局：今年灌溉面积增加"], "【数据解读】", "水务局：今年灌溉面积增加", []),
        (["【早报】今日早报请查收"], None, "【早报】今日早报请查收", []),
        (["管好每一方水 守住每一亩田", "某某出席 某某主持"], None, "管好每一方水 守住每一亩田", ["某某出席 某某主持"]),
        (["高山茶走出深山", "——柳泉县茶产业见闻"], None, "高山茶走出深山", ["柳泉县茶产业见闻"]),
    ],
)  # fmt: skip
def test_head_lines_are_put_in_their_places(
    heads: list[str], kicker: str | None, title: str, subtitle: list[str]
) -> None:
    draft, ledger = draft_of("x")
    set_heads(draft, lines_of("\n".join(heads)), ledger)
    assert (draft.kicker, draft.title, draft.subtitle) == (kicker, title, subtitle)
    assert all(map(is_head, heads))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("清政办发〔2024〕12号\n各县人民政府：\n请贯彻执行。", "official"),
        ("关于做好春灌工作的通知\n各县人民政府：\n请贯彻执行。", "official"),
        ("在全县春灌工作会议上的讲话\n同志们：\n今天开会。", "speech"),
        ("春灌会召开\n本报讯 (记者 王小明)3月1日,会议召开。", "newspaper"),
        ("【走村】\n高山茶走出深山\n谷雨前后，茶山一天一个样。", "feature"),
        ("夜市街\n天一擦黑，灯就亮了。", "article"),
    ],
)
def test_the_kind_is_told_by_what_the_text_shows(text: str, kind: str) -> None:
    found, why = recognise(lines_of(text))
    assert found == kind and why


def test_a_ghost_writers_template_is_known_by_its_placeholders() -> None:
    assert is_template("在202x年全省会议上的讲话") and is_template("XX市今年")
    assert not is_template("在2024年全省会议上的讲话，产量增长2x。")
