"""The store of relations in distress: damaged, killed, used by two, or not to be had."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from relations_check import ADDRESSES, MEMBERS, NONE, check, pages, small
from reprint_texts import REPORT
from reprint_world import FakeMember

from plugins.reprints.relations import Relations, relate


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
