"""The tables, on a terminal and in Markdown, and their place in a page of the docs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.extraction.model import SHARED, BenchError, Cell, Table

BEGIN = "<!-- bench/extraction: begin -->"
END = "<!-- bench/extraction: end -->"


def field_table(title: str, tools: Mapping[str, Mapping[str, Cell]], ours: str) -> Table:
    """Fields down, tools across, and who is ahead in the notes."""
    names = list(tools)
    fields = [field for field in SHARED if any(cells[field].of for cells in _with(tools, field))]
    rows = tuple(
        (field, *(str(tools[name].get(field, Cell(0, 0))) for name in names)) for field in fields
    )
    return Table(title, ("field", *names), rows, tuple(verdicts(tools, ours)))


def _with(tools: Mapping[str, Mapping[str, Cell]], field: str) -> list[Mapping[str, Cell]]:
    return [cells for cells in tools.values() if field in cells]


def verdicts(tools: Mapping[str, Mapping[str, Cell]], ours: str) -> list[str]:
    """One line a rival: in how many of the fields both have we are ahead, level, behind."""
    lines = []
    for name, cells in tools.items():
        if name == ours:
            continue
        level = [field for field in SHARED if compare(tools, ours, name, field) == 0]
        behind = [field for field in SHARED if (compare(tools, ours, name, field) or 0) < 0]
        of = sum(field in cells and cells[field].of > 0 for field in SHARED)
        line = f"{name}: ahead of it in {of - len(level) - len(behind)} of {of} fields"
        line += f", level in {', '.join(_told(tools[ours], level))}" if level else ""
        line += f", behind in {', '.join(behind)}" if behind else ""
        lines.append(line)
    return lines


def compare(
    tools: Mapping[str, Mapping[str, Cell]], ours: str, rival: str, field: str
) -> int | None:
    """Our hits less the rival's; None where one of the two has no such field."""
    mine, its = tools[ours].get(field), tools[rival].get(field)
    return mine.hits - its.hits if mine and its and its.of else None


def _told(cells: Mapping[str, Cell], fields: Iterable[str]) -> list[str]:
    return [f"{f} (both perfect)" if cells[f].hits == cells[f].of else f for f in fields]


def as_text(table: Table) -> str:
    """For a terminal: columns by width, a Chinese character counting two."""
    lines = [table.head, *table.rows]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(table.head))]
    drawn = [
        "  ".join(
            cell + " " * (width - _width(cell)) if i == 0 else " " * (width - _width(cell)) + cell
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    return "\n".join([table.title, "", *drawn, *(f"  {note}" for note in table.notes), ""])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def as_markdown(table: Table) -> str:
    """For a page: a heading, a table, the notes as a list."""
    lines = [
        f"### {table.title}",
        "",
        _row(table.head),
        _row(["---", *["---:"] * (len(table.head) - 1)]),
    ]
    lines += [_row(row) for row in table.rows]
    lines += ["", *(f"- {note}" for note in table.notes)] if table.notes else []
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def write_between_marks(path: Path, tables: Iterable[Table]) -> None:
    """Put the tables between the two marks of a page; the rest of it stays as it is."""
    try:
        page = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BenchError(f"{path} can't be read ({error.strerror})") from error
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise BenchError(f"{path}: put one line {BEGIN} and after it one line {END} where they go")
    head, tail = page[: page.index(BEGIN)], page[page.index(END) :]
    body = "\n".join(as_markdown(table) for table in tables)
    path.write_text(f"{head}{BEGIN}\n\n{body}\n{tail}", encoding="utf-8")
