"""newsboat without its screen, for the tests: subscribe, reload, and look into its cache."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from programs import need

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Row:
    """An item as newsboat keeps it, with the address of the feed that it came by."""

    guid: str
    url: str
    title: str
    author: str
    content: str
    feed: str
    published: int


class Newsboat:
    """A newsboat of its own in a folder. Skips the test where there is none."""

    def __init__(self, home: Path) -> None:
        self._program = need("newsboat")
        self._home = home
        self._urls, self._cache = home / "urls", home / "cache.db"
        home.mkdir()

    def subscribe(self, addresses: Sequence[str]) -> None:
        """Subscribe to these feeds and no others."""
        self._urls.write_text("\n".join(addresses) + "\n", encoding="utf-8")

    def import_opml(self, path: Path) -> list[str]:
        """Return the lines that newsboat makes of an OPML file: an address, and its tags."""
        self._urls.write_text("", encoding="utf-8")
        self._run("-i", str(path))
        return self._urls.read_text(encoding="utf-8").splitlines()

    def reload(self) -> int:
        """Fetch all feeds; return how many items are unread."""
        return int(self._run("-x", "reload", "print-unread").split()[0])

    def rows(self) -> list[Row]:
        """Return all items in the order in which newsboat took them."""
        names = "guid, url, title, author, content, feedurl, pubDate"
        with sqlite3.connect(self._cache) as database:
            found = database.execute(f"SELECT {names} FROM rss_item ORDER BY id").fetchall()
        return [Row(*row) for row in found]

    def _run(self, *arguments: str) -> str:
        run = subprocess.run(
            [self._program, "-u", str(self._urls), "-c", str(self._cache), "-C", os.devnull, *arguments],
            env={"HOME": str(self._home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8",
                 "TERM": "dumb", "no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1"},
            capture_output=True, text=True, timeout=_MINUTE, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run
        return run.stdout
