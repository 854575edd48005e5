"""The header of a content file, as it is written: nothing parsed, nothing guessed, no clock.

A header is `Key: value` lines from the first line to the first empty one. Pelican reads more as a
header (indented lines, a `---` fence) and takes the first line it can't read for the text: a
`Withdrawn:` after it would go unnoticed. Such a line is an error here, never the end.

Pelican turns `Date` into a moment and fills what the string leaves out (the day of a month, the
zone) from its settings and the clock. What a reader is shown must be what the text states, so the
header is read once more from the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path

from ..errors import ContentError

_LINE = re.compile(r"(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)")

Header = Mapping[str, str]
"""Keys in lower case; values as plain text, character references resolved."""

_USUAL = {
    key: key.lower()
    for key in [
        *["Title", "Date", "Modified", "Category", "Tags", "Slug", "Authors", "Summary"],
        *["Lang", "Status", "Kicker", "Subtitle", "Source", "Source_Url", "Original_Source"],
        *["Original_Title", "Reporters", "Correspondents", "Photographers", "Editors"],
        *["Speaker", "Dateline", "Page", "Column", "Doc_Number", "Issuing_Bodies"],
        *["Signed_Date", "Date_Basis", "Date_Precision", "Archived", "Raw", "Kind", "Aliases"],
        *["Is_Template", "Withdrawn", "Withdrawn_Reason"],
    ]
}
"""Keys as importers write them: a line of one is split, without the pattern that knows all."""

_NOT_IN_ARTICLES = frozenset({"save_as", "url", "template", "override_save_as", "override_url"})
"""With these Pelican prints an article over any other page."""


def parse_header(text: str, file: Path | str | None = None) -> dict[str, str]:
    """Return the header of a content file: everything up to the first empty line.

    The first of two equal keys counts, as in Pelican. Keys without a value are left out. Raises
    ContentError, naming `file` and the line, for a line or a key that may not stand there.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        usual, colon, rest = line.partition(": ")
        if colon and (key := _USUAL.get(usual)):
            rest = (html.unescape(rest) if "&" in rest else rest).strip()
            if rest and key not in found:
                found[key] = rest
            continue
        if not line.strip():
            break
        match = _LINE.fullmatch(line.rstrip("\r"))
        if match is None:
            raise ContentError(
                f"“{line.strip()[:40]}” is no header line.",
                file=file,
                line=number,
                remedy="Write “Key: value” from the beginning of the line, without “---”, and an"
                " empty line before the text.",
            )
        if match["key"].lower() in _NOT_IN_ARTICLES:
            raise ContentError(
                f"“{match['key']}:” may not stand in an article.",
                file=file,
                line=number,
                remedy="Delete the line; an article's address comes from its slug.",
            )
        value = html.unescape(match["value"]).strip()
        if value:
            found.setdefault(match["key"].lower(), value)
    return found


def read_header(path: Path) -> dict[str, str]:
    """Return the header of the file at `path`.

    Raises OSError, UnicodeDecodeError, or ContentError as `parse_header` does.
    """
    with path.open(encoding="utf-8") as file:
        lines = []
        for line in file:
            if not line.strip():
                break
            lines.append(line.rstrip("\n"))
    return parse_header("\n".join(lines), path)


def items(header: Header, key: str) -> tuple[str, ...]:
    """Return a list value. Lists are joined by `; `; our own files never hold that in an item."""
    value = header.get(key)
    if not value:
        return ()
    return tuple([part for part in map(str.strip, value.split("; ")) if part])


def pelican_items(header: Header, key: str) -> tuple[str, ...]:
    """Return `Tags` or `Authors` as Pelican splits them, but after the references are resolved.

    Pelican splits first and so breaks `A&amp;B` at the semicolon of the reference.
    """
    value = header.get(key)
    if not value:
        return ()
    parts = map(str.strip, value.split(";" if ";" in value else ","))
    return tuple(dict.fromkeys([part for part in parts if part]))
