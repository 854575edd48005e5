"""Two posts of one report: `DATE-ID.md` and `DATE-NWID.md` with equal bodies are one article.

A repost archive that changed the way it names its posts holds many reports twice, on the same day, under
numbers that differ by the prefix `NW` alone. Where headline and text are equal too, the second file is
recorded as another original of the article and its old address becomes one more of the article's aliases.
Where they differ, the two stay two articles (and the reprints plugin shows what differs).

The decision is made once, when the second file comes, and kept like an id: later changes of either file are
new versions of the one article, which so keeps both addresses for ever. Posts whose sidecars say different
things are no twins: the maintainer knows them apart.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from ..model import Inspection
from .header import KEYS, read_header, write_header

_POST = re.compile(
    r"(?:^|/)(?P<day>\d{4}-\d{2}-\d{2})-(?P<prefix>NW)?(?P<number>\d+)\.(?P<type>md|markdown|html)$"
)
_ALIASES = re.compile(r"^Aliases: .*\n", re.MULTILINE)
# Where `Aliases` stands: before the keys that `header.KEYS` has behind it, else at the end.
_BEHIND = re.compile(rf"^(?=(?:{'|'.join(KEYS[KEYS.index('Aliases') + 1 :])}): )|\Z", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PostName:
    """What twins have in common in their names, and which of the two it is."""

    post: str
    prefixed: bool


def post_name(name: str) -> PostName | None:
    """The name of a post that may have a twin, else None."""
    match = _POST.search(name)
    if not match:
        return None
    return PostName(f"{match['day']}-{match['number']}.{match['type']}", bool(match["prefix"]))


def are_twins(one: str, other: str) -> bool:
    """Whether two file names differ by the prefix alone, their folders aside."""
    a, b = post_name(one), post_name(other)
    return a is not None and b is not None and a.post == b.post and a.prefixed != b.prefixed


def text_digest(inspection: Inspection) -> bytes | None:
    """What twins must have in common besides their names: of headline and text, None for other kinds."""
    if inspection.kind != "jekyll" or len(inspection.stories) != 1:
        return None
    (story,) = inspection.stories
    return hashlib.sha256(f"{story.title or ''}\n\n{story.body}".encode()).digest()


def with_aliases(markdown: bytes, before: tuple[str, ...], after: tuple[str, ...]) -> bytes:
    """A content file with the addresses `after` of its twins instead of `before`; its own stay first."""
    text = markdown.decode("utf-8")
    found = read_header(text).get("Aliases", "")
    gone = {_written(alias) for alias in before}
    own = [alias for alias in found.split("; ") if alias and alias not in gone]
    aliases = dict.fromkeys([*own, *map(_written, after)])
    line = _line("; ".join(aliases)) if aliases else ""
    header, empty, body = text.partition("\n\n")
    if found:
        header = _ALIASES.sub(lambda _: line, header + "\n", count=1)
    else:
        header = _BEHIND.sub(lambda _: line, header + "\n", count=1)
    return (header + empty[1:] + body).encode("utf-8")


def _line(value: str) -> str:
    return write_header({"Aliases": value}).removesuffix("\n")


def _written(alias: str) -> str:
    """An address as the header holds it: one line, without the mark between two."""
    return read_header(_line(alias.replace("; ", "；")))["Aliases"]
