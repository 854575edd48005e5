"""Lines of lists that are made once: `{{ m.item|once(SITEURL, article) }}`.

An article stands in a list of its category, its source, its month and each of its tags, always with the
same line. A macro of an imported file sees nothing but its arguments, so what it made for the same
ones can be taken again. A macro that stands in the template itself sees the page; it is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, TemplateRuntimeError, pass_environment

HELD = 100_000
"""Lines that are kept, some 0.5 kB each; then all are made anew."""

Once = Callable[..., Any]


def once() -> Once:
    """Return the filter, with a memory of its own."""
    made: dict[Any, Any] = {}
    imported: dict[int, Any] = {}

    @pass_environment
    def line(environment: Environment, macro: Any, *values: Any, **named: Any) -> Any:
        """What `macro` prints. Raises TemplateRuntimeError for one that is not of an imported file."""
        if environment.cache is None:
            return macro(*values, **named)
        own = id(macro)
        if own not in imported:
            _check_is_imported(environment, macro)
            imported[own] = macro  # held, so that nothing else gets its id
        key = (own, tuple(map(_key, values)), tuple((name, _key(named[name])) for name in named))
        found = made.get(key)
        if found is None:
            if len(made) >= HELD:
                made.clear()
            found = made[key] = macro(*values, **named)
        return found

    return line


def _key(value: Any) -> tuple[type, Any]:
    # An article may be made more than once in a build; its slug is its own. HTML is escaped otherwise
    # than the same text, though both are equal.
    return type(value), getattr(value, "slug", value)


def _check_is_imported(environment: Environment, macro: Any) -> None:
    name = getattr(macro, "name", None)
    assert environment.cache is not None
    for template in environment.cache.values():
        if name and getattr(template._module, name, None) is macro:
            return
    raise TemplateRuntimeError(
        f"“{name or macro}|once”: only a macro that is taken from a file by {{% import %}}, without"
        " context, can be printed once for all pages."
    )
