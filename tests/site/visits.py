"""Visits: a page opened in a real browser, with everything noted that can be seen of it from outside."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from page_kinds import Page
from shared_texts import ROOT

SCREENSHOTS = Path(os.environ.get("JIANBAO_SCREENSHOTS") or ROOT / "screenshots")
TALLEST = 6000
"""Pixels of a page that a screenshot shows: more is nothing but further lines of a list."""

# Noted from the first moment on: layout shifts (Layout Instability API) that no reader's key or click
# brought about, and what the policy in the page's head forbade (CSP 3, §5.3).
_NOTING = """
window.noted = {shift: 0, shifted: [], forbidden: []};
window.noteShifts = entries => {
  for (const entry of entries) {
    if (entry.hadRecentInput) continue;
    noted.shift += entry.value;
    noted.shifted.push(...entry.sources.map(source => source.node?.nodeType == 1
      ? source.node.outerHTML.slice(0, 120) : String(source.node?.textContent).slice(0, 60)));
  }
};
window.shifts = new PerformanceObserver(list => noteShifts(list.getEntries()));
shifts.observe({type: "layout-shift", buffered: true});
document.addEventListener("securitypolicyviolation",
  event => noted.forbidden.push(`${event.effectiveDirective} forbids ${event.blockedURI}`));
"""
_SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SEEN = """() => {
  const style = element => getComputedStyle(element);
  noteShifts(shifts.takeRecords());
  return {
    wide: document.documentElement.scrollWidth,
    headlines: document.querySelectorAll("h1").length,
    text: document.querySelector("main")?.innerText ?? "",
    paper: style(document.documentElement).backgroundColor,
    ink: style(document.body).color,
    ...noted,
  };
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What was seen of a page.

    `width` of the window and `wide`, of the page, are in CSS pixels. `troubles` are messages of the
    console, errors of scripts, requests that failed and what the policy forbade; `requests` pairs of
    what for (stylesheet, font, …) and address. `shift` is the sum of layout shifts, of the parts named
    in `shifted`. `paper` and `ink` are CSS colours.
    """

    page: Page
    width: int
    scheme: str
    wide: int
    headlines: int
    text: str
    paper: str
    ink: str
    shift: float
    shifted: tuple[str, ...]
    troubles: tuple[str, ...]
    requests: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.page.kind.name} ({self.page.path}) at {self.width} px, {self.scheme}"


def ready(tab: Any, address: str, page: Page) -> None:
    """Open a page and wait until it is whole."""
    tab.goto(address + page.path)
    tab.wait_for_selector(page.kind.until)
    tab.evaluate(_SETTLED)


def visit(browser: Any, address: str, pages: list[Page], width: int, scheme: str) -> list[Visit]:
    """Open each page in a window of that width and scheme, and keep a screenshot of it."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with window(browser, width, scheme) as tab:
        return [_look(tab, address, page, width, scheme) for page in pages]


@contextmanager
def window(browser: Any, width: int, scheme: str = "light", **context: Any) -> Iterator[Any]:
    """Give an empty page in a window of its own that notes what `Visit` tells of."""
    opened = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, **context
    )
    opened.add_init_script(_NOTING)
    try:
        yield opened.new_page()
    finally:
        opened.close()


def _look(tab: Any, address: str, page: Page, width: int, scheme: str) -> Visit:
    troubles: list[str] = []
    requests: list[Any] = []

    def failed(request: Any) -> None:
        if request in requests:  # else one of the page before, which leaving it broke off
            troubles.append(f"failed: {request.url} ({request.failure})")

    listeners = {
        "console": lambda said: troubles.append(f"console, {said.type}: {said.text}"),
        "pageerror": lambda error: troubles.append(f"error: {error}"),
        "request": lambda asked: requests.append(asked),
        "requestfailed": failed,
        "response": lambda got: got.status >= 400 and troubles.append(f"{got.status}: {got.url}"),
    }
    for event, listener in listeners.items():
        tab.on(event, listener)
    ready(tab, address, page)
    seen = tab.evaluate(_SEEN)
    height = tab.evaluate("document.documentElement.scrollHeight")
    tab.screenshot(
        path=SCREENSHOTS / f"{page.kind.name}-{width}-{scheme}.png",
        full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)},
    )
    for event, listener in listeners.items():
        tab.remove_listener(event, listener)
    sent = tuple((request.resource_type, request.url) for request in requests)
    return Visit(
        page=page, width=width, scheme=scheme, shifted=tuple(seen.pop("shifted")),
        troubles=(*troubles, *seen.pop("forbidden")), requests=sent, **seen,
    )  # fmt: skip
