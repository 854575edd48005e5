"""Official documents (公文), by the parts GB/T 9704 names.

*The own number (发文字号) stands alone on a line*, above the recipients; 〔20xx〕n号 in a sentence or after
《…》 cites another document. *The signature* is one or more bodies, a line each, above a date: that is the
signed day (成文日期). A body with a second, later date at the very end is the printing line (版记, 印发),
never a second signature; scans lose its 印发. *A notice that issues a measure* comes first; then the
measure has its own title, perhaps broken over lines or letter-spaced, and its text is the body.
"""

from __future__ import annotations

import re

from ..drafts import Draft, Page, Para
from ..model import Document
from ..parts.provenance import is_facts_line
from ..parts.sections import NUMBERED
from ..parts.spaces import close_letter_spacing
from ..spans import Text
from .official_lines import (
    ATTACHMENT,
    ATTACHMENTS,
    BELOW,
    BODY_AND_DAY,
    CHAPTER,
    DAY_LINE,
    ISSUE_NUMBER,
    LONGEST_TITLE_LINE,
    MARGIN,
    MATTER,
    MOST_TITLE_LINES,
    NOTE,
    NOTICE_TITLE,
    NUMBER_LINE,
    SIGNER,
    SUBNUMBERED,
    TITLE_END,
    TITLE_NUMBER,
    bodies_in,
    bodies_of_title,
    closes,
    dated_by,
    day_in,
    decree_place,
    decreed,
    effective_day,
    is_recipients,
    normal_number,
    own_number,
)


