"""`PRESS_SWITCH`: the output is a link, and a new site takes the place of the old in one step.

For an output that a web server reads on this machine. Renaming files one by one is safe, but a reader
may meet a new list with an old page while it lasts. Here a whole tree is made beside the old one, of
hard links to what did not change and of the new files, and the link is then led to it. That costs
seconds at a hundred thousand pages, which is why it is not the rule.

Killed before the link is led on, the old tree stands and what was made of the new one is removed by
the next build; after it, that build compares everything, since the catalogue knows another tree.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from .commit import Plan, Saved, staged_files
from .place import remove, tree_name, trees_of


def switch(staging: Path, output: Path, decided: Plan, saved: Saved) -> None:
    """Make the tree that `decided` says of the present one and of `staging`; lead `output` to it.

    An output that is a folder becomes the first tree; for that moment alone there is none.
    """
    gone = {*decided.replace, *decided.remove}
    if not gone and output.is_symlink():
        if saved.done:
            saved.done()
        return
    tree = output.with_name(f"{tree_name(output)}{secrets.token_hex(4)}")
    tree.mkdir()
    folders = {""}
    for name in staged_files(output) if output.is_dir() else ():
        if name not in gone:
            _make_room(tree, name, folders)
            os.link(f"{output}/{name}", f"{tree}/{name}", follow_symlinks=False)
    for number, name in enumerate(decided.replace, start=1):
        _make_room(tree, name, folders)
        (staging / name).replace(tree / name)
        if saved.step:
            saved.step(number)
    _lead(output, tree)
    if saved.done:
        saved.done()
    sweep(output)


def sweep(output: Path) -> None:
    """Remove every tree of `output` but the one that it leads to."""
    present = output.resolve()
    for tree in trees_of(output):
        if tree.resolve() != present:
            remove(tree)


def _make_room(tree: Path, name: str, made: set[str]) -> None:
    folder = name.rpartition("/")[0]
    if folder not in made:
        (tree / folder).mkdir(parents=True, exist_ok=True)
        made.add(folder)


def _lead(output: Path, tree: Path) -> None:
    link = output.with_name(f"{tree_name(output)}link")
    link.unlink(missing_ok=True)
    link.symlink_to(tree.name)
    if output.is_dir() and not output.is_symlink():
        output.rename(output.with_name(f"{tree_name(output)}{secrets.token_hex(4)}"))
    link.replace(output)
