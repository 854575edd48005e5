"""What citations and heads take from the site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..catalog.absolute import public_site
from ..catalog.language import language
from ..catalog.sanitise import one_line
from ..catalog.sources import Registry
from ..catalog.strings import Strings, strings_of


class Site(NamedTuple):
    """Its name, its public address (None in a preview), its sources, the language of most texts.

    `strings` are its own words, which may be in another language.
    """

    name: str
    url: str | None
    registry: Registry
    lang: str
    strings: Strings

    @classmethod
    def of(cls, settings: Mapping[str, Any], registry: Registry) -> Site:
        """Return the site with these settings of Pelican's."""
        lang = language(str(settings.get("DEFAULT_LANG") or ""))
        name, url = one_line(str(settings["SITENAME"])), public_site(settings)
        return cls(name, url, registry, lang, strings_of(settings))
