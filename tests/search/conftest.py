"""A built site with search, and a browser to ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from programs import served
from search_world import ARCHIVE, MANY
from site_builder import run_pelican, unpack, write_settings


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The output of the small archive, and its address."""
    folder = tmp_path_factory.mktemp("searched")
    unpack(ARCHIVE + MANY, folder)
    write_settings(folder, SEARCH_URL="search/")
    built = run_pelican(folder, "-s", "conf.py")
    assert built.status == 0, built.said
    with served(built.output) as address:
        yield built.output, address


class Search:
    """The search page in a browser, as a reader uses it. `troubles` collects what must not be."""

    def __init__(self, browser: Any, address: str, query: str = "", **context: Any) -> None:
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.troubles: list[str] = []
        self.page.on("console", lambda said: self.troubles.append(said.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda request: self._look(request.url, address))
        self.page.goto(f"{address}/search/{query}")

    def _look(self, url: str, address: str) -> None:
        if not url.startswith(address):
            self.troubles.append(f"asks {url}")

    def ask(self, query: str) -> str:
        """Type a query, press Enter, and return what is said of the answer."""
        self.page.fill("#q", query)
        self.page.keyboard.press("Enter")
        return self.answer(query)

    def answer(self, query: str) -> str:
        """Return what is said of the answer to `query`, once it is there."""
        self.page.wait_for_function(
            "q => document.querySelector('.found-count').textContent.includes(q)", arg=f"“{query}”"
        )
        return str(self.page.inner_text(".found-count"))

    def titles(self) -> list[str]:
        """The headlines of the results, printings that are folded away left out."""
        return list(self.page.locator(".hit > .headline").all_inner_texts())


@pytest.fixture
def search(browser: Any, searched: tuple[Path, str]) -> Iterator[Callable[..., Search]]:
    """Return a function that opens the search page; every one must have been quiet in the end."""
    opened: list[Search] = []

    def start(query: str = "", **context: Any) -> Search:
        opened.append(Search(browser, searched[1], query, **context))
        return opened[-1]

    yield start
    for one in opened:
        one.context.close()
        assert not one.troubles
