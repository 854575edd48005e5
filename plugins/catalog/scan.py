"""What lies in a folder tree, by stamps: whether anything changed is known without opening a file.

A stamp is what the file system says of a file: when its bytes and its entry last changed, and its
size. Two equal stamps mean equal bytes, but for a file that was written again within the same tick
of the clock after it was read (git calls it racily clean): a stamp younger than RACY is kept as
UNKNOWN, so such a file is read once more by the next build.
"""

from __future__ import annotations

import fnmatch
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from operator import attrgetter
from pathlib import Path

Stamp = tuple[int, int, int]
"""Nanoseconds of the last change of the bytes and of the entry, and the size in bytes."""
Tree = dict[str, dict[str, Stamp]]
"""Folder relative to the root, with slashes, the root itself as '' → name of a file → its stamp."""

ORIGINALS = ("originals",)
"""Folders of the content that hold raw bytes: no page is made of them."""

SPECIAL: Stamp = (0, 0, -2)
"""Of what is neither a file nor a folder: a named pipe, a socket, a device. To open one may never end."""

NOWHERE: Stamp = (0, 0, -1)
"""Of a link that leads nowhere: it is there, and is no file that could be published."""

UNKNOWN: Stamp = (0, 0, -3)
"""Of a file that may have changed while it was read; nothing that lies in a folder has it."""

_NAME = attrgetter("name")

RACY = 50_000_000
"""Nanoseconds: five ticks of the coarsest clock that ext4 stamps files with (10 ms at 100 Hz)."""


def scan(
    root: Path, skip: Collection[str] = (), ignore: Collection[str] = (), *, hidden: bool = False
) -> Tree:
    """Return every file below `root` but those in the folders `skip`, and in hidden ones unless told.

    `skip` are paths relative to `root`, `ignore` patterns of names (fnmatch). Links to folders are
    followed, as Pelican does, each folder once. A folder that is gone while it is read is empty.
    """
    tree: Tree = {}
    seen: set[tuple[int, int]] = set()
    with suppress(FileNotFoundError):
        found = root.stat()
        seen.add((found.st_dev, found.st_ino))
    ignored = _matcher(ignore)
    pending = [""]
    while pending:
        folder = pending.pop()
        files: dict[str, Stamp] = {}
        for entry in _entries(root / folder if folder else root):
            name = entry.name
            if ignored(name):
                continue
            path = f"{folder}/{name}" if folder else name
            try:
                if entry.is_dir():
                    found = entry.stat()
                    if path in skip or (name[0] == "." and not hidden):
                        continue
                    if (found.st_dev, found.st_ino) in seen:
                        continue
                    seen.add((found.st_dev, found.st_ino))
                    pending.append(path)
                else:
                    found = entry.stat()
                    stamp = (found.st_mtime_ns, found.st_ctime_ns, found.st_size)
                    files[name] = stamp if stat.S_ISREG(found.st_mode) else SPECIAL
            except FileNotFoundError:
                if entry.is_symlink():
                    files[name] = NOWHERE
        tree[folder] = files
    return tree


def settled(tree: Tree, began: int) -> Tree:
    """Return `tree` with UNKNOWN for stamps that are too young to be trusted at `began` (nanoseconds)."""
    newest = began - RACY
    return {
        folder: {
            name: stamp if max(stamp[:2]) < newest else UNKNOWN for name, stamp in files.items()
        }
        for folder, files in tree.items()
    }


def paths(tree: Tree) -> Iterator[str]:
    """Yield every file of a tree, relative to its root."""
    for folder, files in tree.items():
        for name in files:
            yield f"{folder}/{name}" if folder else name


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=_NAME)
    except FileNotFoundError:
        return []


def _matcher(patterns: Collection[str]) -> Callable[[str], object]:
    # Pelican compares names alone, so a pattern for any depth is one for the name.
    bare = [fnmatch.translate(pattern.removeprefix("**/")) for pattern in patterns]
    return re.compile("|".join(bare) if bare else r"(?!)").match
