"""Where a folder of the content changed, Pelican is loaded while the content is looked at."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from site_builder import unpack, write_settings

from plugins.catalog.scan import RACY
from plugins.press.build import build
from plugins.press.looking import Looking
from plugins.press.seen import Looked

SOME = Looked(7, "content", (".#*",), {"2022": {"a.md": (1, 2, 3)}})
MUCH = Looked(7, "content", (), {"2022": {f"{n}.md": (n, n, n) for n in range(100_000)}})


def ended(looking: Looking, heard: Callable[[Looking], bool]) -> tuple[bool, int]:
    """What `tell` returns, and the exit status of a forked process that does `heard`."""
    child = os.fork()
    if child == 0:
        os._exit(0 if heard(looking) else 1)
    told = looking.tell()
    return told, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("looked", [SOME, MUCH])
def test_what_is_told_is_heard(looked: Looked) -> None:
    assert ended(Looking(lambda: looked), lambda one: one.hear() == looked) == (True, 0)


def test_who_waits_for_nothing_ends() -> None:
    assert ended(Looking(lambda: None), lambda one: one.hear() is None) == (False, 0)


def test_nobody_listening_is_no_fault_of_who_tells() -> None:
    assert ended(Looking(lambda: MUCH), lambda one: False) == (True, 1)


@pytest.fixture
def project(tmp_path: Path, archive: str) -> Path:
    unpack(archive, tmp_path)
    write_settings(tmp_path)
    return tmp_path


def build_twice(project: Path) -> None:
    """So that nothing it is made from is too young to be trusted; in the environment of one test."""
    for _ in range(2):
        time.sleep(2 * RACY / 1e9)
        build(project / "conf.py", project / "output")


def written(project: Path) -> dict[str, int]:
    files = (project / ".cache").iterdir()
    return {file.name: file.stat().st_mtime_ns for file in files if file.name != "build.lock"}


def test_a_file_that_came_and_went_has_nothing_built(project: Path) -> None:
    build_twice(project)
    draft = project / "content/2022/05/draft.md"
    draft.write_text("x", encoding="utf-8")
    draft.unlink()
    before = written(project)
    report = build(project / "conf.py", project / "output")
    assert (report.printed, report.removed, report.unchanged > 0) == (0, 0, True)
    assert written(project) == before


def test_a_file_that_came_is_built(project: Path) -> None:
    build_twice(project)
    article = project / "content/2022/05/0a01020304050607.md"
    lines = article.read_text(encoding="utf-8").replace("0a01020304050607", "0a01020304050608")
    text = "".join(line for line in lines.splitlines(True) if not line.startswith("Aliases"))
    article.with_name("0a01020304050608.md").write_text(text, encoding="utf-8")
    facts = article.with_name("0a01020304050607.facts.json")
    facts.with_name("0a01020304050608.facts.json").write_bytes(facts.read_bytes())
    assert build(project / "conf.py", project / "output").printed > 0
    assert (project / "output/a/0a/0a01020304050608.html").exists()
