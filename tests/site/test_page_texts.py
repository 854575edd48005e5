"""Reading: the column, comparisons on a narrow screen, and pages without JavaScript."""

from __future__ import annotations

from typing import Any

from findings import no
from page_kinds import Page
from site_world import Built
from visits import window


def address_of(kind: str, pages: list[Page]) -> str:
    return next(page.path for page in pages if page.kind.name == kind)


def test_every_page_says_the_same_without_javascript(
    browser: Any, demonstration: Built, pages: list[Page]
) -> None:
    def read(is_scripted: bool) -> dict[str, str]:
        with window(browser, 1280, java_script_enabled=is_scripted) as tab:
            told = {}
            for page in pages:
                if page.kind.template != "search":
                    tab.goto(demonstration.address + page.path)
                    told[page.path] = tab.inner_text("main")
            return told

    scripted, plain = read(True), read(False)
    no("empty without JavaScript", (path for path, text in plain.items() if len(text) < 10))
    no("other words without JavaScript", (p for p in plain if plain[p] != scripted[p]))


def test_without_javascript_the_search_page_says_how_to_browse(
    browser: Any, demonstration: Built, pages: list[Page]
) -> None:
    with window(browser, 390, java_script_enabled=False) as tab:
        tab.goto(demonstration.address + address_of("search", pages))
        assert tab.is_visible("noscript p") and not tab.is_visible("form.search")
        places = tab.eval_on_selector_all(".browse a", "links => links.map(a => a.pathname)")
        assert {"/archive/", "/source/", "/category/", "/tag/"} <= set(places)


def test_the_reading_column_holds_32_to_38_characters(
    browser: Any, demonstration: Built, pages: list[Page]
) -> None:
    with window(browser, 1280) as tab:
        tab.goto(demonstration.address + address_of("article-printings", pages))
        measure, indent = tab.evaluate(
            "(() => { const p = document.querySelector('.text p'); const s = getComputedStyle(p);"
            " return [p.getBoundingClientRect().width / parseFloat(s.fontSize), s.textIndent] })()"
        )
    assert 32 <= measure <= 38
    assert indent == "36px"


def test_a_narrow_screen_shows_one_text_with_the_other_words_in_their_places(
    browser: Any, demonstration: Built, pages: list[Page]
) -> None:
    seen = {}
    for width in (390, 1280):
        with window(browser, width, java_script_enabled=False) as tab:
            tab.goto(demonstration.address + address_of("comparison", pages))
            seen[width] = {
                part: tab.locator(f".woven {part}").first.is_visible()
                for part in (".older", ".inline")
            }
            # A change that only the older text has can be reached on either.
            gone = tab.locator("xpath=//li[a/span[@class='kind'][.='删去']]/a").first
            gone.click()
            top = tab.locator(gone.get_attribute("href")).evaluate(
                "e => e.getBoundingClientRect().top"
            )
            assert 0 <= top < 900
    assert seen == {
        390: {".older": False, ".inline": True},
        1280: {".older": True, ".inline": False},
    }
