"""What the theme promises: it reads without scripts and other hosts, and uses only its contract."""

from __future__ import annotations

import gzip
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2 import meta, nodes
from lxml import etree, html

from plugins.catalog.once import once
from plugins.catalog.strings import strings_of
from tests.theme import theme_world as world

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "theme" / "templates"
STYLE = (ROOT / "theme" / "static" / "css" / "jianbao.css").read_text(encoding="utf-8")
CONTRACT = (ROOT / "docs" / "theme.md").read_text(encoding="utf-8")
NAMES = sorted(path.name for path in TEMPLATES.glob("*.html"))

# As pelicanconf.py sets it; an attribute nobody declared is an error here.
ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)
ENVIRONMENT.filters.update(strings_of({}).filters(), once=once())


def tree(name: str) -> nodes.Template:
    """Return the parsed template."""
    return ENVIRONMENT.parse((TEMPLATES / name).read_text(encoding="utf-8"))


def printed(
    file: str,
    template: str,
    site: str | None = None,
    environment: jinja2.Environment = ENVIRONMENT,
    **given: Any,
) -> str:
    """Print one page as the build does; `site` is SITEURL, by default relative."""
    names = {
        "SITENAME": "剪报",
        "SITESUBTITLE": "转载新闻存档",
        "SITEURL": "/".join([".."] * file.count("/")) or "." if site is None else site,
        "FEED_SITE": "feeds/all.xml",
        "ABOUT_URL": "about/",
        "SEARCH_URL": "search/",
        "STATISTICS_URL": "about/archive/",
        "HAS_ATTRIBUTION": True,
        "HAS_FEEDS": True,
        "HAS_DATA": True,
        "SITE_LANG": "zh-Hans",
        "METADATA_CANONICAL": "self",
        "METADATA_ROBOTS": None,
        "CSP": world.POLICY,
        "output_file": file,
    }
    return environment.get_template(template).render({**names, **given})


PAGES = {
    file: printed(file, template, **given) for file, (template, given) in world.pages().items()
}
every_page = pytest.mark.parametrize("file", sorted(PAGES))
every_template = pytest.mark.parametrize("name", NAMES)


# -- the contract --------------------------------------------------------------------------------

# Names in docs/theme.md that stand for values, not for attributes.
VALUES = {"None", "autoescape", "contains", "excerpt", "reprint", "RELATIVE_URLS", "same", "c"}
# Declared for those who measure; a reader is shown `percent`, and the order of the list; `series` is
# for whoever lists related reports.
NOT_SHOWN = {"share", "score", "series"}


def declared() -> set[str]:
    """Return the names that docs/theme.md gives to templates; those of “Words” are no variables."""
    contract = re.sub(r"(?ms)^## Words$.*?(?=^## )", "", CONTRACT)
    quoted = re.findall(r"`\.?([A-Za-z_][A-Za-z_.]*)`", contract)
    found = {part for word in quoted if not word.endswith(".html") for part in word.split(".")}
    return found - VALUES


def used(name: str) -> set[str]:
    """Return the variables and attributes a template names, also in `map` and `selectattr`."""
    found: set[str] = set()
    for node in tree(name).find_all((nodes.Getattr, nodes.Name, nodes.Const)):
        match node:
            case nodes.Getattr():
                found.add(node.attr)
            case nodes.Name():
                found.add(node.name)
            case nodes.Const() if isinstance(node.value, str):
                found.add(node.value)
    return found


def test_every_declared_name_is_used_by_some_template() -> None:
    assert declared() - set().union(*map(used, NAMES)) == NOT_SHOWN


