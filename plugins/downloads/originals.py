"""Originals (原件): the bytes that were imported, and which of them readers may have.

`originals/<aa>/<sha256>.raw` holds the bytes, the manifest `<sha256>.json` beside it the ids of all
articles that were made of them (docs/content-format.md). One original may hold several stories, a
newspaper's page for instance. So it is published only while every story in it is: with one of them
withdrawn, hidden, kept as a draft or gone, the bytes would still say it. The same holds for its earlier
and later versions. An original without a manifest is not published: nobody knows what else is in it.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Collection, Iterable, Mapping
from hashlib import file_digest
from pathlib import Path
from typing import Any, NamedTuple

log = logging.getLogger(__name__)

VERSION = 1
"""Of the manifests that are understood."""

_MANIFEST = re.compile(r"[0-9a-f]{64}\.json")
_FOLDERS = re.compile(r"[/\\]")


class Original(NamedTuple):
    """What the manifest of an original says, as plain data.

    `size` in bytes, None where these are not there; `name` of the file that was imported, without
    its folders; `ids` of all articles made of it; `versions` are the hashes of those just before and
    after it.
    """

    sha256: str
    size: int | None
    name: str
    ids: tuple[str, ...]
    versions: tuple[str, ...]
    is_withdrawn: bool


def read_folder(folder: Path) -> list[Original]:
    """Return the originals with a manifest in one folder `originals/<aa>`, none where there is none."""
    try:
        with os.scandir(folder) as entries:
            sizes = {entry.name: entry.stat().st_size for entry in entries if entry.is_file()}
    except (FileNotFoundError, NotADirectoryError):
        return []
    names = sorted(name for name in sizes if _MANIFEST.fullmatch(name))
    found = (_read(folder / name, sizes.get(f"{name[:-5]}.raw")) for name in names)
    return [original for original in found if original is not None]


def _read(file: Path, size: int | None) -> Original | None:
    try:
        told = json.loads(file.read_bytes())
        if told["version"] != VERSION:
            raise ValueError(f"version {told['version']}")
        return _original(told, file.stem, size)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        log.warning(
            "%s: is no manifest (%s), so its original is not published. Take it back from version"
            " control.",
            file,
            error,
        )
        return None


def _original(told: Mapping[str, Any], sha256: str, size: int | None) -> Original:
    is_withdrawn = bool(told.get("withdrawn"))
    near = (told.get("replaces"), told.get("replaced_by"))
    return Original(
        sha256,
        size,
        "" if is_withdrawn else _FOLDERS.split(str(told.get("name") or ""))[-1],
        tuple([str(article["id"]) for article in told.get("articles", ())]),
        tuple([str(version) for version in near if version]),
        is_withdrawn,
    )


def for_readers(
    originals: Iterable[Original], named: Iterable[tuple[str, str, bool]], listed: Collection[str]
) -> dict[str, Original]:
    """Return the original of each listed article whose bytes readers may have, by the article's slug.

    `named` are slug, hash and whether it is listed of each article that names its original; `listed`
    the slugs of all that are.
    """
    known = {one.sha256: one for one in originals}
    wanted: dict[str, str] = {}
    closed = {one.sha256 for one in known.values() if one.is_withdrawn}
    closed |= {one.sha256 for one in known.values() if not all(id in listed for id in one.ids)}
    for slug, sha256, is_listed in named:
        if is_listed:
            wanted[slug] = sha256
        else:
            closed.add(sha256)
    closed = _with_versions(closed, known)
    return {
        slug: known[sha256]
        for slug, sha256 in wanted.items()
        if sha256 in known and sha256 not in closed and known[sha256].size is not None
    }


def _with_versions(closed: set[str], known: Mapping[str, Original]) -> set[str]:
    """Return `closed` with all earlier and later versions of what is in it."""
    near: dict[str, set[str]] = {}
    for one in known.values():
        for version in one.versions:
            near.setdefault(one.sha256, set()).add(version)
            near.setdefault(version, set()).add(one.sha256)
    found, todo = set(closed), list(closed)
    while todo:
        for version in near.get(todo.pop(), set()) - found:
            found.add(version)
            todo.append(version)
    return found


def is_sound(file: Path, sha256: str) -> bool:
    """Whether a file has this hash. What is wrong is logged. Reads it in pieces."""
    try:
        with file.open("rb") as bytes_of:
            found = file_digest(bytes_of, "sha256").hexdigest()
    except OSError as error:
        log.error("%s: can't be read (%s). Mend that and build again.", file, error.strerror)
        return False
    if found != sha256:
        log.error(
            "%s: its bytes are not those that were imported (SHA-256 %s). Take it back from version"
            " control or a backup, or remove it: then the site does without it.",
            file,
            found,
        )
    return found == sha256
