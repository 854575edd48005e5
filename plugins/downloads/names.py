"""Under which name a reader keeps an original: its own, as far as that can do no harm."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
"""Characters of a name without its ending: 255 bytes, which file systems take, hold them in UTF-8 doubled."""
TEXTS = frozenset({".txt", ".md", ".markdown"})
"""Endings that every system opens as text. A page that is kept as .html acts when it is opened."""

_REFUSED = re.compile(r'[<>:"|?*/\\]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Devices of Windows, with any ending."""


def kept_name(name: str, instead: str) -> str:
    """Return a name for a file that opens as text; `instead` where nothing of it is left.

    Control and format characters (those that turn the direction of writing hide an ending) fall away.
    """
    seen = "".join(char for char in name if unicodedata.category(char)[0] != "C")
    clean = _REFUSED.sub("_", " ".join(seen.split())).strip(". ")
    if not clean:
        return instead
    if _RESERVED.match(clean):
        clean = f"_{clean}"
    stem, dot, ending = clean.rpartition(".")
    if not stem or f".{ending.lower()}" not in TEXTS:
        return f"{clean[:LONGEST].rstrip('. ')}.txt"
    return f"{stem[:LONGEST].rstrip('. ')}{dot}{ending}"
