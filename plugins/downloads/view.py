"""What a page shows of the files beside it that hold the article, and these files, made when asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ..catalog.standing import plain
from ..catalog.strings import Strings
from .blocks import Block, blocks
from .data import article_json
from .markdown import markdown
from .names import kept_name
from .originals import Original, is_sound
from .writing import Given, captions, facts, heads, plain_text, warning

TYPES = {
    "txt": "text/plain",
    "md": "text/markdown",
    "json": "application/json",
    "raw": "application/octet-stream",
}
ENDINGS = {"txt": ".txt", "md": ".md", "json": ".json", "raw": ".bin"}
"""Foreign bytes go under `.bin`: every web server knows it for bytes, and none lets a browser guess."""


class Download(NamedTuple):
    """A file beside the page: what a reader calls it, its address, its type, the name to keep it under.

    `size` in words and `sum` (SHA-256) are those of an original, else None.
    """

    label: str
    url: str
    type: str
    name: str
    size: str | None = None
    sum: str | None = None


class Found(NamedTuple):
    """The original that goes with an article, and where its bytes lie."""

    original: Original
    file: Path


class Downloads:
    """`stem` is the address of the page without its ending, `kinds` what of `TYPES` is wanted."""

    def __init__(
        self, article: Any, given: Given, stem: str, kinds: tuple[str, ...], found: Found | None
    ) -> None:
        self._article, self._given, self._stem, self._found = article, given, stem, found
        self._kinds = [kind for kind in kinds if kind != "raw"]

    @property
    def files(self) -> list[Download]:
        """The files beside the page."""
        say, stem = self._given.say, self._stem
        name = stem.rpartition("/")[2]
        made = [
            Download(say(f"downloads.{kind}"), f"{stem}.{kind}", TYPES[kind], f"{name}.{kind}")
            for kind in self._kinds
        ]
        if self._original:
            size = self._original.size or 0
            kept = kept_name(self._original.name, f"{name}.txt")
            given = (kept, in_words(size, say), self._original.sha256)
            made.append(Download(say("downloads.raw"), stem + ENDINGS["raw"], TYPES["raw"], *given))
        return made

    def made(self) -> dict[str, bytes]:
        """Return the bytes of each file by its ending."""
        texts = {"txt": self._text, "md": self._markdown, "json": self._json}
        made = {f".{kind}": texts[kind]().encode("utf-8", "replace") for kind in self._kinds}
        if self._found and self._original:
            made[ENDINGS["raw"]] = self._found.file.read_bytes()
        return made

    @cached_property
    def _original(self) -> Original | None:
        """The original, once its bytes are seen to be those that were imported."""
        found = self._found
        return found.original if found and is_sound(found.file, found.original.sha256) else None

    @cached_property
    def _blocks(self) -> list[Block]:
        return blocks(self._article._content)

    def _text(self) -> str:
        return plain_text(self._given, self._blocks)

    def _markdown(self) -> str:
        given = self._given
        known = [*heads(given), *facts(given)]
        return markdown(given.record.title, known, warning(given), self._blocks, captions(given))

    def _json(self) -> str:
        article, original = self._article, self._original
        category = getattr(article, "category", None)
        cited = getattr(article, "citation", None)
        return article_json(
            self._given,
            self._blocks,
            category=category and plain(category.name),
            citation=cited and {"gbt7714": cited.gbt, "csl": _csl(cited.csl)},
            original=original,
            original_file=self._stem.rpartition("/")[2] + ENDINGS["raw"] if original else None,
        )


def _csl(text: str) -> Mapping[str, Any]:
    (item,) = json.loads(text)
    known: Mapping[str, Any] = item
    return known


def in_words(size: int, say: Strings) -> str:
    """Return a size in bytes as a reader is told it: two digits at least, in steps of a thousand."""
    if size < 1000:
        return say("downloads.bytes", n=size)
    unit, name = (1000, "kilobytes") if size < 999_500 else (1_000_000, "megabytes")
    value = size / unit
    return say(f"downloads.{name}", n=f"{value:.1f}" if value < 9.95 else f"{value:.0f}")
