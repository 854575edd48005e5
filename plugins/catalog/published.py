"""Nothing is lost: every article of the content folder is printed, or an ERROR names it.

Pelican says "Could not process" for a bad date and goes on; the build then ends with success and
one article less.
"""

from __future__ import annotations

import fnmatch
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .header import read_header

log = logging.getLogger(__name__)

NOT_ARTICLES = ("originals",)
"""Folders that never hold articles: `originals/` are the raw bytes."""


def check_published(generators: list[Any]) -> None:
    """Log an ERROR for each article that will have no page (signal `all_generators_finalized`)."""
    settings = generators[0].settings
    contents = {
        path: content
        for path, content in generators[0].context["generated_content"].items()
        if content
    }
    root = Path(settings["PATH"])
    _check_addresses(contents, root.name)
    for path in sorted(_texts(root, settings)):
        if path not in contents and not _skipped_on_purpose(root / path):
            log.error(
                "%s was not published. Correct the file, or take it out of the content folder.",
                root.name + "/" + path,
            )


def _check_addresses(contents: dict[str, Any], root: str) -> None:
    # Pelican would stop at the second one, naming neither file.
    owners: dict[str, str] = {}
    for path, content in sorted(contents.items()):
        owner = owners.setdefault(content.save_as, path)
        if owner != path:
            log.error(
                "%s/%s and %s/%s have one address, %s. Give one of them another slug.",
                *(root, owner, root, path, content.save_as),
            )


def _texts(root: Path, settings: Any) -> Iterator[str]:
    excluded = {*NOT_ARTICLES, *settings.get("ARTICLE_EXCLUDES", [])} - set(
        settings.get("PAGE_PATHS", [])
    )
    ignored = settings.get("IGNORE_FILES", [])
    for folder, folders, files in os.walk(root):
        here = Path(folder).relative_to(root).as_posix()
        folders[:] = [
            name
            for name in folders
            if (name if here == "." else f"{here}/{name}") not in excluded
            and not name.startswith(".")
        ]
        for name in files:
            if name.endswith(".md") and not any(
                fnmatch.fnmatch(name, pattern.removeprefix("**/")) for pattern in ignored
            ):
                yield name if here == "." else f"{here}/{name}"


def _skipped_on_purpose(path: Path) -> bool:
    try:
        return read_header(path).get("status", "").lower() == "skip"
    except (OSError, UnicodeDecodeError):
        return False
