"""What an import tells while it runs and at its end."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from archive_world import TEXT, TWO, put
from rich.console import Console

from importers import reports
from importers.archive.outcomes import Outcome, Report
from importers.cli import main


def shown(*outcomes: Outcome, dry_run: bool = False) -> str:
    out = io.StringIO()
    reports.show_report(
        Console(file=out, width=100, soft_wrap=True), Report(list(outcomes)), dry_run=dry_run
    )
    return out.getvalue()


def test_the_table_counts_every_text_once_and_gives_the_reasons() -> None:
    said = shown(
        Outcome("a.md", "imported"),
        Outcome("b.md", "new version"),
        Outcome("c.md", "same report", "the same report as a.md"),
        Outcome("d.md", "unchanged"),
        Outcome("e.md", "unchanged", "withdrawn on 2024-09-01; stays so"),
        Outcome("f.md", "edited", "changed by hand since it was imported; left"),
        *(Outcome(f"{n}.pdf", "refused", "a .pdf file is no raw text") for n in range(3)),
        Outcome("[g].md", "refused", "the same text as h.md, with another sidecar"),
        Outcome("i.md", "refused", "the same text as j.md, with another sidecar"),
    )
    rows = [" ".join(line.split()) for line in said.splitlines()]
    table = rows[rows.index("1 imported") :]
    assert table == [
        "1 imported",
        "1 imported (new version)",
        "1 imported (other post of a report)",
        "2 unchanged",
        "1 withdrawn on 2024-09-01; stays so",
        "1 edited by hand and left",
        "1 changed by hand since it was imported; left",
        "5 refused",
        "3 a .pdf file is no raw text",
        "2 the same text as …, with another sidecar",
        "11 texts in all",
    ]


def test_each_text_that_is_refused_or_left_is_named_with_its_reason() -> None:
    said = shown(
        Outcome("raw/[a].md", "refused", "no text"),
        Outcome("raw/b.md", "edited", "changed by hand; left"),
        Outcome("raw/c.md", "unchanged", "an earlier version of an article"),
    )
    assert "refused: raw/[a].md: no text\n" in said
    assert "edited by hand and left: raw/b.md: changed by hand; left\n" in said
    assert "raw/c.md" not in said


def test_many_reasons_end_with_the_number_of_the_others() -> None:
    said = shown(*(Outcome(f"{n}.md", "refused", f"reason {n}") for n in range(20)))
    assert "12 for other reasons" in said


def test_many_warnings_are_cut_short_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    shown(*(Outcome(f"{n}.md", "imported", warnings=(f"{n}.md: odd",)) for n in range(50)))
    said = capsys.readouterr().err
    assert said.count("warning: ") == 20
    assert "and 30 warnings more" in said


def test_a_dry_run_says_that_it_is_one() -> None:
    assert "1  texts in all (dry run)" in shown(Outcome("a.md", "imported"), dry_run=True)


def test_the_bar_tells_the_rate_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=120)
    monkeypatch.setattr(reports, "Console", lambda **options: console)
    monkeypatch.setattr(reports, "_REDRAWN", 0.0)
    with reports.progress_bar("importing") as progress:
        for done in range(1, 101):
            progress(done, 100, "x")
    assert "100/100" in out.getvalue()
    assert "/s" in out.getvalue() and "left" in out.getvalue()


def test_a_short_run_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=120)
    monkeypatch.setattr(reports, "Console", lambda **options: console)
    with reports.progress_bar("importing") as progress:
        progress(1, 1, "x")
    assert out.getvalue().strip() == ""


@pytest.mark.parametrize(
    ("options", "status"),
    [(["--jobs", "1"], 0), (["--jobs", "3"], 0), (["--dry-run"], 0), (["--kind", "speech"], 0)],
)
def test_options_of_an_import_are_taken(place: Path, options: list[str], status: int) -> None:
    put(place, "bus.txt", TEXT)
    put(place, "two.txt", TWO)
    assert main(["import", "raw", *options]) == status


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_jobs_that_is_none_is_wrong_usage(place: Path, jobs: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["import", "raw", "--jobs", jobs])
    assert ended.value.code == 2
