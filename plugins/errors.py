"""The errors a maintainer may meet. Each names the file, the line if there is one, the remedy.

PluginError
├── InputError       lines given to a command are not as its --help says
├── OutputError      what a command prints can't be written
├── EngineError      the reprint finder could not go on
├── SettingError     a setting of the site asks what cannot be
├── ContentError     something in content/ is not as docs/content-format.md says
└── BuildError       the site could not be built or put in place
    └── LockedError another build is at work
"""

from __future__ import annotations

from pathlib import Path


class PluginError(Exception):
    """Base of the tree. `str()` is one plain sentence or two, ready to be shown."""

    def __init__(
        self,
        what: str,
        *,
        file: Path | str | None = None,
        line: int | None = None,
        remedy: str = "",
    ) -> None:
        self.what, self.file, self.line, self.remedy = what, file, line, remedy
        place = "" if file is None else f"{file}:{line}: " if line else f"{file}: "
        super().__init__(f"{place}{what}" + (f" {remedy}" if remedy else ""))


class InputError(PluginError):
    """Lines given to a command are not as its `--help` says."""


class OutputError(PluginError):
    """What a command prints can't be written."""


class EngineError(PluginError):
    """The reprint finder could not go on."""


class SettingError(PluginError):
    """A setting of the site is not as docs/plugins.md says."""


class ContentError(PluginError):
    """Something under content/ is not as docs/content-format.md says."""


class BuildError(PluginError):
    """The site could not be built or put in place; what stood in the output before still stands."""


class LockedError(BuildError):
    """Another build is at work in the same project."""
