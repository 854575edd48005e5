"""Feeds of texts that state too little or too much for a feed: they are sound all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from feed_files import Feed, Published
from served_site import ADDRESS, published
from site_builder import unpack

Make = Callable[..., Published]

TAXONOMY = """
-- content/sources.yaml --
sources: []
-- content/taxonomy.yaml --
categories:
  - {name: 民生, slug: livelihood}
"""


def text(number: int, body: str = "渡口立了新碑。", **header: str) -> str:
    said = {"Title": f"第{number}则", "Date": "2024-05-06", "Category": "民生", **header}
    lines = "".join(f"{key}: {value}\n" for key, value in said.items())
    return f"-- content/{number:016x}.md --\nSlug: {number:016x}\n{lines}\n{body}\n"


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def build(*texts: str, address: str = ADDRESS, **settings: object) -> Published:
        unpack(TAXONOMY + "".join(texts), tmp_path)
        return published(tmp_path, address, **settings)

    return build


def sound(feeds: list[Feed]) -> list[Feed]:
    found = {feed.path: faults for feed in feeds if (faults := feed.findings())}
    assert feeds and not found
    return feeds


def test_a_title_that_nobody_sees_leaves_the_address(make: Make) -> None:
    built = make(text(1, "\x01", Title="\x01"))
    for feed in sound(built.feeds()):
        if feed.ending != ".opml":
            (item,) = feed.items()
            assert item.title == item.link


def test_names_that_nobody_sees_are_left_out(make: Make) -> None:
    built = make(text(1, Reporters="\x01; 钟立", Speaker="\x02"))
    sound(built.feeds())
    assert "<dc:creator>钟立</dc:creator>" in built.feed("feeds/all.xml").raw.decode()


def test_the_last_day_of_the_calendar_is_a_day(make: Make) -> None:
    built = make(text(1, Date="9999-12-31T23:59:59-08:00"))
    sound(built.feeds())
    atom = built.feed("feeds/all.atom.xml").raw.decode()
    assert "<published>9999-12-31T23:59:59-08:00</published>" in atom
    assert "<updated>9999-12-31T23:59:59+08:00</updated>" in atom


def test_the_first_day_of_the_calendar_is_a_day(make: Make) -> None:
    atom = make(text(1, Date="0001-01-01")).feed("feeds/all.atom.xml")
    assert not atom.findings()
    assert "<updated>0001-01-01T00:00:00+08:00</updated>" in atom.raw.decode()


def test_parts_of_a_year_are_not_taken_for_its_months(make: Make) -> None:
    years = [text(n, Date="1950-01-01", Date_Precision="year") for n in range(1, 12)]
    months = [text(n, Date="1950-10-01", Date_Precision="month") for n in range(12, 14)]
    built = make(*years, *months, FEEDS_MAX_ITEMS=1)
    sound(built.feeds())
    items = [item.id for feed in built.history("feeds/all.xml") for item in feed.items()]
    assert len(items) == len(set(items)) == 13


def test_a_chinese_address_of_the_site_stands_in_feeds_as_a_uri(make: Make) -> None:
    built = make(text(1, "[甲](渡口.html)"), address="https://渡口.example/报")
    named = Published(built.output, "https://xn--6orp42d.example/%E6%8A%A5")
    sound(named.feeds())
    (item,) = named.feed("feeds/all.xml").items()
    assert item.link == f"{named.address}/a/00/{1:016x}.html"


@pytest.mark.parametrize("lang", ["", "中文"])
def test_a_site_in_no_language_says_none(make: Make, lang: str) -> None:
    built = make(text(1), DEFAULT_LANG=lang)
    for path in ("feeds/all.xml", "feeds/all.atom.xml", "feeds/all.json"):
        feed = built.feed(path)
        assert b"lang" not in feed.raw
        assert {one.rule for one in feed.findings()} <= {"missing", "language"}


def test_a_description_that_nobody_sees_is_the_name(make: Make) -> None:
    sound(make(text(1), SITESUBTITLE="\x01").feeds())
