"""What became of each character of a raw text, as stretches that cover it from end to end.

The ledger lists what gave fields and what was removed; what lies between stands in a body. A text that is
refused is one stretch. Most of what is removed from a saved page is mark-up and white space (*noise*): a
person wants to see that it is there, not to read it.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Inspection
from ..parts.dates import read_date

Fate = Literal["body", "field", "removed", "refused"]

NOISE = frozenset(
    ("layout", "markup", "comment", "image", "front matter", "stray space", "control character")
)
# Removed text that says nothing of how well the rest was read.
_MECHANICAL = frozenset((
    "stock chart", "pinyin", "title printed twice", "headline printed twice", "caption printed twice",
))  # fmt: skip
# Of a saved page the menus and recommendations go together with their tags.
_FRAME, _FRAME_AND_TAGS = "page furniture", "page furniture and its mark-up"

# Field → what a person calls it, and the term of the Chinese press.
FIELDS = {
    "title": ("headline", "标题"),
    "kicker": ("kicker", "眉题"),
    "subtitle": ("subhead", "副题"),
    "summary": ("summary", "摘要"),
    "source": ("source", "来源"),
    "original_source": ("original source", "据"),
    "original_title": ("original headline", "原标题"),
    "original_url": ("address", "原文地址"),
    "date": ("date", "日期"),
    "event_dates": ("dates in the text", "所记日期"),
    "dateline": ("dateline", "电头"),
    "page": ("page", "版次"),
    "column": ("column", "栏目"),
    "reporters": ("reporters", "记者"),
    "correspondents": ("correspondents", "通讯员"),
    "photographers": ("photographers", "摄影"),
    "editors": ("editors", "编辑"),
    "speaker": ("speaker", "讲话人"),
    "captions": ("caption", "图片说明"),
    "tags": ("tag", "标签"),
    "category": ("category", "分类"),
    "doc_number": ("number", "文号"),
    "issuing_bodies": ("issued by", "发文机关"),
    "main_recipients": ("recipients", "主送机关"),
    "notice_title": ("notice", "印发通知"),
    "notice_text": ("text of the notice", "通知正文"),
    "signed_date": ("signed", "成文日期"),
    "printed_date": ("printed", "印发日期"),
    "printed_by": ("printed by", "印发机关"),
    "attachments": ("attachments", "附件"),
    "posted_date": ("posted", "发布日期"),
    "effective_date": ("in force", "施行日期"),
}

_MARKS = re.compile(r"[\s《》“”\"'「」【】（）()\[\]<>:：、，,]+")
_LONGEST_NAMED = 300  # characters of a stretch or a value that are compared
_MOST_VALUES = 400
# Values that print may break into lines; all others can only stand inside a longer line.
_BROKEN = frozenset(("title", "subtitle", "summary", "notice_title", "captions"))
_SHORTEST_PART = 2  # characters
_LONGEST_LINE = 80  # characters of a line of facts that names its field among other words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters with one fate; `why` is the field's name or the reason they were removed."""

    start: int
    end: int
    fate: Fate
    why: str = ""

    @property
    def noise(self) -> bool:
        return self.fate == "removed" and is_noise(self.why)


def is_noise(why: str) -> bool:
    """Whether what was removed for this reason is no text that anyone wrote to be read."""
    return why in NOISE or why == _FRAME_AND_TAGS or why.endswith(" element")


def fates_of(inspection: Inspection) -> Iterator[Stretch]:
    """The stretches of the decoded text in order, without a gap."""
    total = len(inspection.text)
    if inspection.refused or inspection.balance.unaccounted:
        if total:
            yield Stretch(0, total, "refused")
        return
    name_of = FieldNames(inspection)
    at = 0
    for start, end, why in _told(inspection):
        if start > at:
            yield Stretch(at, start, "body")
        if why is None:
            continue
        fate: Fate = "removed" if why[0] == "-" else "field"
        name = why[1:] or name_of.of(inspection.text[start : min(end, start + _LONGEST_NAMED)])
        yield Stretch(start, end, fate, name)
        at = end


