"""The engine in memory: rows for the commands, from articles that are all held at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .answer import GroupRow, PairRow, rows_of_copies, rows_of_tie
from .edges import all_ties, groups
from .find import settled
from .model import Article
from .progress import Progress, silent
from .state import Memory
from .texts import Library


def pair_rows(articles: Iterable[Article], progress: Progress = silent) -> Iterator[PairRow]:
    """All pairs, ordered by ids."""
    library, state = _settled(articles, progress)
    rows: list[PairRow] = []
    ids = {key: [article.id for article in held] for key, held in library.holders.items()}
    for tie in all_ties(state):
        rows.extend(rows_of_tie(tie, *(ids[key] for key in tie.names)))
    for key, held in ids.items():
        if len(held) > 1:
            rows.extend(rows_of_copies(len(library.letters(key)), held))
    rows.sort()
    yield from rows
    progress("done", 0, None)


def group_rows(articles: Iterable[Article], progress: Progress = silent) -> Iterator[GroupRow]:
    """All articles, ordered by id."""
    library, state = _settled(articles, progress)
    first = {name: group.ids[0] for group in groups(state, library) for name in group.ids}
    for article in library.articles:
        yield GroupRow(article.id, first.get(article.id, article.id))
    progress("done", 0, None)


def _settled(articles: Iterable[Article], progress: Progress) -> tuple[Library, Memory]:
    progress("read", 0, None)
    library = Library(articles)
    state = settled(library, progress=progress)
    progress("write", 0, None)
    return library, state
