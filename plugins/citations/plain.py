"""Text for forms in which a line is a field."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Controls, and whatever some reader takes for the end of a line."""


def one_line(text: str) -> str:
    """Return `text` without controls and breaks, each run of them a space; within it all else stays."""
    return _BREAKS.sub(" ", text).strip()
