"""What each article of an archive is told of the others, at the cost of what changed.

The answer is a function of the archive as it is; the store only spares work. What is kept depends on
little each, and is made again when that has changed:

- the settled articles' vectors and index: on which articles are settled, their words, and who is a
  first printing among them;
- whom a settled article is nearest to among the settled: on these and on what it must not be given;
- a recent article's vector and whom it is near to: on its words and the settled articles, for each
  pair by itself.

The boxes are made from these anew, all at once, in some hundredths of a second for ten thousand.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from ..catalog.day import Day
from ..catalog.normalise import normalise
from . import choose, split
from .boxes import boxes, deepest
from .entries import STEPS, Entries, joined
from .links import LeftOut, firsts_then_copies, links
from .model import Article, Told
from .recent import Recent, compare
from .series import neighbours, whole_series
from .store import State, Store
from .terms import Integers, count_terms
from .topics import Topics, search, settle
from .vectors import TERMS, Novel, Vectors

if TYPE_CHECKING:
    from ..catalog.members import Member

log = logging.getLogger(__name__)

_NOT_THERE = -1
_DIGEST = 16
"""Bytes of a member's digest."""


def relate(
    members: Iterable[Member],
    groups: Iterable[Sequence[str]] = (),
    series: Mapping[str, Sequence[str]] | None = None,
    printings: Mapping[str, Iterable[str]] | None = None,
    store: Path | None = None,
    jobs: int | None = None,
) -> dict[str, Told]:
    """What each of the members is told, by slug.

    `groups` are the printings of one report each, the first printing first; `series` names for an
    article other issues of its series, the nearest days first; `printings` what it must not be given
    besides. Slugs that are not among the members are passed over. The answer is the same in
    whatever order they come, with whatever store (`store_of`) and for any number of `jobs`
    (processes; without it one for each core). A member is asked for its record and text only where
    it changed, or where all is made anew (`split.py`), and then in forked processes: it must not
    need a connection that this process has open.

    Raises ValueError when two members have one slug, and what reading a member raises.
    """
    given = _given(members, groups, series or {}, printings or {})
    kept = Store(store)
    state = kept.state()
    if state is None or state.inputs.tobytes() != given.inputs:
        state = _updated(given, state, kept, jobs)
        kept.keep(state)
    return _told(given.slugs, state)


def _updated(given: _Given, old: State | None, kept: Store, jobs: int | None) -> State:
    try:
        return _Update(given, old, kept, jobs).state()
    except (ValueError, LookupError, TypeError) as error:
        if old is None:
            raise
        # What is in the files is not what was written: a damaged disk, a foreign hand.
        log.warning("The store of related reports is damaged (%s) and is made again.", error)
        return _Update(given, None, kept, jobs).state()


class _Given(NamedTuple):
    """The archive, in order; `groups`, `series` and `printings` of its members alone."""

    members: list[Member]
    slugs: list[str]
    digests: list[bytes]
    groups: list[tuple[str, ...]]
    series: dict[str, tuple[str, ...]]
    printings: dict[str, tuple[str, ...]]
    inputs: bytes
    """The digest of all this."""


def _given(
    members: Iterable[Member],
    groups: Iterable[Sequence[str]],
    series: Mapping[str, Sequence[str]],
    printings: Mapping[str, Iterable[str]],
) -> _Given:
    ordered = sorted(members, key=attrgetter("slug"))
    slugs = [member.slug for member in ordered]
    for one, other in pairwise(slugs):
        if one == other:
            raise ValueError(f"two articles with the slug {one!r}: give each its own")
    digests = [member.digest for member in ordered]
    several = sorted({tuple(group) for group in groups if len(group) > 1})
    issues = {slug: tuple(series[slug]) for slug in slugs if series.get(slug)}
    apart = {slug: tuple(sorted(printings[slug])) for slug in slugs if printings.get(slug)}
    digest = blake2b(digest_size=16)
    for part in (slugs, several, list(issues.items()), list(apart.items())):
        digest.update(f"{part!r}\n".encode())
    digest.update(b"".join(digests))
    return _Given(ordered, slugs, digests, several, issues, apart, digest.digest())


