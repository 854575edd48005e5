"""What was made of the raw text, as HTML: the facts of a story and of a document, and the paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Block, Document, Inspection, Story
from .fates import FIELDS, Stretch
from .frame import count, escape, not_shown, value, visible
from .raw_side import Suspects

_MOST = 40  # values of one field, or rows of a table, that are shown
_LONGEST_PARAGRAPH = 20_000  # characters
_PAGE = 150_000  # characters of the result on one page

_PRECISIONS = {"second": "to the second", "minute": "to the minute"}


def story_facts(inspection: Inspection, number: int) -> str:
    """The head of a story: what is known of it and how, and what a text should state and does not."""
    story = inspection.stories[number - 1]
    several = len(inspection.stories)
    top = f'<p class="of">Story {number} of {several}</p>' if several > 1 else ""
    heads = []
    if story.kicker:
        heads.append(f'<p class="kicker">{value(story.kicker)}</p>')
    basis = (
        "" if story.title_basis in (None, "printed") else f" <em>{escape(story.title_basis)}</em>"
    )
    heads.append(f'<p class="headline">{value(story.title or "")}{basis}</p>')
    heads += [f'<p class="subhead">{value(line)}</p>' for line in story.subtitle[:_MOST]]
    rows = [_row("source", _stated(story.source)), _row("date", _date(story))]
    rows += _rows(
        ("original_source", story.original_source),
        ("original_title", story.original_title),
        ("original_url", story.original_url),
        ("page", story.page),
        ("column", story.column),
        ("dateline", story.dateline),
        ("reporters", story.reporters),
        ("correspondents", story.correspondents),
        ("photographers", story.photographers),
        ("editors", story.editors),
        ("speaker", story.speaker),
        ("summary", story.summary),
        ("event_dates", story.event_dates),
    )
    rows.append(_row("category", _because(story.category, story.category_why)))
    if story.tags:
        pairs = zip(story.tags[:_MOST], story.tags_why, strict=False)
        rows.append(_row("tags", "".join(f"<div>{_because(tag, why)}</div>" for tag, why in pairs)))
    if story.captions:
        lines = [
            value(c.text) + (f" <em>{value(c.credit)}</em>" if c.credit else "")
            for c in story.captions[:_MOST]
        ]
        rows.append(_row("captions", "".join(f"<div>{line}</div>" for line in lines)))
    return f'<section id="story{number}">{top}{"".join(heads)}<dl>{"".join(rows)}</dl></section>'


def document_facts(document: Document) -> str:
    """The parts of an official document (公文) that are facts about it."""
    printed = document.doc_number_printed
    number = (
        value(document.doc_number) if document.doc_number else '<em class="none">not found</em>'
    )
    if printed and printed != document.doc_number:
        number += f" <em>printed {value(printed)}</em>"
    rows = [_row("doc_number", number)]
    rows += _rows(
        ("issuing_bodies", document.issuing_bodies),
        ("signed_date", document.signed_date),
        ("printed_date", document.printed_date),
        ("printed_by", document.printed_by),
        ("posted_date", document.posted_date),
        ("effective_date", document.effective_date),
        ("main_recipients", document.main_recipients),
        ("notice_title", document.notice_title),
        ("notice_text", document.notice_text),
    )
    if document.title:
        rows.insert(0, _row("title", value(document.title)))
    rows += _rows(("attachments", document.attachments))
    structure = ", ".join((
        count(len(document.sections), "section"),
        count(len(document.measures), "measure"),
        count(len(document.targets), "target"),
    ))  # fmt: skip
    rows.append(f"<dt>structure</dt><dd>{structure}</dd>")
    return (
        f'<section id="document"><p class="of">Document 公文</p><dl>{"".join(rows)}</dl></section>'
    )


def became(stretches: Iterable[Stretch], *, between: bool) -> str:
    """Which fields the stretches of a row gave, and `between` paragraphs also why others went."""
    gave: dict[str, None] = {}
    went: dict[str, None] = {}
    for item in stretches:
        if item.fate == "field":
            if item.why:
                gave[FIELDS.get(item.why, (item.why, ""))[0]] = None
        elif between and item.fate == "removed" and not item.noise:
            went[item.why] = None
    parts = []
    if gave:
        parts.append(f'<span class="to">→ {escape(", ".join(gave))}</span>')
    if went:
        parts.append(f'<span class="out">removed: {escape(", ".join(went))}</span>')
    return f'<p class="became">{" ".join(parts)}</p>' if parts else ""


class MadeSide:
    """Draws the paragraphs of the result."""

    def __init__(self, suspects: Suspects) -> None:
        self._suspects = suspects
        self._left = _PAGE
        self.paragraphs = self.gaps = 0

    @property
    def full(self) -> bool:
        return self._left <= 0

    def block(self, block: Block) -> str:
        if block.kind == "gap":
            self.gaps += 1
            return f'<p class="gap" id="gap{self.gaps}">{escape(block.text)} <em>text is lost here</em></p>'
        self.paragraphs += 1
        if block.kind == "table":
            return self._table(block)
        tag = "h3" if block.kind == "heading" else "p"
        return f"<{tag}>{self._runs(block)}</{tag}>"

    def _runs(self, block: Block) -> str:
        parts, room = [], _LONGEST_PARAGRAPH
        for i, run in enumerate(block.runs):
            if room <= 0:
                parts.append(not_shown(sum(len(r.text) for r in block.runs[i:])))
                break
            text = run.text[:room]
            room -= len(text)
            self._left -= len(text) + 20  # each run costs mark-up too
            drawn = self._suspects.mark(text, anchors=True)
            if len(text) < len(run.text):
                drawn += not_shown(len(run.text) - len(text))
            if run.mark.strong:
                drawn = f"<b>{drawn}</b>"
            if run.mark.em:
                drawn = f"<em>{drawn}</em>"
            if run.mark.href:
                drawn = f'<span class="a">{drawn}</span>'
            parts.append(drawn)
        return "".join(parts)

    def _table(self, block: Block) -> str:
        rows = []
        for i, cells in enumerate(block.rows[:_MOST]):
            tag = "th" if i < block.head_rows else "td"
            self._left -= sum(map(len, cells[:_MOST])) + 20 * len(cells)
            drawn = "".join(f"<{tag}>{value(cell)}</{tag}>" for cell in cells[:_MOST])
            rows.append(f"<tr>{drawn}</tr>")
        left = len(block.rows) - _MOST
        note = f'<p class="n">… {count(left, "more row")}</p>' if left > 0 else ""
        return f'<div class="wide"><table>{"".join(rows)}</table></div>{note}'


def _date(story: Story) -> str:
    if not story.date:
        return _stated(None)
    precision = _PRECISIONS.get(story.date_precision or "", "")
    why = ", ".join(filter(None, (story.date_basis, precision)))
    return f"{value(story.date)} <em>{visible(why)}</em>"


def _stated(text: str | None) -> str:
    return value(text) if text else '<em class="none">not stated</em>'


def _because(choice: str, why: str) -> str:
    return f"{value(choice)} <em>{value(why)}</em>"


def _rows(*pairs: tuple[str, str | tuple[str, ...] | None]) -> list[str]:
    rows = []
    for name, given in pairs:
        if not given:
            continue
        if isinstance(given, str):
            rows.append(_row(name, value(given)))
            continue
        more = f" <em>and {len(given) - _MOST} more</em>" if len(given) > _MOST else ""
        rows.append(_row(name, "、".join(map(value, given[:_MOST])) + more))
    return rows


def _row(name: str, html: str) -> str:
    label, chinese = FIELDS[name]
    return f'<dt>{label} <span lang="zh">{chinese}</span></dt><dd>{html}</dd>'
