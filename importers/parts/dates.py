"""Dates as they are printed: never completed, never guessed.

A date without a year stays without one (`--05-20`); a day is a day and no instant. The year of a
menu, an image name or the day of the crawl is not the year of the text.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0", "○": "0", "O": "0", "Ｏ": "0", "0": "0",
}  # fmt: skip
_FULL_WIDTH = str.maketrans("０１２３４５６７８９：／－．", "0123456789:/-.")
_TIME = (
    r"(?:[T\s]*(?P<half>上午|下午|凌晨|早上|中午|傍晚|晚上|晚)?\s*"
    r"(?P<h>\d{1,2})(?::(?P<mi>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?|[时時点點](?:(?P<mi2>\d{1,2})分)?))?"
)
_ZONE = r"(?:\s*(?P<zone>Z|[+-]\d{2}:?\d{2}))?"
# A time may be glued to the day: 2022年5月23日12:11, 2022-09-3022:46.
_DAY = r"(?P<d>\d{1,2})(?:\s*[日号]|(?!\d)|(?=\d{2}:\d{2}))"

STAMP = re.compile(
    rf"(?<!\d)(?P<y>(?:19|20)\d{{2}})\s*[-/.年]\s*(?P<m>\d{{1,2}})\s*[-/.月]\s*{_DAY}{_TIME}{_ZONE}"
)
# 15/09/2025: the order of Hong Kong and Macau.
DAY_FIRST = re.compile(
    rf"(?<![\d/.-])(?P<d>\d{{1,2}})([/.-])(?P<m>\d{{1,2}})\2(?P<y>(?:19|20)\d{{2}})(?![\d/.-]){_TIME}{_ZONE}"
)
# 民國111年5月3日
REPUBLIC = re.compile(rf"(?:中華)?民[國国](?P<y>\d{{2,3}})年(?P<m>\d{{1,2}})月{_DAY}{_TIME}{_ZONE}")
MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})年(?P<m>\d{1,2})月(?!\s*\d{1,2}\s*日)")
_HAN_YEAR = r"(?P<y>[一二][〇○零O0Ｏ一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月"
HAN_DAY = re.compile(rf"{_HAN_YEAR}(?P<d>[一二三四五六七八九十廿卅]{{1,3}})日")
HAN_MONTH = re.compile(rf"{_HAN_YEAR}(?![一二三四五六七八九十廿卅]{{1,3}}日)")
_MONTH_DAY = re.compile(
    r"(?<![\d年—\-至到])(?:(?P<y>(?:19|20)\d{2})\s*年\s*)?(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"
    r"(?:\s*(?:至|到|—|-|~|～)\s*(?:(?P<m2>\d{1,2})\s*月\s*)?(?P<d2>\d{1,2})\s*日)?"
)
_HAN_MONTH_DAY = re.compile(
    r"(?<![一二三四五六七八九〇○零年])(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十廿卅]{1,3})日"
)


_LONGEST_DATE = 60  # characters


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that the text states: ISO 8601, as precise as printed."""

    iso: str
    precision: str


def read_date(text: str, zone: str = "+08:00") -> Stated | None:
    """The first full date in `text`; an instant without a zone gets `zone`, a day gets none."""
    text = text.translate(_FULL_WIDTH)
    for pattern in (STAMP, REPUBLIC, DAY_FIRST):
        for match in pattern.finditer(text):
            found = match.groupdict()
            if pattern is REPUBLIC:
                found["y"] = str(int(found["y"]) + 1911)
            if stated := _stated(found, zone):
                return stated
    if day := HAN_DAY.search(text):
        year, month = _han_month(day)
        return _stated({"y": year, "m": month, "d": str(_han(day["d"]))}, zone)
    if (month_only := MONTH.search(text)) and 1 <= int(month_only["m"]) <= 12:
        return Stated(f"{month_only['y']}-{int(month_only['m']):02}", "month")
    if (month_only := HAN_MONTH.search(text)) and 1 <= _han(month_only["m"]) <= 12:
        year, month = _han_month(month_only)
        return Stated(f"{year}-{int(month):02}", "month")
    return None


