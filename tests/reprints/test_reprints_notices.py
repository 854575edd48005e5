"""Short notices: what tells two issues apart, and what an editor or a scanner leaves."""

from __future__ import annotations

from itertools import combinations

import pytest

from plugins.reprints.find import find_reprints
from plugins.reprints.judging.differences import Difference
from plugins.reprints.judging.furniture import furniture
from plugins.reprints.judging.levels import is_grade
from plugins.reprints.judging.pairs import Measured, Measurer
from plugins.reprints.model import SAME_REPORT, Article
from plugins.reprints.texts import Library

PORT = "截至今晨，{}港{}库存比前一周{}，锚地等候的船舶数量正常，调度工作平稳有序"
SIGN = "{}座的读者这个月适合整理书房，少喝咖啡，晚饭后散步半小时，遇到争执先听对方说完"


def measure(a: str, b: str) -> Measured:
    library = Library([Article("a", a), Article("b", b)])
    by_id = {held.id: key for key, holders in library.holders.items() for held in holders}
    one, other = sorted(by_id.values())
    measured = Measurer(library).measure((one, other))
    assert measured is not None
    return measured


def kinds(a: str, b: str) -> list[Difference]:
    return [kind for _, _, kind in measure(a, b).gaps()]


def linked(a: str, b: str) -> bool:
    found = find_reprints([Article("a", a), Article("b", b)])
    return any(edge.kind in SAME_REPORT for edge in found.edges)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (PORT.format("柳湾", "焦煤", "增加"), PORT.format("柳湾", "原木", "增加")),
        (PORT.format("柳湾", "焦煤", "增加"), PORT.format("柳湾", "原木", "基本持平")),
        (SIGN.format("金牛"), SIGN.format("天秤")),
    ],
)
def test_one_word_tells_two_issues_of_a_text_of_two_sentences(a: str, b: str) -> None:
    assert not linked(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (SIGN.format("金牛"), SIGN.format("金牛").replace("遇到争执", "碰到争执")),
        (SIGN.format("金牛"), "本报讯" + SIGN.format("金牛")),
        (SIGN.format("金牛"), SIGN.format("金牛") + "（责编 何青）"),
        ("快讯" + SIGN.format("金牛"), "速报" + SIGN.format("金牛")),
    ],
)
def test_what_a_desk_changes_tells_no_issues(a: str, b: str) -> None:
    assert linked(a, b)


def test_words_that_state_nothing_are_reworded_and_other_words_are_words() -> None:
    text = "渡口今早恢复通航，{}船票要提前一天买好，行李不得超过二十公斤"
    assert kinds(text.format("但是"), text.format("不过")) == [Difference.REWORDED]
    assert kinds(text.format("市民"), text.format("居民")) == [Difference.REWORDED]
    assert kinds(text.format("长途"), text.format("短途")) == [Difference.LETTER]
    assert kinds(text.format("暑期"), text.format("春节")) == [Difference.WORD]


def test_marks_of_latin_letters_are_levels() -> None:
    assert is_grade("等级为aa展望", (4, 4), "等级为aaa展望", (4, 5))
    assert not is_grade("等级为甲", (3, 4), "等级为乙", (3, 4))


def test_a_line_of_another_column_says_nothing() -> None:
    column = "渔政人员昨天在湖面放流鱼苗三万尾"
    one = "市民可在南门广场领取新版公交线路图，老年人凭证件优先办理换卡"
    torn = one.replace("新版公交", f"新版{column}公交")
    assert kinds(one, torn) == [Difference.TORN]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "5月19日3时柳湾县一座仓库起火，十五辆消防车赶到现场，火已扑灭",
            "7月2日8时石塘县一处民房起火，十五辆消防车赶到现场，火已扑灭",
        ),
        (
            "恒川集团柳湾煤矿安全等级定为二级，有效期三年，期间出事故的撤销",
            "远山集团石塘煤矿安全等级定为二级，有效期三年，期间出事故的撤销",
        ),
    ],
)
def test_the_words_that_two_short_texts_open_with_are_compared(a: str, b: str) -> None:
    assert not linked(a, b)


def test_a_thousand_before_a_unit_is_part_of_the_unit() -> None:
    text = "检修涉及的{}线路位于城南，预计傍晚恢复供电，请沿线商户做好准备"
    assert kinds(text.format("10千伏"), text.format("十千伏")) == [Difference.REWRITTEN]


def test_a_word_of_a_report_begins_no_furniture() -> None:
    flash = "柳湾气象台发布雷电黄色预警信号，请户外作业的单位和人员及时躲避"
    foot = "编辑何青校对林晚审核周序特别提醒以上内容不构成投资建议风险自担"
    letters = "".join(filter(str.isalnum, flash))
    assert all(start >= len(letters) for start, _ in furniture(letters + foot))


