"""The pages in a real browser: phone to desktop, light and dark, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from programs import served
from shared_texts import ROOT

from plugins.press.build import build

WIDTHS = (320, 390, 1280)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of the demonstration site, and one page of each kind."""
    folder = tmp_path_factory.mktemp("browser") / "output"
    build(ROOT / "pelicanconf.py", folder)
    with served(folder) as address:
        yield address, page_kinds(folder)


def page_kinds(folder: Path) -> dict[str, str]:
    def first(mark: str, under: str = "a") -> str:
        pages = sorted((folder / under).rglob("*.html"))
        found = next(page for page in pages if mark in page.read_text(encoding="utf-8"))
        return "/" + found.relative_to(folder).as_posix()

    return {
        "front": "/",
        "article with printings": first('id="printings"'),
        "article with a gap": first('class="gap"'),
        "article with a table": first("<table>"),
        "document": first('class="measure"'),
        "template": first("这是一篇范文"),
        "traditional": first('lang="zh-Hant"'),
        "comparison": first('class="twin"', "c"),
        "group": first("<svg", "g"),
        "category": "/category/agriculture/",
        "tag directory": "/tag/",
        "department": "/department/市教育局/",
        "departments": "/department/",
        "source": "/source/qinghe-wanbao/",
        "month": "/2024/03/",
        "day": "/2024/03/12/",
        "year": "/2024/",
        "undated": "/undated/",
        "archive": "/archive/",
        "feeds": "/feeds/",
        "data": "/data/",
        "search": "/search/",
        "statistics": "/about/archive/",
        "about": "/about/",
        "not found": "/404.html",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_page_is_whole_quiet_and_keeps_to_its_width(
    browser: Any, site: tuple[str, dict[str, str]], width: int, scheme: str
) -> None:
    address, kinds = site
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
    )
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:"))
            else troubles.append(f"asks another host: {request.url}")
        ),
    )
    for kind, path in kinds.items():
        page.goto(address + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            troubles.append(f"{kind}: {wide} px wide")
        if page.locator("h1").count() != 1:
            troubles.append(f"{kind}: no single h1")
        paper, ink = page.evaluate(
            "[getComputedStyle(document.documentElement).backgroundColor,"
            " getComputedStyle(document.body).color]"
        )
        if brightness(paper) < brightness(ink) and scheme == "light":
            troubles.append(f"{kind}: dark paper in the light")
        if brightness(paper) > brightness(ink) and scheme == "dark":
            troubles.append(f"{kind}: light paper in the dark")
    context.close()
    assert not troubles


def brightness(colour: str) -> float:
    numbers = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")]
    return 255.0 if len(numbers) == 4 and numbers[3] == 0 else sum(numbers[:3]) / 3


def test_everything_can_be_read_without_javascript(
    browser: Any, site: tuple[str, dict[str, str]]
) -> None:
    address, kinds = site
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in kinds.values():
        page.goto(address + path)
        assert len(page.inner_text("main")) > 10
    page.goto(address + kinds["article with printings"])
    assert "刊载情况" in page.inner_text("main")
    context.close()


def test_the_reading_column_holds_32_to_38_characters(
    browser: Any, site: tuple[str, dict[str, str]]
) -> None:
    address, kinds = site
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + kinds["article with printings"])
    measure = page.evaluate(
        "(() => { const p = document.querySelector('.text p'); const s = getComputedStyle(p);"
        " return p.getBoundingClientRect().width / parseFloat(s.fontSize) })()"
    )
    assert 32 <= measure <= 38
    assert page.evaluate("getComputedStyle(document.querySelector('.text p')).textIndent") == "36px"
    context.close()


def test_a_narrow_screen_shows_one_text_with_the_other_words_in_their_places(
    browser: Any, site: tuple[str, dict[str, str]]
) -> None:
    address, kinds = site
    seen = {}
    for width in (390, 1280):
        page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=False)
        page.goto(address + kinds["comparison"])
        seen[width] = {
            part: page.locator(f".woven {part}").first.is_visible()
            for part in (".older", ".inline")
        }
        # A change that only the older text has can be reached on either.
        gone = page.locator("xpath=//li[a/span[@class='kind'][.='删去']]/a").first
        gone.click()
        top = page.locator(gone.get_attribute("href")).evaluate(
            "e => e.getBoundingClientRect().top"
        )
        assert 0 <= top < 900
        page.close()
    assert seen == {
        390: {".older": False, ".inline": True},
        1280: {".older": True, ".inline": False},
    }


def test_the_keyboard_goes_from_change_to_change(
    browser: Any, site: tuple[str, dict[str, str]]
) -> None:
    address, kinds = site
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + kinds["comparison"])
    page.locator("#l1 a").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#c1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "no"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "下一处"
    box = page.locator("#c1 .steps a").bounding_box()
    assert box and box["width"] > 20
    page.keyboard.press("Enter")
    assert page.url.endswith("#c2")
    page.close()
