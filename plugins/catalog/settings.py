"""What our settings ask, checked before anything is read: a fault is told by name, value and remedy.

A wrong type would else end a build somewhere in the middle, in words that name no setting; and an
address that leads out of the site would be blamed on a page. Settings of feeds, of robots and of what
stands beside articles are checked by the plugins that they are for.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from typing import Any
from zoneinfo import ZoneInfo

from ..errors import SettingError
from .addresses import Kind, file_at, list_url
from .below import is_below
from .placing import uses_plugin

Fault = str | None
"""How to mend a value; None where there is nothing to be mended."""

_NO_PATH = re.compile(r"[\x00-\x20\x7f:?#\\]")
"""What a path of a site may not hold: signs that end a path, and characters that nobody types."""


def check_settings(settings: Mapping[str, Any]) -> None:
    """Raise SettingError naming each of our settings that asks what cannot be, all at once."""
    faults = [
        f"{name} is {settings[name]!r}. {fault}"
        for name, rule in _RULES.items()
        if name in settings and (fault := rule(settings[name]))
    ]
    faults += _lists_elsewhere(settings)
    if faults:
        raise SettingError("\n  ".join(faults))


def _lists_elsewhere(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with addresses of lists that would lead where nobody prints any."""
    kinds: tuple[Kind, ...] = ("category", "tag")
    for kind in kinds:
        name, url = f"{kind.upper()}_URL", list_url(kind, "{slug}")
        is_ours = settings.get(f"{kind.upper()}_SAVE_AS") == "" and uses_plugin(settings, "press")
        if is_ours and settings.get(name, url) != url:
            yield f"{name} is {settings[name]!r}. Give it {url!r}, where plugins.press prints the lists."


def _place(example: str) -> Callable[[Any], Fault]:
    def fault(value: Any) -> Fault:
        if not value or (isinstance(value, str) and _is_place(file_at(value))):
            return None
        return f"Give it a path below the site such as {example!r}, or an empty one for none."

    return fault


def _folder(value: Any) -> Fault:
    if isinstance(value, str) and _is_place(value.strip("/")) and value.strip("/"):
        return None
    return "Give it the name of a folder below the site such as 'pagefind'."


def _pattern(example: str, **names: str) -> Callable[[Any], Fault]:
    def fault(value: Any) -> Fault:
        if not value or (isinstance(value, str) and _fills(value, names)):
            return None
        wanted = " and ".join(f"{{{name}}}" for name in names)
        return (
            f"Give it a path below the site that holds {wanted}, such as {example!r},"
            " or an empty one for none."
        )

    return fault


def _fills(pattern: str, names: Mapping[str, str]) -> bool:
    """Whether a pattern names all of `names` and nothing else, and gives a place below the site."""
    try:
        used = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
        return used == {*names} and _is_place(file_at(pattern.format(**names)))
    except (ValueError, LookupError, AttributeError):
        return False


def _is_place(file: str) -> bool:
    return is_below(file) and not _NO_PATH.search(file)


def _number(value: Any) -> Fault:
    is_number = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return None if is_number else "Give it a whole number, 1 or more."


def _truth(value: Any) -> Fault:
    return None if isinstance(value, bool) else "Give it True or False."


def _name(value: Any) -> Fault:
    return None if isinstance(value, str) and value.strip() else "Give it a text that is not empty."


def _zone(value: Any) -> Fault:
    try:
        ZoneInfo(value or "UTC")
    except (TypeError, ValueError, OSError, LookupError):
        return "Give it the name of a time zone such as 'Asia/Shanghai'."
    return None


def _mapping(value: Any) -> Fault:
    return (
        None if isinstance(value, Mapping) else "Give it a dictionary, {} where there is nothing."
    )


def _text(value: Any) -> Fault:
    return None if value is None or isinstance(value, str) else "Give it a text, or None."


def _path(value: Any) -> Fault:
    return None if isinstance(value, str | os.PathLike) and value else "Give it the path of a file."


def _names(example: str) -> Callable[[Any], Fault]:
    def fault(value: Any) -> Fault:
        is_list = isinstance(value, list | tuple | set | frozenset)
        if is_list and all(isinstance(one, str) for one in value):
            return None
        return f"Give it a list of names such as {example}, [] for none."

    return fault


def _rules() -> Iterator[tuple[str, Callable[[Any], Fault]]]:
    yield "ABOUT_URL", _place("about/")
    yield "SEARCH_URL", _place("search/")
    yield "STATISTICS_URL", _place("about/archive/")
    yield "SEARCH_FOLDER", _folder
    for end in ("URL", "SAVE_AS"):
        yield f"COMPARISON_{end}", _pattern("c/{a:.2}/{a}-{b}.html", a="0a01", b="0b01")
        yield f"REPRINT_GROUP_{end}", _pattern("g/{slug:.2}/{slug}.html", slug="0a01")
    yield "PRESS_PAGE_SIZE", _number
    yield "SITENAME", _name
    yield "TIMEZONE", _zone
    yield "READERS", _mapping
    for name in ("PRESS_SWITCH", "BOXES_IN_CONTENT", "FEEDS_COLLAPSE_REPRINTS"):
        yield name, _truth
    for name in ("SITESUBTITLE", "THEME_LANG", "DEFAULT_LANG", "CSP", "FEED_DOMAIN"):
        yield name, _text
    for name in ("SOURCES_FILE", "TAXONOMY_FILE", "REPRINTS_FILE"):
        yield name, _path
    yield "CACHE_FOLDER", lambda value: None if value is None else _path(value)
    yield "DOWNLOADS", lambda value: None if value is None else _names("['txt', 'md']")(value)
    yield "OUTPUT_RETENTION", _names("['.git']")


_RULES = dict(_rules())
