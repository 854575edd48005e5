"""What a build was made from, looked at when it is done, for `seen.py`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..catalog.original_files import original_folders
from ..catalog.scan import RACY, UNKNOWN, Stamp, Tree, settled
from ..catalog.sources import overrules_file, sources_file, taxonomy_file
from .left import Times
from .order import Order
from .programs import is_own
from .seen import Seen, all_below, code_tree, stamp_of, times_of

_PACKAGES = (
    "pelican", "jinja2", "markupsafe", "markdown", "nh3", "lxml", "feedgen", "opencc", "numpy",
)  # fmt: skip


def seen_of(
    order: Order,
    settings: Mapping[str, Any],
    tree: Tree,
    began: int,
    generation: bytes,
    output: Times,
    articles: int,
    pages: int,
) -> Seen:
    """Return what a build has seen that scanned its content at `began`, in nanoseconds since 1970."""
    return Seen(
        generation,
        order.settings,
        os.fspath(settings["PATH"]),
        tuple(settings["IGNORE_FILES"]),
        settled(tree, began),
        times_of(os.fspath(settings["PATH"]), tree),
        {root: settled(all_below(root), began) for root in _roots(settings)},
        settled(code_tree(), order.began),
        {file: _settled(stamp_of(file), order.began) for file in _files(settings)},
        order.environment,
        output,
        articles,
        pages,
    )


def _roots(settings: Mapping[str, Any]) -> set[str]:
    """Folders that are read besides the content, or of which more is read than of the content.

    Whole paths: the next build may be asked for from another folder than that of the settings.
    """
    root = Path(settings["PATH"])
    folders = [
        Path(settings["THEME"]),
        *map(Path, settings["THEME_TEMPLATES_OVERRIDES"]),
        # Pelican copies hidden folders too, and `originals` when it is told to.
        *(root / path for path in settings["STATIC_PATHS"]),
    ]
    return {os.fspath(folder.absolute()) for folder in folders}


def _files(settings: Mapping[str, Any]) -> set[str]:
    """Files of the site's own programs (its settings too) and of packages, what lies elsewhere, originals."""
    modules = [(name, getattr(one, "__file__", None)) for name, one in list(sys.modules.items())]
    found = {file for name, file in modules if file and (name in _PACKAGES or is_own(file))}
    named = (sources_file, taxonomy_file, overrules_file)
    found |= {os.fspath(file(settings)) for file in named}
    found |= set(original_folders(settings))
    return {os.fspath(Path(file).absolute()) for file in found}


def _settled(stamp: Stamp | None, began: int) -> Stamp | None:
    return UNKNOWN if stamp and max(stamp[:2]) >= began - RACY else stamp
