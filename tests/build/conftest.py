"""How many sequences `--torture` runs, and where they are logged."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "torture_seed" in metafunc.fixturenames:
        many = metafunc.config.getoption("--torture") or 0
        first = metafunc.config.getoption("--torture-first")
        metafunc.parametrize("torture_seed", range(first, first + many))


@pytest.fixture
def torture_log(request: pytest.FixtureRequest) -> Path:
    """The file to which each sequence adds its line."""
    return request.config.rootpath / request.config.getoption("--torture-log")
