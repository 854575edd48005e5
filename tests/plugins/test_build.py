"""`build()` with real sites: what it reports, what it leaves, and what a kill leaves."""

from __future__ import annotations

import errno
import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from site_builder import ROOT, unpack, write_settings

from plugins.errors import BuildError, LockedError
from plugins.press import run as run_module
from plugins.press.build import build, finish_open_record, publishing
from plugins.press.clean import clean, clear_caches
from plugins.press.reporting import Reporter, read_report


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


def left(project: Path) -> list[str]:
    """What is in the cache, but for what is kept from one build to the next."""
    names = (path.name for path in (project / ".cache").iterdir())
    kept = ("reprints-", "related-", "documents-", "catalogue-", "seen-", "templates")
    return [name for name in names if not name.startswith(kept)]


def test_a_build_says_what_it_did(project: Path) -> None:
    first = build(project / "conf.py", project / "output")
    assert first.articles == 4 and first.unchanged == 0 and first.removed == 0
    assert first.line().startswith(f"4 articles; {first.printed} files printed, 0 unchanged")
    again = build(project / "conf.py", project / "output")
    assert (again.printed, again.unchanged, again.removed) == (0, first.printed, 0)
    assert left(project) == ["build.lock"]


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
Category: 时政
Slug: bad1

x
-- content/2022/05/no-title.md --
Category: 时政
Date: 2022-05-23
Slug: bad2

x
-- content/2022/05/bad-facts.md --
Title: 坏事实
Category: 时政
Date: 2022-05-23
Slug: bad3

