"""Articles → their terms, counted: single characters and pairs of neighbouring ones.

Chinese has no spaces, and a segmenter buys little for ten times the time, so a topic is told by its
pairs of neighbouring characters. Single characters stand beside them: a name such as 樟 or 鲟 keeps
its weight where the neighbour changes.

A term is a number: the code point of a character, or for a pair the first code point shifted by
`_BITS` plus the second. All articles of a chunk are counted in one sort of (article, term) numbers
instead of one dictionary an article, which is what makes ten thousand articles a matter of seconds.
Counts are a pure function of an article's own words, and may be kept for as long as those stand.

Wrong on purpose: terms with a digit are left out, so two reports that share only a date or a number
are not related; pairs across two words are noise that long texts average out and short ones do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from ..catalog.distinct import distinct
from .model import Article

TITLE_COUNT = 2
"""Times a term in the title counts: the title says the topic in a dozen characters."""
_BITS = 21
"""A code point is below 2^21, so a pair fills 42 bits; 21 are left for the article's number."""

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """The terms of some articles: article i holds codes[starts[i]:starts[i + 1]], each so often.

    Codes ascend within an article.
    """

    starts: Integers
    codes: Integers
    times: Integers

    def __len__(self) -> int:
        return len(self.starts) - 1


def count_terms(articles: Sequence[Article]) -> Counts:
    """The terms of each article and how often it has them, those of the title TITLE_COUNT times."""
    pieces = [piece for article in articles for piece in (article.title, article.text)]
    # A lone surrogate (a broken escape in somebody's file) is no letter, and no reason to stop.
    encoded = [f"{piece}\0".encode("utf-32-le", "surrogatepass") for piece in pieces]
    letters = np.frombuffer(b"".join(encoded), dtype="<u4").astype(np.int64)
    lengths = np.fromiter((len(piece) // 4 for piece in encoded), np.int64, len(encoded))
    kept = np.repeat(np.arange(len(pieces)), lengths)
    letters[~_is_letter(letters)] = 0
    owners = (kept >> 1) << (2 * _BITS)
    single = letters > 0
    double = single[:-1] & single[1:]
    pairs = (letters[:-1] << _BITS) + letters[1:]
    keys = np.concatenate((owners[single] + letters[single], owners[:-1][double] + pairs[double]))
    titled = kept % 2 == 0
    titled = np.concatenate((titled[single], titled[:-1][double]))
    keys = np.concatenate((keys, *[keys[titled]] * (TITLE_COUNT - 1)))
    keys.sort()
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else keys
    times = np.diff(first, append=len(keys))
    owned = np.bincount(keys[first] >> (2 * _BITS), minlength=len(articles))
    starts = np.concatenate(([0], np.cumsum(owned)))
    return Counts(starts, keys[first] & ((1 << (2 * _BITS)) - 1), times)


def code_of(term: str) -> int:
    """The number of a term of one or two characters."""
    first, *rest = map(ord, term)
    return (first << _BITS) + rest[0] if rest else first


def is_single(codes: Integers) -> npt.NDArray[np.bool_]:
    """Which of the codes are single characters."""
    return codes < (1 << _BITS)


def _is_letter(codes: Integers) -> npt.NDArray[np.bool_]:
    table = _table()
    known = table[codes]
    if (known < 0).any():
        for code in distinct(codes[known < 0]).tolist():
            table[code] = chr(code).isalpha()
        known = table[codes]
    return np.asarray(known == 1)


@cache
def _table() -> npt.NDArray[np.int8]:
    """Code point → 1 for a letter, 0 for none, -1 for not yet met."""
    return np.full(1 << _BITS, -1, dtype=np.int8)
