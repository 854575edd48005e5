"""Official documents (公文), by the parts GB/T 9704 names.

*The own number (发文字号) stands alone on a line*, above the recipients; 〔20xx〕n号 in a sentence or after
《…》 cites another document. *The signature* is one or more bodies, a line each, above a date: that is the
signed day (成文日期). A body with a second, later date at the very end is the printing line (版记, 印发),
never a second signature; scans lose its 印发. *A notice that issues a measure* comes first; then the
measure has its own title, perhaps broken over lines or letter-spaced, and its text is the body.
*A measure's title* runs from its number to the first 。; *its departments* are the last bracket of its
paragraph when that says who answers (等按职责分工负责, 牵头); a second list after a comma names counties or
schools and belongs to it. No bracket, no departments.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ..drafts import Draft, Page, Para
from ..model import Document, Measure, Section
from ..parts.dates import read_date
from ..parts.sections import NUMBERED
from ..parts.spaces import close_letter_spacing
from ..parts.targets import find_targets
from ..spans import Text

NUMBER_LINE = re.compile(
    r"^(?P<org>[\u4e00-\u9fff]{1,14})\s*[〔\[（(【]\s*(?P<year>(?:19|20)\d{2})\s*[〕\])）】]\s*(?:第\s*)?(?P<no>\d{1,5})\s*[号號]$"
)
_BODY = re.compile(
    r"^[\u4e00-\u9fff（）()·]{3,40}(?:委员会|办公室|人民政府|政府|委|局|厅|部|院|署|办|会|组|中心|处|公司|行|大学|学院|总社|指挥部)$"
)
_DAY_LINE = re.compile(
    r"^(?:(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二][〇○零O0Ｏ一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)(?P<issued>\s*印发)?$"
)
_BODY_AND_DAY = re.compile(
    r"^(?P<body>[\u4e00-\u9fff（）()]{3,40}?)\s*(?P<day>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)\s*(?P<issued>印发)?$"
)
_RECIPIENTS = re.compile(r"^[^。！？]{4,300}[:：]$")
_RECIPIENT_WORD = re.compile(r"^各|人民政府|[委局办厅部]|单位|公司|机构|学校")
_MATTER = re.compile(
    r"关于|通知|意见|决定|通告|公告|函|批复|办法|规定|方案|措施|规划|细则|条例|要点|计划"
)
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|通告|公告|函|批复|办法|规定|方案|措施|规划|细则|条例|要点|计划|报告|请示|纪要|通报|决议|令|公报|议案|命令|指引|指南|清单)(?:[（(][^）)]*[）)])?$"
)
_NOTICE_TITLE = re.compile(r"(?:印发|转发|发布|公布)《?.+》?的?通知$")
_MEASURE = re.compile(r"^(?P<no>\d{1,3})\s*[.．、]\s*(?P<title>[^。]{2,80})[。：:]")
_BRACKET = re.compile(r"[（(](?P<inside>(?:[^（()）]|[（(][^（()）]*[）)])*)[）)]\s*$")
_ANSWERS = re.compile(
    r"(?:等)?(?:，|,|、)?\s*(?:按(?:照)?职责分工?(?:分别)?负责|按(?:照)?(?:各自)?职责分工?落实|分工?负责|负责|牵头(?:负责)?|配合|参与|参加|列第一位者?为牵头(?:部门|单位)[^）)]*|下同)+$"
)
_RESPONSIBLE = re.compile(r"^(?:责任单位|牵头单位|责任部门|牵头部门|配合单位)[:：]\s*")


def own_number(lines: list[Text]) -> int | None:
    """The place of the document's own number among the first lines, or None."""
    for i, line in enumerate(lines[:12]):
        if NUMBER_LINE.match(line.value):
            return i
    return None


def normal_number(printed: str) -> str:
    """临办字〔2022〕34 号 → 临办字〔2022〕34号: hexagonal brackets, no spaces."""
    match = NUMBER_LINE.match(printed)
    if not match:
        return printed
    return f"{match['org']}〔{match['year']}〕{int(match['no'])}号"


class _Parts:
    """The parts of one document while its lines are read from both ends."""

    def __init__(self, page: Page, lines: list[Text]) -> None:
        self.page = page
        self.lines = lines
        self.at = 0
        self.stop = len(lines)
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
        if number is not None:
            self.number = self.lines[number].value
            self.spend(number)
        titles: list[int] = []
        while self.at < self.stop:
            value = self.lines[self.at].value
            if self.at == number:
                self.at += 1
            elif _RECIPIENTS.match(value) and _RECIPIENT_WORD.search(value):
                self.recipients = value.rstrip("：:")
                self.spend(self.at)
                self.at += 1
                break
            elif len(value) <= 60 and "。" not in value and not NUMBERED.match(value):
                titles.append(self.at)
                self.at += 1
            else:
                break
        self._set_title(titles)

    def _set_title(self, places: list[int]) -> None:
        if not places:
            return
        text = "".join(close_letter_spacing(self.lines[i]).value for i in places)
        self.spend(*places)
        self.title = text.replace(" ", "")

    def tail(self) -> None:
        """The printing line, then the signature if it stands at the end."""
        if self.stop - self.at < 2:
            return
        last = self.lines[self.stop - 1].value
        if match := _BODY_AND_DAY.match(last):
            if match["issued"]:
                self.printed_by, self.printed = match["body"], _day(match["day"])
                self.spend(self.stop - 1)
                self.stop -= 1
        elif (match := _DAY_LINE.match(last)) and _BODY.match(self.lines[self.stop - 2].value):
            day, body = _day(last), self.lines[self.stop - 2].value
            signature = self._signature(self.at, self.stop - 2)
            if match["issued"] or (signature and signature[2] != self.stop):
                self.printed_by, self.printed = body, day
                self.spend(self.stop - 2, self.stop - 1)
                self.stop -= 2

    def _signature(self, start: int, stop: int) -> tuple[int, int, int] | None:
        """The first run of body lines above a day line: (first body, day, after)."""
        for i in range(start, stop):
            if not _DAY_LINE.match(self.lines[i].value):
                continue
            first = i
            while first > start and _BODY.match(self.lines[first - 1].value):
                first -= 1
            if first < i:
                return first, i, i + 1
        return None

    def sign(self) -> int:
        """Take the signature; returns where the body begins (after a notice that issues it)."""
        found = self._signature(self.at, self.stop)
        if not found:
            return self.at
        first, day, after = found
        self.bodies = [self.lines[i].value for i in range(first, day)]
        self.signed = _day(self.lines[day].value)
        self.spend(*range(first, day + 1))
        if after >= self.stop:
            self.stop = first
            return self.at
        return self._issued(first, after)

    def _issued(self, first: int, after: int) -> int:
        """What stands above the signature is a notice; what follows is the measure it issues."""
        self.notice = [line.value for line in self.lines[self.at : first]]
        self.spend(*range(self.at, first))
        titles: list[int] = []
        i = after
        while i < self.stop and len(self.lines[i]) <= 45 and not _closes(self.lines[i].value):
            if NUMBERED.match(self.lines[i].value) or len(titles) == 4:
                break
            titles.append(i)
            i += 1
            if _TITLE_END.search(close_letter_spacing(self.lines[i - 1]).value):
                break
        if titles:
            self.notice_title, self.title = self.title, None
            self._set_title(titles)
        return i


