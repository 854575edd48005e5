"""What stands in built sites: sitemap, robots.txt, /data/; by the press and by stock Pelican."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import extruct
import pytest
from site_builder import Site, build_site

Build = Callable[..., Site]

PUBLIC = {"SITEURL": "https://news.example.org"}
FIRST, REPRINT, SAMPLE = "0a01020304050607", "0b01020304050607", "0c01020304050607"
WITHDRAWN, HIDDEN, DRAFT = "0d01020304050607", "0e01020304050607", "0f01020304050607"
BODY = "五月二十三日上午，渡口新桥建成通车，两岸居民往来只需五分钟，三十名船工转到桥管所工作。" * 3

ARCHIVE = f"""
-- content/sources.yaml --
sources:
  - {{name: 河谷日报, slug: hegu, kind: paper}}
-- content/taxonomy.yaml --
categories:
  - {{name: 交通, slug: transport}}
-- content/pages/about.md --
Title: 关于
Slug: about

说明。
-- content/2022/05/{FIRST}.md --
Title: =渡口新桥通车
Date: 2022-05-23
Date_Precision: day
Category: 交通
Tags: 桥梁; 渡口
Slug: {FIRST}
Source: 河谷日报
Source_Url: https://hegu.example/news/1.html
Reporters: 杨文
Archived: 2024-01-02
Aliases: /old/bridge.html

{BODY}
-- content/2022/05/{REPRINT}.md --
Title: 渡口新桥通车
Date: 2022-05-24
Date_Precision: day
Category: 交通
Slug: {REPRINT}
Source: 松岭网
Modified: 2024-03-04
Archived: 2024-02-02

{BODY}
-- content/2022/05/{SAMPLE}.md --
Title: 桥梁通车范文
Date: 2022-05-24
Category: 交通
Slug: {SAMPLE}
Archived: 2024-02-02
Is_Template: yes

某月某日，某某桥梁建成通车。
-- content/2022/05/{WITHDRAWN}.md --
Title: 已撤回
Date: 2022-05-23
Category: 交通
Slug: {WITHDRAWN}
Status: hidden
Withdrawn: 2024-02-01

已撤回
-- content/2022/05/{HIDDEN}.md --
Title: 藏起来的一篇
Date: 2022-05-23
Category: 交通
Slug: {HIDDEN}
Status: hidden

正文。
-- content/2022/05/{DRAFT}.md --
Title: 草稿
Date: 2022-05-23
Category: 交通
Slug: {DRAFT}
Status: draft

正文。
"""


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The archive as a public site, for the tests that only read it."""
    return good(build_site(ARCHIVE, tmp_path_factory.mktemp("exports"), **PUBLIC))


def good(built: Site) -> Site:
    assert built.status == 0 and "ERROR" not in built.said, built.said
    return built


