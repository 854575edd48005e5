"""The bench of importing in small, and what it feeds the importer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from importers.inspecting import Knowledge, inspect_bytes

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "bench" / "importing"


def test_a_small_run_imports_kills_and_finds_everything_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, BENCH / "measure.py", "--posts", "90", "--kills", "3", "--folder", tmp_path],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "90 posts of 3." in done.stdout or "90 posts of 2." in done.stdout
    assert "posts a second" in done.stdout and "the same archive" in done.stdout
    assert "\ntorn: " not in done.stdout
    assert not list(tmp_path.iterdir())


def test_the_posts_are_the_same_each_time_varied_and_wholly_understood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    from posts import make_posts  # type: ignore[import-not-found]

    made = list(make_posts(80))
    assert made == list(make_posts(80))
    assert made != list(make_posts(80, seed=2))
    names = {post.name for post in made}
    assert len(names) == 80
    assert any(name.replace("-NW", "-") in names for name in names if "-NW" in name)
    text = "".join(post.text for post in made)
    for form in ("EM_StockImg_Start", "quote_1.", "display:none", "<table>", "\n> ", "</span>）"):
        assert form in text
    for post in made:
        inspection = inspect_bytes(post.text.encode(), post.name, Knowledge())
        assert inspection.kind == "jekyll" and inspection.refused is None
        (story,) = inspection.stories
        assert story.title and story.source and story.reporters and story.date
        assert "quote" not in story.body and "返回" not in story.body
