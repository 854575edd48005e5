"""What is called a reprint and what is not, text by text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.reprints.find import find_reprints
from plugins.reprints.model import SAME_REPORT, Article, Edge, Reprints
from tests.reprints.reprint_texts import REPORT, misread

OTHER = (
    "青岚县气象台提醒，受冷空气影响，未来三天我县自北向南有一次明显的降雨过程，气温下降八度左右。"
    "请农户抢收已成熟的晚稻，大棚注意通风和排水；山区学校接送车辆遇有积水路段应当绕行。"
    "交警大队在三处易涝路口设置了警示牌，并安排人员值守。"
)
FORM = (
    "10月{day}日，白渡农产品批发市场蔬菜交易平稳。截至收盘，全天成交{a}吨，较前一日变化{b}%；"
    "白菜每公斤{c}元，萝卜每公斤{d}元，番茄每公斤{e}元。市场管理方表示，产地天气总体有利，"
    "货源充足，预计近期价格以稳为主，请商户合理安排进货。"
)
NOTICE = (
    "因{road}路雨污分流工程施工，为保障道路交通安全，根据道路交通安全法的有关规定，决定对"
    "{road}路（{one}路至{two}路段）实行交通管制。管制期间禁止机动车通行，沿线居民凭证出入，"
    "过往车辆请绕行{way}路，并服从现场指挥。由此带来的不便，敬请谅解。{place}市公安局"
)


def between(a: str, b: str) -> Edge | None:
    edges = find_reprints([Article("a", a), Article("b", b)]).edges
    return edges[0] if edges else None


def kind(a: str, b: str) -> str | None:
    edge = between(a, b)
    return edge.kind if edge else None


def groups(found: Reprints) -> list[tuple[str, ...]]:
    return [group.ids for group in found.groups]


def test_identical_texts_are_reprints_with_full_containment() -> None:
    edge = between(REPORT, REPORT)
    assert edge is not None
    assert (edge.kind, edge.share_a, edge.share_b) == ("reprint", 1.0, 1.0)


def test_unrelated_reports_have_no_edge() -> None:
    assert between(REPORT, OTHER) is None


@pytest.mark.parametrize("text", ["", "　\n", "。！？", "短"])
def test_empty_and_tiny_texts_make_no_edges_with_a_report(text: str) -> None:
    assert between(text, REPORT) is None


def test_two_empty_texts_are_not_reprints_of_one_another() -> None:
    assert between("", "\n") is None


def test_a_flash_of_one_sentence_printed_twice_is_a_reprint() -> None:
    flash = "青岚至白渡城际铁路今日全线铺轨贯通。"
    assert kind(flash, f"【快讯】{flash}") == "reprint"


def test_a_moved_sentence_is_still_covered() -> None:
    first, *rest = REPORT.split("\n")
    edge = between(REPORT, "\n".join([*rest, first]))
    assert edge is not None
    assert edge.kind == "reprint"
    assert edge.share_a > 0.97


def test_a_dropped_clause_leaves_a_reprint() -> None:
    edge = between(REPORT, REPORT.replace("，冬季低温时不得抢工", ""))
    assert edge is not None
    assert edge.kind == "reprint"
    assert edge.share_b == 1.0


def test_our_province_for_its_name_leaves_a_reprint() -> None:
    text = REPORT.replace("全省", "南屏省") + "南屏省将继续推进。"
    assert kind(text, text.replace("南屏省", "我省")) == "reprint"


def test_a_changed_head_and_byline_leave_a_reprint() -> None:
    changed = REPORT.replace("本报讯（记者 许若兰）", "中国城建网讯 记者何嘉树报道：")
    assert kind(REPORT, changed) == "reprint"


@pytest.mark.parametrize("seed", range(4))
def test_a_scan_with_misread_letters_is_a_reprint(seed: int) -> None:
    assert kind(REPORT, misread(REPORT, 0.04, seed)) == "reprint"


def test_traditional_and_full_width_print_is_the_same_text() -> None:
    assert (
        kind(
            "會議通報，今年全省已開工改造小區４１２個，惠及居民６.８萬戶，加裝電梯２３７部。",
            "会议通报,今年全省已开工改造小区412个,惠及居民6.8万户,加装电梯237部。",
        )
        == "reprint"
    )


def test_numerals_written_out_are_the_same_figures() -> None:
    text = "据统计，全市共有四万七千人报名，录取一万二千人，录取率约百分之二十五，二〇二二年最高。"
    same = (
        text.replace("四万七千", "4.7万").replace("一万二千", "12000").replace("二〇二二", "2022")
    )
    assert kind(text, same) == "reprint"


def test_an_excerpt_is_found_with_its_containment() -> None:
    edge = between(REPORT, REPORT.split("\n")[1])
    assert edge is not None
    assert edge.kind == "excerpt"
    assert edge.share_b == 1.0
    assert edge.share_a < 0.5


def test_a_page_contains_its_stories_and_does_not_join_them() -> None:
    page = f"{OTHER}\n{REPORT}"
    found = find_reprints(
        [
            Article("page", page),
            Article("report", REPORT),
            Article("report2", misread(REPORT, 0.01, 1)),
            Article("weather", OTHER),
            Article("weather2", OTHER),
        ]
    )
    assert {e.kind for e in found.edges if "page" in (e.a, e.b)} == {"contains"}
    assert groups(found) == [("report", "report2"), ("weather", "weather2")]


@pytest.mark.parametrize("printings", [2, 3])
def test_what_is_printed_three_times_with_both_cuts_is_a_report_and_twice_may_be_a_page(
    printings: int,
) -> None:
    half = len(REPORT) // 2
    cuts = {"head": REPORT[: half - 15], "foot": REPORT[half + 15 :]}
    whole = {f"whole{n}": misread(REPORT, 0.01, n) for n in range(printings)}
    found = find_reprints(Article(name, text) for name, text in {**cuts, **whole}.items())
    joined = printings == 3
    assert groups(found) == [(*(("foot", "head") if joined else ()), *sorted(whole))]


def test_a_short_common_sentence_is_a_quotation() -> None:
    words = "改造老旧小区是群众盼了多年的事，要先问居民要什么，再定工程做什么，做完了还要请居民打分"
    long = OTHER * 2 + "有居民想起副省长的话：" + words
    assert kind(f"{REPORT}\n{words}。", long) in {"quotation"}


def test_daily_market_reports_are_a_series() -> None:
    dice = random.Random(3)
    issues = [
        FORM.format(
            day=day,
            a=dice.randint(300, 900),
            b=round(dice.uniform(1, 9), 1),
            **{k: round(dice.uniform(1, 9), 2) for k in "cde"},
        )
        for day in range(1, 9)
    ]
    found = find_reprints(Article(f"{n}", text) for n, text in enumerate(issues))
    assert {edge.kind for edge in found.edges} == {"series"}
    assert not found.groups


def test_the_copy_of_one_issue_of_a_series_is_a_reprint_of_that_issue_alone() -> None:
    dice = random.Random(5)
    issues = {
        f"{day}": FORM.format(
            day=day,
            a=dice.randint(300, 900),
            b=round(dice.uniform(1, 9), 1),
            **{k: round(dice.uniform(1, 9), 2) for k in "cde"},
        )
        for day in range(1, 9)
    }
    copy = Article("4copy", "本报讯 记者从市场获悉，" + issues["4"])
    found = find_reprints([*(Article(i, text) for i, text in issues.items()), copy])
    assert groups(found) == [("4", "4copy")]


@pytest.mark.parametrize("issues", [2, 3, 6])
def test_notices_told_apart_by_names_only_are_a_series(issues: int) -> None:
    roads = "迎宾 滨河 学府 文昌 光明 长青 东环 西苑 望江 柳荫".split()  # noqa: SIM905
    places = "青岚 白渡 石桥 云溪 丰原 鹿鸣".split()  # noqa: SIM905
    texts = [
        NOTICE.format(
            road=roads[n],
            one=roads[(n + 1) % 10],
            two=roads[(n + 3) % 10],
            way=roads[(n + 5) % 10],
            place=places[n],
        )
        for n in range(issues)
    ]
    found = find_reprints(Article(str(n), text) for n, text in enumerate(texts))
    assert not [edge for edge in found.edges if edge.kind in SAME_REPORT]


def test_a_disclaimer_under_many_reports_makes_no_reprints() -> None:
    tail = (
        "免责声明：本文系转载，版权归原作者所有，转载目的在于传递更多信息，并不代表本站赞同其观点和"
        "对其真实性负责。如涉及作品内容、版权和其他问题，请在三十日内与本站联系，我们将在第一时间处理。"
    )
    dice = random.Random(7)
    letters = [chr(0x4E00 + 20 * i) for i in range(900)]
    articles = [Article(str(n), "".join(dice.choices(letters, k=220)) + tail) for n in range(8)]
    found = find_reprints(articles)
    assert not [edge for edge in found.edges if edge.kind in SAME_REPORT]


def test_three_hundred_noisy_copies_are_one_group() -> None:
    dice = random.Random(11)
    articles = []
    for n in range(300):
        text = misread(REPORT, dice.uniform(0, 0.04), n)
        if n % 5 == 0:
            text = text[: int(len(text) * dice.uniform(0.6, 0.9))]
        articles.append(Article(f"{n:03}", text))
    found = find_reprints(articles)
    assert [len(group.ids) for group in found.groups] == [300]


def test_passages_are_spans_of_the_printed_texts() -> None:
    a, b = f"　　{REPORT}", f"【转载】\n\n{REPORT}\n（完）"
    edge = between(a, b)
    assert edge is not None
    (passage,) = edge.passages
    assert a[passage.a_start : passage.a_end] == b[passage.b_start : passage.b_end]
    assert REPORT.startswith(a[passage.a_start : passage.a_end][:20])


def test_two_articles_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="'x'"):
        find_reprints([Article("x", REPORT), Article("x", OTHER)])


def test_stated_days_come_first_and_the_undated_never() -> None:
    found = find_reprints(
        [
            Article("a", REPORT),
            Article("b", REPORT, date="2023-10-20"),
            Article("c", REPORT, date="2023-10-19"),
            Article("d", REPORT, date="2023-10-19"),
        ]
    )
    assert groups(found) == [("c", "d", "b", "a")]


SENTENCES = [part for part in (REPORT + OTHER).replace("\n", "").split("。") if part]


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8).map("。".join),
        min_size=2,
        max_size=7,
    ),
    shuffle=st.randoms(use_true_random=False),
)
def test_the_answer_does_not_depend_on_the_order_of_the_articles(
    texts: list[str], shuffle: random.Random
) -> None:
    articles = [Article(f"{n}", text) for n, text in enumerate(texts)]
    shuffled = list(articles)
    shuffle.shuffle(shuffled)
    assert find_reprints(shuffled) == find_reprints(articles)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(alphabet="ab1一二十万亿.,。 ﷺ①后\ud800", max_size=60), max_size=5))
def test_any_text_is_survived_and_shares_stay_between_0_and_1(texts: list[str]) -> None:
    found = find_reprints(Article(str(n), text) for n, text in enumerate(texts))
    for edge in found.edges:
        assert 0 < edge.share_a <= 1
        assert 0 < edge.share_b <= 1


def test_two_flashes_above_one_disclaimer_are_two_reports() -> None:
    disclaimer = (
        "免责声明：本文内容来源于网络，仅代表作者观点，本站不对其真实性负责；转载请注明来源，如有侵权请联系我们及时删除。"
        "投稿邮箱见首页，更多精彩内容请扫码关注公众号，往期推荐：点赞、在看、分享。"
    )
    flashes = ("南屏县城北水厂今起试运行。", "白渡市少年宫周末办书市。", "青岚江大桥通车。")
    found = find_reprints(
        Article(str(n), f"{flash}\n{disclaimer}") for n, flash in enumerate(flashes)
    )
    assert not [edge for edge in found.edges if edge.kind in SAME_REPORT]


@pytest.mark.parametrize(
    ("one", "other"),
    [("上涨", "持平"), ("上涨", "下挫"), ("持平", "回升"), ("高开", "低开")],
)
def test_a_flash_that_differs_in_how_prices_went_is_another_issue(one: str, other: str) -> None:
    flash = "白渡期货市场棉花指数今日{}，成交较为活跃，业内人士建议观望。"
    assert kind(flash.format(one), flash.format(other)) not in SAME_REPORT


def test_a_forecast_for_another_day_is_another_issue() -> None:
    flash = "青岚县林业局发布森林火险等级预报：{}全县林区火险等级为中度，进山人员不得携带火种。"
    assert kind(flash.format("后天"), flash.format("今天")) not in SAME_REPORT
    assert kind(flash.format("昨天"), flash.format("今天")) in SAME_REPORT


def test_a_text_that_is_little_but_a_phrase_does_not_make_the_phrase_a_report() -> None:
    phrase = (
        "大家纷纷表示，要把会议部署落实到具体行动上，守土有责、守土尽责，以钉钉子的韧劲抓好每一件小事，"
        "以滴水穿石的耐心做好每一项工作，不讲条件、不找借口，用看得见的变化回应群众的期待，"
        "让踏实肯干成为机关里最响亮的声音，让群众的笑脸成为最好的成绩单。"
    )
    random_ = random.Random(7)
    letters = "".join(dict.fromkeys(OTHER + REPORT))
    articles = [
        Article(
            f"long{n}",
            "".join(random_.choices(letters, k=220))
            + phrase
            + "".join(random_.choices(letters, k=120)),
        )
        for n in range(6)
    ]
    articles.append(Article("short", phrase + "".join(random_.choices(letters, k=30))))
    tied = [
        (edge.a, edge.b)
        for edge in find_reprints(articles).edges
        if edge.kind in SAME_REPORT and "short" not in (edge.a, edge.b)
    ]
    assert not tied
