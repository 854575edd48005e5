"""From articles to edges and groups, in memory: the order of the steps, and nothing else.

distinct texts → fingerprints → candidates → the chosen ones aligned → decisions → edges and groups.

Rivals stop earlier: MinHash and SimHash at whole texts that resemble each other, passim (Smith,
Cordell, Mullen 2015) at passages. Neither tells a series or an official phrase from a reprint; the
decision is what is added here.
"""

from __future__ import annotations

from collections.abc import Iterable

from .candidates import Candidates
from .disk.workers import Workers
from .edges import all_edges, edge_order, groups
from .judging.decide import settle
from .measuring import candidates_of, chosen_pairs, measure_by
from .model import Article, Reprints
from .progress import Progress, silent
from .state import Memory, add_pair
from .texts import Library


def find_reprints(articles: Iterable[Article]) -> Reprints:
    """Every pair of articles that share a report or a passage of one, and the groups they form.

    The answer depends on the articles alone, not on their order. Raises ValueError when two
    articles have one id.
    """
    library = Library(articles)
    state = settled(library)
    return Reprints(
        tuple(sorted(all_edges(state, library), key=edge_order)), groups(state, library)
    )


def settled(
    library: Library,
    candidates: Candidates | None = None,
    progress: Progress = silent,
    workers: Workers | None = None,
) -> Memory:
    """The state of a library, from nothing; `candidates` are those of its keys in order, if known."""
    progress("join", 0, None)
    keys = sorted(library.holders)
    pairs = chosen_pairs(keys, candidates_of(keys, library) if candidates is None else candidates)
    progress("measure", 0, len(pairs))
    state = Memory(library)
    for names, measured in measure_by(workers or Workers(1), library, pairs):
        add_pair(state, names, measured)
    progress("decide", 0, None)
    settle(state, list(state.nodes))
    return state
