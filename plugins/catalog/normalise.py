"""Printed text → the letters and digits by which two printings are compared.

Papers and portals differ in width (１２ and 12), script (稳 and 穩), punctuation, line breaks and
spaces; none of it says anything about who printed whose report. What is left after folding these
is compared letter by letter, and every letter remembers where it stood in the printed text.

The conversion goes character by character. OpenCC's phrase tables know more (后 and 後), but a
phrase may change its length and the way back to the printed text would be lost. Both printings go
through the same table, so a character that is converted badly is converted badly on both sides.

Wrong on purpose: characters that only combine with a neighbour (e + ´) lose the accent, and the
decimal point falls out (3.5 → 35). Figures are read from the printed text (`figures.py`).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import opencc

from .distinct import distinct

_CODE_POINTS = 0x110000
_UNKNOWN, _SEVERAL = -1, -2


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """Letters and digits of a printed text, and the printed offset of each."""

    text: str
    codes: npt.NDArray[np.uint32]
    offsets: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.text)

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """The span of the printed text from letter `start` to before letter `end` (not empty)."""
        return int(self.offsets[start]), int(self.offsets[end - 1]) + 1


def normalise(printed: str) -> Letters:
    """NFKC, traditional → simplified, lower case, letters and digits only."""
    codes = np.frombuffer(printed.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    table = _table()
    to = table[codes]
    if (to == _UNKNOWN).any():
        for code in distinct(codes[to == _UNKNOWN]).tolist():
            folded = fold(chr(code))
            table[code] = ord(folded) if len(folded) == 1 else _SEVERAL if folded else 0
        to = table[codes]
    if (to == _SEVERAL).any():
        return _normalise_slowly(printed)
    kept = np.flatnonzero(to)
    return _letters(to[kept].astype(np.uint32), kept.astype(np.int64))


@cache
def fold(char: str) -> str:
    """The letters and digits that one printed character stands for: '' for punctuation."""
    folded = unicodedata.normalize("NFKC", _to_simplified(char))
    return "".join(c for c in _to_simplified(folded).lower() if c.isalnum())


def _normalise_slowly(printed: str) -> Letters:
    folded = [fold(char) for char in printed]
    codes = np.frombuffer("".join(folded).encode("utf-32-le"), dtype="<u4").astype(np.uint32)
    lengths = np.array([len(f) for f in folded], dtype=np.int64)
    return _letters(codes, np.repeat(np.arange(len(printed), dtype=np.int64), lengths))


def _letters(codes: npt.NDArray[np.uint32], offsets: npt.NDArray[np.int64]) -> Letters:
    return Letters(codes.astype("<u4").tobytes().decode("utf-32-le"), codes, offsets)


@cache
def _table() -> npt.NDArray[np.int32]:
    """Code point → code point, 0 for dropped; filled as characters are met."""
    return np.full(_CODE_POINTS, _UNKNOWN, dtype=np.int32)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _to_simplified(text: str) -> str:
    if text.isascii() or any("\ud800" <= c <= "\udfff" for c in text):
        return text
    return str(_converter().convert(text))
