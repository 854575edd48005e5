"""Prints the page of figures, where the theme has its template."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import Generator

from ..catalog.addresses import file_at, statistics_page
from ..catalog.archive import Archive, Sheet, archive_of
from ..catalog.placing import has_template, print_where_free, reserve
from .counting import count
from .page import statistics

TEMPLATE = "statistics"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_reserve)
    signals.get_generators.connect(_generators)


def _reserve(generator: Any) -> None:
    reserve(generator, filter(None, [statistics_page(generator.settings).strip("/")]))


def _generators(pelican: Any) -> type[StatisticsGenerator]:
    return StatisticsGenerator


class StatisticsGenerator(Generator):  # type: ignore[misc]
    """Runs after the articles are read. Drafts, hidden and withdrawn ones are not counted."""

    def generate_output(self, writer: Any) -> None:
        """Print the page."""
        url = statistics_page(self.settings)
        if url and has_template(self, TEMPLATE):
            archive = archive_of(self)
            sheets = [_sheet(archive, url)]
            print_where_free(archive, sheets, self, writer, "the site prints its figures")


def _sheet(archive: Archive, url: str) -> Sheet:
    shared = archive.shared
    counts = count(
        archive.standings,
        shared.get("groups"),
        shared.get("printings", {}),
        shared.get("group_pages", {}),
    )

    def make() -> dict[str, Any]:
        return {"statistics": statistics(counts, archive.article)}

    return Sheet(
        file_at(url),
        url,
        TEMPLATE,
        make,
        facts=repr(counts).encode("utf-8", "surrogatepass"),
        shown=[one.slug for one in counts.reprints.top] if counts.reprints else (),
    )
