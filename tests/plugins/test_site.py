"""Sites with the project's own settings and theme: files in, files out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html as lxml_html
from site_builder import Site

Build = Callable[..., Site]

FIRST = "a/0a/0a01020304050607.html"
WITHDRAWN = "a/0e/0e01020304050607.html"


def text(page: str) -> str:
    return "".join(lxml_html.fromstring(page).text_content().split())


def test_the_archive_is_built_without_a_word(site: Build, archive: str) -> None:
    built = site(archive)
    assert built.status == 0
    assert "ERROR" not in built.said and "WARNING" not in built.said, built.said
    for path in ("index.html", FIRST, "category/affairs/index.html", "tag/桥梁/index.html",
                 "source/hefen/index.html", "2022/05/index.html", "undated/index.html",
                 "archive/index.html", "feeds/index.html", "category/index.html", "tag/index.html",
                 "source/index.html", "404.html", "about/index.html", "feeds/all.xml",
                 "feeds/category/affairs.xml", "feeds/tag/桥梁.xml",
                 "feeds/source/hefen.xml"):  # fmt: skip
        assert path in built.files(), path


def test_an_article_says_where_it_comes_from(site: Build, archive: str) -> None:
    page = site(archive).read(FIRST)
    said = text(page)
    for words in ("渡口新桥通车A&B", "民生工程", "河汾日报", "杨文", "李明", "2022年5月23日12:11",
                  "https://hefen.example/news/", "2026年11月1日", "新桥全景", "赵一",
                  "河办字〔2022〕3号", "船工转岗", "交通局", "〔此处缺文〕"):  # fmt: skip
        assert words in said, words
    assert 'title="疑为“入晋关口”">人晋关口</span><sup' in page
    assert "“人晋关口”疑为“入晋关口”。照原件排印，未作改动。" in said
    assert '<h2 id="s1">旧渡口保留</h2>' in page
    number = '<a class="no" href="#m1" rel="noopener noreferrer">1.</a>'
    assert f'<p class="measure" id="m1">{number} 船工转岗' in page


def test_printings_are_shown_on_both(site: Build, archive: str) -> None:
    built = site(archive)
    one, other = built.read(FIRST), built.read("a/0b/0b01020304050607.html")
    assert "a/0b/0b01020304050607.html" in one and "a/0a/0a01020304050607.html" in other
    assert "最早刊载" in other
    assert "2家刊载" in text(built.read("category/transport/index.html"))


def test_an_undated_text_never_shows_its_archived_day_as_its_own(site: Build, archive: str) -> None:
    built = site(archive)
    page = text(built.read("a/0d/0d01020304050607.html"))
    assert "日期不详" in page and "2026年11月2日" in page
    assert "没有日期的稿子" in text(built.read("undated/index.html"))
    assert not any(path.startswith("2026/") for path in built.files())
    assert "没有日期的稿子" in text(built.read("category/affairs/index.html"))


def test_nothing_of_a_withdrawn_article_is_left(site: Build, archive: str) -> None:
    built = site(archive)
    everything = built.everything()
    for words in (
        "这一句不得见于任何页面",
        "这条图说也不得出现",
        "一条要撤回的消息",
        "只有它用的标签",
    ):
        assert words not in everything
        assert not any(words in path for path in built.files())
    notice = text(built.read(WITHDRAWN))
    assert "2026年11月3日" in notice and "权利人要求" in notice
    listed = [path for path in built.files() if path.endswith((".html", ".xml"))]
    assert [p for p in listed if "0e01020304050607" in built.read(p)] == []


def test_old_addresses_redirect(site: Build, archive: str) -> None:
    built = site(archive)
    for path in ("old/bridge.html", "2022/05/23/桥/index.html"):
        assert f"url=/{FIRST}" in built.read(path)


def test_every_link_inside_the_site_leads_somewhere(site: Build, archive: str) -> None:
    built = site(archive, settings={"PRESS_PAGE_SIZE": 1})
    files = built.files()
    for path in [path for path in files if path.endswith(".html")]:
        tree = lxml_html.fromstring(built.read(path))
        for _, name, link, _ in tree.iterlinks():
            parts = urlsplit(link)
            if parts.netloc or parts.scheme or not parts.path or name == "action":
                continue
            assert parts.path.startswith("/"), (path, link)
            target = unquote(parts.path).lstrip("/")
            found = f"{target}index.html" if target.endswith("/") or not target else target
            assert found in files, (path, link)


def test_no_page_calls_another_host(site: Build, archive: str) -> None:
    built = site(archive)
    for path in [path for path in built.files() if path.endswith(".html")]:
        tree = lxml_html.fromstring(built.read(path))
        for element, name, link, _ in tree.iterlinks():
            # What these name is not fetched: the address that counts, and vocabularies.
            names = element.get("rel", "").startswith(("canonical", "schema."))
            if element.tag != "a" and not names:
                assert not urlsplit(link).netloc, (path, name, link)


def test_the_same_content_gives_the_same_bytes(site: Build, archive: str) -> None:
    assert site(archive).files() == site(output="again").files()


def listing(number: int, *, day: int | None = None) -> str:
    return f"""
