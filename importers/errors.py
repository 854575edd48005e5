"""What can go wrong, each error naming the file, the place and the remedy."""

from __future__ import annotations


class ImporterError(Exception):
    """Base of every error of this package.

    `remedy` is a sentence in the imperative; `line` counts from 1.
    """

    def __init__(
        self, message: str, *, file: str | None = None, line: int | None = None, remedy: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        where = self.file or ""
        if self.file and self.line:
            where += f":{self.line}"
        text = f"{where}: {self.message}" if where else self.message
        return f"{text}. {self.remedy}" if self.remedy else text


class Refused(ImporterError):
    """The raw text is kept where it is and not imported; `message` is the reason shown."""


class SettingsError(ImporterError):
    """A file of the maintainer's (taxonomy, sources, sidecar) can't be used."""


class ArchiveError(ImporterError):
    """The content folder can't be read or written as asked."""
