"""Which pages have to be looked at: of a site of 100,000, a build after a small change looks at few.

Most builds follow a change of some files. The inputs of all pages would be worked out then to find
that a dozen changed. So two things are compared as a whole first:

- a list (`Sheaf`), by one digest of what is listed of all its articles, from which all its pages are made;
- the articles in each folder of the content in which no file changed: as long as template and names
  (of categories, sources, tags) say what they said, their pages are made from what they were made from.

A page stands by that when it is known what it was made from. All others are looked at one by one
(`decide.py`), and so is every page where all are printed, or somebody asks why one was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..catalog.archive import Sheaf, Sheet
from ..catalog.catalogue import Core
from ..catalog.rows import Rows
from .live import LiveArchive
from .named import Said

COMPARED = "compared"
"""Where the catalogue keeps what the next build compares with."""


class Compared(NamedTuple):
    """What one build compares with the one before it.

    `article` are the inputs that the pages of all articles share, None where each has some that only
    plugins know; `names` what is said of names as written; `lists` the inputs of lists, by their fronts.
    """

    article: bytes | None
    names: Said
    lists: dict[str, bytes]


class Touched(NamedTuple):
    """What is to be looked at: the pages of these articles, of these lists. The pages `standing` are not."""

    articles: Sequence[Core]
    lists: Sequence[Sheaf]
    standing: Collection[str] = ()

    def sheets(self) -> Iterator[Sheet]:
        """Yield the pages of the lists."""
        for sheaf in self.lists:
            yield from sheaf.sheets()


def touched(
    archive: LiveArchive,
    now: Compared,
    before: Compared | None,
    old: Rows,
    fresh: Collection[str],
) -> Touched:
    """Return what is to be looked at in a build that compares `now` with `before`, if it compares anything.

    `old` are the rows of the output, `fresh` the content files in folders that changed.
    """
    articles, lists = list(archive.pages()), archive.sheaves
    if before is None or not archive.named.say(before.names):
        return Touched(articles, lists)
    known = old.keys() - {file for file, (inputs, _) in old.items() if not inputs}
    standing: set[str] = set()
    if before.article is not None and before.article == now.article:
        places = {archive.save_as(core.slug): core for core in articles}
        anew = {archive.save_as(core.slug) for core in articles if core.path in fresh}
        standing = (places.keys() & known) - anew
        articles = [core for file, core in places.items() if file not in standing]
    asked = []
    for sheaf in lists:
        front = sheaf.files[0]
        if before.lists.get(front) == now.lists[front] and known.issuperset(sheaf.files):
            standing.update(sheaf.files)
        else:
            asked.append(sheaf)
    return Touched(articles, asked, standing)