GIVEN = {
    "base.html": set(),
    "index.html": {"front"},
    "article.html": {"article"},
    "listing.html": {"listing"},
    "directory.html": {"directory"},
    "department.html": {"department"},
    "comparison.html": {"comparison"},
    "reprint_group.html": {"group"},
    "archives.html": {"years", "undated_count"},
    "day.html": {"day"},
    "year.html": {"year"},
    "feeds.html": {"feed_groups"},
    "data.html": {"data"},
    "search.html": {"search"},
    "statistics.html": {"statistics"},
    "page.html": {"page"},
    "404.html": set(),
    "redirect.html": {"target"},
}
ON_EVERY_PAGE = {
    "SITENAME", "SITESUBTITLE", "SITEURL", "SITE_LANG", "FEED_SITE", "ABOUT_URL", "SEARCH_URL", "STATISTICS_URL",
    "HAS_ATTRIBUTION", "HAS_FEEDS", "HAS_DATA",
    "output_file",
    "CSP", "METADATA_CANONICAL", "METADATA_ROBOTS",
}  # fmt: skip


@every_template
def test_a_template_names_only_what_its_page_is_given(name: str) -> None:
    given = GIVEN.get(name, set()) | (set() if name.startswith("_") else ON_EVERY_PAGE)
    # jinja2 counts a name that is set in one branch or block and read in another as undeclared.
    targets = (node.target for node in tree(name).find_all((nodes.Assign, nodes.AssignBlock)))
    own = {target.name for target in targets if isinstance(target, nodes.Name)}
    own |= {node.target for node in tree(name).find_all(nodes.Import)}
    own |= {node.name for node in tree(name).find_all(nodes.Macro)}
    assert meta.find_undeclared_variables(tree(name)) - own <= given


@every_template
def test_a_template_reads_only_declared_attributes(name: str) -> None:
    local = {
        "m",
        "d",
        "f",
        "c",
        "loop",
        "set",
        "split",
        "startswith",
        "lstrip",
        "content",
        "title",
        "first",
        "last",
        "index",
        "index0",
        "length",
        "changed",
    }
    macros = {macro.name for other in NAMES for macro in tree(other).find_all(nodes.Macro)}
    attributes = {node.attr for node in tree(name).find_all(nodes.Getattr)}
    assert attributes - macros - local <= declared()


# -- what a browser must not be asked to do ------------------------------------------------------


@every_template
def test_a_template_holds_no_script_no_inline_style_and_no_other_host(name: str) -> None:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    # JSON-LD is data, which no browser runs; the vocabulary that it names is not fetched.
    text = text.replace('<script type="application/ld+json">', "").replace(
        "'https://schema.org'", ""
    )
    if name == "search.html":
        text = text.replace('<script type="module" src="{{ SITEURL }}/theme/js/search.js">', "")
    assert not re.search(r"<script|<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|https?://", text)


def test_the_style_sheet_asks_no_other_host_and_loads_nothing() -> None:
    assert not re.search(r"https?://|@import|url\(|@font-face", STYLE)


@every_template
def test_only_html_of_the_contract_is_printed_unescaped(name: str) -> None:
    safe = re.findall(
        r"\{\{\s*([\w.]+)\s*\|\s*safe", (TEMPLATES / name).read_text(encoding="utf-8")
    )
    assert {expression.rsplit(".", 1)[-1] for expression in safe} <= {"title", "content", "piece"}


@every_page
def test_the_policy_comes_first_in_the_head(file: str) -> None:
    head = html.document_fromstring(PAGES[file]).head
    assert head[0].get("http-equiv") == "Content-Security-Policy"
    assert head[0].get("content") == world.POLICY


def test_foreign_words_stay_words() -> None:
    hostile = world.HOSTILE
    known = world.attribution(
        source_name=hostile,
        byline=hostile,
        unknown=[hostile],
        column=hostile,
        reporters=[hostile],
        dateline=hostile,
        page=hostile,
    )
    text = printed(
        "a/1/1.html",
        "article.html",
        article=world.report(
            kicker=hostile,
            subtitles=[hostile],
            lead=hostile,
            attribution=known,
            captions=[world.Thing(text=hostile, credit=hostile)],
            sections=[world.Thing(id="s1", title=hostile)] * 3,
        ),
    )
    page = html.document_fromstring(text)
    assert not page.xpath("//script | //img | //@onerror")
    assert "<script" not in text


