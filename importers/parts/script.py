"""One script for the rules: words are looked up in simplified characters, the text stays as printed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc

_HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """The text in simplified characters, one for one; itself where the conversion is not."""
    if not _HAN.search(text):
        return text
    converted = str(_converter().convert(text))
    return converted if len(converted) == len(text) else text


def letters(text: str) -> str:
    """A text as it is compared: letters and digits alone, in their plain forms."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()
