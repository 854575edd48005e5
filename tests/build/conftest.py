"""How many sequences `--torture` runs, where they are logged, and where their sites lie."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEMORY = Path("/dev/shm")
"""Where Linux has a folder in memory: half of a sequence's time is files being made on a disk."""
_ENOUGH = 1 << 30
"""Bytes; a container may have been given a few megabytes there."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "torture_seed" in metafunc.fixturenames:
        many = metafunc.config.getoption("--torture") or 0
        first = metafunc.config.getoption("--torture-first")
        metafunc.parametrize("torture_seed", range(first, first + many))


@pytest.fixture
def torture_log(request: pytest.FixtureRequest) -> Path:
    """The file to which each sequence adds its line."""
    return request.config.rootpath / request.config.getoption("--torture-log")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """An empty folder for thousands of files, in memory where that is to be had."""
    if not _MEMORY.is_dir() or shutil.disk_usage(_MEMORY).free < _ENOUGH:
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="jianbao-", dir=_MEMORY))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
