"""Official documents (公文), by the parts GB/T 9704 names.

*The own number (发文字号) stands alone on a line*, above the recipients; 〔20xx〕n号 in a sentence or after
《…》 cites another document. *The signature* is one or more bodies, a line each, above a date: that is the
signed day (成文日期). A body with a second, later date at the very end is the printing line (版记, 印发),
never a second signature; scans lose its 印发. *A notice that issues a measure* comes first; then the
measure has its own title, perhaps broken over lines or letter-spaced, and its text is the body.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..drafts import Draft, Page, Para
from ..model import Document
from ..parts.dates import read_date
from ..parts.provenance import is_facts_line
from ..parts.sections import NUMBERED
from ..parts.spaces import close_letter_spacing
from ..spans import Text

NUMBER_LINE = re.compile(
    r"^(?P<org>[\u4e00-\u9fff]{1,14})\s*[〔\[（(【]\s*(?P<year>(?:19|20)\d{2})\s*[〕\])）】]\s*(?:第\s*)?(?P<no>\d{1,5})\s*(?P<mark>[号號])$"
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
_RECIPIENTS = re.compile(r"^(?!为|根据|按照|依据|经|现将)[^。！？]{2,300}(?<!如下)[:：]$")
_RECIPIENT_WORD = re.compile(r"^各|人民政府|[委局办厅部]|单位|公司|机构|学校")
_MATTER = re.compile(
    r"关于|通知|意见|决定|通告|公告|函|批复|办法|规定|方案|措施|规划|细则|条例|要点|计划"
)
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|通告|公告|函|批复|办法|规定|方案|措施|规划|细则|条例|要点|计划|报告|请示|纪要|通报|决议|令|公报|议案|命令|指引|指南|清单)(?:[（(][^）)]*[）)])?$"
)
_NOTICE_TITLE = re.compile(r"(?:印发|转发|发布|公布)《?.+》?的?通知$")
_SUBNUMBERED = re.compile(r"^[（(][一二三四五六七八九十\d]{1,3}[）)]")
_CHAPTER = re.compile(r"^第[一二三四五六七八九十百]{1,4}[章节编条]")
# Above the title (版头): secrecy, urgency, who signed, and rows of a page's head table.
_MARGIN = re.compile(
    r"^(?:绝密|机密|秘密|特急|加急|急件|特提|平急)[★☆\s\u4e00-\u9fff\d]{0,8}$"
    r"|^(?:签发人|索引号|主题分类|发文机关|统一编号|公开方式|有效性|文件状态|份号)\s*[:：]"
    r"|^[\u4e00-\u9fff（）() \u3000]{4,40}文件$"
)
_BELOW = re.compile(r"^[（(]|^(?:附件|附|抄送|联系人|联系电话|主题词|印发)")
# 附注 and 版记: who may see it, who gets a copy.
_NOTE = re.compile(r"^[（(]?(?:此件|公开方式|抄送|抄报|主题词|附件\s*\d*[:：]?$)")
_DECREE = re.compile(r"^[\u4e00-\u9fff]{4,30}令$")
_DECREE_NUMBER = re.compile(r"^第\s*\d{1,4}\s*[号號]$")
_SIGNER = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,12}(?:省|市|州|县|区|部|局|署|委)长|主席|主任|总理)[ \u3000]+[\u4e00-\u9fff \u3000]{2,8}$"
)
_SEAL = re.compile(r"[（(](?:盖?章|印)[）)]$")
_MOST_TITLE_LINES = 4
_LONGEST_TITLE_LINE = 60  # characters


def own_number(lines: list[Text]) -> int | None:
    """The place of the document's own number: above its recipients and its first sentence."""
    for i, line in enumerate(lines[:12]):
        if NUMBER_LINE.match(line.value):
            return i
        if "。" in line.value or _is_recipients(line.value):
            return None
    return None


def is_decree(lines: list[Text]) -> bool:
    """Whether the text begins as a decree does: 某某令 and 第86号 on two lines."""
    return (
        len(lines) > 2
        and bool(_DECREE.match(lines[0].value))
        and bool(_DECREE_NUMBER.match(lines[1].value))
    )


def _is_recipients(line: str) -> bool:
    return bool(_RECIPIENTS.match(line) and _RECIPIENT_WORD.search(line))


def normal_number(printed: str) -> str:
    """某政办发〔2024〕12 号 → 某政办发〔2024〕12号: hexagonal brackets, no spaces."""
    match = NUMBER_LINE.match(printed)
    if not match:
        return printed
    return f"{match['org']}〔{match['year']}〕{int(match['no'])}{match['mark']}"


