"""What the importers understood of a raw file, as plain frozen data.

The names and the JSON they give are those of `python -m importers inspect --json`. `None` or an
empty tuple means the text does not say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from .spans import PLAIN, Balance, FieldSpan, Mark, Removed, Span

GAP_MARK = "〔此处缺文〕"

Json = dict[str, Any]
BlockKind = Literal["paragraph", "heading", "gap", "table"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with one inline mark-up."""

    text: str
    mark: Mark = PLAIN


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a section heading, a gap, or a table (rows of cells, the first ones its head).

    `place` is its span in the decoded text, from its first to its last character.
    """

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    head_rows: int = 0
    place: Span | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """Its plain text; the cells of a row stand apart by a tab, rows by a line."""
        if self.kind == "gap":
            return GAP_MARK
        if self.kind == "table":
            return "\n".join("\t".join(row) for row in self.rows)
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Caption:
    """图片说明 and its credit (摄, 供图, 资料图片)."""

    text: str
    credit: str | None = None

    def to_json(self) -> Json:
        return {"text": self.text, "credit": self.credit}


@dataclass(frozen=True, slots=True)
class Gap:
    """Text is lost between these two."""

    before: str
    after: str

    def to_json(self) -> Json:
        return {"before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Suspect:
    """A probable misprint: never corrected, shown beside what is printed."""

    printed: str
    probable: str
    why: str
    certain: bool

    def to_json(self) -> Json:
        return {
            "printed": self.printed,
            "probable": self.probable,
            "why": self.why,
            "certain": self.certain,
        }


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of a document: 一、…"""

    no: str
    title: str

    def to_json(self) -> Json:
        return {"no": self.no, "title": self.title}


@dataclass(frozen=True, slots=True)
class Measure:
    """A numbered measure (条) with the departments answerable for it (责任单位).

    `roles` are pairs of a department and its part, in the text's word (牵头, 配合), where one is stated.
    """

    no: int
    section: str | None
    title: str
    departments: tuple[str, ...]
    roles: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> Json:
        stated: Json = {"roles": dict(self.roles)} if self.roles else {}
        return {
            "no": self.no,
            "section": self.section,
            "title": self.title,
            "departments": list(self.departments),
            **stated,
        }


@dataclass(frozen=True, slots=True)
class Target:
    """A clause that promises a quantity; `measure` is its number, None in the preamble."""

    text: str
    quantity: str
    measure: int | None

    def to_json(self) -> Json:
        return {"text": self.text, "quantity": self.quantity, "measure": self.measure}


@dataclass(frozen=True, slots=True)
class Document:
    """An official document (公文), its parts named after GB/T 9704. Dates are ISO days."""

    title: str | None
    doc_number: str | None = None
    doc_number_printed: str | None = None
    notice_title: str | None = None
    notice_text: str | None = None
    issuing_bodies: tuple[str, ...] = ()
    main_recipients: str | None = None
    attachments: tuple[str, ...] = ()
    signed_date: str | None = None
    printed_date: str | None = None
    printed_by: str | None = None
    posted_date: str | None = None
    effective_date: str | None = None
    sections: tuple[Section, ...] = ()
    measures: tuple[Measure, ...] = ()
    targets: tuple[Target, ...] = ()

    def to_json(self) -> Json:
        return {
            "doc_number": self.doc_number,
            "doc_number_printed": self.doc_number_printed,
            "title": self.title,
            "notice_title": self.notice_title,
            "notice_text": self.notice_text,
            "issuing_bodies": list(self.issuing_bodies),
            "main_recipients": self.main_recipients,
            "attachments": list(self.attachments),
            "signed_date": self.signed_date,
            "printed_date": self.printed_date,
            "printed_by": self.printed_by,
            "posted_date": self.posted_date,
            "effective_date": self.effective_date,
            "sections": [item.to_json() for item in self.sections],
            "measures": [item.to_json() for item in self.measures],
            "targets": [item.to_json() for item in self.targets],
        }


