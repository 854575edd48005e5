"""Whether the output is as it was left is known by the times of its folders."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from plugins.press.commit import Plan
from plugins.press.folders import Folders, folders_of
from plugins.press.left import is_as_left

PAGES = ("index.html", "a/0a/x.html", "a/0b/y.html", "feeds/all.xml")
NOTHING = Plan((), (), len(PAGES))


def settle(output: Path) -> None:
    """Give every folder a time of the past, so that any change of it shows."""

    for folder in (output, *(path for path in output.rglob("*") if path.is_dir())):
        os.utime(folder, ns=(1, 1))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    found = tmp_path / "output"
    for name in PAGES:
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_text(name, encoding="utf-8")
    settle(found)
    return found


def left(output: Path) -> Any:
    return Folders.of(output, None, (), ()).after(output, Plan(PAGES, (), 0), PAGES)


def test_an_output_that_nobody_touched_is_known(output: Path) -> None:
    found = Folders.of(output, left(output), PAGES, ())
    assert (found.is_known, found.doubtful, found.foreign) == (True, (), ())
    assert is_as_left(output, left(output))


def test_an_output_of_which_nothing_was_said_is_unknown(output: Path) -> None:
    assert not Folders.of(output, None, PAGES, ()).is_known


def test_pages_beside_a_missing_one_are_doubtful(output: Path) -> None:
    said = left(output)
    (output / "a/0a/x.html").unlink()
    assert Folders.of(output, said, PAGES, ()).doubtful == ("a/0a/x.html",)
    assert not is_as_left(output, said)


def test_pages_of_a_missing_folder_are_doubtful(output: Path) -> None:
    said = left(output)
    shutil.rmtree(output / "a")
    found = Folders.of(output, said, PAGES, ())
    assert set(found.doubtful) == {"index.html", "a/0a/x.html", "a/0b/y.html"}


def test_a_foreign_file_is_found(output: Path) -> None:
    said = left(output)
    (output / "a/z.html").touch()
    assert Folders.of(output, said, PAGES, ()).foreign == ("a/z.html",)


def test_every_file_of_a_foreign_folder_is_found(output: Path) -> None:
    said = left(output)
    (output / "a/new/deep").mkdir(parents=True)
    (output / "a/new/deep/1").touch()
    (output / "a/new/2").touch()
    assert set(Folders.of(output, said, PAGES, ()).foreign) == {"a/new/2", "a/new/deep/1"}


def test_a_foreign_link_is_found_and_not_entered(output: Path, tmp_path: Path) -> None:
    said = left(output)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/1").touch()
    (output / "a/linked").symlink_to(tmp_path / "elsewhere")
    assert Folders.of(output, said, PAGES, ()).foreign == ("a/linked",)


def test_a_retained_name_is_left_alone_at_the_top_and_only_there(output: Path) -> None:
    said = left(output)
    (output / ".well-known").mkdir()
    (output / ".well-known/key").touch()
    (output / "a/.well-known").touch()
    assert Folders.of(output, said, PAGES, [".well-known"]).foreign == ("a/.well-known",)


def test_another_folder_in_the_place_of_the_output_is_unknown(output: Path) -> None:
    said = left(output)
    shutil.copytree(output, output.with_name("copy"))
    output.rename(output.with_name("old"))
    output.with_name("copy").rename(output)
    assert not Folders.of(output, said, PAGES, ()).is_known
    assert not is_as_left(output, said)


def test_after_the_next_build_a_mended_output_is_as_it_was_left(output: Path) -> None:
    said = left(output)
    (output / "a/0a/x.html").unlink()
    (output / "a/z.html").touch()
    found = Folders.of(output, said, PAGES, ())
    (output / "a/0a/x.html").touch()
    (output / "a/z.html").unlink()
    decided = Plan(("a/0a/x.html",), ("a/z.html",), 3)
    assert is_as_left(output, found.after(output, decided, PAGES))


def test_an_empty_foreign_folder_is_looked_at_once(output: Path) -> None:
    said = left(output)
    (output / "a/empty").mkdir()
    found = Folders.of(output, said, PAGES, ())
    assert is_as_left(output, found.after(output, NOTHING, PAGES))


def test_a_folder_that_is_gone_with_its_pages_is_forgotten(output: Path) -> None:
    said = left(output)
    found = Folders.of(output, said, PAGES, ())
    shutil.rmtree(output / "feeds")
    settle(output)
    after = found.after(output, Plan((), ("feeds/all.xml",), 3), PAGES[:3])
    assert "feeds" not in after["times"]
    assert is_as_left(output, after)


def test_folders_are_those_of_all_names_and_above_them() -> None:
    assert folders_of(["a/0a/x.html", "y"]) == {"", "a", "a/0a"}
