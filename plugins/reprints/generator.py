"""Prints a page for each comparison and each group, where the theme has templates for them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from pelican.generators import Generator, PelicanTemplateNotFound

from ..catalog.articles import record_of
from .addresses import COMPARISON_URL, GROUP_URL, Addresses
from .relations import Relations

log = logging.getLogger(__name__)

TEMPLATES = {"comparison": "COMPARISON", "reprint_group": "REPRINT_GROUP"}
"""Template → how the settings of its addresses begin."""
RELATIONS = "reprint_relations"
"""Where the context keeps what was found, from `plugin.py` to here."""
RESERVED = "reserved_paths"
"""Where the context keeps files that are neither articles nor pages, for those who give aliases."""


class ReprintsGenerator(Generator):  # type: ignore[misc]
    """Runs after Pelican's own generators; `plugin.py` has found the printings by then."""

    def generate_output(self, writer: Any) -> None:
        """Write the pages. One that would take another's place is an error and is left out."""
        kept = self.context.get(RELATIONS)
        if kept is None:
            return
        relations, articles = kept
        owners = {
            content.save_as: path
            for key in ("generated_content", "static_content")
            for path, content in self.context[key].items()
            if content
        }
        titles = {slug: record_of(article).title for slug, article in articles.items()}
        pages: Iterator[tuple[str, str, str, str, Callable[[], object]]] = chain(
            (
                ("comparison", "comparison", url, save_as,
                 partial(relations.comparison_page, pair, articles, titles))
                for pair, (url, save_as, _) in relations.comparisons.items()
            ),
            (
                ("reprint_group", "group", url, save_as,
                 partial(relations.group_page, slug, articles))
                for slug, (url, save_as, *_) in relations.groups.items()
            ),
        )  # fmt: skip
        for template, name, url, save_as, page in pages:
            if save_as in owners:
                log.error(
                    "%s would stand at %s, where printings are compared. Give it another slug.",
                    owners[save_as],
                    save_as,
                )
                continue
            writer.write_file(
                save_as,
                self.get_template(template),
                self.context,
                self.settings["RELATIVE_URLS"],
                url=url,
                **{name: page()},
            )


def addresses(generator: Any) -> Addresses:
    """Where pages stand, by the settings; none of a kind for which the theme has no template."""
    return Addresses(*(_patterns(generator, *item) for item in TEMPLATES.items()))


def keep(generator: Any, relations: Relations, articles: Mapping[str, Any]) -> None:
    """Leave what was found for the pages, and tell others which files they will be."""
    generator.context[RELATIONS] = (relations, articles)
    rows = chain(relations.comparisons.values(), relations.groups.values())
    generator.context.setdefault(RESERVED, set()).update(row[1] for row in rows)


def _patterns(generator: Any, template: str, name: str) -> tuple[str, str] | None:
    try:
        generator.get_template(template)
    except PelicanTemplateNotFound:
        return None
    default = {"COMPARISON": COMPARISON_URL, "REPRINT_GROUP": GROUP_URL}[name]
    url = generator.settings.get(f"{name}_URL", default)
    save_as = generator.settings.get(f"{name}_SAVE_AS", url)
    return (url, save_as) if url and save_as else None
