"""The demonstration archive as built sites: in the preview, for the public, in other languages."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared_texts import ROOT
from site_builder import write_settings

from importers.archive.withdrawing import withdraw
from plugins.press.build import build

SEARCH = "search/"


@dataclass(frozen=True, slots=True)
class Built:
    """A built site: its files, and the address where they are served."""

    output: Path
    address: str


def build_demonstration(folder: Path, **settings: Any) -> Path:
    """Build the demonstration in `folder` with one article withdrawn; return the output."""
    shutil.copytree(ROOT / "content", folder / "content")
    article = next(
        path
        for path in sorted((folder / "content").glob("[12]*/*/*.md"))
        if "夜市街的灯就一盏接一盏亮了" in path.read_text(encoding="utf-8")
    )
    withdraw(folder / "content", article.stem, "作者要求", "2025-01-01")
    write_settings(folder, **{"SEARCH_URL": SEARCH, **settings})
    build(folder / "conf.py", folder / "output")
    return folder / "output"
