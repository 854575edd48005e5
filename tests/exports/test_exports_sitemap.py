"""sitemap.xml by the rules of sitemaps.org, robots.txt by RFC 9309."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.exports.robots import ALL, robots
from plugins.exports.sitemap import LONGEST, MOST, MOST_BYTES, PART, Address, sitemap

SITE = "https://news.example.org"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def addresses(count: int, first: int = 0) -> list[Address]:
    return [Address(f"{SITE}/a/{n:016x}.html", "2024-05-01") for n in range(first, first + count)]


def checked(name: str, data: bytes) -> list[str]:
    """Return the addresses in a file, which is as the schema of the protocol wants it."""
    assert len(data) <= MOST_BYTES
    root = ElementTree.fromstring(data)
    kind = {f"{SPACE}urlset": "url", f"{SPACE}sitemapindex": "sitemap"}[root.tag]
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert 0 < len(root) <= MOST, name
    found = []
    for entry in root:
        assert entry.tag == SPACE + kind
        assert [child.tag for child in entry] in (
            [f"{SPACE}loc"],
            [f"{SPACE}loc", f"{SPACE}lastmod"],
        )
        address, *days = [child.text or "" for child in entry]
        parts = urlsplit(address)
        assert f"{parts.scheme}://{parts.netloc}" == SITE and address.isascii()
        assert len(address) < 2048 and not re.search(r"\s", address)
        assert all(DAY.fullmatch(day) for day in days)
        found.append(address)
    assert len(set(found)) == len(found)
    return found


def test_up_to_50000_addresses_stand_in_one_file() -> None:
    ((name, data),) = sitemap(SITE, [Address(f"{SITE}/")], addresses(MOST - 1))
    assert name == "sitemap.xml" and len(checked(name, data)) == MOST


def test_one_more_makes_an_index_of_parts_that_hold_each_address_once() -> None:
    pages = [Address(f"{SITE}/"), Address(f"{SITE}/about/")]
    files = dict(sitemap(SITE, pages, addresses(MOST - 1)))
    listed = checked("sitemap.xml", files["sitemap.xml"])
    assert listed == [f"{SITE}/{name}" for name in files if name != "sitemap.xml"]
    assert listed[0] == f"{SITE}/sitemap-pages-1.xml"
    held = [one for name in list(files)[1:] for one in checked(name, files[name])]
    assert held == [one.url for one in pages + addresses(MOST - 1)]


def test_one_more_article_changes_the_last_part_only() -> None:
    before = dict(sitemap(SITE, [], addresses(3 * PART + 1), most=10))
    after = dict(sitemap(SITE, [], addresses(3 * PART + 2), most=10))
    assert [name for name in after if after[name] != before.get(name)] == ["sitemap-4.xml"]


def test_a_file_never_has_more_bytes_than_the_protocol_allows() -> None:
    long = [Address(f"{SITE}/{n:05}/{'a' * (LONGEST - len(SITE) - 7)}") for n in range(26_000)]
    files = dict(sitemap(SITE, [], long))
    assert len(files) == 4
    assert sum(len(checked(name, data)) for name, data in files.items()) == 26_000 + 3


def test_an_address_that_is_too_long_is_left_out() -> None:
    long = Address(f"{SITE}/{'a' * 2048}")
    ((_, data),) = sitemap(SITE, [long], addresses(1))
    assert checked("", data) == [one.url for one in addresses(1)]


def test_a_day_that_is_not_known_is_left_out() -> None:
    ((_, data),) = sitemap(SITE, [Address(f"{SITE}/")], [])
    assert b"lastmod" not in data


@given(st.text("&'\"<>?=%ab", min_size=1))
def test_every_address_is_escaped(path: str) -> None:
    ((_, data),) = sitemap(SITE, [Address(f"{SITE}/{path}")], [])
    assert checked("", data) == [f"{SITE}/{path}"]


def parsed(data: bytes | None) -> RobotFileParser:
    assert data is not None
    parser = RobotFileParser()
    parser.parse(data.decode().splitlines())
    return parser


def test_by_default_everybody_may_read_everything_and_finds_the_sitemap() -> None:
    parser = parsed(robots(SITE, ALL))
    assert parser.can_fetch("anybot", f"{SITE}/a/0a/0a01.html")
    assert parser.site_maps() == [f"{SITE}/sitemap.xml"]


def test_lines_of_ones_own_keep_a_crawler_out() -> None:
    parser = parsed(robots(SITE, [*ALL, "", "User-agent: greedy", "Disallow: /"]))
    assert not parser.can_fetch("greedy", f"{SITE}/") and parser.can_fetch("other", f"{SITE}/")
    assert parser.site_maps() == [f"{SITE}/sitemap.xml"]


@pytest.mark.parametrize("site", [f"{SITE}/archive", f"{SITE}/a/b"])
def test_below_the_top_of_a_host_nobody_would_read_it(site: str) -> None:
    assert robots(site, ALL) is None
