"""The store: every sequence of changes ends where a run from nothing ends."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from crowded_pool import KINDS, POOL, crowd, of_form
from hypothesis import given, settings
from hypothesis import strategies as st
from reprint_texts import REPORT
from reprint_world import FakeMember

from plugins.errors import LockedError
from plugins.reprints.find import find_reprints
from plugins.reprints.judging.evidence import Evidence
from plugins.reprints.judging.pairs import Measured
from plugins.reprints.judging.slots import Form, Slot
from plugins.reprints.kept import store
from plugins.reprints.kept.records import read_record, written
from plugins.reprints.kept.store import Store
from plugins.reprints.model import Article
from plugins.reprints.state import Node, Pair

TABLES = ("articles", "printed", "candidates", "nodes", "pairs")


def contents(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of all tables, in order."""
    with sqlite3.connect(place) as database:
        rows = {name: sorted(database.execute(f"SELECT * FROM {name}")) for name in TABLES}
    database.close()
    return rows


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd(monkeypatch)


Step = tuple[list[tuple[int, int, str | None]], list[int]]
"""Articles to put, each (whose id, whose text, day); and the places of those to remove."""
_place = st.integers(0, len(POOL) - 1)
_put = st.tuples(_place, _place, st.sampled_from((None, "2022-05-23")))
_own = _place.map(lambda n: (n, n, None))
STEPS = st.lists(
    st.tuples(st.lists(_put | _own, max_size=4), st.lists(_place, max_size=4)), max_size=6
)


def filled(place: Path, articles: Iterable[Article]) -> Path:
    with Store(place) as kept:
        kept.fill(articles)
    return place


def check(place: Path, articles: list[Article]) -> None:
    """The store holds what one that is filled with these articles holds."""
    one, other = contents(place), contents(filled(place.with_name("new.sqlite"), articles))
    for name in TABLES:
        assert one[name] == other[name], name
    with Store(place) as kept:
        assert kept.reprints() == find_reprints(articles)


@pytest.mark.usefixtures("crowded")
@given(absent=st.sets(_place, max_size=30), few=st.booleans(), steps=STEPS)
@settings(max_examples=20, deadline=None, derandomize=True, database=None)
def test_any_sequence_of_changes_ends_where_a_run_from_nothing_ends(
    absent: set[int], few: bool, steps: list[Step]
) -> None:
    there = {one.id: one for n, one in enumerate(POOL) if (n in absent) == few}
    with tempfile.TemporaryDirectory() as folder:
        place = filled(Path(folder) / "grown.sqlite", there.values())
        with Store(place) as kept:
            for puts, away in steps:
                changed = {
                    POOL[n].id: Article(POOL[n].id, POOL[text].text, day) for n, text, day in puts
                }
                removed = {POOL[n].id for n in away} - changed.keys()
                kept.update(changed.values(), removed)
                there = {id_: one for id_, one in there.items() if id_ not in removed} | changed
        check(place, list(there.values()))


@pytest.mark.usefixtures("crowded")
def test_an_archive_that_grows_one_by_one_and_shrinks_is_the_one_that_was_there_at_once(
    tmp_path: Path,
) -> None:
    order = random.Random(3).sample(POOL, len(POOL))
    place = tmp_path / "grown.sqlite"
    with Store(place) as kept:
        for article in order:
            kept.update([article])
    check(place, POOL)
    with Store(place) as kept:
        for article in order[:40]:
            kept.update([], [article.id])
    check(place, order[40:])


def test_what_is_not_touched_is_not_written(tmp_path: Path) -> None:
    place = filled(tmp_path / "store.sqlite", POOL)
    before = contents(place)
    with Store(place) as kept:
        kept.update([Article("alone", "窗外下着小雨，院里的石榴树上挂着几只没有摘的果子。")])
    after = contents(place)
    for name in ("candidates", "nodes", "pairs"):
        assert before[name] == after[name]
    with Store(place) as kept:
        kept.update([Article("one more", of_form(KINDS[0], 1, seed=8)[0].text)])
    written = {row[0] for row in set(contents(place)["nodes"]) ^ set(after["nodes"])}
    forms = {
        row[3] for row in after["articles"] if str(row[0]).startswith((KINDS[0], "phrase", "page"))
    }
    assert len(written - forms) <= 1 < len(written)


def as_members(articles: Iterable[Article]) -> list[FakeMember]:
    return [FakeMember(one.id, one.text, one.date) for one in articles]


