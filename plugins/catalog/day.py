"""A day as precise as the text states it (刊载日期), for people and for machines.

Nothing is filled in: a month stays a month, a time without a zone stays without one. `Date` in a
header always has the form Pelican needs; `Date_Precision` says how much of it the text states.
"""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(
    r"""
    (?P<year>\d{4}) (?: -(?P<month>\d{1,2}) (?: -(?P<day>\d{1,2})
    (?: [T_ ]+ (?P<time>\d{1,2}:\d{2}) (?: :(?P<second>\d{2}) (?:[.,]\d+)? )?
        \s* (?P<zone> Z | [+-]\d{2}:?\d{2} )? )? )? )?
    """,
    re.VERBOSE,
)
PRECISIONS = ("year", "month", "day", "minute", "second")


class Day(NamedTuple):
    """`iso` is as precise as stated; `text` and `short` are for people; `time` is HH:MM or None."""

    iso: str
    text: str
    short: str
    time: str | None = None

    @property
    def date(self) -> str:
        """The calendar day `YYYY-MM-DD`, or only year and month, or only the year."""
        return self.iso[:10]

    @property
    def month(self) -> str | None:
        """`YYYY-MM`, or None when only the year is stated."""
        return self.iso[:7] if len(self.iso) >= 7 else None

    @property
    def is_whole(self) -> bool:
        """Whether a calendar day is stated: only then may it order, be fed and be cited."""
        return len(self.iso) >= 10

    @property
    def order(self) -> str:
        """A string that sorts by what is stated, in the zone in which it is stated."""
        return self.iso[:19]

    def moment(self, zone: tzinfo) -> datetime:
        """Return the stated moment, midnight where no time is stated, in `zone` where none is.

        Raises ValueError when no calendar day is stated: a feed must not make one up.
        """
        if not self.is_whole:
            raise ValueError(f"{self.iso} states no day")
        found = datetime.fromisoformat(self.iso)
        return found if found.tzinfo else found.replace(tzinfo=zone)

    def day_only(self) -> Day:
        """The same day without its time: what a list is grouped by."""
        return self if self.time is None else Day(self.date, self.text, self.short)


@lru_cache(maxsize=4096)  # an archive has far fewer days than articles
def parse_day(value: str, precision: str | None = None) -> Day:
    """Return the Day that the header value `value` states.

    `precision` is `Date_Precision`; without it the string's own precision counts.
    Raises ValueError when `value` is no date or `precision` is not one of PRECISIONS.
    """
    match = _DATE.fullmatch(value.strip())
    if match is None:
        raise ValueError(f"“{value}” is not a date such as 2022-05-23 or 2022-05-23T12:11:23+08:00")
    if precision is not None and precision not in PRECISIONS:
        raise ValueError(f"“{precision}” is not one of {', '.join(PRECISIONS)}")
    stated = 0
    for level, part in enumerate(("month", "day", "time", "second"), start=1):
        if match[part]:
            stated = level
    level = min(stated, PRECISIONS.index(precision)) if precision else stated
    year, month, day = int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)
    clock = f"{match['time']}:{match['second'] or '00'}".zfill(8) if match["time"] else "00:00:00"
    zone = (match["zone"] or "").replace("Z", "+00:00")
    if zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    try:
        datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}T{clock}{zone}")
    except ValueError as error:
        raise ValueError(f"“{value}” is not in the calendar ({error})") from error
    if level == 0:
        return Day(f"{year:04}", f"{year}年", f"{year:04}")
    if level == 1:
        return Day(f"{year:04}-{month:02}", f"{year}年{month}月", f"{year:04}-{month:02}")
    text, short = f"{year}年{month}月{day}日", f"{month:02}-{day:02}"
    iso = f"{year:04}-{month:02}-{day:02}"
    if level == 2:
        return Day(iso, text, short)
    # A stated minute is kept as a minute: "12:11:00" would state seconds that nobody stated.
    shown = clock if level == 4 else clock[:5]
    return Day(f"{iso}T{shown}{zone}", text, short, clock[:5])
