"""Builds from nothing, with which those of a sequence of edits are compared.

Each takes twice the time of what it is compared with, so that none is made of the same files again.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from build_archive import Folder
from build_engine import Built
from build_trees import Tree, tree_of

Files = Mapping[str, bytes]


class References:
    """What a build from nothing of each state of an archive said and left; `room` is a folder of theirs."""

    def __init__(self, room: Path, build: Callable[[Folder], Built]) -> None:
        self._room, self._build = room, build
        self._known: list[tuple[Files, Built, Tree]] = []

    def know(self, files: Files, done: Built, tree: Tree) -> None:
        """Take what was built from nothing elsewhere."""
        self._known.append((dict(files), done, tree))

    def of(self, files: Files) -> tuple[Built, Tree]:
        """Return how a build of these files ends where nothing was built before, and what it leaves."""
        for known, done, tree in self._known:
            if known == files:
                return done, tree
        folder = Folder(self._room / str(len(self._known)))
        folder.hold(files)
        done = self._build(folder)
        self.know(files, done, tree_of(folder.output))
        shutil.rmtree(folder.root)
        return self._known[-1][1:]
