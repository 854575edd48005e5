"""Prints sitemap.xml, robots.txt and the archive's metadata."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.generators import Generator

from ..catalog import addresses
from ..catalog.absolute import absolute, public_site
from ..catalog.archive import Archive, Sheet, archive_of
from ..catalog.members import Member
from ..catalog.placing import has_template, print_where_free, reserve, uses_plugin
from ..catalog.standing import first_to_come
from ..catalog.strings import strings_of
from . import robots
from .crawled import article_addresses, keeps_out, list_paths
from .datapackage import data_package, table_schema
from .files import FOLDER, INDEX, PAGE, SCHEMA, DataFile, data_files
from .page import data_page
from .rows import Row, comma_separated, json_lines, row
from .sitemap import NAME as SITEMAP
from .sitemap import Address, sitemap

_FORMS = {"jsonl": json_lines, "csv": comma_separated}

log = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_reserve)
    signals.get_generators.connect(_generators)


def _reserve(generator: Any) -> None:
    reserve(generator, (FOLDER.rstrip("/"), SITEMAP, robots.NAME))


def _generators(pelican: Any) -> type[ExportsGenerator]:
    return ExportsGenerator


class ExportsGenerator(Generator):  # type: ignore[misc]
    """Runs after the articles are read. Drafts, hidden and withdrawn ones are never listed."""

    def generate_output(self, writer: Any) -> None:
        """Print every file; one that would take another's place is an error and is left out."""
        archive = archive_of(self)
        site = public_site(self.settings)
        self._arrived = sorted(archive.standings, key=lambda one: one.arrived)
        sheets = chain(
            self._for_crawlers(archive, site) if site else (), self._data(archive, site or "")
        )
        print_where_free(archive, sheets, self, writer, "plugins.exports prints a file")

    def _for_crawlers(self, archive: Archive, site: str) -> Iterator[Sheet]:
        """Files that a preview has none of: they name whole addresses."""
        pages = [Address(absolute(site, path)) for path in self._pages(archive)]
        for name, data in sitemap(site, pages, self._articles(archive, site)):
            yield _file(name, data)
        lines = self.settings.get("ROBOTS_TXT", robots.ALL)
        if lines is not None and not robots.are_lines(lines):
            log.error("ROBOTS_TXT is %r. Give it a list of single lines, or None.", lines)
        elif lines is not None and (said := robots.robots(site, lines)) is not None:
            yield _file(robots.NAME, said)

    def _articles(self, archive: Archive, site: str) -> list[Address]:
        """Articles that search engines may list, in the order in which they came in."""
        if keeps_out(self.settings.get("METADATA_ROBOTS")):
            return []
        samples = {member.slug for member in archive.members if member.is_template}
        zone = ZoneInfo(self.settings.get("TIMEZONE") or "UTC")
        return article_addresses(self._arrived, samples, site, zone)

    def _pages(self, archive: Archive) -> list[str]:
        """Paths of all other pages that are not found by going through a list."""
        own = [page.url for page in self.context["pages"]]
        found = {*own, *([FOLDER] if has_template(self, "data") else [])}
        if has_template(self, "statistics") and uses_plugin(self.settings, "statistics"):
            found |= {addresses.statistics_page(self.settings)} - {""}
        if "index" in self.settings["DIRECT_TEMPLATES"]:
            found.add("")
        if has_template(self, "listing") and uses_plugin(self.settings, "press"):
            found |= list_paths(archive.standings)
        found |= {archive.shared.get("departments", "")} - {""}
        return sorted(found)

    def _data(self, archive: Archive, site: str) -> Iterator[Sheet]:
        groups, members = _groups(archive), {one.slug: one for one in archive.members}
        files = data_files(self._arrived)

        @lru_cache(maxsize=1)  # both forms of a file are printed one after the other
        def rows_of(number: int) -> list[Row]:
            return list(_rows(members, files[number], site, groups))

        for number, file in enumerate(files):
            slugs = [one.slug for one in file.members]
            said = repr([(one, groups[one]) for one in slugs if one in groups]).encode()
            for ending, form in _FORMS.items():

                def make(number: int = number, form: Any = form) -> bytes:
                    data: bytes = form(rows_of(number))
                    return data

                path = file.path(ending)
                yield Sheet(path, path, "", make, facts=said, shown=slugs)
        name, strings = str(self.settings["SITENAME"]), strings_of(self.settings)
        yield _file(INDEX, data_package(name, site, files))
        yield _file(SCHEMA, table_schema(strings))
        if has_template(self, "data"):
            page = data_page(site, files, strings)
            facts = repr(page).encode("utf-8", "surrogatepass")
            yield Sheet(PAGE, FOLDER, "data", lambda: {"data": page}, facts=facts)


def _file(path: str, data: bytes) -> Sheet:
    return Sheet(path, path, "", lambda: data, facts=data)


def _rows(
    members: Mapping[str, Member], file: DataFile, site: str, groups: Mapping[str, str]
) -> Iterator[Row]:
    for one in file.members:
        address = absolute(site, one.url) if site else one.url
        yield row(members[one.slug].record, one, address, groups.get(one.slug))


def _groups(archive: Archive) -> dict[str, str]:
    """Return the members of groups of printings → the one that came into the archive first."""
    known = {one.slug: one for one in archive.standings}
    found = {}
    for group in archive.shared.get("groups", ()):
        if len(group) > 1:
            first = first_to_come([known[slug] for slug in group])
            found.update(dict.fromkeys(group, first.slug))
    return found
