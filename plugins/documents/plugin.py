"""Prints a page for each department across official documents, and links documents' tables to them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from ..catalog.archive import Archive, Inputs, Part, Sheet, archive_of
from ..catalog.cache import cache_folder
from ..catalog.cards import short_digest
from ..catalog.collisions import collisions
from ..catalog.placing import has_template, print_where_free, reserve
from ..catalog.sources import departments_of as names_of
from ..catalog.sources import taxonomy_file
from ..catalog.strings import strings_of
from .departments import beside, counted, departments_of, named_in
from .model import Department
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
        found = generator.context[_KEY] = Found(archive_of(generator), generator.settings)
        found.archive.tell(Part("departments", found.attach, found.inputs))


def _prints(generator: Any) -> bool:
    return all(has_template(generator, name) for name in _TEMPLATES)


def _generators(pelican: Any) -> type[DocumentsGenerator]:
    return DocumentsGenerator


class Found:
    """The departments of one build, worked out when somebody asks."""

    def __init__(self, archive: Archive, settings: Any) -> None:
        self.archive, self._settings = archive, settings
        self.names = names_of(settings)

    @cached_property
    def all_papers(self) -> dict[str, Any]:
        """Every document that names departments, each printing."""
        place = place_of(Path(self._settings["PATH"]), cache_folder(self._settings))
        return papers_of(self.archive.members, place)

    @cached_property
    def papers(self) -> dict[str, Any]:
        """Those that are counted, newest first."""
        return counted(self.all_papers, self.archive.shared.get("groups", ()))

    @cached_property
    def departments(self) -> dict[str, Department]:
        """Slug → department."""
        return departments_of(self.papers, self.names)

    def urls(self, slug: str) -> dict[str, str]:
        """Return the names in a document → the pages of those departments."""
        paper = self.all_papers.get(slug)
        found = {}
        for name in {name for task in paper.tasks for name in task.departments} if paper else ():
            key = self.names.resolve(name)[0]
            if key in self.departments:
                found[name] = department_url(key)
        return found

    def inputs(self, slug: str) -> Inputs:
        """What a document's page shows of departments' pages: where they are."""
        urls = self.urls(slug)
        return Inputs(repr(sorted(urls.items())).encode("utf-8", "surrogatepass") if urls else b"")

    def attach(self, article: Any) -> None:
        """Give the departments of a document the addresses of their pages."""
        article.department_pages = self.urls(article.slug)

    def sheets(self) -> Iterator[Sheet]:
        """Yield the page of each department, and that of all."""
        facts = {slug: self._facts(slug) for slug in self.papers}
        for slug, one in sorted(self.departments.items()):
            slugs = [mandate.slug for mandate in one.mandates]
            said = repr((one.name, one.forms, [facts[paper] for paper in slugs]))
            url = department_url(slug)
            yield Sheet(
                f"{url}index.html",
                url,
                TEMPLATE,
                partial(self._page, one),
                facts=said.encode("utf-8", "surrogatepass"),
                shown=slugs,
            )
        if self.departments:
            every = directory(self.departments.values(), strings_of(self._settings))
            said = repr(every)
            yield Sheet(
                f"{DIRECTORY}index.html",
                DIRECTORY,
                "directory",
                lambda: {"directory": every},
                facts=said.encode("utf-8", "surrogatepass"),
            )

    def complaints(self) -> list[str]:
        """Return a sentence for each address that several departments share."""
        files = {one.slug: one.file for one in self.archive.standings}
        named = named_in(self.all_papers, self.names)
        return collisions(
            ((name, key, files[slug]) for (key, name), slug in named.items()), "departments"
        )

    def _facts(self, slug: str) -> bytes:
        """All that pages show of one document: who is named beside whom, and as whom."""
        paper = self.papers[slug]
        meant = [[self.names.resolve(name) for name in task.departments] for task in paper.tasks]
        return short_digest(repr((paper, meant)).encode("utf-8", "surrogatepass"))

    def _page(self, one: Department) -> dict[str, Any]:
        near = beside(one, self.papers, self.names)
        return {"department": department_page(one, near, self.archive)}


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
