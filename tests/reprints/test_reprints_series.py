"""Issues of a form that agree in nearly all letters, and copies that seem to differ."""

from __future__ import annotations

import random

import pytest

from plugins.catalog.normalise import normalise
from plugins.reprints.find import find_reprints
from plugins.reprints.judging.camps import Telling, telling
from plugins.reprints.judging.differences import Difference
from plugins.reprints.judging.facts import compare_facts
from plugins.reprints.judging.figures import find_figures
from plugins.reprints.judging.filling import Filled
from plugins.reprints.judging.furniture import furniture
from plugins.reprints.judging.overlaps import overlap
from plugins.reprints.judging.pairs import Measured, Measurer
from plugins.reprints.judging.scraps import scraps
from plugins.reprints.model import SAME_REPORT, Article
from plugins.reprints.state import Node
from plugins.reprints.texts import Library, letters_of
from tests.reprints.reprint_texts import REPORT

STORIES = (
    "柳林镇的豆腐坊添了三口新锅，掌柜说往年腊月里排队的人能站到桥头。{}镇上打算把老街的石板重新铺过，先修东头。",
    "南塘小学的孩子们在操场边种下四十棵山楂，老师把每棵树的名牌交给一个班。{}校长说，等结了果就办一次集市。",
    "渡口的摆渡人老乔歇了船，儿子接过篙子，每天仍是早晨五点开头一班。{}对岸的茶园今年新添了采茶的游客。",
    "县剧团下乡演了十六场，最远的一场在雷家坳，台子是村民用门板搭的。{}团长说明年想排一出新戏。",
    "北坡的风电塔吊完最后一片叶轮，工人们在工棚里包了饺子。{}项目部把借用的耕地还给了村里，土也翻过了。",
)
CUT = (
    "为配合线路改造，红石供电所将对下列线路停电：{rows}如遇天气等原因，停电可能提前或者推迟，"
    "停电期间线路随时可能恢复送电，请广大用户做好准备，切勿在停电线路和设备上工作，"
    "给您带来不便敬请谅解，服务热线随时为您服务。"
)
ROADS = (
    "松涛",
    "白鹭",
    "金桂",
    "学林",
    "迎春",
    "长虹",
    "云锦",
    "河西",
    "北苑",
    "瑞安",
    "银杏",
    "东湾",
)


def kind(a: str, b: str) -> str | None:
    edges = find_reprints([Article("a", a), Article("b", b)]).edges
    return edges[0].kind if edges else None


def linked(texts: dict[str, str]) -> set[tuple[str, str]]:
    found = find_reprints([Article(name, text) for name, text in texts.items()])
    return {(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT}


def measure(a: str, b: str) -> Measured:
    library = Library([Article("a", a), Article("b", b)])
    one, other = sorted(library.holders)
    measured = Measurer(library).measure((one, other))
    assert measured is not None
    return measured


def cut(first: int, hours: tuple[int, ...] = (7, 8, 9, 6)) -> str:
    rows = "".join(
        f"{ROADS[(first + 3 * n) % 12]}路{11 + 7 * first + n}号至{ROADS[(first + 5 * n + 1) % 12]}里"
        f"{2 * first + n}栋一带，停电时间{hour}时至1{hour}时，停电线路10千伏{ROADS[(first + n) % 12]}线；"
        for n, hour in enumerate(hours)
    )
    return CUT.format(rows=rows)


# -- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("全年收入一千七百\n四十七元", [1747]),
        ("这是写满一行的文字共计有79\n47元后面也写满了一行文字", [7947]),
        ("千\n万不要忘记", []),
        ("第一季\n101\n102\n", [101, 102]),
    ],
)
def test_a_figure_goes_on_after_a_line_break_but_a_column_of_figures_is_several(
    printed: str, values: list[int]
) -> None:
    figures = find_figures(printed, normalise(printed))
    assert [int(figure.value) for figure in figures if figure.value > 9] == values


