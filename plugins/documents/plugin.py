"""Prints a page for each department across official documents, and links documents' tables to them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from ..catalog.archive import Archive, Inputs, Part, Sheet, archive_of
from ..catalog.cache import cache_folder
from ..catalog.collisions import collisions
from ..catalog.placing import has_template, print_where_free, reserve
from ..catalog.sources import departments_of as names_of
from ..catalog.sources import taxonomy_file
from ..catalog.strings import strings_of
from .departments import counted, departments_of, named_in
from .model import Department, Paper
from .pages import DIRECTORY, department_page, department_url, directory
from .papers import papers_of, place_of

log = logging.getLogger(__name__)

TEMPLATE = "department"
_TEMPLATES = (TEMPLATE, "directory")
_KEY = "jianbao_departments"
"""Where the context keeps what was found until the pages are printed."""


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_reserve)
    # After all articles are read and plugins.reprints has said which are one report.
    signals.all_generators_finalized.connect(_tell)
    signals.get_generators.connect(_generators)


def _reserve(generator: Any) -> None:
    if _prints(generator):
        reserve(generator, (DIRECTORY.rstrip("/"),))


def _tell(generators: list[Any]) -> None:
    generator = generators[0]
    if _prints(generator):
        archive = archive_of(generator)
        found = generator.context[_KEY] = Found(archive, generator.settings)
        archive.tell(Part("departments", found.attach, found.inputs))
        if found.has_any:
            archive.shared["departments"] = DIRECTORY


def _prints(generator: Any) -> bool:
    return all(has_template(generator, name) for name in _TEMPLATES)


def _generators(pelican: Any) -> type[DocumentsGenerator]:
    return DocumentsGenerator


class Found:
    """The departments of one build, worked out when somebody asks."""

    def __init__(self, archive: Archive, settings: Any) -> None:
        self.archive, self._settings = archive, settings
        names = names_of(settings)
        # What a name means is asked for each measure of the archive.
        self._resolve = cache(names.resolve)
        self._vocabulary = _bytes(sorted(names.by_name.items()))

    @cached_property
    def _all_papers(self) -> dict[str, Paper]:
        """Every document that names departments, each printing."""
        place = place_of(Path(self._settings["PATH"]), cache_folder(self._settings))
        return papers_of(self.archive.members, place)

    @cached_property
    def _papers(self) -> dict[str, Paper]:
        """Those that are counted, newest first."""
        return counted(self._all_papers, self.archive.shared.get("groups", ()))

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return departments_of(self._papers, self._resolve)

    @property
    def has_any(self) -> bool:
        """Whether any document names a department."""
        return bool(self._departments)

    def _urls(self, slug: str) -> dict[str, str]:
        """Return the names in a document → the pages of those departments."""
        paper = self._all_papers.get(slug)
        found = {}
        for name in {name for task in paper.tasks for name in task.departments} if paper else ():
            key = self._resolve(name)[0]
            if key in self._departments:
                found[name] = department_url(key)
        return found

    def inputs(self, slug: str) -> Inputs:
        """What a document's page shows of departments' pages: where they are."""
        if slug not in self._all_papers:
            return Inputs()
        return Inputs(_bytes(sorted(self._urls(slug).items())))

    def attach(self, article: Any) -> None:
        """Give a document the addresses of its departments' pages."""
        article.department_pages = self._urls(article.slug)

    def sheets(self) -> Iterator[Sheet]:
        """Yield the page of each department, and that of all."""
        for slug, one in sorted(self._departments.items()):
            url = department_url(slug)
            # All that is said of it stands in its documents, and what names mean in the vocabulary.
            made_of = (one.name, one.forms, [self._papers[paper].digest for paper in one.papers])
            yield Sheet(
                f"{url}index.html",
                url,
                TEMPLATE,
                partial(self._page, one),
                facts=_bytes(made_of) + self._vocabulary,
                shown=one.papers,
            )
        if self.has_any:
            every = directory(self._departments.values(), strings_of(self._settings))
            yield Sheet(
                f"{DIRECTORY}index.html",
                DIRECTORY,
                "directory",
                lambda: {"directory": every},
                facts=_bytes(every),
            )

    def complaints(self) -> list[str]:
        """Return a sentence for each address that several departments share."""
        named = named_in(self._all_papers, self._resolve)
        files = {one.slug: one.file for one in self.archive.standings} if named else {}
        return collisions(
            ((name, key, files[slug]) for (key, name), slug in named.items()), "departments"
        )

    def _page(self, one: Department) -> dict[str, Any]:
        page = department_page(one, self._papers, self._resolve, self.archive)
        return {"department": page}


def _bytes(value: Any) -> bytes:
    return repr(value).encode("utf-8", "surrogatepass")


class DocumentsGenerator(Generator):  # type: ignore[misc]
    """Runs after the articles are read. Drafts, hidden and withdrawn ones are in no page."""

    def generate_output(self, writer: Any) -> None:
        """Print every page. Errors are logged, each naming file and remedy."""
        found: Found | None = self.context.get(_KEY)
        if found is None:
            return
        file = taxonomy_file(self.settings)
        for complaint in found.complaints():
            log.error("%s: %s", file, complaint)
        what = "the site prints the page of a department"
        print_where_free(found.archive, found.sheets(), self, writer, what)
