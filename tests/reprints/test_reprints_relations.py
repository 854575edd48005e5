"""What articles are told: the same after any history, at the cost of what changed."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from crowded_pool import POOL, crowd
from hypothesis import given, settings
from hypothesis import strategies as st
from relations_check import ADDRESSES, MEMBERS, NONE, check, pages, small
from reprint_world import FakeMember

from plugins.reprints.kept import store, working
from plugins.reprints.overrules import Overrules, Rule
from plugins.reprints.relations import Relations, relate
from plugins.reprints.shown.addresses import Addresses

DAYS = (None, "2022-05-23", "2022-05-24")
ARCHIVED = (None, "2026-01-01", "2026-02-01")


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd(monkeypatch)


def lines(
    link: Iterable[tuple[str, ...]] = (), unlink: Iterable[tuple[str, ...]] = ()
) -> Overrules:
    one, other = (
        tuple(Rule(n, ids) for n, ids in enumerate(rules, start=1)) for rules in (link, unlink)
    )
    return Overrules(NONE.file, one, other)


@dataclass
class Seen:
    """What came with each digest so far: it never comes with anything else."""

    told: dict[bytes, Any] = field(default_factory=dict)
    pages: dict[bytes, Any] = field(default_factory=dict)

    def note(self, found: Relations, slugs: Iterable[str]) -> None:
        for slug in slugs:
            assert self.told.setdefault(found.digest(slug), found.told(slug)) == found.told(slug)
        made = pages(found, slugs)
        for _, save_as, digest, *_ in (*found.comparisons.values(), *found.groups.values()):
            assert self.pages.setdefault(digest, made[save_as]) == made[save_as]


_place = st.integers(0, len(POOL) - 1)
_put = st.tuples(_place, _place, st.sampled_from(DAYS), st.sampled_from(ARCHIVED))
_own = st.tuples(_place, st.sampled_from(DAYS), st.sampled_from(ARCHIVED)).map(
    lambda put: (put[0], *put)
)
_rules = st.lists(
    st.tuples(st.booleans(), st.lists(_place, min_size=2, max_size=3, unique=True)), max_size=3
)
Step = tuple[list[tuple[int, int, str | None, str | None]], list[int], list[tuple[bool, list[int]]]]
STEPS = st.lists(
    st.tuples(st.lists(_put | _own, max_size=3), st.lists(_place, max_size=3), _rules),
    min_size=1,
    max_size=5,
)


def ruled(rules: list[tuple[bool, list[int]]]) -> Overrules:
    """Lines of a file that says nothing twice: what is linked is not unlinked."""
    linked: set[int] = set()
    kinds: dict[bool, list[tuple[str, ...]]] = {True: [], False: []}
    for link, places in sorted(rules, key=lambda rule: not rule[0]):
        if link or linked.isdisjoint(places):
            kinds[link].append(tuple(POOL[n].id for n in places))
            linked.update(places if link else ())
    return lines(kinds[True], kinds[False])


@pytest.mark.usefixtures("crowded")
@given(absent=st.sets(_place, max_size=30), few=st.booleans(), steps=STEPS)
@settings(max_examples=15, deadline=None, derandomize=True, database=None)
def test_any_history_says_what_a_run_from_nothing_says(
    absent: set[int], few: bool, steps: list[Step]
) -> None:
    there = {one.slug: one for n, one in enumerate(MEMBERS) if (n in absent) == few}
    seen = Seen()
    with tempfile.TemporaryDirectory() as folder:
        place, overrules = Path(folder) / "grown.sqlite", NONE
        seen.note(relate(there.values(), NONE, place, ADDRESSES), there)
        for puts, away, rules in steps:
            for n in away:
                there.pop(POOL[n].id, None)
            for n, text, day, archived in puts:
                there[POOL[n].id] = FakeMember(POOL[n].id, POOL[text].text, day, archived)
            overrules = ruled(rules)
            found = relate(there.values(), overrules, place, ADDRESSES)
            seen.note(found, there)
        check(found, list(there.values()), overrules)


def test_nothing_is_asked_and_nothing_worked_out_when_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, members = tmp_path / "store.sqlite", small()
    before = relate(members, NONE, place, ADDRESSES)
    monkeypatch.setattr(working.Working, "bring", lambda _: pytest.fail("was worked out"))
    again = small()
    after = relate(again, NONE, place, ADDRESSES)
    assert not any(one.asked for one in again)
    for one in members:
        assert after.told(one.slug) == before.told(one.slug)
    assert (after.comparisons, after.groups) == (before.comparisons, before.groups)


def test_only_who_changed_is_asked_and_only_what_is_near_is_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, members = tmp_path / "store.sqlite", MEMBERS
    relate(members, NONE, place, ADDRESSES)
    told: set[str] = set()
    tell = working.tell
    monkeypatch.setattr(
        working, "tell", lambda world, one: told.update(world.own) or tell(world, one)
    )
    more = [replace(one, asked=[]) for one in [*MEMBERS, *small()[2:4]]]
    relate(more, NONE, place, ADDRESSES)
    assert told == {"b1", "b2"}
    assert [one.slug for one in more if one.asked] == ["b1", "b2"]


def test_pages_are_made_of_the_texts_in_the_store_in_forked_workers_too(tmp_path: Path) -> None:
    members = small()
    found = relate(members, NONE, tmp_path / "store.sqlite", ADDRESSES)
    for one in members:
        one.asked.clear()
    made = pages(found, [one.slug for one in members])
    # What a pool's workers begin with is theirs by the fork.
    with multiprocessing.get_context("fork").Pool(2, _INHERITED.append, (found,)) as workers:
        results = [workers.apply_async(_inherited_pages) for _ in range(4)]
        assert all(result.get(60) == made for result in results)
    assert made and not any(one.asked for one in members)


_INHERITED: list[Relations] = []


def _inherited_pages() -> dict[str, Any]:
    return pages(_INHERITED[0], [one.slug for one in small()])


def test_pages_are_those_of_their_build_while_the_next_is_at_work(tmp_path: Path) -> None:
    place, members = tmp_path / "store.sqlite", small()
    first = relate(members, NONE, place, ADDRESSES)
    made = pages(relate(small(), NONE, None, ADDRESSES), [one.slug for one in members])
    changed = [replace(one, words=one.words.replace("，", ",")) for one in small()[1:]]
    relate(changed, NONE, place, ADDRESSES)
    assert pages(first, [one.slug for one in members]) == made


def test_a_page_has_another_digest_where_addresses_differ_and_articles_where_it_shows(
    tmp_path: Path,
) -> None:
    place = tmp_path / "store.sqlite"
    moved = Addresses(("x/{a}-{b}.html",) * 2, ADDRESSES.group)
    one, other = (relate(small(), NONE, place, at) for at in (ADDRESSES, moved))
    assert one.told("a1") != other.told("a1") and one.digest("a1") != other.digest("a1")
    assert one.groups["a1"][2] != other.groups["a1"][2]
    bare = relate(small(), NONE, place, Addresses(None, None))
    assert (bare.comparisons, bare.groups, bare.told("a1").group_page) == ({}, {}, None)


def test_the_number_of_workers_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "_MANY", 2)
    monkeypatch.setattr(store, "_MANY", 2)
    one, two = (relate(MEMBERS, NONE, None, ADDRESSES, jobs) for jobs in (1, 2))
    assert (one.comparisons, one.groups) == (two.comparisons, two.groups)
    for article in MEMBERS:
        assert one.told(article.slug) == two.told(article.slug)


def test_two_members_with_one_slug_are_refused() -> None:
    with pytest.raises(ValueError, match="'a1'"):
        relate([*small(), small()[0]], NONE, None, ADDRESSES)
