"""Findings told plainly: each on its line, and what to do about them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def no(what: str, found: Iterable[object], remedy: str = "") -> None:
    """Fail, naming each of `found`, unless there is none. `what` they are, `remedy` what to do."""
    told = [str(one) for one in found]
    if told:
        lines = "\n".join(f"  {one}" for one in dict.fromkeys(told))
        pytest.fail(f"{what} ({len(told)}):\n{lines}\n{remedy}".rstrip(), pytrace=False)
