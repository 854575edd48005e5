"""A story while it is being understood: mutable, its text still tied to its places.

A kind (`kinds/`) lays a page out as drafts; the parts (`parts/`) then take the facts out of them one
after another; `freeze` makes the result plain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .model import Block, BlockKind, Caption, Gap, Run, Story, Suspect
from .spans import Ledger, Text

_DIGITS = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)


@dataclass(slots=True)
class Para:
    """A paragraph of a draft; a table's `text` is empty and its cells stand in `rows`."""

    text: Text
    kind: BlockKind = "paragraph"
    rows: list[list[Text]] = field(default_factory=list)
    head_rows: int = 0

    def texts(self) -> list[Text]:
        return [cell for row in self.rows for cell in row] if self.kind == "table" else [self.text]


@dataclass(slots=True)
class Page:
    """One decoded raw file on its way through."""

    original: str
    ledger: Ledger
    file_name: str
    warnings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A story being read. Every Text put into a field is told to the ledger by who puts it there."""

    paras: list[Para]
    title: str | None = None
    title_basis: str | None = None
    kicker: str | None = None
    subtitle: list[str] = field(default_factory=list)
    summary: str | None = None
    reporters: list[str] = field(default_factory=list)
    correspondents: list[str] = field(default_factory=list)
    photographers: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    speaker: str | None = None
    source: str | None = None
    original_source: str | None = None
    original_title: str | None = None
    dateline: str | None = None
    date: str | None = None
    date_precision: str | None = None
    date_basis: str | None = None
    event_dates: list[str] = field(default_factory=list)
    page: str | None = None
    column: str | None = None
    captions: list[Caption] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    suspects: list[Suspect] = field(default_factory=list)
    original_url: str | None = None
    tags: list[str] = field(default_factory=list)
    updated: tuple[str, str] | None = None  # the last change a page states, for one without a day
    head_table: dict[str, str] = field(default_factory=dict)  # of a government page

    def spend(self, line: Text, ledger: Ledger, why: str) -> None:
        """Account for a line whose facts are in the draft: they are fields, the rest is removed."""
        for value in self._values():
            at = line.value.find(value)
            while at >= 0:
                ledger.field(line[at : at + len(value)])
                at = line.value.find(value, at + len(value))
        if self.date_basis == "text":
            for match in _DIGITS.finditer(line.value):
                ledger.field(line[match.start() : match.end()])
        ledger.remove(line, why)

    def _values(self) -> list[str]:
        people = self.reporters + self.correspondents + self.photographers + self.editors
        facts = (
            self.source, self.original_source, self.original_title, self.original_url, self.page,
            self.column, self.speaker,
        )  # fmt: skip
        return [value for value in dict.fromkeys((*people, *facts)) if value]

    def complete(self, frame: Draft) -> None:
        """Take over what the page states around the text and the text itself does not."""
        single = (
            "title",
            "title_basis",
            "kicker",
            "source",
            "original_title",
            "original_url",
            "page",
        )
        for name in single:
            setattr(self, name, getattr(self, name) or getattr(frame, name))
        for name in ("reporters", "correspondents", "photographers", "editors"):
            mine = getattr(self, name)
            mine += [person for person in getattr(frame, name) if person not in mine]
        if self.date is None and frame.date is None and frame.updated:
            self.date, self.date_precision = frame.updated
            self.date_basis = "text"
        if self.date is None:
            self.date, self.date_precision = frame.date, frame.date_precision
            self.date_basis = frame.date_basis
        self.captions = [*frame.captions, *self.captions]
        self.head_table = self.head_table or frame.head_table

    def drop(self, gone: set[int]) -> None:
        """Take paragraphs out by their `id()`: equal paragraphs elsewhere stay."""
        if gone:
            self.paras = [para for para in self.paras if id(para) not in gone]

    def freeze(self) -> Story:
        """Itself as plain data; category and tags are chosen from that."""
        return Story(
            blocks=tuple(_block(para) for para in self.paras),
            title=self.title,
            title_basis=self.title_basis,
            kicker=self.kicker,
            subtitle=tuple(self.subtitle),
            summary=self.summary,
            reporters=_once(self.reporters),
            correspondents=_once(self.correspondents),
            photographers=_once(self.photographers),
            editors=_once(self.editors),
            speaker=self.speaker,
            source=self.source,
            original_source=self.original_source,
            original_title=self.original_title,
            dateline=self.dateline,
            date=self.date,
            date_precision=self.date_precision,
            date_basis=self.date_basis,
            event_dates=_once(self.event_dates),
            page=self.page,
            column=self.column,
            captions=tuple(self.captions),
            gaps=tuple(self.gaps),
            suspects=tuple(self.suspects),
            original_url=self.original_url,
        )


def _once(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _block(para: Para) -> Block:
    if para.kind == "table":
        rows = tuple(tuple(cell.value for cell in row) for row in para.rows)
        cells = [cell.outer() for cell in para.texts() if cell.value]
        place = (cells[0][0], cells[-1][1]) if cells else None
        return Block("table", rows=rows, head_rows=para.head_rows, place=place)
    if para.kind == "gap":
        return Block("gap")
    return Block(para.kind, runs=_runs(para.text), place=para.text.outer())


def _runs(text: Text) -> tuple[Run, ...]:
    runs: list[Run] = []
    marks = text.marks()
    start = 0
    for i in range(1, len(text) + 1):
        # `is` first: nearly all neighbours share one object, and comparing fields is slow.
        if i == len(text) or (marks[i] is not marks[start] and marks[i] != marks[start]):
            runs.append(Run(text.value[start:i], marks[start]))
            start = i
    return tuple(runs)
