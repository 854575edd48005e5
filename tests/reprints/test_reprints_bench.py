"""The benches say what they need, and run on without it where they can."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.reprints.ablation import WITHOUT

ROOT = Path(__file__).resolve().parents[2]
BENCHES = ("bench/reprints/score.py", "bench/related/calibrate.py")


def run(bench: str, *options: str, shared: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, bench, *options],
        cwd=ROOT,
        env=os.environ | {"JIANBAO_SHARED": str(shared)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("bench", BENCHES)
def test_help_says_where_the_texts_come_from_and_what_to_do_without_them(
    bench: str, tmp_path: Path
) -> None:
    told = " ".join(run(bench, "--help", shared=tmp_path).stdout.split())
    assert "not part of the repository" in told
    assert "Without it" in told and "of your own" in told


def test_without_its_texts_the_calibration_says_so_in_one_line(tmp_path: Path) -> None:
    done = run("bench/related/calibrate.py", shared=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert str(tmp_path) in done.stdout


def test_what_the_table_of_witnesses_leaves_out_is_there_to_be_left_out() -> None:
    named = [(module, name) for rows in WITHOUT.values() for module, name, _ in rows]
    assert named and all(hasattr(module, name) for module, name in named)
