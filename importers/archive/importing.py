"""Raw files into the archive. Running an import again changes nothing, however the first one ended.

Workers look at the files (`ahead.py`, `crew.py`), one place decides in the order of the names what becomes
of each (`deciding.py`), and what it decided is put in place some hundreds of files at a time (`staging.py`),
so that a run that is killed has lost at most the last of these, and goes on from there.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from pathlib import Path

from ..inspecting import Knowledge
from ..jekyll.site import Sites
from .ahead import Looker
from .crew import FEW, Crew, cores
from .deciding import Importer
from .index import open_index
from .lock import locked
from .originals import Originals
from .outcomes import Outcome, Progress, Report, Status, Wishes
from .raw_files import raw_files
from .reviewing import Glancer, Review
from .staging import Staging

__all__ = ["Outcome", "Progress", "Report", "Review", "Status", "Wishes", "import_paths"]

# How much waits before it is put in place: enough to share the cost of a flush.
_MOST_FILES, _MOST_BYTES, _MOST_SECONDS = 1200, 32 * 2**20, 2.0


def import_paths(
    paths: Sequence[Path],
    content: Path,
    wishes: Wishes,
    progress: Progress = lambda done, total, name: None,
    report: Report | None = None,
    review: Review | None = None,
) -> Report:
    """Import every raw text under `paths`; `report` is filled with what is in place, `review` with pages.

    Raises ArchiveError when the archive can't be written or another import is writing to it, and
    SettingsError for the maintainer's files; what was imported until then stays.
    """
    report = Report() if report is None else report
    knowledge = Knowledge.of(content)
    files = raw_files(paths, content)
    names = frozenset(file.name for file in files)
    sites = Sites(paths)
    jobs = (wishes.jobs or cores()) if len(files) >= FEW else 1
    with contextlib.ExitStack() as stack:
        if not wishes.dry_run:
            stack.enter_context(locked(content))
        staging = stack.enter_context(Staging(content, dry_run=wishes.dry_run))
        glancer = Glancer(knowledge.sources, jobs) if review else None
        looker = Looker(staging, knowledge, wishes, sites, glancer, paths)
        crew = stack.enter_context(Crew(looker.look, jobs))
        index = stack.enter_context(open_index(Originals(staging), dry_run=wishes.dry_run))
        importer = Importer(staging, index, knowledge, wishes, names, sites)
        waiting: list[Outcome] = []
        since = time.monotonic()
        for number, ahead in enumerate(crew.answers(files), 1):
            waiting.append(importer.take(ahead))
            if review:
                review.note(waiting[-1], ahead.glance)
            progress(number, len(files), ahead.file.name)
            if (
                staging.mark() >= _MOST_FILES
                or staging.size >= _MOST_BYTES
                or time.monotonic() - since > _MOST_SECONDS
            ):
                importer.keep()
                report.outcomes += waiting
                waiting.clear()
                since = time.monotonic()
        importer.keep()
        report.outcomes += waiting
    return report
