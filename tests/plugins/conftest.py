"""A small archive of our own writing, in the forms that real ones have."""

from __future__ import annotations

import pytest

SOURCES = """
-- content/sources.yaml --
sources:
  - name: 河汾日报
    slug: hefen
    aliases: [hefenribao, 《河汾日报》]
    kind: paper
    homepage: https://hefen.example/
    place: 河汾市
  - name: 松岭网
    slug: songling
    kind: site
-- content/taxonomy.yaml --
categories:
  - {name: 时政, slug: affairs}
  - {name: 交通, slug: transport}
-- content/pages/about.md --
Title: 关于
Slug: about

说明。
"""

ARCHIVE = (
    SOURCES
    + """
-- content/2022/05/0a01020304050607.md --
Title: 渡口新桥通车 A&amp;B
Subtitle: 两岸往来只需五分钟; 旧渡口保留
Kicker: 民生工程
Date: 2022-05-23T12:11:23+08:00
Date_Basis: text
Date_Precision: second
Category: 交通
Tags: 桥梁; 渡口
Slug: 0a01020304050607
Source: 河汾日报
Source_Url: https://hefen.example/news/桥.html
Reporters: 杨文
Correspondents: 李明; 王小月
Archived: 2026-11-01
Raw: 3f0a
Kind: newspaper
Aliases: /old/bridge.html; /2022/05/23/桥/

五月二十三日上午，渡口新桥建成通车，两岸居民往来只需五分钟，三十名船工转到桥管所工作。

## 旧渡口保留

1\\. 船工转岗。三十名船工转到桥管所，工龄连续计算，家属可以在桥头摆摊卖茶。

<p class="gap">〔此处缺文〕</p>

各个人晋关口设卡一处，夜间有人值守，来往车辆减速慢行，桥头立有限重的标牌。
-- content/2022/05/0a01020304050607.facts.json --
{"version": 1, "id": "0a01020304050607", "raw": "3f0a", "story_no": 1,
 "story": {"title_basis": "printed", "captions": [{"text": "新桥全景", "credit": "赵一"}],
  "suspects": [{"printed": "人晋关口", "probable": "入晋关口", "why": "入/人", "certain": false}]},
 "document": {"doc_number": "河办字〔2022〕3号", "signed_date": "2022-05-20",
  "sections": [{"no": "一", "title": "旧渡口保留"}],
  "measures": [{"no": 1, "section": "一", "title": "船工转岗", "departments": ["交通局", "人社局"]}]}}
-- content/2022/05/0b01020304050607.md --
Title: 渡口新桥通车
Date: 2022-05-24
Date_Basis: text
Date_Precision: day
Category: 交通
Tags: 桥梁
Slug: 0b01020304050607
Source: 松岭网
Original_Source: 河汾日报
Archived: 2026-11-01

五月二十三日上午，渡口新桥建成通车，两岸居民往来只需五分钟，三十名船工转到桥管所工作。

船工转岗。三十名船工转到桥管所，工龄连续计算，家属可以在桥头摆摊卖茶。

各个入晋关口设卡一处，夜间有人值守，来往车辆减速慢行，桥头立有限重的标牌。
-- content/2022/05/0c01020304050607.md --
Title: 夜校开班
Date: 2022-05-22
Date_Basis: text
Date_Precision: day
Category: 时政
Slug: 0c01020304050607
Source: hefenribao
Archived: 2026-11-01
Lang: zh-Hant

夜校開班，報名的人比去年多。
-- content/2026/11/0d01020304050607.md --
Title: 没有日期的稿子
Date: 2026-11-02
Date_Basis: archived
Archived: 2026-11-02
Category: 时政
Slug: 0d01020304050607

这篇稿子没有写明日期，也没有写明来源。
-- content/2022/05/0e01020304050607.md --
Title: 一条要撤回的消息
Date: 2022-05-21
Category: 时政
Tags: 只有它用的标签
Slug: 0e01020304050607
Source: 河汾日报
Archived: 2026-11-01
Status: hidden
Withdrawn: 2026-11-03
Withdrawn_Reason: 权利人要求

这一句不得见于任何页面。
-- content/2022/05/0e01020304050607.facts.json --
{"version": 1, "id": "0e01020304050607", "raw": "aa", "story_no": 1,
 "story": {"captions": [{"text": "这条图说也不得出现", "credit": null}]}, "document": null}
"""
)


@pytest.fixture
def archive() -> str:
    """The small archive, as text for `site`."""
    return ARCHIVE


@pytest.fixture
def sources() -> str:
    """Only its sources, categories and page."""
    return SOURCES
