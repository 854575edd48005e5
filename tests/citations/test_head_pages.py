"""What stands in the heads of built pages, read back by extruct as a search engine would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import extruct
import pytest
from programs import served
from site_builder import Site, build_site

Build = Callable[..., Site]

PUBLIC = {"SITEURL": "https://news.example.org"}
REPORT, DOCUMENT, BARE = "0a01020304050607", "0b01020304050607", "0c01020304050607"
SAMPLE, WITHDRAWN, NASTY = "0d01020304050607", "0e01020304050607", "0f01020304050607"
HIDDEN = "1a01020304050607"

ARCHIVE = f"""
-- content/sources.yaml --
sources:
  - name: 河谷日报
    slug: hegu
    kind: paper
    homepage: https://hegu.example/
    terms: 转载须注明来源。
-- content/taxonomy.yaml --
categories:
  - {{name: 交通, slug: transport}}
  - {{name: 文件, slug: documents}}
-- content/2022/05/{REPORT}.md --
Title: 渡口新桥通车
Subtitle: 两岸往来只需五分钟
Date: 2022-05-23
Date_Precision: day
Category: 交通
Tags: 桥梁
Slug: {REPORT}
Source: 河谷日报
Source_Url: https://hegu.example/news/1.html
Reporters: 杨文
Page: 第3版(要闻)
Archived: 2024-01-02
Kind: newspaper

五月二十三日上午，渡口新桥建成通车。
-- content/2022/05/{DOCUMENT}.md --
Title: 河谷市人民政府关于渡口管理的通知
Date: 2022-05-20
Category: 文件
Slug: {DOCUMENT}
Issuing_Bodies: 河谷市人民政府
Doc_Number: 河政发〔2022〕3号
Archived: 2024-01-02
Kind: official
Raw: 3f0a

各区县人民政府：现就渡口管理通知如下。
-- content/2022/05/{DOCUMENT}.facts.json --
{{"version": 1, "id": "{DOCUMENT}", "raw": "3f0a", "story_no": 1, "story": {{}},
 "document": {{"doc_number": "河政发〔2022〕3号", "signed_date": "2022-05-20",
  "issuing_bodies": ["河谷市人民政府"]}}}}
-- content/2024/01/{BARE}.md --
Title: 灯下随笔
Date: 2024-01-02
Date_Basis: archived
Category: 交通
Slug: {BARE}
Archived: 2024-01-02

灯下无事，写几行字。
-- content/2024/01/{SAMPLE}.md --
Title: 某某桥梁通车范文
Date: 2022-05-23
Category: 交通
Slug: {SAMPLE}
Source: 河谷日报
Is_Template: yes

某月某日，某某桥梁建成通车。
-- content/2024/01/{WITHDRAWN}.md --
Title: 已撤回
Date: 2022-05-23
Category: 交通
Slug: {WITHDRAWN}
Status: hidden
Source: 河谷日报
Withdrawn: 2024-02-01

已撤回
-- content/2024/01/{NASTY}.md --
Title: "甲"&amp;'乙' &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- &amp;amp;
Date: 2022-05-24
Category: 交通
Slug: {NASTY}
Source: 河谷&lt;/title&gt;"报"
Reporters: O"Neil&lt;b&gt;

正文。
-- content/2024/01/{HIDDEN}.md --
Title: 藏起来的一篇
Date: 2022-05-24
Category: 交通
Slug: {HIDDEN}
Status: hidden

