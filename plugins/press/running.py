"""What the parts of one build share."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache

from ..catalog.cards import short_digest
from ..catalog.catalogue import Catalogue
from ..catalog.scan import Tree
from .digests import Templates
from .live import LiveArchive
from .templates.calling import MacrosFirst
from .templates.compiling import note_needs
from .templates.escaping import escape_faster
from .whole import reason


@dataclass(slots=True)
class Run:
    """One build page by page (`settings["PRESS_RUN"]`)."""

    catalogue: Catalogue
    tree: Tree
    known: Tree
    jobs: int
    version: bytes
    compiled: Path
    archive: LiveArchive = field(init=False)
    brought: Any = field(init=False)
    articles: Any = field(init=False)
    templates: Templates = field(init=False)
    _bytecode: FileSystemBytecodeCache = field(init=False)

    def __post_init__(self) -> None:
        # What a template is compiled to depends on settings too: on autoescape, on filters.
        version = short_digest(self.version).hex()
        for stale in self.compiled.iterdir():
            if not stale.name.startswith(version):
                stale.unlink()
        self._bytecode = FileSystemBytecodeCache(str(self.compiled), f"{version}-%s.cache")

    def speed_up(self, environment: Environment) -> None:
        """Have the templates of a generator compiled once, not in each build, and print faster."""
        escape_faster(environment)
        note_needs(environment)
        environment.context_class = MacrosFirst
        environment.bytecode_cache = self._bytecode
        # None is looked at again for changes: what pages are made from was taken down before.
        environment.auto_reload = False

    def templates_of(self, generator: Any) -> None:
        """Take the templates of the generator of articles; raise NeedsWhole when they ask for more."""
        parsed = self.catalogue.meta("templates")
        self.articles, self.templates = generator, Templates(generator.env, parsed)
        cause = reason(generator.settings, self.templates)
        if cause:
            raise NeedsWhole(cause)


class NeedsWhole(Exception):
    """This site has to be built whole; `str()` says why."""
