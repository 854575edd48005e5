"""Old addresses that redirect (`Aliases`): which file answers at one, and which are refused.

An alias comes from foreign text (a Jekyll post's permalink). It may name any file on the machine,
so everything that is not plainly a path below the site is refused, with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

_DRIVE = re.compile(r"/?[A-Za-z]:([/\\]|$)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd]")
_LONGEST_NAME = 255
"""Bytes in one name of a path, as on ext4, APFS and NTFS."""
_LONGEST_PATH = 800
"""Bytes in a whole path: macOS allows 1,024, and the site itself lies in some folder."""


class BadAlias(ValueError):
    """An alias that is no address of this site; `str()` says why."""


class Moved(NamedTuple):
    """A page with its old addresses: its content file, where it is printed, its aliases."""

    name: str
    file: str
    aliases: tuple[str, ...]


class Answer(NamedTuple):
    """What becomes of one alias: the file to print, or why it is refused."""

    page: Moved
    alias: str
    file: str
    refused: str


def answers(
    pages: Iterable[Moved], taken: Iterable[str], kept: re.Pattern[str] | None = None
) -> Iterator[Answer]:
    """Yield what becomes of each alias; the first page that asks for an address has it.

    `taken` are the files of the site, and names that are not ours to fill; `kept` matches files that
    any report may bring with it.
    """
    all_taken = set(taken)
    folders, owners = folders_of(all_taken), dict[str, Moved]()
    for page in pages:
        for alias in page.aliases:
            try:
                file = alias_file(alias)
            except BadAlias as error:
                yield Answer(page, alias, "", str(error))
                continue
            if kept is not None and kept.fullmatch(file):
                yield Answer(page, alias, "", "days, months and years have their pages there")
                continue
            if file == page.file or owners.get(file) is page:
                continue
            if collides(file, all_taken, folders):
                owner = owners[file].name if file in owners else "a page of the site"
                yield Answer(page, alias, "", f"{owner} answers there")
                continue
            owners[file] = page
            all_taken.add(file)
            folders |= folders_of({file})
            yield Answer(page, alias, file, "")


def alias_file(alias: str) -> str:
    """Return the path in the output, relative, of the page that answers at `alias`.

    `/a/b.html` is that file; anything else is a folder with an `index.html`, which static servers
    find with and without the final slash. Raises BadAlias.
    """
    path = unquote(alias.strip(), errors="replace")
    if not path.startswith("/") or path.startswith("//"):
        raise BadAlias("it does not begin with one slash")
    if _CONTROL.search(path):
        raise BadAlias("it holds control characters or is not UTF-8")
    if "\\" in path or _DRIVE.match(path):
        raise BadAlias("it holds a backslash or a drive")
    if "?" in path or "#" in path:
        raise BadAlias("a static site cannot answer at an address with ? or #")
    parts = [part for part in path.split("/") if part]
    if not parts:
        raise BadAlias("it is the front page")
    if any(part in (".", "..") for part in parts):
        raise BadAlias("it leaves the site by .. or .")
    if any(part.startswith(".") for part in parts):
        raise BadAlias("it names a hidden file")
    if not path.endswith("/") and parts[-1].lower().endswith((".html", ".htm")):
        found = "/".join(parts)
    else:
        found = "/".join([*parts, "index.html"])
    if any(len(part.encode()) > _LONGEST_NAME for part in found.split("/")):
        raise BadAlias("a name in it is too long for a file")
    if len(found.encode()) > _LONGEST_PATH:
        raise BadAlias("it is too long for a file")
    return found


def collides(file: str, taken: set[str], folders: set[str]) -> bool:
    """Whether `file` is another page, lies inside one, or stands where a folder of pages stands."""
    if file in taken or file in folders:
        return True
    parts = file.split("/")
    return any("/".join(parts[:end]) in taken for end in range(1, len(parts)))


def folders_of(files: set[str]) -> set[str]:
    """Return all folders that hold one of `files`, however deep."""
    found: set[str] = set()
    for file in files:
        parts = file.split("/")[:-1]
        found.update("/".join(parts[:end]) for end in range(1, len(parts) + 1))
    return found
