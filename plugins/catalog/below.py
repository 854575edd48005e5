"""Files below the output, and nowhere else."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path

from ..errors import ContentError


def is_below(name: str) -> bool:
    """Whether a file of the output, as its address says, stands below the output."""
    return posixpath.normpath(name) == name and name.partition("/")[0] not in ("", ".", "..")


def fill(output: str, folder: str, make: Callable[[Path], None]) -> None:
    """Have `make` fill a folder of the site, never one outside of it."""
    if not is_below(folder):
        raise ContentError(f"{folder} is no folder below the site.", remedy="Name another.")
    target = Path(output, folder)
    target.mkdir(parents=True, exist_ok=True)
    make(target)


def write_bytes(output: str, name: str, data: bytes) -> None:
    """Write a file of the site, never outside of it."""
    if not is_below(name):
        raise ContentError(f"{name} is no place below the site.", remedy="Give it another slug.")
    target = Path(output, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
