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


@pytest.mark.parametrize("folder", ["mine", "raw", "raw/below", "content", "content/below", "."])
def test_a_report_never_mixes_with_files_that_are_not_its_own(
    place: Path, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(place, "a.txt", TEXT)
    (place / "mine" / "texts").mkdir(parents=True)
    (place / "mine" / "texts" / "notes.odt").write_text("mine", encoding="utf-8")
    assert imported(place, "--report", folder) == 2
    assert "--report" in capsys.readouterr().err
    assert (place / "mine" / "texts" / "notes.odt").exists()
    assert not list((place / "content").rglob("*.md"))


def test_only_pages_of_the_report_before_are_taken_away(place: Path) -> None:
    put(place, "a.txt", TEXT)
    imported(place)
    kept = place / "import-report" / "texts" / "notes.html"
    kept.write_text("mine", encoding="utf-8")
    put(place, "b.txt", TWO)
    imported(place)
    assert kept.exists()


def test_a_report_that_cannot_be_written_costs_a_warning_and_no_text(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, "a.txt", TEXT)

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert imported(place) == 0
    assert "the report can't be written" in capsys.readouterr().err
    assert list((place / "content").rglob("*.md"))


def test_a_dry_run_leaves_the_last_report_alone(place: Path) -> None:
    put(place, "a.txt", TEXT)
    imported(place)
    before = (place / "import-report" / "index.html").read_bytes()
    put(place, "b.txt", TWO)
    imported(place, "--dry-run")
    assert (place / "import-report" / "index.html").read_bytes() == before
    assert (place / "import-report-dry-run" / "index.html").exists()
