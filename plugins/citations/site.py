"""What citations and heads take from the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..catalog.absolute import public_site
from ..catalog.attributes import language
from ..catalog.sanitise import one_line
from ..catalog.sources import Registry


@dataclass(frozen=True, slots=True)
class Site:
    """Its name, its public address (None in a preview), its sources, the language of most texts."""

    name: str
    url: str | None
    registry: Registry
    lang: str

    @classmethod
    def of(cls, settings: Mapping[str, Any], registry: Registry) -> Site:
        """Return the site with these settings of Pelican's."""
        lang = language(str(settings.get("DEFAULT_LANG") or ""))
        return cls(one_line(str(settings["SITENAME"])), public_site(settings), registry, lang)
