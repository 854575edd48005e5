"""What the commands print for people: tables, reasons, a progress bar on long work."""

from __future__ import annotations

import contextlib
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from .archive.importing import Outcome, Report
from .archive.reimporting import Change
from .model import Inspection, Story

_NAMES = {
    "imported": "imported",
    "new version": "imported (new version)",
    "same report": "imported (other post of a report)",
    "unchanged": "unchanged",
    "edited": "edited by hand and left",
    "left out": "left out (parts of a Jekyll site)",
    "refused": "refused",
}
_ALWAYS_SHOWN = ("imported", "unchanged", "edited", "refused")
_SHORT_RUN = 20  # files; a bar that flashes by only disturbs
_REDRAWN = 0.1  # seconds between two states of the bar
_MOST_WARNINGS = 20  # printed; a whole archive can have one for each post
_MOST_REASONS = 8  # in the closing table


# Names of files in a reason, which differ from text to text.
_NAMED = re.compile(r"\S+\.(?:md|markdown|html?|txt|yaml)\b")


class _Rate(ProgressColumn):
    """Texts a second, over the last half minute."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "")


@contextlib.contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar with rate and remaining time on standard error, for terminals and long runs only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done, total, name: None
        return
    columns = (
        TextColumn(what), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn(),
        TextColumn("left"),
    )  # fmt: skip
    progress = Progress(*columns, console=console, transient=True)
    task = progress.add_task(what)
    drawn: float | None = None

    def update(done: int, total: int, name: str) -> None:
        nonlocal drawn
        now = time.monotonic()
        if total <= _SHORT_RUN or (drawn and done < total and now - drawn < _REDRAWN):
            return
        if drawn is None:
            # Only now: the bar's thread must not be there yet when workers are forked.
            progress.start()
        drawn = now
        progress.update(task, completed=done, total=total)

    try:
        yield update
    finally:
        progress.stop()


def show_report(console: Console, report: Report, *, dry_run: bool) -> None:
    """Each text that was refused or left, by name; then the sums with the reasons."""
    _show_warnings(report.outcomes)
    for outcome in report.outcomes:
        if outcome.status in ("refused", "edited"):
            line = f"{_NAMES[outcome.status]}: {outcome.path}: {outcome.reason}"
            console.print(line, markup=False, highlight=False)
    counts = report.counts()
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(justify="right")
    table.add_column()
    for status, name in _NAMES.items():
        if counts[status] or status in _ALWAYS_SHOWN:
            table.add_row(str(counts[status]), name)
            for reason, number in _reasons(report.outcomes, status):
                table.add_row("", f"{number:>6} {escape(reason)}", style="dim")
    table.add_row(str(len(report.outcomes)), "texts in all" + (" (dry run)" if dry_run else ""))
    console.print(table)


def _show_warnings(outcomes: Sequence[Outcome]) -> None:
    warnings = [warning for outcome in outcomes for warning in outcome.warnings]
    for warning in warnings[:_MOST_WARNINGS]:
        print(f"warning: {warning}", file=sys.stderr)
    if len(warnings) > _MOST_WARNINGS:
        more = len(warnings) - _MOST_WARNINGS
        print(f"and {more} warnings more; `inspect` shows those of a text", file=sys.stderr)


def _reasons(outcomes: Sequence[Outcome], status: str) -> list[tuple[str, int]]:
    """Why texts have a status, the most frequent reason first; what differs by text is left out."""
    if status in ("imported", "same report"):
        return []
    reasons = Counter(
        _NAMED.sub("…", outcome.reason)
        for outcome in outcomes
        if outcome.status == status and outcome.reason
    )
    shown = reasons.most_common(_MOST_REASONS)
    if more := reasons.total() - sum(number for _, number in shown):
        shown.append(("for other reasons", more))
    return shown


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
