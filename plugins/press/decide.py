"""Which pages are printed: those whose inputs are not what they were when the output was printed.

The inputs of a page are short digests in a row: of its template, of the article's own files, of
what each plugin found, of each article that it lists. A row that is equal means a page that is
equal. The rows of all pages are worked out in each build and compared with those that the catalogue
kept: what depends on what is never propagated, so nothing can be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from ..catalog.archive import Bundle, Sheet
from ..catalog.cards import DIGEST, SHORT, short_digest
from .digests import Templates
from .live import LiveArchive

OF_ARTICLE = (("its template", SHORT), ("its text", DIGEST), ("category, tags or source", SHORT))
OF_SHEET = (
    ("its template", SHORT),
    ("what it says besides articles", SHORT),
    ("an article that it lists", SHORT),
    ("the text of an article in it", SHORT),
)
_NONE = bytes(SHORT)
_NO_TEXT = short_digest(b"")


class Page(NamedTuple):
    """A page of the site: its file, what it is made from, and how it is printed.

    `slug` names the article whose own page it is, `beside` the files that are printed with it.
    """

    save_as: str
    inputs: bytes
    template: str
    bare: str | None
    make: Callable[[], Mapping[str, Any] | bytes]
    slug: str = ""
    beside: Sequence[str] = ()


class InputRows:
    """Works out the inputs of pages."""

    def __init__(self, archive: LiveArchive, templates: Templates) -> None:
        self._archive, self._templates = archive, templates
        # A headline stands in a dozen lists, a text on its own page and in as many feeds.
        self._listed = _Kept(lambda slug: short_digest(archive.listed(slug))).__getitem__
        self._own = _Kept(archive.own).__getitem__
        self._without_articles = _Kept(lambda facts: short_digest(facts + b"\0")).__getitem__

    def of_article(self, slug: str) -> bytes:
        """The inputs of the page of an article."""
        row = [self._templates.digest("article.html"), self._own(slug)]
        for part in self._archive.telling:
            facts, shown = part.inputs(slug)
            if shown:
                facts += b"\0" + b"".join(map(self._listed, shown))
                row.append(short_digest(facts))
            else:
                row.append(self._without_articles(facts))
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

    def of_bundle(self, bundle: Bundle) -> bytes:
        """The inputs of a folder that is filled as a whole."""
        return short_digest(bundle.facts) + short_digest(b"".join(map(self._own, bundle.whole)))


class _Kept(dict[Any, bytes]):
    """What `make` gives for a key, made once; a look-up of what is there runs no code of ours."""

    def __init__(self, make: Callable[[Any], bytes]) -> None:
        self._make = make

    def __missing__(self, key: Any) -> bytes:
        made = self[key] = self._make(key)
        return made


def pages(archive: LiveArchive, inputs: InputRows) -> Iterator[Page]:
    """Yield every page of the site with its inputs, those with many texts first.

    A feed wants fifty texts, which are at hand until their own pages are printed.
    """
    full = [sheet for sheet in archive.sheets if sheet.whole]
    yield from (_page(sheet, inputs) for sheet in full)
    for core in archive.pages():
        slug = core.slug
        make, beside = partial(_article, archive, slug), archive.names_beside(core)
        row = inputs.of_article(slug)
        yield Page(archive.save_as(slug), row, "article", None, make, slug, beside)
    yield from (_page(sheet, inputs) for sheet in archive.sheets if not sheet.whole)


def _page(sheet: Sheet, inputs: InputRows) -> Page:
    return Page(sheet.save_as, inputs.of_sheet(sheet), sheet.template, sheet.bare, sheet.make)


def _article(archive: LiveArchive, slug: str) -> dict[str, Any]:
    article = archive.whole_article(slug)
    return {"article": article, "category": article.category, "blog": True}


def why(old: bytes | None, new: bytes, parts: list[str], *, is_article: bool) -> list[str]:
    """Return the names of the inputs that changed; `parts` are those of articles' own pages."""
    if old is None:
        return ["it was not there"]
    if not old:
        return ["the settings or the programs changed, or its file was not as it had been left"]
    names = list(OF_ARTICLE) + [(part, SHORT) for part in parts] if is_article else list(OF_SHEET)
    if len(old) != len(new):
        return ["what plugins put on it"]
    found, at = [], 0
    for name, size in names:
        if old[at : at + size] != new[at : at + size]:
            found.append(name)
        at += size
    return found
