"""Which originals readers may have, and under what name they keep them."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from pathlib import Path
from typing import Any

import pytest

from plugins.downloads.names import kept_name
from plugins.downloads.originals import Original, for_readers, is_sound, read_folder
from plugins.downloads.shelf import all_originals

A, B, C = "a" * 64, "b" * 64, "c" * 64


def original(sha256: str, *ids: str, **given: Any) -> Original:
    known = {"size": 3, "name": "x.txt", "versions": (), "is_withdrawn": False, **given}
    return Original(sha256=sha256, ids=ids, **known)


def published(*originals: Original, listed: str = "", others: str = "") -> set[str]:
    """Return the slugs whose original is published; each of `listed` and `others` names `A`."""
    named = [(slug, A, slug in listed) for slug in listed + others]
    return set(for_readers(originals, named, set(listed)))


def test_an_original_is_published_with_each_story_that_is_in_it() -> None:
    assert published(original(A, "x", "y"), listed="xy") == {"x", "y"}


def test_without_one_of_its_stories_none_has_it() -> None:
    assert published(original(A, "x", "y"), listed="x") == set()


def test_a_story_that_only_its_header_ties_to_the_original_counts_too() -> None:
    assert published(original(A, "x"), listed="x", others="z") == set()


def test_a_withdrawn_original_is_not_published_even_if_its_bytes_came_back() -> None:
    assert published(original(A, "x", is_withdrawn=True), listed="x") == set()


def test_an_original_whose_bytes_are_gone_is_not_published() -> None:
    assert published(original(A, "x", size=None), listed="x") == set()
    assert published(listed="x") == set()


def test_what_closes_a_version_closes_those_before_and_after_it() -> None:
    chain = [original(A, "x", versions=(B,)), original(B, versions=(A, C)), original(C, "gone")]
    assert published(*chain, listed="x") == set()
    assert published(*chain[:2], listed="x") == {"x"}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("2024-05-20 晚报.txt", "2024-05-20 晚报.txt"),
        ("post.MD", "post.MD"),
        ("page.html", "page.html.txt"),
        ("cod\u202egnp.exe", "codgnp.exe.txt"),
        ("../../etc/passwd", "_.._etc_passwd.txt"),
        ('a"b<c>.txt', "a_b_c_.txt"),
        ("CON.txt", "_CON.txt"),
        (".htaccess", "htaccess.txt"),
        ("\x00\n. ", "id.txt"),
        ("", "id.txt"),
        ("长" * 300 + ".txt", "长" * 100 + ".txt"),
    ],
)
def test_the_name_of_an_original_can_do_no_harm(name: str, kept: str) -> None:
    assert kept_name(name, "id.txt") == kept


def test_bytes_that_are_not_those_that_came_are_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "x.raw"
    file.write_bytes(b"abc")
    assert is_sound(file, hashlib.sha256(b"abc").hexdigest())
    assert not is_sound(file, A)
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert str(file) in record.getMessage() and "Take it back" in record.getMessage()


# -- what is kept between builds -----------------------------------------------------------------


def shelved(content: Path) -> list[Original]:
    return all_originals({"PATH": str(content), "PLUGINS": ["plugins.downloads"]})


def bring(content: Path, raw: bytes, **told: Any) -> str:
    sha256 = hashlib.sha256(raw).hexdigest()
    folder = content / "originals" / sha256[:2]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{sha256}.raw").write_bytes(raw)
    manifest = {
        "version": 1,
        "sha256": sha256,
        "name": "in/x.txt",
        "articles": [{"id": "i"}],
        **told,
    }
    new = folder / f"{sha256}.json.new"
    new.write_text(json.dumps(manifest), encoding="utf-8")
    new.replace(folder / f"{sha256}.json")
    return sha256


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let stamps be trusted however young they are."""
    monkeypatch.setattr("plugins.downloads.shelf.RACY", 0)


def kept_in(folder: Path) -> list[Path]:
    return list((folder / ".cache").glob("originals-*"))


def test_a_manifest_says_which_stories_and_what_name(tmp_path: Path) -> None:
    sha256 = bring(tmp_path, b"abc", replaces=B)
    assert shelved(tmp_path) == [Original(sha256, 3, "x.txt", ("i",), (B,), False)]


def test_what_is_withdrawn_has_no_name(tmp_path: Path) -> None:
    bring(tmp_path, b"abc", withdrawn="2024-01-01")
    (found,) = shelved(tmp_path)
    assert found.is_withdrawn and found.name == ""


def test_a_folder_that_is_as_it_was_is_not_read_again(tmp_path: Path, trusting: None) -> None:
    content = tmp_path / "content"
    sha256 = bring(content, b"abc")
    before = shelved(content)
    (content / "originals" / sha256[:2] / f"{sha256}.json").write_bytes(b"changed in its place")
    assert shelved(content) == before != []


def test_a_change_in_a_folder_is_seen_by_the_next_build(tmp_path: Path, trusting: None) -> None:
    content = tmp_path / "content"
    sha256 = bring(content, b"abc")
    shelved(content)
    bring(content, b"abc", withdrawn="2024-01-01")
    os.utime(
        content / "originals" / sha256[:2], ns=(1, 1)
    )  # within one tick of the clock it was equal
    assert [one.is_withdrawn for one in shelved(content)] == [True]


def test_a_stamp_that_is_too_young_is_not_kept(tmp_path: Path) -> None:
    bring(tmp_path / "content", b"abc")
    shelved(tmp_path / "content")
    assert kept_in(tmp_path) == []


def test_what_is_kept_may_be_lost_or_damaged(tmp_path: Path, trusting: None) -> None:
    content = tmp_path / "content"
    bring(content, b"abc")
    before = shelved(content)
    (kept,) = kept_in(tmp_path)
    kept.write_bytes(b"damaged")
    assert shelved(content) == before
    kept.unlink()
    assert shelved(content) == before


@pytest.mark.parametrize(
    "told", [b"{", b"[]", b'{"version": 2}', b'{"version": 1, "articles": [1]}']
)
def test_a_manifest_that_is_none_is_told_and_closes_its_original(
    tmp_path: Path, told: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / f"{A}.json").write_bytes(told)
    (tmp_path / f"{A}.raw").write_bytes(b"abc")
    assert read_folder(tmp_path) == []
    assert f"{A}.json: is no manifest" in caplog.text
