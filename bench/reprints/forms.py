"""Texts of series, written for this bench: forms filled with names, places, levels or figures.

The labelled set knows series of figures only. These forms are told apart by who and where: road
notices, discipline cases, obituaries, appointments. All people, places and firms are invented.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "明华建国志强丽娟文斌海燕晓东春梅玉兰立新德胜永福少云秀英振宇思远"
_PLACES = [
    "青岚",
    "白渡",
    "临泽湖",
    "东柳",
    "石桥",
    "北屏",
    "云溪",
    "安平河",
    "丰原",
    "长洲",
    "南坪",
    "金水湾",
    "鹿鸣",
    "沙岭",
    "清源口",
    "桐江",
]
_ROADS = [
    "迎宾",
    "建设",
    "滨河",
    "学府",
    "解放",
    "文昌",
    "光明",
    "长青",
    "东环",
    "西苑",
    "和平",
    "人民",
    "锦绣",
    "兴业",
    "望江",
    "柳荫",
]
_TRADES = [
    "住房和城乡建设",
    "自然资源",
    "交通运输",
    "水务",
    "教育",
    "卫生健康",
    "农业农村",
    "市场监督管理",
    "文化和旅游",
    "应急管理",
]
_TEAMS = [
    "雄鹰",
    "飞虎",
    "长河",
    "蓝鲸",
    "烈焰",
    "北辰",
    "海豚",
    "骏马",
    "金狮",
    "白杨",
]
_LEVELS = [
    "优",
    "良",
    "轻度污染",
    "中度污染",
]

FORMS = {
    "road": (
        "因{road}路（{road2}路至{road3}路段）实施雨污分流改造工程，为保障施工期间道路交通安全"
        "，根据《中华人民共和国道路交通安全法》有关规定，决定对该路段实行交通管制。管制期间禁"
        "止一切机动车通行，沿线单位和居民车辆凭证出入。请过往车辆提前绕行{road4}路，并服从现"
        "场交通警察指挥。由此带来的不便，敬请谅解。特此通告。{place}市公安局交通警察支队"
    ),
    "discipline": (
        "{place}市{trade}局原党组书记、局长{name}涉嫌严重违纪违法，目前正接受{place}市纪委监"
        "委纪律审查和监察调查。{name}简历：{name}，男，汉族，{place2}县人，大学学历，中共党员"
        "，历任{place2}县{trade2}局副局长、局长，{place}市{trade}局副局长、党组成员等职。"
    ),
    "obituary": (
        "中国共产党的优秀党员，{place}大学{trade}学院教授{name}同志，因病医治无效，于近日在"
        "{place2}市逝世。{name}同志长期从事教学和科研工作，治学严谨，为人正直，诲人不倦，为学"
        "校的建设和学科的发展作出了重要贡献。遵照{name}同志的遗愿，丧事从简，不举行遗体告别仪"
        "式。{name}同志千古！"
    ),
    "appointment": (
        "{place}县人民代表大会常务委员会决定任命：任命{name}为{place}县{trade}局局长；免去"
        "{name2}的{place}县{trade}局局长职务；任命{name3}为{place}县{trade2}局局长；免去"
        "{name4}的{place}县{trade2}局局长职务。以上任免事项自会议通过之日起生效，特此公告。"
    ),
    "match": (
        "在今晚结束的全国青年联赛本轮比赛中，{team}队坐镇主场迎战{team2}队。上半场双方互有攻"
        "守，均未能打破僵局。易边再战，{team}队加强攻势，{name}接队友传中头球破门，随后"
        "{name2}远射扩大比分。终场前{team2}队由{name3}扳回一球。赛后，{team}队主教练{name4}表"
        "示，球员们很好地执行了赛前的部署。"
    ),
    "visit": (
        "{place}市委书记{name}今天在市政府会议中心会见了来访的{place2}市市长{name2}一行。"
        "{name}对{name2}一行的到来表示热烈欢迎。他说，两市地缘相近、人文相亲，合作基础扎实、"
        "前景广阔，希望双方进一步深化经贸、文化和旅游等领域的交流。{name2}感谢{name}的热情接"
        "待，表示愿与{place}市携手，推动两市友好关系再上新台阶。市委常委、秘书长{name3}参加会"
        "见。"
    ),
    "air": (
        "市生态环境监测中心发布：{day}日我市空气质量指数为{n2}，级别为{level}，首要污染物为细"
        "颗粒物，日均浓度{n3}微克每立方米，同比变化{n1}个百分点。预计未来三天扩散条件较为有利"
        "，请市民合理安排户外活动，敏感人群注意防护。"
    ),
    "rate": (
        "中国外汇交易中心受权公布，{month}月{day}日银行间外汇市场人民币汇率中间价为：1美元对"
        "人民币{rate}元，1欧元对人民币{rate2}元，100日元对人民币{rate3}元，1港元对人民币"
        "{rate4}元，1英镑对人民币{rate5}元。"
    ),
    "recall": (
        "日前，{place}{team}电器有限公司根据《消费品召回管理暂行规定》的要求，向市场监督管理"
        "部门报告了召回计划，决定召回部分{team}牌电热水壶。本次召回范围内的产品，因手柄固定件"
        "强度不足，极端情况下可能脱落，存在烫伤风险。{place}{team}电器有限公司将为用户免费更"
        "换，用户可联系经销商{name}办理。"
    ),
}


@dataclass(frozen=True, slots=True)
class FormText:
    """`series` names the form, `issue` what stands in it: equal issues are printings."""

    id: str
    series: str
    issue: str
    text: str


def make_forms(seed: int, issues: int, copies: int) -> list[FormText]:
    """`issues` texts of each form, the first `copies` of them printed twice, the second altered."""
    dice = random.Random(seed)
    texts = []
    for series, form in FORMS.items():
        for n in range(issues):
            body = form.format_map(_filling(dice))
            issue = f"{series}-{issues}-{n:02}"
            texts.append(FormText(f"{issue}-a", series, issue, body))
            if n < copies:
                texts.append(FormText(f"{issue}-b", series, issue, _reprinted(dice, body)))
    return texts


def _filling(dice: random.Random) -> dict[str, str]:
    filling = {"month": str(dice.randint(1, 12)), "day": str(dice.randint(1, 28))}
    for field, words in (
        ("road", _ROADS),
        ("place", _PLACES),
        ("trade", _TRADES),
        ("team", _TEAMS),
        ("level", _LEVELS),
    ):
        for n, word in enumerate(dice.sample(words, 4), start=1):
            filling[field if n == 1 else f"{field}{n}"] = word
    for nth in ("", "2", "3", "4"):
        given = "".join(dice.sample(_GIVEN, dice.choice((1, 2))))
        filling[f"name{nth}"] = dice.choice(_SURNAMES) + given
    for nth in ("", "2", "3", "4", "5"):
        filling[f"rate{nth}"] = f"{dice.uniform(0.8, 9.2):.4f}"
    filling |= {"n1": f"{dice.uniform(1, 9):.1f}"}
    filling |= {f"n{i}": str(dice.randint(20, 180)) for i in (2, 3)}
    return filling


def _reprinted(dice: random.Random, text: str) -> str:
    way = dice.choice(("head", "tail", "misread", "clause"))
    if way == "head":
        return f"本报讯 记者从有关部门获悉，{text}"
    if way == "tail":
        return f"{text}（来源：{dice.choice(_PLACES)}晚报 责任编辑：{dice.choice(_SURNAMES)}编）"
    if way == "clause":
        sentences = text.split("。")
        del sentences[len(sentences) // 2]
        return "。".join(sentences)
    letters = list(text)
    for i in range(len(letters)):
        if dice.random() < 0.02:
            letters[i] = dice.choice("的一是了我不在人们有来他这上个大到说")
    return "".join(letters)
