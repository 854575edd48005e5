"""Pages of departments in built sites: what they show, and what a changed document prints again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from lxml import html
from site_builder import Site, run_pelican, unpack, write_settings

from plugins.errors import BuildError
from plugins.press.build import build

Build = Callable[..., Site]
FIRST, SECOND, THIRD = "0a01020304050607", "0b01020304050607", "0c01020304050607"

SITE = """
-- content/sources.yaml --
sources: []
-- content/taxonomy.yaml --
categories:
  - {name: 文件, slug: documents}
-- content/pages/about.md --
Title: 关于
Slug: about

说明。
"""


def document(
    slug: str,
    day: str,
    title: str,
    measures: Iterable[tuple[str, str, list[str]]],
    header: str = "",
) -> str:
    """Return a document's two files; of its measures (title, text, bodies) the first body leads."""
    listed = [
        {
            "no": no,
            "section": None,
            "title": name,
            "departments": bodies,
            "roles": {bodies[0]: "牵头"},
        }
        for no, (name, _, bodies) in enumerate(measures, start=1)
    ]
    facts = {
        "version": 1,
        "story": {},
        "document": {"doc_number": f"河办字〔{day[:4]}〕3号", "measures": listed},
    }
    body = "\n\n".join(
        f"{no}\\. {name}。{told}" for no, (name, told, _) in enumerate(measures, start=1)
    )
    return f"""
-- content/{day[:4]}/{slug}.md --
Title: {title}
Date: {day}
Date_Precision: day
Category: 文件
Slug: {slug}
Kind: official
Archived: 2026-11-01
{header}
{body}
-- content/{day[:4]}/{slug}.facts.json --
{json.dumps(facts, ensure_ascii=False)}
"""  # fmt: skip


CANTEENS = document(FIRST, "2024-05-20", "办好食堂若干措施", [
    ("新建食堂", "场地紧张的学校错峰用餐，新学校把食堂同步建成。", ["市教育局", "市财政局"]),
    ("开展抽检", "每学期检查两轮，查到的隐患一周内改完并告诉家长。", ["市卫健委", "市教育局"]),
])  # fmt: skip
WATER = document(SECOND, "2024-10-28", "冬修水利的通知", [
    ("清淤渠道", "春灌以前挖通干渠支渠，冻坏的闸门和渡槽换成新的。", ["市水务局", "市财政局"]),
    ("安排用工", "工地先招本村农民，工钱按月发到本人手里。", ["市人社局"]),
])  # fmt: skip


