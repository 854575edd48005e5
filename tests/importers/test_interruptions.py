"""Full disks, kills, two imports at once: what stands is whole, and the next run finishes."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_world import TEXT, TWO, WISHES, articles, manifests, post, put, run, snapshot

from importers.archive import importing, lock, staging
from importers.archive.files import hash_of
from importers.archive.importing import Report, Wishes, import_paths
from importers.archive.lock import locked
from importers.cli import main
from importers.errors import ArchiveError

ROOT = Path(__file__).resolve().parents[2]
MANY = 130  # posts: enough for workers, and for several turns of putting in place


@pytest.fixture
def small_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_MOST_FILES", 40)


def put_many(place: Path, number: int = MANY) -> None:
    for n in range(number):
        put(place, f"2024-03-02-{n:04d}.md", post(str(n), f"第{n}条夜间公交线路今晚开通。"))


def whole(place: Path) -> bool:
    """Whether every file of the archive is as some manifest says."""
    written = {}
    for manifest in manifests(place):
        for article in manifest.articles:
            written[article.path] = {article.sha256, *article.replaced}
            written[article.facts_path] = {article.facts_sha256, *article.replaced}
    for path, data in snapshot(place).items():
        if path.endswith(".raw"):
            assert hash_of(data) == Path(path).stem
        elif not path.startswith(("originals/", ".importing/")):
            assert hash_of(data) in written[path], path
    return True


@contextlib.contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, name: str, at: int, number: int) -> Iterator[None]:
    """Let the `at`-th call of a function of `os` fail."""
    real, calls = getattr(os, name), 0

    def failing(*args: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(number, os.strerror(number))
        return real(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, failing)
        yield


@pytest.mark.parametrize("name", ["write", "fsync", "replace"])
@pytest.mark.parametrize("at", range(1, 7))
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_no_more_is_told_and_the_next_run_finishes(
    place: Path, monkeypatch: pytest.MonkeyPatch, name: str, at: int, number: int
) -> None:
    put(place, "two.txt", TWO)
    # The lock is signed by pwrite, so that these are the writes of the archive alone.
    with (
        failing(monkeypatch, name, at, number),
        pytest.raises(ArchiveError, match=f"{os.strerror(number)}.*Free some space or mend"),
    ):
        run(place)
    assert not (place / "content" / ".importing").exists()
    assert whole(place)
    run(place)
    assert len(articles(place)) == 2
    assert run(place).counts() == {"unchanged": 1}


def test_a_full_disk_leaves_the_article_before_where_a_new_version_comes(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, "bus.txt", TEXT)
    run(place)
    before = snapshot(place)
    put(place, "bus.txt", TEXT.replace("三条", "四条"))
    with failing(monkeypatch, "fsync", 3, errno.ENOSPC), pytest.raises(ArchiveError):
        run(place)
    assert snapshot(place) == before


def test_a_limit_on_file_sizes_met_by_a_worker_ends_the_run_in_plain_words(place: Path) -> None:
    put_many(place, 60)
    put(place, "2024-03-02-0050.md", post("x", "很长。" * 20_000))
    command = [sys.executable, "-m", "importers", "import", "raw", "--archived", "2024-06-01"]
    done = subprocess.run(
        command,
        cwd=place,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "can't be written (File too large)" in done.stderr
    assert "Traceback" not in done.stderr
    assert whole(place)
    assert len(run(place).outcomes) == 60
    assert run(place).counts() == {"unchanged": 60}


def test_an_import_killed_again_and_again_ends_like_one_that_was_not(
    place: Path, small_turns: None
) -> None:
    put_many(place)
    import_paths([Path("raw")], place / "other", WISHES)
    for stage in (0, 1, 40, 90, 120):
        child = os.fork()
        if child == 0:
            with contextlib.suppress(BaseException):
                run(place, Wishes(archived="2024-06-01", jobs=2))
            os._exit(0)
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            if len(list((place / "content" / "originals").glob("*/*.json"))) >= stage:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                break
        assert whole(place)
    run(place)
    assert run(place).counts() == {"unchanged": MANY}
    other = {
        path.relative_to(place / "other").as_posix(): path.read_bytes()
        for path in (place / "other").rglob("*")
        if path.is_file() and path.name != ".lock"
    }
    assert snapshot(place) == other


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_import_that_is_stopped_tells_what_is_in_place_and_goes_on_there(
    place: Path, small_turns: None, jobs: int
) -> None:
    put_many(place)

    def stop(done: int, total: int, name: str) -> None:
        if done == 50:
            raise KeyboardInterrupt

    report = Report()
    with pytest.raises(KeyboardInterrupt):
        wishes = Wishes(archived="2024-06-01", jobs=jobs)
        import_paths([Path("raw")], place / "content", wishes, stop, report)
    in_place = len(report.outcomes)
    assert 0 < in_place <= 50
    assert len(articles(place)) == in_place
    assert not (place / "content" / ".importing").exists()
    assert run(place).counts() == {"unchanged": in_place, "imported": MANY - in_place}


def test_the_command_that_is_stopped_says_how_to_go_on(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*args: object) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr("importers.cli.import_paths", stopped)
    assert main(["import", "raw"]) == 130
    assert "run the same command again to go on" in capsys.readouterr().err


def test_two_imports_at_once_the_second_says_who_holds_the_archive_and_since_when(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    put(place, "bus.txt", TEXT)
    with locked(place / "content"):
        assert main(["import", "raw"]) == 2
    said = capsys.readouterr().err
    assert f"another import is writing to this archive (process {os.getpid()} on " in said
    assert ", since 20" in said and "Wait for it to end" in said
    assert main(["import", "raw"]) == 0


def test_two_imports_at_once_the_second_waits_for_one_that_ends_soon(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, "bus.txt", TEXT)
    first = locked(place / "content")
    first.__enter__()
    waited = []

    def wait(seconds: float) -> None:
        if not waited:
            first.__exit__(None, None, None)
        waited.append(seconds)

    monkeypatch.setattr("importers.archive.lock.time.sleep", wait)
    assert run(place).counts() == {"imported": 1}
    assert waited


def test_what_is_told_as_imported_is_on_the_disk_with_its_folders(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, "bus.txt", TEXT)
    calls: list[list[str]] = []
    monkeypatch.setattr(staging, "flush", lambda folder, files: calls.append(list(files)))
    run(place)
    files, folders = calls
    assert len(files) == 4 and all("/.importing/" in file for file in files)
    (article,) = articles(place)
    assert str(article.parent) in folders and len(folders) == 2


def test_what_a_killed_run_left_is_swept(place: Path) -> None:
    left = place / "content" / ".importing" / "1-2"
    left.parent.mkdir(parents=True)
    left.write_text("half", encoding="utf-8")
    put(place, "bus.txt", TEXT)
    run(place)
    assert not left.parent.exists()


def test_a_folder_that_is_another_disk_is_written_all_the_same(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, "bus.txt", TEXT)
    rename = os.replace

    def across(source: str, target: str) -> None:
        if ".importing" in str(source):
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        rename(source, target)

    monkeypatch.setattr(os, "replace", across)
    assert run(place).counts() == {"imported": 1}
    assert run(place).counts() == {"unchanged": 1}
    assert not list((place / "content").rglob("*.part"))
