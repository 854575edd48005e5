"""Which kind reads a text, and the stories it lays it out as.

Saved pages, marked dumps and reader services' Markdown show themselves by their form; any other text is read as
lines, less the frame a site put around them, and `recognise.py` tells what they are.
"""

from __future__ import annotations

from .drafts import Draft, Page, Para
from .errors import Refused
from .kinds import marked, newspaper, official, plain, reader_dump, standard, web
from .model import Document
from .parts.characters import clean_lines
from .parts.frame import take_frame
from .parts.spaces import close_spaced_text
from .recognise import opens_text, recognise
from .spans import lines_of

# The longest text met had 900; a year of a paper in one file would be a million.
MAX_LINES = 100_000
MAX_CHARACTERS = 3_000_000  # ten long novels


def lay_out(page: Page, told: str | None) -> tuple[list[Draft], Document | None, str, str]:
    """The stories of a text without front matter, its document, its kind and why that."""
    if web.is_page(page.original):
        return web.lay_out(page, told)
    check_size(page.original)
    if marked.is_marked(page.original) and told in (None, "newspaper"):
        return marked.read(page), None, "newspaper", "marks of page and column above the stories"
    stated = Draft([])
    dump = reader_dump.is_dump(page.original)
    raw_lines = reader_dump.read(page, stated) if dump else lines_of(page.original)
    if len(raw_lines) > MAX_LINES:
        raise _too_long(f"{MAX_LINES:,} lines")
    lines = clean_lines(raw_lines, page.ledger)
    lines = close_spaced_text(lines, page.ledger)
    frame, lines = take_frame(page, lines, opens_text)
    stated.complete(frame)
    frame = stated
    kind, why = recognise(lines, frame.head_table)
    if told and told != kind:
        kind, why = told, "as told"
    document = None
    if standard.is_standard(lines) and told is None:
        drafts, kind, why = [standard.read(lines)], "article", "the cover of a standard"
    elif kind == "official":
        draft, document = official.read(page, [Para(line) for line in lines], frame)
        drafts = [draft]
    elif kind == "newspaper" and newspaper.leads(lines):
        drafts = newspaper.read(page, lines)
    else:
        drafts = [plain.read(page, lines, kind)]
    if dump and stated.title and drafts[0].title:
        drafts[0].title, drafts[0].subtitle = stated.title, []  # its space parts no subhead
    for draft in drafts:
        draft.complete(frame)
    return drafts, document, kind, why


def check_size(original: str) -> None:
    """Raise Refused for a text, pages of mark-up aside, of more characters or lines than any text has."""
    if len(original) > MAX_CHARACTERS:
        raise _too_long(f"{MAX_CHARACTERS:,} characters")
    if original.count("\n") > MAX_LINES:
        raise _too_long(f"{MAX_LINES:,} lines")


def _too_long(limit: str) -> Refused:
    return Refused(f"more than {limit}", remedy="Split it into one file a text")
