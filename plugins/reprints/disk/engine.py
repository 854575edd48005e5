"""The steps in their order, in a temporary folder that is gone afterwards, whatever happens."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ...errors import EngineError
from ..answer import GroupRow, PairRow
from ..progress import Progress, silent
from .deciding import decide_all
from .joining import join_all
from .measuring import measure_all
from .reading import read_all
from .spill import forget
from .workers import Workers
from .writing import group_rows, pair_rows


class Disk:
    """The engine: `lines` of JSON (`lines.py`) in, rows out; `source` is their name in errors."""

    def __init__(
        self,
        lines: Iterable[bytes],
        source: str,
        *,
        jobs: int | None = None,
        temp: Path | None = None,
        progress: Progress = silent,
    ) -> None:
        """`jobs`: processes, one for each core when None; `temp`: where the folder is made."""
        self._lines, self._source = lines, source
        self._jobs, self._temp, self._progress = jobs or os.cpu_count() or 1, temp, progress

    def pairs(self) -> Iterator[PairRow]:
        """All pairs of articles, ordered by ids. Raises InputError, EngineError."""
        with self._decided() as (workers, folder):
            self._progress("write", 0, None)
            yield from pair_rows(workers, folder)
            self._progress("done", 0, None)

    def groups(self) -> Iterator[GroupRow]:
        """All articles and their groups, ordered by id. Raises InputError, EngineError."""
        with self._decided() as (workers, folder):
            self._progress("write", 0, None)
            yield from group_rows(workers, folder)
            self._progress("done", 0, None)

    @contextmanager
    def _decided(self) -> Iterator[tuple[Workers, Path]]:
        try:
            with (
                tempfile.TemporaryDirectory(prefix="reprints-", dir=self._temp) as name,
                Workers(self._jobs) as workers,
            ):
                folder = Path(name)
                try:
                    self._decide(workers, folder)
                    yield workers, folder
                finally:
                    forget()
        except OSError as error:
            raise EngineError(
                f"the temporary folder can't be used ({error.strerror}).",
                file=error.filename,
                remedy="Give one with more room: --temp FOLDER.",
            ) from error

    def _decide(self, workers: Workers, folder: Path) -> None:
        self._progress("read", 0, None)
        for done in read_all(workers, folder, self._source, self._lines):
            self._progress("read", done, None)
        for step, run in (("join", join_all), ("measure", measure_all), ("decide", decide_all)):
            for finished, of in run(workers, folder):
                self._progress(step, finished, of)
            for spent in _SPENT.get(step, ()):
                shutil.rmtree(folder / spent, ignore_errors=True)


_SPENT = {"join": ("postings", "links", "candidates")}
"""What is not looked at again after a step."""
