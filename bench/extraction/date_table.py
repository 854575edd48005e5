"""The table of printed dates: hits by group of forms and tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.extraction.date_forms import GROUPS, DateForm
from bench.extraction.date_tools import DateTool, Reader, read_form
from bench.extraction.model import Cell, Table


@dataclass(frozen=True, slots=True)
class DateMiss:
    """A form that a tool did not read, with what its best way of the group made of it."""

    group: str
    form: DateForm
    tool: str
    got: str | None


def date_table(
    tools: Sequence[tuple[DateTool, Mapping[str, Reader]]],
) -> tuple[Table, list[DateMiss]]:
    """Hits of each tool in each group, of its ways the best of the group; and the misses."""
    misses: list[DateMiss] = []
    rows = []
    sums = [0] * len(tools)
    for group, forms in GROUPS.items():
        line = [group]
        for place, (tool, ways) in enumerate(tools):
            readings = min(
                ([(form, read_form(form, read)) for form in forms] for read in ways.values()),
                key=lambda found: sum(got not in form.right for form, got in found),
            )
            wrong = [(form, got) for form, got in readings if got not in form.right]
            misses += [DateMiss(group, form, tool.name, got) for form, got in wrong]
            sums[place] += len(forms) - len(wrong)
            line.append(str(Cell(len(forms) - len(wrong), len(forms))))
        rows.append(tuple(line))
    total = sum(len(forms) for forms in GROUPS.values())
    rows.append(("all", *(str(Cell(hits, total)) for hits in sums)))
    names = tuple(tool.name for tool, _ in tools)
    return Table(f"{total} printed dates", ("forms", *names), tuple(rows)), misses