@every_page
def test_links_that_leave_carry_no_referrer(file: str) -> None:
    page = html.document_fromstring(PAGES[file])
    assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
    for link in page.xpath("//body//a[starts-with(@href, 'http')]"):
        assert link.get("rel") == "noreferrer noopener"


# -- what a reader and a machine find ------------------------------------------------------------


@every_page
def test_a_page_is_well_formed_with_one_headline_and_its_landmarks(file: str) -> None:
    text = PAGES[file]
    page = html.document_fromstring(text)
    for landmark in (
        "//h1",
        "//main",
        "//body/header",
        "//body/footer",
        "//nav[@aria-label='全站']",
    ):
        assert len(page.xpath(landmark)) == 1, landmark
    assert page.get("lang") == "zh-Hans"
    assert page.xpath("//body/*[1]/@href") == ["#main"]
    repeated = {name: times for name, times in Counter(page.xpath("//@id")).items() if times > 1}
    assert not repeated
    labels = " ".join(page.xpath("//@aria-labelledby")).split()
    assert set(labels) <= set(page.xpath("//@id"))
    # As XML: every element closed, every attribute quoted.
    void = re.sub(
        r"<((?:meta|link|input|wbr|img|br)\b[^>]*)>", r"<\1/>", text.replace("<!DOCTYPE html>", "")
    )
    etree.fromstring(void)


@every_page
def test_a_page_offers_feeds_of_one_format_the_nearest_first_and_has_a_description(
    file: str,
) -> None:
    page = html.document_fromstring(PAGES[file])
    feeds = page.xpath("//link[@rel='alternate'][contains(@type, 'rss')]/@href")
    assert feeds[-1].endswith("/feeds/all.xml") and len(feeds) <= 2
    assert not page.xpath("//link[contains(@type, 'atom') or contains(@type, 'json')]")
    assert page.xpath("//meta[@name='description']/@content")[0].strip()


def test_a_list_offers_its_own_feed() -> None:
    page = html.document_fromstring(PAGES["source/yunling/3/index.html"])
    assert page.xpath("//link[@rel='alternate']/@href")[0] == "../../../feeds/source/yunling.xml"


def test_an_article_offers_the_feed_of_its_category_unless_it_is_withdrawn() -> None:
    feeds = "//link[contains(@type, 'rss')]/@href"
    page = html.document_fromstring(PAGES["a/5d/full.html"])
    assert page.xpath(feeds)[0] == "../../feeds/category/affairs.xml"
    assert len(html.document_fromstring(PAGES["a/5d/withdrawn.html"]).xpath(feeds)) == 1


def test_the_page_of_feeds_leads_to_those_it_does_not_show() -> None:
    page = html.document_fromstring(PAGES["feeds/index.html"])
    said = page.text_content()
    assert "其余 7 个也都能订阅" in said and "其余 0 个" not in said
    links = page.xpath("//main//a/@href")
    assert {"../tag/", "../feeds/tags.opml", "../feeds/all.atom.xml"} <= set(links)


def test_a_page_names_its_address_only_where_the_site_has_one() -> None:
    template, given = world.pages()["source/yunling/3/index.html"]
    file = "source/yunling/3/index.html"
    assert 'rel="canonical"' not in PAGES[file]
    assert 'rel="canonical" href="https://jianbao.example/source/yunling/3/"' in printed(
        file, template, "https://jianbao.example", **given
    )


@every_page
def test_links_inside_the_site_lead_from_where_the_page_stands(file: str) -> None:
    root = "" if file == "404.html" else "/".join([".."] * file.count("/")) or "."
    for address in html.document_fromstring(PAGES[file]).xpath("//a/@href | //link/@href"):
        assert address.startswith((f"{root}/", "#", "https://"))


def test_an_undated_text_is_never_shown_as_printed_on_the_day_it_was_archived() -> None:
    page = html.document_fromstring(PAGES["a/5d/bare.html"])
    assert "日期不详" in page.text_content()
    assert [day.text for day in page.xpath("//time")] == ["2022年11月1日"]
    assert page.xpath("//dt[.='收录']/following-sibling::dd//time")


