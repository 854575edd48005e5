"""From what two texts are to one another to what two articles are, and to groups of articles.

Every holder of a text is tied to every holder of its partners, and the holders of one text to one
another. The texts of a group that were never aligned, because each has nearer partners, are laid
side by side now, so that each pair of printings has its edge. In a group of hundreds that would be
too many; what two of its texts share is then measured on a third (`shares.py`).

In a group stated days come first, in order, ties by id; the undated follow by id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, product

from ..catalog.normalise import normalise
from .judging.decide import final_kind, judged
from .judging.judge import HALF, LONG
from .judging.pairs import Measured, Names, unpack
from .judging.runs import Run, Tile
from .judging.shares import shared_through
from .measuring import measure_pairs
from .model import SAME_REPORT, Article, Edge, Group, Kind, Passage
from .state import State, ordered, pairs_of
from .texts import Holdings, Key

Measure = Callable[[list[Names]], Iterable[tuple[Names, Measured]]]
"""Lays pairs side by side; those that share nothing are left out."""
ALIGNED = 48
"""Texts of a group up to which each is laid beside each: 1,128 pairs, about a second."""


def groups(state: State, library: Holdings) -> tuple[Group, ...]:
    """Groups of two and more: those with a stated day first, in order; then the undated, by id."""
    members: dict[Key, list[Article]] = {}
    for key, holders in library.holders.items():
        members.setdefault(state.node(key).group, []).extend(holders)
    return tuple(
        sorted(
            (
                Group(tuple(article.id for article in sorted(articles, key=_by_day)))
                for articles in members.values()
                if len(articles) > 1
            ),
            key=lambda group: group.ids,
        )
    )


def edge_order(edge: Edge) -> tuple[str, str]:
    """The order of edges: by the ids of both ends."""
    return edge.a, edge.b


@dataclass(frozen=True, slots=True)
class Tie:
    """What two texts are to one another; `shared` letters are equal in both.

    Covered letters include what was substituted: the judgement wants them, a reader does not.
    `packed` are the passages (`pairs.unpack`), none when the two were measured on a third.
    """

    names: Names
    kind: Kind
    size_a: int
    size_b: int
    shared: int
    packed: bytes

    @classmethod
    def of(cls, names: Names, kind: Kind, measured: Measured) -> Tie:
        """The tie of a pair that was laid side by side."""
        m = measured
        return cls(names, kind, m.size_a, m.size_b, equal_letters(m), m.packed)


def all_ties(state: State, measure: Measure | None = None) -> Iterator[Tie]:
    """What texts are to one another: pairs that were aligned, then the others of their groups.

    `measure`: who measures the pairs of a group that were never aligned, and may remember them.
    """
    measure = measure or partial(measure_pairs, state)
    tied: set[Names] = set()
    members: dict[Key, set[Key]] = {}
    for names, pair in state.pairs():
        kind = final_kind(state, names, pair)
        if kind is None:
            continue
        yield Tie.of(names, kind, pair.measured)
        if kind in SAME_REPORT:
            ends = [state.node(key).group for key in names]
            tied.add(ordered(*ends))
            for key, group in zip(names, ends, strict=True):
                members.setdefault(group, set()).add(key)
    for one, other in sorted(tied):
        yield from ties_between(state, sorted(members[one]), sorted(members[other]), measure)


def ties_between(state: State, one: list[Key], other: list[Key], measure: Measure) -> Iterator[Tie]:
    """Ties of two groups, or of one and itself, that the pairs that were aligned do not show."""
    missing = [names for names in _pairs(one, other) if not _is_tied(state, names)]
    if len(missing) <= ALIGNED * ALIGNED // 2:
        for names, measured in measure(missing):
            kind = judged(state, names, measured)
            if kind is not None and kind in SAME_REPORT:
                yield Tie.of(names, kind, measured)
    elif one == other:
        yield from _through_middle(state, one, set(missing))


def plain_edge(a: str, b: str, kind: Kind, shares: tuple[float, float]) -> Edge:
    """The edge of two ids, in whatever order, its passages left out."""
    return Edge(a, b, kind, *shares, ()) if a < b else Edge(b, a, kind, *shares[::-1], ())


def all_edges(state: State, library: Holdings, measure: Measure | None = None) -> Iterator[Edge]:
    """Every pair of articles that share a report or a passage of one; `measure`: see `all_ties`."""
    for tie in all_ties(state, measure):
        yield from _between(library, tie)
    for key, holders in library.holders.items():
        if len(holders) > 1:
            yield from _copies(library, key, holders)


def _pairs(one: list[Key], other: list[Key]) -> Iterable[Names]:
    if one == other:
        return combinations(one, 2)
    return (ordered(*pair) for pair in product(one, other))


def _is_tied(state: State, names: Names) -> bool:
    return names[1] in state.node(names[0]).near and (
        final_kind(state, names, state.pair(names)) is not None
    )


def _between(library: Holdings, tie: Tie) -> Iterator[Edge]:
    runs = unpack(tie.packed)
    shares = tie.shared / tie.size_a, tie.shared / tie.size_b
    for a, b in product(*(library.holders[key] for key in tie.names)):
        yield _edge(a, b, tie.kind, shares, runs)


def _copies(library: Holdings, key: Key, holders: list[Article]) -> Iterator[Edge]:
    whole = (Run((Tile(0, 0, len(library.letters(key))),)),)
    for a, b in combinations(holders, 2):
        yield _edge(a, b, "reprint", (1.0, 1.0), whole)


def _through_middle(state: State, keys: list[Key], wanted: set[Names]) -> Iterator[Tie]:
    letters = [state.letters(key) for key in keys]
    middle = min(keys, key=lambda key: (-_best_shared(state, key), key))
    shared = shared_through(state.letters(middle), letters, letters)
    for (i, a), (j, b) in combinations(enumerate(keys), 2):
        if (a, b) not in wanted or shared[i, j] < LONG:
            continue
        sizes = len(letters[i]), len(letters[j])
        kind: Kind = "reprint" if shared[i, j] >= HALF * max(sizes) else "excerpt"
        yield Tie((a, b), kind, *sizes, int(shared[i, j]), b"")


def _best_shared(state: State, key: Key) -> int:
    """Letters a text shares with the nearest of its partners: most when it is whole and well read."""
    return max(
        (equal_letters(pair.measured) for _, pair in pairs_of(state, key)),
        default=0,
    )


def equal_letters(measured: Measured) -> int:
    """Letters of the passages that are the same in both texts."""
    return sum(tile.size for run in measured.runs for tile in run.tiles)


def _edge(
    a: Article, b: Article, kind: Kind, shares: tuple[float, float], runs: tuple[Run, ...]
) -> Edge:
    letters_a, letters_b = normalise(a.text), normalise(b.text)
    passages = [(letters_a.printed(*run.a), letters_b.printed(*run.b)) for run in runs]
    if a.id > b.id:
        a, b, shares = b, a, shares[::-1]
        passages = sorted((one, other) for other, one in passages)
    return Edge(a.id, b.id, kind, *shares, tuple(Passage(*one, *other) for one, other in passages))


def _by_day(article: Article) -> tuple[bool, str, str]:
    return article.date is None, article.date or "", article.id
