"""Dates as the Chinese press prints them, each with what it says: written for this bench.

An expected value is ISO 8601 as precise as the print: a day, an instant (to the second, 00 where
none is printed; with a zone only where one is printed), a month, a year, `--MM-DD` where no year is
printed, FIRST/LAST for a range of days. None: the words name no date. Where two readings are right
both are listed. With `issue` the day of the paper is known and 昨日 is a day; without it whatever
moves with the reference day was never stated.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

ISSUE = dt.date(2022, 5, 23)


@dataclass(frozen=True, slots=True)
class DateForm:
    """One way of printing a date; `right` lists the values that are right."""

    text: str
    right: tuple[str | None, ...]
    issue: dt.date | None = None


def _forms(*pairs: tuple[str, str | None]) -> tuple[DateForm, ...]:
    return tuple(DateForm(text, (value,)) for text, value in pairs)


DAYS = _forms(
    ("2022年7月1日", "2022-07-01"),
    ("2022年07月01日", "2022-07-01"),
    ("2022 年 7 月 1 日", "2022-07-01"),
    ("２０２２年７月１５日", "2022-07-15"),
    ("2022-07-01", "2022-07-01"),
    ("2022/7/1", "2022-07-01"),
    ("2022.07.01", "2022-07-01"),
    ("二〇二二年七月一日", "2022-07-01"),
    ("二○○四年七月十二日", "2004-07-12"),
    ("二零二一年十二月三十一日", "2021-12-31"),
    ("二OO九年十月二十日", "2009-10-20"),
    ("一九九八年十二月廿五日", "1998-12-25"),
    ("15/09/2025", "2025-09-15"),
    ("发布日期：2023-03-08 来源：青岚日报", "2023-03-08"),
    ("（2021年6月9日市政府第12次常务会议通过）", "2021-06-09"),
    ("白渡晚报2020年11月3日第05版", "2020-11-03"),
)
INSTANTS = _forms(
    ("2022-05-23 12:11:23", "2022-05-23T12:11:23"),
    ("2022-05-23 12:11", "2022-05-23T12:11:00"),
    ("2022年05月23日 12:11", "2022-05-23T12:11:00"),
    ("2022年5月23日12:11", "2022-05-23T12:11:00"),
    ("2022年5月23日 １２：１１", "2022-05-23T12:11:00"),
    ("2022年5月23日下午3时20分", "2022-05-23T15:20:00"),
    ("2022-05-23T12:11:23+08:00", "2022-05-23T12:11:23+08:00"),
    ("2022-05-23T04:11:23Z", "2022-05-23T04:11:23+00:00"),
    ("15/09/2025 12:09", "2025-09-15T12:09:00"),
    ("2022-09-3022:46", "2022-09-30T22:46:00"),
    ("时间：2022-05-23 08:30来源：东柳网", "2022-05-23T08:30:00"),
)
MONTHS = _forms(
    ("2022年7月", "2022-07"),
    ("二〇二二年七月", "2022-07"),
    ("2022年7月号", "2022-07"),
    ("（2022年7月至今）", "2022-07"),
)
NO_YEAR = _forms(
    ("5月20日", "--05-20"),
    ("05月20日", "--05-20"),
    ("五月二十日", "--05-20"),
    ("十二月三十一日", "--12-31"),
    ("5月20日上午，会议在石桥召开", "--05-20"),
    ("本报讯（记者 安禾）5月20日，", "--05-20"),
    ("新华社桐江5月20日电", "--05-20"),
)
RANGES = _forms(
    ("5月9日至5月15日", "--05-09/--05-15"),
    ("5月9日至15日", "--05-09/--05-15"),
    ("2022年5月9日至15日", "2022-05-09/2022-05-15"),
    ("2021年12月30日至2022年1月3日", "2021-12-30/2022-01-03"),
    ("2022年1月—8月", "2022-01-01/2022-08-31"),
    ("2022年1—8月", "2022-01-01/2022-08-31"),
)
OTHER_CALENDARS = (
    *_forms(
        ("民國111年7月1日", "2022-07-01"),
        ("中華民國114年9月16日", "2025-09-16"),
        ("民國一百一十四年九月十六日", "2025-09-16"),
    ),
    DateForm("农历正月初一", (None, "2022-02-01"), ISSUE),
    DateForm("农历二〇二二年正月初一", (None, "2022-02-01")),
    DateForm("壬寅年八月十五", (None, "2022-09-10")),
)
BY_THE_ISSUE = tuple(
    DateForm(text, (value,), ISSUE)
    for text, value in (
        ("今天", "2022-05-23"),
        ("今日", "2022-05-23"),
        ("昨日", "2022-05-22"),
        ("昨天", "2022-05-22"),
        ("前天", "2022-05-21"),
        ("明日", "2022-05-24"),
        ("昨（22）日", "2022-05-22"),
        ("14日", "2022-05-14"),
        ("十四日", "2022-05-14"),
        ("本月14日", "2022-05-14"),
        ("今年3月8日", "2022-03-08"),
        ("去年12月", "2021-12"),
        ("近日", None),
        ("日前", None),
    )
)
NO_DATE = (
    *_forms(
        ("青岚办发〔2022〕18号", None),
        ("令第746号", None),
        ("2022年2月30日", None),
        ("2022-13-05", None),
        ("每天24小时", None),
        ("新增就业4.7万人", None),
        ("电话：0350-2023118", None),
        ("2021/22赛季", None),
        ("202x年x月x日", None),
        ("XX月XX日", None),
        ("3:2险胜", None),
        ("第12版", None),
        ("12.5%", None),
    ),
    DateForm("2022年度", (None, "2022")),
    DateForm("7月底前完成", (None, "--07", "--07-31")),
)
GROUPS = {
    "a day": DAYS,
    "an instant": INSTANTS,
    "a month": MONTHS,
    "no year printed": NO_YEAR,
    "a range": RANGES,
    "other calendars": OTHER_CALENDARS,
    "by the day of the issue": BY_THE_ISSUE,
    "no date at all": NO_DATE,
}
