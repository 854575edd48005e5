"""The tables of the results."""

from __future__ import annotations

from collections.abc import Sequence

from bench.build.goals import Goal, growth
from bench.build.results import Results
from bench.build.sections import SECTIONS, Section
from bench.build.sites import HUGO, OURS
from bench.reprints.tables import NOTHING, Table

BEGIN = "<!-- bench/build: begin -->"
END = "<!-- bench/build: end -->"


def tables(results: Results, goals: Sequence[Goal]) -> list[Table]:
    """Goals first, then what was measured in each section, then the growth."""
    measured = [_section(results, own) for own in SECTIONS if results.sizes(own.name)]
    return [_goals(goals), *measured, *_growth(results)]


def _goals(goals: Sequence[Goal]) -> Table:
    rows = (
        (one.name, f"{one.must:g}", f"{one.aim:g}", _ratio(one.figure), _verdict(one))
        for one in goals
    )
    return Table("Goals", ("ratio", "must", "aim", "measured", ""), tuple(rows))


def _verdict(goal: Goal) -> str:
    if goal.figure is None:
        return NOTHING
    return "MISSED" if goal.missed else "aim reached" if goal.figure <= goal.aim else "met"


def _section(results: Results, section: Section) -> Table:
    base = section.tools[1]
    head = (
        "articles", "built by", "runs", "clock s", "processor s", "peak MB", "files written", "MB written",
        *(f"{figure} to {base}" for figure in ("clock", "processor", "memory")),
    )  # fmt: skip
    rows = []
    for size in results.sizes(section.name):
        for tool in section.tools:
            runs = results.of(section.name, size, tool)
            if not runs:
                continue
            figure = {
                name: results.middle(section.name, size, tool, name) or 0.0
                for name in ("wall", "cpu", "memory", "files_written", "bytes_written")
            }
            ratios = (
                results.ratio(section.name, size, tool, base, name)
                for name in ("wall", "cpu", "memory")
            )
            rows.append(
                (
                    f"{size:,}", tool, f"{len(runs)}", f"{figure['wall']:.2f}", f"{figure['cpu']:.2f}",
                    f"{figure['memory'] / 1e6:,.0f}", f"{figure['files_written']:,.0f}",
                    f"{figure['bytes_written'] / 1e6:.1f}",
                    *(NOTHING if tool == base else _ratio(one) for one in ratios),
                )
            )  # fmt: skip
    return Table(f"{section.name}: {section.help}", head, tuple(rows))


def _growth(results: Results) -> list[Table]:
    rows = []
    for tool in (OURS, HUGO):
        wall, cpu = (growth(results, tool, figure) for figure in ("wall", "cpu"))
        memory = growth(results, tool, "memory")
        if wall is not None:
            rows.append((tool, _ratio(wall), _ratio(cpu), _ratio(memory)))
    head = ("built by", "clock", "processor", "memory")
    title = "Growth: an article of 100,000 to one of 10,000, from nothing"
    return [Table(title, head, tuple(rows))] if rows else []


def _ratio(figure: float | None) -> str:
    return NOTHING if figure is None else f"{figure:.3f}" if figure < 0.1 else f"{figure:.2f}"