def listed(built: Site) -> dict[str, str | None]:
    """Return the paths in the sitemap → the day of their last change."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.fromstring(built.read("sitemap.xml"))
    return {
        str(entry.findtext(f"{space}loc")).removeprefix(PUBLIC["SITEURL"]): entry.findtext(
            f"{space}lastmod"
        )
        for entry in root
    }


def rows(built: Site, month: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in built.read(f"data/{month}.jsonl").splitlines()]


def test_the_sitemap_lists_public_pages_each_with_the_day_that_facts_tell(public: Site) -> None:
    found = listed(public)
    articles = {path: day for path, day in found.items() if path.startswith("/a/")}
    assert articles == {
        f"/a/0a/{FIRST}.html": "2024-01-02",
        f"/a/0b/{REPRINT}.html": "2024-03-04",
    }
    assert {"/", "/about/", "/data/", "/category/transport/", "/source/hegu/"} <= set(found)
    files = public.files()
    for path in found:
        name = unquote(path).lstrip("/")
        assert (f"{name}index.html" if not name or name.endswith("/") else name) in files, path


def test_copies_that_are_not_to_be_found_are_not_in_the_sitemap(site: Build) -> None:
    for said in ("noindex, follow", "none"):
        built = good(site(ARCHIVE, settings={**PUBLIC, "METADATA_ROBOTS": said}))
        assert not [path for path in listed(built) if path.startswith("/a/")]


def test_robots_say_where_the_sitemap_is(public: Site) -> None:
    assert "Sitemap: https://news.example.org/sitemap.xml" in public.read("robots.txt")


@pytest.mark.parametrize("settings", [{}, {"SITEURL": "/sub"}])
def test_a_preview_has_neither_sitemap_nor_robots_but_data(
    site: Build, settings: dict[str, str]
) -> None:
    files = good(site(ARCHIVE, settings=settings)).files()
    assert "sitemap.xml" not in files and "robots.txt" not in files
    assert "data/2024-01.jsonl" in files


def test_robots_can_be_left_to_somebody_else(site: Build) -> None:
    files = good(site(ARCHIVE, settings={**PUBLIC, "ROBOTS_TXT": None})).files()
    assert "robots.txt" not in files and "sitemap.xml" in files


@pytest.mark.parametrize("said", ["Disallow: /", ["User-agent: *\nDisallow: /"], [None], 3])
def test_robots_that_are_no_lines_stop_the_build(site: Build, said: object) -> None:
    built = site(ARCHIVE, settings={**PUBLIC, "ROBOTS_TXT": said})
    assert built.status != 0 and f"ROBOTS_TXT is {said!r}. Give it a list" in built.said


def test_a_day_beyond_the_calendar_of_the_zone_has_no_last_change(site: Build) -> None:
    archive = ARCHIVE.replace("Archived: 2024-01-02", "Archived: 0001-01-01")
    built = good(site(archive, settings=PUBLIC))
    assert listed(built)[f"/a/0a/{FIRST}.html"] is None


def test_the_data_hold_a_row_for_each_listed_article_and_no_text(public: Site) -> None:
    (first,), others = rows(public, "2024-01"), rows(public, "2024-02")
    assert first == {
        "id": FIRST,
        "address": f"https://news.example.org/a/0a/{FIRST}.html",
        "title": "=渡口新桥通车",
        "printed": "2022-05-23",
        "archived": "2024-01-02",
        "source": "河谷日报",
        "original_url": "https://hegu.example/news/1.html",
        "category": "交通",
        "tags": ["桥梁", "渡口"],
        "authors": ["杨文"],
        "reporters": ["杨文"],
        "reprint_group": FIRST,
    }
    assert {one["id"] for one in others} == {REPRINT, SAMPLE}
    assert [one.get("reprint_group") for one in others if one["id"] == REPRINT] == [FIRST]
    everything = "".join(
        public.read(f"data/2024-0{n}.{e}") for n in (1, 2) for e in ("csv", "jsonl")
    )
    for id in (WITHDRAWN, HIDDEN, DRAFT):
        assert id not in everything
    assert "两岸居民" not in everything
    text = public.read("data/2024-01.csv").removeprefix("\ufeff")
    (cells,) = csv.DictReader(io.StringIO(text))
    assert cells["title"] == "'=渡口新桥通车" and cells["tags"] == "桥梁; 渡口"


def test_the_group_in_the_data_is_the_one_whose_page_there_is(public: Site) -> None:
    (first,) = rows(public, "2024-01")
    assert f"g/{first['reprint_group'][:2]}/{first['reprint_group']}.html" in public.files()


def test_a_page_explains_the_data_and_leads_to_every_file(public: Site) -> None:
    page = public.read("data/index.html")
    package = json.loads(public.read("data/datapackage.json"))
    files = set(public.files())
    for resource in package["resources"]:
        assert f"data/{resource['path']}" in files and f"data/{resource['path']}" in page
    assert {"data/datapackage.json", "data/schema.json"} <= files
    schema = json.loads(public.read("data/schema.json"))
    for field in schema["fields"]:
        assert f"<code>{field['name']}</code>" in page
    (node,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    assert node["@type"] == "Dataset" and "license" not in node
    assert {one["contentUrl"] for one in node["distribution"]} == {
        f"https://news.example.org/data/{resource['path']}" for resource in package["resources"]
    }


def test_an_article_at_an_address_of_ours_stops_the_build(site: Build) -> None:
    page = "-- content/pages/data.md --\nTitle: 数据\nSlug: data\n\n我的数据。\n"
    built = site(ARCHIVE + page, settings=PUBLIC)
    assert built.status != 0
    assert "pages/data.md would stand at data/index.html" in built.said


def test_an_alias_does_not_take_an_address_of_ours(site: Build) -> None:
    aliases = ("/sitemap.xml", "/data/", "/data/2024-01.csv", "/robots.txt")
    built = site(ARCHIVE.replace("/old/bridge.html", "; ".join(aliases)), settings=PUBLIC)
    for alias in aliases:
        assert f"no redirect from '{alias}'" in built.said


def test_stock_pelican_gives_the_same_files(site: Build, public: Site) -> None:
    ours = public.files()
    stock = site(ARCHIVE, settings=PUBLIC, stock=True).files()
    names = [name for name in ours if name.startswith("data/")] + ["sitemap.xml", "robots.txt"]
    assert len(names) == 9
    for name in names:
        assert ours[name] == stock[name], name


def test_alone_in_a_stock_site_it_gives_what_it_can(site: Build) -> None:
    built = good(site(ARCHIVE, plugins=["plugins.exports"], settings=PUBLIC))
    assert f"{PUBLIC['SITEURL']}/{FIRST}.html" in built.read("sitemap.xml")
    assert {"data/2024-01.csv", "data/datapackage.json"} <= set(built.files())
    assert "data/index.html" not in built.files()


def test_the_sitemap_of_a_theme_without_a_front_page_names_none(site: Build) -> None:
    built = site(ARCHIVE, settings={**PUBLIC, "THEME": "simple"})
    assert built.status == 0
    assert ("/" in listed(built)) == ("index.html" in built.files())


EDITS = {
    "a new article": ("-- content/pages", "-- content/2022/05/1a01020304050607.md --\nTitle: 新到\n"
        "Date: 2022-06-01\nCategory: 交通\nSlug: 1a01020304050607\nArchived: 2024-02-09\n\n正文。\n"
        "-- content/pages"),
    "another title": ("Title: 渡口新桥通车", "Title: 渡口大桥通车"),
    "another body, no reprint any more": (
        f"\n{BODY}\n-- content/2022/05/{SAMPLE}", f"\n另一篇。\n-- content/2022/05/{SAMPLE}"),
    "another source": ("name: 河谷日报, slug: hegu", "name: 河谷日报, slug: hegu, aliases: [松岭网]"),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_all_is_as_in_a_build_from_nothing(site: Build, edit: str) -> None:
    good(site(ARCHIVE, settings=PUBLIC))
    old, new = EDITS[edit]
    assert old in ARCHIVE
    edited = ARCHIVE.replace(old, new, 1)
    again = good(site(edited, settings=PUBLIC)).files()
    fresh = good(site(edited, settings=PUBLIC, output="fresh")).files()
    assert again == fresh
