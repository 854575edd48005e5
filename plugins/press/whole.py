"""Whether a site can be built page by page, or has to be built whole, and why.

The press prints a page again when what it declares as inputs changed. A theme or a plugin may use
more than can be declared: all articles at once, a signal for each file that is written, an address
made of the date. Such a site is built whole, by stock Pelican's own steps.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Any
from weakref import ReferenceType

from blinker import Signal
from pelican.plugins import signals

from ..catalog.reading import is_stock
from .digests import Templates
from .templates.compiling import ANY_TEMPLATE

PRINTED = (
    "article", "listing", "index", "directory", "archives", "feeds", "404", "redirect",
    "comparison", "reprint_group", "search", "data", "department", "day", "year",
    "statistics",
)  # fmt: skip
"""Templates of the pages that are printed when their inputs changed."""

_OF_ALL = frozenset(
    [
        "articles", "dates", "hidden_articles", "drafts", "tags", "categories", "authors",
        "related_posts", "period_archives", "pages", "hidden_pages", "draft_pages", "all_articles",
        "staticfiles", "generated_content", "static_content",
    ]
)  # fmt: skip
"""Variables that hold the archive."""

_EMPTY = (
    "DIRECT_TEMPLATES", "TEMPLATE_PAGES", "CATEGORY_SAVE_AS", "TAG_SAVE_AS", "AUTHOR_SAVE_AS",
    "DRAFT_SAVE_AS", "YEAR_ARCHIVE_SAVE_AS", "MONTH_ARCHIVE_SAVE_AS", "DAY_ARCHIVE_SAVE_AS",
    "FEED_ATOM", "FEED_RSS", "FEED_ALL_ATOM", "FEED_ALL_RSS", "CATEGORY_FEED_ATOM",
    "CATEGORY_FEED_RSS", "TAG_FEED_ATOM", "TAG_FEED_RSS", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS",
    "TRANSLATION_FEED_ATOM", "TRANSLATION_FEED_RSS", "ARTICLE_TRANSLATION_ID", "OUTPUT_SOURCES",
    "PATH_METADATA", "EXTRA_PATH_METADATA", "DEFAULT_METADATA", "CACHE_CONTENT",
    "LOAD_CONTENT_CACHE", "BOXES_IN_CONTENT", "STATIC_CREATE_LINKS",
)  # fmt: skip
"""Settings that ask Pelican for more than the press does, unless they are empty."""

_OURS = re.compile(
    r"(?:^|\.)plugins\.(?:attribution|catalog|citations|documents|downloads|exports|feeds|press|related|reprints|search|statistics)\."
)
DECLARES = "DECLARES_ITS_PAGES"
"""What a module says of itself that tells the archive all it puts on articles and prints."""
_HARMLESS = frozenset({"initialized"})
_OF_SLUG = re.compile(r"(?:[^{}]|\{slug(?::[^{}]*)?\})*")


def reason(settings: Mapping[str, Any], templates: Templates | None = None) -> str | None:
    """Return why a site with these settings has to be built whole, or None.

    `templates` are asked as well where they are given: what the theme uses.
    """
    for name in _EMPTY:
        if settings.get(name, name == "BOXES_IN_CONTENT"):
            return f"{name} is set"
    for name in ("ARTICLE_URL", "ARTICLE_SAVE_AS"):
        if not _OF_SLUG.fullmatch(str(settings[name])):
            return f"{name} is not made of the slug alone"
        if settings[name.replace("ARTICLE", "ARTICLE_LANG")] != settings[name]:
            return f"{name} depends on the language"
    if not settings["WITH_FUTURE_DATES"]:
        return "WITH_FUTURE_DATES asks the clock"
    if list(settings["ARTICLE_PATHS"]) != [""]:
        return "ARTICLE_PATHS is set"
    if not is_stock(settings):
        return "MARKDOWN or another setting of the reader is set"
    extensions = {"rst", "html", "htm"} - {k for k, v in settings["READERS"].items() if v is None}
    if extensions:
        return f"READERS allows .{min(extensions)}"
    return _listener() or (_undeclared(templates) if templates else None)


def _listener() -> str | None:
    for name, signal in sorted(vars(signals).items()):
        if name in _HARMLESS or not isinstance(signal, Signal):
            continue
        for held in list(signal.receivers.values()):
            receiver = held() if isinstance(held, ReferenceType) else held
            if receiver is None:
                continue
            module = str(getattr(receiver, "__module__", ""))
            where = f"{module}."
            declares = getattr(sys.modules.get(module), DECLARES, False)
            if not declares and not _OURS.search(where):
                return f"{where}{getattr(receiver, '__name__', '')} listens to {name}"
    return None


def _undeclared(templates: Templates) -> str | None:
    for template in PRINTED:
        used = templates.names(f"{template}.html") & (_OF_ALL | {ANY_TEMPLATE})
        if used:
            return f"the template {template}.html uses {min(used)}"
    return None
