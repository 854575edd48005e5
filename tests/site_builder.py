"""Real Pelican sites in temporary folders, for the tests (the idea is Hugo's)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

ROOT = Path(__file__).parent.parent
NOT_THE_SAME = re.compile(r"pagefind/[^/]+/(?:index/|filter/|pagefind)")
"""Files of the search index that have other bytes each time; the texts in it have not."""
_FILE = re.compile(r"^-- (?P<name>\S+) --\n", re.MULTILINE)


def unpack(text: str, folder: Path) -> None:
    """Write the files of a text such as `-- a/b.md --`, a line, then what is in it."""
    parts = _FILE.split(dedent(text))
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body.rstrip("\n") + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its folder, how Pelican ended, what it said, and the files of the output."""

    folder: Path
    output: Path
    status: int
    said: str

    def read(self, path: str) -> str:
        """Return the text of a file of the output."""
        return (self.output / path).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return every file of the output by its path."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def everything(self) -> str:
        """Return the text of all files of the output, one after another."""
        return "\n".join(body.decode("utf-8", "replace") for body in self.files().values())


def run_pelican(folder: Path, *arguments: str, output: str = "output") -> Site:
    """Run Pelican in `folder` as a maintainer would."""
    run = subprocess.run(
        [sys.executable, "-m", "pelican", "-o", output, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "500"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Site(folder, folder / output, run.returncode, run.stdout + run.stderr)


def build_site(text: str, folder: Path, **settings: Any) -> Site:
    """Build the site of `text` in `folder`, for tests that only read it and can share it."""
    unpack(text, folder)
    write_settings(folder, **settings)
    return run_pelican(folder, "-s", "conf.py")


def write_settings(folder: Path, *, stock: bool = False, **extra: Any) -> None:
    """Write a settings file that takes the project's own and overrides some of them.

    With `stock` Pelican builds by itself, and prints what it can whatever is wrong. Search takes
    another program and has other bytes each time: a test that is about it sets `SEARCH_URL`.
    """
    extra = {"SEARCH_URL": "", **extra}
    lines = [
        "import sys",
        f"sys.path.insert(0, {str(ROOT)!r})",
        "from pelicanconf import *",
        *(["from pelican import Pelican as PELICAN_CLASS"] if stock else []),
        f"THEME = {str(ROOT / 'theme')!r}",
        *(f"{name} = {value!r}" for name, value in extra.items()),
    ]
    (folder / "conf.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
