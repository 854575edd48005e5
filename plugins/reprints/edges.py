"""From what two texts are to one another to what two articles are, and to groups of articles.

Every holder of a text is tied to every holder of its partners, and the holders of one text to one
another. The texts of a group that were never aligned, because each has nearer partners, are laid
side by side now, so that each pair of printings has its edge. In a group of hundreds that would be
too many; what two of its texts share is then measured on a third (`shares.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations, product

from ..catalog.normalise import normalise
from .decide import final_kind, judged
from .judge import HALF, LONG
from .measuring import measure_pairs
from .model import SAME_REPORT, Article, Edge, Group, Kind, Passage
from .pairs import Measured, Names
from .runs import Run, Tile
from .shares import shared_through
from .state import State, pairs_of
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


def text_edges(state: State) -> Iterator[tuple[Names, Kind, Measured]]:
    """What texts are to one another, of the pairs that were aligned."""
    for names, pair in state.pairs():
        kind = final_kind(state, names, pair)
        if kind is not None:
            yield names, kind, pair.measured


def all_edges(state: State, library: Holdings, measure: Measure | None = None) -> Iterator[Edge]:
    """Every pair of articles that share a report or a passage of one.

    `measure`: who measures the pairs of a group that were never aligned, and may remember them.
    """
    measure = measure or partial(measure_pairs, library)
    known = set()
    tied: set[tuple[Key, Key]] = set()
    for names, kind, measured in text_edges(state):
        known.add(names)
        yield from _between(library, names, kind, measured)
        if kind in SAME_REPORT:
            one, other = sorted(state.node(key).group for key in names)
            tied.add((one, other))
    for key, holders in library.holders.items():
        if len(holders) > 1:
            yield from _copies(library, key, holders)
    members: dict[Key, list[Key]] = {}
    for key in sorted(library.holders):
        members.setdefault(state.node(key).group, []).append(key)
    for one, other in sorted(tied):
        missing = [n for n in _pairs(members[one], members[other]) if n not in known]
        if len(missing) <= ALIGNED * ALIGNED // 2:
            for names, measured in measure(missing):
                found = judged(state, names, measured)
                if found is not None and found in SAME_REPORT:
                    yield from _between(library, names, found, measured)
        elif one == other:
            yield from _through_middle(state, library, members[one], set(missing))


def _pairs(one: list[Key], other: list[Key]) -> Iterable[Names]:
    if one is other:
        return combinations(one, 2)
    return ((min(pair), max(pair)) for pair in product(one, other))


def _between(library: Holdings, names: Names, kind: Kind, measured: Measured) -> Iterator[Edge]:
    runs = measured.runs
    # Covered letters include what was substituted: the judgement wants them, a reader does not.
    equal = _equal_letters(measured)
    shares = equal / measured.size_a, equal / measured.size_b
    for a, b in product(*(library.holders[key] for key in names)):
        yield _edge(a, b, kind, shares, runs)


def _copies(library: Holdings, key: Key, holders: list[Article]) -> Iterator[Edge]:
    whole = (Run((Tile(0, 0, len(library.letters(key))),)),)
    for a, b in combinations(holders, 2):
        yield _edge(a, b, "reprint", (1.0, 1.0), whole)


def _through_middle(
    state: State, library: Holdings, keys: list[Key], wanted: set[Names]
) -> Iterator[Edge]:
    letters = [library.letters(key) for key in keys]
    middle = min(keys, key=lambda key: (-_best_shared(state, key), key))
    shared = shared_through(library.letters(middle), letters, letters)
    for (i, a), (j, b) in combinations(enumerate(keys), 2):
        if (a, b) not in wanted or shared[i, j] < LONG:
            continue
        shares = float(shared[i, j] / len(letters[i])), float(shared[i, j] / len(letters[j]))
        kind: Kind = "reprint" if min(shares) >= HALF else "excerpt"
        for one, other in product(library.holders[a], library.holders[b]):
            yield _edge(one, other, kind, shares, ())


def _best_shared(state: State, key: Key) -> int:
    """Letters a text shares with the nearest of its partners: most when it is whole and well read."""
    return max(
        (_equal_letters(pair.measured) for _, pair in pairs_of(state, key)),
        default=0,
    )


def _equal_letters(measured: Measured) -> int:
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