class _Update:
    """Brings a state up to date with what is given."""

    def __init__(self, given: _Given, old: State | None, kept: Store, jobs: int | None) -> None:
        self._given, self._old, self._kept, self._jobs = given, old, kept, jobs
        self._links = links(given.slugs, given.groups, whole_series(given.series), given.printings)
        self._was = _same_as_before(given, old)
        self._archived, self._printed = self._days()
        settled = split.settled(self._archived, self._printed)
        self._members = firsts_then_copies(self._links, settled)
        self._recent = np.flatnonzero(~settled)
        self._left_out = LeftOut(self._links, self._members)
        self._firsts = int(self._links.is_first[self._members].sum())
        self._generation = self._digest_of_settled()
        self._topics: Topics | None = None

    def state(self) -> State:
        """The state of what is given."""
        same = self._old and self._old.generation.tobytes() == self._generation
        old = self._old if same else None
        signs = self._left_out.signs()
        new = self._new_recents(old)
        todo = np.flatnonzero(signs != old.signs) if old else np.arange(len(signs))
        if old and (len(todo) or len(new)):
            self._topics = self._kept.topics(self._generation)
            if self._topics is None:
                old, todo, new = None, np.arange(len(signs)), list(range(len(self._recent)))
        if old is None:
            self._topics = self._settle()
            self._kept.keep_topics(self._generation, self._topics)
        near = self._near(old, todo)
        recents, pairs = self._compared(old, new)
        self._topics = None  # its room is free when the boxes are made
        lines = boxes(
            joined((self._of_settled(near), self._of_recent(pairs))),
            self._links,
            choose.LIMIT,
            choose.THRESHOLD,
        )
        issue_starts, issue_others = self._issues()
        given = self._given
        return State(
            slugs=np.frombuffer(json.dumps(given.slugs).encode(), np.uint8),
            digests=_rows(given.digests),
            archived=self._archived,
            printed=self._printed,
            inputs=np.frombuffer(given.inputs, np.uint8),
            generation=np.frombuffer(self._generation, np.uint8),
            signs=signs,
            near_asker=near.asker,
            near_other=near.other,
            near_cosine=near.cosine,
            recent=self._recent,
            terms=recents.vectors.terms,
            weights=recents.vectors.weights,
            novel_starts=recents.novel.starts,
            novel_codes=recents.novel.codes,
            novel_weights=recents.novel.weights,
            pair_asker=pairs.asker,
            pair_other=pairs.other,
            pair_cosine=pairs.cosine,
            line_starts=lines.starts,
            line_others=lines.others,
            line_scores=lines.scores,
            issue_starts=issue_starts,
            issue_others=issue_others,
        )

    # what is given

    def _days(self) -> tuple[Integers, Integers]:
        archived = np.zeros(len(self._was), dtype=np.int64)
        printed = archived.copy()
        known = self._was >= 0
        if self._old:
            archived[known] = self._old.archived[self._was[known]]
            printed[known] = self._old.printed[self._was[known]]
        for number in np.flatnonzero(~known).tolist():
            record = self._given.members[number].record
            archived[number], printed[number] = _day(record.archived), _day(record.day)
        return archived, printed

    def _digest_of_settled(self) -> bytes:
        digest = blake2b(f"{self._firsts}\n".encode(), digest_size=16)
        for number in self._members.tolist():
            digest.update(f"{self._given.slugs[number]!r}\n".encode())
            digest.update(self._given.digests[number])
        return digest.digest()

    def _article(self, number: int) -> Article:
        member = self._given.members[number]
        title, text = normalise(member.record.title).text, normalise(member.text()).text
        return Article(member.slug, title, text)

    # the settled articles

    def _settle(self) -> Topics:
        def read(number: int) -> Article:
            return self._article(int(self._members[number]))

        return settle(read, self._firsts, len(self._members) - self._firsts, self._jobs)

    def _near(self, old: State | None, todo: Integers) -> Entries:
        # As deep as any box may need it: whether there are series is a matter of all articles.
        found = [old.near.those(~np.isin(old.near_asker, todo))] if old else []
        if len(todo):
            assert self._topics
            found.append(
                search(
                    self._topics,
                    todo.tolist(),
                    self._left_out,
                    deepest(choose.LIMIT),
                    choose.THRESHOLD,
                    self._jobs,
                )
            )
        return joined(found)

    def _of_settled(self, near: Entries) -> Entries:
        return Entries(self._members[near.asker], self._members[near.other], near.cosine)

    # the recent articles

    def _new_recents(self, old: State | None) -> list[int]:
        """Places among the recent articles whose vectors are not known."""
        if old is None:
            return list(range(len(self._recent)))
        known = np.isin(self._was[self._recent], old.recent)
        return np.flatnonzero(~known).tolist()

    def _compared(self, old: State | None, new: list[int]) -> tuple[Recent, Entries]:
        count = len(self._recent)
        if old is None:
            before, was = _NO_RECENT, np.full(count, _NOT_THERE)
        else:
            # Both ascend: who is recent and was recent keeps its place among those who stay.
            was = np.searchsorted(old.recent, self._was[self._recent])
            was[new] = _NOT_THERE
            before = old.recents
        if not new:
            recents = before.those(was.tolist())
            return recents, self._kept_pairs(old, was)
        assert self._topics
        counts = count_terms([self._article(int(self._recent[place])) for place in new])
        added = Recent(*self._topics.weigher.with_novel(counts))
        at = was.copy()
        at[new] = len(before) + np.arange(len(new))
        recents = before.and_those(added).those(at.tolist())
        pairs = compare(self._topics, recents, new, choose.THRESHOLD, self._jobs)
        return recents, joined((self._kept_pairs(old, was), pairs))

    def _kept_pairs(self, old: State | None, was: Integers) -> Entries:
        """The pairs of recent articles that were known and still stand, in the numbers of now."""
        if old is None:
            return joined(())
        settled = len(self._members)
        now = np.full(settled + len(old.recent), _NOT_THERE, dtype=np.int64)
        now[:settled] = np.arange(settled)
        stay = np.flatnonzero(was >= 0)
        now[settled + was[stay]] = settled + stay
        askers, others = now[settled + old.pair_asker] - settled, now[old.pair_other]
        kept = (askers >= 0) & (others >= 0)
        return Entries(askers[kept], others[kept], old.pair_cosine[kept])

    def _of_recent(self, pairs: Entries) -> Entries:
        """Both ways, where the other may be given."""
        one = self._recent[pairs.asker]
        other = np.concatenate((self._members, self._recent))[pairs.other]
        both = Entries(
            np.concatenate((one, other)),
            np.concatenate((other, one)),
            np.concatenate((pairs.cosine, pairs.cosine)),
        )
        shown = self._links.is_first[both.other]
        return both.those(shown & ~self._links.is_left_out(both.asker, both.other))

    # the line of a series

    def _issues(self) -> tuple[Integers, Integers]:
        numbers = {slug: number for number, slug in enumerate(self._given.slugs)}
        starts, others = [0], list[int]()
        for number, slug in enumerate(self._given.slugs):
            named = self._given.series.get(slug, ())
            if named:
                others += self._next_issues(number, [numbers[n] for n in named if n in numbers])
            starts.append(len(others))
        return np.array(starts), np.array(others, dtype=np.int64)

    def _next_issues(self, number: int, named: Iterable[int]) -> list[int]:
        # Several printings of one issue are one issue, its first printing.
        first, printed = self._links.first, self._printed
        issues = dict.fromkeys(int(first[other]) for other in named)
        issues.pop(int(first[number]), None)
        days = [(str(other), _stated(int(printed[other]))) for other in issues]
        return [int(other) for other in neighbours(_stated(int(printed[number])), days)]


