"""The header of a content file: one `Key: value` a line, as Pelican's Markdown reader takes it.

Stock themes print header values as HTML, so `&`, `<` and `>` are written as references. A value is one
line: any other line would end the header and fall into the body.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from ..model import Inspection, Story
from ..parts.characters import clean_line
from .markdown import escape

# In the order they are written. Pelican's own first.
KEYS = (
    "Title", "Date", "Modified", "Category", "Tags", "Slug", "Authors", "Summary", "Lang", "Status",
    "Kicker", "Subtitle", "Source", "Source_Url", "Original_Source", "Original_Title", "Reporters",
    "Correspondents", "Photographers", "Editors", "Speaker", "Dateline", "Page", "Column", "Doc_Number",
    "Issuing_Bodies", "Signed_Date", "Date_Basis", "Date_Precision", "Archived", "Raw", "Kind", "Aliases",
    "Is_Template", "Withdrawn", "Withdrawn_Reason",
)  # fmt: skip
# Pelican splits these two at ";", or at "," when there is no ";".
_SPLIT_BY_PELICAN = frozenset(("Tags", "Authors"))
# Pelican would also split at the ";" of a reference such as `&amp;`.
_FULL_WIDTH = str.maketrans(";,&<>", "；，＆＜＞")
# A headline is no mark-up: stock themes undo references in <title>, and a tag would act there.
_TAG_OPENER = re.compile(r"<(?=[A-Za-z/!?])")
_WHITE = re.compile(r"\s+")
_PAD = {"year": "-01-01", "month": "-01"}


@dataclass(frozen=True, slots=True)
class Birth:
    """What an article has besides its text: id, the day it was archived, when it changed.

    `aliases` are the old addresses of its other originals.
    """

    id: str
    archived: str
    raw: str
    modified: str | None = None
    aliases: tuple[str, ...] = ()


def header_of(inspection: Inspection, story: Story, birth: Birth) -> dict[str, str]:
    """The header's values in order, unescaped; keys without a value are absent."""
    document = inspection.document
    # Where a post holds several stories, its address is the first one's.
    aliases = inspection.aliases + birth.aliases if story is inspection.stories[0] else ()
    dated = story.date is not None
    values: dict[str, str | None] = {
        "Title": _TAG_OPENER.sub("＜", story.title or ""),
        "Date": _full_date(story.date or birth.archived, story.date_precision),
        "Modified": birth.modified,
        "Category": story.category,
        "Tags": _list("Tags", story.tags),
        "Slug": birth.id,
        "Authors": _list("Authors", story.reporters + story.correspondents),
        "Summary": story.summary,
        "Lang": inspection.lang if inspection.lang == "zh-Hant" else None,
        "Status": "draft" if inspection.withheld else None,
        "Kicker": story.kicker,
        "Subtitle": _list("Subtitle", story.subtitle),
        "Source": story.source,
        "Source_Url": story.original_url,
        "Original_Source": story.original_source,
        "Original_Title": story.original_title,
        "Reporters": _list("Reporters", story.reporters),
        "Correspondents": _list("Correspondents", story.correspondents),
        "Photographers": _list("Photographers", story.photographers),
        "Editors": _list("Editors", story.editors),
        "Speaker": story.speaker,
        "Dateline": story.dateline,
        "Page": story.page,
        "Column": story.column,
        "Doc_Number": document.doc_number if document else None,
        "Issuing_Bodies": _list("Issuing_Bodies", document.issuing_bodies) if document else None,
        "Signed_Date": document.signed_date if document else None,
        "Date_Basis": story.date_basis if dated else "archived",
        "Date_Precision": story.date_precision if dated else "day",
        "Archived": birth.archived,
        "Raw": birth.raw,
        "Kind": inspection.kind,
        "Aliases": _list("Aliases", tuple(dict.fromkeys(aliases))),
        "Is_Template": "yes" if inspection.template else None,
    }
    return {key: value for key in KEYS if (value := values.get(key))}


def write_header(values: dict[str, str]) -> str:
    """The header as text, with its closing empty line."""
    lines = []
    for key, value in values.items():
        value = _WHITE.sub(" ", clean_line(value)).strip()
        value = escape(value) if key == "Summary" else html.escape(value, quote=False)
        lines.append(f"{key}: {value}\n")
    return "".join(lines) + "\n"


def read_header(text: str) -> dict[str, str]:
    """The values of a content file's header as `write_header` was given them (Summary stays escaped)."""
    values: dict[str, str] = {}
    for line in text.split("\n"):
        key, colon, value = line.partition(":")
        if not colon:
            break
        values[key] = value.strip() if key == "Summary" else html.unescape(value.strip())
    return values


def _full_date(date: str, precision: str | None) -> str:
    """A month or a year as its first day; `Date_Precision` says how much of it is known."""
    return date + _PAD.get(precision or "", "")


def _list(key: str, items: tuple[str, ...]) -> str | None:
    if key in _SPLIT_BY_PELICAN:
        items = tuple(item.translate(_FULL_WIDTH) for item in items)
    return "; ".join(item.replace("; ", "；") for item in items) or None