-- content/2022/06/{number:016x}.md --
Title: 第{number}条
Date: 2022-06-{day or number:02}
Date_Precision: day
Category: 时政
Slug: {number:016x}
Source: 河汾日报
Archived: 2026-11-01

第{number}条的正文。
"""


def test_a_full_page_stays_as_it_is_when_articles_come(site: Build, sources: str) -> None:
    size = {"PRESS_PAGE_SIZE": 3}
    before = site(sources + "".join(listing(n) for n in range(1, 8)), settings=size).files()
    after = site(listing(8) + listing(9), settings=size).files()
    for list_ in ("category/affairs", "source/hefen", "2022/06"):
        assert before[f"{list_}/1/index.html"] == after[f"{list_}/1/index.html"]
        assert f"{list_}/3/index.html" not in before and f"{list_}/3/index.html" in after


def test_the_way_from_the_front_of_a_list_meets_every_article_once(
    site: Build, sources: str
) -> None:
    built = site(
        sources + "".join(listing(n) for n in range(1, 12)), settings={"PRESS_PAGE_SIZE": 3}
    )
    seen: list[str] = []
    paths = ["category/affairs/"]
    for path in paths:
        page = built.read(f"{path}index.html")
        seen += re.findall(r"第(\d+)条</a>", page)
        older = lxml_html.fromstring(page).xpath("//a[@rel='next']/@href")
        paths += [link.lstrip("/") for link in older if link.lstrip("/") not in paths]
    assert seen == [str(n) for n in range(11, 0, -1)]


HOSTILE = """
-- content/2022/05/1a01020304050607.md --
Title: &lt;/title&gt;&lt;script&gt;alert("题")&lt;/script&gt;' onmouseover='x
Subtitle: &lt;img src=x onerror=alert(2)&gt;
Kicker: "&gt;&lt;svg onload=alert(3)&gt;
Date: 2022-05-23
Category: 时政
Tags: &lt;b onclick=x&gt;标签
Slug: 1a01020304050607
Source: "&gt;&lt;script&gt;alert(4)&lt;/script&gt;
Source_Url: javascript:alert(5)
Reporters: &lt;script&gt;alert(6)&lt;/script&gt;
Summary: <script>alert(7)</script>提要
Archived: 2026-11-01

<script>alert(8)</script>

<p onclick="alert(9)"><img src="x" onerror="alert(10)"><a href="javascript:alert(11)">链接</a></p>

