"""Prints a page for each comparison and each group, where the theme has templates for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pelican.generators import Generator

from ...catalog.archive import Archive, ArticlesBySlug, Sheet, archive_of
from ...catalog.articles import record_of
from ...catalog.placing import has_template, print_where_free, reserve
from ...catalog.strings import Strings, strings_of
from ..relations import Relations
from .addresses import COMPARISON_URL, GROUP_URL, Addresses

TEMPLATES = {"comparison": "COMPARISON", "reprint_group": "REPRINT_GROUP"}
"""Template → how the settings of its addresses begin."""
RELATIONS = "reprint_relations"
"""Where the context keeps what was found, from `plugin.py` to here."""


class ReprintsGenerator(Generator):  # type: ignore[misc]
    """Runs after Pelican's own generators; `plugin.py` has found the printings by then."""

    def generate_output(self, writer: Any) -> None:
        """Print the pages. One that would take another's place is an error and is left out."""
        relations = self.context.get(RELATIONS)
        if relations is None:
            return
        archive = archive_of(self)
        sheets = _sheets(relations, archive, strings_of(self.settings))
        print_where_free(archive, sheets, self, writer, "printings are compared")


def _sheets(relations: Relations, archive: Archive, strings: Strings) -> Iterator[Sheet]:
    articles = ArticlesBySlug(archive)

    def comparison(pair: tuple[str, str]) -> dict[str, object]:
        titles = {slug: record_of(articles[slug]).title for slug in pair}
        return {"comparison": relations.comparison_page(pair, articles, titles, strings)}

    def group(slug: str) -> dict[str, object]:
        return {"group": relations.group_page(slug, articles, strings)}

    # A group is printed beside its comparisons: both are made of the same ones.
    group_of = {name: slug for slug, row in relations.groups.items() for name in row[3]}
    of_group: dict[str, list[tuple[str, str]]] = {}
    for pair in relations.comparisons:
        of_group.setdefault(group_of.get(pair[0], ""), []).append(pair)
    for slug in ("", *relations.groups):
        for pair in of_group.get(slug, ()):
            url, save_as, digest = relations.comparisons[pair]
            make: Callable[[], dict[str, object]] = partial(comparison, pair)
            yield Sheet(save_as, url, "comparison", make, facts=digest, shown=pair)
        if slug:
            url, save_as, digest, names = relations.groups[slug]
            make = partial(group, slug)
            yield Sheet(save_as, url, "reprint_group", make, facts=digest, shown=names)


def addresses(generator: Any) -> Addresses:
    """Where pages stand, by the settings; none of a kind for which the theme has no template."""
    return Addresses(*(_patterns(generator, *item) for item in TEMPLATES.items()))


def keep(generator: Any, relations: Relations) -> None:
    """Leave what was found for the pages, and tell others which files they will be."""
    generator.context[RELATIONS] = relations
    reserve(generator, (row[1] for row in relations.comparisons.values()))
    reserve(generator, (row[1] for row in relations.groups.values()))


def _patterns(generator: Any, template: str, name: str) -> tuple[str, str] | None:
    if not has_template(generator, template):
        return None
    default = {"COMPARISON": COMPARISON_URL, "REPRINT_GROUP": GROUP_URL}[name]
    url = generator.settings.get(f"{name}_URL", default)
    save_as = generator.settings.get(f"{name}_SAVE_AS", url)
    return (url, save_as) if url and save_as else None
