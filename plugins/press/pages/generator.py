"""Prints what Pelican has no page for: front, lists, directories, archive, redirects.

Only for themes that have `listing.html`: any other theme keeps Pelican's own lists, and gets the
redirects.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import chain
from typing import Any

from pelican.generators import Generator

from ...catalog import addresses
from ...catalog.archive import Sheet, archive_of
from ...catalog.dress import shorten
from ...catalog.placing import RESERVED, has_template, uses_plugin
from ...catalog.sources import slugs_of, sources_file, taxonomy_file
from ...catalog.strings import strings_of
from .dated import day_sheets, year_sheets
from .grouped import clashing_names, grouped
from .redirects import Moved, answers
from .sheets import PAGE_SIZE, Site, list_sheaves, single_sheets

log = logging.getLogger(__name__)

ALIAS_SHOWN = 80
"""Characters of a refused alias in its message; an alias may hold anything."""

_BARE_REDIRECT = (
    '<!DOCTYPE html>\n<meta charset="utf-8">\n<title>{{ target|e }}</title>\n'
    '<link rel="canonical" href="{{ SITEURL|e }}/{{ target|e }}">\n'
    '<meta http-equiv="refresh" content="0; url={{ SITEURL|e }}/{{ target|e }}">\n'
    '<p><a href="{{ SITEURL|e }}/{{ target|e }}">{{ target|e }}</a></p>\n'
)


class PressGenerator(Generator):  # type: ignore[misc]
    """Runs after Pelican's own generators, so that all articles are known."""

    def generate_output(self, writer: Any) -> None:
        """Print every page of ours. Errors are logged, each naming the article and the remedy."""
        self._written: set[str] = set()
        self._writer = writer
        self._archive = archive_of(self)
        self._owners = self._archive.owners
        # Other plugins name the files of their own pages there, with no content behind them.
        self._others = frozenset(self.context.get(RESERVED, ()))
        if has_template(self, "listing"):
            self._check_names()
            site = Site(
                archive=self._archive,
                lists=grouped(self._archive.standings),
                strings=strings_of(self.settings),
                page_size=int(self.settings.get("PRESS_PAGE_SIZE", PAGE_SIZE)),
                settings=self.settings,
                has_feeds=uses_plugin(self.settings, "feeds"),
                has_days=has_template(self, "day"),
                has_years=has_template(self, "year"),
                category_order=tuple(slugs_of(self.settings, "categories")),
            )
            for sheaf in list_sheaves(site):
                if self._are_free(sheaf.files):
                    self._archive.print_list(sheaf, self, self._writer)
                else:
                    for sheet in sheaf.sheets():
                        if sheet.save_as not in self._owners:
                            self._archive.print(sheet, self, self._writer)
            sheets = chain(
                single_sheets(site),
                day_sheets(site) if site.has_days else (),
                year_sheets(site) if site.has_years else (),
            )
            for sheet in sheets:
                self._print(sheet)
        self._redirects()

    def _redirects(self) -> None:
        answering = [*self._archive.standings, *self._archive.hidden]
        if not any(one.aliases for one in answering):
            return
        urls = {one.file: one.url for one in answering}
        pages = [
            Moved(one.file, one.save_as, one.aliases)
            for one in sorted(answering, key=lambda one: one.slug)
        ]
        taken = chain(self._owners, self._others, self._written, self._archive.beside_pages())
        kept = addresses.DATED if has_template(self, "listing") else None
        for answer in answers(pages, {*taken, *self._reserved()}, kept):
            if answer.refused:
                log.error(
                    "%s: no redirect from %r: %s. Correct or remove it in the line “Aliases:”.",
                    answer.page.name,
                    shorten(answer.alias, ALIAS_SHOWN),
                    answer.refused,
                )
            else:
                self._print(_redirect(answer.file, urls[answer.page.name]))

    def _reserved(self) -> list[str]:
        """Names in the output that are filled by others, or by nobody."""
        settings = self.settings
        drafts = (settings["DRAFT_SAVE_AS"], settings["DRAFT_PAGE_SAVE_AS"])
        return [
            "feeds",
            "robots.txt",
            *(addresses.site_feed(settings, form) for form in ("rss", "atom", "json")),
            settings["THEME_STATIC_DIR"],
            *settings["STATIC_PATHS"],
            *settings["OUTPUT_RETENTION"],
            *(path.split("/")[0] for path in drafts if "/" in path),
        ]

    def _check_names(self) -> None:
        taxonomy, sources = taxonomy_file(self.settings), sources_file(self.settings)
        for key, file in (("categories", taxonomy), ("tags", taxonomy), ("sources", sources)):
            for complaint in clashing_names(self._archive.standings, key):
                log.error("%s: %s", file, complaint)

    def _print(self, sheet: Sheet) -> None:
        if self._are_free([sheet.save_as]):
            self._archive.print(sheet, self, self._writer)

    def _are_free(self, files: Sequence[str]) -> bool:
        """Whether no content file has one of `files`, and takes them; else it is an error."""
        taken = self._owners.keys() & files
        for file in sorted(taken):
            log.error(
                "%s would stand at %s, where the site prints a page of its own. Give it another slug.",
                self._owners[file],
                file,
            )
        self._written.update(files)
        return not taken


def _redirect(file: str, target: str) -> Sheet:
    return Sheet(
        file,
        file,
        "redirect",
        lambda: {"target": target},
        facts=target.encode("utf-8", "surrogatepass"),
        bare=_BARE_REDIRECT,
    )
