"""A site in each language: its own words are in that language on every page, and in nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html
from site_builder import Site, build_site, unpack, write_settings

from plugins.catalog.strings import OURS, read, strings_of
from plugins.press.build import build
from plugins.press.cli import main

THEME = Path(__file__).parents[2] / "theme"
LANGUAGES = ("zh-Hans", "zh-Hant", "en")

HAN = re.compile("[\u3400-\u9fff]+")
_COMMENTS = re.compile(r"\{#.*?#\}|/\*.*?\*/|(?m:^\s*//.*$|\s//\s.*$)", re.DOTALL)

# Invented names that hold no word of the site's own; the last two are one report.
ARCHIVE = """
-- content/sources.yaml --
sources:
  - {name: 河汾晨讯, slug: hefen, kind: paper}
  - {name: 松岭晚钟, slug: songling, kind: site}
-- content/taxonomy.yaml --
categories:
  - {name: 渡桥, slug: bridges}
-- content/pages/about.md --
Title: 缘起
Slug: about

河汾人辑。
-- content/2022/05/0a01020304050607.md --
Title: 渡口新桥通车
Date: 2022-05-23
Date_Basis: text
Date_Precision: day
Category: 渡桥
Tags: 船工
Slug: 0a01020304050607
Source: 河汾晨讯
Reporters: 杨文
Archived: 2026-11-01
Aliases: /old/bridge.html

五月二十三日上午，渡口新桥建成通车，两岸居民往来只需五分钟，三十名船工转到桥管所工作。

三十名船工转到桥管所，工龄连续计算，家属可以在桥头摆摊卖茶，早晚有人打扫，夜里点一盏长明灯。

桥是去年秋后动工的，石料取自南岸老坝，桥栏刻着七十二位船工的姓氏，由镇里的石匠一凿一凿刻成。

-- content/2022/05/0b01020304050607.md --
Title: 渡口新桥今晨通车
Date: 2022-05-24
Date_Basis: text
Date_Precision: day
Category: 渡桥
Slug: 0b01020304050607
Source: 松岭晚钟
Archived: 2026-11-01

五月二十三日上午，渡口新桥建成通车，两岸住户往来只需五分钟，三十名船工转到桥管所工作。

三十名船工转到桥管所，工龄连续计算，家属可以在桥头摆摊卖茶，早晚有人打扫，夜里点一盏长明灯，照着归人。

桥是去年秋后动工的，石料取自南岸老坝，桥栏刻着七十二位船工的姓氏，由镇里的石匠一凿一凿刻成。
-- content/2022/05/0e01020304050607.md --
Title: 河汾
Date: 2022-05-21
Category: 渡桥
Slug: 0e01020304050607
Archived: 2026-11-01
Status: hidden
Withdrawn: 2026-11-03
Withdrawn_Reason: 归人所愿

归人。
"""
NAMES = {"SITENAME": "河汾辑", "SITESUBTITLE": "渡口旧闻"}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Site]]:
    """The site in a language."""
    built: dict[str, Site] = {}

    def speak(lang: str) -> Site:
        if lang not in built:
            folder = tmp_path_factory.mktemp(lang)
            settings = {"THEME_LANG": lang, "SEARCH_URL": "search/"}
            built[lang] = build_site(ARCHIVE, folder, **settings, **NAMES)
            assert built[lang].status == 0, built[lang].said
            kinds = {name.split("/")[0] for name in built[lang].files()}
            assert {"c", "g", "old", "search", "feeds", "data", "about", "404.html"} <= kinds
        return built[lang]

    yield speak


def pages(site: Site) -> dict[str, html.HtmlElement]:
    """Return the pages whose templates have all their words from the theme's files."""
    return {
        name: html.document_fromstring(data)
        for name, data in site.files().items()
        if name.endswith(".html") and not name.startswith(("theme/", "pagefind/"))
    }


def said(page: html.HtmlElement) -> list[str]:
    """Return what a page says, in its text and attributes, but for what it marks as Chinese."""
    own = "//*[not(ancestor-or-self::*[starts-with(@lang, 'zh')][not(self::html)])]"
    found = page.xpath(f"{own}[not(self::script)]/text() | {own}/@*[name() != 'data-unlike']")
    return [*map(str, found), *page.xpath("//script[@type]/text()")]


def files(site: Site) -> dict[str, str]:
    """Return what the site has for programs: feeds, lists of feeds, metadata."""
    return {
        name: data.decode()
        for name, data in site.files().items()
        if name.endswith((".xml", ".opml", ".json", ".jsonl", ".csv", ".bib", ".ris"))
        and not name.startswith(("theme/", "pagefind/"))
    }


def of_other_languages(lang: str) -> set[str]:
    """Return what is in the words in simplified characters and not in those of `lang`."""
    own = "\n".join(read(OURS / f"{lang}.yaml").values())
    parts = (HAN.findall(word) for word in read(OURS / "zh-Hans.yaml").values())
    return {part for found in parts for part in found if len(part) > 1 and part not in own}


# -- the words -----------------------------------------------------------------------------------


def test_no_template_and_no_script_has_words_of_its_own() -> None:
    left = {
        file.name: sorted(set(HAN.findall(_COMMENTS.sub("", file.read_text(encoding="utf-8")))))
        for folder, kind in (("templates", "*.html"), ("static/js", "*.js"))
        for file in sorted((THEME / folder).glob(kind))
    }
    assert {name: words for name, words in left.items() if words} == {}


def test_the_archive_of_this_test_has_no_word_of_the_site() -> None:
    words = {part for word in read(OURS / "zh-Hans.yaml").values() for part in HAN.findall(word)}
    assert [word for word in words if len(word) > 1 and word in ARCHIVE] == []


