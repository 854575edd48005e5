"""`build()` with real sites: what it reports, what it leaves, and what a kill leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from site_builder import ROOT, unpack, write_settings

from plugins.errors import BuildError
from plugins.press.build import build, finish_open_record


@pytest.fixture
def project(tmp_path: Path, archive: str) -> Path:
    unpack(archive, tmp_path)
    write_settings(tmp_path)
    return tmp_path


def files(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }


def test_a_build_says_what_it_did(project: Path) -> None:
    first = build(project / "conf.py", project / "output")
    assert first.articles == 4 and first.unchanged == 0 and first.removed == 0
    assert first.line().startswith(f"4 articles; {first.written} files written, 0 unchanged")
    again = build(project / "conf.py", project / "output")
    assert (again.written, again.unchanged, again.removed) == (0, first.written, 0)
    assert [path.name for path in (project / ".cache").iterdir()] == ["build.lock"]


def test_what_is_gone_from_the_content_is_gone_from_the_site(project: Path) -> None:
    build(project / "conf.py", project / "output")
    (project / "content/2022/05/0c01020304050607.md").unlink()
    report = build(project / "conf.py", project / "output")
    assert report.articles == 3 and report.removed >= 1
    assert not (project / "output/a/0c").exists()


BAD = """
-- content/2022/05/bad-date.md --
Title: 坏日期
Date: 昨日
Slug: bad1

x
-- content/2022/05/no-title.md --
Date: 2022-05-23
Slug: bad2

x
-- content/2022/05/bad-facts.md --
Title: 坏事实
Date: 2022-05-23
Slug: bad3

x
-- content/2022/05/bad-facts.facts.json --
{"version": 1,
-- content/2022/05/bad-status.md --
Title: 坏状态
Date: 2022-05-23
Status: puplished
Slug: bad4

x
"""


def test_every_file_that_is_not_published_is_named_and_the_old_site_stands(project: Path) -> None:
    build(project / "conf.py", project / "output")
    before = files(project / "output")
    unpack(BAD, project)
    with pytest.raises(BuildError) as caught:
        build(project / "conf.py", project / "output")
    said = str(caught.value)
    for name in ("bad-date", "no-title", "bad-facts", "bad-status"):
        assert f"content/2022/05/{name}.md was not published" in said
    assert "昨日" in said and "reimport" in said
    assert files(project / "output") == before
    assert [path.name for path in (project / ".cache").iterdir()] == ["build.lock"]


def test_two_articles_at_one_address_are_both_named(project: Path) -> None:
    text = "Title: 同\nDate: 2022-05-23\nSlug: 0b01020304050607\n\nx\n"
    (project / "content/2022/05/again.md").write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=r"0b01020304050607\.md and .*again\.md"):
        build(project / "conf.py", project / "output")


def test_settings_that_do_not_load_are_a_plain_error(project: Path) -> None:
    (project / "conf.py").write_text("SITENAME = (", encoding="utf-8")
    with pytest.raises(BuildError, match="was never closed"):
        build(project / "conf.py", project / "output")


def test_settings_without_the_press_are_refused(project: Path) -> None:
    write_settings(project, PLUGINS=["plugins.catalog", "plugins.attribution"])
    with pytest.raises(BuildError, match=r"plugins\.press"):
        build(project / "conf.py", project / "output")


KILLED = """
import sys
from pathlib import Path
from plugins.press import commit, build
if sys.argv[2] == "commit":
    replaced = 0
    original = commit._replace
    def slow(*arguments):
        global replaced
        replaced += 1
        if replaced == 4:
            print("now", flush=True)
            import time; time.sleep(60)
        original(*arguments)
    commit._replace = slow
else:
    run = build.subprocess.run
    def slow(*arguments, **options):
        print("now", flush=True)
        import time; time.sleep(60)
    build.subprocess.run = slow
build.build(Path(sys.argv[1]) / "conf.py", Path(sys.argv[1]) / "output")
"""


def kill_during(project: Path, phase: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(project), phase],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout and process.stdout.readline().strip() == b"now"
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_killed_while_it_prints_the_old_site_stands(project: Path) -> None:
    build(project / "conf.py", project / "output")
    before = files(project / "output")
    kill_during(project, "pelican")
    assert not finish_open_record(project / "output")
    assert files(project / "output") == before


def test_killed_while_it_is_put_in_place_the_next_run_finishes(project: Path) -> None:
    build(project / "conf.py", project / "output")
    path = project / "content/2022/05/0c01020304050607.md"
    path.write_text(path.read_text("utf-8").replace("夜校", "夜间学校"), encoding="utf-8")
    write_settings(project, SITENAME="新名字")
    kill_during(project, "commit")
    assert finish_open_record(project / "output")
    finished = files(project / "output")
    assert build(project / "conf.py", project / "output").written == 0
    assert files(project / "output") == finished
    assert "新名字" in (project / "output/index.html").read_text("utf-8")


def test_a_build_at_work_keeps_others_out(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(project), "pelican"],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout and process.stdout.readline().strip() == b"now"
        began = time.monotonic()
        with pytest.raises(BuildError, match=str(process.pid)):
            build(project / "conf.py", project / "output")
        assert time.monotonic() - began < 5
    finally:
        process.kill()
        process.wait()
