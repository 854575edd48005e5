"""The committed archive is what importing the samples gives, and the samples are understood."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from importers.archive.importing import Wishes, import_paths
from importers.inspecting import Knowledge, inspect_file

ROOT = Path(__file__).resolve().parents[2]
EXPECTED: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "data" / "samples_expected.json").read_text(encoding="utf-8")
)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: Path(e["path"]).stem[:24])
def test_each_main_sample_is_understood_as_labelled(expected: dict[str, Any]) -> None:
    inspection = inspect_file(ROOT / expected["path"], Knowledge.of(ROOT / "content"))
    got = inspection.to_json()
    assert got["ledger"]["unaccounted"] == 0
    for key in ("kind", "encoding", "template", "original_url"):
        assert got[key] == expected.get(key, got[key])
    assert len(got["stories"]) == len(expected["stories"])
    for want, story in zip(expected["stories"], got["stories"], strict=True):
        body = squeezed(story["body"])
        for key, value in want.items():
            if key in story and key not in ("body", "gaps", "suspects"):
                assert story[key] == value, key
        assert squeezed(want["body"]) == body.replace("〔此处缺文〕", "")
        for before, after in want.get("joins", []):
            assert squeezed(before)[-8:] + squeezed(after)[:8] in body
        assert len(story["gaps"]) == len(want.get("gaps", []))
        for gap, labelled in zip(story["gaps"], want.get("gaps", []), strict=True):
            assert gap["before"].endswith(labelled["before"][-8:])
            assert gap["after"].startswith(labelled["after"][:8])
        for suspect in want.get("suspects", []):
            assert any(suspect["printed"] in found["printed"] for found in story["suspects"])
    for junk in expected.get("junk", []):
        assert squeezed(junk) not in squeezed(" ".join(s["body"] for s in got["stories"]))
    for key, value in (expected.get("document") or {}).items():
        if key != "targets":
            assert got["document"][key] == value, key


def test_most_labelled_targets_of_the_document_are_found_and_none_is_made_up() -> None:
    (expected,) = (e for e in EXPECTED if (e.get("document") or {}).get("targets"))
    inspection = inspect_file(ROOT / expected["path"], Knowledge.of(ROOT / "content"))
    assert inspection.document
    want = {(t["text"], t["quantity"], t["measure"]) for t in expected["document"]["targets"]}
    got = {(t.text, t.quantity, t.measure) for t in inspection.document.targets}
    assert got <= want
    assert len(got) >= 0.9 * len(want)


def test_the_committed_content_is_what_importing_the_samples_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    for name in ("sources.yaml", "taxonomy.yaml"):
        shutil.copy(ROOT / "content" / name, tmp_path / name)
    report = import_paths([Path("samples")], tmp_path, Wishes(archived="2024-12-01"))
    assert report.exit_status == 0
    made, committed = (
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.name != ".lock" and path.parent.name != "pages"
        }
        for folder in (tmp_path, ROOT / "content")
    )
    assert sorted(made) == sorted(committed)
    assert [path for path in made if made[path] != committed[path]] == []
