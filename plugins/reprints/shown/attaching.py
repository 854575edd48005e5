"""Sets what an article is told on the article itself, as themes print it (docs/theme.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...catalog.strings import Strings
from .phrases import phrase
from .printings import Printing
from .told import Told

_AS_THEY_ARE = tuple(name for name in Told._fields if name not in ("printings", "changes"))


def attach(article: Any, told: Told, articles: Mapping[str, Any], strings: Strings) -> None:
    """Give `article` its attributes; `articles` are by slug, those that `told` names at least."""
    for name in _AS_THEY_ARE:
        setattr(article, name, getattr(told, name))
    article.changes = told.changes and phrase(told.changes, strings)
    article.printings = [
        Printing(
            articles[slug],
            share,
            kind,
            first,
            inside,
            tally and phrase(tally, strings),
            comparison,
            is_base,
        )
        for slug, share, kind, first, inside, tally, comparison, is_base in told.printings
    ]