def test_every_word_is_said_by_a_template_a_script_or_a_plugin() -> None:
    files = [*THEME.glob("templates/*.html"), *(THEME.parent / "plugins").rglob("*.py")]
    code = "\n".join(file.read_text(encoding="utf-8") for file in files)
    # Names that are put together when they are said: f"data.fields.{name}", 'compare.fold_' ~ fold.
    begins = tuple(re.findall(r"""["']([a-z_]+\.[a-z_.]*)(?:\{|["'] ~)""", code))
    begins += tuple(f"{name}." for name in re.findall(r"'([a-z_.]+)'\|words", code))
    named = {re.sub(r"\.(?:one|other)$", "", name) for name in read(OURS / "zh-Hans.yaml")}
    left = {
        name
        for name in named
        if not name.startswith(begins) and not re.search(rf"[\"']{re.escape(name)}[\"']", code)
    }
    assert left == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_says_its_language(spoken: Callable[[str], Site], lang: str) -> None:
    found = {page.get("lang") for page in pages(spoken(lang)).values()}
    assert found == {lang}


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_no_page_and_no_file_speaks_simplified_chinese(
    spoken: Callable[[str], Site], lang: str
) -> None:
    others, site = of_other_languages(lang), spoken(lang)
    texts = {name: "\n".join(said(page)) for name, page in pages(site).items()} | files(site)
    found = {name: [word for word in others if word in text] for name, text in texts.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_chinese_on_an_english_page_is_a_name_or_is_marked(spoken: Callable[[str], Site]) -> None:
    names = {"河汾晨讯", "松岭晚钟", "渡桥", "船工", "河汾辑", "渡口旧闻", "杨文", "归人所愿"}
    # In <title> and in attributes a title can't be marked.
    titles = {"渡口新桥通车", "渡口新桥今晨通车", "缘起"}
    for name, page in pages(spoken("en")).items():
        if name.startswith("a/"):
            # What an article's head says to programs, and how it is cited, is the article's own.
            for own in page.xpath("//head | //*[contains(@class, 'citation')]"):
                own.getparent().remove(own)
        for text in said(page):
            assert set(HAN.findall(text)) <= names | titles, (name, text)


def test_an_english_page_has_ideographic_spaces_where_a_line_may_break_alone(
    spoken: Callable[[str], Site],
) -> None:
    for name, page in pages(spoken("en")).items():
        for hanging in page.xpath("//span[@class='hang']"):
            assert hanging.text == "\u3000"
            hanging.text = None
        assert not [text for text in said(page) if "\u3000" in text], name


def test_the_search_script_is_given_every_word_that_it_says() -> None:
    script = (THEME / "static" / "js" / "search.js").read_text(encoding="utf-8")
    page = (THEME / "templates" / "search.html").read_text(encoding="utf-8")
    wanted = set(re.findall(r'say\("(\w+)"', script))
    wanted |= {
        f"{name}{within}" for name in ("none", "found", "merged") for within in ("", "_within")
    }
    given = set(re.findall(r"(\w+)='common\.\w+'\|t", page))
    for lang in LANGUAGES:
        words = strings_of({"THEME_LANG": lang}).group("search.script")
        named = {re.sub(r"\.(?:one|other)$", "", name) for name in words}
        assert named | given == wanted


# -- builds --------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Path]:
    """A site with a theme of its own, and what writes its settings."""
    shutil.copytree(THEME, tmp_path / "theme")
    unpack(ARCHIVE, tmp_path)

    def settings(**given: str) -> Path:
        write_settings(tmp_path, THEME=str(tmp_path / "theme"), **NAMES, **given)
        return tmp_path / "conf.py"

    return settings


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a site."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_another_language_prints_every_page_again(own: Callable[..., Path], tmp_path: Path) -> None:
    build(own(), tmp_path / "site")
    build(own(THEME_LANG="en"), tmp_path / "site")
    build(tmp_path / "conf.py", tmp_path / "new")
    assert tree(tmp_path / "site") == tree(tmp_path / "new")
    assert b'<html lang="en">' in tree(tmp_path / "site")["404.html"]


def test_a_word_that_changed_is_on_every_page_that_says_it(
    own: Callable[..., Path], tmp_path: Path
) -> None:
    build(own(), tmp_path / "site")
    words = tmp_path / "theme" / "i18n" / "zh-Hans.yaml"
    said = words.read_text(encoding="utf-8")
    changed = said.replace("权利归原作者", "权利属于原作者").replace("删去{n}处", "少{n}处")
    words.write_text(changed.replace("新增{n}处", "多{n}处"), encoding="utf-8")
    build(tmp_path / "conf.py", tmp_path / "site")
    build(tmp_path / "conf.py", tmp_path / "new")
    found = tree(tmp_path / "site")
    assert found == tree(tmp_path / "new")
    assert all(
        "权利属于" in data.decode() for name, data in found.items() if name.endswith(".html")
    )
    group = next(data.decode() for name, data in found.items() if name.startswith("g/"))
    assert "多1处" in group and "新增" not in group
    assert build(tmp_path / "conf.py", tmp_path / "site").printed == 0


def test_a_broken_file_of_words_is_told_in_one_line_and_the_site_stays(
    own: Callable[..., Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    build(own(), tmp_path / "site")
    before = tree(tmp_path / "site")
    words = tmp_path / "theme" / "i18n" / "zh-Hans.yaml"
    words.write_text("nav:\n  front: 首页\n  about: 关于: 本站\n", encoding="utf-8")
    asked = ["build", "--settings", str(tmp_path / "conf.py"), "--output", str(tmp_path / "site")]
    capfd.readouterr()
    assert main(asked) == 1
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith(f"{words}:3: is not YAML")
    assert tree(tmp_path / "site") == before
