"""The finder's knowledge of an archive, kept between runs and changed article by article.

Adding, changing or deleting an article looks at what it touches: the texts that share fingerprints
with it (`joining.py`), the pairs that come to be chosen or no longer are, and what is decided from
them (`decide.settle`). The tables then hold exactly what a run from nothing would put into them.

Each update is one transaction: a process that is killed leaves the state before it. The store
belongs to one process at a time.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

from ..errors import LockedError
from .database import Database
from .decide import settle
from .edges import all_edges, edge_order, groups
from .find import find_reprints, settled
from .fingerprints import fingerprints
from .inverted import write_base
from .joining import Joining, shares_of
from .measuring import candidates_of, measure_pairs
from .model import Article, Reprints
from .state import add_pair
from .stored import Extras, StoredTexts
from .tables import Tables
from .texts import Library, read

log = logging.getLogger(__name__)

_WAIT = 30.0
"""Seconds another process is given to leave the store."""
_REFILL = 8
"""One article of so many: when more are new or changed, a run from nothing is faster."""
_FEW = 32
"""Articles that are added one by one even to an empty store."""


class Store:
    """An open store: `with Store(path) as store`. Raises LockedError when it is in use.

    `tables` are to be read only.
    """

    def __init__(self, path: Path, wait: float = _WAIT) -> None:
        self._database = Database(path, wait)
        self._load()

    def _load(self) -> None:
        self.tables = Tables(self._database.connection)
        self._postings = self._database.postings()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def find(self, articles: Collection[Article]) -> Reprints:
        """As `find_reprints`, at the cost of what changed since the last time."""
        try:
            self.sync(articles)
            return self.reprints()
        except sqlite3.OperationalError:
            raise
        except (
            sqlite3.DatabaseError,
            ValueError,
            TypeError,
            LookupError,
            ArithmeticError,
        ) as error:
            # What is in the file is not what was written: a damaged disk, a foreign hand.
            log.warning("The store of reprints is damaged (%s) and is made again.", error)
            self._database.make_again()
            self._load()
            self.fill(articles)
            return self.reprints()

    def sync(self, articles: Iterable[Article]) -> None:
        """Brings the store to hold these articles and no others.

        Raises ValueError when two of them have one id.
        """
        given = sorted(articles, key=lambda article: article.id)
        for one, other in pairwise(given):
            if one.id == other.id:
                raise ValueError(f"two articles with the id {one.id!r}: give each its own")
        known = self.tables.digests()
        changed = [article for article in given if known.pop(article.id, None) != _digest(article)]
        if len(changed) + len(known) > max(_FEW, len(given) // _REFILL):
            self.fill(given)
        elif changed or known:
            self.update(changed, known)

    def update(self, changed: Iterable[Article], removed: Iterable[str] = ()) -> None:
        """Adds or replaces articles and removes others (by id)."""
        with self._all_or_nothing():
            self._update({article.id: article for article in changed}, set(removed))
        if self._postings.due:
            file = self._database.new_file()
            self._postings.write(file)
            with self._all_or_nothing():
                self._database.name_file(file)
            self._postings = self._database.postings()

    def fill(self, articles: Iterable[Article]) -> None:
        """Replaces everything by a run from nothing over these articles."""
        library = Library(articles)
        keys = sorted(library.holders)
        candidates = candidates_of(keys, library)
        state = settled(library, candidates)
        file = self._database.new_file()
        write_base(file, ((key, fingerprints(library.letters(key))) for key in keys))
        with self._all_or_nothing():
            self.tables.clear()
            self._database.name_file(file)
            printed = {one.id: key for key, ones in library.holders.items() for one in ones}
            for article in library.articles:
                self.tables.put_article(article, _digest(article), printed.get(article.id))
            for key, shares in shares_of(keys, candidates):
                self.tables.put_shares(key, shares)
            for key, node in state.nodes.items():
                self.tables.put_node(key, node)
            for names, pair in state.pairs():
                self.tables.put_pair(names, pair)
            self.tables.flush()
        self._postings = self._database.postings()

    def reprints(self) -> Reprints:
        """What a run from nothing over the articles of the store finds."""
        tables = self.tables
        with self._all_or_nothing():
            tables.load_nodes()
            texts = StoredTexts(tables)
            extras = Extras(self._database.connection, tables)
            edges = sorted(all_edges(tables, texts, extras.measure), key=edge_order)
            extras.drop_others()
            found = Reprints(tuple(edges), groups(tables, texts))
            tables.flush()
        return found

    def _update(self, changed: dict[str, Article], removed: set[str]) -> None:
        tables = self.tables
        keys = {id_: read(article.text)[0] for id_, article in changed.items()}
        concerned = {key for key in keys.values() if key is not None}
        concerned |= tables.keys_of([*keys, *removed])
        held = {key for key in concerned if tables.holders(key)}
        for id_ in removed:
            tables.drop_article(id_)
        for id_, article in changed.items():
            tables.put_article(article, _digest(article), keys[id_])
        kept = {key for key in concerned if tables.holders(key)}
        joining = Joining(self._postings, tables)
        for key in sorted(held - kept):
            joining.remove(key)
        for key in sorted(kept - held):
            joining.add(key, fingerprints(tables.letters(key)))
        self._database.keep_pending(self._postings, held ^ kept)
        came, went = joining.changes()
        touched = {key for names in went if tables.drop_pair(names) for key in names}
        for names, measured in measure_pairs(tables, sorted(came)):
            add_pair(tables, names, measured)
            touched.update(names)
        settle(tables, touched - (held - kept))
        tables.drop_extras(held - kept)
        tables.flush()

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """A transaction, for what is held in memory too."""
        try:
            with self._database.transaction():
                yield
        except BaseException:
            self._load()
            raise


def store_of(content: Path) -> Path:
    """Where the store of a content folder is."""
    content = content.resolve()
    return content.parent / ".cache" / f"reprints-{content.name}.sqlite"


def find_with_store(articles: Collection[Article], place: Path) -> Reprints:
    """As `find_reprints`, with the store of a place.

    Where no store can be kept (no space, no rights, in use by another process) it does without.
    """
    try:
        with Store(place) as store:
            return store.find(articles)
    except (sqlite3.OperationalError, OSError, LockedError) as error:
        log.info("%s: %s. All reprints are looked for anew.", place, error)
        return find_reprints(articles)


def _digest(article: Article) -> bytes:
    text = f"{article.date or ''}\0{article.text}".encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=16).digest()
