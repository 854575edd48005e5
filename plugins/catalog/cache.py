"""Where plugins keep what they may lose."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def cache_folder(settings: Mapping[str, Any]) -> Path:
    """Return the folder for what plugins keep: `CACHE_FOLDER`, else `.cache/` beside the content."""
    folder = settings.get("CACHE_FOLDER")
    return Path(folder) if folder else Path(settings["PATH"]).resolve().parent / ".cache"
