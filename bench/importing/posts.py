"""Posts of an invented repost archive, as many as wanted: the same seed gives the same bytes.

Each is some 3 KB: front matter, sometimes a `> ` digest, HTML paragraphs with the mark-up such archives
carry (stock tags inside words, empty quote spans, a chart block, a hidden paragraph, a table), the source
line broken by a tag, the copied address, the links back. Sentences are forms filled with invented places,
firms, people and figures, so that no two posts are alike. One in twenty is posted twice, as
`DATE-ID.md` and `DATE-NWID.md`.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TWICE = 20  # one post in so many has a second file with the prefix NW
_HTML_BYTES = 2300  # of body before mark-up below it; a post comes to some 3 KB
_FIRST_DAY = dt.date(2023, 1, 1)
_PER_DAY = 60

_PAPERS = (
    ("yunlingribao", "云岭日报"), ("qinghewanbao", "清河晚报"), ("bailushangbao", "白鹿商报"),
    ("dongyuancaijing", "东垣财经"), ("hupanzhisheng", "湖畔之声"), ("xiliugongren", "溪柳工人报"),
    ("nanqiaokeji", "南桥科技周刊"), ("gangwanshibao", "港湾时报"), ("shuiyunnongmin", "水云农民报"),
    ("yanshanqingnian", "雁山青年"),
)  # fmt: skip
_PLACES = (
    "青榆", "柳泉", "雁泊", "官塘", "白渡", "石桥湾", "云溪", "鹿鸣", "东垣", "沙岭", "桐江", "南坪", "北苑",
    "长洲", "丰原", "清源口", "安平河", "金水湾", "松涧", "芦荻",
)  # fmt: skip
_FIRMS = (
    "云杉电气", "禾丰种业", "白塔水泥", "远帆物流", "星桥光电", "澄湖乳业", "松涛家居", "赤霞制药", "百川管业",
    "临风航材", "晓月纸业", "东篱食品", "玉衡软件", "川上矿机",
)  # fmt: skip
_SURNAMES = "邬滕葛戴水易佟喻柏窦章云苏潘范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐"
_GIVEN = (
    "知夏",
    "听松",
    "小满",
    "云舒",
    "明澈",
    "望舒",
    "怀瑾",
    "若谷",
    "远山",
    "青禾",
    "立秋",
    "晚晴",
)
_TOPICS = (
    "渠道疏浚", "夜间公交", "老年食堂", "春茶采摘", "校园亮灶", "村路修补", "旧楼加梯", "粮库改造", "防汛演练",
    "光伏并网", "冷链配送", "湿地修复", "消费券", "智能灌溉", "托育中心", "码头扩建", "社区医院", "职工夜校",
)  # fmt: skip
_RESULTS = (
    "进度过半", "提前完工", "再添新点", "惠及更多住户", "换了新办法", "迎来第一批用户", "开始第二期", "经费有了着落",
    "试点扩大到乡镇", "公布时间表",
)  # fmt: skip
_FORMS = (
    "{place}县{topic}项目上月底完成{share}%的工程量，比去年同期多出{few}个百分点，参加施工的{many}名工人分成{few}班轮换。",
    "记者在现场看到，{few}台机器同时作业，负责人{name}介绍说，剩下的{share}处点位将在雨季以前全部做完。",
    "“过去来回要走{few}里路，如今家门口就能办。”住在{place}街道的{name}一边说，一边把登记表交给窗口。",
    "{firm}公告称，本期营业收入{money}亿元，同比增长{share}%，其中{topic}业务占{few}成，公司不派发现金红利。",
    "据{place}区统计，今年前{few}个月，全区与{topic}有关的支出为{money}亿元，受益居民{many}户，投诉比上年少{share}件。",
    "业内人士认为，{topic}的难处不在技术，而在管护：设备装好以后由谁检修、经费从哪里来，需要事先写进合同。",
    "按照计划，{place}、{other}两地将共用{few}座仓库，货物由{firm}统一调度，运价每吨下调{share}元。",
    "{name}提醒，办理时请带上身份证件和近{few}个月的缴费单，材料不齐的可以先登记，七个工作日内补交。",
    "下一步，当地还将对{topic}进行回访，发现问题的，{few}日内整改；整改不到位的，不再列入下年度名单。",
    "在{other}镇，同样的做法已经试行了{few}年，先后有{many}人次参加，费用由镇里、村里和用户三方分担。",
    "{firm}董事会秘书{name}在电话会上表示，新产线预计明年{few}月投产，届时每天可以多供应{many}件产品。",
    "数据显示，{place}站的日均客流为{many}人次，高峰时段的候车时间由{share}分钟缩短到{few}分钟。",
)  # fmt: skip
_TABLE_ROWS = ("报名点", "开放时间", "联系窗口", "每日名额")


@dataclass(frozen=True, slots=True)
class Post:
    """The name of a post's file and what it holds."""

    name: str
    text: str


def make_posts(number: int, seed: int = 1) -> Iterator[Post]:
    """`number` posts, the doubled ones counted twice."""
    dice = random.Random(seed)
    made = 0
    while made < number:
        for post in _one(dice, made):
            if made < number:
                yield post
                made += 1


