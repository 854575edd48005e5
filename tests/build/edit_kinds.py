"""The kinds of edits by their names: what a maintainer does to an archive between two builds, by chance.

An edit is a function of the archive and dice; it changes the archive and returns what it did in words,
or None where there is nothing for it to do. What it picks hangs on its own seed alone, so that a
sequence from which others were taken out can be run again.
"""

from __future__ import annotations

from collections.abc import Callable

from build_archive import Archive, Folder
from build_news import Dice

Change = Callable[[Archive, Dice], str | None]
Harm = Callable[[Folder, Dice], str | None]

EDITS: dict[str, Change] = {}
"""After any of these the site can be built."""
BREAKS: dict[str, Change] = {}
"""After any of these it can't; they are the last of a step, and the next begins by mending them."""
HARMS: dict[str, Harm] = {}
"""What befalls the folder of a site: its output, its cache, the stamps of its files."""
BACK = {"undo the last edit": 1, "go back three edits": 3}
"""To what stood before so many edits."""
ELSEWHERE = "build into another output first"
"""Which lies beside the site's own and shares its cache."""


def edit(change: Change) -> Change:
    EDITS[_name(change)] = change
    return change


def breaks(change: Change) -> Change:
    BREAKS[_name(change)] = change
    return change


def harm(change: Harm) -> Harm:
    HARMS[_name(change)] = change
    return change


def _name(change: Change | Harm) -> str:
    return change.__name__.replace("_", " ")


def each(archive: Archive, dice: Dice, change: Callable[[str], object], did: str) -> str | None:
    """Change one article, whichever."""
    found = archive.articles()
    if not found:
        return None
    path = dice.pick(found)
    change(path)
    return f"{did} {path}"


def set_in_one(archive: Archive, dice: Dice, **keys: str) -> str | None:
    """Set header lines of one article, whichever."""
    return each(archive, dice, lambda path: archive.set(path, **keys), f"set {keys} in")
