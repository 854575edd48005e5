"""What articles are told: the same after any history, at the cost of what changed."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from crowded_pool import POOL, crowd
from hypothesis import given, settings
from hypothesis import strategies as st
from reprint_texts import REPORT
from reprint_world import FakeMember, Whole

from plugins.reprints import store, working
from plugins.reprints.addresses import Addresses
from plugins.reprints.find import find_reprints
from plugins.reprints.model import Article
from plugins.reprints.overrules import Overrules, Rule, overruled
from plugins.reprints.relations import Relations, relate

ADDRESSES = Addresses(("c/{a}-{b}.html",) * 2, ("g/{slug}.html",) * 2)
NONE = Overrules(Path("reprints.yaml"))
DAYS = (None, "2022-05-23", "2022-05-24")
ARCHIVED = (None, "2026-01-01", "2026-02-01")


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd(monkeypatch)


def member(article: Article) -> FakeMember:
    return FakeMember(article.id, article.text, article.date)


MEMBERS = [member(article) for article in POOL]


def lines(
    link: Iterable[tuple[str, ...]] = (), unlink: Iterable[tuple[str, ...]] = ()
) -> Overrules:
    one, other = (
        tuple(Rule(n, ids) for n, ids in enumerate(rules, start=1)) for rules in (link, unlink)
    )
    return Overrules(NONE.file, one, other)


def pages(found: Relations, slugs: Iterable[str]) -> dict[str, Any]:
    """All pages by their files; articles stand on them as their slugs."""
    given = {slug: slug for slug in slugs}
    made: dict[str, Any] = {
        save_as: found.comparison_page(pair, given, given)
        for pair, (_, save_as, _) in found.comparisons.items()
    }
    for slug, (_, save_as, _, shown) in found.groups.items():
        made[save_as] = found.group_page(slug, given)
        assert shown == tuple(member.article for member in made[save_as].members)
    return made


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


def check(found: Relations, members: list[FakeMember], overrules: Overrules) -> None:
    """A run from nothing says the same, and so does one that knows nothing of blocks."""
    slugs = [one.slug for one in members]
    fresh = relate([replace(one) for one in members], overrules, None, ADDRESSES)
    assert (found.comparisons, found.groups) == (fresh.comparisons, fresh.groups)
    assert {slug: found.digest(slug) for slug in slugs} == {s: fresh.digest(s) for s in slugs}
    articles = [Article(one.slug, one.words, one.day) for one in members]
    whole = Whole(
        overruled(find_reprints(articles), overrules, articles),
        articles,
        ADDRESSES,
        {one.slug: one.archived or "" for one in members},
    )
    for slug in slugs:
        assert found.told(slug) == fresh.told(slug) == whole.told(slug)
    given = {slug: slug for slug in slugs}
    made = dict([*whole.comparisons(given, given), *whole.groups(given)])
    assert pages(found, slugs) == pages(fresh, slugs) == made


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


def small() -> list[FakeMember]:
    """Two reports printed twice, a page that holds both, and a text of its own."""
    other = "".join(chr(0x5000 + 3 * n) for n in range(700))
    return [
        FakeMember("a1", REPORT, "2022-05-20"),
        FakeMember("a2", REPORT.replace("412个", "421个"), "2022-05-21"),
        FakeMember("b1", other, "2022-05-20"),
        FakeMember("b2", other[20:], "2022-05-22"),
        FakeMember("page", f"{REPORT}\n{other}", "2022-05-23"),
        FakeMember("own", "窗外下着小雨，院里的石榴树上挂着几只没有摘的果子。"),
    ]


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


# -- the store in distress -----------------------------------------------------------------------


def _overwrite(place: Path) -> None:
    place.write_bytes(b"no database at all" * 1000)


def _spoil_pages(place: Path) -> None:
    data = bytearray(place.read_bytes())
    for at in range(4096 * 8, len(data), 4096):
        data[at : at + 40] = b"\xff" * 40
    place.write_bytes(data)


def _sql(place: Path, statement: str) -> None:
    with sqlite3.connect(place) as database:
        database.execute(statement)
    database.close()


def _spoil_records(place: Path) -> None:
    _sql(place, "UPDATE nodes SET record = '[1]'")


def _spoil_chains(place: Path) -> None:
    _sql(place, "UPDATE chains SET record = replace(record, '2022', '2023')")


def _lose_a_table(place: Path) -> None:
    _sql(place, "DROP TABLE told")


def _other_rules(place: Path) -> None:
    with sqlite3.connect(place) as database:
        database.execute("UPDATE facts SET value = 'older' WHERE name = 'version'")
        database.execute("DROP TABLE pairs")
    database.close()


def _lose_postings(place: Path) -> None:
    for file in place.parent.glob("*.postings"):
        file.unlink()


def _cut_postings(place: Path) -> None:
    for file in place.parent.glob("*.postings"):
        os.truncate(file, 1000)


HARMS = [
    _overwrite,
    _spoil_pages,
    _spoil_records,
    _spoil_chains,
    _lose_a_table,
    _other_rules,
    _lose_postings,
    _cut_postings,
]


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__.strip("_"))
@pytest.mark.parametrize("more", [False, True], ids=["nothing changed", "one more"])
def test_what_cannot_be_used_is_made_again(
    tmp_path: Path, harm: Callable[[Path], None], more: bool
) -> None:
    place = tmp_path / "store.sqlite"
    relate(MEMBERS, NONE, place, ADDRESSES)
    harm(place)
    members = [*MEMBERS, FakeMember("one", REPORT[20:])] if more else MEMBERS
    check(relate(members, NONE, place, ADDRESSES), members, NONE)


def test_where_no_store_can_be_kept_all_is_found_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    check(relate(MEMBERS, NONE, tmp_path / "file" / "store.sqlite", ADDRESSES), MEMBERS, NONE)


def test_nothing_is_left_of_an_article_that_was_withdrawn(tmp_path: Path) -> None:
    place, secret = tmp_path / "store.sqlite", "不应留下的一句话，十七个字整。"
    relate([*small(), FakeMember("secret", REPORT + secret)], NONE, place, ADDRESSES)
    relate(small(), NONE, place, ADDRESSES)
    for file in tmp_path.iterdir():
        assert secret.encode() not in file.read_bytes() and b"secret" not in file.read_bytes()


def test_a_build_killed_at_any_moment_leaves_a_store_that_the_next_can_use(tmp_path: Path) -> None:
    dice, place = random.Random(5), tmp_path / "store.sqlite"
    members = list(MEMBERS)
    relate(members, NONE, place, ADDRESSES)
    steps = _counted(members[:-3] + small(), place)
    for n in range(10):
        members = [one for one in MEMBERS if dice.random() < 0.95] + small()[: n % 5]
        child = multiprocessing.get_context("fork").Process(
            target=_killed, args=(members, place, dice.randrange(steps))
        )
        child.start()
        child.join(60)
        assert child.exitcode in (0, -signal.SIGKILL)
    check(relate(members, NONE, place, ADDRESSES), members, NONE)


def _counted(members: list[FakeMember], place: Path) -> int:
    """How many statements an update runs."""
    count = 0

    def noted(_: str) -> None:
        nonlocal count
        count += 1

    _traced(noted, members, place)
    return count


def _killed(members: list[FakeMember], place: Path, at: int) -> None:
    """Ends the process before the statement number `at` of an update."""
    count = 0

    def end(_: str) -> None:
        nonlocal count
        count += 1
        if count > at:
            os.kill(os.getpid(), signal.SIGKILL)

    _traced(end, members, place)


def _traced(hook: Callable[[str], None], members: list[FakeMember], place: Path) -> None:
    connect = sqlite3.connect

    def traced(*given: Any, **more: Any) -> sqlite3.Connection:
        connection = connect(*given, **more)
        connection.set_trace_callback(hook)
        return connection

    sqlite3.connect = traced
    try:
        relate(members, NONE, place, ADDRESSES)
    finally:
        sqlite3.connect = connect


def test_two_builds_at_once_with_one_store_both_say_what_is_right(tmp_path: Path) -> None:
    place = tmp_path / "store.sqlite"
    context = multiprocessing.get_context("fork")
    for n in range(3):
        members = [[*MEMBERS[n : n + 20], *small()[:n]], [*MEMBERS[n + 5 : n + 30], *small()[n:]]]
        wanted = [_all_told(relate(one, NONE, None, ADDRESSES), one) for one in members]
        with context.Pool(2) as builds:
            results = [builds.apply_async(_told_with, (one, place)) for one in members]
            assert [result.get(120) for result in results] == wanted


def _told_with(members: list[FakeMember], place: Path) -> list[Any]:
    return _all_told(relate(members, NONE, place, ADDRESSES), members)


def _all_told(found: Relations, members: list[FakeMember]) -> list[Any]:
    slugs = [one.slug for one in members]
    return [pages(found, slugs), *map(found.told, slugs), *map(found.digest, slugs)]