def test_a_withdrawn_article_shows_the_notice_and_nothing_of_the_text() -> None:
    text = PAGES["a/5d/withdrawn.html"]
    assert "本文已于2022年5月23日撤回" in text and "应刊载单位要求" in text
    assert "正文。</p>" not in text and "noindex" in text


def test_the_margin_says_what_is_not_known_and_who_printed_it_when() -> None:
    page = html.document_fromstring(PAGES["a/5d/full.html"])
    assert "原文没有写明：原标题。" in page.text_content()
    days = page.xpath("//ol[@class='timeline']/li/span[@class='printing-day']")
    assert [day.text_content() for day in days] == ["2022年5月20日", "2022年5月23日", "日期不详"]


def test_a_document_links_each_body_to_its_measures() -> None:
    page = html.document_fromstring(PAGES["a/5d/official.html"])
    row = page.xpath("//table[@class='duties']/tbody/tr[th='市工信局']")[0]
    assert row.xpath("td//a/@href") == ["#m1"]
    assert page.xpath("//table[@class='targets']//a/@href") == ["#m2"]
    assert [line.text for line in page.xpath("//span[@class='departments']")] == [
        "市工信局、市商务局",
        "市工信局",
    ]


def test_a_department_with_a_page_leads_there() -> None:
    page = html.document_fromstring(PAGES["a/5d/official.html"])
    rows = page.xpath("//table[@class='duties']/tbody/tr/th")
    assert [row.xpath("a/@href") for row in rows] == [["../../department/市工信局/"], []]
    assert page.xpath("//h2[@id='duties']/a/@href") == ["../../department/"]


