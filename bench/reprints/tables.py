"""The tables, on a terminal and in Markdown, and their place in a page of the docs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reprints.goals import Goal
from bench.reprints.methods import Answer
from bench.reprints.scoring import Count, Score

BEGIN = "<!-- bench/reprints: begin -->"
END = "<!-- bench/reprints: end -->"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A title, a head, and rows as long as the head."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def goal_table(goals: Mapping[str, Sequence[Goal]]) -> Table:
    """Goals down, sets across; what is missed says so."""
    longest_first = sorted(goals.values(), key=len, reverse=True)
    wanted = {goal.name: goal.wanted for listed in longest_first for goal in listed}
    by_set = [{goal.name: goal for goal in listed} for listed in goals.values()]
    rows = (
        (name, bound, *(_goal(listed.get(name)) for listed in by_set))
        for name, bound in wanted.items()
    )
    return Table("Goals", ("goal", "wanted", *goals), tuple(rows))


def method_table(name: str, answers: Mapping[str, Answer], scores: Mapping[str, Score]) -> Table:
    """Methods down; precision, recall, F, groups and cost across."""
    rows = (
        (
            method,
            *(_share(figure) for figure in (own.pooled.precision, own.pooled.recall)),
            _share(own.pooled.f1),
            f"{100 * own.false_links:.2f} %" if own.links else NOTHING,
            _share(own.ari),
            f"{answers[method].milliseconds:.2f}",
            f"{answers[method].megabytes:.0f}",
        )
        for method, own in scores.items()
    )
    head = ("method", "P", "R", "F", "false links in series", "ARI", "ms an article", "MB")
    return Table(name, head, tuple(rows))


def edit_table(scores: Mapping[str, Sequence[Score]]) -> Table:
    """Lengths and edits down, methods across: precision / recall over all sets."""
    names = dict.fromkeys(
        name for own in scores.values() for one in own for name in (*one.lengths, *one.edits)
    )
    rows = []
    for name in names:
        counts = [_sum((o.lengths | o.edits for o in own), name=name) for own in scores.values()]
        recall_only = all(name not in one.edits for own in scores.values() for one in own)
        cells = (_share(c.recall) if recall_only else _both(c) for c in counts)
        rows.append((name, f"{counts[0].gold:,}", *cells))
    return Table("By length and kind of edit", ("kind", "pairs", *scores), tuple(rows))


def series_table(scores: Mapping[str, Sequence[Score]]) -> Table:
    """Kinds of series down, methods across: precision / recall and false links."""
    kinds = sorted({kind for own in scores.values() for one in own for kind in one.series})
    rows = []
    for kind in kinds:
        counts = [_sum((one.series for one in own), name=kind) for own in scores.values()]
        first = next(iter(scores.values()))
        wrong, chances = (sum(one.links.get(kind, (0, 0))[n] for one in first) for n in (0, 1))
        rows.append(
            (kind, f"{counts[0].gold}", f"{wrong} of {chances:,}", *(_both(c) for c in counts))
        )
    head = ("series", "pairs", "false links, ours", *scores)
    return Table("By kind of series", head, tuple(rows))


def as_text(table: Table) -> str:
    """For a terminal: columns by width, a Chinese character counting two."""
    lines = [table.head, *table.rows]
    widths = [max(_width(line[n]) for line in lines) for n in range(len(table.head))]
    laid = (
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        )
        for line in lines
    )
    return "\n".join([table.title, *(line.rstrip() for line in laid)])


def as_markdown(table: Table) -> str:
    """A heading and a Markdown table."""
    ruled = ["---"] + ["---:"] * (len(table.head) - 1)
    lines = (table.head, ruled, *table.rows)
    return f"### {table.title}\n\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write_between(page: Path, tables: Iterable[str], begin: str = BEGIN, end: str = END) -> None:
    """Puts the tables between the two marks of a page. Raises ValueError when it has no marks."""
    text = page.read_text(encoding="utf-8")
    if text.count(begin) != 1 or text.count(end) != 1 or text.index(begin) > text.index(end):
        raise ValueError(f"{page}: put the lines {begin} and {end} where the tables belong")
    before, after = text.split(begin)[0], text.split(end)[1]
    body = "\n\n".join(tables)
    page.write_text(f"{before}{begin}\n{body}\n{end}{after}", encoding="utf-8")


def _goal(goal: Goal | None) -> str:
    if goal is None:
        return NOTHING
    figure = f"{100 * goal.figure:.2f} %" if goal.at_most else _share(goal.figure)
    detail = f" ({goal.detail})" if goal.detail and not goal.met else ""
    return f"{figure} {'met' if goal.met else 'MISSED'}{detail}"


def _sum(counts: Iterable[Mapping[str, Count]], *, name: str) -> Count:
    return sum((found.get(name, Count()) for found in counts), Count())


def _both(count: Count) -> str:
    if not count.gold and not count.said:
        return NOTHING
    precision = _share(count.precision) if count.said else NOTHING
    recall = _share(count.recall) if count.gold else NOTHING
    return f"{precision} / {recall}"


def _share(figure: float) -> str:
    """Three places, four where three would round up to 1."""
    if figure == 1:
        return "1"
    return f"{min(figure, 0.9999):.4f}" if figure >= 0.9995 else f"{figure:.3f}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