def write_posts(folder: Path, number: int, seed: int = 1) -> int:
    """Write them into `folder`; returns their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for post in make_posts(number, seed):
        data = post.text.encode("utf-8")
        (folder / post.name).write_bytes(data)
        size += len(data)
    return size


def _one(dice: random.Random, serial: int) -> list[Post]:
    day = _FIRST_DAY + dt.timedelta(days=serial // _PER_DAY)
    slug, paper = dice.choice(_PAPERS)
    number = f"{day:%Y%m%d}{serial:010d}"
    prefixed = dice.random() < 0.5
    title = f"{dice.choice(_PLACES)}{dice.choice(_TOPICS)}{dice.choice(_RESULTS)}（{serial}）"
    if dice.random() < 0.1:
        title = title.replace("（", '"新招"（')  # quotes inside quotes, which is no YAML
    clock = f"{dice.randrange(6, 23):02d}:{dice.randrange(60):02d}:{dice.randrange(60):02d}"
    body = _body(dice, paper)
    names = ["NW" if prefixed else ""]
    if dice.randrange(_TWICE) == 0:
        names.append("" if prefixed else "NW")
    return [
        Post(
            f"{day}-{prefix}{number}.md",
            f'---\nlayout: post\ntitle: "{title}"\ndate: {day} {clock} +0800\n'
            f"categories: {slug}\ntags: {paper}新闻\n---\n{body}\n\n"
            f"<http://{slug}.example/html_News/NewsShare.html?infoCode={prefix}{number}>\n\n"
            f"[返回{paper}新闻](//archive.example/category/{slug}.html)"
            "｜[返回首页](//archive.example/)",
        )
        for prefix in names
    ]


def _body(dice: random.Random, paper: str) -> str:
    reporter = dice.choice(_SURNAMES) + dice.choice(_GIVEN)
    parts = [f"<p><strong>{paper}讯记者{reporter}报道</strong>{_sentence(dice)}</p>"]
    if dice.random() < 0.1:
        parts.insert(0, _chart(dice))
    while len("".join(parts).encode()) < _HTML_BYTES:
        text = "".join(_sentence(dice) for _ in range(dice.randrange(1, 4)))
        parts.append(f" <p>{_tagged(dice, text)}</p>")
        if dice.random() < 0.06:
            parts.append(_table(dice))
        elif dice.random() < 0.05:
            parts.append(f" <p><strong>{dice.choice(_TOPICS)}怎么办</strong></p>")
        elif dice.random() < 0.05:
            parts.append(' <p style="display:none;height:1px;overflow:hidden;">备用文字</p>')
    cut = dice.randrange(1, len(paper))
    parts.append(
        f'<p class="em_media">（文章来源：{paper[:cut]}<span>{paper[cut:]}</span>）</p>'
        if dice.random() < 0.3
        else f'<p class="em_media">（文章来源：{paper}）</p>'
    )
    digest = f"> {_sentence(dice)}{_sentence(dice)}\n\n" if dice.random() < 0.3 else ""
    return digest + "\n".join(parts)


def _sentence(dice: random.Random) -> str:
    place, other = dice.sample(_PLACES, 2)
    return dice.choice(_FORMS).format(
        place=place,
        other=other,
        firm=dice.choice(_FIRMS),
        topic=dice.choice(_TOPICS),
        name=dice.choice(_SURNAMES) + dice.choice(_GIVEN),
        share=dice.randrange(11, 99),
        few=dice.randrange(2, 10),
        many=dice.randrange(100, 9000),
        money=f"{dice.randrange(1, 90)}.{dice.randrange(1, 10)}",
    )


def _tagged(dice: random.Random, text: str) -> str:
    """The text with a stock tag around the first firm in it, as quote sites put them inside words."""
    firm = next((firm for firm in _FIRMS if firm in text), None)
    if firm is None:
        return text.replace("，", "，&nbsp;", 1) if dice.random() < 0.1 else text
    code = dice.randrange(100, 999)
    tag = (
        f'<span id="stock_1.600{code}"><a href="http://quote.stocks.example/r/1.600{code}" '
        f'class="keytip" data-code="1,600{code}">{firm}</a></span><span id="quote_1.600{code}"></span>'
    )
    return text.replace(firm, tag, 1)


def _chart(dice: random.Random) -> str:
    code = dice.randrange(100, 999)
    return (
        '<!-- EM_StockImg_Start --><p style="text-align:center;">'
        f'<a href="http://quote.stocks.example/r/1.600{code}" class="EmImageRemark" target="_blank">'
        f'<img src="https://charts.stocks.example/k?nid=1.600{code}&type=k" alt="K图 600{code}" '
        'border="0" width="578" height="276" /></a></p><!-- EM_StockImg_End -->'
    )


def _table(dice: random.Random) -> str:
    rows = "".join(
        f"<tr><td>{name}</td><td>{dice.choice(_PLACES)}{dice.randrange(1, 30)}号</td></tr>"
        for name in _TABLE_ROWS
    )
    return f"<table>{rows}</table>"