@every_page
def test_every_place_on_a_page_that_it_leads_to_is_there(file: str) -> None:
    page = html.document_fromstring(PAGES[file])
    inner = {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")}
    assert inner <= {*page.xpath("//@id")}


def test_a_departments_measures_lead_into_their_document() -> None:
    page = html.document_fromstring(PAGES["department/市工信局/index.html"])
    links = page.xpath("//ol[@class='measures']//a/@href")
    assert [link.rpartition("/")[2] for link in links] == [
        "900150983cd24fb0.html#m1",
        "900150983cd24fb0.html",
    ]
    assert page.xpath("//ol[@class='measures']//span[@class='flag']/text()") == ["牵头"]
    assert "1 份文件，2 条措施。" in page.text_content()
    assert "文件中也写作市工业和信息化局。" in page.text_content()


# -- printings compared --------------------------------------------------------------------------


def test_the_line_of_descent_says_what_was_changed_and_leads_to_the_comparison() -> None:
    page = html.document_fromstring(PAGES["a/5d/full.html"])
    told = page.xpath("//ol[@class='timeline']/li/span[@class='printing-changes']")
    assert [line.text for line in told] == ["改动1处（数字1处）　", "删去3处　"]
    assert {link.text for line in told for link in line.findall("a")} == {"对照"}
    assert page.xpath("//section//a[contains(@href, '/g/5d/')]")


def test_a_comparison_says_each_change_in_words_and_every_step_leads_somewhere() -> None:
    page = html.document_fromstring(PAGES["c/aa/aa-bb.html"])
    ids = set(page.xpath("//@id"))
    inner = [link[1:] for link in page.xpath("//main//a/@href") if link.startswith("#")]
    assert inner and set(inner) <= ids
    changes = page.xpath("//ol[@class='changes-list']/li")
    assert [change.get("id") for change in changes] == [f"l{n + 1}" for n in range(len(changes))]
    for number in range(1, len(changes) + 1):
        steps = page.xpath(f"//*[@id='c{number}']//span[@class='steps']/a/@href")
        near = [f"#c{near}" for near in (number - 1, number + 1) if 0 < near <= len(changes)]
        assert steps == near
    marks = page.xpath("//div[@class='text']//*[self::ins or self::del or self::mark]")
    words = {mark.getprevious().text.strip("〔：") for mark in marks}
    assert words == {"新增", "删去", "改去数字", "改为数字", "移动"}


def test_a_comparison_prints_both_texts_to_the_letter() -> None:
    page = html.document_fromstring(PAGES["c/aa/aa-bb.html"])
    for kind in ("unseen", "no", "steps", "twin", "inline"):
        for aid in page.xpath(f"//*[contains(concat(@class, ' '), '{kind} ')]"):
            aid.drop_tree()
    for side, text in (("older", world.OLDER), ("newer", world.NEWER)):
        cells = page.xpath(
            f"//div[starts-with(@class, 'pair')]/div[@class='{side}']/div[@class='text']"
        )
        printed = "".join(cell.text_content() for cell in cells)
        assert "".join(printed.split()) == "".join(text.split())


def test_a_group_page_draws_what_its_table_says() -> None:
    page = html.document_fromstring(PAGES["g/aa/aa.html"])
    lines = page.xpath("//svg//text[@class='name']/text()")
    assert lines == ["云岭日报", "清河晚报", "来源不详"]
    assert page.xpath("//table//th/span[@class='printing-source']/text()") == lines
    assert len(page.xpath("//svg/circle")) == 2
    assert page.xpath("//svg/@aria-labelledby") == ["picture-title picture-text"]
    assert not page.xpath("//svg//@style | //svg//@fill | //svg//script")
    first = page.xpath("//tr[@class='first']//span[@class='printing-source']/text()")
    assert first == ["云岭日报"]


def test_foreign_words_stay_words_where_printings_are_compared() -> None:
    hostile = world.HOSTILE
    older, newer = world.OLDER + "\n" + hostile, hostile + "\n" + world.NEWER + hostile
    comparison, group = world.archive_of_two(
        older, newer, attribution=world.attribution(source_name=hostile)
    )
    for file, template, given in (
        ("c/1/1.html", "comparison.html", {"comparison": comparison}),
        ("g/1/1.html", "reprint_group.html", {"group": group}),
    ):
        text = printed(file, template, **given)
        page = html.document_fromstring(text)
        assert not page.xpath("//script | //img | //@onerror | //main//b")
        assert "<script" not in text


def test_every_mark_in_a_text_leads_to_a_note_and_every_note_leads_back() -> None:
    page = html.document_fromstring(PAGES["a/5d/full.html"])
    marks = page.xpath("//div[@class='text']//a[@role='doc-noteref']")
    notes = page.xpath("//section[@role='doc-endnotes']//li")
    assert [mark.get("href")[1:] for mark in marks] == [note.get("id") for note in notes]
    back = [note.xpath(".//a[@role='doc-backlink']/@href") for note in notes]
    assert back == [[f"#{mark.get('id')}"] for mark in marks]
    said = [" ".join(note.text_content().split()) for note in notes]
    assert said[0].startswith("原件有 1 处缺文") and said[1].startswith("“老入”疑为“老人”")


def in_language(lang: str, **given: Any) -> str:
    """Return the page of an article, the site's words in another language."""
    other = ENVIRONMENT.overlay()
    other.filters = {**ENVIRONMENT.filters, **strings_of({"THEME_LANG": lang}).filters()}
    return printed("a/1/1.html", "article.html", environment=other, SITE_LANG=lang, **given)


def test_an_article_names_its_language_where_it_is_not_that_of_the_site() -> None:
    for site, lang, named in (
        ("zh-Hans", "zh-Hans", []),
        ("zh-Hans", "zh-Hant", ["zh-Hant"]),
        ("en", "zh-Hans", ["zh-Hans"]),
    ):
        page = html.document_fromstring(in_language(site, article=world.article(lang=lang)))
        assert page.xpath("//div[@class='text']/@lang") == named
        assert page.xpath("/html/@lang") == [site]


def test_an_article_of_1500_characters_weighs_no_more_than_20_kb_with_its_style() -> None:
    letters = random.Random(7)
    # Drawn alike from 2,500 characters: no real text is as hard to compress.
    body = "".join(
        f"<p>{''.join(chr(0x4E00 + letters.randrange(2500)) for _ in range(150))}。</p>\n"
        for _ in range(10)
    )
    page = printed("a/5d/full.html", "article.html", article=world.report(content=body))
    weight = sum(len(gzip.compress(text.encode(), 9)) for text in (page, STYLE))
    assert weight <= 20_000


# -- colour --------------------------------------------------------------------------------------


def tokens(block: str) -> dict[str, str]:
    """Return the custom properties of a rule that are colours."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", block))


_LIGHT = tokens(re.search(r":root \{(.*?)\n\}", STYLE, re.DOTALL)[1])  # type: ignore[index]
_DARK = tokens(re.search(r"scheme: dark\) \{\s*:root \{(.*?)\}", STYLE, re.DOTALL)[1])  # type: ignore[index]
THEMES = {"light": _LIGHT, "dark": _DARK}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance), 1 to 21."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_standard_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", ["paper", "paper-deep"])
@pytest.mark.parametrize(
    ("ink", "least"),
    [("ink", 7), ("ink-soft", 7), ("ink-label", 4.5), ("seal", 4.5), ("added", 4.5)],
)
def test_ink_stands_out_from_paper(theme: str, paper: str, ink: str, least: float) -> None:
    assert contrast(THEMES[theme][ink], THEMES[theme][paper]) >= least


@pytest.mark.parametrize("theme", THEMES)
def test_the_shades_of_a_month_grow_away_from_the_paper(theme: str) -> None:
    colours = THEMES[theme]
    ratios = [contrast(colours[f"density-{density}"], colours["paper"]) for density in range(5)]
    assert ratios == sorted(ratios)


def test_no_colour_is_named_outside_the_tokens() -> None:
    rules = STYLE.split("/* ---- Ground", 1)[1].split("@media print", 1)[0]
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", rules)


def test_both_themes_have_the_same_tokens() -> None:
    assert set(_LIGHT) == set(_DARK)


def test_the_picture_of_a_source_shows_what_is_missing_and_its_table_says_the_same() -> None:
    page = html.document_fromstring(PAGES["source/yunling/index.html"])
    (picture,) = page.xpath("//svg")
    assert picture.xpath("title/text()") == ["云岭日报各月篇数"]
    links = {link.get("href"): link.findtext("title") for link in picture.xpath(".//a")}
    assert links["../../1998/02/"] == "1998年2月，40 篇"
    assert picture.xpath(".//g[@class='none']/rect/title/text()")[0] == "2022年1月，没有收录"
    table = {cell.get("href"): cell.text for cell in page.xpath("//table//a")}
    assert table == {href: re.findall(r"(\d+) 篇", said)[0] for href, said in links.items()}
    gaps = "1993年8月至1998年1月、2001年8月至2012年11月、2013年1月至2022年4月没有收录。"
    assert gaps in page.text_content()


def test_a_source_is_described_on_the_front_of_its_list_alone() -> None:
    described = {
        file: len(html.document_fromstring(PAGES[file]).xpath("//*[@class='source-head']"))
        for file in ("source/yunling/index.html", "source/yunling/3/index.html")
    }
    assert described == {"source/yunling/index.html": 2, "source/yunling/3/index.html": 0}


def test_a_source_without_a_stated_day_says_so_and_has_no_picture() -> None:
    page = html.document_fromstring(PAGES["source/silent/index.html"])
    assert "收录的 3 篇都没有写明是哪一天刊载的。" in page.text_content()
    assert not page.xpath("//svg")


def test_many_months_can_be_passed_over_with_one_key() -> None:
    held = world.coverage({f"{year}-05": 1 for year in range(2000, 2022)})
    listing = world.listing(kind="source", title="云岭日报", source=world.SOURCE, coverage=held)
    page = html.document_fromstring(printed("source/x/index.html", "listing.html", listing=listing))
    passing = "//a[@class='unseen' and @href='#list']"
    assert page.xpath(passing)
    assert not html.document_fromstring(PAGES["source/yunling/index.html"]).xpath(passing)
