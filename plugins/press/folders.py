"""Whether the output is as the last build left it, by the times of its folders.

Whoever adds a file to a folder, or takes one away, changes the time of that folder. So a missing
page and a foreign file are noticed by looking at folders, of which there are far fewer than files.
A file that is changed in its place is not: `invoke build --full` puts that right.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .commit import Plan
from .left import Times, changed, identity


@dataclass(frozen=True, slots=True)
class Folders:
    """What is not as it was left: `doubtful` files may be missing, `foreign` files are nobody's.

    When nothing is known of the output (`is_known` is False), all of it has to be compared.
    """

    is_known: bool
    doubtful: tuple[str, ...]
    foreign: tuple[str, ...]
    _left: Mapping[str, int]
    _strange: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        output: Path,
        left: Times | None,
        files: Iterable[str],
        retained: Collection[str],
    ) -> Folders:
        """Compare `output` with what `after` said of it; `files` were put there."""
        if left is None or left["id"] != identity(output):
            return cls(False, (), (), {})
        strange = set(changed(output, left["times"]))
        # What lies behind a link has its own times, and is not ours.
        links = tuple(
            f"{folder}/" for folder in strange if folder and (output / folder).is_symlink()
        )
        strange.update(folder for folder in left["times"] if folder.startswith(links))
        if not strange:
            return cls(True, (), (), left["times"])
        known = dict.fromkeys(files)
        foreign = tuple(
            name
            for folder in sorted(strange)
            for name in _present(output, folder, left["times"], retained)
            if name not in known
        )
        doubtful = tuple(name for name in known if name.rpartition("/")[0] in strange)
        return cls(True, doubtful, foreign, left["times"], frozenset(strange))

    def after(self, output: Path, decided: Plan, files: Iterable[str]) -> Times:
        """Return what to know of `output` now that `decided` is done; `files` are all of its."""
        names = (*decided.replace, *decided.remove) if self.is_known else files
        times = dict(self._left)
        for folder in folders_of(names) | self._strange:
            try:
                times[folder] = os.stat(f"{output}/{folder}").st_mtime_ns  # noqa: PTH116
            except FileNotFoundError:
                times.pop(folder, None)
        return {"id": identity(output), "times": times}


def folders_of(names: Iterable[str]) -> set[str]:
    """Return every folder that holds one of `names`, however deep, the root ('') among them."""
    found = {""}
    for name in names:
        folder = name.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _present(
    output: Path, folder: str, known: Mapping[str, int], retained: Collection[str]
) -> Iterator[str]:
    """Yield the files in `folder`, and those below it in folders that nobody knows."""
    try:
        entries = sorted(os.scandir(output / folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = f"{folder}/{entry.name}" if folder else entry.name
        if not folder and entry.name in retained:
            continue
        if not entry.is_dir(follow_symlinks=False):
            yield name
        elif name not in known:
            yield from _present(output, name, known, ())
