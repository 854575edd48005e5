"""How the categories, sources and tags of a build are called, and what pages say of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from ..catalog.cards import short_digest
from ..catalog.catalogue import Core
from ..catalog.names import Names
from ..catalog.sources import Registry, Source
from ..catalog.standing import Name
from .kept import Kept

Said = dict[tuple[str, Any], bytes]
"""A kind of name, and a name as written → what a page says that names it."""


class Named:
    """The names that articles write, each understood once."""

    def __init__(self, names: Names, registry: Registry) -> None:
        self.categories: Kept[Name] = Kept(lambda name: (names.category(name).slug, name))
        self.tags: Kept[tuple[Name, ...]] = Kept(
            lambda all_: tuple([self._tag[one] for one in all_])
        )
        self.sources: Kept[Source | None] = Kept(registry.resolve)
        self._tag: Kept[Name] = Kept(lambda name: (names.tag(name).slug, name))
        self._said = {
            "category": Kept[bytes](lambda name: _digest(self.categories[name][0])),
            "source": Kept[bytes](lambda name: _digest(self.sources[name])),
            "tag": Kept[bytes](lambda name: _digest(self._tag[name])),
        }

    def said_of(self, core: Core) -> bytes:
        """What category, source and tags of an article are called, 8 bytes for each."""
        tag = self._said["tag"]
        return b"".join(
            [
                self._said["category"][core.category],
                self._said["source"][core.source],
                *[tag[name] for name in core.tags],
            ]
        )

    def all_said(self, cores: Iterable[Core]) -> Said:
        """What is said of each name that these articles write."""
        held = list(cores)
        written: dict[str, set[Any]] = {
            "category": {core.category for core in held},
            "source": {core.source for core in held},
            "tag": set(chain.from_iterable({core.tags for core in held})),
        }
        return {
            (kind, name): self._said[kind][name]
            for kind, names in written.items()
            for name in names
        }

    def still_says(self, said: Mapping[tuple[str, Any], bytes]) -> bool:
        """Whether pages say the same of these names as they did."""
        return all(self._said[kind][name] == one for (kind, name), one in said.items())


def _digest(value: Any) -> bytes:
    return short_digest(repr(value).encode("utf-8", "surrogatepass"))
