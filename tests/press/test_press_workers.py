"""Work is shared among forked processes with the same answers for any number of them."""

from __future__ import annotations

import errno
import os
import select
import signal
from collections.abc import Iterator

import pytest

from plugins.errors import BuildError
from plugins.press.workers import BATCH, FEWEST, share

MANY = range(10 * BATCH + 7)
LONGEST = 30
"""Seconds to wait for another process."""


def doubled(pieces: Iterator[int]) -> Iterator[tuple[int, str]]:
    for piece in pieces:
        yield piece, f"{2 * piece} 字" * 300


def whose(pieces: Iterator[int]) -> Iterator[int]:
    yield from (os.getpid() for _ in pieces)


def children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


@pytest.mark.parametrize("jobs", [1, 2, 3, 40])
def test_every_piece_is_done_once_by_any_number_of_processes(jobs: int) -> None:
    assert sorted(share(doubled, MANY, jobs)) == list(doubled(iter(MANY)))


def test_two_processes_share_the_pieces() -> None:
    here = os.getpid()
    of_parent, of_child = os.pipe(), os.pipe()

    def both(pieces: Iterator[int]) -> Iterator[int]:
        """Neither goes on before the other has begun."""
        own, other = (of_parent, of_child) if os.getpid() == here else (of_child, of_parent)
        for number, _ in enumerate(pieces):
            if not number:
                os.write(own[1], b".")
                assert select.select([other[0]], [], [], LONGEST)[0]
            yield os.getpid()

    found = set(share(both, MANY, 2))
    assert len(found) == 2 and here in found


def test_where_no_process_is_to_be_had_this_one_does_it_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none_left() -> int:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", none_left)
    assert sorted(share(doubled, MANY, 3)) == list(doubled(iter(MANY)))


@pytest.mark.parametrize("jobs", [1, 4])
def test_few_pieces_are_done_without_a_fork(jobs: int) -> None:
    assert set(share(whose, range(FEWEST - 1), jobs)) == {os.getpid()}


def test_one_process_needs_no_fork() -> None:
    assert set(share(whose, MANY, 1)) == {os.getpid()}


def test_an_exception_in_a_process_is_an_error_that_says_it() -> None:
    def fail(pieces: Iterator[int]) -> Iterator[int]:
        for piece in pieces:
            if piece == 100:
                raise ValueError("桥断了")
            yield piece

    with pytest.raises(BuildError, match="桥断了"):
        list(share(fail, MANY, 2))
    assert not children()


class Begun:
    """Something that the child begins, and for which the parent waits."""

    def __init__(self) -> None:
        self._parent, (self._there, self._word) = os.getpid(), os.pipe()

    def is_child(self) -> bool:
        """Whether this is the child; the parent learns it when the child has."""
        if os.getpid() != self._parent:
            os.write(self._word, b".")
            return True
        assert select.select([self._there], [], [], LONGEST)[0]
        return False


def test_an_answer_that_is_no_plain_data_is_an_error() -> None:
    begun = Begun()

    def odd(pieces: Iterator[int]) -> Iterator[object]:
        yield from (object() if begun.is_child() else 1 for _ in pieces)

    with pytest.raises(BuildError, match="unmarshallable"):
        list(share(odd, MANY, 2))


def test_a_process_killed_from_outside_is_an_error() -> None:
    begun = Begun()

    def die(pieces: Iterator[int]) -> Iterator[int]:
        for piece in pieces:
            if begun.is_child():
                os.kill(os.getpid(), signal.SIGKILL)
            yield piece

    with pytest.raises(BuildError, match="ended from outside"):
        list(share(die, MANY, 2))
    assert not children()


def test_no_process_is_left_when_nobody_wants_more_answers() -> None:
    answers = share(doubled, MANY, 2)
    next(iter(answers))
    answers.close()  # type: ignore[attr-defined]
    assert not children()
