"""The page of figures in built sites: what it counts, where it stands, who may stand there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from site_builder import Site, build_site, unpack, write_settings

from plugins.errors import BuildError
from plugins.press.build import build

Build = Callable[..., Site]

FERRY, REPRINT, UNDATED = "0a01020304050607", "0b01020304050607", "0c01020304050607"
BODY = "五月二十三日上午，渡口新桥建成通车，两岸居民往来只需五分钟，三十名船工转到桥管所工作。" * 3

ARCHIVE = f"""
-- content/sources.yaml --
sources:
  - {{name: 河谷日报, slug: hegu, kind: paper, aliases: [河谷报]}}
-- content/taxonomy.yaml --
categories:
  - {{name: 交通, slug: transport}}
-- content/pages/about.md --
Title: 关于
Slug: about

说明。
-- content/2022/05/{FERRY}.md --
Title: 渡口新桥通车
Date: 2022-05-23
Date_Precision: day
Category: 交通
Slug: {FERRY}
Source: 河谷日报
Source_Url: https://hegu.example/news/1.html
Reporters: 杨文
Kind: newspaper
Archived: 2024-01-02

{BODY}
-- content/2022/05/{REPRINT}.md --
Title: 新桥通车
Date: 2022-05-24
Date_Precision: day
Category: 交通
Slug: {REPRINT}
Source: 松岭网
Archived: 2024-02-02

{BODY}
-- content/undated/{UNDATED}.md --
Title: 夜校开班
Date: 2024-03-02
Date_Basis: archived
Category: 交通
Slug: {UNDATED}
Archived: 2024-03-02

夜校设在渡口小学，每周二、周四晚上七点上课，教室里坐满了放下工具赶来的人。
-- content/2022/05/0d01020304050607.md --
Title: 没有发出来的稿子
Date: 2019-05-24
Category: 交通
Slug: 0d01020304050607
Status: draft
Source: 松岭网

没有写完。
"""
PAGE = "about/archive/index.html"


def texts(page: Any, path: str) -> list[str]:
    """Return the text of every element at `path`, white space as a reader sees it."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


@pytest.fixture(scope="module", params=[False, True], ids=["press", "stock"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("figures")
    return build_site(ARCHIVE, folder, stock=request.param, SITEURL="https://news.example.org")


def table(page: Any, id_: str) -> list[str]:
    return texts(page, f"//section[@aria-labelledby='{id_}']//tbody/tr")


def test_the_page_counts_what_is_published_by_what_it_states(built: Site) -> None:
    page = html.document_fromstring(built.read(PAGE))
    assert built.status == 0
    assert texts(page, "//p[@class='standfirst']") == [
        "收录 3 篇。写明日期的都在2022年5月。1 篇没有写明是哪一天刊载的。"
    ]
    assert table(page, "sources") == ["松岭网133%", "河谷日报133%", "来源不详133%"]
    assert table(page, "categories") == ["交通3100%"]
    assert table(page, "kinds") == ["报纸版面133%", "没有写明267%"]
    assert table(page, "unstated") == [
        "哪一天刊载133%",
        "来源133%",
        "作者267%",
        "原文地址267%",
    ]


def test_the_most_reprinted_lead_to_the_page_of_their_printings(built: Site) -> None:
    page = html.document_fromstring(built.read(PAGE))
    assert "有 1 篇报道不止一家刊载，共 2 篇，占全库 67%。" in page.text_content()
    assert table(page, "reprints") == ["渡口新桥通车2022年5月23日2"]
    (link,) = page.xpath("//section[@aria-labelledby='reprints']//a/@href")
    assert link == f"https://news.example.org/g/{FERRY[:2]}/{FERRY}.html"


def test_the_page_stands_beside_the_page_about_the_site(built: Site) -> None:
    assert "说明。" in built.read("about/index.html")
    assert "<loc>https://news.example.org/about/archive/</loc>" in built.everything()
    for page in ("index.html", "archive/index.html", "data/index.html", "about/index.html"):
        assert 'href="https://news.example.org/about/archive/"' in built.read(page)


def test_a_source_shows_its_feeds_names_and_months(built: Site) -> None:
    page = html.document_fromstring(built.read("source/hegu/index.html"))
    said = dict(zip(texts(page, "//dl/div/dt"), texts(page, "//dl/div/dd"), strict=True))
    assert said == {"类别": "报纸", "又称": "河谷报", "本库收录": "1 篇", "订阅": "RSS Atom JSON"}
    assert texts(page, "//svg//a/title") == ["2022年5月，1 篇"]


def test_one_more_article_prints_the_page_again_and_a_new_text_does_not(tmp_path: Path) -> None:
    unpack(ARCHIVE, tmp_path)
    write_settings(tmp_path)
    output = tmp_path / "output"
    build(tmp_path / "conf.py", output)
    before = (output / PAGE).stat()
    ferry = tmp_path / f"content/2022/05/{FERRY}.md"
    text = ferry.read_text(encoding="utf-8")
    ferry.write_text(text + "\n当天下起了雨。\n", encoding="utf-8")
    build(tmp_path / "conf.py", output)
    assert (output / PAGE).stat().st_mtime_ns == before.st_mtime_ns
    ferry.write_text(text.replace("Reporters: 杨文\n", ""), encoding="utf-8")
    build(tmp_path / "conf.py", output)
    page = html.document_fromstring((output / PAGE).read_text(encoding="utf-8"))
    assert "作者3100%" in table(page, "unstated")


def test_no_old_address_takes_its_place(tmp_path: Path) -> None:
    alias = ARCHIVE.replace("Kind: newspaper", "Kind: newspaper\nAliases: /about/archive/")
    unpack(alias, tmp_path)
    write_settings(tmp_path)
    with pytest.raises(BuildError, match="no redirect from '/about/archive/'"):
        build(tmp_path / "conf.py", tmp_path / "output")


def test_a_page_of_ones_own_at_its_address_is_an_error_that_names_it(tmp_path: Path) -> None:
    head = "Title: 统计\nSlug: figures\nSave_as: about/archive/index.html"
    own = f"-- content/pages/figures.md --\n{head}\n\n自己数的。\n"
    unpack(ARCHIVE + own, tmp_path)
    write_settings(tmp_path)
    with pytest.raises(BuildError, match=r"pages/figures.md would stand at about/archive/index"):
        build(tmp_path / "conf.py", tmp_path / "output")


def test_an_empty_address_turns_it_off_and_another_moves_it(site: Build) -> None:
    off = site(ARCHIVE, settings={"STATISTICS_URL": ""})
    assert not (off.output / "about/archive").exists() and "收录统计" not in off.everything()
    moved = site(settings={"STATISTICS_URL": "figures.html"})
    assert "收录 3 篇" in moved.read("figures.html")
    assert 'href="/figures.html"' in moved.read("index.html")


def test_an_archive_without_articles_says_so(site: Build) -> None:
    empty = site("-- content/pages/about.md --\nTitle: 关于\nSlug: about\n\n说明。\n")
    assert "还没有收录文章。" in empty.read(PAGE)
