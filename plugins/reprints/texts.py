"""Distinct texts: what is compared, whoever printed it and however often.

Half of what an archive reposts is letter for letter the same. Such copies are one text with several
holders: it is fingerprinted, aligned and judged once, and everything said of it holds for each of
them. A text is named by a digest of its letters and figures, so its name is the same in every run,
on every machine and in every order of the articles, and the order of names is an order at random.

Figures belong to the name because the letters have lost the decimal point: 3.5% and 35% are two
texts that a pair of eyes, too, tells apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Protocol

from ..catalog.normalise import Letters, normalise
from .judging.figures import Figure, find_figures
from .model import Article

Key = int
"""The name of a text: 0 to 2**63 - 1."""


_DIGITS = tuple(zip("〇零一二三四五六七八九两", "001234567892", strict=True))
"""A printing may write the digits its own way (四名, 4名; 二〇二二年, 2022年)."""

Figures = tuple[Figure, ...]
_READY = 8192
"""Texts whose letters are held ready: 12 MB."""


class Texts(Protocol):
    """Where the texts are kept. Both raise KeyError when one is not."""

    def letters(self, key: Key) -> str:
        """The letters and digits of a text (`catalog/normalise.py`), Chinese digits as 0 to 9."""

    def figures(self, key: Key) -> Figures:
        """The figures of a text, in order, placed in its letters."""


class Holdings(Texts, Protocol):
    """Texts and the articles that print them."""

    @property
    def holders(self) -> Mapping[Key, list[Article]]:
        """The articles that print each text, by id."""


def read(printed: str) -> tuple[Key | None, str, Figures]:
    """The name of what an article prints (None when it has no letter), its letters and figures."""
    letters = normalise(printed)
    figures = find_figures(printed, letters)
    text = _plain(letters)
    return (_key(text, figures) if text else None), text, figures


def letters_of(printed: str) -> str:
    """The letters that `read` returns, at a tenth of its cost."""
    return _plain(normalise(printed))


def _plain(letters: Letters) -> str:
    # Twelve searches for one letter: str.translate looks at every letter, ten times as long.
    text = letters.text
    for digit, plain in _DIGITS:
        text = text.replace(digit, plain)
    return text


def _key(letters: str, figures: Figures) -> Key:
    digest = blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=8)
    for figure in figures:
        digest.update(f"\0{figure.start} {figure.end} {figure.value}".encode())
    return int.from_bytes(digest.digest(), "big") >> 1


class Library:
    """Articles and the distinct texts they print, in memory."""

    def __init__(
        self, articles: Iterable[Article], keys: Mapping[str, Key | None] | None = None
    ) -> None:
        """Raise ValueError when two articles have one id; `keys` are those of the texts, if known."""
        self.articles = sorted(articles, key=lambda article: article.id)
        for one, other in pairwise(self.articles):
            if one.id == other.id:
                raise ValueError(f"two articles with the id {one.id!r}: give each its own")
        self._holders: dict[Key, list[Article]] = {}
        self.letters = lru_cache(_READY)(self._read_letters)
        for article in self.articles:
            key = read(article.text)[0] if keys is None else keys[article.id]
            if key is not None:
                self._holders.setdefault(key, []).append(article)

    @property
    def holders(self) -> Mapping[Key, list[Article]]:
        """The articles that print each text, by id."""
        return self._holders

    # Most texts have no partner: what is looked at again is read again.

    def _read_letters(self, key: Key) -> str:
        return letters_of(self._holders[key][0].text)

    def figures(self, key: Key) -> Figures:
        return read(self._holders[key][0].text)[2]
