"""Dates in all the forms that pages and papers print them, and strings that only look like dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.parts.dates import date_stands_apart, event_dates, is_date_line, read_date


def iso(text: str, zone: str = "+08:00") -> str | None:
    stated = read_date(text, zone)
    return stated.iso if stated else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-06-03", "2024-06-03"),
        ("2024/6/3", "2024-06-03"),
        ("2024.06.03", "2024-06-03"),
        ("2024年06月03日", "2024-06-03"),
        ("2024 年 6 月 3 日", "2024-06-03"),
        ("2024年6月3号", "2024-06-03"),
        ("2024年6月3日 星期一", "2024-06-03"),
        ("２０２４年６月３日", "2024-06-03"),
        ("1986-04-09", "1986-04-09"),
        ("二〇二四年六月三日", "2024-06-03"),
        ("二○○四年十月三十一日", "2004-10-31"),
        ("二OO四年一月一日", "2004-01-01"),
        ("一九八六年四月九日", "1986-04-09"),
        ("二零二四年六月廿三日", "2024-06-23"),
        ("二〇二四年十二月卅一日", "2024-12-31"),
        ("民國113年6月3日", "2024-06-03"),
        ("中華民國七年", None),
        ("民国113年6月3日", "2024-06-03"),
        ("03/06/2024", "2024-06-03"),
        ("3.6.2024", "2024-06-03"),
        ("31-12-2024", "2024-12-31"),
        ("12/31/2024", None),
        ("3/6.2024", None),
        ("2024年6月", "2024-06"),
        ("二〇二四年六月", "2024-06"),
        ("2024年13月", None),
        ("2024-02-30", None),
        ("2023-02-29", None),
        ("2024-02-29", "2024-02-29"),
        ("2024-00-03", None),
        ("二〇二四年十三月三日", None),
        ("6月3日", None),
        ("十四日", None),
        ("昨日", None),
        ("2024", None),
        ("202x年6月3日", None),
        ("20240603", None),
        ("12024-06-03", None),
        ("电话：0000-2024-060", None),
        ("192.168.1.2024", None),
        ("1/2/3/2024", None),
        ("第2024年", None),
        ("", None),
    ],
)
def test_days_in_all_their_forms(text: str, expected: str | None) -> None:
    assert iso(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("2024-06-03 08:15", "2024-06-03T08:15:00+08:00", "minute"),
        ("2024-06-03 08:15:20", "2024-06-03T08:15:20+08:00", "second"),
        ("2024-06-03T08:15:20.123Z", "2024-06-03T08:15:20+00:00", "second"),
        ("2024-06-03T08:15:20+0900", "2024-06-03T08:15:20+09:00", "second"),
        ("2024-06-03 08:15 +08:00", "2024-06-03T08:15:00+08:00", "minute"),
        ("2024年6月3日08:15", "2024-06-03T08:15:00+08:00", "minute"),
        ("2024-06-0308:15", "2024-06-03T08:15:00+08:00", "minute"),
        ("2024年6月3日　８：１５", "2024-06-03T08:15:00+08:00", "minute"),
        ("2024年6月3日8时15分", "2024-06-03T08:15:00+08:00", "minute"),
        ("2024年6月3日8时", "2024-06-03T08:00:00+08:00", "minute"),
        ("2024年6月3日下午3:05", "2024-06-03T15:05:00+08:00", "minute"),
        ("2024年6月3日晚8点30分", "2024-06-03T20:30:00+08:00", "minute"),
        ("2024年6月3日下午12:05", "2024-06-03T12:05:00+08:00", "minute"),
        ("2024年6月3日凌晨1:00", "2024-06-03T01:00:00+08:00", "minute"),
        ("2024-06-03 25:15", "2024-06-03", "day"),
        ("2024-06-03 08:75", "2024-06-03", "day"),
        ("2024-06-03 08:15:99", "2024-06-03T08:15:00+08:00", "minute"),
        ("03/06/2024 08:15", "2024-06-03T08:15:00+08:00", "minute"),
        ("民國113年6月3日 下午3:05", "2024-06-03T15:05:00+08:00", "minute"),
        ("2024-06-03 （星期一）", "2024-06-03", "day"),
    ],
)
def test_times_are_as_precise_as_printed(text: str, expected: str, precision: str) -> None:
    stated = read_date(text)
    assert stated and (stated.iso, stated.precision) == (expected, precision)


def test_a_day_gets_no_zone_and_an_instant_gets_the_one_given() -> None:
    assert iso("2024-06-03", "+09:00") == "2024-06-03"
    assert iso("2024-06-03 08:15", "+09:00") == "2024-06-03T08:15:00+09:00"
    assert iso("2024-06-03 08:15Z", "+09:00") == "2024-06-03T08:15:00+00:00"


def test_the_first_date_that_exists_is_taken() -> None:
    assert iso("2024-13-45，改为2024-06-03，又改为2024-06-09") == "2024-06-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年6月3日", True),
        ("（2024年6月3日）", True),
        ("【2024-06-03 08:15】", True),
        ("二〇二四年六月三日", True),
        ("03/06/2024", True),
        ("民國113年6月3日", True),
        ("2024年6月", True),
        ("2024年6月3日，会议召开", False),
        ("2024年6月3日 清河晚报", False),
        ("2024年6月3日 星期一", False),
        ("6月3日", False),
        ("2024年6月3日" + " " * 60, False),
        ("", False),
    ],
)
def test_a_line_that_holds_a_date_and_nothing_else(text: str, expected: bool) -> None:
    assert is_date_line(text) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2024年6月3日", True),
        ("2024年6月3日 星期一", True),
        ("2024年6月3日星期一", True),
        ("清河晚报 2024-06-03", True),
        ("云岭日报2024年6月3日", True),
        ("2024-06-03 08:15清河晚报", True),
        ("二〇二四年六月三日 晴", True),
        ("截至2024年6月3日24时清河市防汛情况", False),
        ("清河市2024年6月3日新闻发布会实录", False),
        ("6月3日清河要闻", False),
        ("清河夜间公交开通满月", False),
        ("", False),
    ],
)
def test_a_date_in_a_phrase_is_told_from_one_that_stands_apart(line: str, expected: bool) -> None:
    assert date_stands_apart(line) is expected


@pytest.mark.parametrize(
    ("lead", "days"),
    [
        ("6月3日，会议召开。6月9日结束。", ["--06-03"]),
        ("6月3日至5日，会议召开。", ["--06-03", "--06-05"]),
        ("6月30日—7月2日，会议召开。", ["--06-30", "--07-02"]),
        ("2024年6月3日，会议召开。", ["2024-06-03"]),
        ("六月三日，会议召开。", ["--06-03"]),
        ("6月31日，会议召开。", []),
        ("2月29日，会议召开。", ["--02-29"]),
        ("2023年2月29日，会议召开。", []),
        ("今年1月—8月，产量增加。", []),
        ("云岭社清河6月3日电（记者 滕小满）会议2日召开。", ["--06-03"]),
        ("会议召开。", []),
    ],
)
def test_days_of_the_event_keep_what_is_not_printed_open(lead: str, days: list[str]) -> None:
    assert event_dates(lead) == days


@given(st.dates(min_value=dt.date(1901, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_is_read_back_from_each_form(day: dt.date) -> None:
    han = str.maketrans("0123456789", "〇一二三四五六七八九")
    forms = (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{str(day.year).translate(han)}年{_han(day.month)}月{_han(day.day)}日",
        f"{day.day:02}/{day.month:02}/{day.year}",
    )
    assert {iso(form) for form in forms} == {day.isoformat()}
    if day.year > 1921:
        assert iso(f"民國{day.year - 1911}年{day.month}月{day.day}日") == day.isoformat()


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, units = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十") + (
        digits[units] if units else ""
    )


@given(st.text(alphabet="0123456789年月日时点分:-/. 二〇一十民國Z+下午", max_size=40))
def test_whatever_is_read_is_a_date_that_exists(text: str) -> None:
    stated = read_date(text)
    if stated and stated.precision == "month":
        dt.date.fromisoformat(f"{stated.iso}-01")
    elif stated:
        dt.datetime.fromisoformat(stated.iso)
