"""Lines of lists that are made once: `{{ m.item|once(SITEURL, article) }}`.

An article stands in a list of its category, its source, its month and each of its tags, always with the
same line. A macro of an imported file sees nothing but its arguments, so what it made for the same
ones can be taken again. A macro that stands in the template itself sees the page; it is refused.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, TemplateRuntimeError, UndefinedError, pass_environment

HELD = 100_000
"""Lines that are kept, some 0.5 kB each; then all are made anew."""

Once = Callable[..., Any]


def once() -> Once:
    """Return the filter. Lines are kept with the environment of their templates, and go with it."""

    @pass_environment
    def line(environment: Environment, macro: Any, *values: Any, **named: Any) -> Any:
        """What `macro` prints. Raises TemplateRuntimeError for one that is not of an imported file."""
        if environment.cache is None:
            return macro(*values, **named)
        made, imported = _memory(environment)
        own = id(macro)
        if own not in imported:
            if not _is_imported(environment, macro):
                return macro(*values, **named)
            imported[own] = macro  # held, so that nothing else gets its id
        try:
            given = tuple((name, _key(named[name])) for name in named)
            key = (own, tuple(map(_key, values)), given)
            found = made.get(key)
        except (TypeError, UndefinedError):  # a list or a dictionary, or what there is not
            return macro(*values, **named)
        if found is None:
            if len(made) >= HELD:
                made.clear()
            found = made[key] = macro(*values, **named)
        return found

    return line


def _memory(environment: Environment) -> tuple[dict[Any, Any], dict[int, Any]]:
    """Lines made, and macros checked. In the filter they would be part of a setting (`JINJA_FILTERS`)."""
    found: tuple[dict[Any, Any], dict[int, Any]] | None = getattr(environment, "lines_made", None)
    if found is None:
        found = environment.lines_made = {}, {}  # type: ignore[attr-defined]
    return found


def _key(value: Any) -> Any:
    # An article may be made more than once in a build; its slug and its file are its own. HTML
    # equals the text that has to be escaped, and True equals 1: the types tell them apart.
    slug = getattr(value, "slug", None)
    if slug is None:
        return type(value), value
    return type(value), slug, getattr(value, "source_path", None)


def _is_imported(environment: Environment, macro: Any) -> bool:
    """Whether a macro is of an imported file; False where the file may have been let go of."""
    name, cache = getattr(macro, "name", None), environment.cache
    assert cache is not None
    for template in cache.values():
        if name and getattr(template._module, name, None) is macro:
            return True
    if name and len(cache) >= getattr(cache, "capacity", sys.maxsize):
        return False
    raise TemplateRuntimeError(
        f"“{name or macro}|once”: only a macro that is taken from a file by {{% import %}}, without"
        " context, can be printed once for all pages."
    )