class _Parts:
    """The parts of one document while its lines are read from both ends."""

    def __init__(self, page: Page, lines: list[Text]) -> None:
        self.page = page
        self.lines = lines
        self.at = 0
        self.stop = len(lines)
        self.decreed_by: list[str] = []
        self.above: list[Text] = []
        self.below: list[Text] = []
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
        if is_decree(self.lines):
            self.number = self.lines[0].value + self.lines[1].value.replace(" ", "")
            self.decreed_by = [self.lines[0].value.removesuffix("令")]
            self.spend(0, 1)
            self.at = 2
        elif number is not None:
            self.number = self.lines[number].value
            self.spend(number)
        titles: list[int] = []
        above: list[int] = []
        while self.at < self.stop:
            value = self.lines[self.at].value
            if self.at == number:
                pass
            elif _is_recipients(value):
                self.recipients = value.rstrip("：:")
                self.spend(self.at)
                self.at += 1
                break
            elif _MARGIN.match(value):
                self.spend(self.at)
            elif self._is_title(value, titles):
                titles.append(self.at)
            elif is_facts_line(value) and len(above) < _MOST_TITLE_LINES:
                above.append(self.at)
            else:
                break
            self.at += 1
        self.above = [self.lines[i] for i in above]
        self._set_title(titles)

    def _is_title(self, value: str, so_far: list[int]) -> bool:
        """Whether a line is one more of the title, which ends at its kind (通知, 办法)."""
        if len(so_far) >= _MOST_TITLE_LINES or len(value) > _LONGEST_TITLE_LINE:
            return False
        if so_far and _TITLE_END.search("".join(self.lines[i].value for i in so_far)):
            return False
        return not (
            "。" in value
            or value.endswith(("；", ";", "：", ":"))
            or re.search(r"[:：]", value)
            or NUMBERED.match(value)
            or _SUBNUMBERED.match(value)
            or _CHAPTER.match(value)
            or is_facts_line(value)
        )

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
        elif (match := _DAY_LINE.match(last)) and _bodies(self.lines[self.stop - 2].value):
            day, body = _day(last), self.lines[self.stop - 2].value
            signature = self._signature(self.at, self.stop - 2)
            if match["issued"] or (signature and signature[2] != self.stop):
                self.printed_by, self.printed = body, day
                self.spend(self.stop - 2, self.stop - 1)
                self.stop -= 2

    def _signature(self, start: int, stop: int) -> tuple[int, int, int] | None:
        """The first run of body lines above a day line: (first body, day, after)."""
        for i in range(start, stop):
            value = self.lines[i].value
            if not _DAY_LINE.match(value):
                match = _BODY_AND_DAY.match(value)
                if match and not match["issued"] and _bodies(match["body"]):
                    return i, i, i + 1
                continue
            first = i
            while first > start and self._signs(self.lines[first - 1].value):
                first -= 1
            if first < i:
                return first, i, i + 1
        return None

    def _signs(self, line: str) -> bool:
        """Whether a line of a signature names a body, or who signs a decree for one."""
        return bool(_bodies(line)) or bool(self.decreed_by and _SIGNER.match(line))

    def sign(self) -> int:
        """Take the signature; returns where the body begins (after a notice that issues it)."""
        found = self._signature(self.at, self.stop)
        if not found:
            return self.at
        first, day, after = found
        self._take_signature(first, day)
        notes = [line for line in self.lines[after : self.stop] if _NOTE.match(line.value)]
        for line in notes:
            self.page.ledger.remove(line, "note to the document")
        while after < self.stop and self.lines[after] in notes:
            after += 1
        if after < self.stop and self._issues(after):
            return self._issued(first, after)
        # 联系人 and 附件 below a signature are text of the document.
        self.below = [line for line in self.lines[after : self.stop] if line not in notes]
        self.stop = first
        return self.at

    def _take_signature(self, first: int, day: int) -> None:
        if first == day:
            match = _BODY_AND_DAY.match(self.lines[day].value)
            assert match
            self.bodies, self.signed = _bodies(match["body"]), _day(match["day"])
        else:
            bodies = [b for i in range(first, day) for b in _bodies(self.lines[i].value)]
            self.bodies = bodies or self.decreed_by
            self.signed = _day(self.lines[day].value)
        if self.signed:
            self.spend(*range(first, day + 1))

    def _issues(self, after: int) -> bool:
        """Whether what follows the signature is a measure with its own title, or the title says so."""
        below = self.lines[after : self.stop]
        if len(below) < 2 or _BELOW.match(below[0].value):
            return False
        head = "".join(close_letter_spacing(line).value for line in below[:3])
        titled = any(_TITLE_END.search(close_letter_spacing(line).value) for line in below[:3])
        return bool(_NOTICE_TITLE.search(self.title or "")) or (
            titled and bool(_MATTER.search(head))
        )

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
    text = [*parts.above, *lines[start : parts.stop], *parts.below]
    draft = Draft([Para(line) for line in text])
    if parts.title:
        draft.title, draft.title_basis = parts.notice_title or parts.title, "printed"
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


def _bodies(line: str) -> list[str]:
    """The issuing bodies a line of a signature names, none when it is no such line."""
    names = _SEAL.sub("", line).replace("\u3000", " ").split()
    return names if names and all(_BODY.match(name) for name in names) else []


def _closes(line: str) -> bool:
    return line.endswith(("。", "；", "：", ":", ";"))


def _day(text: str) -> str | None:
    stated = read_date(text)
    return stated.iso[:10] if stated else None


def looks_official(lines: list[Text]) -> str | None:
    """Why a text is an official document, or None."""
    if is_decree(lines):
        return "the two head lines of a decree"
    if own_number(lines) is not None:
        return "a document number on a line of its own"
    for i, line in enumerate(lines[:6]):
        if _is_recipients(line.value) and i:
            above = "".join(item.value for item in lines[:i] if not is_facts_line(item.value))
            if _TITLE_END.search(above) and _MATTER.search(above):
                return "a document title above its recipients"
    signed = any(
        _DAY_LINE.match(line.value) and bool(_bodies(before.value))
        for before, line in pairwise(lines)
    )
    if signed and any(_TITLE_END.search(line.value) for line in lines[:3]):
        return "a document title and a signature"
    return None
