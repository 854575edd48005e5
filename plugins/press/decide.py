"""Which pages are printed: those whose inputs are not what they were when the output was printed.

The inputs of a page are short digests in a row: of its template, of the article's own files, of
what each plugin found, of each article that it lists. A row that is equal means a page that is
equal. Rows are worked out in each build and compared with those that the catalogue kept: what depends
on what is never propagated, so nothing can be forgotten. Pages that `touched.py` leaves out stand by a
comparison, too, of many at once. Whoever prints pages works out their rows, and tells those that changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from ..catalog.archive import Bundle, Sheet
from ..catalog.cards import DIGEST, SHORT, short_digest
from ..catalog.rows import UNKNOWN, Row, files_beside
from .digests import Templates
from .kept import Kept
from .live import LiveArchive
from .touched import Compared, Touched

OF_ARTICLE = (
    ("its template, or what plugins put on all articles", SHORT),
    ("its text", DIGEST),
    ("category, tags or source, or where its file lies", SHORT),
)
OF_LISTING = ("what every page shows that lists it", SHORT)
OF_SHEET = (
    ("its template", SHORT),
    ("what it says besides articles", SHORT),
    ("an article that it lists", SHORT),
    ("the text of an article in it", SHORT),
)
OF_BUNDLE = (
    ("what they say besides articles", SHORT),
    ("the text of an article in them", SHORT),
)
_NONE = bytes(SHORT)
_NO_TEXT = short_digest(b"")


class Page(NamedTuple):
    """A page of the site: that of the article `slug`, with the files of these endings beside it, or a sheet."""

    save_as: str
    slug: str
    beside: tuple[str, ...]
    sheet: Sheet | None

    @property
    def template(self) -> str:
        """The name of its template, empty for a file without one."""
        return self.sheet.template if self.sheet else "article"

    def others(self) -> list[str]:
        """The files beside it."""
        return files_beside(self.save_as, self.row())

    def row(self, inputs: bytes = UNKNOWN) -> Row:
        """What the catalogue keeps of it."""
        return (inputs, self.beside)


class InputRows:
    """Works out the inputs of pages, in whichever process."""

    def __init__(self, archive: LiveArchive, templates: Templates) -> None:
        self._archive, self._templates = archive, templates
        # A headline stands in a dozen lists, a text on its own page and in as many feeds.
        self._listed = Kept(lambda slug: short_digest(archive.listed(slug))).__getitem__
        self._own = Kept(archive.own).__getitem__
        self._without_articles = Kept(lambda facts: short_digest(facts + b"\0")).__getitem__

    @cached_property
    def _of_all_articles(self) -> bytes:
        return short_digest(self._templates.digest("article.html") + self._archive.always)

    def look_at_templates(self, pages: Iterable[Page]) -> None:
        """Read the templates of `pages` in this process: what it finds in them is kept."""
        for name in {page.template for page in pages} - {""}:
            self._templates.digest(f"{name}.html")

    def of(self, page: Page) -> bytes:
        """The inputs of a page."""
        return self.of_sheet(page.sheet) if page.sheet else self.of_article(page.slug)

    def of_article(self, slug: str) -> bytes:
        """The inputs of the page of an article."""
        row = [self._of_all_articles, self._own(slug)]
        for part in self._archive.telling:
            facts, shown = part.inputs(slug)
            if shown:
                facts += b"\0" + b"".join(map(self._listed, shown))
                row.append(short_digest(facts))
            else:
                row.append(self._without_articles(facts))
        if self._archive.listing:
            row.append(self._listed(slug))
        return b"".join(row)

    def of_sheet(self, sheet: Sheet) -> bytes:
        """The inputs of any other page."""
        template = _NONE
        if sheet.template:
            template = self._templates.digest(f"{sheet.template}.html")
            if sheet.bare is not None:
                template = short_digest(template + sheet.bare.encode())
        return (
            template
            + short_digest(sheet.facts)
            + short_digest(b"".join(map(self._listed, sheet.shown)))
            + (short_digest(b"".join(map(self._own, sheet.whole))) if sheet.whole else _NO_TEXT)
        )

    def compared(self) -> Compared:
        """Return what this build and the next one compare before they look at pages."""
        archive = self._archive
        has_own = archive.telling or archive.listing or archive.has_beside
        return Compared(
            None if has_own else self._of_all_articles,
            archive.named.all_said(archive.pages()),
            # To ask plugins of all articles costs one process more than looking at pages costs all.
            {} if archive.listing else self._of_lists(),
        )

    def _of_lists(self) -> dict[str, bytes]:
        """What the pages of each list are made from, but for how the names are called that articles write."""
        listed = {core.slug: core.listed for core in self._archive.pages()}
        return {
            sheaf.files[0]: short_digest(
                self._templates.digest(f"{sheaf.template}.html")
                + short_digest(sheaf.facts)
                + b"".join([listed[slug] for slug in sheaf.shown])
            )
            for sheaf in self._archive.sheaves
        }

    def of_bundle(self, bundle: Bundle) -> bytes:
        """The inputs of a folder that is filled as a whole."""
        return short_digest(bundle.facts) + short_digest(b"".join(map(self._own, bundle.whole)))


def pages(archive: LiveArchive, touched: Touched) -> Iterator[Page]:
    """Yield every page of the site that may have changed, those with many texts first.

    A feed wants fifty texts, which are at hand until their own pages are printed.
    """
    yield from (Page(one.save_as, "", (), one) for one in archive.sheets if one.whole)
    for core in touched.articles:
        yield Page(archive.save_as(core.slug), core.slug, archive.endings_beside(core), None)
    for one in chain(touched.sheets(), archive.sheets):
        if not one.whole:
            yield Page(one.save_as, "", (), one)


def article_page(archive: LiveArchive, slug: str) -> dict[str, Any]:
    """Return the variables of the page of an article."""
    article = archive.whole_article(slug)
    return {"article": article, "category": article.category, "blog": True}


def why(old: bytes | None, new: bytes, parts: list[str], *, is_article: bool) -> list[str]:
    """Return the names of the inputs that changed; `parts` are those of articles' own pages."""
    if old is None:
        return ["it was not there"]
    if old == UNKNOWN:
        return ["the settings or the programs changed, or its file was not as it had been left"]
    names = (
        [*OF_ARTICLE, *((part, SHORT) for part in parts), OF_LISTING] if is_article else OF_SHEET
    )
    if len(old) != len(new):
        return ["what plugins put on it"]
    return _changed(old, new, names)


def why_bundle(old: bytes | None, new: bytes, *, was_there: bool) -> list[str]:
    """The same of a folder that is filled as a whole, which was filled."""
    if old is None and not was_there:
        return ["they were not there"]
    return (old and _changed(old, new, OF_BUNDLE)) or [
        "the settings or the programs changed, or one of them was not as it had been left"
    ]


def _changed(old: bytes, new: bytes, names: Iterable[tuple[str, int]]) -> list[str]:
    """Return the names of the parts of two rows that differ, each of so many bytes."""
    found, at = [], 0
    for name, size in names:
        if old[at : at + size] != new[at : at + size]:
            found.append(name)
        at += size
    return found
