"""Where the files of originals lie (what may be published of them: plugins/downloads/originals.py)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .placing import uses_plugin
from .scan import ORIGINALS

KINDS = ("txt", "md", "json", "raw")
"""`DOWNLOADS` of a site whose settings say nothing else."""


def original_folders(settings: Mapping[str, Any]) -> list[str]:
    """Return the folder of the originals and those in it, sorted; none where the site publishes none.

    As long as their stamps are the same, nothing came to them, was taken away or put in another's place.
    """
    wanted = settings.get("DOWNLOADS", KINDS) or ()
    if not uses_plugin(settings, "downloads") or "raw" not in wanted:
        return []
    root = Path(settings["PATH"], *ORIGINALS).absolute()
    if not root.is_dir():
        return [os.fspath(root)]
    with os.scandir(root) as entries:
        return [os.fspath(root), *sorted(entry.path for entry in entries if entry.is_dir())]


def original_file(settings: Mapping[str, Any], sha256: str) -> Path:
    """Return where the bytes with this hash lie."""
    return Path(settings["PATH"], *ORIGINALS, sha256[:2], f"{sha256}.raw")
