"""Figures as values: what a market report, a price index and a forecast differ in.

Daily series (收评, 居民消费价格, 天气预报) are one form filled with other figures every day: nine
letters of ten agree and yet no issue is a reprint of another. A reprint copies the figures, though
it may write them its own way: 4.7万 = 47000 = 四万七千, 二〇二二 = 2022, １２ = 12. So figures are
read as values from the printed text, where the decimal point still stands, and compared at the
places that the alignment pairs; compared as a bag, constants (每1美元) agree by chance.

Wrong on purpose: a single Chinese digit is a figure only before a measure (三名; not 三是) and 一 never
(一个, 统一), a fraction (三分之一) is read as
its parts, and 几百, 上千 count as the hundred and the thousand they hold. Each is read the same way
in both printings, so it agrees where the words agree. A long figure off by one digit is called smudged:
what that says depends on how well the texts are read (`differences.py`). A day with the time of day
(2022-05-23 12:11) is the stamp of the printing, not a figure of the report. Runs of digits longer
than any amount, account or document number (ruled lines of 一一一, raw data) state no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from ...catalog.normalise import Letters

SMUDGED_DIGITS = 4
"""Digits from which on two figures that differ in one digit may be one figure, misread once."""

MAX_DIGITS = 30
"""Characters of a figure. Bank accounts have 19, document numbers 18; Python itself refuses to read
more than 4,300 (sys.set_int_max_str_digits), which would stop a build."""

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_FIGURE = re.compile(
    r"""
    (?P<stamp> \d{4} [-/.年] \d{1,2} [-/.月] \d{1,2} 日? \s* \d{1,2} : \d{2} (?: : \d{2} )? )
    | (?P<arabic> \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+)? )
    (?P<scale> (?: [千百] (?! [米伏克瓦卡帕赫] ) )? [万萬亿億]{0,2} )
    | (?P<chinese>
        [〇零一二三四五六七八九十百千万萬亿億两兩]+ [点點] [〇零一二三四五六七八九]+ [万萬亿億]{0,2}
      | [〇零一二三四五六七八九十百千万萬亿億两兩]{2,} | 十
      | [二三四五六七八九两兩] (?= [年月日号時时分天名人个位户家起例所座条項项件辆台部次度级級岁元吨米亩轮场届期层种] )
      )
    """,
    re.VERBOSE,
)

_MIXED = re.compile("(?P<whole>[0-9十百千万萬亿億]{1,30})(?:[点點](?P<decimals>[0-9]{1,30}))?")
_TOKEN = re.compile("[0-9]+|.")
_START = re.compile(r"[\d〇零一二三四五六七八九十百千万萬亿億两兩]")

_NUMERAL = "〇零一二三四五六七八九十百千万萬亿億两兩点點"
_IN_FIGURE = frozenset(f"{_NUMERAL}0123456789")
_BREAK = re.compile(r"\n\s*")
"""Lines are broken at a width, in the middle of 一千七百四十七 and of 1747 too."""
_WIDTH = 10
"""Characters of a line that is broken at a width, at least: the cells of a table are shorter."""
_WIDE = re.compile(r"[０-９．：／－] | (?<=\d) ， (?=\d)", re.VERBOSE)
_TO_ASCII = 0xFEE0
"""From the code of a full-width form (U+FF01 to U+FF5E) to that of the plain one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and the half-open span of letters it was printed in."""

    start: int
    end: int
    value: Decimal


def find_figures(printed: str, letters: Letters) -> tuple[Figure, ...]:
    """The figures of a text in order, placed in its letters."""
    text, cuts = _unbroken(_same_length(printed))
    found = [
        (match.span(), value) for match in _matches(text) if (value := _value(match)) is not None
    ]
    spans = np.array([span for span, _ in found], dtype=np.int64).reshape(-1, 2)
    if cuts:
        # The last letter of a figure is in it, the line break after it is not.
        ends = np.array([0, 1])
        spans = spans - ends
        for at, length in cuts:
            spans[spans >= at] += length
        spans += ends
    places = np.searchsorted(letters.offsets, spans).tolist()
    return tuple(
        Figure(start, end, value) for (start, end), (_, value) in zip(places, found, strict=True)
    )


def _matches(text: str) -> Iterator[re.Match[str]]:
    # What `_FIGURE.finditer` gives, but most characters are passed over at the speed of one set.
    at = 0
    while start := _START.search(text, at):
        at = start.start()
        if match := _FIGURE.match(text, at):
            yield match
            at = match.end()
        else:
            at += 1


def smudged(a: Decimal, b: Decimal) -> bool:
    """True for two long figures that differ in one digit: one of them was misread."""
    if a.adjusted() != b.adjusted():
        return False  # most pairs end here, and normalising costs more than all the rest
    x, y = a.normalize().as_tuple(), b.normalize().as_tuple()
    if x.exponent != y.exponent or len(x.digits) != len(y.digits):
        return False
    if len(x.digits) < SMUDGED_DIGITS:
        return False
    return sum(p != q for p, q in zip(x.digits, y.digits, strict=True)) == 1


def numeral(text: str) -> Decimal | None:
    """The value of a whole text of digits and units (百, 3千2百5十点4), None when it has none."""
    match = _MIXED.fullmatch(text)
    if match is None:
        return None
    total = section = Decimal(0)
    number: Decimal | None = None
    for token in _TOKEN.findall(match["whole"]):
        if token[0] in _SMALL:
            section += (1 if number is None else number) * _SMALL[token]
            number = None
        elif token in _LARGE:
            total += (section + (number or 0) or 1) * _LARGE[token]
            section, number = Decimal(0), None
        else:
            number = Decimal(token)
    value = total + section + (number or 0)
    if match["decimals"]:
        value += Decimal(f"0.{match['decimals']}")
    return value.normalize()


def _unbroken(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without line breaks inside figures, and where they were, with their lengths."""
    if "\n" not in text:
        return text, []
    cuts = []
    for match in _BREAK.finditer(text):
        start, end = match.span()
        while start and text[start - 1] in " \t\r\u3000":
            start -= 1
        if start and end < len(text) and _is_inside(text, start, end):
            cuts.append((start, end))
    if not cuts:
        return text, []
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return "".join(parts), [(start, end - start) for start, end in cuts]