def test_percentages_in_words_cover_those_in_digits() -> None:
    digits = (
        "调查队说，上月食品价格上涨2.7%，衣着价格下降1.4%，居住价格上涨0.6%，"
        "交通价格下降3.8%，教育价格上涨1.1%，医疗价格上涨2.3%。"
    )
    words = (
        "调查队说，上月食品价格上涨百分之二点七，衣着价格下降百分之一点四，居住价格上涨百分之零点六，"
        "交通价格下降百分之三点八，教育价格上涨百分之一点一，医疗价格上涨百分之二点三。"
    )
    measured = measure(digits, words)
    assert min(measured.share_a, measured.share_b) == 1


def test_constants_of_few_digits_do_not_outweigh_another_figure() -> None:
    form = (
        "本院受理一起借款合同纠纷，自公告之日起经过30日即视为送达，答辩期为15日，举证期为20日，"
        "定于期满后第3日上午9时在本院第{}法庭公开开庭审理，逾期将依法缺席裁判。"
    )
    assert kind(form.format(7), form.format(12)) not in SAME_REPORT


# -- levels and words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "云岭期货市场铜材指数今日上涨，成交较为活跃。",
            "云岭期货市场铜材指数9月12日持平，成交较为活跃。",
        ),
        (
            "气象台发布火险预报，后天全市林区火险等级为极高，请进山人员不要携带火种。",
            "气象台发布火险预报，后天全市林区火险等级为较高，请进山人员不要携带火种。",
        ),
        (
            "河谷县气象局发布大风黄色预警，请各单位按照职责做好防御工作，户外作业人员注意安全。",
            "河谷县气象局发布强对流黄色预警，请各单位按照职责做好防御工作，户外作业人员注意安全。",
        ),
    ],
)
def test_one_level_or_one_word_tells_two_issues_of_a_short_form(one: str, other: str) -> None:
    assert kind(one, other) not in SAME_REPORT


def test_a_value_that_differs_in_a_short_notice_outweighs_what_agrees_in_its_form() -> None:
    form = (
        "停水通知：因松涛路供水干管抢修，定于{}月{}日{}时至次日{}时停水，影响学林路以东、金桂路以西用户。"
        "请提前做好储水准备，恢复供水初期的黄水放一会儿即可使用。云岭供水公司"
    )
    first, next_ = (6, 3, 21, 4), (6, 11, 21, 4)
    others = ((2, 17, 22, 6), (9, 24, 20, 5), (4, 8, 23, 7), (12, 29, 22, 8), (7, 15, 21, 5))
    notices = {f"n{n}": form.format(*day) for n, day in enumerate((first, next_, *others))}
    assert linked({**notices, "copy": "（本报讯）" + notices["n0"]}) == {("copy", "n0")}


@pytest.mark.parametrize("way", ["微涨", "下跌"])
def test_one_level_tells_two_issues_though_only_one_of_them_takes_it_for_a_slot(way: str) -> None:
    form = (
        "据云岭农产品批发市场监测，本周{}价格较上周{}，市场供应总体充足，预计下周价格仍将以稳为主。"
    )
    goods = [
        "白菜",
        "黄瓜",
        "牛肉",
        "鲫鱼",
        "冬枣",
        "豆角",
        "蒜薹",
        "莲藕",
        "香菇",
        "鸡蛋",
        "生姜",
        "土豆",
        "草莓",
        "核桃",
    ]
    ways = ["上涨"] * 3 + ["下跌"] * 5 + ["持平"] * 6
    issues = {f"n{n}": form.format(*said) for n, said in enumerate(zip(goods, ways, strict=True))}
    assert not linked({**issues, "next": form.format("草莓", way)})


def test_a_digit_that_one_text_lacks_is_no_other_value() -> None:
    text = REPORT.replace("412个", "412个（见表）")
    measured = measure(text, text.replace("412个", "42个"))
    assert Difference.PART in measured.evidence.kinds
    measured = measure(text, text.replace("412个", "387个"))
    assert Difference.FIGURE in measured.evidence.kinds


# -- lists and pages ------------------------------------------------------------------------------


def test_rows_of_a_list_that_meet_out_of_order_are_scraps() -> None:
    assert scraps(measure(cut(0), cut(4, (9, 6, 8, 7))))


