"""Programs that are not Python packages: where they are missing a test says so, and CI fails."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

NPM = Path(__file__).parent / "site"
"""Where npm installs what tests want of it."""
PACKAGES = {"java": "default-jre-headless"}
"""Debian's names of packages that are not called as their programs are."""


def need(*names: str) -> str:
    """Return the path of the first of these programs that is installed.

    Skips the test where none is; with CI=true that is a failure.
    """
    for name in names:
        if path := shutil.which(name):
            return path
    return _missing(names[0], f"apt-get install {PACKAGES.get(names[0], names[0])}")


def need_of_npm(path: str) -> Path:
    """Return a file of an npm package that tests/site/package.json names; as `need` without it."""
    file = NPM / "node_modules" / path
    if not file.is_file():
        _missing(path.partition("/")[0], "npm install --prefix tests/site")
    return file


def _missing(name: str, remedy: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is missing; install it ({remedy})")
    pytest.skip(f"{name} is not installed ({remedy})")


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback while the block runs; gives the address."""
    handler = functools.partial(_Silent, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