@pytest.mark.parametrize(
    "opening",
    [
        "本报讯柳湾气象台发布雷电黄色预警信号预计未来两小时",
        "记者从石塘县水务局获悉该局发布停水通告",
        "石塘县教育局发布中考时间安排",
        "柳湾消费者组织发布风险提示下载来历不明的客户端",
    ],
)
def test_the_opening_of_a_report_is_no_head_of_a_desk(opening: str) -> None:
    assert furniture(opening) == ()


@pytest.mark.parametrize(
    ("head", "report"),
    [
        ("来源柳湾晚报时间4月11日点击812", "石塘县林业站发布虫情"),
        ("作者何青来源柳湾晚报发布时间2023年4月11日", "石塘县林业站发布虫情"),
        ("时间2023年4月11日", "作者何青石塘县林业站"),
        ("渡口要闻有新消息本报讯记者", "何青石塘县林业站发布虫情"),
        ("柳湾晚报记者何青文图", "石塘县林业站发布虫情"),
    ],
)
def test_a_head_ends_with_its_last_field(head: str, report: str) -> None:
    assert furniture(head + report)[:1] == ((0, len(head)),)


def test_warnings_of_several_places_are_no_printings_of_one() -> None:
    warning = (
        "本报讯 {}气象台发布雷电黄色预警信号，预计未来两小时全境有雷雨，伴有短时大风，"
        "请户外作业的单位和人员躲避，群众减少外出。"
    )
    texts = [warning.format(place) for place in ("柳湾", "石塘", "临泽", "青岚", "白渡")]
    assert not any(linked(one, other) for one, other in combinations(texts, 2))


def test_one_day_in_a_slot_of_many_issues_tells_notices_of_any_length() -> None:
    notice = (
        "柳湾渡口管理所关于试放汛期信号弹的通告。为检查沿江信号台的器材，熟悉夜间联络的程序，管理所定于{}晚上八点起"
        "在上下游各信号台试放信号弹。试放时每台先放绿色一发，再放白色两发，间隔半分钟；值班船只看到信号后鸣笛回应，"
        "并把回应的时刻记入航行日志。试放期间渡轮照常开行，岸边观看的群众请站在护栏以内，不要捡拾落下的弹壳，发现没有"
        "燃尽的，就近告诉值班人员。沿江的粮库、油库和木材加工厂请提前清理堆场，留人看守，备好水源和灭火器材。养殖户的"
        "网箱离信号台不足百步的，请用湿布遮盖。听到连续三声短笛，表示试放结束。遇到大风、大雾，试放取消，不再补办。"
    )
    days = [f"{3 + n % 7}月{4 + n}日" for n in range(14)]
    issues = [Article(f"i{n}", notice.format(day)) for n, day in enumerate(days)]
    copies = [
        Article(f"j{n}", f"（渡口要闻）{notice.format(day)}") for n, day in enumerate(days[:4])
    ]
    edges = find_reprints([*issues, *copies]).edges
    found = {(edge.a, edge.b) for edge in edges if edge.kind in SAME_REPORT}
    assert found == {(f"i{n}", f"j{n}") for n in range(4)}


REVOKED = """市文化和旅游局关于取消旅行社业务许可的公告
经核查，{}旅行社、{}旅行社、{}旅行社连续两年没有开展业务，按登记的地址也联系不上。按照旅行社管理的规定，决定取消上述三家旅行社的业务许可，并在门户网站公布。许可取消以后，三家旅行社不得再以旅行社的名义招徕、组织游客；已经收取的费用应当在三十日内退还，质量保证金按程序处理。对决定不服的，可以在收到之日起六十日内申请复议。"""
AGENCIES = [
    ("云帆", "远岫", "半山"),
    ("晴川", "大雁", "五湖"),
    ("白鹭", "青芦", "长堤"),
    ("松果", "北斗", "归舟"),
    ("石桥", "落英", "新月"),
]
BESIDE = "昨天上午城南菜市场搬进新址开张，一楼卖蔬菜水产，二楼是熟食小吃，停车场有八十个车位，头一个月停车不收费"


@pytest.mark.parametrize("issue", range(len(AGENCIES)))
def test_where_a_page_prints_something_else_for_the_names_it_is_no_printing(issue: int) -> None:
    issues = [REVOKED.format(*names) for names in AGENCIES]
    head, names, foot = issues[0].partition("云帆旅行社、远岫旅行社、半山旅行社")
    page = f"{head}{names[:6]}{BESIDE[:26]}{names[6:]}{BESIDE[26:]}{foot}"
    texts = [Article(f"{n}", text) for n, text in enumerate(issues)]
    found = find_reprints([*texts, Article("page", page)])
    tied = {(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT}
    assert ((f"{issue}", "page") in tied) == (issue == 0)
