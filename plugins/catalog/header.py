"""The header of a content file, as it is written: nothing parsed, nothing guessed, no clock.

Pelican turns `Date` into a moment and fills what the string leaves out (the day of a month, the
zone) from its settings and the clock. What a reader is shown must be what the text states, so the
header is read once more from the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(r"(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)")

Header = Mapping[str, str]
"""Keys in lower case; values as plain text, character references resolved."""


def parse_header(text: str) -> dict[str, str]:
    """Return the header of a content file: everything up to the first line that is not `Key: …`.

    The first of two equal keys counts, as in Pelican. Keys without a value are left out.
    """
    found: dict[str, str] = {}
    for line in text.removeprefix("\ufeff").split("\n"):
        match = _LINE.fullmatch(line.rstrip("\r"))
        if match is None:
            break
        value = html.unescape(match["value"]).strip()
        if value:
            found.setdefault(match["key"].lower(), value)
    return found


def read_header(path: Path) -> dict[str, str]:
    """Return the header of the file at `path`. Raises OSError or UnicodeDecodeError."""
    with path.open(encoding="utf-8") as file:
        lines = []
        for line in file:
            if not line.strip():
                break
            lines.append(line.rstrip("\n"))
    return parse_header("\n".join(lines))


def items(header: Header, key: str) -> tuple[str, ...]:
    """Return a list value. Lists are joined by `; `; our own files never hold that in an item."""
    parts = (part.strip() for part in header.get(key, "").split("; "))
    return tuple(part for part in parts if part)


def pelican_items(header: Header, key: str) -> tuple[str, ...]:
    """Return `Tags` or `Authors` as Pelican splits them, but after the references are resolved.

    Pelican splits first and so breaks `A&amp;B` at the semicolon of the reference.
    """
    value = header.get(key, "")
    parts = (part.strip() for part in value.split(";" if ";" in value else ","))
    return tuple(dict.fromkeys(part for part in parts if part))
