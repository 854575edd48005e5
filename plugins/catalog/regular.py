"""Everything in the content folder is a file: what would make a build wait for ever is refused first.

A named pipe, a socket or a device can bear any name, `x.md` as well. Pelican and everybody else would
open it, and wait for whoever writes to it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..errors import ContentError
from .scan import ORIGINALS, SPECIAL, Tree, paths, scan

REMEDY = "Nothing is read from it: take it out of the content folder."


def check_regular(generator: Any) -> None:
    """Raise ContentError for what is no file (signal `article_generator_init`, before any is opened)."""
    settings = generator.settings
    root, run = Path(settings["PATH"]), settings.get("PRESS_RUN")
    # The press has looked already.
    check_tree(root, run.tree if run else scan(root, ORIGINALS, settings["IGNORE_FILES"]))


def check_tree(root: Path, tree: Tree) -> None:
    """Raise ContentError naming everything in `tree` that is neither a file nor a folder."""
    special = {
        folder: {name: stamp for name, stamp in files.items() if stamp == SPECIAL}
        for folder, files in tree.items()
        if SPECIAL in files.values()
    }
    if special:
        raise ContentError(
            "is neither a file nor a folder, but a named pipe, a socket or a device.",
            file=", ".join(f"{root.name}/{path}" for path in sorted(paths(special))),
            remedy=REMEDY,
        )
