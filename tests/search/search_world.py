"""A small archive for search: two scripts, reprints, two years and an undated text."""

from __future__ import annotations

REPORT = """五月二十三日上午，渡口新桥建成通车，两岸居民往来只需五分钟，三十名船工转到桥管所工作。

船工转岗。三十名船工转到桥管所，工龄连续计算，家属可以在桥头摆摊卖茶。

各个入晋关口设卡一处，夜间有人值守，来往车辆减速慢行，桥头立有限重的标牌。"""

ARCHIVE = f"""
-- content/sources.yaml --
sources:
  - {{name: 河汾日报, slug: hefen, kind: paper}}
  - {{name: 松岭网, slug: songling, kind: site}}
-- content/taxonomy.yaml --
categories:
  - {{name: 时政, slug: affairs}}
  - {{name: 交通, slug: transport}}
-- content/pages/about.md --
Title: 关于
Slug: about

说明。
-- content/2022/05/0a01020304050607.md --
Title: 渡口新桥通车 A&amp;B
Subtitle: 两岸往来只需五分钟
Date: 2022-05-23
Category: 交通
Slug: 0a01020304050607
Source: 河汾日报
Kind: newspaper

{REPORT}
-- content/2022/05/0b01020304050607.md --
Title: 渡口新桥通车
Date: 2022-05-24
Category: 交通
Slug: 0b01020304050607
Source: 松岭网
Kind: web

{REPORT}
-- content/2023/03/0c01020304050607.md --
Title: 夜校開班
Date: 2023-03-02
Category: 时政
Slug: 0c01020304050607
Source: 河汾日报
Kind: newspaper
Lang: zh-Hant

夜校開班，報名的人比去年多，學費降低３．５％，就業指導另設一班，從鎮上到縣城都有人來。
-- content/2023/04/0d01020304050607.md --
Title: 学费的账
Date: 2023-04-01
Category: 时政
Slug: 0d01020304050607
Source: 松岭网
Kind: article

学费降低35%的说法不确，学校说只降百分之三点五。<b>粗体</b>不是标签，是原文。
-- content/2026/11/0e01020304050607.md --
Title: 没有日期的稿子
Date: 2026-11-02
Date_Basis: archived
Archived: 2026-11-02
Category: 时政
Slug: 0e01020304050607

这篇稿子没有写明日期，讲的是渡口从前的事，那时新桥还没有影子。
-- content/2023/05/1a01020304050607.md --
Title: 在某地动员会上的讲话
Date: 2023-05-01
Category: 时政
Slug: 1a01020304050607
Is_Template: yes

同志们：今天召开动员大会，主要任务是统一思想、明确分工。
-- content/2022/05/0f01020304050607.md --
Title: 一条要撤回的消息
Date: 2022-05-21
Category: 时政
Slug: 0f01020304050607
Source: 河汾日报
Archived: 2026-11-01
Status: hidden
Withdrawn: 2026-11-03
Withdrawn_Reason: 权利人要求

渡口的这一句不得见于任何页面。
"""

MANY = "".join(
    f"""
-- content/2021/01/{n:016x}.md --
Title: 第{n}号渡船的日志
Date: 2021-01-{n % 28 + 1:02}
Category: 交通
Slug: {n:016x}
Source: 松岭网

第{n}号渡船在第{n * 7 % 31}天靠岸，装了{n * 13}袋粮食，{"东西南北"[n % 4]}风{n % 6}级，船工写下日志。
"""
    for n in range(1, 46)
)
