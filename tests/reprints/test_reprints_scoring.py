"""The judge of the finder: counts that can be told by hand."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench.reprints.goals import goals, viral_goal
from bench.reprints.labelled import LabelledSet, Text, read_set
from bench.reprints.methods import OURS, Answer, run
from bench.reprints.scoring import Count, ari, components, score
from bench.reprints.tables import BEGIN, END, as_markdown, edit_table, method_table, write_between
from bench.reprints.viral import COPIES, viral_set

ROOT = Path(__file__).resolve().parents[2]


def text(name: str, *edits: str, story: str = "s1", series: str | None = None) -> Text:
    return Text(name, "字" * 200, frozenset(edits), story, frozenset({story}), series)


def a_set(*texts: Text, gold: dict[tuple[str, str], int]) -> LabelledSet:
    return LabelledSet("t", {one.id: one for one in texts}, gold)


def test_pairs_are_counted_by_edit_and_by_letters_in_common() -> None:
    labelled = a_set(
        text("a", "base"),
        text("b", "ocr4"),
        text("c", "page"),
        gold={("a", "b"): 190, ("a", "c"): 120, ("b", "c"): 120},
    )
    found = score(labelled, [("b", "a"), ("a", "c")], [["a", "b"]])
    assert found.pooled == Count(right=2, missed=1)
    assert found.edits == {
        "pages": Count(right=1, missed=1),
        "OCR 3–5 %": Count(right=1, missed=1),
    }
    assert found.lengths["sharing 150 letters and more"] == Count(right=1)
    assert found.lengths["sharing 100–149"] == Count(right=1, missed=1)
    assert found.lengths["near-identical, any length"] == Count(right=1)


def test_nearly_the_same_letters_in_another_order_are_not_near_identical() -> None:
    texts = [text("a"), text("b", "width"), text("c", "columns"), text("d", "reorder")]
    gold = {("a", "b"): 180, ("a", "c"): 200, ("a", "d"): 200, ("b", "c"): 179}
    assert a_set(*texts, gold=gold).near_identical() == {("a", "b")}


def test_false_links_in_a_series_are_a_share_of_all_pairs_of_different_issues() -> None:
    issues = [text(name, story=name, series="prices") for name in "abcd"]
    labelled = a_set(*issues, gold={("a", "b"): 200})
    labelled.ambiguous.add(("c", "d"))
    found = score(labelled, [("a", "b"), ("a", "c"), ("c", "d")], [])
    assert found.links == {"prices": (1, 4)}
    assert found.false_links == 0.25
    assert found.series == {"prices": Count(right=1, wrong=1)}


def test_ari_is_one_for_the_same_partition_and_none_for_a_single_heap() -> None:
    stories = {"a": "1", "b": "1", "c": "2", "d": "2"}
    assert ari(stories, [["a", "b"], ["d", "c", "page"]]) == 1
    assert ari(stories, [["a", "b", "c", "d"]]) == 0
    assert 0 < ari(stories | {"e": "2"}, [["a", "b"], ["c", "d"]]) < 1


def test_pages_and_doubtful_texts_do_not_count_in_the_groups() -> None:
    labelled = a_set(text("a"), text("b"), text("c"), text("p", "page"), gold={("a", "b"): 200})
    labelled.ambiguous.add(("b", "c"))
    assert score(labelled, [], [["a", "p"]]).ari == 1


def test_pairs_form_components() -> None:
    found = components([("a", "b"), ("c", "d"), ("b", "e")])
    assert sorted(map(sorted, found)) == [["a", "b", "e"], ["c", "d"]]


def test_a_goal_says_whether_it_is_met() -> None:
    labelled = a_set(text("a", "page"), text("b"), gold={("a", "b"): 200})
    assert all(goal.met for goal in goals(score(labelled, [("a", "b")], [])))
    missed = {goal.name for goal in goals(score(labelled, [], [])) if not goal.met}
    assert missed == {
        "recall, sharing 150 letters and more",
        "recall, near-identical, any length",
        "recall, pages",
    }


@pytest.mark.parametrize(
    ("groups", "met"),
    [([["v1", "v2"]], True), ([["v1"], ["v2"]], False), ([["v1", "v2", "x"]], False), ([], False)],
)
def test_a_viral_story_is_one_group_and_nothing_else(groups: list[list[str]], met: bool) -> None:
    assert viral_goal({"v1", "v2"}, groups).met is met


def test_the_viral_archive_holds_three_hundred_noisy_copies_among_others() -> None:
    labelled, copies = viral_set()
    assert (len(copies), len(labelled.texts)) == (COPIES, 2300)
    assert len({labelled.texts[name].text for name in copies}) > COPIES * 0.8


def write_files(path: Path) -> None:
    rows = [{"id": name, "text": "文" * 120, "edits": ["hn_cpi"], "group": "g"} for name in "ab"]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    path.with_name("s.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    pairs = "a\tb\tshared_chars\tshare_of_shorter\tlabel\nb\ta\t120\t1.000\treprint\n"
    path.with_name("s.pairs.tsv.gz").write_bytes(gzip.compress(pairs.encode()))


def test_a_set_without_series_is_read_by_its_edits(tmp_path: Path) -> None:
    write_files(tmp_path / "s")
    labelled = read_set(tmp_path / "s")
    assert labelled.gold == {("a", "b"): 120}
    assert {one.series for one in labelled.texts.values()} == {"cpi"}


def test_the_finder_is_run_in_a_process_of_its_own(tmp_path: Path) -> None:
    write_files(tmp_path / "s")
    answer = run(OURS, read_set(tmp_path / "s"))
    assert answer is not None
    assert answer.pairs == [("a", "b")]
    assert answer.groups == [["a", "b"]]
    assert answer.megabytes > 1


@pytest.mark.skipif(find_spec("rensa") is not None, reason="rensa is installed")
def test_a_rival_that_is_not_installed_is_left_out(tmp_path: Path) -> None:
    write_files(tmp_path / "s")
    assert run("rensa", read_set(tmp_path / "s")) is None


def test_an_answer_that_was_kept_is_read_again_for_equal_texts_only(tmp_path: Path) -> None:
    write_files(tmp_path / "s")
    labelled = read_set(tmp_path / "s")
    first = run(OURS, labelled, keep=tmp_path / "kept")
    assert run(OURS, labelled, python="no such python", keep=tmp_path / "kept") == first
    labelled.texts["c"] = text("c")
    with pytest.raises(FileNotFoundError):
        run(OURS, labelled, python="no such python", keep=tmp_path / "kept")


def test_tables_go_between_their_marks_and_nothing_else_is_touched(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Title\n{BEGIN}\nold\n{END}\nend\n", encoding="utf-8")
    write_between(page, ["new"])
    assert page.read_text(encoding="utf-8") == f"# Title\n{BEGIN}\nnew\n{END}\nend\n"
    page.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="put the lines"):
        write_between(page, ["new"])


def test_a_share_is_printed_as_one_only_when_it_is_one() -> None:
    labelled = a_set(text("a"), text("b"), gold={("a", "b"): 200})
    own = score(labelled, [("a", "b")], [["a", "b"]])
    table = method_table("t", {"x": Answer([], [], 0.5, 100)}, {"x": own})
    assert as_markdown(table).splitlines()[-1] == "| x | 1 | 1 | 1 | – | 1 | 0.50 | 100 |"


def test_who_says_nothing_has_no_precision() -> None:
    labelled = a_set(text("a", "page"), text("b"), gold={("a", "b"): 200})
    table = edit_table({"x": [score(labelled, [], [])]})
    assert table.rows[-1] == ("pages", "1", "– / 0.000")


def run_score(*options: str | Path, shared: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "bench/reprints/score.py", *options],
        cwd=ROOT,
        env=os.environ | {"JIANBAO_SHARED": str(shared)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_answers_of_the_command_are_judged_and_required(tmp_path: Path) -> None:
    write_files(tmp_path / "s")
    said = tmp_path / "said.tsv"
    judge = ("--set", tmp_path / "s", "--answers", said, "--require")
    said.write_text("a\tb\ttype\tcontainment\tshared_chars\na\tb\treprint\t1.000\t120\n")
    assert run_score(*judge, shared=tmp_path).returncode == 0
    said.write_text("a\tb\ttype\tcontainment\tshared_chars\na\tb\tseries\t1.000\t120\n")
    done = run_score(*judge, "--misses", "1", shared=tmp_path)
    assert done.returncode == 1
    assert "MISSED" in done.stdout and "missed a b 120 [cpi hn_cpi] [cpi hn_cpi]" in done.stdout


def test_a_file_without_the_columns_is_refused_in_one_line(tmp_path: Path) -> None:
    write_files(tmp_path / "s")
    said = tmp_path / "said.tsv"
    said.write_text("x\ty\n", encoding="utf-8")
    done = run_score("--set", tmp_path / "s", "--answers", said, shared=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert str(said) in done.stderr and len(done.stderr.splitlines()) == 1