WITHDRAWN = f"""
-- content/2024/{SECOND}.md --
Title: 已撤回
Date: 2024-10-28
Category: 文件
Slug: {SECOND}
Status: hidden
Withdrawn: 2026-11-02

已撤回。
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    unpack(SITE, tmp_path)
    unpack(CANTEENS, tmp_path)
    write_settings(tmp_path)
    return tmp_path


def run(project: Path, why: str = "") -> str:
    return build(project / "conf.py", project / "output", **({"why": why} if why else {})).why


def page(project: Path, path: str) -> html.HtmlElement:
    return html.document_fromstring((project / "output" / path).read_text(encoding="utf-8"))


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_department_shows_its_measures_in_each_document_and_its_part(project: Path) -> None:
    unpack(WATER, project)
    run(project)
    money = page(project, "department/市财政局/index.html")
    assert "2 份文件，2 条措施。" in money.text_content()
    assert money.xpath("//main//h2/a/text()") == ["冬修水利的通知", "办好食堂若干措施"]
    links = money.xpath("//ol[@class='measures']//a/@href")
    assert links == [f"/a/0b/{SECOND}.html#m1", f"/a/0a/{FIRST}.html#m1"]
    assert not money.xpath("//span[@class='flag']")
    assert money.xpath("//section[@class='beside']//li/a/text()") == ["市教育局", "市水务局"]
    school = page(project, "department/市教育局/index.html")
    assert school.xpath("//span[@class='flag']/text()") == ["牵头"]


def test_the_other_directories_lead_to_the_list_of_departments_while_there_is_one(
    project: Path,
) -> None:
    kinds = ("category", "source", "tag")
    links = "//main//a[@href='/department/']/text()"
    run(project)
    assert [page(project, f"{kind}/index.html").xpath(links) for kind in kinds] == [
        ["责任单位"]
    ] * 3
    (project / f"content/2024/{FIRST}.md").unlink()
    (project / f"content/2024/{FIRST}.facts.json").unlink()
    run(project)
    assert [page(project, f"{kind}/index.html").xpath(links) for kind in kinds] == [[]] * 3


def test_the_sitemap_names_the_list_of_departments_while_there_is_one(project: Path) -> None:
    write_settings(project, SITEURL="https://news.example.org")
    run(project)
    told = "<loc>https://news.example.org/department/</loc>"
    assert told in (project / "output/sitemap.xml").read_text(encoding="utf-8")
    (project / f"content/2024/{FIRST}.md").unlink()
    (project / f"content/2024/{FIRST}.facts.json").unlink()
    run(project)
    assert told not in (project / "output/sitemap.xml").read_text(encoding="utf-8")


def test_every_fragment_leads_to_a_measure_that_is_there(project: Path) -> None:
    missing = "content/2024/" + FIRST + ".md"
    text = (project / missing).read_text(encoding="utf-8")
    (project / missing).write_text(text.replace("2\\. 开展抽检。", "开展抽检。"), encoding="utf-8")
    run(project)
    for path in tree(project / "output"):
        if not path.endswith(".html"):
            continue
        for link in page(project, path).xpath("//a/@href[contains(., '#m')]"):
            target, _, place = link.partition("#")
            there = page(project, target.lstrip("/") or path)
            if place != "main":
                assert there.xpath(f"//*[@id='{place}']"), (path, link)
    school = page(project, "department/市教育局/index.html")
    assert school.xpath("//ol[@class='measures']//a/@href") == [
        f"/a/0a/{FIRST}.html#m1", f"/a/0a/{FIRST}.html",
    ]  # fmt: skip


def test_a_document_leads_to_its_departments_and_they_to_all(project: Path) -> None:
    run(project)
    links = page(project, f"a/0a/{FIRST}.html").xpath("//table[@class='duties']//th/a/@href")
    assert links == ["/department/市教育局/", "/department/市财政局/", "/department/市卫健委/"]
    every = page(project, "department/index.html")
    lines = every.xpath("//ul[contains(@class, 'department-index')]/li")
    assert [line.xpath("a/@href")[0] for line in lines] == links[:1] + links[2:] + links[1:2]
    assert "2 条措施" in lines[0].text_content()


def test_a_second_document_prints_the_pages_of_its_own_departments_alone(project: Path) -> None:
    run(project)
    before = tree(project / "output")
    unpack(WATER, project)
    said = run(project, why="department/市教育局/index.html")
    assert "unchanged" in said
    after = tree(project / "output")
    changed = {path for path in after if after[path] != before.get(path)}
    assert {path for path in changed if path.startswith("department/")} == {
        "department/index.html",
        *(f"department/{name}/index.html" for name in ("市水务局", "市财政局", "市人社局")),
    }
    assert before.keys() <= after.keys()
    build(project / "conf.py", project / "anew")
    assert tree(project / "anew") == after


def test_a_documents_page_is_printed_again_when_a_department_gets_another_address(
    project: Path,
) -> None:
    run(project)
    taxonomy = project / "content/taxonomy.yaml"
    named = "departments:\n  - {name: 教育局, slug: school, aliases: [市教育局]}\n"
    taxonomy.write_text(taxonomy.read_text(encoding="utf-8") + named, encoding="utf-8")
    assert "departments" in run(project, why=f"a/0a/{FIRST}.html")
    assert not (project / "output/department/市教育局").exists()
    school = page(project, "department/school/index.html")
    assert school.xpath("//h1/text()") == ["教育局"]
    assert "文件中也写作市教育局。" in school.text_content()
    links = page(project, f"a/0a/{FIRST}.html").xpath("//table[@class='duties']//th/a/@href")
    assert links[0] == "/department/school/"


def test_a_withdrawn_document_asks_nothing_of_anyone(project: Path) -> None:
    unpack(WATER, project)
    run(project)
    assert (project / "output/department/市水务局/index.html").exists()
    unpack(WITHDRAWN, project)
    (project / f"content/2024/{SECOND}.facts.json").unlink()
    run(project)
    assert not (project / "output/department/市水务局").exists()
    assert "1 份文件" in page(project, "department/市财政局/index.html").text_content()
    for folder in ("output", ".cache"):
        for path, data in tree(project / folder).items():
            assert "清淤渠道".encode() not in data, path


def test_without_documents_there_is_no_list_of_departments(project: Path) -> None:
    for path in (project / "content/2024").iterdir():
        path.unlink()
    run(project)
    assert not (project / "output/department").exists()


def test_a_document_that_two_papers_printed_asks_once(project: Path) -> None:
    unpack(CANTEENS.replace(FIRST, THIRD).replace("Date: 2024-05-20", "Date: 2024-05-22"), project)
    run(project)
    school = page(project, "department/市教育局/index.html")
    assert "1 份文件，2 条措施。" in school.text_content()
    # Both printings lead there.
    for slug in (FIRST, THIRD):
        copy = page(project, f"a/{slug[:2]}/{slug}.html")
        assert copy.xpath("//table[@class='duties']//th/a/@href")


def test_departments_with_one_address_stop_the_build_with_the_remedy(project: Path) -> None:
    unpack(
        document(
            SECOND, "2024-06-01", "两个单位", [("办事", "两家一起办。", ["一局（二）", "一局-二"])]
        ),
        project,
    )
    with pytest.raises(
        BuildError, match="under “departments:”, “一局-二” and “一局（二）”"
    ) as error:
        run(project)
    assert "taxonomy.yaml" in str(error.value) and "slug:" in str(error.value)


def test_no_old_address_takes_the_place_of_a_departments_page(project: Path) -> None:
    alias = "Aliases: /department/市财政局/\n"
    unpack(
        document(SECOND, "2024-06-01", "旧址", [("办事", "由它去办。", ["市财政局"])], alias),
        project,
    )
    with pytest.raises(BuildError, match="no redirect"):
        run(project)


def test_stock_pelican_prints_the_same_pages(project: Path) -> None:
    unpack(WATER, project)
    run(project)
    write_settings(project, stock=True)
    stock = run_pelican(project, "-s", "conf.py", output="stock")
    assert stock.status == 0, stock.said
    pages = [path for path in tree(project / "output") if re.match("department/|a/", path)]
    assert any(path.startswith("department/") for path in pages)
    for path in pages:
        assert (project / "stock" / path).read_bytes() == (project / "output" / path).read_bytes()


def test_a_theme_without_the_template_has_no_such_pages(site: Build) -> None:
    built = site(SITE + CANTEENS, plugins=["plugins.catalog", "plugins.documents"])
    assert built.status == 0, built.said
    assert not (built.output / "department").exists()
