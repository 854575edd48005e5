"""Which article stands in which file under /data/, so that one more changes two small files.

By the month in which an article came into the archive. A month with many (an old archive that was
imported at once) is cut by the digits with which ids begin: in whatever order articles come, the others
stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from ..catalog.standing import Standing

FOLDER = "data/"
PAGE = "data/index.html"
INDEX = "data/datapackage.json"
SCHEMA = "data/schema.json"
MOST = 1000
"""Articles in a file at most, on average where a month is cut: some 0.5 MB, 0.03 s to write again."""
_ID = re.compile(r"[0-9a-f]{8,}")
UNKNOWN = "undated"
"""Name of the file of articles that state neither a day nor when they came in."""


class DataFile(NamedTuple):
    """A file of rows: its name without an ending, the month, the articles oldest first."""

    name: str
    month: str
    members: Sequence[Standing]

    def path(self, ending: str) -> str:
        """Return its place in the site."""
        return f"{FOLDER}{self.name}.{ending}"


def data_files(arrived: Iterable[Standing], most: int = MOST) -> list[DataFile]:
    """Return the files, newest month first; articles are given in the order in which they came in."""
    months: dict[str, list[Standing]] = {}
    for one in arrived:
        months.setdefault(one.arrived[0][:7] or UNKNOWN, []).append(one)
    return [
        DataFile(name, month, members)
        for month in sorted(months, reverse=True)
        for name, members in _cut(month, months[month], most)
    ]


def _cut(
    month: str, members: Sequence[Standing], most: int
) -> Iterable[tuple[str, Sequence[Standing]]]:
    digits = 0
    while len(members) > most * 16**digits:
        digits += 1
    if not digits:
        return [(month, members)]
    parts: dict[str, list[Standing]] = {}
    for one in members:
        parts.setdefault(_beginning(one.slug, digits), []).append(one)
    return [(f"{month}-{part}", parts[part]) for part in sorted(parts)]


def _beginning(slug: str, digits: int) -> str:
    """The first hexadecimal digits of an id; other slugs are as evenly spread by their digest."""
    if _ID.fullmatch(slug):
        return slug[:digits]
    return sha256(slug.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
