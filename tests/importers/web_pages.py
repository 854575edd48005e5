"""Saved web pages in the forms that sites have, built from a few words, and how they are read.

`saved(body, head)` is a whole page. The blocks that sites print around a report (menu, crumbs, share bar,
recommendations, comments, foot) are functions, so that a test shows only what it is about. `read` and `story`
read a page or a text, and every reading checks that its ledger adds up.
"""

from __future__ import annotations

from itertools import pairwise

from importers.inspecting import Knowledge, inspect_bytes
from importers.model import Inspection, Story

TITLE = "清河夜间公交开通满月"
LEAD = "本报讯 （记者 滕小满）清河市三条夜间公交线路开通满一个月，客流比开通首周增加了六成。"
ONE = "三条线路从火车站、医院和夜市街发车，末班车开到凌晨一点，票价仍是两元。"
TWO = "公交公司在沿途四十二个站台加装了照明灯，还请值夜班的护士和保洁员提出班次意见。"
THREE = "下个月起，线路将延长到雁泊区的两个新建小区，首末班时间不变。"
REPORT = (LEAD, ONE, TWO, THREE)


def paragraphs(*texts: str) -> str:
    """The report, or other paragraphs, each in a `<p>` with the indent that editors type."""
    return "\n".join(f"<p>　　{text}</p>" for text in texts or REPORT)


def menu(*names: str) -> str:
    links = "".join(
        f'<li><a href="/{i}/">{name}</a></li>'
        for i, name in enumerate(names or ("首页", "要闻", "民生", "财经", "文体", "专题"))
    )
    return f'<div class="nav"><ul>{links}</ul></div>'


def crumbs(*names: str) -> str:
    links = " &gt; ".join(f'<a href="/{name}/">{name}</a>' for name in names or ("首页", "民生"))
    return f'<div class="crumbs">当前位置：{links} &gt; 正文</div>'


def share_bar() -> str:
    return (
        '<div class="share"><span>分享到：</span><a class="wx">微信</a> <a class="wb">微博</a></div>'
        '<div class="tools">字号：<a>大</a> <a>中</a> <a>小</a> <a href="javascript:print()">打印</a></div>'
    )


def recommendations(*titles: str) -> str:
    links = "".join(
        f'<li><a href="/n/{i}.html">{title}</a></li>'
        for i, title in enumerate(
            titles or ("白榆市新增助餐点三十四个", "官塘水库提前下闸蓄水", "柳泉皮纸走进小学课堂")
        )
    )
    return f'<div class="related"><h3>相关阅读</h3><ul>{links}</ul></div>'


def comments(*texts: str) -> str:
    items = "".join(f'<div class="comment-item"><p>{text}</p></div>' for text in texts)
    return f'<div id="comments" class="comment-list"><h3>网友评论</h3>{items}</div>'


def foot() -> str:
    return (
        '<div class="footer"><p>关于我们 | 联系方式 | 网站地图</p>'
        "<p>版权所有 清河晚报社 未经书面授权不得转载 云ICP备00000001号</p></div>"
    )


def saved(body: str, head: str = "", *, charset: str = "utf-8") -> str:
    """A whole page."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="{charset}">\n{head}\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def meta(**values: str) -> str:
    """Meta tags by name; `__` stands for a colon (og__title)."""
    return "\n".join(
        f'<meta name="{name.replace("__", ":")}" content="{value}">'
        for name, value in values.items()
    )


def read(text: str, codec: str = "utf-8", name: str = "page.html") -> Inspection:
    """What is understood of a text, whose ledger adds up and whose spans don't overlap."""
    inspection = inspect_bytes(text.encode(codec), name, Knowledge())
    check_ledger(inspection)
    return inspection


def check_ledger(inspection: Inspection) -> None:
    balance = inspection.balance
    assert balance.unaccounted == 0
    removed = [(item.start, item.end) for item in inspection.removed]
    fields = [(item.start, item.end) for item in inspection.field_spans]
    assert sum(end - start for start, end in removed) == balance.removed
    assert inspection.refused or sum(end - start for start, end in fields) == balance.fields
    assert all(a[1] <= b[0] for a, b in pairwise(sorted(removed + fields)))
    assert all(item.why for item in inspection.removed)


def story(text: str, codec: str = "utf-8") -> Story:
    """The one story of a text that is not refused."""
    inspection = read(text, codec)
    assert not inspection.refused
    (one,) = inspection.stories
    return one


def body(text: str) -> list[str]:
    """The paragraphs of the one story of a text."""
    return story(text).body.split("\n\n")


def removed(text: str) -> str:
    """What is removed from a text."""
    inspection = read(text)
    return "\n".join(inspection.text[item.start : item.end] for item in inspection.removed)
