"""The report of an import: written for what came in or was refused, for no one else."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_world import TEXT, TWO, put

from importers.cli import main


def imported(place: Path, *options: str) -> int:
    return main(["import", "raw", "--into", "content", "--archived", "2024-12-01", *options])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "content").mkdir()
    return tmp_path


def test_every_text_has_its_line_and_its_page(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(place, "a.txt", TEXT)
    put(place, "b.txt", TWO)
    put(place, "c.txt", "锟斤拷锟斤拷锟斤拷")
    assert imported(place) == 1
    assert "import-report/index.html" in capsys.readouterr().out
    index = (place / "import-report" / "index.html").read_text(encoding="utf-8")
    assert all(name in index for name in ("a.txt", "b.txt", "c.txt", "mojibake"))
    pages = sorted(path.name for path in (place / "import-report" / "texts").iterdir())
    assert pages == ["1.html", "2.html", "3.html"]


def test_a_run_that_brings_nothing_leaves_the_report_of_the_run_before(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(place, "a.txt", TEXT)
    imported(place)
    before = (place / "import-report" / "index.html").read_bytes()
    capsys.readouterr()
    assert imported(place) == 0
    assert "import-report" not in capsys.readouterr().out
    assert (place / "import-report" / "index.html").read_bytes() == before


def test_pages_of_the_run_before_do_not_stand_beside_those_of_this_one(place: Path) -> None:
    put(place, "a.txt", TEXT)
    put(place, "b.txt", TWO)
    imported(place)
    put(place, "d.txt", TWO.replace("三条", "五条"))
    imported(place)
    index = (place / "import-report" / "index.html").read_text(encoding="utf-8")
    pages = sorted(path.name for path in (place / "import-report" / "texts").iterdir())
    assert all(f"texts/{name}" in index for name in pages)
    assert len(pages) == 1


def test_the_report_goes_where_it_is_told_to(place: Path) -> None:
    put(place, "a.txt", TEXT)
    imported(place, "--report", "seen/here", "--dry-run")
    assert (place / "seen" / "here" / "index.html").exists()
    assert not (place / "import-report").exists()
