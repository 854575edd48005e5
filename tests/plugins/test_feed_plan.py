"""What stands in which feed: limits, the history, reports that are one item."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
from feed_items import item, standing, written
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.catalog.sources import Source
from plugins.catalog.standing import lists_of
from plugins.feeds.history import closed, part_limit, parts
from plugins.feeds.newest import BESIDE, Limit, fitting, newest
from plugins.feeds.planning import group_documents, list_documents, site_documents
from plugins.feeds.reports import Report, alone, collapsed, groups_of

LARGE = Limit(50, 1_000_000)


def ids(found: Iterable[Report]) -> list[int]:
    return [int(report.id, 16) for report in found]


def came(days: Iterable[str], **changes: object) -> list[Report]:
    return [alone(standing(number, day, **changes)) for number, day in enumerate(sorted(days))]


def days() -> st.SearchStrategy[list[str]]:
    one = st.sampled_from(("", "2024", "2024-01-31", "2024-02-01", "2024-02-02", "2024-03-01"))
    return st.lists(one, max_size=60)


def limits() -> st.SearchStrategy[Limit]:
    return st.builds(Limit, st.integers(1, 20), st.integers(1, 60_000))


def test_a_feed_holds_what_came_in_last_newest_first() -> None:
    assert ids(newest(came(["2024-01-01"] * 9), {}, Limit(3))) == [8, 7, 6]


def test_a_feed_holds_what_will_fit_by_estimate() -> None:
    found = newest(came(["2024-01-01"] * 9, size=3000), {}, Limit(50, 3 * (3000 + BESIDE)))
    assert ids(found) == [8, 7, 6]


def test_an_article_too_big_for_any_feed_is_still_in_it() -> None:
    assert ids(newest(came(["2024-01-01"] * 2, size=9_000_000), {}, LARGE)) == [1]


def test_lists_are_those_of_names_that_have_a_slug() -> None:
    one = standing(
        1,
        category=("affairs", "时政"),
        tags=(("ferry", "渡口"), ("ferry", "渡 口"), ("", "！")),
        source=Source("！", ""),
    )
    assert lists_of([one], [one]) == {
        "category": {"affairs": ("时政", [one])},
        "tag": {"ferry": ("渡口", [one])},
        "source": {},
    }


# -- the history ---------------------------------------------------------------------------------


@given(days(), limits(), st.integers(1, 30))
def test_feed_and_history_hold_every_article_once(
    drawn: list[str], limit: Limit, part_items: int
) -> None:
    cut = parts(came(drawn), part_limit(limit, part_items))
    assert [number for part in cut for number in ids(part.items)] == list(range(len(drawn)))
    places = [(part.month, part.number) for part in cut]
    assert len(set(places)) == len(places)


@given(days(), limits(), st.integers(1, 30))
def test_the_feed_holds_no_more_than_it_may_and_no_part_too_few(
    drawn: list[str], limit: Limit, part_items: int
) -> None:
    cut = parts(came(drawn), part_limit(limit, part_items))
    first = closed(cut, limit)
    rest = [report for part in cut[first:] for report in part.items]
    assert len(rest) <= limit.items
    assert fitting(rest, limit) == len(rest) or first == len(cut) - 1
    if first:
        with_one_more = [*cut[first - 1].items, *rest]
        assert fitting(with_one_more, limit) < len(with_one_more)
    assert bool(rest) == bool(drawn)


@given(days(), limits(), st.integers(1, 30))
def test_what_comes_in_last_changes_no_closed_part(
    drawn: list[str], limit: Limit, part_items: int
) -> None:
    found = came(drawn)
    own = part_limit(limit, part_items)
    before = parts(found[:-1], own)
    after = parts(found, own)
    first = closed(before, limit)
    assert after[:first] == before[:first]
    assert closed(after, limit) >= first


def test_a_part_is_a_month_or_as_much_of_it_as_it_may_hold() -> None:
    drawn = ["2024-01-05"] * 3 + ["2024-02-01"] * 5
    found = parts(came(drawn), Limit(2, 1_000_000))
    assert [(part.month, part.number, len(part.items)) for part in found] == [
        ("2024-01", 1, 2),
        ("2024-01", 2, 1),
        ("2024-02", 1, 2),
        ("2024-02", 2, 2),
        ("2024-02", 3, 1),
    ]


def test_the_site_has_one_chain_of_documents_in_rss_and_one_in_atom() -> None:
    found = came(["2024-01-05"] * 3 + ["2024-02-01"] * 4)
    made = list(site_documents(found, {}, Limit(4, 1_000_000), 9, ("rss", "atom", "json"), {}))
    assert {one.path: (ids(one.items), one.previous, one.current) for one in made} == {
        "feeds/all.xml": ([6, 5, 4, 3], "feeds/archive/2024-01-2.xml", None),
        "feeds/all.atom.xml": ([6, 5, 4, 3], "feeds/archive/2024-01-2.atom.xml", None),
        "feeds/all.json": ([6, 5, 4, 3], None, None),
        "feeds/archive/2024-01-2.xml": ([2], "feeds/archive/2024-01.xml", "feeds/all.xml"),
        "feeds/archive/2024-01-2.atom.xml": (
            [2],
            "feeds/archive/2024-01.atom.xml",
            "feeds/all.atom.xml",
        ),
        "feeds/archive/2024-01.xml": ([1, 0], None, "feeds/all.xml"),
        "feeds/archive/2024-01.atom.xml": ([1, 0], None, "feeds/all.atom.xml"),
    }


def test_a_site_may_do_without_a_history() -> None:
    found = came(["2024-01-05"] * 9)
    (made,) = site_documents(found, {}, Limit(4, 1_000_000), 0, ("rss",), {})
    assert (made.path, ids(made.items), made.previous) == ("feeds/all.xml", [8, 7, 6, 5], None)


@pytest.mark.parametrize("part_items", [0, 25])
def test_an_empty_archive_has_a_feed_but_in_atom_which_tells_when_it_changed(
    part_items: int,
) -> None:
    made = list(site_documents([], {}, LARGE, part_items, ("rss", "atom", "json"), {}))
    assert [(one.path, list(one.items)) for one in made] == [
        ("feeds/all.xml", []),
        ("feeds/all.json", []),
    ]


# -- reports -------------------------------------------------------------------------------------

FOUR = [standing(number, f"2024-01-0{number + 1}") for number in range(4)]
CAME = [alone(one) for one in FOUR]
GROUPS = groups_of({one.slug: one for one in FOUR}, [[FOUR[3].slug, FOUR[1].slug], [FOUR[0].slug]])


def test_printings_are_one_item_where_the_first_of_them_came_in() -> None:
    found = collapsed(CAME, GROUPS)
    assert ids(found) == [0, 1, 2]
    assert found[1].shown is FOUR[3]  # the first printing, by its stated day
    assert found[1].others == (FOUR[1],)
    assert found[1].arrived == FOUR[1].arrived
    assert found[1].changed == FOUR[3].changed


def test_an_article_that_gets_a_printing_later_stays_the_same_item() -> None:
    assert ids(collapsed(CAME[:3], {})) == ids(collapsed(CAME, GROUPS))


def test_a_list_shows_a_printing_of_its_own_and_names_those_of_other_lists() -> None:
    (found,) = collapsed([CAME[1]], GROUPS)
    assert (found.shown, found.others) == (FOUR[1], (FOUR[3],))


def test_a_limit_counts_reports() -> None:
    assert ids(newest(CAME, GROUPS, Limit(2))) == [2, 1]


def test_a_group_that_is_not_listed_whole_is_what_is_listed_of_it() -> None:
    assert groups_of({FOUR[0].slug: FOUR[0]}, [[FOUR[0].slug, "gone"]]) == {}


def test_of_one_day_the_smallest_slug_names_a_group_as_its_page_is_named() -> None:
    early, late = standing(7, arrived=("2024-01-01", "2", "7")), standing(9)
    late = late._replace(arrived=("2024-01-01", "1", "9"))
    groups = groups_of({one.slug: one for one in (early, late)}, [[late.slug, early.slug]])
    assert ids(collapsed([alone(late), alone(early)], groups)) == [7]
    (document,) = group_documents(groups, {}, LARGE, ("rss",))
    assert document.path == f"feeds/group/{early.slug}.xml"


def test_a_group_has_a_feed_that_belongs_to_its_page_or_else_to_its_first_printing() -> None:
    (one,) = group_documents(GROUPS, {FOUR[1].slug: "g/1.html"}, LARGE, ("json",))
    assert (one.path, one.page) == (f"feeds/group/{FOUR[1].slug}.json", "g/1.html")
    assert ids(one.items) == [3, 1] and one.titled == FOUR[3].slug
    (other,) = group_documents(GROUPS, {}, LARGE, ("json",))
    assert other.page == FOUR[3].url


def test_a_list_has_a_feed_in_each_format() -> None:
    tagged = FOUR[0]._replace(tags=(("桥", "桥"),))
    listed = lists_of([alone(tagged)], [tagged])
    made = list_documents(listed, {}, LARGE, ("rss", "atom"))
    assert [(one.path, one.page, one.name) for one in made] == [
        ("feeds/tag/桥.xml", "tag/桥/", "桥"),
        ("feeds/tag/桥.atom.xml", "tag/桥/", "桥"),
    ]


# -- a feed that is bigger than was thought ------------------------------------------------------


def count_of(form: str, data: bytes, text: str) -> tuple[int, int]:
    """How many items a document has, and how many of them with their text."""
    if form == "json":
        items = json.loads(data)["items"]
        return len(items), sum("content_html" in one for one in items)
    found = list(etree.fromstring(data).iter("{*}item", "{*}entry"))
    return len(found), sum(text in "".join(one.itertext()) for one in found)


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_feed_that_is_too_big_keeps_all_items_and_the_newest_texts(form: str) -> None:
    items = [item(number, html="<p>" + "字" * 2_000 + "</p>") for number in range(20)]
    data = written(form, *items, max_bytes=80_000)
    assert len(data) <= 80_000
    count, with_text = count_of(form, data, "字字")
    assert count == 20 and 8 <= with_text < 20
    newest_text = data.index(("字" * 2_000).encode())
    assert newest_text < len(data) / 4


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_an_item_too_big_for_any_feed_keeps_its_summary_and_its_link(form: str) -> None:
    data = written(form, item(1, html="字" * 400_000), max_bytes=1_000_000)
    assert len(data) < 5_000
    assert b"https://x.example/a/1.html" in data and "摘要".encode() in data


def test_a_document_without_a_limit_is_whole() -> None:
    assert count_of("rss", written("rss", item(1, html="字" * 400_000)), "字字") == (1, 1)
