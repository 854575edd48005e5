"""The finder's knowledge of an archive, kept between runs and changed article by article.

Adding, changing or deleting an article looks at what it touches: the texts that share fingerprints
with it (`joining.py`), the pairs that come to be chosen or no longer are, and what is decided from
them (`decide.settle`). The tables then hold exactly what a run from nothing would put into them.

Each update is one transaction: a process that is killed leaves the state before it. The store
belongs to one process at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from ..disk.workers import Workers
from ..edges import all_edges, edge_order, groups
from ..find import settled
from ..fingerprints import fingerprints
from ..judging.decide import settle
from ..measuring import joined, measure_pairs, survey
from ..model import Article, Reprints
from ..state import add_pair
from ..texts import read
from .database import Database
from .inverted import InvertedIndex, write_base
from .joining import Joining, shares_of
from .keeping import Kept
from .stored import Extras, StoredTexts
from .tables import Tables

if TYPE_CHECKING:
    from ...catalog.members import Member

_WAIT = 30.0
"""Seconds another process is given to leave the store."""
_REFILL = 8
"""One article of so many: when more are new or changed, a run from nothing is faster."""
_FEW = 32
"""Articles that are added one by one even to an empty store."""

_MANY = 512
"""Articles from which on it is worth starting workers: a fifth of a second of one."""


class Store:
    """An open store: `with Store(path) as store`. Raises LockedError when it is in use.

    `tables` are to be read only, `kept` is for `relations.py` to write.
    """

    def __init__(self, path: Path, wait: float = _WAIT) -> None:
        self._database = Database(path, wait)
        self._load()

    def _load(self) -> None:
        self.tables = Tables(self._database.connection)
        self.kept = Kept(self._database.connection)
        # Read when it is asked for: often nothing changed.
        self._read: InvertedIndex | None = None

    @property
    def _postings(self) -> InvertedIndex:
        if self._read is None:
            self._read = self._database.postings()
        return self._read

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def follow(self, members: Iterable[Member], workers: Workers | None = None) -> None:
        """Brings the store to hold these members and no others; asks those that changed for their text.

        Raises ValueError when two of them have one slug.
        """
        known, given = self.kept.members(), {}
        changed: list[Member] = []
        for member in members:
            if member.slug in given:
                raise ValueError(f"two articles with the id {member.slug!r}: give each its own")
            given[member.slug] = member
            if known.pop(member.slug, None) != member.digest:
                changed.append(member)
        if not changed and not known:
            return
        articles = {member.slug: _article(member) for member in changed}
        if len(changed) + len(known) > max(_FEW, len(given) // _REFILL):
            there = (id_ for id_ in given if id_ not in articles)
            self.fill([*articles.values(), *map(self.tables.article, there)], workers)
        else:
            differing = list(filter(self._differs, articles.values()))
            if differing or known:
                self.update(differing, known)
        with self.all_or_nothing():
            for member in changed:
                archived = member.record.archived
                self.kept.put_member(member.slug, member.digest, archived.date if archived else "")
            for id_ in known:
                self.kept.drop_member(id_)

    def _differs(self, article: Article) -> bool:
        entry = self.tables.entry(article.id)
        return entry is None or (entry.digest, entry.day) != (digest_of(article.text), article.date)

    def make_again(self) -> None:
        """Throws everything away."""
        self._database.make_again()
        self._load()

    def update(self, changed: Iterable[Article], removed: Iterable[str] = ()) -> None:
        """Adds or replaces articles and removes others (by id)."""
        with self.all_or_nothing():
            self._update({article.id: article for article in changed}, set(removed))
        if self._postings.due:
            file = self._database.new_file()
            self._postings.write(file)
            with self.all_or_nothing():
                self._database.name_file(file)
            self._read = None
            self._database.sweep()

    def fill(self, articles: Iterable[Article], workers: Workers | None = None) -> None:
        """Replaces everything by a run from nothing over these articles.

        Raises ValueError when two of them have one id.
        """
        given = list(articles)
        if workers is None or len(given) < _MANY:
            workers = Workers(1)
        library, prints = survey(workers, given)
        keys = [key for key, _ in prints]
        candidates = joined(prints)
        state = settled(library, candidates, workers=workers)
        file = self._database.new_file()
        write_base(file, prints)
        with self.all_or_nothing():
            self.tables.clear()
            self.kept.clear()
            self.kept.touch(article.id for article in library.articles)
            self._database.name_file(file)
            printed = {one.id: key for key, ones in library.holders.items() for one in ones}
            for article in library.articles:
                self.tables.put_article(article, digest_of(article.text), printed.get(article.id))
            for key, shares in shares_of(keys, candidates):
                self.tables.put_shares(key, shares)
            for key, node in state.nodes.items():
                self.tables.put_node(key, node)
            for names, pair in state.pairs():
                self.tables.put_pair(names, pair)
            self.tables.flush()
        self._read = None
        self._database.sweep()

    def reprints(self) -> Reprints:
        """What a run from nothing over the articles of the store finds."""
        tables = self.tables
        with self.all_or_nothing():
            tables.load_nodes()
            texts = StoredTexts(tables)
            edges = sorted(all_edges(tables, texts, self.extras().measure), key=edge_order)
            found = Reprints(tuple(edges), groups(tables, texts))
            tables.flush()
        return found

    def extras(self) -> Extras:
        """What pairs share that were laid side by side for edges alone."""
        return Extras(self._database.connection, self.tables)

    def _update(self, changed: dict[str, Article], removed: set[str]) -> None:
        tables = self.tables
        keys = {id_: read(article.text)[0] for id_, article in changed.items()}
        concerned = {key for key in keys.values() if key is not None}
        concerned |= tables.keys_of([*keys, *removed])
        held = {key for key in concerned if tables.holders(key)}
        for id_ in removed:
            tables.drop_article(id_)
        for id_, article in changed.items():
            tables.put_article(article, digest_of(article.text), keys[id_])
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
        # What is said of an article may name every holder of a partner of its text, and the day.
        around = {other for key in concerned for other in tables.node(key).near}
        told = concerned | around | tables.flush()
        self.kept.touch([*changed, *removed])
        self.kept.touch(id_ for key in told for id_ in tables.holders(key))

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """A transaction, for what is held in memory too."""
        try:
            with self._database.transaction():
                yield
        except BaseException:
            self._load()
            raise


def store_of(content: Path, folder: Path | None = None) -> Path:
    """Where the store of a content folder is: in `folder`, else in `.cache/` beside it."""
    content = content.resolve()
    return (folder or content.parent / ".cache") / f"reprints-{content.name}.sqlite"


def _article(member: Member) -> Article:
    day = member.record.day
    return Article(member.slug, member.text(), day.date if day else None)


def digest_of(text: str) -> bytes:
    """16 bytes by which the store knows a printed text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
