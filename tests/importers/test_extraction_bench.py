"""The comparison with other extractors judges everyone alike, and says what it lacks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring
from shared_texts import shared_folder

from bench.extraction.compare import _absent
from bench.extraction.date_forms import GROUPS
from bench.extraction.date_tools import MADE_UP, interval, stated_part
from bench.extraction.model import Answer, BenchError, Cell, LabelledText, Mark, Table
from bench.extraction.rivals import RIVALS, day, people
from bench.extraction.scoring import best, mark_first_story, mark_way
from bench.extraction.tables import BEGIN, END, verdicts, write_between_marks
from bench.extraction.texts import as_page, labelled_texts, load_scorer

ROOT = Path(__file__).resolve().parents[2]
PAGE = "东柳河新桥通车\n\n来源：青岚日报\n2023-04-06\n\n4月5日，东柳河新桥建成通车，全长三百米。\n"
LABEL = {
    "id": "bridge",
    "encoding": "utf-8",
    "format": "text",
    "document": None,
    "junk": [],
    "original_url": None,
    "stories": [{"title": "东柳河新桥通车", "date": "2023-04-06", "source": "青岚日报"}],
}


def run(*options: str, shared: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "bench/extraction/compare.py", *options],
        cwd=ROOT,
        env=os.environ | {"JIANBAO_SHARED": str(shared)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """A folder with one labelled text of our own."""
    (tmp_path / "bridge.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "bridge.expected.json").write_text(json.dumps(LABEL), encoding="utf-8")
    return tmp_path


def test_help_says_where_the_texts_come_from_and_what_to_do_without_them(tmp_path: Path) -> None:
    told = " ".join(run("--help", shared=tmp_path).stdout.split())
    assert "not part of the repository" in told
    assert "Without it" in told and "of your own" in told


def test_without_texts_the_printed_dates_are_compared_all_the_same(tmp_path: Path) -> None:
    done = run(shared=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert str(tmp_path) in done.stdout and "printed dates" in done.stdout


def test_a_rival_that_is_not_installed_is_named_with_its_pip_line() -> None:
    lines = _absent([], [])
    for rival in RIVALS:
        assert any(f"pip install {rival.distribution})" in line for line in lines)


def test_texts_of_ones_own_are_judged_by_the_shared_scorer(labelled: Path) -> None:
    done = run(str(labelled), "--no-cost", shared=shared_folder("tools").parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "All 1 texts" in done.stdout and "date (day)" in done.stdout


def test_a_field_that_does_not_exist_is_refused_with_those_that_do(labelled: Path) -> None:
    done = run(str(labelled), "--misses", "weather", shared=shared_folder("tools").parent)
    assert done.returncode == 2
    assert "weather" in done.stderr and "reporters" in done.stderr


def test_lines_of_text_become_paragraphs_and_lines_of_html_stay() -> None:
    page = as_page(["东柳 < 北屏 & 云溪", "", '<p>石桥<span class="a">镇</span></p>', "<稿>"])
    assert "<p>东柳 &lt; 北屏 &amp; 云溪</p>" in page
    assert '<div><p>石桥<span class="a">镇</span></p></div>' in page
    assert "<p>&lt;稿&gt;</p>" in page


@given(st.lists(st.text("东柳河新桥 &<；5年", min_size=1, max_size=20)))
def test_a_made_page_holds_every_line_of_its_text(lines: list[str]) -> None:
    words = document_fromstring(as_page(lines)).text_content()
    assert "".join(words.split()) == "".join("".join(lines).split())


def test_dates_and_names_of_rivals_are_read_in_any_form() -> None:
    assert day("2021年3月9日 08:30") == day("2021-03-09T00:30:00+08:00") == "2021-03-09"
    assert day("昨天") is None
    assert people("安禾；白露", None, "安禾 / 陈穗") == ("安禾", "白露", "陈穗")


def test_a_rival_that_raises_has_given_no_answer_and_is_told() -> None:
    seen = []

    class Score:
        def __init__(self) -> None:
            self.of, self.misses = {"title": 1}, [("title", "bridge", "通车", None)]

    def score_file(score: Score, raw: bytes, label: object, got: object) -> None:
        seen.append(got)

    def way(page: str) -> Answer:
        raise ValueError("no body")

    text = LabelledText("bridge", Path("bridge.txt"), b"", LABEL, False, "")
    told: list[str] = []
    scorer = SimpleNamespace(Score=Score, score_file=score_file)
    marks = mark_way(
        scorer, [text], way, ("title",), lambda id, error: told.append(f"{id} {error}")
    )
    assert seen == [{"stories": []}]
    assert marks == [Mark("bridge", "title", False, "通车", None)]
    assert told == ["bridge no body"]


def test_a_text_this_project_fails_on_is_wrong_in_every_field(labelled: Path) -> None:
    scorer = load_scorer(shared_folder("tools").parent)
    (text,) = labelled_texts(labelled)
    marks = mark_first_story(scorer, text, None)
    assert {mark.field for mark in marks} >= {"title", "date (day)", "no false person"}
    assert not any(mark.hit for mark in marks)


def test_of_several_ways_of_a_rival_the_best_counts_field_by_field() -> None:
    ways = {
        "one": [Mark("a", "title", True), Mark("a", "body end", False)],
        "other": [Mark("a", "title", False), Mark("a", "body end", True)],
    }
    assert best(ways, {"a"}) == {"title": Cell(1, 1), "body end": Cell(1, 1)}


def test_the_verdict_tells_ahead_level_and_behind_apart() -> None:
    ours = {"title": Cell(9, 10), "reporters": Cell(4, 4), "source": Cell(1, 5)}
    rival = {"title": Cell(8, 10), "reporters": Cell(4, 4), "source": Cell(2, 5)}
    (line,) = verdicts({"ours": ours, "theirs": rival}, "ours")
    assert "ahead of it in 1 of 3 fields" in line
    assert "level in reporters (both perfect)" in line and "behind in source" in line


def test_tables_are_written_between_the_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    table = Table("Bridges", ("field", "ours"), (("title", "1/1"),))
    for _ in range(2):
        write_between_marks(page, [table])
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"before\n{BEGIN}\n") and text.endswith(f"{END}\nafter\n")
        assert text.count("| title | 1/1 |") == 1 and "old" not in text


def test_a_page_without_marks_is_refused_with_the_remedy(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(BenchError, match="put one line"):
        write_between_marks(page, [])


def test_there_are_forty_printed_dates_and_more_and_none_twice() -> None:
    texts = [form.text for forms in GROUPS.values() for form in forms]
    assert len(texts) >= 40
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("one", "other", "stated"),
    [
        ("2019-05-20", "2023-05-20", "--05-20"),
        ("2019-05-09/2019-05-15", "2023-05-09/2023-05-15", "--05-09/--05-15"),
        ("2019-03-08", "2023-08-16", MADE_UP),
        ("2019-03-09", None, MADE_UP),
    ],
)
def test_what_moves_with_the_reference_day_was_not_stated(
    one: str, other: str | None, stated: str
) -> None:
    assert stated_part(one, other) == stated


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        ("2022-07-01 00:00:00", "2022-07-01 23:59:59", "2022-07-01"),
        ("2022-07-01 08:00:00", "2022-07-01 11:59:59", "2022-07-01"),
        ("2022-07-01 12:11:00", "2022-07-01 12:11:59", "2022-07-01T12:11:00"),
        ("2022-02-01 00:00:00", "2022-02-28 23:59:59", "2022-02"),
        ("2022-01-01 00:00:00", "2022-12-31 23:59:59", "2022"),
        ("2022-01-01 00:00:00", "2022-08-31 23:59:59", "2022-01-01/2022-08-31"),
        ("111-07-01 00:00:00", "111-07-01 23:59:59", "111-07-01"),
    ],
)
def test_a_span_of_seconds_is_told_as_the_date_it_covers(first: str, last: str, value: str) -> None:
    assert interval(first, last) == value
