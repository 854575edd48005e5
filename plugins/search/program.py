"""Pagefind's program: where it is, which version, and how it is run."""

from __future__ import annotations

import os
import subprocess
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from ..errors import BuildError

PACKAGE = "pagefind_bin"
CHUNK = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "4000"}
"""Words in a file of the index. A query loads a file for each of its letters: 5 kB each, of Pagefind's
own 20,000 words 23 kB; the index as a whole is 2 % larger. Where a version does not know it any more,
queries load more and find the same."""
REMEDY = "Install it: pip install 'jianbao[search]'"


def installed() -> str | None:
    """Return the version of the installed program, or None."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return None


def index(site: Path, folder: Path) -> None:
    """Have the HTML files below `site` indexed into `folder`, which is there and empty.

    The language is forced to English: the shadow pages have a space between all letters, and no other
    language of Pagefind's leaves them as they are. Raises BuildError when it can't be done.
    """
    command = [
        _program(), "--site", str(site), "--output-path", str(folder),
        "--force-language", "en", "--quiet",
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, env={**os.environ, **CHUNK}
        )
    except OSError as error:
        raise BuildError(f"Pagefind can't be started: {error}.", remedy=REMEDY) from error
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
        raise BuildError(
            f"Pagefind ended with status {done.returncode} over the search index {folder.name}:"
            f" {said[-500:] or 'it said nothing'}.",
            remedy="It needs some 0.5 MB of memory an article of a year; give it more, or build"
            " without search (take plugins.search from PLUGINS).",
        )


def _program() -> str:
    spec = find_spec(PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        for name in ("pagefind", "pagefind.exe"):
            path = Path(folder, name)
            if path.is_file():
                return str(path)
    raise BuildError("Pagefind's program is not where its package should have it.", remedy=REMEDY)
