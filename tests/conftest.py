"""`site`: a real Pelican site in a temporary folder, from one text.

built = site('''
-- content/2022/05/0a01.md --
Title: …
''')
assert "…" in built.read("a/0a/0a01.html")
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from programs import need
from site_builder import Site, run_pelican, unpack, write_settings


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Return a function that builds a site.

    `site(text)` uses the project's own settings and theme, with `settings` over them;
    `site(text, plugins=[…])` is a stock site: theme `simple`, Pelican's defaults, those plugins.
    With `stock` Pelican builds it by itself. A second call builds the same folder again, with `text`
    written over what is there.
    """

    def make(
        text: str = "",
        *,
        plugins: list[str] | None = None,
        settings: dict[str, Any] | None = None,
        output: str = "output",
        stock: bool = False,
    ) -> Site:
        unpack(text, tmp_path)
        (tmp_path / "content").mkdir(exist_ok=True)
        if plugins is None:
            write_settings(tmp_path, stock=stock, **(settings or {}))
            return run_pelican(tmp_path, "-s", "conf.py", output=output)
        given = {"PLUGINS": plugins, **(settings or {})}
        extra = [f"{name}={json.dumps(value)}" for name, value in given.items()]
        return run_pelican(
            tmp_path, "content", "-t", "simple", "--extra-settings", *extra, output=output
        )

    yield make


# No start page, no updates, no look-ups of other hosts: the tests speak to the loopback alone.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium. Of a module: Playwright can't be started twice, and others must not find it running."""
    path = need("chromium", "chromium-browser", "google-chrome")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


ASKED_FOR = {
    "spark": "run the tests of the Spark engine, and only those (Java, minutes)",
    "torture": "run so many sequences of edits (1000 if no number is given), and only those (hours)",
}
"""Marks of tests that run when asked for, alone."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--spark", action="store_true", help=ASKED_FOR["spark"])
    many: dict[str, Any] = {"nargs": "?", "const": 1000, "type": int, "metavar": "N"}
    parser.addoption("--torture", help=ASKED_FOR["torture"], **many)
    parser.addoption("--torture-first", type=int, default=0, help="the number of the first one")
    parser.addoption("--torture-log", default="torture.log", help="where each adds its line")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = {name for name in ASKED_FOR if config.getoption(f"--{name}")}
    left_out = [
        item
        for item in items
        if {name for name in ASKED_FOR if item.get_closest_marker(name)} - wanted
        or (wanted and not any(item.get_closest_marker(name) for name in wanted))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
