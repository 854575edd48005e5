"""What memory need not hold lies in a file that nobody sees, in reach of forked processes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.catalog.spilled import _BUFFER, Spilled

LARGE = "长".encode() * (_BUFFER // 3)


@pytest.fixture
def spilled(tmp_path: Path) -> Spilled:
    return Spilled(tmp_path)


def test_what_was_put_there_is_found(spilled: Spilled) -> None:
    wanted = {"a": b"", "b": b"x" * 10, "c": LARGE, "d": b"y", "e": LARGE[:-1], "f": b"z"}
    spilled.update(wanted)
    assert dict(spilled) == wanted and len(spilled) == 6
    spilled["b"] = b"new"
    del spilled["c"]
    assert spilled["b"] == b"new" and "c" not in spilled and spilled.get("c") is None


def test_it_has_no_file_that_anybody_sees(spilled: Spilled, tmp_path: Path) -> None:
    spilled["a"] = LARGE
    spilled["b"] = LARGE
    assert spilled["a"] == LARGE and not list(tmp_path.iterdir())


def test_a_forked_process_reads_what_was_there(spilled: Spilled) -> None:
    spilled["file"], spilled["memory"] = LARGE, b"still in memory"
    child = os.fork()
    if child == 0:
        is_there = spilled["file"] == LARGE and spilled["memory"] == b"still in memory"
        os._exit(0 if is_there else 1)
    spilled["later"] = LARGE
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_full_disk_is_an_error(spilled: Spilled, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    with pytest.raises(OSError, match="No space left"):
        spilled["a"] = LARGE + LARGE
