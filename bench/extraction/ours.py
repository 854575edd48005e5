"""This project, as `python -m importers inspect --json` runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.extraction.model import LabelledText
from importers.inspecting import Knowledge, inspect_file

ROOT = Path(__file__).resolve().parents[2]
OURS = "this project"


class Ours:
    """Inspects a labelled text from its bytes, with the content folder's knowledge."""

    def __init__(self) -> None:
        self._knowledge = Knowledge.of(ROOT / "content")

    def __call__(self, text: LabelledText) -> dict[str, Any]:
        found: dict[str, Any] = inspect_file(text.path, self._knowledge).to_json()
        return found
