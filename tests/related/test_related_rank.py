"""`python -m plugins.related rank`: what it prints, and what it says of a bad file."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from plugins.related.cli import _parser, main

ROOT = Path(__file__).resolve().parents[2]
TEA = "青岚县春茶开采，茶农上山采摘鲜叶，茶厂连夜杀青揉捻，明前茶的价格好于上年。"
TEA_2 = "青岚县办春茶节，茶农展示采摘和手工炒茶，客商前来品茶订货，明前茶最抢手。"
FLOOD = "水库开闸泄洪，防汛指挥部通知下游沿河村庄转移群众，巡查堤坝，备足沙袋。"
ROWS: list[dict[str, Any]] = [
    {"id": "z", "title": "春茶开采", "text": TEA, "date": "2024-03-20", "source": "青岚日报"},
    {"id": "7", "title": "春茶节", "text": TEA_2},
    {"id": "flood", "text": FLOOD},
]


def write(folder: Path, rows: list[Any]) -> str:
    path = folder / "articles.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def table(printed: str) -> list[list[str]]:
    return [line.split("\t") for line in printed.splitlines()]


def test_each_article_has_its_nearest_in_the_order_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rank", write(tmp_path, ROWS)]) == 0
    rows = table(capsys.readouterr().out)
    assert [row[:3] for row in rows if row[1] == "1"] == [
        ["z", "1", "7"],
        ["7", "1", "z"],
        *[row[:3] for row in rows if row[0] == "flood" and row[1] == "1"],
    ]
    assert all(0 < float(score) <= 1 for *_, score in rows)
    assert rows[0][3] == rows[[row[0] for row in rows].index("7")][3], "nearest to each other"


def test_ten_lines_are_printed_or_as_many_as_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, [{"id": f"{n}", "text": TEA[n:]} for n in range(14)])
    for options, most in ([], 10), (["--limit", "3"], 3), (["--box"], 5):
        assert main(["rank", file, *options]) == 0
        rows = table(capsys.readouterr().out)
        of_first = [row for row in rows if row[0] == "0"]
        assert [row[1] for row in of_first] == [str(n + 1) for n in range(most)]
        scores = [float(row[3]) for row in of_first]
        assert scores == sorted(scores, reverse=True)


def test_the_box_shows_nothing_under_its_threshold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rank", write(tmp_path, ROWS), "--box"]) == 0
    assert [row[0] for row in table(capsys.readouterr().out)] == ["z", "7"]


def test_the_order_of_the_lines_changes_no_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"id": f"{n:02}", "text": (TEA + TEA_2 + FLOOD)[3 * n : 60]} for n in range(12)]
    main(["rank", write(tmp_path, rows)])
    first = capsys.readouterr().out.splitlines()
    random.Random(1).shuffle(rows)
    main(["rank", write(tmp_path, rows)])
    assert sorted(capsys.readouterr().out.splitlines()) == sorted(first)


def test_script_width_and_punctuation_do_not_matter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"id": "a", "text": "稳就业，春茶开采！"}, {"id": "b", "text": "穩就業 春茶開採"}]
    main(["rank", write(tmp_path, rows)])
    assert table(capsys.readouterr().out) == [
        ["a", "1", "b", "1.0000"],
        ["b", "1", "a", "1.0000"],
    ]


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "".join(json.dumps(row) + "\n\n" for row in ROWS).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + lines)))
    assert main(["rank", "-"]) == 0
    assert capsys.readouterr().out.startswith("z\t1\t7\t")


NOTHING = ["", "\n\n", '{"id": "a", "text": ""}', '{"id": "a", "title": null, "text": "字"}']


@pytest.mark.parametrize("content", NOTHING)
def test_files_with_nothing_to_rank_give_no_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    assert main(["rank", write(tmp_path, [content])]) == 0
    assert capsys.readouterr() == ("", "")


BAD = {
    "{": "not JSON",
    "[" * 5000: "not JSON",
    "[1]": "not a JSON object",
    '{"text": "字"}': 'no "id"',
    '{"id": "", "text": "字"}': '"id" is empty',
    '{"id": 1, "text": "字"}': '"id" is not a string',
    r'{"id": "a\tb", "text": "字"}': "can't be printed",
    r'{"id": "\ud800", "text": "字"}': "can't be printed",
    '{"id": "a", "text": ["字"]}': '"text" is not a string',
    '{"id": "a", "title": 3, "text": "字"}': '"title" is not a string',
    '{"id": "a"}': 'neither "title" nor "text"',
    '{"id": "z", "text": "字"}': "stands in line 1 too",
}


@pytest.mark.parametrize(("line", "fault"), BAD.items(), ids=range(len(BAD)))
def test_a_bad_line_is_named_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, fault: str
) -> None:
    file = write(tmp_path, [ROWS[0], line])
    assert main(["rank", file]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"error: {file}:2: ") and fault in printed.err
    assert re.search("Write|its own|one column", printed.err)


def test_a_file_in_another_encoding_is_named_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.jsonl"
    path.write_bytes(b'{"id": "a", "text": "x"}\n' + '{"id": "b", "text": "字"}'.encode("gb18030"))
    assert main(["rank", str(path)]) == 2
    told = capsys.readouterr().err
    assert f"{path}:2: not UTF-8. Save the file as UTF-8." in told


def test_a_compressed_file_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, ROWS)
    main(["rank", file])
    plain = capsys.readouterr().out
    packed = tmp_path / "articles.jsonl.gz"
    packed.write_bytes(gzip.compress(Path(file).read_bytes()))
    assert main(["rank", str(packed)]) == 0
    assert capsys.readouterr().out == plain


@pytest.mark.parametrize("name", ["gone.jsonl", "."])
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["rank", str(tmp_path / name)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"error: {tmp_path / name}: can't be read") and told.count("\n") == 1


@pytest.mark.parametrize("limit", ["0", "-1", "101", "x", "1.5", "１"])
def test_a_limit_out_of_range_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], limit: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["rank", "x.jsonl", f"--limit={limit}"])
    assert stopped.value.code == 2
    assert "1 to 100" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    rows = [{"id": f"{n:0200}", "text": TEA[n % 20 :]} for n in range(200)]
    with subprocess.Popen(
        [sys.executable, "-m", "plugins.related", "rank", write(tmp_path, rows)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout and run.stderr
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


def test_the_commands_of_the_docs_are_taken() -> None:
    told = (ROOT / "docs" / "related.md").read_text(encoding="utf-8")
    lines = re.findall(r"python -m plugins\.related ([^#\n`]+)", told)
    assert len(lines) >= 4
    for line in lines:
        _parser().parse_args(line.split())
    for bench, options in re.findall(r"python bench/related/(\w+)\.py( --\w+)?", told):
        help_of = (ROOT / "bench" / "related" / f"{bench}.py").read_text(encoding="utf-8")
        assert options.strip() in help_of