class _Parts:
    """The parts of one document while its lines are read from both ends."""

    def __init__(self, page: Page, lines: list[Text], title: str | None = None) -> None:
        self.page = page
        self.lines = lines
        self.stated_title = title
        self.at = 0
        self.stop = len(lines)
        self.decreed_by: list[str] = []
        self.above: list[int] = []
        self.before: list[int] = []  # recipients and notice, which open the text
        self.below: list[int] = []
        self.headings: list[int] = []
        self.attachments: list[str] = []
        self.number: str | None = None
        self.title: str | None = None
        self.notice_title: str | None = None
        self.notice: list[str] = []
        self.recipients: str | None = None
        self.bodies: list[str] = []
        self.signed: str | None = None
        self.printed_by: str | None = None
        self.printed: str | None = None

    def spend(self, *places: int) -> None:
        for i in places:
            self.page.ledger.field(self.lines[i])

    def head(self) -> None:
        """Number, title, recipients, and what stands above the body."""
        number = own_number(self.lines)
        decree = decree_place(self.lines)
        if decree is not None:
            self.number = "".join(
                self.lines[i].value.replace(" ", "") for i in (decree, decree + 1)
            )
            body = self.lines[decree].value.removesuffix("令")
            self.decreed_by = [body.replace("中华人民共和国国务院", "国务院")]
            self._above_decree(decree)
            self.at = decree + 2
            self.title = self.stated_title
            return
        elif number is not None:
            self.number = self.lines[number].value
            self.spend(number)
        titles: list[int] = []
        above: list[int] = []
        while self.at < self.stop:
            value = self.lines[self.at].value
            if self.at == number:
                pass
            elif is_recipients(value):
                self.recipients = value.rstrip("：:")
                self.before.append(self.at)
                self.spend(self.at)
                self.at += 1
                break
            elif MARGIN.match(value) or (not titles and bodies_in(value) and self._next_is_title()):
                self.spend(self.at)
            elif self._is_title(value, titles):
                titles.append(self.at)
            elif titles and (found := decreed(value)):
                self.number, body, self.signed = found
                self.bodies = [body.removeprefix("中华人民共和国") or body]
                self.spend(self.at)
            elif titles and not self.number and ISSUE_NUMBER.match(value):
                self.number = value
                self.spend(self.at)
            elif titles and (dated := dated_by(value)):
                self.signed, self.bodies = dated
                self.spend(self.at)
            elif is_facts_line(value) and len(above) < MOST_TITLE_LINES:
                above.append(self.at)
            elif (
                titles
                and bodies_in(value)
                and self.at + 1 < self.stop
                and self.recipients is None
                and self._heads_on()
            ):
                self.spend(
                    self.at
                )  # the body's mark (发文机关标志), where a site prints it below its own headline
            else:
                break
            self.at += 1
        self.above = above
        self._set_title(titles)
        self.title = self.title or self.stated_title

    def _next_is_title(self) -> bool:
        """Whether the line below is a title by itself, not the rest of one broken after the body's name."""
        below = self.lines[self.at + 1].value if self.at + 1 < self.stop else ""
        return bool(TITLE_END.search(below)) and not re.match("关于|關於|關于", below)

    def _heads_on(self) -> bool:
        """Whether number or recipients still follow within a few lines."""
        following = self.lines[self.at + 1 : self.at + 1 + MOST_TITLE_LINES]
        return any(NUMBER_LINE.match(line.value) or is_recipients(line.value) for line in following)

    def _above_decree(self, decree: int) -> None:
        """The lines of a decree's number, and the title that a site prints above them."""
        self.spend(*range(decree + 2))
        titles = [i for i in range(decree) if not bodies_in(self.lines[i].value)]
        if titles:
            self.stated_title = self.lines[titles[-1]].value

    def _is_title(self, value: str, so_far: list[int]) -> bool:
        """Whether a line is one more of the title, which ends at its kind (通知, 办法)."""
        if len(so_far) >= MOST_TITLE_LINES or len(value) > LONGEST_TITLE_LINE:
            return False
        if so_far and TITLE_END.search("".join(self.lines[i].value for i in so_far)):
            return False
        return not (
            "。" in value
            or value.endswith(("；", ";", "：", ":"))
            or re.search(r"[:：]", value)
            or NUMBERED.match(value)
            or SUBNUMBERED.match(value)
            or CHAPTER.match(value)
            or is_facts_line(value)
        )

    def _set_title(self, places: list[int]) -> None:
        if not places:
            return
        text = "".join(close_letter_spacing(self.lines[i]).value for i in places)
        self.spend(*places)
        self.title = text.replace(" ", "")

    def tail(self) -> None:
        """The notes, the printing line, then the signature if it stands at the end."""
        self._closing_notes()
        if self.stop - self.at < 2:
            return
        last = self.lines[self.stop - 1].value
        if match := BODY_AND_DAY.match(last):
            if match["issued"]:
                self.printed_by, self.printed = match["body"], day_in(match["day"])
                self.spend(self.stop - 1)
                self.stop -= 1
        elif (match := DAY_LINE.match(last)) and bodies_in(self.lines[self.stop - 2].value):
            day, body = day_in(last), self.lines[self.stop - 2].value
            signature = self._signature(self.at, self.stop - 2)
            if match["issued"] or (signature and signature[2] != self.stop):
                self.printed_by, self.printed = body, day
                self.spend(self.stop - 2, self.stop - 1)
                self.stop -= 2
        self._closing_notes()

    def _closing_notes(self) -> None:
        """Take off the notes below the text and the list of its attachments (附件说明)."""
        while self.stop - self.at > 1 and NOTE.match(self.lines[self.stop - 1].value):
            self.page.ledger.remove(self.lines[self.stop - 1], "note to the document")
            self.stop -= 1
        first = self.stop
        while first > self.at + 1 and ATTACHMENT.match(self.lines[first - 1].value):
            first -= 1
        if first > self.at + 1 and (match := ATTACHMENTS.match(self.lines[first - 1].value)):
            names = [match["first"], *(self.lines[i].value for i in range(first, self.stop))]
            self.attachments = [name for name in names if name]
            self.spend(*range(first - 1, self.stop))
            self.stop = first - 1

    def _signature(self, start: int, stop: int) -> tuple[int, int, int] | None:
        """The first run of body lines above a day line: (first body, day, after)."""
        for i in range(start, stop):
            value = self.lines[i].value
            if not DAY_LINE.match(value):
                match = BODY_AND_DAY.match(value)
                if match and not match["issued"] and bodies_in(match["body"]):
                    return i, i, i + 1
                continue
            first = i
            while first > start and self._signs(self.lines[first - 1].value):
                first -= 1
            if first < i:
                return first, i, i + 1
            if self.recipients and i + 1 < stop and NOTE.match(self.lines[i + 1].value):
                return i, i, i + 1  # the body's name is left out, the note below shows the place
        return None

    def _signs(self, line: str) -> bool:
        """Whether a line of a signature names a body, or who signs a decree for one."""
        return bool(bodies_in(line)) or bool(self.decreed_by and SIGNER.match(line))

    def sign(self) -> int:
        """Take the signature; returns where the body begins (after a notice that issues it)."""
        found = self._signature(self.at, self.stop)
        if not found:
            self._sign_by_day()
            return self.at
        first, day, after = found
        self._take_signature(first, day)
        signed_until = after
        notes = [line for line in self.lines[after : self.stop] if NOTE.match(line.value)]
        for line in notes:
            self.page.ledger.remove(line, "note to the document")
        while after < self.stop and self.lines[after] in notes:
            after += 1
        if after < self.stop and self._issues(after):
            return self._issued(first, signed_until, after)
        # 联系人 and 附件 below a signature are text of the document.
        self.below = [i for i in range(after, self.stop) if self.lines[i] not in notes]
        self.stop = first
        self._closing_notes()
        return self.at

    def _sign_by_day(self) -> None:
        """A day alone below the text signs it too: sites leave the body's name out, or print it above."""
        last = self.stop - 1
        if last > self.at and DAY_LINE.match(self.lines[last].value):
            self.signed = self.signed or day_in(self.lines[last].value)
            self.spend(last)
            self.stop = last

    def _take_signature(self, first: int, day: int) -> None:
        if first == day:
            match = BODY_AND_DAY.match(self.lines[day].value)
            self.bodies = bodies_in(match["body"]) if match else []
            self.signed = day_in(self.lines[day].value)
        else:
            bodies = [b for i in range(first, day) for b in bodies_in(self.lines[i].value)]
            self.bodies = bodies or self.decreed_by
            self.signed = day_in(self.lines[day].value)
        if self.signed:
            self.spend(*range(first, day + 1))

    def _issues(self, after: int) -> bool:
        """Whether what follows the signature is a measure with its own title, or the title says so."""
        below = self.lines[after : self.stop]
        if len(below) < 2 or BELOW.match(below[0].value):
            return False
        head = "".join(close_letter_spacing(line).value for line in below[:3])
        titled = any(TITLE_END.search(close_letter_spacing(line).value) for line in below[:3])
        return bool(NOTICE_TITLE.search(self.title or "")) or (titled and bool(MATTER.search(head)))

    def _issued(self, first: int, signed_until: int, after: int) -> int:
        """What stands above the signature is a notice; what follows is the measure it issues.

        A notice opens the text, as printed. One that has a number and no title of its own only covers
        the measure: it becomes a field of the document.
        """
        if self.number and not self.title and not self.decreed_by:
            self.notice = [line.value for line in self.lines[self.at : first]]
            self.spend(*range(self.at, first))
            self.before = []
        else:
            self.before += range(self.at, signed_until)
        titles: list[int] = []
        i = after
        while i < self.stop and len(self.lines[i]) <= 45 and not closes(self.lines[i].value):
            value = self.lines[i].value
            if NUMBERED.match(value) or CHAPTER.match(value) or len(titles) == 4:
                break
            titles.append(i)
            i += 1
            if TITLE_END.search(close_letter_spacing(self.lines[i - 1]).value):
                break
        if titles:
            self.notice_title, self.title = self.title, None
            self._set_title(titles)
            if not self.notice:
                self.headings = titles
        return i

    def heading(self) -> list[Para]:
        """The title of the measure between the notice and its text, on one line."""
        lines = [close_letter_spacing(self.lines[i]) for i in self.headings]
        return [Para(Text.join(lines), "heading")] if lines else []


