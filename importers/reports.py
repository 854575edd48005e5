"""What the commands print for people: tables, reasons, a progress bar on long work."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from .archive.importing import Report
from .archive.reimporting import Change
from .model import Inspection, Story

_NAMES = {
    "imported": "imported",
    "new version": "imported (new version)",
    "unchanged": "unchanged",
    "edited": "edited by hand and left",
    "refused": "refused",
}
_SHORT_RUN = 20  # files; a bar that flashes by only disturbs


@contextlib.contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar with rate and remaining time on standard error, for terminals and long runs only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done, total, name: None
        return
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, visible=False)

        def update(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, visible=total > _SHORT_RUN)

        yield update


def show_report(console: Console, report: Report, *, dry_run: bool) -> None:
    """Each refusal and warning, then the sums."""
    for outcome in report.outcomes:
        for warning in outcome.warnings:
            print(f"warning: {warning}", file=sys.stderr)
        if outcome.status in ("refused", "edited") or outcome.reason:
            console.print(
                f"{_NAMES[outcome.status]}: {escape(outcome.path)}: {escape(outcome.reason)}"
            )
    counts = report.counts()
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(justify="right")
    table.add_column()
    for status, name in _NAMES.items():
        if counts[status] or status in ("imported", "unchanged", "edited", "refused"):
            table.add_row(str(counts[status]), name)
    table.add_row(str(len(report.outcomes)), "texts in all" + (" (dry run)" if dry_run else ""))
    console.print(table)


def show_changes(console: Console, changes: Sequence[Change], *, dry_run: bool) -> None:
    """The differences of a reimport, then the sums."""
    for change in changes:
        if change.diff:
            console.print(change.diff, markup=False, highlight=False)
        if change.reason:
            console.print(f"{change.status}: {change.path}: {change.reason}", markup=False)
    for status in ("rewritten", "unchanged", "edited", "refused"):
        number = sum(change.status == status for change in changes)
        console.print(f"{number:>6} {status}" + (" (dry run)" if dry_run else ""), highlight=False)


def show_inspection(console: Console, inspection: Inspection) -> None:
    """What was understood of one file, fact by fact, with the reasons."""
    console.rule(escape(inspection.path), align="left")
    if inspection.refused:
        console.print(f"refused: {inspection.refused}", style="bold", markup=False)
        return
    rows = [
        ("kind", f"{inspection.kind} ({inspection.kind_why})"),
        ("encoding", inspection.encoding),
    ]
    if inspection.template:
        rows.append(("template", "a ghost-writer's sample: it records no real event"))
    if document := inspection.document:
        rows += [
            ("number", document.doc_number),
            ("issued by", "、".join(document.issuing_bodies)),
            ("signed, printed", f"{document.signed_date or '–'}, {document.printed_date or '–'}"),
            (
                "structure",
                f"{len(document.sections)} sections, {len(document.measures)} measures, "
                f"{len(document.targets)} targets",
            ),
        ]
    _show_rows(console, rows)
    for number, story in enumerate(inspection.stories, 1):
        console.print(f"story {number} of {len(inspection.stories)}", style="bold", highlight=False)
        _show_rows(console, _story_rows(story))
    counts = inspection.balance
    console.print(
        f"{counts.total} characters: {counts.kept} kept, {counts.fields} in fields, "
        f"{counts.removed} removed, {counts.unaccounted} unaccounted",
        highlight=False,
    )
    for item in inspection.removed:
        if item.why not in ("layout", "markup"):
            text = " ".join(inspection.text[item.start : item.end].split())
            if text:
                console.print(f"  removed ({item.why}): {text[:60]}", markup=False, highlight=False)


def _story_rows(story: Story) -> list[tuple[str, str | None]]:
    people = {
        "reporters": story.reporters,
        "correspondents": story.correspondents,
        "photographers": story.photographers,
        "editors": story.editors,
    }
    return [
        ("headline", f"{story.title} ({story.title_basis})" if story.title else None),
        ("kicker", story.kicker),
        ("subheads", " / ".join(story.subtitle)),
        ("source", story.source),
        ("original source", story.original_source),
        ("date", f"{story.date} ({story.date_basis})" if story.date else "not stated"),
        *((name, "、".join(names)) for name, names in people.items()),
        ("speaker", story.speaker),
        ("dateline", story.dateline),
        ("address", story.original_url),
        ("category", f"{story.category} ({story.category_why})"),
        (
            "tags",
            " / ".join(f"{t} ({why})" for t, why in zip(story.tags, story.tags_why, strict=True)),
        ),
        ("captions", " / ".join(caption.text for caption in story.captions)),
        ("gaps", " / ".join(f"…{gap.before} ‖ {gap.after}…" for gap in story.gaps)),
        ("suspects", " / ".join(f"{s.printed} → {s.probable}?" for s in story.suspects)),
        ("body", f"{len(story.body)} characters, {len(story.blocks)} paragraphs"),
    ]


def _show_rows(console: Console, rows: Sequence[tuple[str, str | None]]) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="dim", min_width=16)
    table.add_column(overflow="fold")
    for name, value in rows:
        if value:
            table.add_row(name, escape(value))
    console.print(table)
