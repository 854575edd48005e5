"""The report a person looks at after an import: `import-report/index.html` and a page for each text that needs one.

The worker that has inspected a text makes its line of the index, and its page where the quota wants one, while it
has the inspection. The parent numbers them in the order of the names and writes them; the index comes last. A run
in which nothing came in or was refused leaves the report of the run before.

A report goes into a folder that is empty, or that an earlier report has marked as its own (`.import-report`); only
pages named as ours are ever taken away. A report that can't be written costs a warning, never the import.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import ArchiveError
from ..model import Inspection
from ..review import (
    Entry,
    Quota,
    concerns_of,
    entry_of,
    page_name,
    review_index,
    review_text,
    unknown_sources,
)
from ..review.entries import FIRST, OF_A_KIND
from ..taxonomy import Sources
from .outcomes import Outcome

_MARK = ".import-report"
_SEEN = ("imported", "new version", "same report", "refused")


@dataclass(frozen=True, slots=True)
class Glance:
    """What a worker saw of a text: its line, still without a number, and its page or nothing."""

    entry: Entry
    page: str | None


class Glancer:
    """Looks at inspections in one worker of `jobs`."""

    def __init__(self, sources: Sources, jobs: int) -> None:
        self._sources = sources
        self._quota = Quota(max(1, FIRST // jobs), max(1, OF_A_KIND // jobs))
        self._number = 0

    def glance(self, inspection: Inspection) -> Glance:
        """The line of a text and, where it needs one or is among the first, its page."""
        self._number += 1
        wanted = self._quota.wants(self._number, concerns_of(inspection, self._sources))
        entry = entry_of(inspection, number=0, status="", sources=self._sources, page=wanted)
        return Glance(entry, review_text(inspection, sources=self._sources) if wanted else None)


@dataclass(slots=True)
class Review:
    """The report of one run, written into `folder`; nothing is written before the first text that is seen."""

    folder: Path
    dry_run: bool = False
    entries: list[Entry] = field(default_factory=list)
    written: bool = False
    failed: str = ""

    def check(self, content: Path, paths: Sequence[Path]) -> None:
        """Raise ArchiveError where a report would mix with other files."""
        folder = self.folder.resolve()
        for other in (content, *paths):
            whole = other.resolve()
            if folder == whole or folder.is_relative_to(whole) or whole.is_relative_to(folder):
                raise ArchiveError(
                    f"the report can't go there: it would mix with {other}", file=str(self.folder),
                    remedy="Name a folder of its own with --report",
                )  # fmt: skip
        ours = (folder / _MARK).exists()
        if folder.exists() and not ours and (not folder.is_dir() or any(folder.iterdir())):
            raise ArchiveError(
                "the report can't go there: it holds files that are no report",
                file=str(self.folder),
                remedy="Name an empty folder with --report",
            )

    def note(self, outcome: Outcome, glance: Glance | None) -> None:
        """Take over what became of a text, and its page."""
        number = len(self.entries) + 1
        if glance is None or outcome.status not in _SEEN:
            self.entries.append(Entry(number, outcome.path, outcome.status, outcome.reason))
            return
        entry = replace(
            glance.entry, number=number, status=outcome.status,
            reason=outcome.reason or glance.entry.reason,
        )  # fmt: skip
        self.entries.append(entry)
        if glance.page is not None and not self.failed:
            self._begin()
            self._write(page_name(number), glance.page)

    def close(self) -> Path | None:
        """Write the index; returns its path, or None where there was nothing to see."""
        if not any(entry.status in _SEEN for entry in self.entries):
            return None
        self._begin()
        index = review_index(self.entries, unknown_sources(self.entries), dry_run=self.dry_run)
        self._write("index.html", index)
        return None if self.failed else self.folder / "index.html"

    def _begin(self) -> None:
        """Take the pages of the report before away, and mark the folder."""
        if self.written:
            return
        self.written = True
        with contextlib.suppress(OSError):
            for page in (self.folder / "texts").glob("*.html"):
                if page.stem.isdigit():
                    page.unlink()
        self._write(_MARK, "The pages here are made anew by every import.\n")

    def _write(self, name: str, page: str) -> None:
        path = self.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8", errors="replace")
        except OSError as error:
            self.failed = f"{path}: the report can't be written ({error.strerror or error})"
