"""Pages of days and years in a real site: what is on them, and when they are printed again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import html as lxml_html
from site_builder import ROOT, unpack, write_settings

from plugins.press.build import build

PLAIN = """
-- content/sources.yaml --
sources:
  - {name: 河汾日报, slug: hefen}
  - {name: 松岭网, slug: songling}
-- content/taxonomy.yaml --
categories:
  - {name: 时政, slug: affairs}
  - {name: 交通, slug: transport}
-- content/pages/about.md --
Title: 关于
Slug: about

说明。
"""
BRIDGE = """渡口新桥今天上午建成通车，两岸居民往来只需五分钟，三十名船工转到桥管所工作，工龄连续计算。

桥头立有限重的标牌，夜间有人值守，来往车辆减速慢行，家属可以在桥头摆摊卖茶，旧渡口照样保留。"""


def text(slug: str, date: str, body: str = "", **header: str) -> str:
    given = {"Title": f"第{slug}条", "Category": "时政", "Date_Precision": "day", **header}
    lines = "".join(f"{name}: {value}\n" for name, value in given.items())
    body = body or f"{slug}的正文。"
    lines += f"Date: {date}\nSlug: {slug}\nArchived: 2026-11-01\n"
    return f"\n-- content/{slug}.md --\n{lines}\n{body}\n"


SITE = PLAIN + "".join(
    [
        text("aa01", "2021-03-01", Source="河汾日报"),
        text("aa02", "2022-05-20", Source="河汾日报"),
        text("aa03", "2022-05-22", BRIDGE, Source="河汾日报", Page="第10版", Title="新桥通车"),
        text("aa04", "2022-05-22", Source="河汾日报", Page="第2版"),
        text("aa05", "2022-05-22", BRIDGE, Source="松岭网", Title="渡口新桥通车", Category="交通"),
        text("aa06", "2022-05-24"),
        text("aa07", "2022-05", Date_Precision="month"),
        text("aa08", "2022-05-21", Status="hidden"),
    ]
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    unpack(SITE, tmp_path)
    write_settings(tmp_path)
    return tmp_path


def built(project: Path, output: str = "output") -> dict[str, str]:
    """Build the site and return its pages."""
    build(project / "conf.py", project / output)
    root = project / output
    return {
        path.relative_to(root).as_posix().removesuffix("index.html"): path.read_text("utf-8")
        for path in root.rglob("*.html")
    }


def dated(pages: Iterable[str]) -> set[str]:
    return {path for path in pages if re.fullmatch(r"\d{4}/(\d\d/){0,2}", path)}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path in before | after if before.get(path) != after.get(path)}


def lines(page: str) -> list[str]:
    """Return what is read on a page's lists, a line for each article."""
    found = lxml_html.fromstring(page).xpath("//main//li[@class='item']")
    return [" ".join(line.text_content().split()) for line in found]


def links(page: str, where: str = "//main//a") -> list[str]:
    return lxml_html.fromstring(page).xpath(f"{where}/@href")


def test_there_is_a_page_for_each_day_month_and_year_that_a_text_states(project: Path) -> None:
    assert dated(built(project)) == {
        "2021/", "2021/03/", "2021/03/01/",
        "2022/", "2022/05/", "2022/05/20/", "2022/05/22/", "2022/05/24/",
    }  # fmt: skip


def test_a_day_shows_a_report_once_by_source_and_page(project: Path) -> None:
    page = built(project)["2022/05/22/"]
    assert lines(page) == ["第aa04条 第2版", "新桥通车 2 家刊载 第10版同日又见松岭网"]
    assert "/a/aa/aa05.html" in links(page)
    assert links(page, "//nav[@class='turn']//a") == [
        "/2022/05/20/", "/2022/05/", "/2022/", "/2022/05/24/",
    ]  # fmt: skip


def test_the_front_page_shows_a_report_once_and_leads_to_the_days(project: Path) -> None:
    unpack(text("aa09", "2022-05-22"), project)
    (project / "content/aa06.md").unlink()
    page = built(project)[""]
    found = links(page, "(//main//article//a | //main//li[@class='item']/a)")
    assert found == [
        "/a/aa/aa03.html", "/a/aa/aa09.html", "/a/aa/aa04.html", "/a/aa/aa02.html",
        "/a/aa/aa01.html", "/a/aa/aa07.html",
    ]  # fmt: skip
    assert links(page, "//nav[@class='turn']//a") == ["/2022/05/20/", "/2022/05/22/"]


