"""What readers have set: larger text, less motion, colours of their own, another language."""

from __future__ import annotations

from typing import Any

import pytest
from findings import no
from page_kinds import Page
from site_world import Built
from visits import ready, window

_WIDE = "document.documentElement.scrollWidth"
_MOVING = """() => Array.from(document.querySelectorAll("*")).flatMap(element =>
  ["", "::before", "::after"].map(part => getComputedStyle(element, part)).filter(style =>
    style.animationName != "none" || style.scrollBehavior != "auto"
    || (style.transitionProperty != "none" && parseFloat(style.transitionDuration) > 0))
  .map(() => element.outerHTML.slice(0, 120)))"""
_CURRENT = """() => {
  const links = Array.from(document.querySelectorAll(".sections a"));
  const look = link => { const style = getComputedStyle(link);
    return [style.borderBottomColor, style.color, style.backgroundColor].join() };
  const [current, others] = [true, false].map(is =>
    new Set(links.filter(link => link.hasAttribute("aria-current") == is).map(look)));
  return [...current].filter(seen => others.has(seen)).length;
}"""
_SHADES = (
    "() => Array.from(document.querySelectorAll('.ink'), e => getComputedStyle(e).backgroundColor)"
)


def too_wide(browser: Any, site: Built, pages: list[Page], width: int, **context: Any) -> list[str]:
    found = []
    with window(browser, width, **context) as tab:
        for page in pages:
            ready(tab, site.address, page)
            if (wide := tab.evaluate(_WIDE)) > width:
                found.append(f"{page.kind.name} ({page.path}): {wide} px in a window of {width} px")
    return found


# 320 px is a window of 1280 px at 400 % (WCAG 2.2, 1.4.10), 640 px one at 200 % (1.4.4), or with letters
# of twice the size: all widths in the style sheet are counted in them.
@pytest.mark.parametrize("width", [320, 640])
def test_enlarged_pages_need_no_scrolling_sideways(
    browser: Any, demonstration: Built, pages: list[Page], width: int
) -> None:
    no("too wide", too_wide(browser, demonstration, pages, width))


@pytest.mark.parametrize("width", [320, 1280])
def test_the_words_of_another_language_have_their_room(
    browser: Any, in_english: Built, pages: list[Page], width: int
) -> None:
    no("too wide in English", too_wide(browser, in_english, pages, width))


def test_nothing_moves_for_readers_who_want_less_motion(
    browser: Any, demonstration: Built, pages: list[Page]
) -> None:
    with window(browser, 1280, reduced_motion="reduce") as tab:
        for page in pages:
            ready(tab, demonstration.address, page)
            no(f"moving on {page.kind.name}", tab.evaluate(_MOVING))


def test_with_the_readers_own_colours_the_current_section_and_shades_are_still_told_apart(
    browser: Any, demonstration: Built, pages: list[Page]
) -> None:
    alike, shades, has_current = [], set(), False
    with window(browser, 1280, forced_colors="active") as tab:
        for page in pages:
            ready(tab, demonstration.address, page)
            alike += [page.kind.name] if tab.evaluate(_CURRENT) else []
            shades |= set(tab.evaluate(_SHADES))
            has_current |= bool(tab.locator(".sections a[aria-current]").count())
    no("the current section looks as the others do", alike)
    assert has_current
    assert len(shades) >= 2
