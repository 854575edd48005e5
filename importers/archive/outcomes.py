"""What a maintainer asks of an import, and what became of each text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from ..sidecar import Sidecar

Status = Literal[
    "imported", "new version", "same report", "unchanged", "edited", "left out", "refused"
]
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one raw file; `articles` are paths in the content folder."""

    path: str
    status: Status
    reason: str = ""
    articles: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """The outcomes of one run. Every file given is in exactly one of the counts."""

    outcomes: list[Outcome] = field(default_factory=list)

    def counts(self) -> Counter[str]:
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def exit_status(self) -> int:
        return 1 if any(outcome.status == "refused" for outcome in self.outcomes) else 0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the maintainer asked for on the command line. `jobs` 0 means one for each core."""

    archived: str
    kind: str | None = None
    source: str | None = None
    date: str | None = None
    dry_run: bool = False
    jobs: int = 0

    @property
    def told(self) -> Sidecar:
        """What fills what neither a text nor its sidecar says."""
        return Sidecar(kind=self.kind, source=self.source, date=self.date)
