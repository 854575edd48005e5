"""What a reader sees in the box of related reports, in a stock theme and in ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html as lxml_html
from site_builder import Site

Build = Callable[..., Site]

TEA = "青岚县春茶开采，茶农上山采摘鲜叶，茶厂连夜杀青揉捻，制作明前茶，茶园改造后产量好于上年。"
TEA_2 = "青岚县办春茶节，茶农现场展示采摘和手工炒茶，客商前来品茶订货，茶园游带旺山村民宿。"
CLOSE = "收盘时粮价小幅上涨，大豆合约成交放大，玉米合约持平，仓单比前一日减少。"
OTHER = "水库开闸泄洪，防汛指挥部通知下游沿河村庄转移群众，巡查堤坝，备足沙袋和抽水泵。"

GIVEN = '''
-- given.py --
"""Stands in for whoever finds printings and series."""

from pelican import signals

from plugins.catalog.archive import archive_of

ISSUES = {f"b{n}": tuple(f"b{m}" for m in range(1, 6) if m != n) for n in range(1, 6)}


def give(generator):
    shared = archive_of(generator).shared
    shared["series"] = ISSUES
    shared["groups"] = [("a2", "a3"), ("b4", "b5")]


def register():
    signals.article_generator_finalized.connect(give)
'''


def article(slug: str, day: str, title: str, text: str) -> str:
    return f"""
-- content/2024/05/{slug}.md --
Title: {title}
Date: {day}
Date_Basis: text
Date_Precision: day
Category: 农业
Slug: {slug}
Source: 青岚日报
Archived: 2026-11-01

{text}
"""


WORLD = (
    GIVEN
    + article("a1", "2024-03-20", "春茶开采", TEA)
    + article("a2", "2024-04-02", "春茶节开幕", TEA_2)
    + article("a3", "2024-04-03", "春茶节热闹", TEA_2)
    + "".join(article(f"b{n}", f"2024-05-2{n}", f"粮价收盘{n}", CLOSE) for n in range(1, 6))
    + article("c1", "2024-06-20", "水库泄洪", OTHER)
)


@pytest.fixture
def stock(site: Build) -> Site:
    """A site in Pelican's own theme."""
    return site(WORLD, plugins=["given", "plugins.related"], settings={"DEFAULT_LANG": "zh-Hans"})


def box(page: str) -> list[str]:
    found = lxml_html.fromstring(page).xpath("//section[contains(@class, 'related')]")
    return ["".join(part.itertext()).strip() for part in found[0].iter("li", "p")] if found else []


def test_a_report_names_its_relative_and_of_two_printings_the_first(stock: Site) -> None:
    assert box(stock.read("a1.html")) == ["春茶节开幕（青岚日报，2024年4月2日）"]
    assert box(stock.read("a2.html")) == box(stock.read("a3.html"))
    assert box(stock.read("a3.html")) == ["春茶开采（青岚日报，2024年3月20日）"]


def test_who_has_no_relative_has_no_box(stock: Site) -> None:
    assert box(stock.read("c1.html")) == []


def test_an_issue_of_a_series_has_a_line_of_its_neighbours_and_no_other_issues(stock: Site) -> None:
    (line,) = box(stock.read("b2.html"))
    titles = [part.split("（")[0] for part in line.removeprefix("同系列：").split("；")]
    assert titles == ["粮价收盘1", "粮价收盘3", "粮价收盘4"]


def test_printings_of_one_issue_are_one_issue(stock: Site) -> None:
    for page in ("b4.html", "b5.html"):
        (line,) = box(stock.read(page))
        assert "粮价收盘4（" not in line and "粮价收盘5（" not in line, page
    assert "粮价收盘5" not in box(stock.read("b3.html"))[0]


def test_our_theme_shows_both(site: Build) -> None:
    plugins = [
        "given",
        "plugins.catalog",
        "plugins.attribution",
        "plugins.related",
        "plugins.press",
    ]
    names = """
-- content/taxonomy.yaml --
categories:
  - {name: 农业, slug: farming}
-- content/sources.yaml --
sources:
  - {name: 青岚日报, slug: qinglan}
"""
    built = site(WORLD + names, settings={"PLUGINS": plugins})
    assert built.status == 0 and "ERROR" not in built.said, built.said
    issue = built.read("a/b2/b2.html")
    (line,) = box(issue)
    assert line.startswith("同系列：粮价收盘1 05-21；粮价收盘3 05-23；粮价收盘4")
    assert 'href="../../a/b1/b1.html"' in issue or 'href="/a/b1/b1.html"' in issue
    assert box(built.read("a/a1/a1.html"))[0].startswith("春茶节开幕")
    assert box(built.read("a/c1/c1.html")) == []