def _han_month(match: re.Match[str]) -> tuple[str, str]:
    return "".join(_HAN_DIGITS[c] for c in match["y"]), str(_han(match["m"]))


def _stated(found: dict[str, str | None], zone: str) -> Stated | None:
    try:
        day = dt.date(int(found["y"] or 0), int(found["m"] or 0), int(found["d"] or 0))
    except ValueError:
        return None
    hour, minute, second = found.get("h"), found.get("mi"), found.get("s")
    if hour is not None and minute is None:
        minute = (found.get("mi2") or "0").zfill(2)
    if hour is not None and found.get("half") in _AFTERNOON and int(hour) < 12:
        hour = str(int(hour) + 12)
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return Stated(day.isoformat(), "day")
    stated_zone = found.get("zone")
    if stated_zone == "Z":
        stated_zone = "+00:00"
    elif stated_zone and ":" not in stated_zone:
        stated_zone = f"{stated_zone[:3]}:{stated_zone[3:]}"
    if stated_zone and (int(stated_zone[1:3]) > _FARTHEST_ZONE or int(stated_zone[4:]) > 59):
        stated_zone = None  # +80:00 is none
    if second is not None and int(second) > 59:
        second = None
    clock = f"{int(hour):02}:{minute}:{second or '00'}"
    return Stated(f"{day}T{clock}{stated_zone or zone}", "second" if second else "minute")


_FARTHEST_ZONE = 14  # hours: Kiribati
_AFTERNOON = ("下午", "傍晚", "晚上", "晚")


def _han(number: str) -> int:
    """一 to 三十一, up to 99; 廿 and 卅 are 20 and 30."""
    number = number.replace("廿", "二十").replace("卅", "三十")
    tens, _, units = number.rpartition("十") if "十" in number else ("0", "", number)
    ten = 1 if "十" in number and not tens else int(_HAN_DIGITS.get(tens, "0"))
    unit = int(_HAN_DIGITS.get(units, "0")) if units else 0
    return ten * 10 + unit


def event_dates(lead: str) -> list[str]:
    """The days named in the first sentence of a story; `--MM-DD` where no year is printed."""
    sentence = re.split(r"[。！？!?]", lead.translate(_FULL_WIDTH), maxsplit=1)[0]
    days: list[str] = []
    for match in _MONTH_DAY.finditer(sentence):
        _add_day(days, match["y"], int(match["m"]), int(match["d"]))
        if match["d2"]:
            _add_day(days, match["y"], int(match["m2"] or match["m"]), int(match["d2"]))
    for match in _HAN_MONTH_DAY.finditer(sentence):
        _add_day(days, None, _han(match["m"]), _han(match["d"]))
    return days


def _add_day(days: list[str], year: str | None, month: int, day: int) -> None:
    """Add a day that exists; without a year the 29th of February does."""
    try:
        dt.date(int(year or 2000), month, day)
    except ValueError:
        return
    days.append(f"{year or '-'}-{month:02}-{day:02}")


def is_date_line(text: str) -> bool:
    """Whether the line holds a full date and nothing else."""
    if len(text) > _LONGEST_DATE:
        return False
    text = text.strip(" \t\u3000()（）[]【】").translate(_FULL_WIDTH)
    return any(pattern.fullmatch(text) for pattern in (STAMP, DAY_FIRST, REPUBLIC, HAN_DAY, MONTH))


# In a headline a date is part of a phrase: 截至2024年6月3日24时清河市防汛情况.
_PHRASE_BEFORE = re.compile(r"[\u3400-\u9fff](?<![报報网網社刊台期])$")
_PHRASE_AFTER = re.compile(r"(?!星期|周[一二三四五六日]|总?第|农历|農曆)[\u3400-\u9fff]")


def date_stands_apart(line: str) -> bool:
    """Whether a line states a date beside other things; one with a clock time always does."""
    plain = line.translate(_FULL_WIDTH)
    for pattern in (STAMP, REPUBLIC, DAY_FIRST, HAN_DAY):
        if match := pattern.search(plain):
            before, after = plain[: match.start()], plain[match.end() :]
            phrase = _PHRASE_BEFORE.search(before) or _PHRASE_AFTER.match(after)
            return ":" in match[0] or phrase is None
    return is_date_line(line)
