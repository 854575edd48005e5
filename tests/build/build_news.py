"""Short Chinese news texts of our own making, as many as are asked for, the same for one seed.

A text is a list of paragraphs in the Markdown of docs/content-format.md. Sentences are put together
from phrases, so that two texts share some words and no passage: what is a reprint here was made one.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Throws that hang on the seed and on the question alone, not on the throws before.

    A choice among candidates stays the same when others are taken from them, so that a list of edits
    from which some were taken out still means nearly the same.
    """

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self._throws = 0

    def _throw(self, about: str) -> int:
        return int.from_bytes(blake2b(f"{self.seed}/{about}".encode(), digest_size=8).digest())

    def number(self, below: int) -> int:
        """Return a number from 0."""
        self._throws += 1
        return self._throw(f"#{self._throws}") % below

    def chance(self, percent: int) -> bool:
        """Return True in that many of a hundred cases."""
        return self.number(100) < percent

    def pick(self, candidates: Sequence[T]) -> T:
        """Return one of the candidates; IndexError where there are none."""
        return self.some(candidates, 1)[0]

    def some(self, candidates: Sequence[T], number: int) -> list[T]:
        """Return up to that many of the candidates, no two alike, in chance order."""
        self._throws += 1
        return sorted(candidates, key=lambda one: self._throw(f"#{self._throws}/{one}"))[:number]


_HAN = (
    "安白北本博草昌朝成川春翠达丹德定东端方丰枫福高谷光桂海禾和河恒红湖华槐淮回吉嘉江锦泾景静九兰乐"
    "黎连良临灵岭柳龙芦洛麦茂梅美民明南宁鸥平坪蒲浦桥青清庆秋泉荣瑞沙山上石寿松塔台潭桃田亭万望渭文西"
    "溪下仙湘祥小新兴秀旭雅严阳瑶野宜银迎永榆玉源远岳云泽章昭正中竹庄紫"
)
_FAMILY = "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜戚谢邹窦章苏潘葛范彭鲁韦马苗方"
_PLACE = [
    "镇", "县", "区", "村", "街道", "新区", "乡",
]  # fmt: skip
_BODY = [
    "水务站", "图书馆", "卫生院", "公交公司", "供销社", "文化馆", "中学", "灌区管理处", "粮站", "养护队",
    "农技站", "博物馆", "老年大学", "应急办", "菜市场", "气象站", "渡口管理所", "苗圃",
]  # fmt: skip
_WHEN = [
    "上周", "入冬以来", "本月初", "清晨", "今年以来", "前天下午", "连日来", "趁着农闲", "雨停之后", "开春前",
    "秋收过后", "到昨天为止", "去年冬天", "午后", "按照计划", "经过两次试验",
]  # fmt: skip
_DID = [
    "修好了", "换上了", "添置了", "清理了", "重新丈量了", "试用了", "腾出了", "补种了", "检修了", "登记了",
    "借出了", "搬走了", "加固了", "刷新了", "运来了", "分发了", "合并了", "拆除了", "接通了", "收回了",
]  # fmt: skip
_MEASURE = [
    "座", "处", "台", "亩", "册", "段", "辆", "批", "间", "口",
]  # fmt: skip
_THING = [
    "旧闸门", "水泵", "书架", "候车亭", "育苗棚", "晒场", "机井", "路灯", "教室", "冷库", "桌椅", "渡船",
    "护栏", "雨量计", "仓房", "档案", "诊室", "车位", "渠道", "果园", "井盖", "温室",
]  # fmt: skip
_SO = [
    "居民不必再绕路", "用水比往年宽裕", "排队的时间短了一半", "夜里也有人值守", "费用由集体承担",
    "老人和孩子都能用上", "账目已经张贴出来", "剩下的留到明年", "下一步看墒情再定", "附近三个组轮流使用",
    "质量由监理逐一签字", "没有耽误一天农时", "报名的人超过预期", "价格仍和上月持平", "旧的一律登记回收",
    "损耗降到一成以下",
]  # fmt: skip
_SAID = [
    "“{so}。”{who}说。", "{who}介绍，{so}，{other}。", "记者看到，{so}。",
    "据{who}回忆，{when}这里还是另一番样子，{other}。", "在{place}，{so}；{other}。",
    "{who}算了一笔账：{so}，一年能省{number}元。",
]  # fmt: skip
_TITLES = [
    "{place}{did}{number}{measure}{thing}", "{body}：{so}", "{thing}有了新去处 {place}{so}",
    "{name}里的{thing}", "{number}{measure}{thing}的一年", "{place}“{name}”开张", "问{thing}：{so}？",
]  # fmt: skip


