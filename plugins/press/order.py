"""What a build is asked to do, and what it says it did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from .seen import Looked

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much (0: nobody knows)."""


def unseen(what: str, done: int, total: int) -> None:
    """Shows no progress."""


class Order(NamedTuple):
    """What a build is asked to do. `is_held`: whoever asks holds the lock already.

    `is_full`: every page is printed, changed or not; `progress` is told how far it is;
    `settings` is the file of the settings and `environment` a digest of the environment (Pelican
    changes it), for the next build to know that it is asked the same; `began` when the first of its
    programs was read, in nanoseconds since 1970;
    `jobs` the number of processes, 0 for one for each core; `why` a page of which to say why it was
    printed; `cache` a folder for what plugins keep, in the place of the one beside the content;
    `looked` what lies in the content folder, where that was looked at already.
    """

    settings: str = ""
    environment: bytes = b""
    began: int = 0
    is_held: bool = False
    is_full: bool = False
    jobs: int = 0
    why: str = ""
    cache: Path | None = None
    looked: Looked | None = None
    progress: Progress = unseen


class Report(NamedTuple):
    """What a build did. Pages are all files of the site: pages, feeds, styles.

    `whole` says why the site was not built page by page; `why` answers what the order asked;
    `warnings` are those of our own plugins.
    """

    articles: int
    printed: int
    unchanged: int
    removed: int
    seconds: float
    whole: str = ""
    why: str = ""
    warnings: Sequence[str] = ()

    def line(self) -> str:
        """The closing line of a build."""
        return (
            f"{self.articles} articles; {self.printed} files printed, {self.unchanged} unchanged,"
            f" {self.removed} removed; {self.seconds:.1f} s"
        )

    def lines(self) -> list[str]:
        """What a maintainer is told, the closing line last."""
        said = [f"Warning: {warning}" for warning in self.warnings]
        if self.why:
            said.append(self.why)
        if self.whole:
            said.append(f"Built whole, as Pelican does: {self.whole}.")
        return [*said, self.line()]