def test_members_that_are_the_same_are_not_asked_for_their_text(tmp_path: Path) -> None:
    place = tmp_path / "store.sqlite"
    with Store(place) as kept:
        kept.follow(as_members(POOL))
    members = as_members(reversed(POOL))
    with Store(place) as kept:
        kept.follow(members)
    assert not any(member.asked for member in members)
    check(place, POOL)


@pytest.mark.parametrize("many", [False, True], ids=["some changed", "most changed"])
def test_the_store_follows_its_members_and_asks_those_that_changed(
    tmp_path: Path, many: bool
) -> None:
    place = tmp_path / "grown.sqlite"
    given = [*POOL[: 15 if many else -5], Article("one more", POOL[3].text, "2022-01-01")]
    given[2] = Article(given[2].id, given[4].text)
    members = as_members(given)
    with Store(place) as kept:
        kept.follow(as_members(POOL))
        kept.follow(members)
    assert [one.slug for one in members if one.asked] == [given[2].id, "one more"]
    check(place, given)


def test_two_members_with_one_slug_are_refused(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as kept, pytest.raises(ValueError, match="'copy00'"):
        kept.follow(as_members([*POOL, Article("copy00", "剪报")]))


def test_an_update_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = filled(tmp_path / "grown.sqlite", POOL)
    with Store(place) as kept:
        with monkeypatch.context() as patched:
            patched.setattr(store, "settle", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                kept.update([Article("one", REPORT[20:])], ["twice"])
        kept.update([Article("two", REPORT[30:])], ["copy01"])
    rest = [one for one in POOL if one.id != "copy01"]
    check(place, [*rest, Article("two", REPORT[30:])])


def _killed(place: Path) -> None:
    store.settle = lambda *_: os._exit(9)
    with Store(place) as kept:
        kept.update([Article("one", REPORT[20:])], ["twice"])


def test_a_process_that_is_killed_leaves_the_state_before(tmp_path: Path) -> None:
    place = filled(tmp_path / "grown.sqlite", POOL)
    child = multiprocessing.get_context("fork").Process(target=_killed, args=(place,))
    child.start()
    child.join()
    assert child.exitcode == 9
    check(place, POOL)


def test_a_second_process_is_told_who_waits_for_what(tmp_path: Path) -> None:
    place = tmp_path / "store.sqlite"
    with Store(place), pytest.raises(LockedError, match=r"store\.sqlite: is in use by another"):
        Store(place, wait=0)
    with Store(place, wait=0):
        pass


def test_nothing_is_left_of_a_text_that_was_withdrawn(tmp_path: Path) -> None:
    place = tmp_path / "store.sqlite"
    secret = "不应留下的一句话，十七个字整。"
    with Store(place) as kept:
        kept.fill([*POOL, Article("secret", REPORT + secret)])
        kept.update([], ["secret"])
    assert not any(secret.encode() in file.read_bytes() for file in tmp_path.iterdir())


def test_files_of_postings_that_nobody_names_are_removed(tmp_path: Path) -> None:
    place = filled(tmp_path / "store.sqlite", POOL)
    left = tmp_path / "store-0123456789abcdef.postings"
    left.write_bytes(b"half a file")
    with Store(place):
        assert not left.exists()
    assert len([*tmp_path.glob("*.postings")]) == 1


def test_a_record_comes_back_as_it_was_and_equal_ones_are_written_equally() -> None:
    forms_ = (Form(0, 9, (Slot(1, 4, 0.25, "b", 3), Slot(5, 6, 1 / 3, "a", 4))),)
    node = replace(
        Node.alone(3), near={5, 1 << 62, 3}, furniture=((1, 4),), forms=forms_, held=((5, 0, 9),)
    )
    evidence = Evidence(b"\0\7", b"", b"")
    pair = Pair(Measured(30, 40, 20, 20, 20, b"\x00\xff\n", evidence), kind="reprint", judged=True)
    for record in (node, pair, Pair(pair.measured)):
        assert read_record(type(record), written(record)) == record
    assert written(node) == written(replace(node, near={3, 1 << 62, 5}))


def test_what_is_no_record_of_a_kind_is_refused() -> None:
    with pytest.raises((ValueError, TypeError)):
        read_record(Node, "[1]")


def test_the_store_of_another_folder_keeps_its_postings(tmp_path: Path) -> None:
    place, other = tmp_path / "reprints-content.sqlite", tmp_path / "reprints-content-old.sqlite"
    articles = [Article("a", REPORT), Article("b", REPORT)]
    with Store(other) as database:
        database.fill(articles)
    kept = set(tmp_path.glob("reprints-content-old-*.postings"))
    with Store(place):
        pass
    assert len(kept) == 1 and all(file.exists() for file in kept)
