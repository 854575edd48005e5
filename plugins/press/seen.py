"""What a build has seen, by stamps: with nothing else the next one knows that nothing changed.

Everything a site is made from is a file (content, theme, settings, programs) or the environment;
when all stamps are as they were, Pelican need not be started to print what is there already.
"""

from __future__ import annotations

import marshal
import os
import sys
import sysconfig
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..catalog.scan import ORIGINALS, Stamp, Tree, scan, settled
from .folders import Times, is_as_left
from .order import Order

VERSION = 1

_PLUGINS = Path(__file__).resolve().parent.parent
_FLEETING = frozenset({"_", "SHLVL", "PWD", "OLDPWD", "COLUMNS", "LINES"})
"""Variables of the environment that say how a command was typed."""
_PACKAGES = (
    "pelican", "jinja2", "markupsafe", "markdown", "nh3", "lxml", "feedgen", "opencc", "numpy",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last build of an output was made from, and how many articles and files it has."""

    version: int
    generation: bytes
    settings: str
    content: str
    theme: str
    ignore: tuple[str, ...]
    tree: Tree
    theme_tree: Tree
    code_tree: Tree
    files: dict[str, Stamp]
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
        """Return what a build has seen that began at `began`, in nanoseconds since 1970."""
        return cls(
            VERSION,
            generation,
            order.settings,
            os.fspath(settings["PATH"]),
            os.fspath(settings["THEME"]),
            tuple(settings["IGNORE_FILES"]),
            settled(tree, began),
            settled(scan(Path(settings["THEME"])), began),
            settled(_code(), began),
            {file: stamp for file in _modules() if (stamp := _stamp(file))},
            order.environment,
            output,
            articles,
            pages,
        )

    @classmethod
    def load(cls, path: Path) -> Seen | None:
        """Return what `save` wrote to `path`; None when it is not there or of another version."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            values = marshal.loads(path.read_bytes())
            if values["version"] == VERSION:
                return cls(**values)
        return None

    def save(self, path: Path) -> None:
        """Write it, in one step."""
        new = path.with_suffix(".new")
        # Not asdict(): it copies every stamp of the archive.
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        new.write_bytes(marshal.dumps(values))
        new.replace(path)

    def is_all(self, settings_file: str, output: Path) -> bool:
        """Whether a build of these settings into `output` would find everything as it was."""
        return (
            self.settings == settings_file
            and self.environment == environment()
            and all(_stamp(file) == stamp for file, stamp in self.files.items())
            and scan(Path(self.theme)) == self.theme_tree
            and _code() == self.code_tree
            and is_as_left(output, self.output)
            and scan(Path(self.content), ORIGINALS, self.ignore) == self.tree
        )


def known_tree(seen: Seen | None, generation: bytes | None) -> Tree:
    """Return the stamps of the content files that are as the catalogue of `generation` has them."""
    return seen.tree if seen is not None and seen.generation == generation else {}


def _code() -> Tree:
    return scan(_PLUGINS, (), ("__pycache__",))


def _modules() -> set[str]:
    """Files of the modules that are neither Python's nor installed: settings, and what they import."""
    library = sysconfig.get_path("stdlib")
    found = set()
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if not file:
            continue
        installed = file.startswith(library) or "site-packages" in file
        if name in _PACKAGES or (not installed and not file.startswith(f"{_PLUGINS}/")):
            found.add(file)
    return found


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