def test_scraps_count_for_nothing_at_first_sight_and_for_what_they_are_later() -> None:
    formulas = (
        "请广大用户做好准备切勿在停电线路和设备上工作",
        "给您带来不便敬请谅解服务热线随时为您服务",
        "如遇天气等原因停电可能提前或者推迟进行",
    )
    one = "".join(story.format(row) for story, row in zip(STORIES, formulas, strict=False))
    others = (story.format("")[:24] for story in reversed(STORIES))
    other = "".join(begin + row for begin, row in zip(others, reversed(formulas), strict=False))
    measured = measure(one, other[:-2])
    assert scraps(measured)
    node = Node.alone(0)
    told = telling(measured, node, node)
    first = overlap(measured, [], node, node, told, at_first=True)
    assert first.letters < overlap(measured, [], node, node, told).letters


def test_moved_sentences_are_no_scraps() -> None:
    parts = REPORT.split("。")
    moved = "。".join(parts[4:] + parts[:2] + parts[2:4])
    assert not scraps(measure(REPORT, moved))


def test_a_page_with_one_issue_of_a_list_is_not_tied_to_the_other_issues() -> None:
    issues = {f"issue{n}": cut(n, (*(7, 8, 9, 6)[n % 4 :], 5, 4)) for n in range(6)}
    page = STORIES[0].format("") + REPORT + issues["issue2"] + STORIES[1].format("")
    found = linked({**issues, "page": page})
    assert ("issue2", "page") in found
    assert found == {("issue2", "page")}


def test_pages_with_one_story_are_tied_through_it() -> None:
    pages = {
        f"page{n}": STORIES[n].format("") + REPORT + STORIES[(n + 1) % 5].format("")
        for n in (0, 2, 4)
    }
    assert {("page0", "report"), ("page2", "report"), ("page4", "report")} <= linked(
        {**pages, "report": REPORT}
    )


def test_a_flash_with_an_official_phrase_is_not_in_the_reports_that_close_with_it() -> None:
    phrase = (
        "与会人员一致表示，要把思想和行动统一到会议的部署上来，以更加扎实的作风，"
        "一步一个脚印抓好各项任务的落实，不辜负群众的期望和重托。"
    )
    dice = random.Random(1)
    letters = [chr(code) for code in range(0x4E00, 0x5E00)]
    reports = {
        f"report{n}": story.format("".join(dice.choices(letters, k=240))) + phrase
        for n, story in enumerate(STORIES)
    }
    flash = "宏远电器召回八千台电饭煲，用户可免费退换。" + phrase
    assert not linked({**reports, "flash": flash})


# -- slots ----------------------------------------------------------------------------------------


def test_one_slot_that_agrees_does_not_hide_the_one_that_differs() -> None:
    form = (
        "因{}路{}路至{}路段实施管网改造工程，为保障施工期间道路交通安全，根据有关规定，决定对该路段"
        "实行交通管制，管制期间禁止一切机动车通行，沿线单位和居民车辆凭证出入，请过往车辆提前绕行{}路，"
        "并服从现场交通警察指挥，由此带来的不便敬请谅解。"
    )
    ways = ("松涛", "松涛", "金桂", "学林", "迎春", "长虹", "云锦", "河西", "北苑", "瑞安")
    notices = {
        f"notice{n}": form.format(ROADS[n], ROADS[(n + 4) % 12], ROADS[(n + 7) % 12], way)
        for n, way in enumerate(ways)
    }
    assert not linked(notices)


# -- furniture ------------------------------------------------------------------------------------


def test_the_day_of_a_page_and_of_a_wire_inside_it_is_furniture() -> None:
    letters = letters_of("2022年5月20日 星期五 第3版 要闻 桥修好了。云岭社5月19日电 渠也通了。")
    told = [letters[start:end] for start, end in furniture(letters)]
    assert any("第3版" in span for span in told)
    assert "5月19日电" in "".join(told)


