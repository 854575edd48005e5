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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--spark", action="store_true", help="run the tests of the Spark engine, and only those"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Spark needs Java and minutes: its tests run when asked for, alone."""
    wanted = bool(config.getoption("--spark"))
    left_out = [item for item in items if (item.get_closest_marker("spark") is not None) != wanted]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
