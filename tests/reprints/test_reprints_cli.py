"""`python -m plugins.reprints`: what it prints, and what it says of lines that are wrong."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.reprints.cli import main
from tests.reprints.reprint_texts import REPORT

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = [
    {"id": "乙", "title": "t", "text": f"本报讯 {REPORT}", "date": "2022-05-21"},
    {"id": "甲", "title": "t", "text": REPORT, "date": "2022-05-22T08:00:00+08:00"},
    {"id": "copy", "title": "t", "text": REPORT, "source": "某报"},
    {"id": "alone", "title": "t", "text": "今天没有别的消息。", "date": None},
]


def write(path: Path, records: list[dict[str, object]]) -> Path:
    text = "\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n\n"
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("engine", ["memory", "disk"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_pairs_are_printed_in_order_of_ids(
    engine: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / name, ARTICLES)
    assert main(["pairs", str(path), "--engine", engine, "--jobs", "1"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[:4] for row in rows] == [
        ["copy", "乙", "reprint", "1.0000"],
        ["copy", "甲", "reprint", "1.0000"],
        ["乙", "甲", "reprint", "1.0000"],
    ]
    assert len({row[4] for row in rows}) == 1 and int(rows[0][4]) > 100


@pytest.mark.parametrize("engine", ["memory", "disk"])
def test_groups_are_named_after_the_first_stated_day(
    engine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "a.jsonl", ARTICLES)
    assert main(["groups", str(path), "--engine", engine, "--jobs", "1"]) == 0
    assert capsys.readouterr().out == "alone\talone\ncopy\t乙\n乙\t乙\n甲\t乙\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"{", "not JSON"),
        (b'"text"', "not a JSON object"),
        (b'{"text": "x"}', 'no "id"'),
        (b'{"id": "x"}', 'no "text"'),
        (b'{"id": 7, "text": "x"}', '"id" is not a string'),
        (b'{"id": "x", "text": null}', '"text" is not a string'),
        (b'{"id": "a\\tb", "text": "x"}', '"id" is empty or'),
        (b'{"id": "", "text": "x"}', '"id" is empty or'),
        (b'{"id": "\\ud800", "text": "x"}', '"id" is empty or'),
        (b'{"id": "x", "text": "x", "date": "2022-13-01"}', "\"date\" is '2022-13-01'"),
        (b'{"id": "x", "text": "x", "date": 20220501}', '"date" is 20220501'),
        (b'{"id": "x", "text": "\xff"}', "not UTF-8"),
        (b'{"id": "one", "text": "x"}', 'the id "one" stands in line 1 too'),
        (b"[" * 100_000, "not JSON"),
    ],
)
@pytest.mark.parametrize("engine", ["memory", "disk"])
def test_a_wrong_line_is_named_in_one_plain_error(
    line: bytes, told: str, engine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "one", "text": "x"}\n\n' + line)
    assert main(["pairs", str(path), "--engine", engine, "--jobs", "1"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"error: {path}:3: {told}")
    assert err.count("\n") == 1 and err.endswith(".\n") and len(err) < 300 + len(str(path))


@pytest.mark.parametrize("name", ["gone.jsonl", "torn.jsonl.gz", "no.jsonl.gz", "."])
def test_a_file_that_cannot_be_read_is_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "torn.jsonl.gz").write_bytes(gzip.compress(b'{"id": "a", "text": "b"}\n')[:-9])
    (tmp_path / "no.jsonl.gz").write_bytes(b"{}")
    assert main(["groups", str(tmp_path / name)]) == 2
    assert "can't be read (" in capsys.readouterr().err


def test_texts_with_halves_of_characters_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "a.jsonl", [])
    path.write_text('{"id": "a", "text": "\\ud83d 好"}', encoding="utf-8")
    for engine in ("memory", "disk"):
        assert main(["groups", str(path), "--engine", engine, "--jobs", "1"]) == 0
        assert capsys.readouterr().out == "a\ta\n"


def run(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "plugins.reprints", *words],
        cwd=ROOT,
        input=given,
        capture_output=True,
        check=False,
    )


def test_standard_input_is_read_and_progress_is_told_on_standard_error() -> None:
    given = "\n".join(json.dumps(record) for record in ARTICLES).encode()
    done = run("groups", "-", "--engine", "disk", "--jobs", "2", "--progress", given=given)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 4
    told = done.stderr.decode()
    assert all(step in told for step in ("read", "join", "measure", "decide", "write"))


@pytest.mark.parametrize("command", ["pairs", "groups"])
def test_help_teaches_input_output_and_engines(command: str) -> None:
    told = run(command, "--help").stdout.decode()
    assert all(word in told for word in ("id", "text", "date", "memory", "disk", "spark"))
    assert (
        "example" in told and "exit status" in told and "containment" in told
    ) or command != "pairs"


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [{"id": f"{n}", "text": "x"} for n in range(20_000)])
    command = [sys.executable, "-m", "plugins.reprints", "groups", str(path)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ
    )
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert (process.wait(), process.stderr.read()) == (0, b"")
    process.stderr.close()


@pytest.mark.parametrize("jobs", ["0", "-1", "257", "99999999", "9" * 5000, "1.5"])
def test_a_number_of_jobs_no_machine_can_start_is_refused(
    jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["pairs", "a.jsonl", "--engine", "disk", f"--jobs={jobs}"])
    assert ended.value.code == 2
    assert "give a number from 1 to 256" in capsys.readouterr().err
