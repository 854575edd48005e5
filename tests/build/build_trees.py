"""Two built sites compared byte for byte, and what differs told so that one sees why."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from site_builder import NOT_THE_SAME

Tree = Mapping[str, bytes]

_SHOWN_FILES = 6
_CONTEXT = 2
_WIDTH = 160


def tree_of(output: Path) -> Tree:
    """Return every file below a folder by its path; none where there is no folder.

    Of the search index those files are left out that Pagefind makes with other bytes each time.
    """
    return {
        name: Path(file.path).read_bytes()
        for name, file in _files(output)
        if not NOT_THE_SAME.match(name)
    }


def stamps_of(output: Path) -> Mapping[str, tuple[int, int]]:
    """Return what changes when a file is written, whatever is written: its inode and its time."""
    return {name: ((stat := file.stat()).st_ino, stat.st_mtime_ns) for name, file in _files(output)}


def _files(folder: Path, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file by its path below the folder, sorted; thousands of times, so by no `Path`."""
    try:
        with os.scandir(folder / inside) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder, f"{inside}{entry.name}/")
        elif entry.is_file():
            yield inside + entry.name, entry


def differences(found: Tree, wanted: Tree) -> str:
    """Return what differs, a few files with their first differing line; empty for equal trees."""
    told = [f"  {path}: should not be there" for path in sorted(found.keys() - wanted.keys())]
    told += [f"  {path}: is missing" for path in sorted(wanted.keys() - found.keys())]
    changed = [path for path in sorted(found.keys() & wanted.keys()) if found[path] != wanted[path]]
    told = told[: 2 * _SHOWN_FILES] + (["  …"] if len(told) > 2 * _SHOWN_FILES else [])
    told += [_first_difference(path, found[path], wanted[path]) for path in changed[:_SHOWN_FILES]]
    if not told:
        return ""
    extra, lost = len(found.keys() - wanted.keys()), len(wanted.keys() - found.keys())
    return f"{len(changed)} files differ, {extra} too many, {lost} missing:\n" + "\n".join(told)


def _first_difference(path: str, found: bytes, wanted: bytes) -> str:
    one, other = (data.decode("utf-8", "backslashreplace").split("\n") for data in (found, wanted))
    pairs = enumerate(zip_longest(one, other))
    at = next((number for number, (a, b) in pairs if a != b), None)
    if at is None:
        return f"  {path}: differs in bytes that are not UTF-8"
    lines = [f"      {_short(line)}" for line in other[max(0, at - _CONTEXT) : at]]
    lines += [f"    - {_around(a, b)}" for a, b in [_at(other, one, at)]]
    lines += [f"    + {_around(a, b)}" for a, b in [_at(one, other, at)]]
    lines += [f"      {_short(line)}" for line in other[at + 1 : at + 1 + _CONTEXT]]
    return f"  {path}, line {at + 1} (- wanted, + found):\n" + "\n".join(lines)


def _at(lines: list[str], others: list[str], at: int) -> tuple[str | None, str | None]:
    return lines[at] if at < len(lines) else None, others[at] if at < len(others) else None


def _around(line: str | None, other: str | None) -> str:
    """A long line from a little before where it begins to differ."""
    if line is None:
        return "(the file ends)"
    pairs = enumerate(zip_longest(line, other or ""))
    start = max(0, next((n for n, (a, b) in pairs if a != b), 0) - _WIDTH // 2)
    return ("…" if start else "") + _short(line[start:])


def _short(line: str) -> str:
    return line if len(line) <= _WIDTH else line[:_WIDTH] + "…"
