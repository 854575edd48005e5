"""Settings that were written twice within a second are read as they stand."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plugins.press.pelican_run import settings_of


@pytest.fixture
def conf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "content").mkdir()
    return tmp_path / "conf.py"


def write(conf: Path, number: int, second: int) -> None:
    conf.write_text(f"PATH = 'content'\nFEEDS_MAX_ITEMS = {number}\n", encoding="utf-8")
    os.utime(conf, (second, second))


def compiled_in(conf: Path, second: int) -> None:
    (compiled,) = (conf.parent / "__pycache__").iterdir()
    os.utime(compiled, (second, second))


def test_settings_of_the_same_second_and_size_are_read_anew(conf: Path) -> None:
    write(conf, 9, 1_700_000_000)
    assert settings_of(conf)["FEEDS_MAX_ITEMS"] == 9
    compiled_in(conf, 1_700_000_000)
    write(conf, 5, 1_700_000_000)
    assert settings_of(conf)["FEEDS_MAX_ITEMS"] == 5


def test_what_was_compiled_later_is_kept(conf: Path) -> None:
    write(conf, 9, 1_700_000_000)
    settings_of(conf)
    compiled_in(conf, 1_700_000_001)
    (compiled,) = (conf.parent / "__pycache__").iterdir()
    before = compiled.stat().st_ino
    settings_of(conf)
    assert compiled.stat().st_ino == before and int(compiled.stat().st_mtime) == 1_700_000_001
