"""`PRESS_SWITCH`: the output is a link that is led from one whole tree to the next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from site_builder import unpack, write_settings

from plugins.errors import BuildError
from plugins.press import switching
from plugins.press.build import build
from plugins.press.place import trees_of

TEXT = """
-- content/taxonomy.yaml --
categories:
  - {name: 交通, slug: transport}
-- content/2022/05/0a01020304050607.md --
Title: 渡口新桥通车
Date: 2022-05-23
Category: 交通
Slug: 0a01020304050607

五月二十三日上午，渡口新桥建成通车。
"""
ONE_MORE = """
-- content/2022/05/0b01020304050607.md --
Title: 夜校开班
Date: 2022-05-24
Category: 交通
Slug: 0b01020304050607

夜校开班，报名的人比去年多。
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    unpack(TEXT, tmp_path)
    write_settings(tmp_path, PRESS_SWITCH=True)
    return tmp_path


def built(project: Path) -> Path:
    build(project / "conf.py", project / "output")
    return project / "output"


def files(folder: Path) -> dict[str, bytes]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_the_output_is_a_link_to_a_tree_beside_it(project: Path) -> None:
    output = built(project)
    assert output.is_symlink() and output.resolve().parent == project
    write_settings(project)
    build(project / "conf.py", project / "plain")
    assert files(output) == files(project / "plain")


def test_who_reads_the_old_tree_sees_nothing_of_the_new_one(project: Path) -> None:
    output = built(project)
    reading = os.open(output.resolve(), os.O_RDONLY)
    old = (output / "index.html").read_bytes()
    with (output / "index.html").open("rb") as page:
        unpack(ONE_MORE, project)
        built(project)
        assert page.read() == old
    os.close(reading)
    assert (output / "a/0b/0b01020304050607.html").exists()
    assert len(list(trees_of(output))) == 1


def test_what_did_not_change_is_the_same_file_in_both_trees(project: Path) -> None:
    output = built(project)
    before = (output / "a/0a/0a01020304050607.html").stat().st_ino
    unpack(ONE_MORE, project)
    built(project)
    assert (output / "a/0a/0a01020304050607.html").stat().st_ino == before


def test_killed_before_the_link_is_led_on_the_old_tree_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = built(project)
    before = files(output)
    unpack(ONE_MORE, project)
    with monkeypatch.context() as patch:
        patch.setattr(switching, "_lead", lambda output, tree: os._exit(9))
        with pytest.raises(BuildError):
            built(project)
    assert files(output) == before and len(list(trees_of(output))) == 2
    after = files(built(project))
    assert "a/0b/0b01020304050607.html" in after
    assert len(list(trees_of(output))) == 1


def test_an_output_that_was_a_folder_becomes_a_link(project: Path) -> None:
    write_settings(project)
    before = files(built(project))
    write_settings(project, PRESS_SWITCH=True)
    unpack(ONE_MORE, project)
    output = built(project)
    assert output.is_symlink() and set(before) < set(files(output))


def test_without_the_setting_files_are_renamed_inside_the_tree(project: Path) -> None:
    output = built(project)
    tree = output.resolve()
    write_settings(project)
    unpack(ONE_MORE, project)
    built(project)
    assert output.resolve() == tree
    assert (output / "a/0b/0b01020304050607.html").exists()
