"""The addresses posts had on their Jekyll sites; the rules are Jekyll's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jekyll_world import P, head, read

from importers.jekyll.dates import moments, stated_date, zone_of
from importers.jekyll.permalinks import STYLES, slugify, with_ending_of
from importers.jekyll.place import Place

SHANGHAI = Place(timezone="Asia/Shanghai")


def aliases(
    header: str, name: str = "2024-03-02-Night-Bus_1.md", place: Place = SHANGHAI
) -> tuple[str, ...]:
    return read(P, header, name, place).aliases


@pytest.mark.parametrize(
    ("template", "address"),
    [
        (STYLES["date"], "/emnews/2024/03/02/Night-Bus_1.html"),
        (STYLES["pretty"], "/emnews/2024/03/02/Night-Bus_1/"),
        (STYLES["ordinal"], "/emnews/2024/062/Night-Bus_1.html"),
        (STYLES["weekdate"], "/emnews/2024/W09/Sat/Night-Bus_1.html"),
        (STYLES["none"], "/emnews/Night-Bus_1.html"),
        ("/:year/:i_month/:i_day/:slug", "/2024/3/2/night-bus-1"),
        ("/:short_year-:month_:day:output_ext", "/24-03_02.html"),
        ("/:long_month/:short_month/:long_day/:w_year/:w_day/", "/March/Mar/Saturday/2024/6/"),
        ("/:hour:minute:second/:name.html", "/091011/2024-03-02-night-bus-1.html"),
        ("/:collection/:path/", "/posts/2024-03-02-Night-Bus_1/"),
        ("/:slugified_categories/../x.html", "/emnews/x.html"),
    ],
)
def test_a_template_is_filled_as_jekyll_fills_it(template: str, address: str) -> None:
    place = Place(timezone="Asia/Shanghai", template=template)
    assert aliases(head(), place=place) == (address,)


def test_a_template_that_names_what_jekyll_does_not_know_gives_no_address() -> None:
    assert aliases(head(), place=Place(template="/:nonsense/:title")) == ()


@pytest.mark.parametrize(
    ("text", "default", "pretty"),
    [
        ("Night Buses, at last!", "night-buses-at-last", "Night-Buses,-at-last!"),
        ("  The _first.run  ", "the-first-run", "The-_first.run"),
        ("5路〜6路 夜・车", "5路-6路-夜-车", "5路-6路-夜-车"),
        ("a--b", "a-b", "a-b"),
        ("①½Ⅷx", "x", "x"),
        ("", "", ""),
    ],
)
def test_slugs_keep_what_jekyll_keeps(text: str, default: str, pretty: str) -> None:
    assert slugify(text) == default
    assert slugify(text, pretty=True, cased=True) == pretty


@given(st.text(max_size=40))
def test_a_slug_is_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug and "/" not in slug and " " not in slug


@pytest.mark.parametrize(
    ("categories", "folder"),
    [
        ("emnews", "/emnews"),
        ("Early Bird touxing", "/early/bird/touxing"),
        ("mouzhengquan(xianggang)", "/mouzhengquan(xianggang)"),
        ("[Early Bird, x]", "/early%20bird/x"),
        ("\n  - 夜车\n  - 夜车\n  - A/B", "/夜车/a/b"),
        ("50%", "/50%25"),
        ('""', ""),
    ],
)
def test_categories_are_joined_in_lower_case_each_once(categories: str, folder: str) -> None:
    assert aliases(head(categories=categories)) == (f"{folder}/2024/03/02/Night-Bus_1.html",)


def test_a_single_category_is_one_and_folders_above_the_posts_come_first() -> None:
    place = Place(path="City/night bus/_posts/2024-03-02-1.md", timezone="Asia/Shanghai")
    header = head(categories="b").replace("---\n", "---\ncategory: Two Words\n", 1)
    (address,) = aliases(header, "2024-03-02-1.md", place)
    assert address == "/city/night%20bus/b/two%20words/2024/03/02/1.html"


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2024-03-02 09:10:11 +0800", ["02"]),
        ("2024-03-02 15:59:59", ["02"]),
        ("2024-03-02 16:00:00", ["03", "02"]),
        ('"2024-03-02 16:00:00"', ["02"]),
        ("2024-03-02 16:00", ["02"]),
        ("2024-03-01 18:00:00 +0000", ["02"]),
        ("March 2, 2024", ["02"]),
        ("", ["02"]),
        (" +0800", ["02"]),
        ("2024-13-02", []),
    ],
)
def test_the_day_of_an_address_is_the_sites_and_a_stamp_without_zone_is_utc(
    date: str, days: list[str]
) -> None:
    assert aliases(head(date=date)) == tuple(
        f"/emnews/2024/03/{day}/Night-Bus_1.html" for day in days
    )


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-03-02 09:10:11", "2024-03-02T09:10:11+08:00"),
        ("2024-03-02 09:10:11 +0900", "2024-03-02T09:10:11+09:00"),
        ("2024-03-02 09:10:11 UTC", "2024-03-02T09:10:11+00:00"),
        ("2024-03-02 09:10:11 GMT+8", "2024-03-02T09:10:11+08:00"),
        ("2024-03-02 09:10:11 Asia/Tokyo", "2024-03-02T09:10:11+09:00"),
        ("Sat, 02 Mar 2024 09:10:11 +0800", "2024-03-02T09:10:11+08:00"),
        ("March 2, 2024 9:10 PM", "2024-03-02T21:10:00+08:00"),
        ("2 Mar 2024", "2024-03-02"),
        ("20240302", "2024-03-02"),
        ("20240302091011", "2024-03-02T09:10:11+08:00"),
    ],
)
def test_dates_are_read_in_the_forms_ruby_reads(text: str, iso: str) -> None:
    stated = stated_date(text, "Asia/Shanghai")
    assert stated and stated.iso == iso


def test_a_zone_has_the_offset_it_had_that_day() -> None:
    stamps = ("2024-01-02 09:10:11", "2024-07-02 09:10:11")
    offsets = [(stated_date(stamp, "America/New_York") or stated_date("x", "")) for stamp in stamps]
    assert [each and each.iso[-6:] for each in offsets] == ["-05:00", "-04:00"]
    assert zone_of("Qinghe/City") is None and zone_of("+08:00") is not None


@given(st.text(max_size=40), st.booleans(), st.text(max_size=20))
def test_whatever_a_date_holds_is_a_moment_or_none(text: str, quoted: bool, name: str) -> None:
    assert len(moments(text, quoted, name, "Asia/Shanghai")) <= 2
    stated_date(text, "Asia/Shanghai")


def test_a_stated_permalink_and_redirects_go_before_the_template() -> None:
    header = head(permalink="/夜车/:title/", redirect_from="[old/one.html, /old/two/]")
    assert aliases(header) == ("/夜车/Night-Bus_1/", "/old/one.html", "/old/two/")
    assert aliases(head(permalink="pretty")) == ("/pretty",)
    assert aliases(head(permalink="https://other.example/x"))[0].startswith("/emnews/")


def test_redirects_from_the_sites_own_host_are_paths() -> None:
    place = Place(host="https://a.example", timezone="Asia/Shanghai")
    header = head(permalink="/x/", redirect_from="['https://a.example/y', 'https://b.example/z']")
    assert aliases(header, place=place) == ("/x/", "/y")


def test_an_address_under_a_baseurl_stands_with_it_and_without() -> None:
    place = Place(base="/blog", timezone="Asia/Shanghai")
    assert aliases(head(permalink="/x/"), place=place) == ("/blog/x/", "/x/")


def test_the_slug_may_be_stated() -> None:
    assert aliases(head(slug="Night Line!")) == ("/emnews/2024/03/02/Night-Line!.html",)


@pytest.mark.parametrize("name", ["-202403020001.md", "night-bus.md"])
def test_a_post_without_a_day_in_its_name_was_never_printed(name: str) -> None:
    assert aliases(head(), name) == ()


def test_an_old_post_keeps_the_address_it_had_among_the_posts_and_its_own() -> None:
    place = Place("old_post/2024-03-02-1.md", "page", page_template="/:path/:basename:output_ext")
    assert aliases(head(), "2024-03-02-1.md", place) == (
        "/emnews/2024/03/02/1.html",
        "/old_post/2024-03-02-1.html",
    )


def test_a_draft_had_no_address() -> None:
    assert aliases(head(published="false")) == ()
    assert aliases(head(), place=Place(kind="draft")) == ()


@pytest.mark.parametrize(
    ("style", "ending"),
    [
        ("pretty", "/"),
        ("date", ":output_ext"),
        ("weekdate", ""),
        ("/a/:title/", "/"),
        ("/a/:title", ""),
    ],
)
def test_pages_and_collections_end_as_the_sites_style_ends(style: str, ending: str) -> None:
    assert with_ending_of("/:path", style) == f"/:path{ending}"


@given(
    st.builds(
        Place,
        path=st.text(max_size=9),
        base=st.sampled_from(["", "/b"]),
        values=st.just((("slug", ("x",)), ("categories", ("a", "b")))),
    )
)
def test_a_place_comes_back_from_its_manifest(place: Place) -> None:
    assert Place.from_json(place.to_json()) == place
