"""What lies in a folder tree is known by stamps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.catalog import scan as module
from plugins.catalog.scan import NOWHERE, RACY, SPECIAL, UNKNOWN, paths, scan, settled


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def test_a_stamp_is_both_times_and_the_size(tmp_path: Path) -> None:
    write(tmp_path, "2022/稿.md")
    stat = (tmp_path / "2022/稿.md").stat()
    assert scan(tmp_path) == {
        "": {},
        "2022": {"稿.md": (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)},
    }


def test_a_file_written_anew_with_its_old_time_has_another_stamp(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    os.utime(tmp_path / "a.md", ns=(1, 1))
    before = scan(tmp_path)
    while True:  # until the clock of the file system has gone on
        (tmp_path / "a.md").write_text("b.md", encoding="utf-8")
        os.utime(tmp_path / "a.md", ns=(1, 1))
        if (tmp_path / "a.md").stat().st_ctime_ns != before[""]["a.md"][1]:
            break
    assert scan(tmp_path) != before


def test_folders_to_skip_are_named_by_their_paths(tmp_path: Path) -> None:
    write(tmp_path, "originals/a", "2022/originals/b")
    assert list(paths(scan(tmp_path, ["originals"]))) == ["2022/originals/b"]


def test_hidden_folders_are_not_entered_and_hidden_files_are_seen(tmp_path: Path) -> None:
    write(tmp_path, ".git/a", ".b")
    assert list(paths(scan(tmp_path))) == [".b"]


@pytest.mark.parametrize("pattern", ["*.tmp", "**/*.tmp"])
def test_ignored_names_are_ignored_at_any_depth(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, "a.tmp", "2022/b.tmp", "2022/c.md")
    assert list(paths(scan(tmp_path, (), [pattern]))) == ["2022/c.md"]


def test_a_folder_with_an_ignored_name_is_not_entered(tmp_path: Path) -> None:
    write(tmp_path, "__pycache__/a", "b")
    assert list(paths(scan(tmp_path, (), ["__pycache__"]))) == ["b"]


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "content/a.md", "elsewhere/b.md")
    (tmp_path / "content/linked").symlink_to(tmp_path / "elsewhere")
    assert sorted(paths(scan(tmp_path / "content"))) == ["a.md", "linked/b.md"]


@pytest.mark.parametrize("target", [".", "2022"])
def test_a_link_that_leads_round_is_entered_once(tmp_path: Path, target: str) -> None:
    write(tmp_path, "top.md", "2022/a.md")
    (tmp_path / "2022/round").symlink_to(tmp_path / target)
    assert list(paths(scan(tmp_path))) == ["top.md", "2022/a.md"]


def test_a_link_that_leads_nowhere_has_a_stamp_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "gone")
    found = scan(tmp_path)
    assert found == {"": {"a.md": NOWHERE}} != {"": {"a.md": SPECIAL}}
    # Else a file too young to be trusted could become such a link, and stay published.
    assert settled({"": {"a.md": (9 * RACY, 0, 5)}}, 9 * RACY) != found


def test_what_is_no_file_is_told_from_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    (tmp_path / "b.md").symlink_to("/dev/null")
    write(tmp_path, "c.md")
    found = scan(tmp_path)[""]
    assert found["a.md"] == found["b.md"] == SPECIAL != found["c.md"]


def test_a_file_behind_a_link_is_stamped_and_not_the_link(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/b.md", "content/c.md")
    (tmp_path / "content/a.md").symlink_to(tmp_path / "elsewhere/b.md")
    found = scan(tmp_path / "content")[""]["a.md"]
    assert found[2] == len("elsewhere/b.md")


def test_a_folder_that_vanishes_while_it_is_read_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "2022/a.md", "2023/b.md")
    entries = module._entries

    def vanish(folder: Path) -> list[os.DirEntry[str]]:
        if folder.name == "2022":
            (folder / "a.md").unlink()
            folder.rmdir()
        return entries(folder)

    monkeypatch.setattr(module, "_entries", vanish)
    assert scan(tmp_path)["2022"] == {}


def test_a_file_that_vanishes_while_it_is_read_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.md", "b.md")
    entries = module._entries

    def vanish(folder: Path) -> list[os.DirEntry[str]]:
        found = entries(folder)
        (folder / "a.md").unlink()
        return found

    monkeypatch.setattr(module, "_entries", vanish)
    assert list(scan(tmp_path)[""]) == ["b.md"]


def test_a_root_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert scan(tmp_path / "none") == {"": {}}


@pytest.mark.parametrize("young", [0, 1], ids=["bytes", "entry"])
def test_a_stamp_that_is_too_young_is_kept_as_none_at_all(young: int) -> None:
    began = 10 * RACY
    stamp = [0, 0, 5]
    stamp[young] = began - RACY
    old = (began - RACY - 1, 0, 5)
    tree = {"": {"young.md": (stamp[0], stamp[1], stamp[2]), "old.md": old}}
    assert settled(tree, began) == {"": {"young.md": UNKNOWN, "old.md": old}}