def read(page: Page, paras: list[Para], frame: Draft) -> tuple[Draft, Document]:
    """The document and its one story; the story's date is the signed one.

    `frame` holds what the page states around the text: a title for a document that prints none itself,
    and the head table of a government page.
    """
    table = frame.head_table
    parts = _Parts(page, [para.text for para in paras], table.get("title") or frame.title)
    parts.head()
    parts.tail()
    start = parts.sign()
    opening = [paras[i] for i in (*parts.above, *parts.before)]
    text = [paras[i] for i in (*range(start, parts.stop), *parts.below)]
    draft = Draft([*opening, *parts.heading(), *text])
    if parts.title:
        draft.title, draft.title_basis = parts.notice_title or parts.title, "printed"
    number = parts.number
    if number is None and (match := TITLE_NUMBER.search(parts.notice_title or parts.title or "")):
        number = match["number"]
    if number is None and NUMBER_LINE.match(table.get("number", "")):
        number = table["number"]
    signed = parts.signed or day_in(table.get("signed", ""))
    if signed:
        draft.date, draft.date_precision = signed, "day"
        draft.date_basis = "成文日期"
    bodies = parts.bodies or bodies_of_title(draft.title or "") or bodies_in(table.get("body", ""))
    document = Document(
        title=parts.title,
        doc_number=normal_number(number) if number else None,
        doc_number_printed=number,
        notice_title=parts.notice_title,
        notice_text="\n".join(parts.notice) or None,
        issuing_bodies=tuple(bodies),
        main_recipients=parts.recipients,
        signed_date=signed,
        posted_date=day_in(table.get("posted", "")) or day_in(_posted(frame)),
        effective_date=day_in(table.get("effective", "")) or effective_day(parts.lines),
        printed_date=parts.printed,
        printed_by=parts.printed_by,
        attachments=tuple(parts.attachments),
    )
    return draft, document


def _posted(frame: Draft) -> str:
    """What a page dates itself by: the posting (PubDate, 发布时间), never the signing."""
    return (frame.date or "") if frame.date_basis in ("text", "meta") else ""
