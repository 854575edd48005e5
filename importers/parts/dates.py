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
_TIME = r"(?:[T\s]*(?P<h>\d{1,2}):(?P<mi>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?)?"
_ZONE = r"(?:\s*(?P<zone>Z|[+-]\d{2}:?\d{2}))?"

STAMP = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*日?(?!\d)"
    + _TIME
    + _ZONE
)
MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})年(?P<m>\d{1,2})月(?!\s*\d{1,2}\s*日)")
HAN_DAY = re.compile(
    r"(?P<y>[一二][〇○零O0Ｏ一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月"
    r"(?P<d>[一二三四五六七八九十]{1,3})日"
)
_MONTH_DAY = re.compile(
    r"(?<![\d年—\-至到])(?:(?P<y>(?:19|20)\d{2})\s*年\s*)?(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"
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
    for match in STAMP.finditer(text):
        if stated := _stated(match.groupdict(), zone):
            return stated
    if day := HAN_DAY.search(text):
        year = "".join(_HAN_DIGITS[c] for c in day["y"])
        return _stated({"y": year, "m": str(_han(day["m"])), "d": str(_han(day["d"]))}, zone)
    if (month := MONTH.search(text)) and 1 <= int(month["m"]) <= 12:
        return Stated(f"{month['y']}-{int(month['m']):02}", "month")
    return None


def _stated(found: dict[str, str | None], zone: str) -> Stated | None:
    try:
        day = dt.date(int(found["y"] or 0), int(found["m"] or 0), int(found["d"] or 0))
    except ValueError:
        return None
    hour, minute, second = found.get("h"), found.get("mi"), found.get("s")
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return Stated(day.isoformat(), "day")
    stated_zone = found.get("zone")
    if stated_zone == "Z":
        stated_zone = "+00:00"
    elif stated_zone and ":" not in stated_zone:
        stated_zone = f"{stated_zone[:3]}:{stated_zone[3:]}"
    if second is not None and int(second) > 59:
        second = None
    clock = f"{int(hour):02}:{minute}:{second or '00'}"
    return Stated(f"{day}T{clock}{stated_zone or zone}", "second" if second else "minute")


def _han(number: str) -> int:
    """一 to 三十一, up to 99."""
    tens, _, units = number.rpartition("十") if "十" in number else ("0", "", number)
    ten = 1 if "十" in number and not tens else int(_HAN_DIGITS.get(tens, "0"))
    unit = int(_HAN_DIGITS.get(units, "0")) if units else 0
    return ten * 10 + unit


def event_dates(lead: str) -> list[str]:
    """The days named in the first sentence of a story; `--MM-DD` where no year is printed."""
    sentence = re.split(r"[。！？!?]", lead.translate(_FULL_WIDTH), maxsplit=1)[0]
    days = []
    for match in _MONTH_DAY.finditer(sentence):
        month, day = int(match["m"]), int(match["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            year = match["y"] or "-"
            days.append(f"{year}-{month:02}-{day:02}")
    return days


def is_date_line(text: str) -> bool:
    """Whether the line holds a full date and nothing else."""
    if len(text) > _LONGEST_DATE:
        return False
    text = text.strip(" \t\u3000()（）[]【】").translate(_FULL_WIDTH)
    return any(pattern.fullmatch(text) for pattern in (STAMP, HAN_DAY, MONTH))
