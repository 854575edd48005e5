"""Small archives of our own writing, for the tests of feeds."""

from __future__ import annotations

SOURCES = """
-- content/sources.yaml --
sources:
  - name: 云岭日报
    slug: yunling
    kind: paper
    homepage: https://yunling.example/
  - name: 河谷财经
    slug: hegu
    kind: site
-- content/taxonomy.yaml --
categories:
  - {name: 民生, slug: livelihood}
  - {name: 财经, slug: finance}
"""

_ORCHARD = """五月的最后一个星期，坡上的杏子熟了。合作社的十二辆三轮车天不亮就出了村，往县城的早市送头一茬果。

今年的果比去年早熟四天。技术员说，开花那阵子没有遇上倒春寒，坐果率是近六年最高的一年。"""

SMALL = (
    SOURCES
    + f"""
-- content/2025/05/11aa000000000001.md --
Title: 坡上杏子熟了 A&amp;B
Date: 2025-05-28T07:30:00+08:00
Date_Basis: text
Date_Precision: second
Category: 民生
Tags: 杏子; 合作社
Slug: 11aa000000000001
Source: 云岭日报
Source_Url: https://yunling.example/2025/杏子.html
Reporters: 贺小满
Correspondents: 钟立; 阮青禾
Archived: 2025-06-01

{_ORCHARD}

<p class="gap">〔此处缺文〕</p>

详见<a href="https://yunling.example/prices?day=28&amp;kind=fruit">当天行情</a>。
-- content/2025/05/22bb000000000002.md --
Title: 杏子早熟四天
Date: 2025-05-29
Date_Basis: text
Date_Precision: day
Category: 民生
Tags: 杏子
Slug: 22bb000000000002
Source: 河谷财经
Original_Source: 云岭日报
Archived: 2025-06-02

{_ORCHARD}
-- content/2025/05/33cc000000000003.md --
Title: 夜班公交延到零点
Date: 2025-05-20
Date_Basis: text
Date_Precision: day
Category: 财经
Slug: 33cc000000000003
Source: 云岭日报
Archived: 2025-06-03

末班车往后延了一个半小时，沿线的小店也跟着晚关门。
-- content/2025/06/44dd000000000004.md --
Title: 没有写日期的来信
Date: 2025-06-04
Date_Basis: archived
Archived: 2025-06-04
Category: 民生
Slug: 44dd000000000004

写信的人没有留下日期，也没有说登在哪里。
-- content/2025/05/55ee000000000005.md --
Title: 撤下的一条
Date: 2025-05-21
Category: 民生
Slug: 55ee000000000005
Source: 云岭日报
Archived: 2025-06-04
Status: hidden
Withdrawn: 2025-06-05
Withdrawn_Reason: 权利人要求

这一句任何订阅都不该有。
"""
)
"""Four articles, two of them one report, one undated; and one withdrawn."""

NEWEST_FIRST = ("44dd000000000004", "33cc000000000003", "22bb000000000002", "11aa000000000001")


def changed(text: str) -> str:
    """Return `SMALL` with one of its articles changed, and one more."""
    return (
        (
            text.replace("夜班公交延到零点", "夜班公交延到一点")
            .replace("Archived: 2025-06-03", "Archived: 2025-06-03\nModified: 2025-07-01")
            .replace("跟着晚关门。", "跟着晚关门。更正：延到一点。")
        )
        + """
-- content/2025/07/77aa000000000007.md --
Title: 又一封来信
Date: 2025-07-02
Date_Basis: archived
Archived: 2025-07-02
Category: 民生
Slug: 77aa000000000007

这回写信的人留了地址。
"""
    )


HOSTILE = """
-- content/2025/06/66ff000000000006.md --
Title: &lt;script&gt;x()&lt;/script&gt; 与 &amp;amp;
Date: 2025-06-01
Date_Basis: text
Date_Precision: day
Category: 民生
Tags: a&amp;b "引号"; 100%; 甲/乙
Slug: 66ff000000000006
Source: 没有登记的“小报”&lt;b&gt;
Source_Url: http://小报.example/小报/a b.html?c=[1]|2&amp;d=%zz#e#f
Reporters: &lt;i&gt;某甲&lt;/i&gt;
Lang: 中文
Archived: 2025-06-06

<script>x()</script><style>p {color: red}</style><p style="color: red" onclick="x()">红字</p>

<a href="java&#9;script:x()">链接</a><a href="/old/page.html">旧址</a><a href="#s1">节</a>

<img src="pic.png" onerror="x()"><iframe src="https://yunling.example/"></iframe><svg><p>图</p></svg>

]]> 与 &lt;b&gt; 与 &amp;nbsp; 与 \x0b 与 \x85 与 \ufffe 字。
-- content/2025/06/88bb000000000008.md --
Title: 光绪年间的一则
Date: 1899-03-04
Date_Basis: text
Date_Precision: day
Category: 民生
Slug: 88bb000000000008
Lang: zh_TW
Archived: 2025-06-07

渡口立了新碑。
"""
"""An article that wants to do harm to whoever reads a feed of it; and one of a day before time zones."""


def many(months: dict[str, int], first: int = 1) -> str:
    """Return articles that came in by month, `{"2025-03": 30}`; numbered on from `first`.

    Their own dates run against the order in which they came.
    """
    texts = []
    number = first
    for month, count in months.items():
        for day in range(count):
            texts.append(
                f"-- content/{month.replace('-', '/')}/{number:016x}.md --\n"
                f"Title: 第{number}号来稿\n"
                f"Date: 2024-{12 - number % 12:02}-{28 - number % 28:02}\nDate_Basis: text\n"
                f"Date_Precision: day\nCategory: {'民生' if number % 3 else '财经'}\n"
                f"Slug: {number:016x}\nSource: {'云岭日报' if number % 2 else '河谷财经'}\n"
                f"Archived: {month}-{day % 28 + 1:02}\n\n"
                f"编号{number}：{chr(0x4E00 + number * 37) * 3}乡的第{number}封来信，说的是{chr(0x5200 + number * 53)}"
                f"姓人家的{chr(0x6300 + number * 71)}事。\n"
            )
            number += 1
    return "".join(texts)


MONTHS = {"2025-01": 7, "2025-02": 61, "2025-04": 1, "2025-05": 40, "2025-06": 33}
"""How many of them came in in each month of the long archive; in March none."""
