"""A site is never half published: new pages are put in place from a record that survives a kill.

1. What changed is printed into a staging folder; until then the output is not touched.
2. A commit record says which staged files replace which, and what goes. Once it is on the disk the
   new site is decided.
3. Files are renamed one by one (`os.replace`, the same file system), gone ones removed, then the
   record is deleted. Killed in between, the next run finds the record and does what is left: each
   step can be done twice.
4. Where there is no output yet, the staging folder itself is renamed, in one step.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import BuildError

Step = Callable[[int], None]

_LAST = ("index.html", ".xml", ".json", ".jsonl", ".csv", ".opml")
"""Lists, feeds and tables point at articles: they are put in place after these."""


class Plan(NamedTuple):
    """What turns the output into the staged site; paths are relative to both, with slashes."""

    replace: tuple[str, ...]
    remove: tuple[str, ...]
    unchanged: int


def plan(staging: Path, output: Path, retain: Sequence[str] = ()) -> Plan:
    """Compare the staged site with the output, byte for byte.

    Names in `retain` at the top of the output (Pelican's OUTPUT_RETENTION) are left alone. Links
    in the output are never followed: what lies behind one is not ours.
    """
    staged = set(staged_files(staging))
    if not output.exists():
        return Plan(tuple(sorted(staged, key=_place)), (), 0)
    gone = (
        name
        for name in staged_files(output)
        if name not in staged and name.split("/", 1)[0] not in retain
    )
    return plan_changes(staging, output, staged, gone)


def plan_changes(staging: Path, output: Path, staged: Iterable[str], gone: Iterable[str]) -> Plan:
    """Compare the staged files alone; `gone` are files of the output that are no more.

    For an output that is known to be as the last build left it.
    """
    replace, unchanged, here = [], 0, set(staged)
    for name in sorted(here, key=_place):
        if _same(staging / name, output / name, output):
            unchanged += 1
        else:
            replace.append(name)
    return Plan(tuple(replace), tuple(sorted(set(gone) - here)), unchanged)


class Saved(NamedTuple):
    """`done` is called when all is in place, before the record is deleted; `step` after each rename."""

    done: Callable[[], None] | None = None
    step: Step | None = None


_JUST = Saved()


def commit(staging: Path, output: Path, decided: Plan, record: Path, saved: Saved = _JUST) -> None:
    """Write the record, then do what it says and delete it and the staging folder."""
    if not decided.unchanged and not decided.remove and _put_whole(staging, output):
        if saved.done:
            saved.done()
        record.unlink(missing_ok=True)
        return
    data = {
        "staging": str(staging),
        "output": str(output),
        "replace": decided.replace,
        "remove": decided.remove,
    }
    temporary = record.with_suffix(".new")
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(data, file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(record)
    _carry_out(data, record, saved)


def finish(record: Path, done: Callable[[Plan], None] | None = None) -> bool:
    """Do what is left of an interrupted commit. Return whether there was one.

    `done` is called when all is in place, before the record is deleted.

    Raises BuildError when the record cannot be read: then nobody knows what is left to do, and
    nothing may be published before the next whole build.
    """
    try:
        data = json.loads(record.read_text(encoding="utf-8"))
        staging = Path(data["staging"])
        decided = Plan(_names(data["replace"]), _names(data["remove"]), 0)
        Path(data["output"])
    except FileNotFoundError:
        return False
    except (ValueError, KeyError, TypeError) as error:
        raise BuildError("is not a commit record.", file=record, remedy="Build again.") from error
    if not staging.is_dir():
        raise BuildError(f"the staged site {staging} is gone.", file=record, remedy="Build again.")
    _carry_out(data, record, Saved(lambda: done(decided) if done else None))
    return True


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
        raise TypeError("not a list of names")
    return tuple(value)


def _put_whole(staging: Path, output: Path) -> bool:
    """Make the staging folder the output, where nothing stands yet. Return whether that was so."""
    try:
        if output.exists():
            output.rmdir()
        staging.rename(output)
    except OSError:
        return False
    return True


def _carry_out(data: Mapping[str, object], record: Path, saved: Saved) -> None:
    staging, output = Path(str(data["staging"])), Path(str(data["output"]))
    replace, remove = _names(data["replace"]), _names(data["remove"])
    output.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(replace, start=1):
        source = staging / name
        if source.exists():  # else an earlier run has moved it already
            _replace(source, output / name, output)
        elif not (output / name).exists():
            raise BuildError(f"the staged {name} is gone.", file=record, remedy="Build again.")
        if saved.step:
            saved.step(number)
    kept = set(replace)
    for name in remove:
        # A folder may have taken the place of a file of the same name.
        if name not in kept:
            _remove(output / name, output)
    if saved.done:
        saved.done()
    record.unlink()
    shutil.rmtree(staging, ignore_errors=True)


def _replace(source: Path, target: Path, output: Path) -> None:
    for folder in reversed(target.relative_to(output).parents):
        place = output / folder
        if folder != Path() and (place.is_symlink() or place.is_file()):
            place.unlink()  # never written through
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    source.replace(target)


def _remove(target: Path, output: Path) -> None:
    is_there = target.is_symlink() or (target.exists() and not target.is_dir())
    if _behind_link(target, output) or not is_there:
        return  # gone already, or a folder of the new site stands there
    target.unlink()
    for folder in target.parents:
        if folder == output or any(folder.iterdir()):
            return
        folder.rmdir()


def _place(name: str) -> tuple[bool, str]:
    return (name.endswith(_LAST), name)


def staged_files(root: Path) -> Iterator[str]:
    """Yield every file and every link below `root`; links to folders are not entered."""
    pending = [""]
    while pending:
        folder = pending.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                name = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    pending.append(name)
                else:
                    yield name


def _same(new: Path, old: Path, output: Path) -> bool:
    if _behind_link(old, output):
        return False
    if old.is_symlink() or not old.is_file() or old.stat().st_size != new.stat().st_size:
        return False
    return old.read_bytes() == new.read_bytes()


def _behind_link(path: Path, output: Path) -> bool:
    """Whether a folder between `output` and `path` is a link (`output` itself may be one)."""
    folders = path.relative_to(output).parents
    return any((output / folder).is_symlink() for folder in folders if folder != Path())
