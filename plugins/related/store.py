"""What was found out about an archive, kept between builds so that little is found out twice.

Two files. `….settled` holds the settled articles as they are searched; it changes with them alone.
`….now` holds what was last told of all articles and what it was made of; it is small, and written at
each build that changes anything. Neither holds a text: terms of an article without their order,
and these are gone with the article at the next build.

Each file is replaced as a whole and says what it was made of, and an answer never depends on it. So
no process need wait for another: of two, each answers rightly, and the last one's files stay.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .boxes import Lines
from .entries import Entries
from .files import read, write
from .recent import Recent
from .search import Index
from .terms import Integers
from .topics import Topics
from .vectors import Novel, Vectors, Weigher

log = logging.getLogger(__name__)

Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What was last told and what it was made of; articles are numbered by their slugs in order.

    slugs       ended by line breaks, UTF-8
    digests     (n, 16)
    archived, printed  days as 20240522, 0 where none is stated
    inputs      the digest of all that was given
    generation  the digest of the settled articles
    signs       what each settled one must not be given (`LeftOut.signs`)
    near_*      the nearest of the settled ones, in the numbers they have as such
    recent      the numbers of the recent articles
    terms, weights, novel_*    their vectors
    pair_*      who is near to them (`recent.compare`)
    line_*, issue_*  the answer
    """

    slugs: Bytes
    digests: Bytes
    archived: Integers
    printed: Integers
    inputs: Bytes
    generation: Bytes
    signs: npt.NDArray[np.uint64]
    near_asker: Integers
    near_other: Integers
    near_cosine: Integers
    recent: Integers
    terms: npt.NDArray[np.int32]
    weights: npt.NDArray[np.int16]
    novel_starts: Integers
    novel_codes: Integers
    novel_weights: Integers
    pair_asker: Integers
    pair_other: Integers
    pair_cosine: Integers
    line_starts: Integers
    line_others: Integers
    line_scores: Integers
    issue_starts: Integers
    issue_others: Integers

    @property
    def near(self) -> Entries:
        """The nearest of the settled articles."""
        return Entries(self.near_asker, self.near_other, self.near_cosine)

    @property
    def pairs(self) -> Entries:
        """Who is near to the recent articles."""
        return Entries(self.pair_asker, self.pair_other, self.pair_cosine)

    @property
    def recents(self) -> Recent:
        """The recent articles."""
        novel = Novel(self.novel_starts, self.novel_codes, self.novel_weights)
        return Recent(Vectors(self.terms, self.weights), novel)

    @property
    def lines(self) -> Lines:
        """The boxes."""
        return Lines(self.line_starts, self.line_others, self.line_scores)


class Store:
    """The two files of an archive, beside one another; without a place nothing is kept."""

    def __init__(self, place: Path | None) -> None:
        self._place = place

    def state(self) -> State | None:
        """What was last kept."""
        arrays = read(self._file("now")) if self._place else None
        if arrays is None or set(arrays) != {field.name for field in fields(State)}:
            return None
        return State(**arrays)

    def topics(self, generation: bytes) -> Topics | None:
        """The settled articles, if they are those of this generation."""
        arrays = read(self._file("settled")) if self._place else None
        if arrays is None or arrays["generation"].tobytes() != generation:
            return None
        weigher = Weigher(arrays["codes"], arrays["term_weights"], int(arrays["articles"][0]))
        return Topics(weigher, *(_index(arrays, name) for name in ("first", "copy")))

    def keep_topics(self, generation: bytes, topics: Topics) -> None:
        """Keeps the settled articles."""
        weigher = topics.weigher
        arrays: dict[str, npt.NDArray[Any]] = {
            "generation": np.frombuffer(generation, dtype=np.uint8),
            "articles": np.array([weigher.articles]),
            "codes": weigher.codes,
            "term_weights": weigher.weights,
        }
        for name, index in (("first", topics.firsts), ("copy", topics.copies)):
            arrays |= {
                f"{name}_terms": index.vectors.terms,
                f"{name}_weights": index.vectors.weights,
                f"{name}_postings": index.postings,
                f"{name}_starts": index.starts,
            }
        self._keep("settled", arrays, summed=False)

    def keep(self, state: State) -> None:
        """Keeps what is told now."""
        self._keep("now", {f.name: getattr(state, f.name) for f in fields(State)}, summed=True)

    def _keep(self, end: str, arrays: dict[str, npt.NDArray[Any]], *, summed: bool) -> None:
        if self._place:
            try:
                write(self._file(end), arrays, summed=summed)
            except OSError as error:
                log.info("%s: %s. Next time all is related anew.", self._file(end), error)

    def _file(self, end: str) -> Path:
        assert self._place
        return self._place.with_name(f"{self._place.name}.{end}")


def store_of(content: Path, folder: Path | None = None) -> Path:
    """Where the store of a content folder is: in `folder`, else in `.cache/` beside it."""
    content = content.resolve()
    return (folder or content.parent / ".cache") / f"related-{content.name}"


def _index(arrays: dict[str, npt.NDArray[Any]], name: str) -> Index:
    vectors = Vectors(arrays[f"{name}_terms"], arrays[f"{name}_weights"])
    return Index(vectors, arrays[f"{name}_postings"], arrays[f"{name}_starts"])
