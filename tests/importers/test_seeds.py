"""The five labelled real texts, field by field; they are not part of the project."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from shared_texts import ROOT, shared_folder

from importers.inspecting import Knowledge, inspect_file

NAMES = (
    "000_f30ac42c41f0e708",
    "001_7f977d4fdc700cd8",
    "002_d5072e9dd81d6896",
    "003_2b4622efe014b1a5",
    "004_7403a54199469e37",
)
STORY_FIELDS = (
    "title", "kicker", "subtitle", "reporters", "source", "date", "date_precision", "event_dates",
    "section_headings",
)  # fmt: skip

DOCUMENT_FIELDS = (
    "doc_number", "title", "notice_title", "issuing_bodies", "main_recipients", "signed_date",
    "printed_date", "printed_by", "sections",
)  # fmt: skip


def squeezed(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s+", "", text).translate(str.maketrans("“”‘’。、", "\"\"''.,"))


def read(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    path = shared_folder("seeds") / f"{name}.txt"
    expected = json.loads(path.with_name(f"{name}.expected.json").read_text(encoding="utf-8"))
    return expected, inspect_file(path, Knowledge()).to_json()


@pytest.mark.parametrize("name", NAMES)
def test_every_labelled_field_of_every_story_is_given_exactly(name: str) -> None:
    expected, got = read(name)
    assert len(got["stories"]) == len(expected["stories"])
    assert got["original_url"] == expected["original_url"]
    assert got["template"] == expected.get("template", False)
    for want, story in zip(expected["stories"], got["stories"], strict=True):
        for key in STORY_FIELDS:
            if key in want:
                assert story[key] == want[key], key
        body = squeezed(story["body"])
        assert body.startswith(squeezed(want["body_first30"]))
        assert body.endswith(squeezed(want["body_last30"]))
        for before, after in want.get("joins", []):
            assert squeezed(before)[-8:] + squeezed(after)[:8] in body
        assert len(story["gaps"]) == len(want.get("gaps", []))
        for gap, labelled in zip(story["gaps"], want.get("gaps", []), strict=True):
            assert labelled["before"].endswith(gap["before"])
            assert labelled["after"].startswith(gap["after"][:18])
            assert squeezed(labelled["before"])[-6:] + squeezed(labelled["after"])[:6] not in body
        captions = [f"{c['text']}。{c['credit']}" for c in story["captions"]]
        assert captions == [caption["text"] for caption in want.get("captions", [])]
    bodies = squeezed(" ".join(story["body"] for story in got["stories"]))
    for junk in expected["junk"]:
        assert squeezed(junk) not in bodies


@pytest.mark.parametrize("name", NAMES)
def test_every_character_is_accounted_for(name: str) -> None:
    _, got = read(name)
    assert got["ledger"]["unaccounted"] == 0
    assert all(item["why"] for item in got["removed"])


def test_the_document_is_given_part_by_part() -> None:
    expected, got = read(NAMES[4])
    want, document = expected["document"], got["document"]
    for key in DOCUMENT_FIELDS:
        assert document[key] == want[key], key
    assert len(document["sections"]) == 7
    assert len(document["measures"]) == 30
    assert sum(bool(measure["departments"]) for measure in document["measures"]) == 26
    for measure, labelled in zip(document["measures"], want["measures"], strict=True):
        for key in ("no", "section", "title", "departments"):
            assert measure[key] == labelled[key], (labelled["no"], key)


def test_half_of_the_certain_misprints_are_marked_and_none_is_corrected() -> None:
    found = certain = 0
    for name in (NAMES[1], NAMES[4]):
        expected, got = read(name)
        body = "".join(story["body"] for story in got["stories"])
        suspects = [s for story in got["stories"] for s in story["suspects"]]
        for slip in expected["suspect_readings"]:
            if not slip["certain"] or " " in slip["found"]:
                continue
            assert slip["found"] in body
            certain += 1
            found += any(
                s["printed"] in slip["found"] or slip["found"] in s["printed"] for s in suspects
            )
    assert found >= certain / 2


def test_the_scorer_finds_every_goal_met() -> None:
    seeds = shared_folder("seeds")
    inspected = subprocess.run(
        [sys.executable, "-m", "importers", "inspect", "--json", *map(str, sorted(seeds.glob("*.txt")))],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    scored = subprocess.run(
        [sys.executable, str(shared_folder("tools") / "score_importers.py"), str(seeds), "--require", "--misses"],
        input=inspected.stdout, capture_output=True, check=False,
    )  # fmt: skip
    assert scored.returncode == 0, scored.stdout.decode()
    assert "MISS" not in scored.stdout.decode()


def test_the_samples_hold_no_sentence_of_the_labelled_texts() -> None:
    folder = shared_folder("seeds")
    ours = squeezed(
        "".join(
            p.read_text(encoding="utf-8", errors="ignore")
            for p in Path(ROOT / "samples").rglob("*.*")
        )
    )
    for path in folder.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        for sentence in re.split(r"[。！？\n]", text):
            if len(sentence) >= 20:
                assert squeezed(sentence) not in ours