def _same_as_before(given: _Given, old: State | None) -> Integers:
    """For each article its number in the old state, -1 where it was not the same there."""
    if old is None:
        return np.full(len(given.slugs), _NOT_THERE, dtype=np.int64)
    numbers = {slug: number for number, slug in enumerate(json.loads(old.slugs.tobytes()))}
    was = np.array([numbers.get(slug, _NOT_THERE) for slug in given.slugs], dtype=np.int64)
    if numbers:
        equal = (old.digests[was] == _rows(given.digests)).all(axis=1)
        was[~equal] = _NOT_THERE
    return was


def _told(slugs: list[str], state: State) -> dict[str, Told]:
    names = [slugs[other] for other in state.line_others.tolist()]
    lines = list(zip(names, (state.line_scores / STEPS).tolist(), strict=True))
    issues = [slugs[other] for other in state.issue_others.tolist()]
    told: dict[str, Told] = {}
    of_lines, of_issues = (
        pairwise(state.line_starts.tolist()),
        pairwise(state.issue_starts.tolist()),
    )
    for slug, (a, b), (c, d) in zip(slugs, of_lines, of_issues, strict=True):
        told[slug] = Told(tuple(lines[a:b]), tuple(issues[c:d])) if b > a or d > c else _NOTHING
    return told


def _rows(digests: Sequence[bytes]) -> npt.NDArray[np.uint8]:
    return np.frombuffer(b"".join(digests), np.uint8).reshape(len(digests), _DIGEST)


def _day(day: Day | None) -> int:
    return int(day.date.replace("-", "").ljust(8, "0")) if day else 0


def _stated(day: int) -> str:
    return str(day) if day else ""


_NOTHING = Told()
_NO_RECENT = Recent(
    Vectors(np.zeros((0, TERMS), dtype=np.int32), np.zeros((0, TERMS), dtype=np.int16)),
    Novel(*(np.zeros(count, dtype=np.int64) for count in (1, 0, 0))),
)
