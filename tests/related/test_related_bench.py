"""The benches run on a file of one's own, and their demands can fail."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOPICS = ("春茶开采茶农上山采摘", "水库泄洪沿河村庄转移", "老年食堂开张志愿者送餐")


def run(bench: str, *options: str, shared: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, f"bench/related/{bench}.py", *options],
        cwd=ROOT,
        env=os.environ | {"JIANBAO_SHARED": str(shared)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_its_texts_halves_says_so_in_one_line(tmp_path: Path) -> None:
    done = run("halves", shared=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert str(tmp_path) in done.stdout and done.stdout.count("\n") == 1


@pytest.mark.parametrize(("same", "status"), [(True, 0), (False, 1)])
def test_halves_are_found_where_they_share_a_topic_and_required_to_be(
    tmp_path: Path, same: bool, status: int
) -> None:
    lines = [
        json.dumps({"text": topic + (topic if same else "天地" * 5), "group": topic, "edits": []})
        for topic in TOPICS
    ]
    file = tmp_path / "mine.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    done = run("halves", "--require", "--texts", str(file), shared=tmp_path)
    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout.splitlines()[0].startswith("3 articles, 2")


def test_scale_prints_a_line_for_each_size(tmp_path: Path) -> None:
    done = run("scale", "--sizes", "20,40", "--lost", "--require", shared=tmp_path)
    assert (done.returncode, done.stderr) == (1, "") or done.returncode == 0
    *_, first, second = done.stdout.splitlines()
    assert first.split()[0] == "20" and second.split()[0] == "40"
    assert first.split()[-1] == "1.000"


def test_increment_prints_a_line_for_each_change(tmp_path: Path) -> None:
    done = run("increment", "--articles", "30", "--turns", "1", shared=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    changes = ("cold", "nothing changed", "one newest", "a recent edit", "a recent gone", "an old")
    for change in changes:
        assert f"\n{change}" in f"\n{done.stdout}"


def test_recent_prints_a_line_for_each_method(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    lines = [json.dumps({"text": 2 * t, "group": t, "edits": []}) for t in TOPICS]
    file.write_text("\n".join(lines), encoding="utf-8")
    done = run("recent", "--texts", str(file), "--recent", "1", "--draws", "2", shared=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    *_, settled, shipped, without = done.stdout.splitlines()
    assert settled.startswith("all settled  1.000") and shipped.startswith("as shipped")
    assert without.startswith("no novel")
