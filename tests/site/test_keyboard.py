"""The keyboard alone: every page from its first link to its last, search, and comparisons."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from findings import no
from page_kinds import Page
from site_world import Built
from visits import ready, window

# Each element that gets the focus, once it has it: where it stands among all of the page, whether a
# reader sees that it has the focus (by an outline, or in a picture by the stroke of a shape), and
# whether there is anything of it to see.
_NOTING = """
window.walked = [];
addEventListener("focusin", ({target}) => {
  const style = getComputedStyle(target), box = target.getBoundingClientRect();
  const shapes = target.closest("svg") ? Array.from(target.children) : [];
  const strokes = shapes.map(shape => getComputedStyle(shape));
  walked.push({
    place: Array.from(document.querySelectorAll("*")).indexOf(target),
    told: target.outerHTML.slice(0, 120),
    outlined: style.outlineStyle != "none" && parseFloat(style.outlineWidth) >= 2
      || strokes.some(shape => shape.stroke != "none" && parseFloat(shape.strokeWidth) >= 2),
    seen: box.width >= 2 && box.height >= 2 && target.checkVisibility({visibilityProperty: true}),
    first: target.matches("body > .skip"),
  });
});
"""
_UNFOLD = "document.querySelectorAll('details').forEach(details => { details.open = true; })"
_REACHABLE = """() => Array.from(document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]"))
  .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}))
  .map(e => ({place: Array.from(document.querySelectorAll("*")).indexOf(e),
              told: e.outerHTML.slice(0, 120)}))"""
_COUNT = "document.querySelector('.found-count').textContent"
_FOCUSED = "document.activeElement.textContent.trim()"


@pytest.mark.parametrize("width", [390, 1280])
def test_tab_goes_through_a_page_from_skip_link_to_end_in_the_order_of_reading(
    browser: Any, demonstration: Built, pages: list[Page], width: int
) -> None:
    found: list[str] = []
    with window(browser, width) as tab:
        tab.context.add_init_script(_NOTING)
        for page in pages:
            ready(tab, demonstration.address, page)
            found += (f"{page.kind.name} at {width} px: {fault}" for fault in faults_of_walk(tab))
    no("faults of the keyboard", found)


def faults_of_walk(tab: Any) -> list[str]:
    """Press Tab from the first element of the open page to the last and once more; what was wrong?"""
    tab.evaluate(_UNFOLD)
    tab.mouse.click(1, 1)  # a page may give the focus to a field; begin before it
    reachable = tab.evaluate(_REACHABLE)
    tab.evaluate("walked.length = 0")
    for _ in range(len(reachable) + 1):
        tab.keyboard.press("Tab")
    walked = tab.evaluate("walked")
    steps = walked[: len(reachable)]
    if not steps:
        return ["nothing gets the focus"]
    reached = {step["place"] for step in walked}
    places = [step["place"] for step in steps]
    return [
        *([] if steps[0]["first"] else [f"not the skip link comes first: {steps[0]['told']}"]),
        *(f"no visible focus: {step['told']}" for step in steps if not step["outlined"]),
        *(f"focused, but not to be seen: {step['told']}" for step in steps if not step["seen"]),
        *(f"not reached: {one['told']}" for one in reachable if one["place"] not in reached),
        *(
            f"before its place: {step['told']}"
            for step, last, place in zip(steps[1:], places, places[1:], strict=False)
            if place <= last
        ),
    ]


FAULTY = """<!DOCTYPE html><style>a:focus-visible, input:focus { outline: 2px solid } a.bare { outline: 0 }
.tiny { display: inline-block; width: 1px; height: 1px; overflow: hidden }</style><body>
<a href="#a">A</a> <a href="#b" class="bare">B</a> <a href="#c" class="tiny">C</a>
<a href="#d" onfocus="this.previousElementSibling.focus()">D</a>
<input onkeydown="event.preventDefault()"> <a href="#e">E</a>"""


def test_a_walk_finds_what_is_wrong(browser: Any) -> None:
    with window(browser, 390) as tab:
        tab.context.add_init_script(_NOTING)
        tab.goto("data:text/html;charset=utf-8," + quote(FAULTY))
        found = faults_of_walk(tab)
    for what, element in (
        ("not the skip link comes first", ">A<"),
        ("no visible focus", ">B<"),
        ("focused, but not to be seen", ">C<"),
        ("before its place", ">C<"),
        ("not reached", "<input"),
        ("not reached", ">E<"),
    ):
        assert any(fault.startswith(what) and element in fault for fault in found), what


def test_the_skip_link_leads_past_the_navigation(
    browser: Any, demonstration: Built, pages: list[Page]
) -> None:
    with window(browser, 1280) as tab:
        for page in pages:
            if page.kind.template == "search":
                continue  # its field has the focus from the start
            ready(tab, demonstration.address, page)
            tab.keyboard.press("Tab")
            assert tab.evaluate("document.activeElement.matches('.skip')"), page
            box = tab.locator(".skip").bounding_box()
            assert box["y"] >= 0 and box["height"] >= 24, page
            tab.keyboard.press("Enter")
            assert tab.evaluate("document.activeElement.localName") == "main", page
            tab.keyboard.press("Tab")
            assert tab.evaluate("!document.activeElement.closest('.masthead, .skip')"), page


def test_a_search_is_asked_narrowed_and_opened_with_keys_alone(
    browser: Any, demonstration: Built
) -> None:
    with window(browser, 1280) as tab:
        tab.goto(f"{demonstration.address}/search/")
        tab.wait_for_selector("form.search:not([hidden])")
        keys = tab.keyboard
        while tab.evaluate("document.activeElement.id") != "q":
            keys.press("Tab")
        keys.type("公交")
        keys.press("Enter")
        tab.wait_for_selector(".hit")
        told = tab.inner_text(".found-count")
        for key in ("Tab", "Tab", "Enter", "Tab", "Tab"):  # button, fold, its choices
            keys.press(key)
        assert tab.evaluate("document.activeElement.name") == "year"
        keys.press("ArrowDown")
        tab.wait_for_url("**year=*")
        tab.wait_for_function(f"told => {_COUNT} != told", arg=told)
        keys.press("ArrowUp")
        tab.wait_for_function(f"told => {_COUNT} == told", arg=told)
        for _ in range(3):  # category, kind, the first result
            keys.press("Tab")
        assert tab.evaluate("document.activeElement.matches('.hit .headline')")
        headline = tab.evaluate(_FOCUSED)
        keys.press("Enter")
        tab.wait_for_url("**/a/**")
        assert "".join(tab.inner_text("h1").split()) == "".join(headline.split())


def test_the_keyboard_goes_from_change_to_change(
    browser: Any, demonstration: Built, pages: list[Page]
) -> None:
    (comparison,) = (page for page in pages if page.kind.name == "comparison")
    with window(browser, 1280, java_script_enabled=False) as tab:
        tab.goto(demonstration.address + comparison.path)
        tab.locator("#l1 a").focus()
        tab.keyboard.press("Enter")
        assert tab.url.endswith("#c1")
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "no"
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.textContent") == "下一处"
        box = tab.locator("#c1 .steps a").bounding_box()
        assert box and box["width"] > 20
        tab.keyboard.press("Enter")
        assert tab.url.endswith("#c2")
