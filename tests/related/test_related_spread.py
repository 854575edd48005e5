"""Work done by several processes, and which articles are recent."""

from __future__ import annotations

import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.related import split, topics
from plugins.related.model import Article
from plugins.related.spread import Arrays, parts, processes, spread


@given(st.integers(0, 9), st.integers(0, 40), st.integers(1, 9))
def test_parts_are_all_numbers_once_and_in_order(start: int, count: int, jobs: int) -> None:
    cut = parts(range(start, start + count), jobs)
    assert len(cut) == jobs
    assert [number for part in cut for number in part] == list(range(start, start + count))


def squares(numbers: range) -> Arrays:
    return (np.array(numbers) ** 2, np.array([len(numbers)]))


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_what_the_processes_found_comes_in_order(jobs: int) -> None:
    found = spread(squares, range(10), jobs)
    assert np.concatenate([array for array, _ in found]).tolist() == [n * n for n in range(10)]


def test_the_part_of_a_process_that_died_is_done_here() -> None:
    here = os.getpid()

    def task(numbers: range) -> Arrays:
        if os.getpid() != here:
            os._exit(9)
        return squares(numbers)

    found = spread(task, range(10), 3)
    assert np.concatenate([array for array, _ in found]).tolist() == [n * n for n in range(10)]


def test_an_error_of_another_process_is_raised_here() -> None:
    def task(numbers: range) -> Arrays:
        if 0 in numbers:
            raise ValueError("zero")
        return squares(numbers)

    with pytest.raises(ValueError, match="zero"):
        spread(task, range(10), 2)


@pytest.mark.parametrize("fatal", [1, 4])
def test_articles_are_weighed_as_ever_when_a_process_dies_at_them(
    large: None, monkeypatch: pytest.MonkeyPatch, fatal: int
) -> None:
    monkeypatch.setattr(topics, "CHUNK", 2)
    here = os.getpid()
    words = ["春茶开采茶农", "春茶上市", "水库泄洪", "水库春茶茶农", "泄洪开采", "上市茶农"] * 2

    def read(number: int) -> Article:
        if number == fatal and os.getpid() != here:
            os._exit(9)
        return Article("", "", words[number])

    found, expected = (topics.settle(read, 12, 0, jobs).firsts.vectors for jobs in (2, 1))
    assert found.terms.tolist() == expected.terms.tolist()
    assert found.weights.tolist() == expected.weights.tolist()


def test_little_work_is_done_by_one_process() -> None:
    assert processes(10, 8) == 1
    assert processes(100_000, 3) == 3


DAYS = st.sampled_from([0, 20240101, 20240102, 20240103])


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=30))
def test_settled_are_those_who_came_first_and_one_who_comes_last_changes_nothing(
    days: list[tuple[int, int]],
) -> None:
    saved = split.FEW, split.SLACK, split.STEP
    split.FEW, split.SLACK, split.STEP = 7, 2, 4
    try:
        archived, printed = np.array(days).T
        found = split.settled(archived, printed)
        more = split.settled(np.append(archived, 20240104), np.append(printed, 0))
    finally:
        split.FEW, split.SLACK, split.STEP = saved
    came = [a or p for a, p in days]
    recent = [day for day, is_settled in zip(came, found.tolist(), strict=True) if not is_settled]
    early = [day for day, is_settled in zip(came, found.tolist(), strict=True) if is_settled]
    assert not recent or max(early) <= min(recent)
    assert len(days) <= 7 or 2 <= len(recent) < 6
    if len(days) > 7 and (len(days) + 1 - 2) % 4:
        assert more.tolist() == [*found.tolist(), False]


def test_in_a_small_archive_all_are_settled() -> None:
    days = np.full(split.FEW, 20240101)
    assert split.settled(days, days).all()
    assert not split.settled(np.append(days, 0), np.append(days, 20240101)).all()