x
-- content/2022/05/bad-facts.facts.json --
{"version": 1,
-- content/2022/05/bad-status.md --
Title: 坏状态
Category: 时政
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
    assert left(project) == ["build.lock"]


def test_two_articles_at_one_address_are_both_named(project: Path) -> None:
    text = "Title: 同\nDate: 2022-05-23\nCategory: 时政\nSlug: 0b01020304050607\n\nx\n"
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
from plugins.press import build, child, commit
if sys.argv[2] == "nothing":
    pass
elif sys.argv[2] == "commit":
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
    def slow(*arguments, **options):
        print("now", flush=True)
        import time; time.sleep(60)
    child.build_in_child = slow
build.build(Path(sys.argv[1]) / "conf.py", Path(sys.argv[1]) / "output", verbose=True)
"""


def kill_during(project: Path, phase: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(project), phase],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout and b"now\n" in process.stdout
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.read()  # its end comes when Pelican's process is gone, too


def kill_during_a_change(project: Path) -> None:
    path = project / "content/2022/05/0c01020304050607.md"
    path.write_text(path.read_text("utf-8").replace("夜校", "夜间学校"), encoding="utf-8")
    write_settings(project, SITENAME="新名字")
    kill_during(project, "commit")


def test_killed_while_it_prints_the_old_site_stands(project: Path) -> None:
    build(project / "conf.py", project / "output")
    before = files(project / "output")
    kill_during(project, "pelican")
    assert not finish_open_record(project / "output")
    assert files(project / "output") == before


def test_killed_while_it_is_put_in_place_the_next_run_finishes(project: Path) -> None:
    build(project / "conf.py", project / "output")
    kill_during_a_change(project)
    assert finish_open_record(project / "output")
    finished = files(project / "output")
    assert build(project / "conf.py", project / "output").printed == 0
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


SLOW = """
import os, time
from pelican import signals

def _wait(generator):
    os.write(os.open(os.environ["FIFO"], os.O_WRONLY), b"at work")
    time.sleep(60)

def register():
    signals.article_generator_finalized.connect(_wait)
"""


def test_pelican_ends_with_the_build_that_started_it(project: Path) -> None:
    (project / "slow.py").write_text(SLOW, encoding="utf-8")
    write_settings(project, PLUGINS=["plugins.catalog", "plugins.press", "slow"])
    fifo = project / "fifo"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(project), "nothing"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "FIFO": str(fifo)},
    )
    with fifo.open("rb") as pelican:
        assert pelican.read(7) == b"at work"
        process.kill()
        process.wait()
        began = time.monotonic()
        assert pelican.read() == b""  # the end comes when Pelican's process is gone
        assert time.monotonic() - began < 20
    assert list((project / ".cache").glob("staging-*"))
    write_settings(project)
    build(project / "conf.py", project / "output")
    assert left(project) == ["build.lock"]


def test_an_output_that_is_a_link_is_refused(project: Path) -> None:
    (project / "elsewhere").mkdir()
    (project / "output").symlink_to(project / "elsewhere")
    with pytest.raises(BuildError, match=r"output: is a link\..* Make it a folder"):
        build(project / "conf.py", project / "output")
    assert not list((project / "elsewhere").iterdir())


def test_a_full_disk_is_a_plain_error(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "x")

    monkeypatch.setattr(run_module, "commit", full)
    with pytest.raises(BuildError, match="no space left"):
        build(project / "conf.py", project / "output")


def test_an_error_that_finds_no_space_is_not_forgotten() -> None:
    reporter = Reporter(Path("/dev/full"))
    reporter.check(None)
    logger = logging.Logger("x")
    logger.addHandler(reporter)
    logger.error("lost")
    with pytest.raises(OSError, match="No space"):
        reporter.check(None)


def test_a_report_that_was_cut_off_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_bytes('{"error": "一"}\n{"error": "二'.encode()[:-1])
    assert read_report(path)[0] == "一" and len(read_report(path)) == 2


def test_while_a_site_is_sent_no_other_build_begins(project: Path) -> None:
    with publishing(project / "conf.py", project / "output") as report:
        assert report.articles == 4
        for other in (
            lambda: build(project / "conf.py", project / "output"),
            lambda: clean(project / "conf.py", project / "output"),
            lambda: clear_caches(project / "output"),
        ):
            with pytest.raises(LockedError, match=str(os.getpid())):
                other()
    assert build(project / "conf.py", project / "output").printed == 0


def test_clean_leaves_what_is_retained_and_the_lock(project: Path) -> None:
    build(project / "conf.py", project / "output")
    kill_during_a_change(project)
    (project / "output/CNAME").write_text("news.example.org\n", encoding="utf-8")
    (project / "output/.git").mkdir()
    (project / "output/link").symlink_to(project / "content")
    (project / ".cache/pages").mkdir()
    clean(project / "conf.py", project / "output")
    assert sorted(path.name for path in (project / "output").iterdir()) == [".git", "CNAME"]
    assert left(project) == ["build.lock"]
    assert (project / "content/sources.yaml").exists()


def test_clean_without_readable_settings_removes_nothing(project: Path) -> None:
    build(project / "conf.py", project / "output")
    before = files(project / "output")
    (project / "conf.py").write_text("SITENAME = (", encoding="utf-8")
    with pytest.raises(BuildError, match=r"conf\.py: can't be read"):
        clean(project / "conf.py", project / "output")
    assert files(project / "output") == before


def test_clearing_caches_keeps_the_site_and_an_open_record(project: Path) -> None:
    build(project / "conf.py", project / "output")
    kill_during_a_change(project)
    (project / ".cache/pages").mkdir()
    (project / ".cache/staging-old").mkdir()
    clear_caches(project / "output")
    assert not (project / ".cache/pages").exists()
    assert not (project / ".cache/staging-old").exists()
    assert finish_open_record(project / "output")
    assert "新名字" in (project / "output/index.html").read_text("utf-8")


def test_a_record_that_cannot_be_read_does_not_stay(project: Path) -> None:
    build(project / "conf.py", project / "output")
    (project / ".cache/commit-output.json").write_text("{", encoding="utf-8")
    build(project / "conf.py", project / "output")
    assert not finish_open_record(project / "output")
