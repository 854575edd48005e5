"""Archives small enough for a test that are large all the same."""

from __future__ import annotations

import pytest

from plugins.related import search, split, spread


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight articles have recent ones among them, and two are worth a process."""
    monkeypatch.setattr(split, "FEW", 7)
    monkeypatch.setattr(split, "SLACK", 2)
    monkeypatch.setattr(split, "STEP", 4)
    monkeypatch.setattr(spread, "WORTH", 2)
    monkeypatch.setattr(search, "CANDIDATES", 4)
