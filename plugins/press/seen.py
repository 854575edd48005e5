"""What a build has seen, by stamps: with nothing else the next one knows that nothing changed.

Everything a site is made from is a file (content, theme, settings, programs) or the environment;
when all stamps are as they were, Pelican need not be started to print what is there already. This is
all that is loaded to find that out; `seeing.py` looks at a build that was done.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from ..catalog.scan import ORIGINALS, Stamp, Tree, scan
from .left import Times, is_as_left

VERSION = b"seen 5"

_DIGEST = 16

_PLUGINS = Path(__file__).resolve().parent.parent
_WORDS = _PLUGINS.parent / "theme" / "i18n"
_FLEETING = frozenset({"_", "SHLVL", "PWD", "OLDPWD", "COLUMNS", "LINES"})
"""Variables of the environment that say how a command was typed."""


class Looked(NamedTuple):
    """The stamps of a content folder, and when they were taken, in nanoseconds since 1970."""

    began: int
    content: str
    ignore: tuple[str, ...]
    tree: Tree


class Seen(NamedTuple):
    """What the last build of an output was made from, and how many articles and files it has.

    `folders` are those of the content with the times of their last change.
    """

    generation: bytes
    settings: str
    content: str
    ignore: tuple[str, ...]
    tree: Tree
    folders: dict[str, int]
    besides: dict[str, Tree]
    code_tree: Tree
    files: dict[str, Stamp | None]
    environment: bytes
    output: Times
    articles: int
    pages: int

    @classmethod
    def load(cls, path: Path) -> Seen | None:
        """Return what `save` wrote to `path`; None when it is not there or of another version."""
        with suppress(OSError):
            data = path.read_bytes()
            if data[:_DIGEST] == _digest(data[_DIGEST:]):
                return cls(*marshal.loads(data[_DIGEST:]))
        return None

    def save(self, path: Path) -> None:
        """Write it, in one step."""
        new = path.with_suffix(".new")
        data = marshal.dumps(tuple(self))
        new.write_bytes(_digest(data) + data)
        new.replace(path)

    def look(self) -> Looked:
        """Look at the content as it is now."""
        began = time.time_ns()
        return Looked(
            began, self.content, self.ignore, scan(Path(self.content), ORIGINALS, self.ignore)
        )

    def has_other_folders(self) -> bool:
        """Whether something was added to a folder of the content, or taken away: it is soon found out."""
        return times_of(self.content, self.folders) != self.folders

    def is_as_seen(self, settings_file: str, output: Path, content: Tree) -> bool:
        """Whether a build of these settings into `output` would find everything as it was.

        `content` is what lies in the content folder now.
        """
        return (
            self.settings == settings_file
            and self.environment == environment()
            and all(stamp_of(file) == stamp for file, stamp in self.files.items())
            and all(all_below(root) == tree for root, tree in self.besides.items())
            and code_tree() == self.code_tree
            and content == self.tree
            and is_as_left(output, self.output)
        )


def known_tree(seen: Seen | None, generation: bytes | None) -> Tree:
    """Return the stamps of the content files that are as the catalogue of `generation` has them."""
    return seen.tree if seen is not None and seen.generation == generation else {}


def code_tree() -> Tree:
    """Stamps of the plugins' own source, and of the words that come with them."""
    words = {f"i18n/{folder}": files for folder, files in scan(_WORDS).items()}
    return {**scan(_PLUGINS, (), ("__pycache__",)), **words}


def all_below(root: str) -> Tree:
    """Stamps of a folder with the hidden ones in it, or of a file."""
    stamp = None if Path(root).is_dir() else stamp_of(root)
    return scan(Path(root), hidden=True) if stamp is None else {"": {"": stamp}}


def _digest(data: bytes) -> bytes:
    """Of this version of what is saved: a file that was damaged, or is of another, has another."""
    return blake2b(data, digest_size=_DIGEST, person=VERSION).digest()


def stamp_of(file: str) -> Stamp | None:
    """The stamp of one file, None when it is not there."""
    try:
        stat = Path(file).stat()
    except OSError:
        return None
    return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)


def times_of(content: str, folders: Iterable[str]) -> dict[str, int]:
    """When something came to or went from each folder of the content, in nanoseconds since 1970."""
    found = {}
    for folder in folders:
        with suppress(OSError):
            found[folder] = Path(content, folder).stat().st_mtime_ns
    return found


def environment() -> bytes:
    """Return a digest of the environment and of Python itself."""
    kept = sorted((k, v) for k, v in os.environ.items() if k not in _FLEETING)
    return blake2b(
        repr((sys.executable, sys.version, kept)).encode("utf-8", "surrogatepass"), digest_size=16
    ).digest()
