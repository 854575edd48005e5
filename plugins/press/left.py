"""How the last build left the output, by the times of its folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Times = dict[str, Any]
"""`id`: device and number of the output folder; `times`: folder, relative → nanoseconds."""


def changed(output: Path, times: Mapping[str, int]) -> Iterator[str]:
    """Yield the folders of `output` that were changed since, or are gone."""
    root = f"{output}/"
    for folder, time in times.items():
        try:
            if os.lstat(root + folder).st_mtime_ns != time:
                yield folder
        except OSError:
            yield folder


def is_as_left(output: Path, left: Times) -> bool:
    """Whether no file of `output` came or went since `after` said `left` of it."""
    return left["id"] == identity(output) and next(changed(output, left["times"]), None) is None


def identity(output: Path) -> list[int] | None:
    """Device and number of the output folder, None when it is not there."""
    try:
        stat = output.stat()
    except OSError:
        return None
    return [stat.st_dev, stat.st_ino]
