"""The page of a paper (版): its number (版次) and its own name (版名)."""

from __future__ import annotations

import re
import unicodedata

_PAGE = re.compile(
    r"""
    第? \s* (?P<number> [A-Za-z]{0,2} \d{1,3} (?: \s* [-,、至] \s* [A-Za-z]{0,2} \d{1,3} )* )
    \s* 版?
    (?: (?: \s* [:(] \s* | \s+ (?!第) ) (?P<name> [^():]+ ) \)? )?      # 第2版(文教)
    """,
    re.VERBOSE,
)
_CHINESE_PAGE = re.compile(
    r"第 (?P<tens>[一二三四五六七八九]?十)? (?P<ones>[一二三四五六七八九])? 版", re.X
)
_DIGITS = "零一二三四五六七八九"


def split_page(page: str) -> tuple[str, str | None]:
    """Return number and name of a page: 15 and 副刊 of 第15版(副刊), A02 of Ａ０２版, 12 of 第十二版.

    What has no number (头版) stays as it is printed.
    """
    folded = unicodedata.normalize("NFKC", page).strip()
    if match := _PAGE.fullmatch(folded):
        return match["number"], match["name"]
    match = _CHINESE_PAGE.fullmatch(folded)
    if match and (match["tens"] or match["ones"]):
        tens = match["tens"] or ""
        number = _DIGITS.index(match["ones"]) if match["ones"] else 0
        if tens:
            number += 10 * (_DIGITS.index(tens[0]) if len(tens) == 2 else 1)
        return str(number), None
    return page, None
