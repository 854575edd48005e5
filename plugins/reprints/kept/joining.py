"""The join and the choice of `candidates.py`, kept up to date one text at a time.

What a text that comes or goes changes:

- its own candidates: who holds its fingerprints;
- the weight of others: a fingerprint that passes a doubling counts half (or twice) for all its holders;
- at the cap, all pairs of a list become links to neighbours, or the other way round;
- above it, the text stands between neighbours, and pairs that reached across it no longer do.

All but the first only take something away when a text comes, so the candidates that are kept for
each text, with what they share, are all there is to correct. When a text goes, two others may become
candidates that were not; what those share is counted anew from their fingerprints, for the few pairs
of which the change alone does not say that it cannot be enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Protocol

import numpy as np

from .. import candidates as rules
from .. import postings
from ..candidates import Candidates
from ..fingerprints import Hashes
from ..judging.pairs import Names
from ..state import ordered
from ..texts import Key
from .inverted import Holders, InvertedIndex

Share = tuple[int, int]
"""Fingerprints two texts share, and their weight."""
Shares = dict[Key, Share]
"""The candidates of a text and what it shares with each."""


class Candidacies(Protocol):
    """Where the candidates of each text are kept."""

    def shares(self, key: Key) -> Shares:
        """Those of one text, to be changed in place and handed back with `put_shares`."""

    def load_shares(self, keys: Iterable[Key]) -> None:
        """Those of many texts are about to be asked for."""

    def put_shares(self, key: Key, shares: Shares) -> None:
        """Keeps them."""


@dataclass(slots=True)
class _Effects:
    """What it means for others that a text is in its lists, and what it shares itself.

    every   lists of which each pair of members gains or loses a share; whether that can make a
            pair candidates that were not, when the text goes
    single  further gains and losses of single pairs
    """

    own: Shares = field(default_factory=dict)
    every: list[tuple[list[Key], Share, bool]] = field(default_factory=list)
    single: dict[Names, Share] = field(default_factory=dict)

    def share(self, keys: Iterable[Key], weight: int) -> None:
        for key in keys:
            shared, sum_ = self.own.get(key, (0, 0))
            self.own[key] = shared + 1, sum_ + weight

    def alter(self, names: Names, shared: int, weight: int) -> None:
        before = self.single.get(names, (0, 0))
        self.single[names] = before[0] + shared, before[1] + weight


class Joining:
    """Adds and removes texts; then tells which pairs came to be chosen and which no longer are."""

    def __init__(self, postings: InvertedIndex, kept: Candidacies) -> None:
        self._postings = postings
        self._kept = kept
        self._named: dict[Key, set[Key]] = {}

    def add(self, key: Key, prints: Hashes) -> None:
        """A text that was not there."""
        effects = self._effects(key, prints)
        self._correct(effects, 1)
        self._postings.add(key, prints)
        self._touch(key)
        own = {other: share for other, share in effects.own.items() if rules.suffices(*share)}
        self._kept.load_shares([key, *own])
        self._kept.put_shares(key, own)
        for other, share in own.items():
            self._touch(other)[key] = share
            self._kept.put_shares(other, self._kept.shares(other))

    def remove(self, key: Key) -> None:
        """A text that was there."""
        prints = self._postings.prints(key)
        own = self._touch(key)
        self._kept.load_shares(own)
        for other in own:
            del self._touch(other)[key]
            self._kept.put_shares(other, self._kept.shares(other))
        self._kept.put_shares(key, {})
        self._postings.remove(key)
        effects = self._effects(key, prints)
        suspects = self._suspects(effects)
        self._correct(effects, -1)
        for (one, other), share in self._counted(suspects):
            self._set(one, other, share)

    def changes(self) -> tuple[set[Names], set[Names]]:
        """The pairs that are chosen now and were not, and those that were and are not."""
        came: set[Names] = set()
        went: set[Names] = set()
        for key, before in self._named.items():
            after = self._names(key)
            for other in before ^ after:
                names = ordered(key, other)
                was = other in before or key in self._named_before(other)
                now = other in after or key in self._names(other)
                if was != now:
                    (came if now else went).add(names)
        return came, went

    def _names(self, key: Key) -> set[Key]:
        return named(key, self._kept.shares(key))

    def _named_before(self, key: Key) -> set[Key]:
        before = self._named.get(key)
        return self._names(key) if before is None else before

    def _touch(self, key: Key) -> Shares:
        """The candidates of a text that are about to change; whom it named before is noted."""
        if key not in self._named:
            self._named[key] = self._names(key)
        return self._kept.shares(key)

    def _set(self, one: Key, other: Key, share: Share) -> None:
        for own, partner in ((one, other), (other, one)):
            shares = self._touch(own)
            if rules.suffices(*share):
                shares[partner] = share
            else:
                shares.pop(partner, None)
            self._kept.put_shares(own, shares)

    def _effects(self, key: Key, prints: Hashes) -> _Effects:
        """Of a text that is not in the postings, if it were."""
        effects = _Effects()
        reach = postings.NEIGHBOURS
        for held in self._postings.holders(prints):
            count = held.size
            weight, before = postings.weight_of(count + 1), postings.weight_of(max(2, count))
            if count > postings.CAP:
                left, right = self._postings.around(held, key, reach)
                effects.share(left + right, weight)
                for names in _across(left, right, reach):
                    effects.alter(names, -1, -weight)
                continue
            members = self._postings.members(held)
            if count < postings.CAP:
                effects.share(members, weight)
                if count > 1 and weight != before:
                    effects.every.append((members, (0, weight - before), _opens(weight)))
            else:
                effects.every.append((members, (-1, -before), True))
                whole = sorted([*members, key])
                for at, one in enumerate(whole):
                    for other in whole[at + 1 : at + 1 + reach]:
                        if key in (one, other):
                            effects.share([one if other == key else other], weight)
                        else:
                            effects.alter((one, other), 1, weight)
        return effects

    def _correct(self, effects: _Effects, sign: int) -> None:
        """Gives and takes what the pairs that are candidates share."""
        lists: dict[Key, int] = {}
        for n, (members, _, _) in enumerate(effects.every):
            for key in members:
                lists[key] = lists.get(key, 0) | 1 << n
        for names in effects.single:
            for key in names:
                lists.setdefault(key, 0)
        self._kept.load_shares(lists)
        for key, of in lists.items():
            altered = []
            for other, (shared, weight) in self._kept.shares(key).items():
                if other < key or other not in lists:
                    continue
                more_shared, more_weight = effects.single.get((key, other), (0, 0))
                for n in _bits(of & lists[other]):
                    more_shared += effects.every[n][1][0]
                    more_weight += effects.every[n][1][1]
                if more_shared or more_weight:
                    altered.append(
                        (other, (shared + sign * more_shared, weight + sign * more_weight))
                    )
            for other, share in altered:
                self._set(key, other, share)

    def _suspects(self, effects: _Effects) -> set[Names]:
        """Pairs that are no candidates and may be when a text with these effects is gone."""
        found = {
            names
            for members, _, opens in effects.every
            if opens
            for names in combinations(members, 2)
        }
        found.update(names for names, share in effects.single.items() if share < (0, 0))
        self._kept.load_shares({one for one, _ in found})
        return {(one, other) for one, other in found if other not in self._kept.shares(one)}

    def _counted(self, pairs: Iterable[Names]) -> Iterator[tuple[Names, Share]]:
        """What pairs share, counted anew: those that share enough."""
        prints: dict[Key, set[int]] = {}
        common: dict[Names, set[int]] = {}
        for names in pairs:
            for key in names:
                if key not in prints:
                    prints[key] = set(self._postings.prints(key).tolist())
            both = prints[names[0]] & prints[names[1]]
            if len(both) >= rules.MIN_SHARED:
                common[names] = both
        every = np.array(sorted(set().union(*common.values())), np.uint64)
        held = {one.print: one for one in self._postings.holders(every)}
        for names, both in common.items():
            weights = [
                postings.weight_of(held[one].size) for one in both if self._linked(held[one], names)
            ]
            share = len(weights), sum(weights)
            if rules.suffices(*share):
                yield names, share

    def _linked(self, held: Holders, names: Names) -> bool:
        if held.size <= postings.CAP:
            return True
        _, after = self._postings.around(held, names[0], postings.NEIGHBOURS)
        return names[1] in after


def named(key: Key, shares: Shares) -> set[Key]:
    """The candidates a text chooses."""
    if len(shares) <= rules.NEAREST + rules.SCATTERED:
        return set(shares)
    others = np.fromiter(shares, np.uint64, len(shares))
    weights = np.fromiter((weight for _, weight in shares.values()), np.int64, len(shares))
    chosen = rules.choose_own(weights, rules.pair_lot(np.uint64(key), others))
    return set(others[chosen].tolist())


def shares_of(keys: list[Key], candidates: Candidates) -> Iterator[tuple[Key, Shares]]:
    """The candidates of each text that has some, from a join over all."""
    one = np.concatenate((candidates.a, candidates.b))
    order = np.argsort(one, kind="stable")
    other = np.concatenate((candidates.b, candidates.a))[order].tolist()
    shared = np.tile(candidates.shared, 2)[order].tolist()
    weight = np.tile(candidates.weight, 2)[order].tolist()
    numbers, first = np.unique(one[order], return_index=True)
    for number, (low, high) in zip(
        numbers.tolist(), pairwise([*first.tolist(), len(other)]), strict=True
    ):
        yield (
            keys[number],
            {keys[other[n]]: (shared[n], weight[n]) for n in range(low, high)},
        )


def _across(left: list[Key], right: list[Key], reach: int) -> Iterator[Names]:
    """Pairs that are within reach of one another only while nobody stands in the middle."""
    for n in range(1, reach + 1):
        if n <= len(left) and reach - n < len(right):
            yield left[-n], right[reach - n]


def _opens(weight: int) -> bool:
    """Whether a pair may have lacked just this: its weight before was `weight`, or less of others."""
    return weight + (rules.MIN_SHARED - 1) * postings.least_weight() < rules.MIN_WEIGHT


def _bits(number: int) -> Iterator[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low
