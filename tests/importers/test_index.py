"""The index of the manifests: believed only as far as they look untouched, and safe to delete."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import time
from pathlib import Path

import pytest
from archive_world import TEXT, TWO, WISHES, articles, manifests, post, put, run, snapshot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.archive.importing import Wishes, import_paths
from importers.archive.index import open_index
from importers.archive.originals import Manifest, Originals, manifest_path
from importers.archive.staging import Staging
from importers.archive.withdrawing import withdraw
from importers.errors import ArchiveError

HOUR = 3600 * 10**9
TABLES = ("manifests", "names", "addresses", "articles")
OTHER = TEXT.replace("三条", "四条")


def index_file(place: Path) -> Path:
    return place / ".cache" / "importing-content.sqlite"


def age(place: Path) -> None:
    """Let the archive look an hour old, so that its stamps can be believed."""
    for path in sorted((place / "content" / "originals").rglob("*"), reverse=True):
        os.utime(path, ns=(time.time_ns() - HOUR, time.time_ns() - HOUR))


def rewrite(place: Path, manifest: Manifest) -> None:
    """As version control writes a file: another one under its name."""
    path = place / "content" / manifest_path(manifest.sha256)
    path.unlink()
    path.write_bytes(manifest.to_bytes())


def refreshed(place: Path) -> None:
    with open_index(Originals(Staging(place / "content", dry_run=True))):
        pass


def entries(place: Path) -> list[object]:
    """What the index says, its stamps aside."""
    with sqlite3.connect(index_file(place)) as database:
        database.execute("UPDATE manifests SET stamp = '', text = NULL")
        found = [database.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES]
        database.rollback()
        return [sorted(map(repr, rows)) for rows in found]


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read, seen = Originals.read, []

    def counted(self: Originals, sha256: str) -> Manifest | None:
        seen.append(sha256)
        return read(self, sha256)

    monkeypatch.setattr(Originals, "read", counted)
    return seen


def test_a_run_reads_the_manifests_of_its_own_files_only(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        put(place, f"{number}.txt", TEXT.replace("三条", f"{number}条"))
    run(place)
    age(place)
    refreshed(place)
    seen = count_reads(monkeypatch)
    raw = put(place, "new.txt", TWO)
    import_paths([raw], place / "content", WISHES)
    assert len(seen) <= 2
    seen.clear()
    import_paths([put(place, "3.txt", OTHER)], place / "content", WISHES)
    assert len(set(seen)) <= 4


def test_without_the_index_everything_is_known_all_the_same(place: Path) -> None:
    put(place, "bus.txt", TEXT)
    run(place)
    shutil.rmtree(place / ".cache")
    put(place, "bus.txt", OTHER)
    assert run(place).counts() == {"new version": 1}
    assert len(articles(place)) == 1


@pytest.mark.parametrize("age_first", [False, True])
def test_manifests_that_change_behind_the_index_are_seen(place: Path, age_first: bool) -> None:
    from dataclasses import replace

    put(place, "bus.txt", TEXT)
    run(place)
    if age_first:
        age(place)
        refreshed(place)
    (manifest,) = manifests(place)
    rewrite(place, replace(manifest, name="raw/renamed.txt"))
    (place / "raw" / "bus.txt").unlink()
    put(place, "renamed.txt", OTHER)
    assert run(place).counts() == {"new version": 1}


@pytest.mark.parametrize("age_first", [False, True])
def test_manifests_that_go_behind_the_index_are_forgotten(place: Path, age_first: bool) -> None:
    put(place, "bus.txt", TEXT)
    run(place)
    if age_first:
        age(place)
        refreshed(place)
    shutil.rmtree(place / "content" / "originals")
    shutil.rmtree(articles(place)[0].parent)
    put(place, "bus.txt", OTHER)
    assert run(place).counts() == {"imported": 1}


def test_another_archive_in_the_place_of_the_first_is_seen(place: Path) -> None:
    put(place, "bus.txt", TEXT)
    run(place)
    (place / "content").rename(place / "old")
    put(place, "bus.txt", OTHER)
    assert run(place).counts() == {"imported": 1}


@pytest.mark.parametrize(
    "data", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_an_index_that_is_none_is_made_again(place: Path, data: bytes) -> None:
    put(place, "bus.txt", TEXT)
    run(place)
    index_file(place).write_bytes(data)
    put(place, "bus.txt", OTHER)
    assert run(place).counts() == {"new version": 1}
    refreshed(place)
    assert len(entries(place)[0]) == 2


def test_where_no_index_can_be_kept_the_import_works_without(place: Path) -> None:
    (place / ".cache").write_text("no folder", encoding="utf-8")
    put(place, "bus.txt", TEXT)
    assert run(place).counts() == {"imported": 1}
    put(place, "bus.txt", OTHER)
    assert run(place).counts() == {"new version": 1}


def test_an_index_that_another_process_holds_is_gone_without(place: Path) -> None:
    put(place, "bus.txt", TEXT)
    run(place)
    with sqlite3.connect(index_file(place)) as other:
        other.execute("BEGIN IMMEDIATE")
        put(place, "bus.txt", OTHER)
        assert run(place).counts() == {"new version": 1}
        other.rollback()
    assert run(place).counts() == {"unchanged": 1}


def test_a_dry_run_leaves_no_index_and_changes_none(place: Path) -> None:
    dry = Wishes(archived="2024-06-01", dry_run=True)
    put(place, "bus.txt", TEXT)
    run(place, dry)
    assert not (place / ".cache").exists()
    run(place)
    before = entries(place)
    put(place, "bus.txt", OTHER)
    assert run(place, dry).counts() == {"new version": 1}
    assert entries(place) == before


def test_two_texts_that_had_one_name_one_after_the_other_keep_their_versions_apart(
    place: Path,
) -> None:
    others = [
        "村里开了图书室\n孩子们下课以后有地方看书，老人有地方坐。\n",
        TEXT,
        "渡口换了新船\n一趟能多坐二十个人，摆渡的时间少了一半。\n",
    ]
    for text in others:
        put(place, "today.txt", text)
        assert run(place).counts() == {"imported": 1}
    put(place, "today.txt", OTHER)
    assert run(place).counts() == {"new version": 1}
    put(place, "today.txt", others[0].replace("老人", "大人"))
    assert run(place).counts() == {"new version": 1}


def test_a_file_of_this_run_is_no_earlier_version_of_another_with_its_address(place: Path) -> None:
    old = put(place, "z.md", post("1", "官塘村的水泥路修到了家门口。", "村路修好了"))
    run(place)
    put(place, "a.md", post("1", "官塘村的水泥路修到了家门口，还通了车。", "村路修好了"))
    assert run(place).counts() == {"imported": 1, "unchanged": 1}
    assert run(place).counts() == {"unchanged": 2}
    old.unlink()
    put(place, "b.md", post("1", "官塘村的水泥路修到了家门口，也通了车。", "村路修好了"))
    assert run(place).counts() == {"unchanged": 1, "new version": 1}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(
                st.just("import"),
                st.sampled_from(["2024-03-02-1.md", "2024-03-02-NW1.md", "b.md"]),
                st.sampled_from(["一条线路", "两条线路", "三条线路"]),
            ),
            st.tuples(st.just("withdraw"), st.integers(0, 3)),
            st.tuples(st.just("age")),
            st.tuples(st.just("lose"), st.integers(0, 9)),
        ),
        max_size=8,
    )
)  # fmt: skip
def test_whatever_happens_the_index_says_what_a_new_one_says(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    steps: list[tuple[str, ...]],
) -> None:
    place = tmp_path_factory.mktemp("index")
    monkeypatch.chdir(place)
    (place / "raw").mkdir()
    for step in steps:
        if step[0] == "import":
            put(place, step[1], post("1", f"{step[2]}今晚开通，票价不变，市民夜里出行方便多了。"))
            run(place)
        elif step[0] == "withdraw":
            for article in articles(place)[int(step[1]) : int(step[1]) + 1]:
                # An article whose manifest is lost can't be withdrawn.
                if "Withdrawn" not in article.read_text(encoding="utf-8"):
                    with contextlib.suppress(ArchiveError):
                        withdraw(place / "content", article.stem, "作者要求", "2024-09-01")
        elif step[0] == "age":
            age(place)
        else:
            found = sorted((place / "content").rglob("originals/??/*.json"))
            for path in found[int(step[1]) : int(step[1]) + 1]:
                path.unlink()
    before = snapshot(place)
    refreshed(place)
    kept = entries(place)
    index_file(place).unlink()
    refreshed(place)
    assert kept == entries(place)
    assert snapshot(place) == before


def test_a_folder_of_originals_that_is_gone_is_forgotten_with_its_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "a.txt", TEXT)
    run(tmp_path)
    before = [path.name for path in articles(tmp_path)]
    for folder in (tmp_path / "content").iterdir():
        if folder.is_dir() and folder.name != "pages":
            shutil.rmtree(folder)
    run(tmp_path)
    assert [path.name for path in articles(tmp_path)] == before
