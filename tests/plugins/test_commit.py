"""Killed at any instant, the site is whole: the old one, or the new one after the next run."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from plugins.errors import BuildError, LockedError
from plugins.press import commit as module
from plugins.press.commit import commit, finish, plan
from plugins.press.lock import locked
from plugins.press.place import plain_errors

OLD = {"index.html": "旧", "a/x.html": "同", "a/gone.html": "去", "b": "文件", "c/d/e.html": "深"}
NEW = {"index.html": "新", "a/x.html": "同", "b/y.html": "夹", "c/d": "文件", "feeds/all.xml": "新"}


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def read(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    staging, output = tmp_path / "staging", tmp_path / "output"
    write(staging, NEW)
    write(output, OLD)
    return staging, output, tmp_path / "commit.json"


def test_only_what_changed_is_put_in_place(folders: tuple[Path, Path, Path]) -> None:
    staging, output, record = folders
    before = (output / "a/x.html").stat().st_mtime_ns
    decided = plan(staging, output)
    assert decided.unchanged == 1
    assert decided.remove == ("a/gone.html", "b", "c/d/e.html")
    assert decided.replace[-2:] == ("feeds/all.xml", "index.html")
    commit(staging, output, decided, record)
    assert read(output) == NEW
    assert (output / "a/x.html").stat().st_mtime_ns == before
    assert not record.exists() and not staging.exists()


class Killed(BaseException):
    """Stands for a kill: nothing catches it."""


STEPS = 12


@pytest.mark.parametrize("survived", range(STEPS))
def test_a_killed_commit_is_finished_by_the_next_run(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    staging, output, record = folders
    decided = plan(staging, output)
    left = iter(range(survived))

    def guard(name: str) -> None:
        original = getattr(module, name)

        def guarded(*arguments: object) -> object:
            if next(left, None) is None:
                raise Killed
            return original(*arguments)

        monkeypatch.setattr(module, name, guarded)

    for name in ("_replace", "_remove"):
        guard(name)
    try:
        commit(staging, output, decided, record)
    except Killed:
        assert record.exists()
        monkeypatch.undo()
        assert finish(record)
    assert read(output) == NEW
    assert not record.exists() and not finish(record)


def test_before_the_record_is_written_nothing_changes(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    staging, output, record = folders

    def killed(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(Killed):
        commit(staging, output, plan(staging, output), record)
    assert read(output) == OLD and not finish(record)


def test_a_name_that_is_no_utf_8_is_put_in_place(folders: tuple[Path, Path, Path]) -> None:
    staging, output, record = folders
    name = os.fsdecode(b"\xff.txt")
    (staging / name).write_text("x")
    commit(staging, output, plan(staging, output), record)
    assert (output / name).read_text() == "x"


def test_a_named_pipe_in_the_output_is_nobodys_and_goes(folders: tuple[Path, Path, Path]) -> None:
    staging, output, record = folders
    os.mkfifo(output / "pipe.html")
    (output / "index.html").unlink()
    os.mkfifo(output / "index.html")
    decided = plan(staging, output)
    assert "pipe.html" in decided.remove
    commit(staging, output, decided, record)
    assert not (output / "pipe.html").exists()
    assert read(output) == NEW


def test_what_can_not_be_put_in_its_place_is_told_by_that_place() -> None:
    with (
        pytest.raises(BuildError, match=r"^/site/a\.html: could not be written or read: no\."),
        plain_errors(),
    ):
        raise OSError(13, "no", "/.cache/staging-1/a.html", None, "/site/a.html")


def test_what_is_retained_stays(folders: tuple[Path, Path, Path]) -> None:
    staging, output, record = folders
    write(output, {".git/HEAD": "x", "CNAME": "y"})
    commit(staging, output, plan(staging, output, [".git", "CNAME"]), record)
    assert read(output) == {**NEW, ".git/HEAD": "x", "CNAME": "y"}


def test_links_are_never_followed_out_of_the_output(folders: tuple[Path, Path, Path]) -> None:
    staging, output, record = folders
    elsewhere = output.parent / "elsewhere"
    write(elsewhere, {"x.html": "别人的", "all.xml": "别人的", "keep": "别人的"})
    shutil.rmtree(output / "a")
    (output / "a").symlink_to(elsewhere)
    (output / "feeds").symlink_to(elsewhere)
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(elsewhere / "keep")
    (output / "old").symlink_to(elsewhere)
    commit(staging, output, plan(staging, output), record)
    assert read(output) == NEW
    assert set(read(elsewhere).values()) == {"别人的"} and len(read(elsewhere)) == 3


def test_an_output_that_is_itself_a_link_is_used(folders: tuple[Path, Path, Path]) -> None:
    staging, output, record = folders
    link = output.parent / "www"
    link.symlink_to(output)
    commit(staging, link, plan(staging, link), record)
    assert read(output) == NEW


@pytest.mark.parametrize("text", ["", "[]", '{"staging": 1}', "{"])
def test_a_broken_record_is_not_taken_for_done(tmp_path: Path, text: str) -> None:
    record = tmp_path / "commit.json"
    record.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=r"commit\.json"):
        finish(record)


def test_a_record_without_its_staged_site_is_not_taken_for_done(tmp_path: Path) -> None:
    record = tmp_path / "commit.json"
    data = {
        "staging": str(tmp_path / "no"),
        "output": str(tmp_path),
        "replace": ["a"],
        "remove": [],
    }
    record.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BuildError, match="gone"):
        finish(record)


def test_two_builds_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "build.lock"
    with locked(path), pytest.raises(LockedError, match=str(os.getpid())), locked(path):
        pass
    with locked(path):
        pass


def test_a_pipe_in_the_place_of_the_lock_is_named(tmp_path: Path) -> None:
    path = tmp_path / "build.lock"
    os.mkfifo(path)
    with pytest.raises(BuildError, match=r"build\.lock: is no plain file"), locked(path):
        pass