def test_a_month_and_a_year_lead_to_each_of_their_days(project: Path) -> None:
    pages = built(project)
    days = ["/2022/05/20/", "/2022/05/22/", "/2022/05/24/"]
    assert links(pages["2022/05/"], "//table//a") == days
    assert links(pages["2022/05/"], "//nav[@class='turn']//a") == ["/2021/03/", "/2022/"]
    assert links(pages["2022/"], "//*[local-name()='svg']//a") == days
    titles = lxml_html.fromstring(pages["2022/"]).xpath("//svg//a/title/text()")
    assert titles == ["2022年5月20日：1 篇", "2022年5月22日：3 篇", "2022年5月24日：1 篇"]
    assert "/2021/" in links(pages["2022/"]) and "/2022/" in links(pages["archive/"])


def test_one_more_article_of_a_day_prints_that_day_its_month_and_its_year(project: Path) -> None:
    before = built(project)
    unpack(text("aa09", "2022-05-22"), project)
    after = built(project)
    assert dated(changed(before, after)) == {"2022/05/22/", "2022/05/", "2022/"}
    assert after == built(project, "again")


def test_a_new_day_prints_its_neighbours_too(project: Path) -> None:
    before = built(project)
    unpack(text("aa09", "2022-05-23"), project)
    after = built(project)
    assert dated(changed(before, after)) == {
        "2022/05/23/", "2022/05/22/", "2022/05/24/", "2022/05/", "2022/",
    }  # fmt: skip
    assert after == built(project, "again")


def test_a_printing_of_another_day_prints_the_day_on_which_it_is_counted(project: Path) -> None:
    before = built(project)
    unpack(text("aa09", "2022-05-24", BRIDGE, Source="清河晚报"), project)
    after = built(project)
    assert "3 家刊载" in after["2022/05/22/"]
    assert "2022/05/20/" not in changed(before, after)
    assert after == built(project, "again")


def test_a_full_page_of_a_month_stays_when_an_article_comes(project: Path) -> None:
    write_settings(project, PRESS_PAGE_SIZE=1)
    before = built(project)
    unpack(text("aa09", "2022-05-25"), project)
    after = built(project)
    numbered = [path for path in before if re.fullmatch(r"2022/05/\d/", path)]
    assert len(numbered) == 5 and set(numbered) & changed(before, after) == {"2022/05/5/"}
    assert links(after["2022/05/5/"], "//nav[@class='turn']//a")[-1] == "/2022/05/6/"


def test_the_tenth_page_of_a_month_is_not_the_tenth_day(project: Path) -> None:
    write_settings(project, PRESS_PAGE_SIZE=1)
    unpack("".join(text(f"bb{n:02}", f"2022-05-{n:02}") for n in range(1, 13)), project)
    pages = built(project)
    assert lines(pages["2022/05/10/"]) == ["第bb10条"]
    assert "/2022/05/010/" in links(pages["2022/05/011/"])
    assert "/2022/05/9/" in links(pages["2022/05/010/"])


def test_an_alias_may_not_take_the_page_of_a_day(project: Path) -> None:
    unpack(text("aa09", "2022-05-22", Aliases="/2019/01/01/"), project)
    with pytest.raises(Exception, match="days, months and years have their pages there"):
        build(project / "conf.py", project / "output")


@pytest.fixture
def theme(project: Path) -> Path:
    """Our theme, but that an article says its day's address alone."""
    copy = shutil.copytree(ROOT / "theme", project / "theme")
    (copy / "templates/article.html").write_text("{{ article.day_url }}\n", encoding="utf-8")
    write_settings(project, THEME=str(copy))
    return copy


def test_an_article_leads_to_its_day_unless_it_is_in_no_list_or_states_none(
    project: Path, theme: Path
) -> None:
    pages = built(project)
    said = {slug: pages[f"a/aa/{slug}.html"].strip() for slug in ("aa03", "aa07", "aa08")}
    assert said == {"aa03": "2022/05/22/", "aa07": "None", "aa08": "None"}


def test_a_theme_without_their_templates_has_no_such_pages_and_no_link_to_one(
    project: Path, theme: Path
) -> None:
    kept = [theme / "templates" / name for name in ("day.html", "year.html")]
    had = [page.read_text("utf-8") for page in kept]
    for page in kept:
        page.unlink()
    without = built(project)
    assert dated(without) == {"2021/03/", "2022/05/"}
    for path, page in without.items():
        assert not {link.lstrip("/") for link in links(page, "//a")} & {"2022/", "2022/05/22/"}, (
            path
        )
    assert without["a/aa/aa03.html"] == "None"
    for page, template in zip(kept, had, strict=True):
        page.write_text(template, encoding="utf-8")
    assert built(project) == built(project, "again")
    assert (project / "output/a/aa/aa03.html").read_text("utf-8") == "2022/05/22/"
