"""How this project, jionlp and dateparser read one printed date.

A library that completes dates is asked twice, with reference days that differ in year, month and
day: what moves with the reference was not stated by the words. A date whose year alone moves is
`--MM-DD`; a date that moves otherwise is made up.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bench.extraction.date_forms import DateForm

REFERENCES = (dt.date(2019, 3, 9), dt.date(2023, 8, 17))
"""Two past days without a part in common."""
MADE_UP = "moves with the reference day"

Reader = Callable[[str, dt.date], str | None]
"""One way of reading the text with a reference day; the value in the form of `DateForm.right`."""
_STAMP = re.compile(r"(\d+)-(\d\d)-(\d\d) (\d\d:\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class DateTool:
    """A reader of dates and the ways its documentation offers."""

    name: str
    distribution: str | None
    licence: str
    call: str
    load: Callable[[], Mapping[str, Reader]]


def read_form(form: DateForm, read: Reader) -> str | None:
    """What the reader takes the form for."""
    if form.issue:
        return read(form.text, form.issue)
    one, other = (read(form.text, reference) for reference in REFERENCES)
    return one if one == other else stated_part(one, other)


def stated_part(one: str | None, other: str | None) -> str:
    """The part of two readings that does not move with the reference day."""
    bare = [re.sub(r"\b\d{4}-", "--", value or "") for value in (one, other)]
    return bare[0] if bare[0] == bare[1] and one and other else MADE_UP


def interval(first: str, last: str) -> str:
    """The value of a span of seconds as jionlp gives it, in the form of `DateForm.right`."""
    begins, ends = _STAMP.fullmatch(first), _STAMP.fullmatch(last)
    if not begins or not ends:
        return f"{first}/{last}"
    days = ["-".join(stamp.group(1, 2, 3)) for stamp in (begins, ends)]
    if days[0] == days[1]:
        instant = begins[4] == ends[4]
        return f"{days[0]}T{begins[4]}:{begins[5]}" if instant else days[0]
    year, month = int(begins[1]), int(begins[2])
    if days[0].endswith("-01-01") and days[1] == f"{begins[1]}-12-31":
        return begins[1]
    if days[0].endswith("-01") and 0 < year < dt.MAXYEAR:
        end = calendar.monthrange(year, month)[1]
        if days[1] == f"{begins[1]}-{begins[2]}-{end:02}":
            return f"{begins[1]}-{begins[2]}"
    return "/".join(days)


def _ours() -> Mapping[str, Reader]:
    from importers.parts.dates import event_dates, read_date

    def read(text: str, reference: dt.date) -> str | None:
        if stated := read_date(text, zone=""):
            return stated.iso
        return "/".join(event_dates(text)) or None

    return {"as the importers read": read}


def _jionlp() -> Mapping[str, Reader]:
    import jionlp  # type: ignore[import-not-found, unused-ignore]

    def base(reference: dt.date) -> dict[str, int]:
        return {"year": reference.year, "month": reference.month, "day": reference.day}

    def value(found: Mapping[str, object]) -> str | None:
        span = found["time"]
        if found["type"] not in ("time_point", "time_span") or not isinstance(span, list):
            return None  # a length of time, or something that comes back
        stated = interval(str(span[0]), str(span[1]))
        # 近日 is a blurred span of days, 20日上午 a blurred part of one day.
        return None if found["definition"] != "accurate" and "/" in stated else stated

    def parse(text: str, reference: dt.date) -> str | None:
        try:
            return value(jionlp.parse_time(text, time_base=base(reference)))
        except Exception:  # its way of saying that the words are no date
            return None

    def extract(text: str, reference: dt.date) -> str | None:
        found = jionlp.ner.extract_time(text, time_base=base(reference), with_parsing=True)
        return value(found[0]["detail"]) if found else None

    return {"parse_time": parse, "ner.extract_time": extract}


def _dateparser() -> Mapping[str, Reader]:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def settings(reference: dt.date) -> dict[str, object]:
        return {
            "RELATIVE_BASE": dt.datetime.combine(reference, dt.time()),
            "RETURN_TIME_AS_PERIOD": True,
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
        }

    def value(moment: dt.datetime | None, period: str) -> str | None:
        if moment is None:
            return None
        lengths = {"year": 4, "month": 7, "time": 25}
        return moment.isoformat()[: lengths.get(period, 10)]

    def parse(languages: list[str] | None) -> Reader:
        def read(text: str, reference: dt.date) -> str | None:
            parser = DateDataParser(languages=languages, settings=settings(reference))
            found = parser.get_date_data(text)
            return value(found.date_obj, found.period)

        return read

    def search(text: str, reference: dt.date) -> str | None:
        found = search_dates(text, ["zh"], settings=settings(reference), add_period=True)
        return value(found[0][1], str(found[0][2])) if found else None

    return {"parse": parse(None), "parse zh": parse(["zh"]), "search_dates": search}


DATE_TOOLS = (
    DateTool("this project", None, "AGPL-3.0-or-later", "`importers/parts/dates.py`", _ours),
    DateTool(
        "jionlp",
        "jionlp",
        "Apache-2.0",
        "`parse_time(text, time_base=…)` and `ner.extract_time(…, with_parsing=True)`",
        _jionlp,
    ),
    DateTool(
        "dateparser",
        "dateparser",
        "BSD-3-Clause",
        '`DateDataParser().get_date_data(text)`, the same with `languages=["zh"]`, and '
        "`search.search_dates`",
        _dateparser,
    ),
)
