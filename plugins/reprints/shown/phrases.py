"""How two printings differ, in words: 删去3处、新增2处、改动5处（数字1处）、移动1处.

What is kept of a comparison are numbers (`changes.Tally`); the words are those of the site's language.
"""

from __future__ import annotations

from functools import lru_cache

from ...catalog.strings import Strings
from .changes import Tally

_KEPT = 4096
"""Phrases that a process holds ready: printings differ in the same few ways."""


@lru_cache(_KEPT)
def phrase(tally: Tally, strings: Strings) -> str:
    """Return one phrase, plain text."""

    def said(name: str, n: int) -> list[str]:
        return [strings(f"plugins.changes.{name}", n=n)] if n else []

    comma = strings("common.list_comma")
    of = comma.join([*said("figures", tally.figures), *said("names", tally.names)])
    if of:
        replaced = [strings("plugins.changes.replaced_of", n=tally.replaced, list=of)]
    else:
        replaced = said("replaced", tally.replaced)
    parts = [
        *said("dropped", tally.dropped),
        *said("added", tally.added),
        *replaced,
        *said("moved", tally.moved),
    ]
    return comma.join(parts) or strings(f"plugins.changes.{'habits' if tally.trifles else 'none'}")
