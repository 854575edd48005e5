"""Sites whose feeds are checked, each built once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from feed_files import Published
from feed_sites import HOSTILE, MONTHS, SMALL, SOURCES, many
from served_site import ServedSite, published, served_site
from shared_texts import ROOT, shared_folder
from site_builder import unpack

from importers.archive.importing import Wishes, import_paths
from plugins.press.build import build


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The archive that the project shows, as its own settings build it."""
    output = tmp_path_factory.mktemp("demonstration") / "output"
    build(ROOT / "pelicanconf.py", output)
    return Published(output, "http://localhost:8000")


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The labelled texts, which are not part of the project."""
    texts = sorted(shared_folder("seeds").glob("*.txt"))
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "content").mkdir()
    for name in ("sources.yaml", "taxonomy.yaml"):
        shutil.copy(ROOT / "content" / name, folder / "content" / name)
    import_paths(texts, folder / "content", Wishes(archived="2026-01-01"))
    return published(folder)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A small archive with an article that wants to do harm, its reprints told as one."""
    folder = tmp_path_factory.mktemp("hostile")
    unpack(SMALL + HOSTILE, folder)
    return published(folder, FEEDS_COLLAPSE_REPRINTS=True)


@pytest.fixture(scope="session")
def long_archive(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """142 articles that came in over six months, one of them without any."""
    folder = tmp_path_factory.mktemp("long")
    unpack(SOURCES + many(MONTHS), folder)
    return published(folder)


@pytest.fixture(params=["demonstration", "seeds", "long_archive"])
def decent_site(request: pytest.FixtureRequest) -> Published:
    """Each of the sites that means no harm."""
    site: Published = request.getfixturevalue(request.param)
    return site


@pytest.fixture(params=["demonstration", "seeds", "long_archive", "hostile"])
def some_site(request: pytest.FixtureRequest) -> Published:
    """Each of the sites in turn."""
    site: Published = request.getfixturevalue(request.param)
    return site


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The small archive, served; no test changes it."""
    with served_site(tmp_path_factory.mktemp("small")) as site:
        site.build(SMALL)
        yield site


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[ServedSite]:
    """The small archive, served, for a test that builds it again."""
    with served_site(tmp_path) as site:
        site.build(SMALL)
        yield site
