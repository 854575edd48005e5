"""What is told is a function of the archive, and costs what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from related_world import Text, World, world

from plugins.related.choose import LIMIT, THRESHOLD, related
from plugins.related.model import Article
from plugins.related.relations import relate
from plugins.related.series import whole_series

SEVERAL = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.usefixtures("large")
@SEVERAL
@given(seed=st.integers(0, 2**32), size=st.integers(1, 18), changes=st.integers(1, 10))
def test_after_any_changes_the_answer_is_that_of_a_run_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, seed: int, size: int, changes: int
) -> None:
    store = tmp_path_factory.mktemp("store") / "related"
    archive = world(seed, size)
    archive.told(store)
    for _ in range(changes):
        archive.change()
        expected = archive.told()
        assert archive.told(store) == expected
        assert archive.told(store) == expected


@pytest.mark.usefixtures("large")
@SEVERAL
@given(seed=st.integers(0, 2**32), size=st.integers(1, 18), changes=st.integers(0, 10))
def test_nobody_is_told_of_the_own_report_or_series_or_of_what_is_apart_or_a_later_printing(
    seed: int, size: int, changes: int
) -> None:
    archive = world(seed, size)
    for _ in range(changes):
        archive.change()
    group_of = {slug: group for group in archive.groups for slug in group}
    whole = whole_series(archive.series)
    series_of = {slug: place for place, issues in enumerate(whole) for slug in issues}
    for slug, told in archive.told().items():
        others = [other for other, _ in told.lines]
        scores = [score for _, score in told.lines]
        assert len(others) == len(set(others)) <= LIMIT
        assert scores == sorted(scores, reverse=True)
        assert all(THRESHOLD <= score <= 1 for score in scores)
        assert slug not in others and not {*others} & {*archive.printings.get(slug, ())}
        assert not {*others} & {*group_of.get(slug, ())}
        for other in others:
            present = [one for one in group_of.get(other, (other,)) if one in archive.texts]
            assert other == present[0]
        issues = [series_of[other] for other in others if other in series_of]
        assert len(issues) == len(set(issues))
        if slug in series_of:
            assert series_of[slug] not in issues


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("seed", range(3))
def test_the_answer_is_the_same_for_any_number_of_processes(seed: int) -> None:
    archive = world(seed, 17)
    assert archive.told(jobs=1) == archive.told(jobs=2) == archive.told(jobs=3)


@pytest.mark.parametrize("seed", range(8))
def test_a_small_archive_is_told_what_is_found_among_all_at_once(seed: int) -> None:
    archive = world(seed, 40)
    for _ in range(12):
        archive.change()
    articles = [Article(one.slug, one.words[:6], one.words) for one in archive.texts.values()]
    found = related(articles, archive.groups, whole_series(archive.series), archive.printings)
    expected = {slug: tuple((one.id, one.score) for one in box) for slug, box in found.items()}
    assert {slug: one.lines for slug, one in archive.told().items()} == expected
    assert any(expected.values())


def kept(store: Path) -> World:
    """An archive of which all is known; the last article came last into it."""
    archive = world(5, 14)
    archive.texts["last"] = Text("last", "水库春茶开采泄洪", "2031-01-01", "2031-01-01")
    archive.told(store)
    for text in archive.texts.values():
        text.asked.clear()
    return archive


def asked(archive: World) -> dict[str, int]:
    """How often the text of each article was asked for."""
    return {slug: text.asked.count("text") for slug, text in archive.texts.items() if text.asked}


def nothing(archive: World) -> None:
    """Leaves all as it is."""


def add_one(archive: World) -> None:
    archive.texts["new"] = Text("new", "春茶开采茶农上山", "2031-01-02", "2031-01-02")


def edit_last(archive: World) -> None:
    archive.texts["last"] = replace(archive.texts["last"], words="春茶上市", asked=[])


def drop_last(archive: World) -> None:
    del archive.texts["last"]


def change_links(archive: World) -> None:
    slugs = sorted(archive.texts)
    archive.series = {slugs[0]: (slugs[1],)}
    archive.printings = {slugs[2]: (slugs[3],)}


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("change", "read"),
    [
        (nothing, {}),
        (add_one, {"new": 1}),
        (edit_last, {"last": 1}),
        (drop_last, {}),
        (change_links, {}),
    ],
)
def test_what_did_not_change_is_not_read(
    tmp_path: Path, change: Callable[[World], None], read: dict[str, int]
) -> None:
    archive = kept(tmp_path / "related")
    change(archive)
    archive.told(tmp_path / "related")
    assert asked(archive) == read


@pytest.mark.usefixtures("large")
def test_an_old_article_that_is_added_late_is_recent_for_it_came_late(tmp_path: Path) -> None:
    archive = kept(tmp_path / "related")
    archive.texts["old"] = Text("old", "春茶开采茶农上山", "1958-03-01", "2031-01-02")
    archive.told(tmp_path / "related")
    assert asked(archive) == {"old": 1}


@pytest.mark.usefixtures("large")
def test_recent_reports_of_a_topic_nobody_wrote_of_before_find_one_another() -> None:
    archive = world(1, 12)
    for day, words in ((1, "鹮𬸪饲育圃落成"), (2, "记者探访鹮𬸪饲育圃"), (3, "水库开闸泄洪")):
        slug = f"new{day}"
        archive.texts[slug] = Text(slug, words, f"2031-01-0{day}", f"2031-01-0{day}")
    for text in archive.texts.values():
        text.words += "春水"  # a word that all have, for lengths to be measured by
    told = archive.told()
    assert [other for other, _ in told["new2"].lines][:1] == ["new1"]
    assert [other for other, _ in told["new1"].lines][:1] == ["new2"]


def test_a_recent_and_a_settled_article_are_told_of_each_other(large: None, tmp_path: Path) -> None:
    archive = world(3, 12)
    archive.texts["new"] = Text("new", "鲟鱼古寺灯会樟树", "2031-01-01", "2031-01-01")
    for slug in ("old", "older"):
        archive.texts[slug] = Text(slug, "鲟鱼古寺灯会樟树桑达", "1990-01-01", "1990-01-01")
    told = archive.told()
    assert "new" in [other for other, _ in told["old"].lines]
    assert {"old", "older"} <= {other for other, _ in told["new"].lines}


def test_an_issue_is_told_of_the_ones_before_and_after_it() -> None:
    archive = World(world(0, 0).dice)
    for day in range(1, 6):
        slug = f"d{day}"
        archive.texts[slug] = Text(slug, "收盘沪指上涨", f"2024-05-0{day}")
    archive.series = {"d3": ("d2", "d4", "d1", "d5", "gone")}
    assert archive.told()["d3"].series_line == ("d1", "d2", "d4")
    archive.groups = [("d1", "d2"), ("d3", "d5")]
    assert archive.told()["d3"].series_line == ("d1", "d4")


def test_two_articles_with_one_slug_are_refused() -> None:
    with pytest.raises(ValueError, match="'a'"):
        relate([Text("a", "春茶"), Text("a", "水库")])


def test_an_empty_archive_is_told_nothing(tmp_path: Path) -> None:
    assert relate([], store=tmp_path / "related") == {}
    assert relate([], store=tmp_path / "related") == {}
