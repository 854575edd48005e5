"""Posts of an invented repost archive, and what is understood of them."""

from __future__ import annotations

from importers.inspecting import Knowledge, inspect_bytes
from importers.jekyll.place import Place
from importers.model import Inspection, Story
from importers.sidecar import Sidecar
from importers.taxonomy import Sources

KNOWLEDGE = Knowledge(
    sources=Sources({"yunlingxinwenwang": "云岭新闻网", "云岭新闻网": "云岭新闻网"})
)
# Its category and its tag are those of a feed, which name no source.
FEED_HEAD = """---
layout: post
title: "清河开通夜间公交"
date: 2024-03-02 09:10:11 +0800
categories: emnews
tags: 东区滚动新闻
---
"""
P = "三条夜间公交线路三月一日起开通，运营到次日凌晨一点，票价与白天相同，市民夜里出行方便多了。"
Q = "市公交公司表示，首周客流超过预期，下一步将根据客流变化调整班次，并在医院、车站附近加开区间车。"
SOURCE_LINE = '<p class="em_media">（文章来源：清河晚报）</p>'
BELOW = (
    "\n\n<http://a.example/1>\n\n[返回东区滚动新闻](//b.example/c.html)｜[返回首页](//b.example/)\n"
)


def head(**changes: str | None) -> str:
    """The front matter with some values written otherwise; None leaves a key out."""
    values: dict[str, str | None] = {
        "layout": "post",
        "title": '"清河开通夜间公交"',
        "date": "2024-03-02 09:10:11 +0800",
        "categories": "emnews",
        "tags": "东区滚动新闻",
        **changes,
    }
    lines = [f"{key}: {value}\n" for key, value in values.items() if value is not None]
    return f"---\n{''.join(lines)}---\n"


def read(
    body: str,
    header: str = FEED_HEAD,
    name: str = "2024-03-02-1.md",
    site: Place | None = None,
    knowledge: Knowledge = KNOWLEDGE,
) -> Inspection:
    inspection = inspect_bytes((header + body).encode(), name, knowledge, None, Sidecar(site=site))
    assert inspection.balance.unaccounted == 0
    return inspection


def story_of(body: str, header: str = FEED_HEAD) -> Story:
    """The one story of a post with that body."""
    inspection = read(body, header)
    assert inspection.refused is None
    (story,) = inspection.stories
    return story


def reasons(inspection: Inspection) -> set[str]:
    return {item.why for item in inspection.removed}
