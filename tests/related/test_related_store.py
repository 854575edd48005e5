"""What is kept between builds may be lost, damaged or old, and the answer stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from related_world import Text, World, world

from plugins.related import files
from plugins.related.files import read, write
from plugins.related.store import store_of

pytestmark = pytest.mark.usefixtures("large")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def overwrite(file: Path) -> None:
    file.write_bytes(b"nonsense" * 100)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-300] ^= 255
    file.write_bytes(data)


def remove(file: Path) -> None:
    file.unlink()


def zero(file: Path) -> None:
    """The head as it was, and nothing but zeros behind it."""
    data = file.read_bytes()
    head = 16 + int.from_bytes(data[:8], "little")
    file.write_bytes(data[:head] + bytes(len(data) - head))


def grown(store: Path) -> World:
    """An archive that is kept, and one article more."""
    archive = world(2, 14)
    archive.told(store)
    archive.texts["new"] = Text("new", "春茶开采茶农上山", "2031-01-02", "2031-01-02")
    return archive


@pytest.mark.parametrize("end", ["now", "settled"])
@pytest.mark.parametrize("harm", [cut, overwrite, empty, remove, zero])
def test_a_damaged_file_is_made_again(
    tmp_path: Path, end: str, harm: Callable[[Path], None]
) -> None:
    archive = grown(tmp_path / "related")
    harm(tmp_path / f"related.{end}")
    assert archive.told(tmp_path / "related") == archive.told()
    assert read(tmp_path / f"related.{end}")


def test_a_flipped_bit_in_what_was_told_is_noticed(tmp_path: Path) -> None:
    archive = world(2, 14)
    archive.told(tmp_path / "related")
    flip(tmp_path / "related.now")
    assert read(tmp_path / "related.now") is None
    assert archive.told(tmp_path / "related") == archive.told()


def test_files_of_other_rules_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = grown(tmp_path / "related")
    before = (tmp_path / "related.settled").read_bytes()
    monkeypatch.setattr(files, "_version", lambda: "other")
    assert archive.told(tmp_path / "related") == archive.told()
    assert (tmp_path / "related.settled").read_bytes() != before


def test_where_nothing_can_be_kept_the_answer_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    archive = world(2, 14)
    assert archive.told(tmp_path / "file" / "related") == archive.told()


@pytest.mark.parametrize("slug", ["old", "new"])
def test_of_an_article_that_is_taken_out_nothing_stays(tmp_path: Path, slug: str) -> None:
    archive = world(2, 14)
    day = "1990-01-01" if slug == "old" else "2031-01-01"
    archive.texts["taken"] = Text("taken", "鹮𬸪饲育圃鹮𬸪", day, day)
    archive.texts["other"] = Text("other", "鹮𬸪饲育圃", day, day)
    archive.told(tmp_path / "related")
    digest = archive.texts["taken"].digest
    assert digest in (tmp_path / "related.now").read_bytes()
    del archive.texts["taken"]
    archive.told(tmp_path / "related")
    for file in tmp_path.iterdir():
        assert digest not in file.read_bytes() and b"taken" not in file.read_bytes()
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    archive.told(fresh / "related")
    for file in tmp_path.glob("related.*"):
        assert file.read_bytes() == (fresh / file.name).read_bytes()


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    left = tmp_path / "related.now.0123456789abcdef.part"
    left.write_bytes(b"half")
    world(2, 14).told(tmp_path / "related")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["related.now", "related.settled"]


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    arrays = {
        "a": np.arange(7, dtype=np.int16),
        "none": np.zeros((0, 400), dtype=np.int32),
        "b": np.arange(6.0).reshape(2, 3),
    }
    for summed in (True, False):
        write(tmp_path / "file", arrays, summed=summed)
        found = read(tmp_path / "file")
        assert found and list(found) == list(arrays)
        for name, array in arrays.items():
            assert found[name].dtype == array.dtype and found[name].shape == array.shape
            assert found[name].tolist() == array.tolist()


def test_the_store_lies_beside_the_content_folder(tmp_path: Path) -> None:
    assert store_of(tmp_path / "content") == tmp_path / ".cache" / "related-content"
