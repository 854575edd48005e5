"""Prints the search page, and has the index made of what changed."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pelican import signals
from pelican.generators import Generator

from ..catalog.addresses import file_at
from ..catalog.archive import Archive, Bundle, Sheet, archive_of
from ..catalog.language import language
from ..catalog.members import Member
from ..catalog.placing import has_template, print_where_free, reserve
from ..catalog.strings import Strings, strings_of
from . import program
from .choices import search_page
from .fold import table_file, table_version, unlike
from .index import fill_engine, fill_year
from .model import NONE, Page
from .shadow import FORMAT
from .years import Year, names_of_groups, years_of

log = logging.getLogger(__name__)

URL = "search/"
"""Default of `SEARCH_URL`, the search page."""
FOLDER = "pagefind"
"""Default of `SEARCH_FOLDER`, the index."""
TEMPLATE = "search"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_reserve)
    signals.get_generators.connect(_generators)


def _reserve(generator: Any) -> None:
    places = (
        generator.settings.get("SEARCH_URL", URL),
        generator.settings.get("SEARCH_FOLDER", FOLDER),
    )
    reserve(generator, filter(None, (str(place).strip("/") for place in places)))


def _generators(pelican: Any) -> type[SearchGenerator]:
    return SearchGenerator


class SearchGenerator(Generator):  # type: ignore[misc]
    """Runs after the articles are read. Drafts, hidden and withdrawn ones are not in the index."""

    def generate_output(self, writer: Any) -> None:
        """Ask for the page, and for the index where Pagefind is installed."""
        self._url = str(self.settings.get("SEARCH_URL", URL))
        self._folder = str(self.settings.get("SEARCH_FOLDER", FOLDER)).strip("/")
        if not self._url or not has_template(self, TEMPLATE):
            return
        archive = archive_of(self)
        version = program.installed()
        years = years_of(archive.standings) if version else []
        if version is None:
            log.warning("There is no search: Pagefind is missing. %s", program.REMEDY)
        if years:
            self._ask_for_index(archive, years, f"Pagefind {version}, {table_version()}, {FORMAT}")
        sheets = self._sheets(archive, years)
        print_where_free(archive, sheets, self, writer, "the site has its search")

    def _ask_for_index(self, archive: Archive, years: Iterable[Year], made_by: str) -> None:
        groups = names_of_groups(archive.shared.get("groups", ()))
        own = Own(strings_of(self.settings), language(self.settings.get("DEFAULT_LANG") or ""))
        made = made_by.encode()
        archive.bundle(Bundle(f"{self._folder}/engine", fill_engine, facts=made), self)
        for year in years:
            bundle = Bundle(
                f"{self._folder}/{year.name}",
                partial(_fill, archive, year, groups, own),
                facts=made + year.facts(groups),
                whole=[one.slug for one in year.members],
            )
            archive.bundle(bundle, self)

    def _sheets(self, archive: Archive, years: list[Year]) -> Iterator[Sheet]:
        save_as = file_at(self._url)
        seldom = unlike() if years else ""
        page = search_page(
            f"{self._folder}/", years, archive.standings, seldom, strings_of(self.settings)
        )
        facts = repr(page).encode("utf-8", "surrogatepass")
        yield Sheet(save_as, self._url, TEMPLATE, lambda: {"search": page}, facts=facts)
        if years:
            table = f"{self._folder}/fold.json"
            yield Sheet(table, table, "", table_file, facts=table_version().encode())


class Own(NamedTuple):
    """The words of the site, and the language of texts that do not say theirs."""

    strings: Strings
    lang: str


def _fill(archive: Archive, year: Year, groups: dict[str, str], own: Own, folder: Path) -> None:
    members = {member.slug: member for member in archive.members}
    fill_year(
        folder,
        (_page(one, members[one.slug], groups.get(one.slug, ""), own) for one in year.members),
    )


def _page(one: Any, member: Member, group: str, own: Own) -> Page:
    record = member.record
    # Where a text is in the language of the page around it, nothing is said.
    lang = own.lang if own.lang != own.strings.lang else ""
    heads = (record.kicker or "", *record.subtitles)
    lines = (line.strip() for line in (*heads, *member.text().splitlines()))
    return Page(
        slug=one.slug,
        url=one.url,
        title=record.title,
        lines=tuple(line for line in lines if line),
        day=record.printed.iso if record.printed else "",
        when=own.strings.day(record.printed) if record.printed else "",
        source=one.source.name if one.source else "",
        source_slug=one.source.slug if one.source else NONE,
        category=one.category[0] if one.category else NONE,
        kind=record.kind or NONE,
        lang=record.lang or lang,
        group=group,
        is_template=record.is_template,
    )