正文。
"""


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The archive as a public site, for the tests that only read it."""
    return build_site(ARCHIVE, tmp_path_factory.mktemp("heads"), **PUBLIC)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same with a word to search engines."""
    settings = {**PUBLIC, "METADATA_ROBOTS": "index, follow"}
    return build_site(ARCHIVE, tmp_path_factory.mktemp("robots"), **settings)


def path(id: str) -> str:
    return f"a/{id[:2]}/{id}.html"


def read(built: Site, page: str) -> dict[str, Any]:
    """Return what extruct finds; there is never any microdata."""
    assert built.status == 0 and "ERROR" not in built.said, built.said
    found: dict[str, Any] = extruct.extract(
        built.read(page), syntaxes=["json-ld", "opengraph", "dublincore", "microdata"]
    )
    assert not found["microdata"]
    return found


def dublin_core(found: dict[str, Any]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for told in found["dublincore"]:
        for element in told["elements"] + told["terms"]:
            # extruct takes the description that every page has for one of Dublin Core's.
            if element["name"] != "description":
                said.setdefault(element["name"], []).append(element["content"])
    return said


def test_a_report_is_read_back_from_its_page(public: Site) -> None:
    found = read(public, path(REPORT))
    (node,) = found["json-ld"]
    url = f"https://news.example.org/{path(REPORT)}"
    assert node["@type"] == "NewsArticle" and node["archivedAt"] == node["url"] == url
    assert (
        node["headline"] == "渡口新桥通车"
        and node["isBasedOn"] == "https://hegu.example/news/1.html"
    )
    assert node["datePublished"] == "2022-05-23"
    assert (node["printPage"], node["printSection"]) == ("3", "要闻")
    (graph,) = found["opengraph"]
    assert graph["properties"] == [
        ("og:type", "article"),
        ("og:title", "渡口新桥通车"),
        ("og:url", url),
        ("og:site_name", "剪报"),
        ("og:description", "五月二十三日上午，渡口新桥建成通车。"),
        ("article:published_time", "2022-05-23"),
        ("article:section", "交通"),
        ("article:tag", "桥梁"),
    ]
    assert dublin_core(found) == {
        "DC.title": ["渡口新桥通车"],
        "DCTERMS.alternative": ["两岸往来只需五分钟"],
        "DC.creator": ["杨文"],
        "DC.type": ["NewsItem"],
        "DC.source": ["河谷日报"],
        "DCTERMS.source": ["https://hegu.example/news/1.html"],
        "DC.publisher": ["剪报"],
        "DC.date": ["2022-05-23"],
        "DC.language": ["zh-Hans"],
        "DC.identifier": [url],
        "DC.subject": ["桥梁"],
        "DC.rights": ["转载须注明来源。"],
        "DCTERMS.provenance": ["2024年1月2日由剪报收录"],
    }


def test_an_official_document_is_read_back_from_its_page(public: Site) -> None:
    found = read(public, path(DOCUMENT))
    (node,) = found["json-ld"]
    assert node["@type"] == "Legislation" and node["legislationType"] == "通知"
    assert node["legislationIdentifier"] == "河政发〔2022〕3号"
    assert node["legislationDate"] == "2022-05-20" and "datePublished" not in node
    said = dublin_core(found)
    assert said["DC.creator"] == ["河谷市人民政府"] and said["DC.date"] == ["2022-05-20"]
    assert said["DC.identifier"][1] == "河政发〔2022〕3号" and said["DC.type"] == ["Text"]


def test_of_a_text_that_states_nothing_nothing_is_said(public: Site) -> None:
    found = read(public, path(BARE))
    (node,) = found["json-ld"]
    assert node["@type"] == "Article"
    assert not {"datePublished", "author", "sourceOrganization", "isBasedOn"} & set(node)
    assert not {"DC.date", "DC.creator", "DC.source", "DC.rights"} & set(dublin_core(found))
    assert "2024-01-02" not in public.read(path(BARE)).split("</head>")[0]


@pytest.mark.parametrize("id", [SAMPLE, WITHDRAWN, HIDDEN])
def test_what_is_no_news_or_is_not_to_be_found_says_noindex_and_no_more(
    told: Site, id: str
) -> None:
    found = read(told, path(id))
    assert not found["json-ld"] and not found["opengraph"] and not dublin_core(found)
    page = told.read(path(id))
    assert page.count('<meta name="robots" content="noindex">') == page.count('"robots"') == 1


def test_no_title_breaks_the_head(public: Site) -> None:
    found = read(public, path(NASTY))
    (node,) = found["json-ld"]
    title = "\"甲\"&'乙' </script><script>alert(1)</script> <!-- &amp;"
    assert node["headline"] == title
    assert node["sourceOrganization"]["name"] == '河谷</title>"报"'
    assert node["author"]["name"] == 'O"Neil<b>'
    (graph,) = found["opengraph"]
    assert ("og:title", title) in graph["properties"]
    said = dublin_core(found)
    assert said["DC.title"] == [title] and said["DC.creator"] == ['O"Neil<b>']
    assert public.read(path(NASTY)).count("</script>") == 1


def test_highwire_tags_are_left_out_because_zotero_would_see_a_journal(public: Site) -> None:
    assert "citation_" not in public.everything()


@pytest.mark.parametrize(
    ("setting", "report", "bare"),
    [
        (
            "self",
            f"https://news.example.org/{path(REPORT)}",
            f"https://news.example.org/{path(BARE)}",
        ),
        ("source", "https://hegu.example/news/1.html", f"https://news.example.org/{path(BARE)}"),
        ("none", None, None),
    ],
)
def test_which_address_counts_is_a_setting(
    site: Build, setting: str, report: str | None, bare: str | None
) -> None:
    built = site(ARCHIVE, settings={**PUBLIC, "METADATA_CANONICAL": setting})
    for id, address in ((REPORT, report), (BARE, bare)):
        page = built.read(path(id))
        assert page.count('rel="canonical"') == (address is not None)
        if address:
            assert f'<link rel="canonical" href="{address}">' in page
    assert ('rel="canonical"' in built.read("index.html")) == (setting != "none")


def test_a_canonical_address_of_another_kind_stops_the_build(site: Build) -> None:
    built = site(ARCHIVE, settings={"METADATA_CANONICAL": "original"})
    assert built.status != 0
    assert "METADATA_CANONICAL is “original”. Set it to one of self, source, none." in built.said


def test_robots_are_told_on_copies_only(told: Site) -> None:
    said = '<meta name="robots" content="index, follow">'
    assert said in told.read(path(REPORT)) and said not in told.read("index.html")


def test_a_preview_names_no_address(site: Build) -> None:
    built = site(ARCHIVE)
    (node,) = read(built, path(REPORT))["json-ld"]
    assert not {"url", "archivedAt", "mainEntityOfPage"} & set(node)
    assert 'rel="canonical"' not in built.read(path(REPORT))
    assert not read(built, "index.html")["json-ld"]


def test_lists_and_the_front_say_what_they_are(site: Build) -> None:
    built = site(ARCHIVE, settings={**PUBLIC, "SITENAME": "甲</script>&乙"})
    (front,) = read(built, "index.html")["json-ld"]
    assert front["@type"] == "WebSite" and front["name"] == "甲</script>&乙"
    for page, name in (("category/transport/index.html", "交通"), ("category/index.html", "分类")):
        (node,) = read(built, page)["json-ld"]
        assert node["@type"] == "CollectionPage" and node["name"] == name
        assert node["url"] == f"https://news.example.org/{page.removesuffix('index.html')}"


def test_stock_pelican_says_the_same(site: Build, public: Site) -> None:
    stock = site(ARCHIVE, settings=PUBLIC, stock=True)
    for id in (REPORT, DOCUMENT, BARE, SAMPLE, NASTY, WITHDRAWN, HIDDEN):
        assert public.read(path(id)) == stock.read(path(id))


def test_an_edit_changes_what_is_said_as_a_build_from_nothing_does(site: Build) -> None:
    site(ARCHIVE, settings=PUBLIC)
    edited = ARCHIVE.replace("Reporters: 杨文", "Reporters: 李明").replace(
        "hegu.example/", "he.example/"
    )
    again = site(edited, settings=PUBLIC)
    assert '"name":"李明"' in again.read(path(REPORT))
    assert again.files() == site(edited, settings=PUBLIC, output="fresh").files()


def test_a_browser_takes_no_offence(site: Build, browser: Any) -> None:
    built = site(ARCHIVE)
    with served(built.output) as address:
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        for id in (REPORT, NASTY):
            page.goto(f"{address}/{path(id)}")
            assert page.locator('script[type="application/ld+json"]').count() == 1
        page.close()
    assert not said


def test_robots_that_are_no_line_stop_the_build(site: Build) -> None:
    built = site(ARCHIVE, settings={**PUBLIC, "METADATA_ROBOTS": ["noindex"]})
    assert built.status != 0
    assert "METADATA_ROBOTS is ['noindex']. Give it one line" in built.said
