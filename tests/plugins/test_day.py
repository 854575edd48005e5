from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.day import PRECISIONS, parse_day


@pytest.mark.parametrize(
    ("value", "precision", "iso", "text", "short", "time"),
    [
        ("2022-05-23T12:11:23+08:00", "second", "2022-05-23T12:11:23+08:00", "2022年5月23日", "05-23", "12:11"),
        ("2022-05-23 12:11:23 +0800", None, "2022-05-23T12:11:23+08:00", "2022年5月23日", "05-23", "12:11"),
        ("2022-05-23T12:11:00+08:00", "minute", "2022-05-23T12:11+08:00", "2022年5月23日", "05-23", "12:11"),
        ("2022-05-23T09:05:00", "minute", "2022-05-23T09:05", "2022年5月23日", "05-23", "09:05"),
        ("2022-05-23T00:00:00+08:00", "day", "2022-05-23", "2022年5月23日", "05-23", None),
        ("2022-05-01", "month", "2022-05", "2022年5月", "2022-05", None),
        ("2022-01-01", "year", "2022", "2022年", "2022", None),
    ],
)  # fmt: skip
def test_a_day_is_as_precise_as_stated(
    value: str, precision: str | None, iso: str, text: str, short: str, time: str | None
) -> None:
    day = parse_day(value, precision)
    assert (day.iso, day.text, day.short, day.time) == (iso, text, short, time)


@pytest.mark.parametrize(
    "value", ["", "昨日", "2022-13-01", "2022-02-30", "2022-05-23T25:00:00", "22-5-1"]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError):
        parse_day(value)


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(ValueError, match="week"):
        parse_day("2022-05-23", "week")


@given(st.datetimes(min_value=datetime(1000, 1, 1)), st.sampled_from(PRECISIONS))
def test_no_precision_states_more_than_asked(moment: datetime, precision: str) -> None:
    day = parse_day(moment.replace(microsecond=0).isoformat(), precision)
    lengths = {"year": 4, "month": 7, "day": 10, "minute": 16, "second": 19}
    assert day.iso == moment.isoformat()[: lengths[precision]]
    assert day.is_whole == (precision not in ("year", "month"))


def test_a_month_has_no_moment() -> None:
    with pytest.raises(ValueError):
        parse_day("2022-05-01", "month").moment(UTC)


def test_a_day_without_a_zone_is_midnight_in_the_sites() -> None:
    moment = parse_day("2022-05-23").moment(ZoneInfo("Asia/Shanghai"))
    assert moment.isoformat() == "2022-05-23T00:00:00+08:00"