def _is_inside(text: str, start: int, end: int) -> bool:
    """True for a break inside a Chinese figure; between digits, where lines are broken at a width."""
    if not (text[start - 1] in _IN_FIGURE and text[end] in _IN_FIGURE):
        return False
    if text[start - 1] in _NUMERAL and text[end] in _NUMERAL:
        return True
    width = start - 1 - text.rfind("\n", 0, start)
    after, before = text.find("\n", end), text.rfind("\n", 0, start)
    others = (
        (len(text) if after < 0 else after) - end,
        before - 1 - text.rfind("\n", 0, max(before, 0)),
    )
    return width >= _WIDTH and any(abs(width - other) <= 1 for other in others)


def _same_length(printed: str) -> str:
    """Full-width digits and the marks between them folded; every place stays where it was."""
    return _WIDE.sub(lambda match: chr(ord(match[0]) - _TO_ASCII), printed)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["stamp"] or len(match[0]) > MAX_DIGITS:
        return None
    if match["chinese"]:
        return _chinese(*re.split("[点點]", match["chinese"]))
    value = Decimal(match["arabic"].replace(",", ""))
    for char in match["scale"]:
        value *= _SMALL.get(char) or _LARGE[char]
    return value.normalize()


def _chinese(text: str, decimals: str = "") -> Decimal | None:
    if decimals:
        whole = _chinese(text)
        digits = decimals.rstrip("万萬亿億")
        value = (whole or 0) + Decimal("0." + "".join(str(_DIGITS[c]) for c in digits))
        for scale in decimals[len(digits) :]:
            value *= _LARGE[scale]
        return value.normalize()
    if not any(c in _SMALL or c in _LARGE for c in text):
        return Decimal(int("".join(str(_DIGITS[c]) for c in text))).normalize()
    if not any(c in _DIGITS or c == "十" for c in text):
        return None  # 千万, 万亿, 百千: words of emphasis
    if text[-1] == "千" and re.search("[十百]", text):
        text = text[:-1]  # 十千伏, 十四千米: a unit
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif _LARGE[char] == 10**4:
            total += (section + digit) * 10**4
            section = digit = 0
        else:
            total = (total + section + digit) * 10**8
            section = digit = 0
    return Decimal(total + section + digit).normalize()
