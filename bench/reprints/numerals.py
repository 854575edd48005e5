"""Figures in digits and in Chinese numerals: 47000 = 4.7万 = 四万七千, 2022 = 二〇二二.

Papers follow their own rules on which to print (GB/T 15835 allows both), so a reprint may change
the writing and mean the same. Only writings with one reading are rewritten.
"""

from __future__ import annotations

import random
import re

from bench.reprints.tracked import Tracked

DIGITS = "零一二三四五六七八九"
_YEAR_DIGITS = "〇一二三四五六七八九"
_UNITS = "人名个项件户家元吨亩辆条次座所起米公里公斤千克册台套处天年岁万亿"

_TO_CHINESE = re.compile(
    rf"(?<![\d.A-Za-z])(?:(?P<percent>\d+(?:\.\d+)?)%|(?P<year>(?:19|20)\d\d)(?=年)"
    rf"|(?P<wan>\d+\.\d+)(?=[万亿])|(?P<plain>\d{{1,9}})(?=多?[{_UNITS}]))"
)
_TO_DIGITS = re.compile(
    rf"百分之(?P<percent>[{DIGITS}十百]+(?:点[{DIGITS}]+)?)|(?P<year>[一二][{_YEAR_DIGITS}零]{{3}})(?=年)"
    rf"|(?P<wan>\d+(?:\.\d{{1,4}})?)万(?=[{_UNITS[:-2]}])"
    rf"|(?<![\d第{DIGITS}十百千万亿几数])(?P<plain>[{DIGITS[1:]}两]?[十百千][{DIGITS}十百千]*)(?=[{_UNITS[:-3]}])"
)


def chinese_number(value: int) -> str:
    """A whole number below 10^12 as it is read: 40715 → 四万零七百一十五."""
    if value < 10000:
        return _below_10000(value) or "零"
    unit, name = (10**8, "亿") if value >= 10**8 else (10**4, "万")
    high, low = divmod(value, unit)
    gap = "零" if 0 < low < unit // 10 else ""
    return chinese_number(high) + name + gap + (chinese_number(low) if low else "")


def numerals_to_chinese(text: Tracked) -> Tracked:
    """Percentages, years and counts in Chinese numerals."""

    def put(match: re.Match[str]) -> str:
        if match["percent"]:
            return "百分之" + _decimal(match["percent"])
        if match["year"]:
            return "".join(_YEAR_DIGITS[int(d)] for d in match["year"])
        if match["wan"]:
            return _decimal(match["wan"])
        return chinese_number(int(match["plain"]))

    return text.sub(_TO_CHINESE, put, value=True)


def numerals_to_digits(text: Tracked) -> Tracked:
    """Percentages, years and counts in digits, ten thousands written out."""

    def put(match: re.Match[str]) -> str | None:
        if match["percent"]:
            whole, _, part = match["percent"].partition("点")
            value = number(whole)
            digits = "." + "".join(str(DIGITS.index(d)) for d in part) if part else ""
            return None if value is None else f"{value}{digits}%"
        if match["year"]:
            return "".join(str(DIGITS.index(d)) for d in match["year"].replace("〇", "零"))
        if match["wan"]:
            whole, _, part = match["wan"].partition(".")
            return str(int(whole + part.ljust(4, "0")))
        value = number(match["plain"])
        return None if value is None else str(value)

    return text.sub(_TO_DIGITS, put, value=True)


def rewrite_numerals(dice: random.Random, text: Tracked) -> Tracked:
    """One way or the other, whichever this printing does."""
    first, second = dice.sample((numerals_to_chinese, numerals_to_digits), 2)
    written = first(text)
    return written if written.text != text.text else second(text)


def number(read: str) -> int | None:
    """The value of a Chinese numeral below 10000, None when it is not one."""
    total, digit = 0, None
    for char in read.replace("两", "二"):
        if char in DIGITS:
            digit = DIGITS.index(char)
        elif char in "十百千":
            total += (1 if digit is None else digit) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = None
        else:
            return None
    return total + (digit or 0)


def _below_10000(value: int) -> str:
    read, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            read += ("零" if pending and read else "") + DIGITS[digit] + name
            pending = False
        else:
            pending = bool(read)
    return read.removeprefix("一") if read.startswith("一十") else read


def _decimal(figure: str) -> str:
    whole, _, part = figure.partition(".")
    read = chinese_number(int(whole))
    return read + ("点" + "".join(DIGITS[int(d)] for d in part) if part else "")
