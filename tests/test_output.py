"""Commands whose output goes nowhere, or whose input is closed, end with a plain error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ("reprints pairs", "reprints groups", "related rank")
LINES = '{"id": "甲", "text": "今年的渠修好了水也来了"}\n{"id": "乙", "text": "今年的渠修好了水也来了"}\n'


def ends(command: str, file: str, redirected: str) -> str:
    """What is told of a command that fails under a redirection of the shell."""
    line = f'exec "$0" -m plugins.{command} "$1" {redirected}'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable, file],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1
    return done.stderr


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "a.jsonl"
    path.write_text(LINES, encoding="utf-8")
    return str(path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_told(command: str, file: str) -> None:
    assert "can't be written (No space left on device)" in ends(command, file, "> /dev/full")


@pytest.mark.skipif(sys.platform == "win32", reason="no shell")
@pytest.mark.parametrize("command", COMMANDS)
def test_closed_ends_are_told(command: str, file: str) -> None:
    assert "standard output is closed. Send it to a file" in ends(command, file, ">&-")
    assert "standard input: is closed. Send articles to it" in ends(command, "-", "<&-")