def _told(inspection: Inspection) -> Iterator[tuple[int, int, str | None]]:
    """Field and removed stretches merged: `+name` or `-why`; last the end of the text."""
    fields = ((s.start, s.end, f"+{s.name}") for s in inspection.field_spans)
    removed = ((s.start, s.end, f"-{s.why}") for s in inspection.removed)
    yield from heapq.merge(fields, removed)
    total = len(inspection.text)
    yield total, total, None


def removed_by_reason(inspection: Inspection) -> list[tuple[str, int, int]]:
    """(reason, stretches, characters), text before noise, the most characters first."""
    stretches: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for item in inspection.removed:
        why = item.why
        if why == _FRAME and inspection.text.find("<", item.start, item.end) >= 0:
            why = _FRAME_AND_TAGS
        stretches[why] += 1
        characters[why] += item.end - item.start
    order = sorted(characters, key=lambda why: (is_noise(why), -characters[why], why))
    return [(why, stretches[why], characters[why]) for why in order]


def removed_text(inspection: Inspection) -> tuple[int, str]:
    """How many characters of text were removed that may have been worth keeping, and mostly why."""
    found = [
        (characters, why)
        for why, _, characters in removed_by_reason(inspection)
        if not is_noise(why) and why not in _MECHANICAL
    ]
    return sum(characters for characters, _ in found), found[0][1] if found else ""


class FieldNames:
    """Which field a stretch gave, for stretches whose reader did not say: its text is compared.

    A stretch that equals a value, lies in one (a line of a headline) or holds one (来源：某报) gave that
    field; a day gave the date that reads the same. Nothing found: an empty name, shown as plain *field*.
    """

    def __init__(self, inspection: Inspection) -> None:
        self._inspection = inspection
        self._values: dict[str, str] | None = None

    def of(self, text: str) -> str:
        if self._values is None:
            self._values = _values_of(self._inspection)
        plain = _plain(text)
        if found := self._values.get(plain) or self._values.get(plain.removesuffix("新闻")):
            return found
        if (stated := read_date(text.strip())) and (found := self._values.get(stated.iso[:10])):
            return found
        if len(plain) < _SHORTEST_PART:
            return ""
        for value, name in self._values.items():
            if name in _BROKEN and (plain in value or value in plain[: len(value)]):
                return name
        if len(plain) > _LONGEST_LINE:
            return ""
        for value, name in self._values.items():
            if len(value) >= _SHORTEST_PART and value in plain:
                return name
        return ""


def _values_of(inspection: Inspection) -> dict[str, str]:
    values: dict[str, str] = {}

    def add(name: str, *texts: str | None) -> None:
        for text in texts:
            plain = _plain(text[:_LONGEST_NAMED]) if text else ""
            if plain and len(values) < _MOST_VALUES:
                values.setdefault(plain, name)

    for story in inspection.stories:
        for name in (
            "title", "kicker", "original_source", "source", "original_title", "original_url", "dateline",
            "page", "column", "speaker", "summary",
        ):  # fmt: skip
            add(name, getattr(story, name))
        for name in ("subtitle", "reporters", "correspondents", "photographers", "editors"):
            add(name, *getattr(story, name))
        add("captions", *(part for c in story.captions for part in (c.text, c.credit)))
        add("tags", *story.tags)
        if story.date:
            values.setdefault(story.date[:10], "date")
    if document := inspection.document:
        add("doc_number", document.doc_number_printed, document.doc_number)
        add("title", document.title)
        add("issuing_bodies", *document.issuing_bodies)
        for name in ("notice_title", "main_recipients", "printed_by"):
            add(name, getattr(document, name))
        add("notice_text", *(document.notice_text or "").split("\n"))
        for name in ("signed_date", "printed_date", "posted_date", "effective_date"):
            if day := getattr(document, name):
                values[day] = name
    return values


def _plain(text: str) -> str:
    return _MARKS.sub("", text)


def shares(inspection: Inspection) -> Sequence[tuple[str, int]]:
    """The characters of a text by what became of them, for its bar: they add up to the whole."""
    balance = inspection.balance
    if inspection.refused or balance.unaccounted:
        return (("refused", len(inspection.text)),)
    noise = sum(n for why, _, n in removed_by_reason(inspection) if is_noise(why))
    return (
        ("body", balance.kept),
        ("field", balance.fields),
        ("removed", balance.removed - noise),
        ("noise", noise),
    )
