"""What stands in an output: how many files and bytes, what a build wrote of it, what readers see."""

from __future__ import annotations

import html
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file was written: its inode, when it was last changed, its size."""

    inode: int
    changed: int
    size: int


def stamps(output: Path) -> dict[str, Stamp]:
    """Every file of `output` by its path; empty when there is no such folder."""
    return dict(_walk(str(output), "")) if output.is_dir() else {}


def written(before: Mapping[str, Stamp], after: Mapping[str, Stamp]) -> tuple[int, int]:
    """Files and bytes that were written between two looks; a file written anew alike counts."""
    new = [stamp.size for path, stamp in after.items() if before.get(path) != stamp]
    return len(new), sum(new)


def kinds(paths: Iterator[str]) -> Counter[str]:
    """How many articles, feeds, and other pages there are."""
    return Counter(
        "feeds" if path.endswith(".xml") else "articles" if path.startswith("a/") else "others"
        for path in paths
    )


def visible(page: str) -> str:
    """The text that a reader sees of a page, each run of white space as one space."""
    return " ".join(html.unescape(_TAG.sub(" ", _HEAD.sub("", page))).split())


def _walk(folder: str, below: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{below}{entry.name}/")
            else:
                stat = entry.stat(follow_symlinks=False)
                yield below + entry.name, Stamp(stat.st_ino, stat.st_mtime_ns, stat.st_size)
