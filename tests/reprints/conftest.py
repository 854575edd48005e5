"""The way to the labelled seeds."""

from __future__ import annotations

from pathlib import Path

import pytest
from shared_texts import shared_folder


@pytest.fixture
def seeds() -> Path:
    """The folder of labelled raw texts, not part of the project."""
    return shared_folder("seeds")
