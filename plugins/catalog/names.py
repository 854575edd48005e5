"""Categories and tags as Pelican's objects: plain names, escaped once, with the slugs of taxonomy.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from pelican import urlwrappers

from .addresses import feed_path
from .attributes import escaped
from .sources import slugs_of


class Category(urlwrappers.Category):  # type: ignore[misc]
    """Its address is worked out once: a page of a list asks for it fifty times.

    Pelican takes settings by the name of the class.
    """

    @cached_property
    def url(self) -> str:
        found: str = self._from_settings("URL")
        return found

    @property
    def feed_url(self) -> str:
        """Path of its feed."""
        return feed_path("category", self.slug)


class Tag(urlwrappers.Tag):  # type: ignore[misc]
    """Its address is worked out once, too."""

    @cached_property
    def url(self) -> str:
        found: str = self._from_settings("URL")
        return found


class Names:
    """The categories and tags of one build, one object for each name."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._slugs = {key: slugs_of(settings, key) for key in ("categories", "tags")}
        self._categories: dict[str, Category] = {}
        self._tags: dict[str, Tag] = {}

    def category(self, name: str) -> Category:
        """Return the category called `name`, as written in a header."""
        if name not in self._categories:
            self._categories[name] = self._made(Category, name, "categories")
        return self._categories[name]

    def tag(self, name: str) -> Tag:
        """Return the tag called `name`."""
        if name not in self._tags:
            self._tags[name] = self._made(Tag, name, "tags")
        return self._tags[name]

    def _made(self, kind: type, name: str, key: str) -> Any:
        made = kind(escaped(name), self._settings)
        slug = self._slugs[key].get(name)
        if slug:
            made.slug = slug
        return made
