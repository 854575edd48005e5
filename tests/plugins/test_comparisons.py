"""Pages that compare printings, in real sites: addresses, links, foreign titles, what is left out."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from lxml import html
from site_builder import Site

Build = Callable[..., Site]

COMPARISON = "c/0a/0a01020304050607-0b01020304050607.html"
GROUP = "g/0a/0a01020304050607.html"
NASTY = "</title><script>alert(1)</script>\"'& <b onclick=x>新桥</b> {{ 7*7 }} &amp;lt; ]]>"


def text(page: str) -> str:
    return "".join(html.fromstring(page).text_content().split())


def compared(built: Site) -> list[str]:
    return [path for path in built.files() if path.startswith(("c/", "g/"))]


def third(*, slug: str = "0f01020304050607", title: str = "新桥", **facts: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in facts.items())
    return f"""
-- content/2022/06/{slug}.md --
Title: {title}
Date: 2022-06-01
Date_Basis: text
Date_Precision: day
Category: 交通
Slug: {slug}
Source: 松岭网
Archived: 2026-12-01
{lines}
五月二十三日上午，渡口新桥建成通车，两岸居民往来只需五分钟，三十名船工改到桥管所工作。

船工转岗。三十名船工转到桥管所，工龄连续计算，家属可以在桥头摆摊卖茶。

各个入晋关口设卡一处，夜间有人值守，来往车辆减速慢行，桥头立有限重的标牌。

&lt;img src=x onerror=alert(2)&gt; 与 &lt;/textarea&gt; 都是原文里的字。
"""


def test_the_two_printings_lead_to_their_comparison_and_their_group(
    site: Build, archive: str
) -> None:
    built = site(archive)
    assert compared(built) == [COMPARISON, GROUP]
    first, second = (built.read(f"a/{x}/{x}01020304050607.html") for x in ("0a", "0b"))
    for page in (first, second):
        links = html.fromstring(page).xpath("//section[@aria-labelledby='printings']//a/@href")
        assert {f"/{COMPARISON}", f"/{GROUP}"} <= set(links)
    page = text(built.read(COMPARISON))
    assert "河汾日报与松岭网" in page and "改动1处" in page
    assert "人改为入" in page and "删去1处" in page


def test_every_step_on_the_pages_leads_somewhere(site: Build, archive: str) -> None:
    built = site(archive + third())
    files = built.files()
    assert len(compared(built)) == 3
    for path in compared(built):
        for link in html.fromstring(built.read(path)).xpath("//a/@href"):
            parts = urlsplit(link)
            assert not parts.netloc
            target = unquote(parts.path).lstrip("/") or path
            target = "index.html" if link == "/" else target
            target += "index.html" if target.endswith("/") else ""
            assert target in files, (path, link)
            if parts.fragment:
                ids = html.fromstring(built.read(target)).xpath("//@id")
                assert parts.fragment in ids, (path, link)


def test_foreign_words_stay_words(site: Build, archive: str) -> None:
    built = site(archive + third(title=NASTY))
    assert built.status == 0, built.said
    for path in (*compared(built), "a/0a/0a01020304050607.html"):
        page = html.fromstring(built.read(path))
        acting = "//script[not(@type='application/ld+json')] | //img | //textarea"
        assert not page.xpath(f"{acting} | //*[@onclick or @onerror]"), path
        assert "49" not in page.xpath("string(//title)")
    words = text(built.read("c/0a/0a01020304050607-0f01020304050607.html"))
    assert "<imgsrc=xonerror=alert(2)>" in words and "</textarea>" in words


def test_the_same_archive_gives_the_same_pages_and_a_later_printing_moves_none(
    site: Build, archive: str
) -> None:
    before = site(archive)
    assert compared(before) == [COMPARISON, GROUP]
    after = site(third(slug="0001020304050607"), output="later")
    again = site(output="again")
    assert after.files() == again.files()
    assert set(compared(before)) <= set(compared(after))


def test_a_withdrawn_printing_is_in_no_comparison_and_no_group(site: Build, archive: str) -> None:
    assert "船工改到" in site(archive + third()).everything()
    withdrawn = third(Status="hidden", Withdrawn="2026-12-02", Withdrawn_Reason="来函")
    after = site(withdrawn, output="after")
    assert compared(after) == [COMPARISON, GROUP]
    assert "船工改到" not in after.everything()
    assert not any("0f01020304050607" in after.read(path) for path in compared(after))


def test_an_old_address_cannot_take_the_place_of_a_comparison(site: Build, archive: str) -> None:
    built = site(archive + third(Aliases=f"/{COMPARISON}"), stock=True)
    assert "no redirect from" in built.said
    assert 'class="collation"' in built.read(COMPARISON)


def test_a_page_that_stands_at_a_comparison_s_address_is_an_error_and_is_kept(
    site: Build, archive: str
) -> None:
    page = f"""
-- content/pages/odd.md --
Title: 占位
Slug: odd
Save_as: {COMPARISON}

这一页先到。
"""
    built = site(archive + page, stock=True)
    assert f"would stand at {COMPARISON}" in built.said
    assert "这一页先到" in built.read(COMPARISON)


def test_without_addresses_there_are_no_such_pages_and_the_phrase_stays(
    site: Build, archive: str
) -> None:
    built = site(archive, settings={"COMPARISON_SAVE_AS": "", "REPRINT_GROUP_SAVE_AS": ""})
    assert compared(built) == []
    page = html.fromstring(built.read("a/0b/0b01020304050607.html"))
    (told,) = page.xpath("//span[@class='printing-changes']")
    assert "改动" in told.text and not told.xpath("a")


def test_a_stock_theme_has_no_such_pages(site: Build, archive: str) -> None:
    built = site(archive, plugins=["plugins.catalog.plugin", "plugins.reprints.plugin"])
    assert built.status == 0, built.said
    assert compared(built) == []
