"""After any edits, what a build leaves equals a build from nothing, byte for byte.

Sequences of edits by chance (archive_edits.py) on archives of our own making, each named by a number:
`pytest --torture=1 --torture-first=NUMBER` runs one again, `--torture` a thousand.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from archive_edits import TOGETHER, Edit, sequence
from build_archive import Archive, Folder
from build_contents import new_archive
from build_engine import Built, built
from build_news import Dice
from build_trees import differences, tree_of
from edit_kinds import BREAKS, EDITS, ELSEWHERE, HARMS
from edit_runs import Run, build_folder, run, shortest, told

ARTICLES = 200


def check(seed: int, room: Path) -> Run:
    """Run a sequence; fail with the shortest list of edits that does."""
    steps = sequence(seed)
    done = run(seed, steps, room, articles=ARTICLES)
    if done.fault:
        fewest, failed = shortest(steps, done, lambda s: run(seed, s, room, articles=ARTICLES))
        pytest.fail(told(seed, fewest, failed), pytrace=False)
    return done


@pytest.mark.parametrize("seed", range(TOGETHER))
def test_an_incremental_build_equals_one_from_nothing(seed: int, room: Path) -> None:
    check(seed, room / "sites")


@pytest.mark.torture
def test_a_thousand_sequences(torture_seed: int, room: Path, torture_log: Path) -> None:
    began, outcome = time.monotonic(), "FAILED"
    try:
        done = check(torture_seed, room / "sites")
        edits = sum(map(len, sequence(torture_seed)))
        outcome = f"{edits} edits, {done.builds} builds, {done.refused} refused: equal"
    finally:
        with torture_log.open("a", encoding="utf-8") as log:
            print(f"{torture_seed}: {outcome}; {time.monotonic() - began:.0f} s", file=log)


# -- the sequences themselves ----------------------------------------------------------------


@pytest.fixture(scope="module")
def archive() -> Archive:
    return new_archive("sample", ARTICLES)


@pytest.mark.parametrize("name", [*EDITS, *BREAKS])
def test_every_edit_changes_an_archive(name: str, archive: Archive) -> None:
    """On a new one, or when the edit was made there before (what is there must first have come)."""
    changed = archive.copy()
    made = {**EDITS, **BREAKS}[name]
    assert any(made(changed, Dice(f"{n}")) for n in range(5)) and changed.files != archive.files


def test_five_sequences_in_a_row_hold_every_kind_of_edit() -> None:
    kinds = {edit.name for seed in range(TOGETHER) for step in sequence(seed) for edit in step}
    assert kinds >= {*EDITS, *BREAKS, *HARMS, ELSEWHERE}


def test_a_sequence_is_the_same_for_its_number() -> None:
    assert sequence(7) == sequence(7) != sequence(8)
    assert new_archive("7", 20).files == new_archive("7", 20).files


def test_the_archive_holds_every_kind_of_page(archive: Archive, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.hold(archive.files)
    done = built(folder.settings, folder.output)
    assert done.done, done.said
    pages = [*tree_of(folder.output)]
    for begin in ("a/", "c/", "g/", "category/", "tag/", "source/", "undated/2/", "feeds/", "old/",
                  "2023/", "data/", "extra/", "images/", "theme/css/"):  # fmt: skip
        assert any(page.startswith(begin) for page in pages), begin
    series = "清河蔬菜价格日报".encode()
    of_articles = tree_of(folder.output / "a").items()
    page = next(page for name, page in of_articles if name.endswith(".html") and series in page)
    assert "同系列".encode() in page


MACHINES = [
    {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"},
    {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "COLUMNS": "40"},
]


def test_the_machine_shows_nowhere(archive: Archive, tmp_path: Path) -> None:
    """Else a build after one from elsewhere would differ, whatever it keeps."""
    trees = []
    for number, machine in enumerate(MACHINES):
        folder = Folder(tmp_path / f"{number}")
        folder.hold(archive.files)
        done = built(folder.settings, folder.output, **machine)
        assert done.done, done.said
        trees.append(tree_of(folder.output))
    assert not (fault := differences(*trees)), fault


# -- a fault is found, and told so that one sees it ------------------------------------------


def forgetful(folder: Folder, output: Path, jobs: int, is_alone: bool) -> Built:
    """A build that leaves the front page as it once was."""
    front = output / "index.html"
    before = front.read_bytes() if front.exists() else None
    done = build_folder(folder, output, jobs, is_alone)
    if before is not None:
        front.write_bytes(before)
    return done


def test_a_fault_is_told_with_the_shortest_list_of_edits(room: Path) -> None:
    steps = [
        [Edit("edit a page", "1")],
        [
            Edit("change the style", "2"),
            Edit("add the newest", "3"),
            Edit("change static files", "4"),
        ],
        [Edit("untag", "5")],
    ]

    def runs(tried: list[list[Edit]]) -> Run:
        return run(1, tried, room / "sites", articles=12, build=forgetful)

    done = runs(steps)
    assert done.fault
    fewest, failed = shortest(steps, done, runs)
    assert fewest == [[Edit("add the newest", "3")]]
    said = told(1, fewest, failed)
    assert "seed 1 " in said and "add the newest [3]" in said
    assert "index.html, line" in said and not (room / "sites").exists()


def test_what_differs_is_shown_with_its_lines() -> None:
    found = {"a": "一\n二\n三".encode(), "b": b"x", "d": b"\xff"}
    wanted = {"a": "一\n贰\n三".encode(), "c": b"x", "d": b"\xff"}
    said = differences(found, wanted)
    assert said.startswith("1 files differ, 1 too many, 1 missing:")
    assert "b: should not be there" in said and "c: is missing" in said
    assert "a, line 2" in said and "- 贰" in said and "+ 二" in said
    assert differences(found, found) == ""