class Writer:
    """Writes texts about one place, one body and a few people."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.place = self._name(2) + dice.pick(_PLACE)
        self.body = self.place + dice.pick(_BODY)
        self.name = self._name(3)
        self.people = [dice.pick(_FAMILY) + self._name(1 + dice.number(2)) for _ in range(3)]

    def _name(self, length: int) -> str:
        return "".join(_HAN[self.dice.number(len(_HAN))] for _ in range(length))

    def _fill(self, form: str) -> str:
        dice = self.dice
        so, other = dice.some(_SO, 2)
        return form.format(
            place=self.place,
            body=self.body,
            name=self.name,
            who=dice.pick(self.people),
            when=dice.pick(_WHEN),
            did=dice.pick(_DID),
            number=dice.number(900) + 3,
            measure=dice.pick(_MEASURE),
            thing=self._name(2) + dice.pick(_THING),
            so=so,
            other=other,
        )

    def title(self) -> str:
        return self._fill(self.dice.pick(_TITLES))

    def sentence(self) -> str:
        if self.dice.chance(45):
            return self._fill(self.dice.pick(_SAID))
        return self._fill("{when}，{body}{did}{number}{measure}{thing}，{so}。")

    def paragraph(self, sentences: int = 3) -> str:
        return "".join(self.sentence() for _ in range(sentences))

    def text(self) -> list[str]:
        """Return a whole report, two to six paragraphs."""
        lead = self._fill("{when}，记者从{body}了解到，{place}{did}{number}{measure}{thing}。")
        rest = [self.paragraph(1 + self.dice.number(3)) for _ in range(1 + self.dice.number(5))]
        return [lead + self.sentence(), *rest]

    def marked(self, paragraphs: list[str]) -> list[str]:
        """Return the text with one thing in it that is more than a paragraph."""
        extra = self.dice.pick(
            [
                f"## {self.name}",
                f"这件事**{self.sentence()}**旁人*看在眼里*。",
                f"[{self.body}](https://example.org/{self.dice.number(99)})有公告。",
                "<table><tr><th>项目</th><th>数量</th></tr>"
                f"<tr><td>{self.name}</td><td>{self.dice.number(99)}</td></tr></table>",
                '<p class="gap">〔此处缺文〕</p>',
                f"2022\\. {self.sentence()}",
                f"> {self.sentence()}",
                f"- {self.sentence()}\n- {self.sentence()}",
            ]
        )
        at = self.dice.number(len(paragraphs))
        return [*paragraphs[: at + 1], extra, *paragraphs[at + 1 :]]


def narrow(text: str) -> str:
    """Return the text with the narrow marks that old Chinese pages have."""
    return text.translate(str.maketrans("，。：；？！", ",.:;?!"))


def reprint(paragraphs: list[str], dice: Dice) -> list[str]:
    """Return the text as another paper prints it: something changed, moved, dropped or added."""
    changed = list(paragraphs)
    for _ in range(1 + dice.number(3)):
        at = dice.number(len(changed))
        match dice.number(6):
            case 0 if len(changed) > 2:
                del changed[at]
            case 1:
                changed[at] = narrow(changed[at])
            case 2:
                changed[at] = changed[at].replace("了", "", 1)
            case 3:
                changed[at] += "本报将继续关注。"
            case 4:
                changed.append(changed.pop(at))
            case _:
                changed[at] = changed[at].replace("记者", "本报记者").replace("说", "表示")
    return changed


def excerpt(paragraphs: list[str], dice: Dice) -> list[str]:
    """Return one passage of the text."""
    return [max(dice.some(paragraphs, 2), key=len)]


_GREENS = ["白菜", "萝卜", "菠菜", "黄瓜", "土豆", "茄子", "芹菜", "莲藕"]


def prices(day: str, dice: Dice) -> list[str]:
    """Return an issue of a daily series: one form, other figures each day."""
    quoted = "，".join(
        f"{green}每公斤{dice.number(9) + 1}.{dice.number(90) + 10}元" for green in _GREENS
    )
    total = dice.number(900) + 100
    return [
        f"{day}，清河农产品批发市场蔬菜到货{total}吨，比上一日{'多' if total % 2 else '少'}{total % 37}吨。",
        f"主要品种的平均批发价：{quoted}。",
        f"市场方面说，共有{total // 7}辆货车进场，明日到货量预计{'增加' if total % 3 else '持平'}。",
    ]


def measures(writer: Writer, number: int) -> list[str]:
    """Return the titles of an official document's measures, each a sentence without its stop."""
    return [writer.sentence().rstrip("。").strip("“”") for _ in range(number)]