[链接](javascript:alert(12)) <iframe src="https://evil.example"></iframe> [文件]({static}/sources.yaml)
"""


def assert_harmless(built: Site) -> None:
    for path in [path for path in built.files() if path.endswith(".html")]:
        tree = lxml_html.fromstring(built.read(path))
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            # The pictures of days, of months and of shares are ours.
            classes = {
                element.get("class"),
                element.getparent() is not None and element.getparent().get("class"),
            }
            drawn_by_us = element.tag == "svg" and classes & {"plot", "bar", "heat"}
            assert element.tag not in ("iframe", "svg", "object") or drawn_by_us, path
            if element.tag == "script" and not element.get("src"):
                assert element.get("type") == "application/ld+json", path
                json.loads(element.text)
            for name, value in element.attrib.items():
                assert not name.startswith("on"), (path, name)
                assert not value.strip().lower().startswith("javascript:"), (path, value)


def test_hostile_content_acts_nowhere(site: Build, sources: str) -> None:
    built = site(sources + HOSTILE)
    assert built.status == 0 and "sources.yaml" not in built.files()
    assert_harmless(built)
    assert '</title><script>alert("题")' in lxml_html.fromstring(
        built.read("a/1a/1a01020304050607.html")
    ).findtext(".//title", "")


def test_hostile_content_acts_nowhere_in_a_stock_theme(site: Build, sources: str) -> None:
    names = [
        "catalog",
        "attribution",
        "reprints",
        "related",
        "feeds",
        "citations",
        "exports",
        "press",
    ]
    assert_harmless(site(sources + HOSTILE, plugins=[f"plugins.{name}" for name in names]))


@pytest.mark.parametrize(
    ("alias", "why"),
    [
        ("../../etc/passwd", "begin with one slash"),
        ("/../../etc/passwd", "leaves the site"),
        ("/index.html", "answers there"),
        ("/a/0a/0a01020304050607.html", "answers there"),
        ("/theme/css/jianbao.css/", "answers there"),
        ("/feeds/all.html", "answers there"),
        ("/category/affairs/", "answers there"),
        ("/CNAME/", "answers there"),
        ("/.nojekyll/", "hidden file"),
        ("/drafts/x.html", "answers there"),
        ("/images/x/", "answers there"),
        ("/robots.txt", "answers there"),
        ("/about/", "answers there"),
    ],
)
def test_an_alias_that_is_not_ours_to_give_is_refused(
    site: Build, archive: str, tmp_path: Path, alias: str, why: str
) -> None:
    built = site(archive.replace("Slug: 0c", f"Aliases: {alias}\nSlug: 0c"), stock=True)
    assert f"0c01020304050607.md: no redirect from '{alias}'" in built.said
    assert why in built.said
    assert set(built.files()) == set(site(archive, output="plain").files())


def test_two_tags_at_one_address_are_named(site: Build, archive: str) -> None:
    built = site(archive.replace("Tags: 桥梁\n", "Tags: C++; C#\n"))
    assert "ERROR" in built.said and "taxonomy.yaml: under “tags:”, “C#” and “C++”" in built.said
    tags = "tags:\n  - {name: C++, slug: cpp}\n-- content/pages/about.md --"
    built = site(
        archive.replace("Tags: 桥梁\n", "Tags: C++; C#\n").replace(
            "-- content/pages/about.md --", tags
        )
    )
    assert "ERROR" not in built.said
    assert "tag/cpp/index.html" in built.files() and "tag/c/index.html" in built.files()


def test_a_tag_without_an_address_is_named_and_a_slug_mends_it(site: Build, archive: str) -> None:
    archive = archive.replace("Tags: 桥梁\n", "Tags: ？！\n")
    said = site(archive).said
    assert "under “tags:”, “？！” (in 2022/05/0b01020304050607.md) give no address" in said
    tags = "tags:\n  - {name: ？！, slug: really}\n-- content/pages/about.md --"
    built = site(archive.replace("-- content/pages/about.md --", tags))
    assert "ERROR" not in built.said and "tag/really/index.html" in built.files()


@pytest.mark.parametrize(
    "slug", ["archive", "tag", "feeds", "undated", "category/affairs", "2022/05"]
)
def test_a_page_in_the_place_of_a_list_is_named(site: Build, archive: str, slug: str) -> None:
    built = site(
        archive + f"-- content/pages/mine.md --\nTitle: 我的\nSlug: {slug}\n\n我的。\n", stock=True
    )
    assert f"pages/mine.md would stand at {slug}/index.html" in built.said
    assert "CRITICAL" not in built.said


def test_links_can_be_relative(site: Build, archive: str) -> None:
    built = site(archive, settings={"RELATIVE_URLS": True})
    assert 'href="../../source/hefen/"' in built.read(FIRST)