def test_a_report_of_known_forms_does_not_go_with_the_line_below_it() -> None:
    line = "{}游泳馆{}日起延长开放，{}名会员领到了更衣柜的新钥匙，教练在池边教孩子换气。"
    walk = (
        "街道办请来老教师带大家走老城，从水井讲到戏台下的石阶，说的是旧门牌的来历，跟着走的人把笔记"
        "拍给没有来的邻居看，有人问起拆掉的城门，有人带来了祖父的照片，散场时天色还早，大家又在茶馆里"
        "坐了半个钟头，商量下一回去看河埠头，报名的单子当场写满了一页。"
    )
    a = STORIES[0] + walk + line.format("松涛", 28, 641) + STORIES[1]
    b = STORIES[2] + line.format("金桂", 9, 1350) + STORIES[3] + walk + STORIES[4]
    measured = measure(a, b)
    told = Telling(frozenset(), frozenset(), frozenset(), rewritten=False, repeats=False)
    report = max(measured.runs, key=lambda run: run.a[1] - run.a[0])
    its_letters = slice(*report.a)
    assert compare_facts(measured, [], ((), ()), told).other_a[its_letters].all()
    part = tuple((start + 10, start + 60) for start, _ in (report.a, report.b))
    alike = Filled((part,), 2, 0, 400)
    assert not compare_facts(measured, [alike], ((), ()), told).other_a[its_letters].any()


# -- bulletins -----------------------------------------------------------------------------------


def bulletin(month: int, own: str) -> str:
    return (
        f"柳湾港务局公布{month}月份生产情况：集装箱吞吐{3 * month + 11}万箱，同比增长{month + 2}%，"
        f"煤炭卸船{7 * month + 40}万吨，粮食装船{2 * month + 9}万吨，旅客{month + 30}万人次，"
        f"船舶平均在港{month + 8}小时。{own}说明：集装箱按标准箱折算，空箱和倒箱计入，铁路集疏港的箱不重复计算；"
        "煤炭和粮食按水尺计重，商检数有出入的以商检为准；旅客包括轮渡、客滚和邮轮，儿童和持免票证的计入，"
        "船员和随车司机不计；在港时间从引航员登轮起算，到离泊解缆为止，因大雾、大风封航的时间扣除。"
        "数据来自各作业区的调度日报，次月核对后如有变动，在下一期修正，不另行通知。"
    )


def test_two_issues_of_a_bulletin_are_none_of_one_report_for_their_long_notes() -> None:
    june = bulletin(6, "受梅雨影响，露天堆场的周转比往月慢，调度室把三个泊位改为室内作业。")
    july = bulletin(7, "暑期航线加密，轮渡公司添了两条新船，候船厅夜里也开着，门口摆上了凉茶。")
    assert kind(june, july) == "series"
    assert kind(june, "港口消息：" + june) == "reprint"
    assert not linked({"june": june, "july": july, "may": bulletin(5, "新闸口试运行。")})


def test_what_stands_below_a_form_on_two_pages_is_a_report_of_its_own() -> None:
    between = (
        "码头食堂换了新灶，蒸笼一次能蒸四百个馒头，师傅说夜班的工人再也不用吃凉的了。",
        "退休的老引航员把三十本航海日志捐给了陈列室，其中一本记着第一艘万吨轮进港。",
    )
    june, july = (
        f"{bulletin(month, '')[:110]}。\n{own}\n{REPORT}"
        for month, own in zip((6, 7), between, strict=True)
    )
    assert kind(june, july) in SAME_REPORT


@pytest.mark.parametrize(("proven", "part"), [(True, 0.3), (False, 0.3), (True, 0.1)])
def test_what_goes_on_from_a_proven_form_is_of_its_issue(proven: bool, part: float) -> None:
    rules = (
        "夜里江面有雾时停航，候船的乘客听到汽笛两长一短请退到黄线以外；自行车须推行上船，电动车须关闭电源；"
        "婴儿车请收拢靠舱壁摆放。雨天甲板湿滑，不要奔跑，不要倚靠舱门，不要在缆桩上坐卧。"
    )
    measured = measure(f"渡口夜航自五月三日起恢复。{rules}", f"渡口夜航自五月九日起恢复。{rules}")
    form = (0, int(part * measured.size_a))
    filled = Filled(((form, form),), 0, 1, -300, proven=proven)
    told = Telling(frozenset(), frozenset(), frozenset(), rewritten=False, repeats=False)
    others = compare_facts(measured, [filled], ((), ()), told).other_a
    assert others[slice(*form)].all()
    assert others[form[1] :].all() == (proven and part > 0.2)
