"""An article as plugins that relate articles see it, in a build by the press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalog.catalogue import Core
from ..catalog.facts import Document
from ..catalog.record import Record

if TYPE_CHECKING:
    from .live import LiveArchive


class LiveMember:
    """An article for plugins that relate articles; its text is read when it is asked for."""

    __slots__ = ("_archive", "_core", "_record")

    def __init__(self, archive: LiveArchive, core: Core) -> None:
        self._archive, self._core = archive, core
        self._record: Record | None = None

    @property
    def slug(self) -> str:
        """Its id."""
        return self._core.slug

    @property
    def digest(self) -> bytes:
        """Of the bytes of its files."""
        return self._core.digest

    @property
    def is_template(self) -> bool:
        """Whether it is a ghost-writer's sample."""
        return self._core.is_template

    @property
    def record(self) -> Record:
        """What its header states."""
        if self._record is None:
            self._record = self._archive.record(self._core)
        return self._record

    def text(self) -> str:
        """Its body without mark-up, read from its file."""
        return self._archive.text(self._core)

    def document(self) -> Document | None:
        """What it states as an official document, read from its files."""
        return self._archive.document(self._core)