def read(page: Page, lines: list[Text]) -> tuple[Draft, Document]:
    """The document and its one story; the story's date is the signed one."""
    parts = _Parts(page, lines)
    parts.head()
    parts.tail()
    start = parts.sign()
    draft = Draft([Para(line) for line in lines[start : parts.stop]])
    if parts.title:
        draft.title, draft.title_basis = parts.title, "printed"
    if parts.signed:
        draft.date, draft.date_precision = parts.signed, "day"
        draft.date_basis = "成文日期"
    document = Document(
        title=parts.title,
        doc_number=normal_number(parts.number) if parts.number else None,
        doc_number_printed=parts.number,
        notice_title=parts.notice_title,
        notice_text="\n".join(parts.notice) or None,
        issuing_bodies=tuple(parts.bodies),
        main_recipients=parts.recipients,
        signed_date=parts.signed,
        printed_date=parts.printed,
        printed_by=parts.printed_by,
    )
    return draft, document


def structure(draft: Draft) -> tuple[tuple[Section, ...], tuple[Measure, ...]]:
    """The sections 一、… and the numbered measures of a body whose headings are marked."""
    sections: list[Section] = []
    measures: list[Measure] = []
    for para in draft.paras:
        value = para.text.value
        if para.kind == "heading" and (match := NUMBERED.match(value)):
            sections.append(Section(match["no"], match["title"]))
        elif match := _MEASURE.match(value):
            section = sections[-1].no if sections else None
            title = match["title"].strip()
            measures.append(Measure(int(match["no"]), section, title, departments(value)))
    return tuple(sections), tuple(measures)


def with_structure(document: Document, draft: Draft) -> Document:
    """The document with the sections, measures and targets of its body."""
    sections, measures = structure(draft)
    targets = find_targets(
        [
            (para.text.value, _measure_no(para.text.value))
            for para in draft.paras
            if para.kind == "paragraph"
        ]
    )
    return replace(document, sections=sections, measures=measures, targets=targets)


def departments(paragraph: str) -> tuple[str, ...]:
    """The bodies answerable for a measure, from the last bracket of its paragraph."""
    match = _BRACKET.search(paragraph)
    if not match:
        return ()
    inside = re.sub(r"[ \u3000]", "", match["inside"])
    named = _RESPONSIBLE.sub("", inside)
    answered = _ANSWERS.sub("", named)
    if answered == inside:
        return ()
    found = []
    for name in re.split(r"[、，,；;]", _outside_brackets(answered)):
        name = re.sub(r"(?:牵头|配合|负责|参加|等)+$", "", name.strip())
        if 2 <= len(name) <= 24:
            found.append(name.replace("\x01", "、").replace("\x02", "，"))
    return tuple(dict.fromkeys(found))


def _outside_brackets(text: str) -> str:
    """The text with the marks inside brackets hidden, so that 县(市、区) is not split."""
    return re.sub(
        r"[（(][^（()）]*[）)]",
        lambda m: m[0].replace("、", "\x01").replace("，", "\x02").replace(",", "\x02"),
        text,
    )


def _measure_no(paragraph: str) -> int | None:
    match = _MEASURE.match(paragraph)
    return int(match["no"]) if match else None


def _closes(line: str) -> bool:
    return line.endswith(("。", "；", "：", ":", ";"))


def _day(text: str) -> str | None:
    stated = read_date(text)
    return stated.iso[:10] if stated else None


def looks_official(lines: list[Text]) -> str | None:
    """Why a text is an official document, or None."""
    if own_number(lines) is not None:
        return "a document number on a line of its own"
    for i, line in enumerate(lines[:6]):
        if _RECIPIENTS.match(line.value) and _RECIPIENT_WORD.search(line.value) and i:
            above = "".join(item.value for item in lines[:i])
            if _TITLE_END.search(above) and _MATTER.search(above):
                return "a document title above its recipients"
    signed = any(
        _DAY_LINE.match(line.value) and _BODY.match(before.value)
        for before, line in pairwise(lines)
    )
    if signed and _TITLE_END.search(lines[0].value):
        return "a document title and a signature"
    return None
