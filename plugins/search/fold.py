"""Printed text → the letters and digits by which it is searched.

What a reader types and what is printed differ in script (稳 and 穩), width (１２ and 12), case, spaces,
punctuation; none of it is what the reader looks for. Both sides go through one fold, here and in
theme/static/js/fold.js, which share the table of characters as a file (`table_file`) and nothing else:
all other steps are Unicode's own, and a test compares the two over every character.

The fold goes character by character, so a part of a text is found wherever the whole is; a phrase of
OpenCC's would fold 皇后 otherwise than 后. A character that is folded badly is folded badly on both sides.

A point between two digits is a letter of its own: 3.5 is not 35. Other marks between digits are
dropped, so 1,234 is 1234, and 10—20 is, wrong on purpose, 1020.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.metadata import version
from itertools import chain

import opencc

POINT = "\ua78f"
"""Stands for a decimal point: a letter (category Lo), so that Pagefind keeps it as a word."""
_LOOSE_POINT = re.compile(rf"(?<![0-9]){POINT}|{POINT}(?![0-9])")
_HAN = (
    range(0x2E80, 0x3400),
    range(0x3400, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x32400),
)
"""Blocks in which OpenCC has characters to convert (Unicode 16, Blocks.txt)."""


def fold(text: str) -> str:
    """Return the folded letters and digits of `text`, without what stands between them."""
    folded = text.translate(_TABLE)
    return _LOOSE_POINT.sub("", folded) if POINT in folded else folded


def table_file() -> bytes:
    """Return the table that both sides share: JSON, a string of pairs, traditional then simplified."""
    pairs = ((chr(code), _simplified(chr(code))) for code in chain(*_HAN))
    return json.dumps(
        {"pairs": "".join(a + b for a, b in pairs if a != b and len(b) == 1), "point": POINT},
        ensure_ascii=False,
    ).encode()


def unlike() -> str:
    """Return the characters of GB 2312 that the table changes: 乾, 後, 於 and a dozen more.

    A text of the other characters of GB 2312 is folded without the table.
    """
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    chars = (cell.decode("gb2312", "ignore") for cell in cells)
    return "".join(char for char in chars if char and _simplified(char) != char)


def table_version() -> str:
    """Return what the table is made from."""
    return f"OpenCC {version('OpenCC')}, Unicode {unicodedata.unidata_version}"


class _Table(dict[int, str]):
    """Code point → its fold, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


_TABLE = _Table()


def _fold(char: str) -> str:
    plain = unicodedata.normalize("NFKD", _simplified(char))
    bare = "".join(c for c in plain if unicodedata.category(c)[0] != "M")
    return "".join(
        POINT if c == "." else c
        for c in "".join(map(_simplified, unicodedata.normalize("NFC", bare))).lower()
        if c == "." or unicodedata.category(c)[0] in "LN"
    )


def _simplified(char: str) -> str:
    if not any(ord(char) in block for block in _HAN):
        return char
    found = str(_converter().convert(char))
    return found if len(found) == 1 else char


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