@dataclass(frozen=True, slots=True)
class Story:
    """One report of a raw file."""

    blocks: tuple[Block, ...]
    title: str | None = None
    title_basis: str | None = None
    kicker: str | None = None
    subtitle: tuple[str, ...] = ()
    summary: str | None = None
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    speaker: str | None = None
    source: str | None = None
    original_source: str | None = None
    original_title: str | None = None
    dateline: str | None = None
    date: str | None = None
    date_precision: str | None = None
    date_basis: str | None = None
    event_dates: tuple[str, ...] = ()
    page: str | None = None
    column: str | None = None
    captions: tuple[Caption, ...] = ()
    gaps: tuple[Gap, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    category: str = ""
    category_why: str = ""
    tags: tuple[str, ...] = ()
    tags_why: tuple[str, ...] = ()
    original_url: str | None = None

    @property
    def body(self) -> str:
        """Plain text, paragraphs separated by one empty line."""
        return "\n\n".join(block.text for block in self.blocks)

    @property
    def section_headings(self) -> list[str]:
        return [block.text for block in self.blocks if block.kind == "heading"]

    def to_json(self) -> Json:
        return {
            "title": self.title,
            "title_basis": self.title_basis,
            "kicker": self.kicker,
            "subtitle": list(self.subtitle),
            "summary": self.summary,
            "reporters": list(self.reporters),
            "correspondents": list(self.correspondents),
            "photographers": list(self.photographers),
            "editors": list(self.editors),
            "speaker": self.speaker,
            "source": self.source,
            "original_source": self.original_source,
            "original_title": self.original_title,
            "dateline": self.dateline,
            "date": self.date,
            "date_precision": self.date_precision,
            "date_basis": self.date_basis,
            "event_dates": list(self.event_dates),
            "page": self.page,
            "column": self.column,
            "captions": [item.to_json() for item in self.captions],
            "section_headings": self.section_headings,
            "gaps": [item.to_json() for item in self.gaps],
            "body": self.body,
            "category": self.category,
            "category_why": self.category_why,
            "tags": list(self.tags),
            "tags_why": list(self.tags_why),
            "suspects": [item.to_json() for item in self.suspects],
            "original_url": self.original_url,
        }


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything understood of one raw file, or why it is refused."""

    path: str
    sha256: str
    text: str = ""
    encoding: str | None = None
    kind: str | None = None
    kind_why: str | None = None
    refused: str | None = None
    template: bool = False
    lang: str | None = None
    original_url: str | None = None
    aliases: tuple[str, ...] = ()
    # The old site kept it back (a draft): it is imported, but not published.
    withheld: bool = False
    document: Document | None = None
    stories: tuple[Story, ...] = ()
    removed: tuple[Removed, ...] = ()
    field_spans: tuple[FieldSpan, ...] = ()
    balance: Balance = field(default_factory=lambda: Balance(0, 0, 0, 0))
    warnings: tuple[str, ...] = ()

    def to_json(self) -> Json:
        return {
            "path": self.path,
            "sha256": self.sha256,
            "encoding": self.encoding,
            "kind": self.kind,
            "kind_why": self.kind_why,
            "refused": self.refused,
            "template": self.template,
            "lang": self.lang,
            "original_url": self.original_url,
            "document": self.document.to_json() if self.document else None,
            "stories": [story.to_json() for story in self.stories],
            "removed": [self._removed_json(item) for item in self.removed],
            "ledger": {
                "total": self.balance.total,
                "kept": self.balance.kept,
                "fields": self.balance.fields,
                "removed": self.balance.removed,
                "unaccounted": self.balance.unaccounted,
            },
            "warnings": list(self.warnings),
        }

    def _removed_json(self, item: Removed) -> Json:
        entry: Json = {"span": [item.start, item.end], "why": item.why}
        if item.why not in ("layout", "markup"):
            entry["text"] = self.text[item.start : item.end]
        return entry
