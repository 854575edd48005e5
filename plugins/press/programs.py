"""Programs of the site's own: what settings and plugins have printed by functions nobody declares.

A filter in JINJA_FILTERS is a function; what it prints hangs on its file, and on those of the
modules that it takes anything from. Settings and plugins of other people are followed through the
names of their modules; an import inside a function is not seen (`invoke build --full`).
"""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Any

_PLUGINS = f"{Path(__file__).resolve().parent.parent}/"
_SIMPLE = (str, bytes, int, float, type(None), Path)


def own_programs(*roots: Any) -> bytes:
    """Return a digest of the files of all modules that `roots` lead to, but for installed ones."""
    state = blake2b(digest_size=16)
    for name, file in sorted(_files(roots).items()):
        state.update(f"{name}\0".encode())
        try:
            state.update(Path(file).read_bytes())
        except OSError:
            continue  # a module that has no file any more
    return state.digest()


def forget_hasty(folder: Path) -> None:
    """Remove what Python compiled of the programs in `folder` within the second in which each was written.

    Python knows a source by its second and its size: one that was written again in that second, with
    other bytes and as many, would run as it was before.
    """
    for compiled in (folder / "__pycache__").glob("*.pyc"):
        source = folder / f"{compiled.name.partition('.')[0]}.py"
        with suppress(OSError):
            if int(source.stat().st_mtime) >= int(compiled.stat().st_mtime):
                compiled.unlink()


def is_own(file: str) -> bool:
    """Whether a module's file is the site's: not Python's, not installed, not of these plugins."""
    installed = file.startswith(_LIBRARY) or "site-packages" in file or "dist-packages" in file
    return not installed and not file.startswith(_PLUGINS)


_LIBRARY = sysconfig.get_path("stdlib")


def _files(roots: Iterable[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    seen: set[int] = set()
    todo = list(roots)
    while todo:
        value = todo.pop()
        if isinstance(value, _SIMPLE) or id(value) in seen:
            continue
        seen.add(id(value))
        todo.extend(_inside(value))
        module = _module(value)
        file = getattr(module, "__file__", None)
        if module is None or not file or module.__name__ in found or not is_own(file):
            continue
        found[module.__name__] = file
        todo.extend(vars(module).values())
    return found


def _module(value: Any) -> ModuleType | None:
    if isinstance(value, ModuleType):
        return value
    name = getattr(value, "__module__", None) or type(value).__module__
    return sys.modules.get(name) if isinstance(name, str) else None


def _inside(value: Any) -> Iterator[Any]:
    """Yield what a value of the settings holds."""
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        yield from value
    elif isinstance(value, partial):
        yield from (value.func, value.args, value.keywords)
    elif wrapped := getattr(value, "__wrapped__", None):
        yield wrapped
