"""The way to the labelled texts that are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared_folder(name: str) -> Path:
    """`$JIANBAO_SHARED/name` (default `../shared`).

    Skips the test where it is absent; with JIANBAO_REQUIRE_SHARED=1 that is a failure.
    """
    folder = Path(os.environ.get("JIANBAO_SHARED") or ROOT.parent / "shared") / name
    if not folder.is_dir():
        if os.environ.get("JIANBAO_REQUIRE_SHARED") == "1":
            pytest.fail(f"JIANBAO_REQUIRE_SHARED=1 and there is no {folder}")
        pytest.skip(f"no {folder}: set JIANBAO_SHARED to the folder that holds {name}/")
    return folder
