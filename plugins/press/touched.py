"""Which pages have to be looked at: after a small change, few.

Most builds follow a change of some files. The inputs of all pages would be worked out then to find
that a dozen changed. So two things are compared as a whole first:

- a list (`Sheaf`), by one digest of what is listed of all its articles, from which all its pages are made,
  where no plugin says of an article what its own files do not say to every page that lists it (`Part.listed`);
- the articles in each folder of the content in which no file changed: as long as template and names
  (of categories, sources, tags) say what they said, their pages are made from what they were made from,
  where no plugin puts more on an article's own page either (`Part.inputs`), nor has files stand beside it.

A page stands by that when it is known what it was made from. All others are looked at one by one
(`decide.py`), and so is every page where all are printed, or somebody asks why one was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..catalog.archive import Sheaf, Sheet
from ..catalog.catalogue import Core
from ..catalog.rows import Rows
from ..errors import BuildError
from .live import LiveArchive
from .named import Said

_MEND = "Mend the plugin that prints it, or take it out of PLUGINS."

COMPARED = "compared"
"""Where the catalogue keeps what the next build compares with."""


class Compared(NamedTuple):
    """What one build compares with the one before it.

    `article` are the inputs that the pages of all articles share, None where each has some that only
    plugins know; `names` what is said of names as written; `lists` the inputs of lists, by their fronts,
    of none where plugins have a say in them.
    """

    article: bytes | None
    names: Said
    lists: dict[str, bytes]


class Touched(NamedTuple):
    """What is to be looked at: the pages of these articles, of these lists. The pages `unchanged` are not."""

    articles: Sequence[Core]
    lists: Sequence[Sheaf]
    unchanged: Collection[str] = ()

    def sheets(self) -> Iterator[Sheet]:
        """Yield the pages of the lists. Raises BuildError for a list that is not what it says."""
        for sheaf in self.lists:
            sheets = list(sheaf.sheets())
            if [one.save_as for one in sheets] != list(sheaf.files) or any(
                one.whole or one.bare is not None or one.template != sheaf.template
                for one in sheets
            ):
                raise BuildError(
                    "a list has other pages than it says.", file=sheaf.files[0], remedy=_MEND
                )
            yield from sheets


def touched(
    archive: LiveArchive,
    now: Compared,
    before: Compared | None,
    old: Rows,
    in_changed_folders: Collection[str],
) -> Touched:
    """Return what is to be looked at in a build that compares `now` with `before`, if it compares anything.

    `old` are the rows of the output.
    """
    articles, lists = list(archive.pages()), archive.sheaves
    if before is None or not archive.named.still_says(before.names):
        return Touched(articles, lists)
    known = old.keys() - {file for file, (inputs, _) in old.items() if not inputs}
    unchanged: set[str] = set()
    if before.article is not None and before.article == now.article:
        places = {archive.save_as(core.slug): core for core in articles}
        anew = {archive.save_as(core.slug) for core in articles if core.path in in_changed_folders}
        unchanged = (places.keys() & known) - anew
        articles = [core for file, core in places.items() if file not in unchanged]
    asked = []
    for sheaf in lists:
        front = sheaf.files[0]
        is_same = front in now.lists and now.lists[front] == before.lists.get(front)
        if is_same and known.issuperset(sheaf.files):
            unchanged.update(sheaf.files)
        else:
            asked.append(sheaf)
    return Touched(articles, asked, unchanged)
