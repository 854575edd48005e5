"""Importing: nothing lost, nothing written twice, hand edits kept, full disks survived."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from archive_world import TEXT, TWO, WISHES, articles, run, snapshot

from importers.archive.importing import Wishes, import_paths
from importers.archive.reimporting import reimport
from importers.cli import main
from importers.errors import ArchiveError


def test_a_text_becomes_an_article_with_facts_and_its_original(place: Path) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    assert run(place).counts() == {"imported": 1}
    (article,) = articles(place)
    assert article.parent == place / "content" / "2024" / "03"
    text = article.read_text(encoding="utf-8")
    assert "Title: 清河开通夜间公交\n" in text and "Source: 清河晚报\n" in text
    facts = json.loads(article.with_suffix(".facts.json").read_text(encoding="utf-8"))
    assert facts["story"]["reporters"] == ["滕小满"]
    (raw,) = (place / "content" / "originals").glob("*/*.raw")
    assert raw.read_text(encoding="utf-8") == TEXT


def test_running_again_changes_nothing(place: Path) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    run(place)
    before = snapshot(place)
    later = run(place, Wishes(archived="2025-01-01"))
    assert later.counts() == {"unchanged": 1}
    assert snapshot(place) == before


def test_the_same_bytes_under_another_name_are_one_article(place: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (place / "raw" / name).write_text(TEXT, encoding="utf-8")
    assert run(place).counts() == {"imported": 1, "unchanged": 1}
    assert len(articles(place)) == 1


def test_a_file_edited_by_hand_is_left_and_counted(place: Path) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    run(place)
    (article,) = articles(place)
    article.write_text(article.read_text(encoding="utf-8") + "\n编者注。\n", encoding="utf-8")
    before = snapshot(place)
    assert run(place).counts() == {"edited": 1}
    (place / "raw" / "bus.txt").write_text(TEXT + "又一段。\n", encoding="utf-8")
    assert run(place).counts() == {"edited": 1}
    assert snapshot(place) == before


def test_files_of_one_name_in_two_folders_elsewhere_are_two_articles(
    place: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = [tmp_path_factory.mktemp(name) for name in ("a", "b")]
    (elsewhere[0] / "1.txt").write_text(TEXT, encoding="utf-8")
    (elsewhere[1] / "1.txt").write_text(TWO, encoding="utf-8")
    for folder in elsewhere:
        import_paths([folder / "1.txt"], place / "content", WISHES)
    assert len(articles(place)) == 3
    manifests = b"".join(p.read_bytes() for p in (place / "content" / "originals").rglob("*.json"))
    assert str(elsewhere[0]).encode() not in manifests


def test_posts_that_name_only_a_homepage_are_different_posts(place: Path) -> None:
    for name, word in (("a", "水渠"), ("b", "公路")):
        (place / "raw" / f"{name}.md").write_text(
            f"---\nlayout: post\ntitle: {word}修好了\n---\n{word}今天修好了，{word}很长。\n\n"
            "<https://n.example/>\n",
            encoding="utf-8",
        )
    assert run(place).counts() == {"imported": 2}


def test_the_same_text_with_another_sidecar_is_refused_with_both_names(place: Path) -> None:
    for name, source in (("a", "清河晚报"), ("b", "云岭日报")):
        (place / "raw" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (place / "raw" / f"{name}.yaml").write_text(f"source: {source}\n", encoding="utf-8")
    report = run(place)
    assert report.counts() == {"imported": 1, "refused": 1}
    assert "raw/a.txt" in report.outcomes[1].reason
    assert run(place).counts() == {"unchanged": 1, "refused": 1}


def test_what_is_told_fills_only_what_the_text_does_not_say_and_is_remembered(place: Path) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    (place / "raw" / "two.txt").write_text(TWO, encoding="utf-8")
    run(place, Wishes(archived="2024-06-01", source="云岭日报", date="2020-01-01"))
    texts = [p.read_text(encoding="utf-8") for p in articles(place)]
    assert sum("Date: 2020-01-01\n" in text for text in texts) == 2
    assert sum("Date: 2024-03-02\n" in text for text in texts) == 1
    assert run(place).counts() == {"unchanged": 2}
    assert {c.status for c in reimport(place / "content", None)} == {"unchanged"}


def test_every_file_of_a_folder_is_counted(place: Path) -> None:
    for name in ("a.pdf", "b.json", "c.yaml", "说明.txt"):
        (place / "raw" / name).write_text(TEXT, encoding="utf-8")
    assert run(place).counts() == {"imported": 1, "refused": 3}


@pytest.mark.parametrize(
    "body",
    [
        "<p>详见<![附件]></p>",
        "x: " + "[" * 3000,
        "---\na: &a [1]\nb: [*a, *a]\ntitle: 甲\n---\n正文",
    ],
)
def test_no_text_ends_the_run(place: Path, body: str) -> None:
    (place / "raw" / "a.md").write_text(f"---\ntitle: 甲\n---\n{body}", encoding="utf-8")
    (place / "raw" / "b.md").write_text(f"---\ntitle: {'[' * 3000}\n---\n正文", encoding="utf-8")
    (place / "raw" / "link.txt").symlink_to(Path(__file__))
    (place / "raw" / "z.txt").write_text(TEXT, encoding="utf-8")
    report = run(place)
    assert len(report.outcomes) == 4
    assert report.outcomes[3].status == "imported"


def test_one_bad_file_never_stops_the_rest(place: Path) -> None:
    (place / "raw" / "a.txt").write_bytes(b"\0\1\2\3")
    (place / "raw" / "b.txt").write_text(TEXT, encoding="utf-8")
    (place / "raw" / "c.txt").write_text("", encoding="utf-8")
    (place / "raw" / "d.txt").write_text(TWO, encoding="utf-8")
    (place / "raw" / "d.yaml").write_text("date: 某天\n", encoding="utf-8")
    report = run(place)
    assert report.counts() == {"refused": 3, "imported": 1}
    assert report.exit_status == 1
    assert len(report.outcomes) == 4
    assert {o.path: o.reason for o in report.outcomes}["raw/d.txt"].startswith("its sidecar d.yaml")


def test_a_sidecar_adds_what_the_maintainer_knows_and_a_changed_one_is_taken_up(
    place: Path,
) -> None:
    (place / "raw" / "bus.txt").write_text(TWO, encoding="utf-8")
    side = place / "raw" / "bus.yaml"
    side.write_text("source: 清河晚报\ndate: 2024-03-02\npage: 第3版\n", encoding="utf-8")
    run(place)
    assert [p.parent.name for p in articles(place)] == ["03", "03"]
    ids = {p.stem for p in articles(place)}
    side.write_text("source: 清河晚报\ndate: 2024-04-02\n", encoding="utf-8")
    assert run(place).counts() == {"new version": 1}
    assert [p.parent.name for p in articles(place)] == ["04", "04"]
    assert {p.stem for p in articles(place)} == ids
    assert "Modified" not in articles(place)[0].read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(place: Path) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    assert run(place, Wishes(archived="2024-06-01", dry_run=True)).counts() == {"imported": 1}
    assert snapshot(place) == {}


@pytest.mark.parametrize("path", ["content", ".", "content/originals", "content/2024"])
def test_the_archive_is_never_imported_into_itself(place: Path, path: str) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    run(place)
    (place / "content" / "2024").mkdir(exist_ok=True)
    before = snapshot(place)
    with pytest.raises(ArchiveError, match="holds the archive itself"):
        import_paths([Path(path)], place / "content", WISHES)
    assert snapshot(place) == before


def test_no_path_leaves_the_archive_whatever_a_name_says(place: Path) -> None:
    evil = (
        "---\nlayout: post\ntitle: x\ndate: 2024-01-01 00:00:00 +0800\n"
        "slug: ../../x\ncategories: ../../../etc\n---\n正文在此。\n"
    )
    (place / "raw" / "2024-01-01-..-x.md").write_text(evil, encoding="utf-8")
    outside = {*place.iterdir(), place / "content", place / ".cache"}
    run(place)
    assert set(place.iterdir()) == outside
    (article,) = articles(place)
    assert "/../" not in article.read_text(encoding="utf-8")


def test_the_command_line_tells_counts_and_status(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    assert main(["import", "raw", "--archived", "2024-06-01"]) == 0
    said = capsys.readouterr().out
    assert "1  imported" in said and "1  texts in all" in said
    (place / "raw" / "bad.txt").write_bytes(b"\0\0")
    assert main(["import", "raw"]) == 1
    assert "refused: raw/bad.txt: binary" in capsys.readouterr().out
    assert main(["import", "nowhere"]) == 2
    assert "does not exist" in capsys.readouterr().err
    assert main(["inspect", "raw/bus.txt", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "newspaper"
    assert main(["inspect", "raw/bad.txt"]) == 1
    assert main(["reimport"]) == 2


@pytest.mark.parametrize("command", [[], ["inspect"], ["import"], ["reimport"], ["withdraw"]])
def test_every_command_teaches_itself(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "importers", *command, "--help"],
        capture_output=True, encoding="utf-8", check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0
    assert "usage: python -m importers" in done.stdout
