"""Nothing is lost: every file in the folders of articles and pages is printed, or an ERROR names it.

Pelican says "Could not process" for a bad date and goes on; the build then ends with success and
one article less. A file that it has no reader for (`x.MD`, `x.txt`) it never mentions at all.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import PluginError
from .archive import archive_of
from .below import is_below
from .header import read_header
from .scan import Tree
from .sources import overrules_file, sources_file, taxonomy_file

log = logging.getLogger(__name__)

NOT_ARTICLES = ("originals",)
"""Folders that never hold articles: `originals/` are the raw bytes."""

_NO_ADDRESS = re.compile(r'[\x00-\x20\x7f"#%<>?\\^`{|}]')
"""What no address holds as it is written (RFC 3986, 2): templates print addresses of pages so."""
_ADDRESS = bytes(code for code in range(256) if not _NO_ADDRESS.match(chr(code))) + b"\n"


def check_published(generators: list[Any]) -> None:
    """Log an ERROR for each file that will have no page (signal `all_generators_finalized`)."""
    settings, archive = generators[0].settings, archive_of(generators[0])
    contents = list(archive.contents())
    root = Path(settings["PATH"])
    _check_addresses(contents, root.name)
    known = {path for path, _ in contents}
    files = (sources_file, taxonomy_file, overrules_file)
    known |= {_relative(file(settings), root) for file in files}
    for path in sorted({*_files(archive.files(), settings)} - known):
        if not path.endswith(".facts.json") and not _skipped_on_purpose(root / path):
            log.error(
                "%s was not published. Correct the file, or take it out of the content folder.",
                root.name + "/" + path,
            )


def _check_addresses(contents: Collection[tuple[str, str]], root: str) -> None:
    if _are_plain([save_as for _, save_as in contents if save_as]):
        return
    # Pelican would stop at the second one, naming neither file.
    owners: dict[str, str] = {}
    for path, save_as in sorted(contents):
        if not save_as:
            continue
        if not is_below(save_as) or (save_as.endswith(".html") and _NO_ADDRESS.search(save_as)):
            log.error(
                "%s/%s has the address %s. Give it a slug of letters, digits and hyphens.",
                *(root, path, save_as),
            )
        owner = owners.setdefault(save_as, path)
        if owner != path:
            log.error(
                "%s/%s and %s/%s have one address, %s. Give one of them another slug.",
                *(root, owner, root, path, save_as),
            )


def _are_plain(names: Sequence[str]) -> bool:
    """Whether nothing can be wrong with any of the names of files: so it is nearly always."""
    lines = "".join([f"\n{name}" for name in names]) + "\n"
    return (
        len(set(names)) == len(names) == lines.count("\n") - 1
        and not any(odd in lines for odd in ("//", "/.", "\n\n", "\n/", "\n.", "/\n"))
        and not lines.encode("utf-8", "surrogatepass").translate(None, _ADDRESS)
    )


def _files(tree: Tree, settings: Any) -> Iterator[str]:
    """Yield what lies where Pelican looks for articles and pages. A folder `x.md` counts as one."""
    articles = [f"{path}/".lstrip("/") for path in settings.get("ARTICLE_PATHS", [""])]
    pages = tuple(f"{path}/" for path in settings.get("PAGE_PATHS", []))
    excluded = tuple(f"{path}/" for path in (*NOT_ARTICLES, *settings.get("ARTICLE_EXCLUDES", [])))
    for folder, files in tree.items():
        inside = f"{folder}/" if folder else ""
        if not inside.startswith(pages):
            if inside.startswith(excluded) or not inside.startswith(tuple(articles)):
                continue
            if folder.endswith(".md"):
                yield folder
        for name in files:
            yield inside + name


def _relative(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def _skipped_on_purpose(path: Path) -> bool:
    try:
        return read_header(path).get("status", "").lower() == "skip"
    except (OSError, UnicodeDecodeError, PluginError):
        return False
