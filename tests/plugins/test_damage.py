"""A damaged cache costs time and nothing else; an output that was tampered with is put right."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from site_builder import unpack, write_settings

from plugins.errors import BuildError, ContentError, PluginError
from plugins.press import build as build_module
from plugins.press.build import build
from plugins.press.clean import clean
from plugins.press.cli import main
from plugins.press.commit import staged_files
from plugins.press.workers import FEWEST, share


@pytest.fixture
def project(tmp_path: Path, archive: str) -> Path:
    unpack(archive, tmp_path)
    write_settings(tmp_path)
    build(tmp_path / "conf.py", tmp_path / "output")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in staged_files(folder)}


def edit(project: Path) -> None:
    """Give the next build something to do."""
    file = project / "content/pages/about.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n又一段。\n", encoding="utf-8")


@pytest.mark.parametrize(
    "harm",
    [
        "ALTER TABLE pages RENAME COLUMN rows TO others",
        "UPDATE pages SET rows = x'00'",
        "UPDATE pages SET rows = x'7B6101000000614E30'",  # {"a": None}
        "UPDATE pages SET rows = x'7B610100000061280000000030'",  # {"a": ()}
        "DELETE FROM pages",
        "UPDATE folders SET cores = x'00'",
        "UPDATE meta SET value = x'00' WHERE key = 'version'",
        "UPDATE meta SET value = x'00' WHERE key = 'folders'",
        "DROP TABLE meta; CREATE VIEW meta AS SELECT 1 AS key, 2 AS value",
    ],
)
def test_a_damaged_catalogue_is_made_again(project: Path, harm: str) -> None:
    before = files(project / "output")
    with closing(sqlite3.connect(project / ".cache/catalogue-output.sqlite")) as catalogue:
        catalogue.executescript(harm)
    report = build(project / "conf.py", project / "output", full=True)
    assert report.printed == 0 and files(project / "output") == before


def test_cards_that_are_gone_are_made_again(project: Path) -> None:
    with closing(sqlite3.connect(project / ".cache/catalogue-output.sqlite")) as catalogue:
        catalogue.executescript("DELETE FROM cards")
    build(project / "conf.py", project / "output", full=True)
    with closing(sqlite3.connect(project / ".cache/catalogue-output.sqlite")) as catalogue:
        assert catalogue.execute("SELECT count(*) FROM cards").fetchone()[0] > 0


@pytest.mark.parametrize("data", [b"", b"{", b"\xe9" * 40])
def test_damaged_stamps_are_no_stamps(project: Path, data: bytes) -> None:
    file = project / ".cache/seen-output.marshal"
    file.write_bytes(data + file.read_bytes()[20:] if data else data)
    edit(project)
    assert build(project / "conf.py", project / "output").printed == 1


def test_pages_that_are_gone_at_the_top_are_printed_again(project: Path) -> None:
    before = files(project / "output")
    (project / "output/404.html").unlink()
    (project / "output/stray.html").write_text("", encoding="utf-8")
    build(project / "conf.py", project / "output")
    assert files(project / "output") == before


def test_pages_behind_a_link_are_printed_again(project: Path) -> None:
    """Whoever moves a folder away keeps its time, and that of the folders in it."""
    before = files(project / "output")
    (project / "output/a").rename(project / "elsewhere")
    (project / "output/a").symlink_to(project / "elsewhere")
    build(project / "conf.py", project / "output")
    assert files(project / "output") == before
    assert not (project / "output/a").is_symlink()


@pytest.mark.parametrize("output", [".", "content", "content/made", ".cache"])
def test_a_site_is_never_put_over_what_it_is_made_from(project: Path, output: str) -> None:
    before = (project / "content/sources.yaml").read_bytes()
    for command in (build, clean):
        with pytest.raises(BuildError, match="is no place for a site"):
            command(project / "conf.py", project / output)
    assert (project / "content/sources.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "full"), r"^There is no space left on the disk\."),
        (ContentError("is odd.", file="x.md"), r"^x\.md: is odd\.$"),
        (SystemExit(3), "SystemExit: 3"),
    ],
)
def test_a_process_that_fails_says_plainly_why(error: BaseException, said: str) -> None:
    def work(pieces: Iterator[int]) -> Iterator[int]:
        yield from pieces
        raise error

    with pytest.raises(PluginError, match=said):
        list(share(work, range(FEWEST), 2))


def test_an_interrupted_command_says_so_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*given: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build_module, "build", interrupted)
    assert main(["build", "--settings", "conf.py", "--output", "output"]) == 130
    assert capsys.readouterr().err.startswith("Ended")
