"""Raw results as JSON lines, one for each run, so that tables can be made of many sessions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One run. Seconds; bytes. Runs of one session and round stand side by side in time."""

    section: str
    articles: int
    tool: str
    session: int
    round: int
    wall: float
    cpu: float
    memory: int
    files: int
    bytes: int
    files_written: int
    bytes_written: int


def append(path: Path, row: Row) -> None:
    """Add one run to the file, which need not be there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(asdict(row)) + "\n")


def read(path: Path) -> list[Row]:
    """All runs of the file. Raises ValueError, naming the line that is none."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            rows.append(Row(**json.loads(line)))
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path}: line {number} is no result ({error}): delete it") from error
    return rows


@dataclass(frozen=True, slots=True)
class Results:
    """Runs, asked for by section, size and tool."""

    rows: tuple[Row, ...]

    def sizes(self, section: str) -> list[int]:
        """The sizes at which a section was measured."""
        return sorted({row.articles for row in self.rows if row.section == section})

    def of(self, section: str, articles: int, tool: str) -> list[Row]:
        """The runs of one tool."""
        wanted = (section, articles, tool)
        return [row for row in self.rows if (row.section, row.articles, row.tool) == wanted]

    def middle(self, section: str, articles: int, tool: str, figure: str) -> float | None:
        """The median of a figure, or None when it was not measured."""
        return _median(getattr(row, figure) for row in self.of(section, articles, tool))

    def ratio(
        self, section: str, articles: int, tool: str, other: str, figure: str
    ) -> float | None:
        """The median of the ratios of runs that stand side by side in time."""
        beside = {(row.session, row.round): row for row in self.of(section, articles, other)}
        return _median(
            getattr(row, figure) / getattr(beside[row.session, row.round], figure)
            for row in self.of(section, articles, tool)
            if (row.session, row.round) in beside
        )


def _median(figures: Iterable[float] | Iterator[float]) -> float | None:
    listed = list(figures)
    return median(listed) if listed else None
