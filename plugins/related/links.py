"""What an article must not be given: its own report, its series, and whatever else is kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..catalog.distinct import distinct
from .entries import BITS
from .terms import Integers


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Of articles that are numbered by their ids in order.

    first   the first printing of each one's report; itself when nobody else printed it
    series  the number of each one's series, -1 without one
    apart   first printings that an article must not be given besides: article << BITS | first
    issues  first printings of the issues of a series: series << BITS | first

    `apart` and `issues` ascend.
    """

    first: Integers
    series: Integers
    apart: Integers
    issues: Integers

    @property
    def is_first(self) -> npt.NDArray[np.bool_]:
        """Who is the first printing of a report: nobody else is given to anybody."""
        return np.asarray(self.first == np.arange(len(self.first)))

    def left_out(self, asker: int) -> Integers:
        """All that an article must not be given."""
        issues = _of(self.issues, int(self.series[asker]))
        return np.concatenate((self.first[asker : asker + 1], _of(self.apart, asker), issues))

    def is_left_out(self, askers: Integers, others: Integers) -> npt.NDArray[np.bool_]:
        """Whether each asker must not be given the other beside it."""
        series = self.series[askers]
        out = self.first[askers] == others
        out |= _holds(self.apart, (askers << BITS) + others)
        return np.asarray(out | ((series >= 0) & _holds(self.issues, (series << BITS) + others)))


def links(
    ids: Sequence[str],
    groups: Iterable[Sequence[str]],
    series: Iterable[Iterable[str]],
    apart: Mapping[str, Iterable[str]],
) -> Links:
    """The links of articles; `ids` ascend.

    `groups` are the printings of one report each, the first printing first; `series` the issues of
    one series each; `apart` names for an article what it must not be given besides. Ids that are
    not among `ids` are passed over.
    """
    numbers = {id_: number for number, id_ in enumerate(ids)}
    first = np.arange(len(ids), dtype=np.int64)
    for group in groups:
        members = [numbers[member] for member in group if member in numbers]
        if members:
            first[members] = members[0]
    series_of = np.full(len(ids), -1, dtype=np.int64)
    issues: list[tuple[int, int]] = []
    known = ([numbers[issue] for issue in named if issue in numbers] for named in series)
    for place, members in enumerate(members for members in known if members):
        series_of[members] = place
        issues += ((place, other) for other in first[members].tolist())
    pairs = [
        (numbers[id_], int(first[numbers[other]]))
        for id_, named in apart.items()
        if id_ in numbers
        for other in named
        if other in numbers
    ]
    return Links(first, series_of, _packed(pairs), _packed(issues))


class LeftOut:
    """What settled articles must not be given, by the numbers that they have as settled ones.

    `members` are the articles (their numbers in the archive) by those numbers: `firsts_then_copies`.
    """

    def __init__(self, links: Links, members: Integers) -> None:
        self._links, self._members = links, members
        self._settled = np.full(len(links.first), -1, dtype=np.int64)
        self._settled[members] = np.arange(len(members))
        self._own = self._settled[links.first[members]]
        apart = distinct(links.apart >> BITS)
        self._alone = (links.series < 0) & (self._settled[links.first] >= 0)
        self._alone[apart] = False

    def __call__(self, asker: int) -> Integers:
        """The numbers that the asker must not be given."""
        member = int(self._members[asker])
        if self._alone[member]:
            return self._own[asker : asker + 1]
        others = self._settled[self._links.left_out(member)]
        return np.asarray(others[others >= 0])

    def signs(self) -> npt.NDArray[np.uint64]:
        """A number for each asker that changes with what it must not be given."""
        links = self._links
        marks = np.where(self._settled >= 0, _scattered(self._settled + 1), np.uint64(0))
        signs = marks[links.first]
        np.add.at(signs, links.apart >> BITS, marks[links.apart & _LOW])
        of_series = np.zeros(len(links.issues) + 1, dtype=np.uint64)
        np.add.at(of_series, links.issues >> BITS, marks[links.issues & _LOW])
        signs += np.where(links.series >= 0, of_series[links.series], np.uint64(0)) * _ODD
        return np.asarray(signs[self._members])


def firsts_then_copies(links: Links, settled: npt.NDArray[np.bool_]) -> Integers:
    """The settled articles as they are numbered: first printings, then the others."""
    first = links.is_first
    return np.concatenate((np.flatnonzero(settled & first), np.flatnonzero(settled & ~first)))


def _scattered(numbers: Integers) -> npt.NDArray[np.uint64]:
    """Sums of these tell sets of numbers apart (the mixing of SplitMix64, Steele et al. 2014)."""
    mixed = numbers.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))


def _packed(pairs: Sequence[tuple[int, int]]) -> Integers:
    listed = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return distinct((listed[:, 0] << BITS) + listed[:, 1])


def _of(packed: Integers, owner: int) -> Integers:
    start, stop = np.searchsorted(packed, [owner << BITS, (owner + 1) << BITS])
    return packed[start:stop] & _LOW


def _holds(packed: Integers, asked: Integers) -> npt.NDArray[np.bool_]:
    if not len(packed):
        return np.zeros(len(asked), dtype=bool)
    at = np.minimum(np.searchsorted(packed, asked), len(packed) - 1)
    return np.asarray(packed[at] == asked)


_LOW = (1 << BITS) - 1
_ODD = np.uint64(3)
"""Tells what a series leaves out from what the article alone does."""
