"""Built once: the demonstration archive in the ways that its pages are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_kinds import Page, pages_of
from programs import served
from shared_texts import ROOT
from site_world import Built, build_demonstration

from plugins.press.build import build

PUBLIC = "https://news.example.org"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The preview, served."""
    output = build_demonstration(tmp_path_factory.mktemp("demonstration"))
    with served(output) as address:
        yield Built(output, address)


@pytest.fixture(scope="session")
def pages(demonstration: Built) -> list[Page]:
    """One page of each kind."""
    return pages_of(demonstration.output)


@pytest.fixture(scope="session")
def in_english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The same pages at the same addresses with the site's own words in English, served."""
    output = build_demonstration(tmp_path_factory.mktemp("english"), THEME_LANG="en")
    with served(output) as address:
        yield Built(output, address)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What `publishconf.py` makes for the public; its links are whole."""
    folder: Path = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITEURL", PUBLIC)
        build(ROOT / "publishconf.py", folder / "output", cache=folder / "cache")
    return Built(folder / "output", PUBLIC)
