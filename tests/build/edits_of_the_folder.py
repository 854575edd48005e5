"""What befalls the folder of a site between two builds: nothing of this may show afterwards."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from build_archive import Folder
from build_news import Dice
from edit_kinds import harm

_LONG_AGO = 1_500_000_000
"""Seconds since 1970: a stamp older than any build."""


def _files(folder: Path, pattern: str = "*") -> list[str]:
    """Names, not paths: what is picked must not hang on where the site lies."""
    found = (path.relative_to(folder) for path in folder.rglob(pattern) if path.is_file())
    return sorted(path.as_posix() for path in found)


@harm
def lose_a_page(folder: Folder, dice: Dice) -> str:
    name = dice.pick(_files(folder.output))
    (folder.output / name).unlink()
    return f"deleted {name} from the output"


@harm
def lose_a_feed_and_the_front(folder: Folder, dice: Dice) -> str:
    for name in [*dice.some(_files(folder.output, "*.xml"), 2), "index.html"]:
        (folder.output / name).unlink(missing_ok=True)
    return "deleted two feeds and the front page from the output"


@harm
def lose_a_folder(folder: Folder, dice: Dice) -> str:
    deep = [name for name in _files(folder.output) if "/" in name]
    gone = dice.pick(deep).rsplit("/", 1)[0]
    shutil.rmtree(folder.output / gone)
    return f"deleted {gone}/ from the output"


@harm
def lose_the_output(folder: Folder, dice: Dice) -> str:
    shutil.rmtree(folder.output)
    return "deleted the output"


@harm
def leave_a_file(folder: Folder, dice: Dice) -> str:
    (folder.output / "a/zz").mkdir(parents=True, exist_ok=True)
    (folder.output / "a/zz/left.html").write_text("x", encoding="utf-8")
    return "left a/zz/left.html in the output"


@harm
def lose_the_cache(folder: Folder, dice: Dice) -> str:
    shutil.rmtree(folder.cache)
    return "deleted the cache"


@harm
def lose_a_file_of_the_cache(folder: Folder, dice: Dice) -> str | None:
    kept = _files(folder.cache)
    if not kept:
        return None
    name = dice.pick(kept)
    (folder.cache / name).unlink()
    return f"deleted {name} from the cache"


@harm
def cut_off_a_file_of_the_cache(folder: Folder, dice: Dice) -> str | None:
    """As a full disk or a power cut leaves it."""
    kept = [name for name in _files(folder.cache) if (folder.cache / name).stat().st_size > 1]
    if not kept:
        return None
    name = dice.pick(kept)
    os.truncate(folder.cache / name, (folder.cache / name).stat().st_size // 2)
    return f"cut off {name} in the cache"


@harm
def touch_everything(folder: Folder, dice: Dice) -> str:
    """As a fresh checkout does."""
    for top in ("content", "theme"):
        for name in _files(folder.root / top):
            (folder.root / top / name).touch()
    return "touched every file"


@harm
def stamp_everything_long_ago(folder: Folder, dice: Dice) -> str:
    """As a copy from a backup does."""
    for top in ("content", "theme"):
        for name in _files(folder.root / top):
            os.utime(folder.root / top / name, (_LONG_AGO, _LONG_AGO))
    return "every file is of 2017"


@harm
def move_the_site(folder: Folder, dice: Dice) -> str:
    """With its output and its cache, into another folder."""
    new = folder.root.with_name(f"moved-{dice.number(1000)}")
    folder.root.rename(new)
    folder.root = new
    return f"the site lies in {new.name}/"
