"""What plugins share that put files of their own into the site: whether a theme can, and what is taken."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from jinja2 import TemplateNotFound

from .archive import Archive, Sheet

log = logging.getLogger(__name__)

RESERVED = "reserved_paths"
"""Where the context keeps files that are neither articles nor pages, for those who give aliases."""


def reserve(generator: Any, names: Iterable[str]) -> None:
    """Tell others that `names`, files or whole folders, are taken: no alias may lead there."""
    generator.context.setdefault(RESERVED, set()).update(names)


def has_template(generator: Any, name: str) -> bool:
    """Whether the theme has the template `name`."""
    environment = generator.env
    for ending in generator.settings["TEMPLATE_EXTENSIONS"]:
        try:
            # Compiling it would take the time of printing ten pages.
            environment.loader.get_source(environment, name + ending)
        except TemplateNotFound:
            continue
        return True
    return False


def uses_plugin(settings: Any, name: str) -> bool:
    """Whether the site uses our plugin `name`, from a checkout or as it is installed."""
    names = [plugin.removesuffix(".plugin") for plugin in settings["PLUGINS"] or []]
    return any(plugin.split(".")[-2:] == ["plugins", name] for plugin in names)


def print_where_free(
    archive: Archive, sheets: Iterable[Sheet], generator: Any, writer: Any, what: str
) -> None:
    """Print `sheets`; one that would take the place of somebody's page is an error and is left out.

    `what` says in it who prints there, such as “the site prints feeds”.
    """
    taken = archive.owners
    for sheet in sheets:
        if sheet.save_as in taken:
            log.error(
                "%s would stand at %s, where %s. Give it another slug.",
                taken[sheet.save_as],
                sheet.save_as,
                what,
            )
        else:
            archive.print(sheet, generator, writer)
