"""Every kind of page in a real browser: phone and desktop, light and dark.

One visit of each tells all of it, and leaves a screenshot (visits.py says where).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from findings import no
from page_kinds import Page
from site_world import Built
from visits import SCREENSHOTS, Visit, visit

MODES = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]
ALL_SCREENSHOTS = 40_000_000
"""Bytes of all screenshots of a run: what a CI keeps without asking."""


@pytest.fixture(scope="module")
def visits(browser: Any, demonstration: Built, pages: list[Page]) -> Iterator[list[Visit]]:
    yield [
        seen
        for width, scheme in MODES
        for seen in visit(browser, demonstration.address, pages, width, scheme)
    ]


def test_the_console_stays_silent_and_nothing_fails_to_load(visits: list[Visit]) -> None:
    no("troubles", (f"{seen}: {trouble}" for seen in visits for trouble in seen.troubles))


def test_no_page_asks_another_host(visits: list[Visit], demonstration: Built) -> None:
    own = (demonstration.address, "data:", f"blob:{demonstration.address}")
    asked = ((seen, address) for seen in visits for _, address in seen.requests)
    no("other hosts", (f"{seen} asks {url}" for seen, url in asked if not url.startswith(own)))


def test_a_page_is_drawn_with_one_style_sheet_and_no_font(visits: list[Visit]) -> None:
    for seen in visits:
        kinds = [kind for kind, _ in seen.requests]
        assert kinds.count("stylesheet") == 1, f"{seen} asks {seen.requests}"
        assert "font" not in kinds, f"{seen} asks {seen.requests}"


def test_only_search_runs_scripts(visits: list[Visit]) -> None:
    for seen in visits:
        if seen.page.kind.template != "search":
            assert not {"script", "fetch", "xhr"} & {kind for kind, _ in seen.requests}, seen


def test_nothing_moves_while_a_page_loads(visits: list[Visit]) -> None:
    no(
        "layout shifts",
        (f"{seen}: {seen.shift:.4f}, {seen.shifted}" for seen in visits if seen.shift),
        "What is put in later must have its place from the start.",
    )


def test_no_page_is_wider_than_its_window(visits: list[Visit]) -> None:
    no("too wide", (f"{seen}: {seen.wide} px" for seen in visits if seen.wide > seen.width))


def test_a_page_has_one_headline(visits: list[Visit]) -> None:
    no("not one h1", (f"{seen}: {seen.headlines}" for seen in visits if seen.headlines != 1))


def test_paper_is_light_in_the_light_and_dark_in_the_dark(visits: list[Visit]) -> None:
    for seen in visits:
        lighter = brightness(seen.paper) > brightness(seen.ink)
        assert lighter == (seen.scheme == "light"), f"{seen}: {seen.ink} on {seen.paper}"


def brightness(colour: str) -> float:
    numbers = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")]
    return 255.0 if len(numbers) == 4 and numbers[3] == 0 else sum(numbers[:3]) / 3


def test_the_screenshots_can_be_kept(visits: list[Visit]) -> None:
    kept = [SCREENSHOTS / f"{v.page.kind.name}-{v.width}-{v.scheme}.png" for v in visits]
    assert sum(path.stat().st_size for path in kept) <= ALL_SCREENSHOTS
