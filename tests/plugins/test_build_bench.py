"""The bench of builds in small: what it builds from, and what it says of our side."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench.build import corpus
from bench.build.equality import differences
from bench.build.goals import goals
from bench.build.pages import Stamp, visible, written
from bench.build.results import Results, Row, append, read
from bench.build.sites import HUGO, OURS

ROOT = Path(__file__).resolve().parents[2]
ROW = Row("cold", 10_000, OURS, 1, 0, 1.0, 1.0, 100, 10, 1_000, 10, 1_000)


def run_bench(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "bench/build/compare.py", *options],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_archive_is_the_same_each_time_and_another_with_another_seed() -> None:
    assert list(corpus.articles(50, 1)) == list(corpus.articles(50, 1))
    assert list(corpus.articles(50, 1)) != list(corpus.articles(50, 2))


def test_the_archive_is_as_large_and_as_varied_as_said() -> None:
    made = list(corpus.articles(1_000, 1))
    sizes = [len(one.body.encode()) for one in made]
    assert 2_800 < sum(sizes) / len(sizes) < 3_200
    assert len({one.slug for one in made}) == len({one.date for one in made}) == 1_000
    assert {one.category for one in made} == set(corpus.CATEGORIES)
    assert {tag for one in made for tag in one.tags} == set(corpus.TAGS)
    assert {one.source for one in made} == set(corpus.SOURCES)
    assert {len(one.tags) for one in made} == {1, 2, 3}
    assert {one.date[:4] for one in made} == {"2021", "2022", "2023"}
    text = "\n".join(one.body for one in made)
    for mark in ("\n## ", "\\. ", "\\# ", "**", "](https://"):
        assert mark in text


def test_some_articles_are_printings_of_others() -> None:
    begins = [one.body[-40:] for one in corpus.articles(300, 1)]
    assert 10 < len(begins) - len(set(begins)) < 60


def test_what_is_added_later_is_newer_than_the_archive() -> None:
    newest = max(one.date for one in corpus.articles(200, 1))
    new = corpus.later(1)
    dates = [next(new).date for _ in range(3)]
    assert dates == sorted(dates) and dates[0] > newest


def test_both_content_files_hold_the_same_body() -> None:
    article = next(corpus.articles(1, 1))
    ours, hugo = corpus.content_file(article), corpus.hugo_file(article)
    assert ours.split("\n\n", 1)[1] == hugo.split("\n---\n", 1)[1] == f"{article.body}\n"


def test_an_archive_that_was_begun_is_made_again_and_a_whole_one_is_left(tmp_path: Path) -> None:
    left = tmp_path / "content" / "2020" / "left.md"
    left.parent.mkdir(parents=True)
    left.touch()
    corpus.write_archive(tmp_path, 5, 1)
    assert not left.exists()
    assert len(list(tmp_path.glob("content/2*/*/*.md"))) == 5
    left.parent.mkdir()
    left.touch()
    corpus.write_archive(tmp_path, 5, 1)
    assert left.exists()


def test_a_small_run_measures_our_side_and_leaves_the_archive_as_it_was(tmp_path: Path) -> None:
    options = ("--articles", "30", "--runs", "1", "--work", str(tmp_path))
    sections = ("--only", "cold", "--only", "one-more", "--only", "edited")
    done = run_bench(*sections, *options)
    assert done.returncode == 0, done.stderr
    rows = {
        (row.section, row.tool): row for row in read(tmp_path / "results.jsonl") if row.tool == OURS
    }
    cold, more, edited = (rows[name, OURS] for name in ("cold", "one-more", "edited"))
    assert cold.files_written == cold.files > 100 and cold.bytes_written == cold.bytes
    assert min(cold.wall, cold.cpu, cold.memory) > 0
    assert 0 < edited.files_written < more.files_written < cold.files_written
    (archive,) = tmp_path.glob("archive-*")
    assert not (archive / "attic").exists() and (archive / corpus.WHOLE).exists()
    whole = {f"content/{one.path}": corpus.content_file(one) for one in corpus.articles(30, 1)}
    found = archive.glob("content/2*/*/*.md")
    assert {f.relative_to(archive).as_posix(): f.read_text("utf-8") for f in found} == whole


def test_the_sites_that_are_compared_show_the_same_articles(tmp_path: Path) -> None:
    done = run_bench("--check", "--articles", "30", "--work", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["ours", "30"] in [line[:2] for line in lines]
    assert ["Pelican", "30"] in [line[:2] for line in lines]
    (archive,) = tmp_path.glob("archive-*")
    page = next(archive.glob("stock/output/a/*/*.html"))
    page.write_text(page.read_text("utf-8").replace("。", "！", 1), encoding="utf-8")
    (parted,) = differences({"ours": archive / "ours", "it": archive / "stock"}, "ours", 30, 1)
    assert parted.tool == "it" and "！" in parted.theirs and "。" in parted.ours


def test_a_folder_without_results_is_a_plain_error(tmp_path: Path) -> None:
    done = run_bench("--tables", "--work", str(tmp_path))
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert "results.jsonl" in done.stderr


def test_tables_are_written_between_the_marks_of_a_page_and_nothing_else_of_it(
    tmp_path: Path,
) -> None:
    append(tmp_path / "results.jsonl", ROW)
    append(tmp_path / "results.jsonl", replace(ROW, tool=HUGO, wall=4.0))
    page = tmp_path / "page.md"
    page.write_text(
        "before\n<!-- bench/build: begin -->\nstood\n<!-- bench/build: end -->\nafter\n"
    )
    done = run_bench("--tables", "--work", str(tmp_path), "--write", str(page))
    assert done.returncode == 0, done.stderr
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n<!--") and text.endswith("-->\nafter\n") and "stood" not in text
    assert "| cold 10k, clock | 0.5 | 0.4 | 0.25 | aim reached |" in text


@pytest.mark.parametrize(("wall", "status"), [(2.1, 0), (1.9, 1)])
def test_a_missed_goal_fails_where_goals_are_required(
    tmp_path: Path, wall: float, status: int
) -> None:
    append(tmp_path / "results.jsonl", ROW)
    append(tmp_path / "results.jsonl", replace(ROW, tool=HUGO, wall=wall, cpu=9.0))
    done = run_bench("--tables", "--work", str(tmp_path), "--require")
    assert done.returncode == status, done.stdout


def test_ratios_are_of_runs_side_by_side() -> None:
    rows = [
        replace(ROW, round=n, tool=tool, wall=wall)
        for n, walls in enumerate(((1.0, 2.0), (10.0, 40.0), (3.0, 3.0)))
        for tool, wall in zip((OURS, HUGO), walls, strict=True)
    ]
    alone = replace(ROW, session=2, wall=100.0)
    results = Results((*rows, alone))
    assert results.ratio("cold", 10_000, OURS, HUGO, "wall") == 0.5
    assert results.middle("cold", 10_000, OURS, "wall") == 6.5


def test_growth_compares_what_an_article_costs() -> None:
    rows = (ROW, replace(ROW, articles=100_000, wall=12.5))
    (growth,) = (goal for goal in goals(Results(rows)) if "per article" in goal.name)
    assert growth.figure == 1.25 and growth.missed


def test_a_line_that_is_no_result_is_named(tmp_path: Path) -> None:
    file = tmp_path / "results.jsonl"
    append(file, ROW)
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"section": "cold"}) + "\n")
    with pytest.raises(ValueError, match="line 2"):
        read(file)


def test_a_file_written_anew_with_the_same_text_counts_as_written() -> None:
    before = {"a": Stamp(1, 1, 10), "b": Stamp(2, 1, 20)}
    after = {"a": Stamp(1, 1, 10), "b": Stamp(2, 2, 20), "c": Stamp(3, 2, 5)}
    assert written(before, after) == (2, 25)


def test_what_a_reader_sees_is_the_text_without_tags_and_head() -> None:
    page = "<html><head><title>x</title></head>\n<body><p>甲&amp;乙</p>\n\n<p id='s1'>丙</p></body>"
    assert visible(page) == "甲&乙 丙"
