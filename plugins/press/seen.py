"""What a build has seen, by stamps: with nothing else the next one knows that nothing changed.

Everything a site is made from is a file (content, theme, settings, programs) or the environment;
when all stamps are as they were, Pelican need not be started to print what is there already.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..catalog.scan import ORIGINALS, RACY, Stamp, Tree, scan, settled
from ..catalog.sources import overrules_file, sources_file, taxonomy_file
from .folders import Times, is_as_left
from .order import Order
from .programs import is_own

VERSION = b"seen 2"

_DIGEST = 16

_PLUGINS = Path(__file__).resolve().parent.parent
_UNKNOWN: Stamp = (0, 0, -1)
"""Of a file that may have changed while it was read; no file has it."""
_FLEETING = frozenset({"_", "SHLVL", "PWD", "OLDPWD", "COLUMNS", "LINES"})
"""Variables of the environment that say how a command was typed."""
_PACKAGES = (
    "pelican", "jinja2", "markupsafe", "markdown", "nh3", "lxml", "feedgen", "opencc", "numpy",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last build of an output was made from, and how many articles and files it has."""

    generation: bytes
    settings: str
    content: str
    ignore: tuple[str, ...]
    tree: Tree
    besides: dict[str, Tree]
    code_tree: Tree
    files: dict[str, Stamp | None]
    environment: bytes
    output: Times
    articles: int
    pages: int

    @classmethod
    def make(
        cls,
        order: Order,
        settings: Mapping[str, Any],
        tree: Tree,
        began: int,
        generation: bytes,
        output: Times,
        articles: int,
        pages: int,
    ) -> Seen:
        """Return what a build has seen that scanned its content at `began`, in nanoseconds since 1970."""
        return cls(
            generation,
            order.settings,
            os.fspath(settings["PATH"]),
            tuple(settings["IGNORE_FILES"]),
            settled(tree, began),
            {root: settled(_all(root), began) for root in _roots(settings)},
            settled(_code(), order.began),
            {file: _settled(_stamp(file), order.began) for file in _files(settings)},
            order.environment,
            output,
            articles,
            pages,
        )

    @classmethod
    def load(cls, path: Path) -> Seen | None:
        """Return what `save` wrote to `path`; None when it is not there or of another version."""
        with suppress(OSError):
            data = path.read_bytes()
            if data[:_DIGEST] == _digest(data[_DIGEST:]):
                return cls(**marshal.loads(data[_DIGEST:]))
        return None

    def save(self, path: Path) -> None:
        """Write it, in one step."""
        new = path.with_suffix(".new")
        # Not asdict(): it copies every stamp of the archive.
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        data = marshal.dumps(values)
        new.write_bytes(_digest(data) + data)
        new.replace(path)

    def is_all(self, settings_file: str, output: Path) -> bool:
        """Whether a build of these settings into `output` would find everything as it was."""
        return (
            self.settings == settings_file
            and self.environment == environment()
            and all(_stamp(file) == stamp for file, stamp in self.files.items())
            and all(_all(root) == tree for root, tree in self.besides.items())
            and _code() == self.code_tree
            and is_as_left(output, self.output)
            and scan(Path(self.content), ORIGINALS, self.ignore) == self.tree
        )


def known_tree(seen: Seen | None, generation: bytes | None) -> Tree:
    """Return the stamps of the content files that are as the catalogue of `generation` has them."""
    return seen.tree if seen is not None and seen.generation == generation else {}


def _code() -> Tree:
    return scan(_PLUGINS, (), ("__pycache__",))


def _roots(settings: Mapping[str, Any]) -> set[str]:
    """Folders that are read besides the content, or of which more is read than of the content."""
    root = Path(settings["PATH"])
    return {
        os.fspath(settings["THEME"]),
        *map(os.fspath, settings["THEME_TEMPLATES_OVERRIDES"]),
        # Pelican copies hidden folders too, and `originals` when it is told to.
        *(os.fspath(root / path) for path in settings["STATIC_PATHS"]),
    }


def _all(root: str) -> Tree:
    """Stamps of a folder with the hidden ones in it, or of a file."""
    stamp = None if Path(root).is_dir() else _stamp(root)
    return scan(Path(root), hidden=True) if stamp is None else {"": {"": stamp}}


def _files(settings: Mapping[str, Any]) -> set[str]:
    """Files of the site's own programs (its settings too) and of packages, and what lies elsewhere."""
    modules = [(name, getattr(one, "__file__", None)) for name, one in list(sys.modules.items())]
    found = {file for name, file in modules if file and (name in _PACKAGES or is_own(file))}
    named = (sources_file, taxonomy_file, overrules_file)
    return found | {os.fspath(file(settings)) for file in named}


def _settled(stamp: Stamp | None, began: int) -> Stamp | None:
    return _UNKNOWN if stamp and max(stamp[:2]) >= began - RACY else stamp


def _digest(data: bytes) -> bytes:
    """Of this version of what is saved: a file that was damaged, or is of another, has another."""
    return blake2b(data, digest_size=_DIGEST, person=VERSION).digest()


def _stamp(file: str) -> Stamp | None:
    try:
        stat = Path(file).stat()
    except OSError:
        return None
    return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)


def environment() -> bytes:
    kept = sorted((k, v) for k, v in os.environ.items() if k not in _FLEETING)
    return blake2b(
        repr((sys.executable, sys.version, kept)).encode("utf-8", "surrogatepass"), digest_size=16
    ).digest()
