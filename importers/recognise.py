"""What kind of text it is, each answer with its reason.

The tests go from the most telling sign to the least; the first that holds decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .kinds import newspaper, official_lines, official_signs, plain
from .parts.captions import read_caption
from .parts.sections import is_heading
from .spans import Text

_SPEECH_TITLE = re.compile(
    r"(?:讲话|致辞|发言|演讲|讲稿|主持词|述职报告)(?:提纲|稿|摘要)?(?:[（(][^）)]*[）)])?$"
)
_COLUMN = re.compile(r"^[【\[][^】\]]{2,16}[】\]]$")
_TEMPLATE = re.compile(
    r"(?<!\d)20\d?[xX×Ｘ*]{1,2}年|[xX×ＸⅩ]{2,}(?:省|市|县|区|乡|镇|村|局|厅|年|月|公司|单位|学校|同志|部门)|[xX×Ｘ]{1,3}(?:亿|万)元"
)
_SEVERAL = 3
_NO_TABLE: Mapping[str, str] = {}
_GHOST = re.compile(r"代笔|联系老师|代写")


def recognise(lines: list[Text], table: Mapping[str, str] = _NO_TABLE) -> tuple[str, str]:
    """The kind and why, for a text without front matter; `table` is a government page's head table."""
    if "number" in table or (
        "body" in table and lines and official_lines.is_document_title(lines[0].value)
    ):
        return "official", "the head table of a government page"
    if why := official_signs.looks_official(lines):
        return "official", why
    for line in lines[:3]:
        if len(line) <= 60 and "。" not in line.value and _SPEECH_TITLE.search(line.value):
            return "speech", "a headline that names a speech"
    for line in lines[1:4]:
        if plain.SALUTATION.match(line.value):
            return "speech", f"a salutation ({line.value[:8]}) under the headline"
    if places := newspaper.leads(lines):
        if len(places) > 1:
            return "newspaper", f"{len(places)} headlines above leads such as 本报讯"
        return "newspaper", "a headline above a lead such as 本报讯"
    headings = sum(is_heading(line.value) for line in lines[2:-1] if not read_caption(line.value))
    if lines and _COLUMN.match(lines[0].value):
        return "feature", f"a column name ({lines[0].value}) above the headline"
    if headings >= 2 and len(lines) >= 8:
        return "feature", f"{headings} section headings between paragraphs"
    return "article", "none of the other kinds' signs"


def opens_text(line: str) -> bool:
    """Whether a line opens a text though it may be no sentence: a lead, a salutation, recipients."""
    return bool(
        newspaper.LEAD.match(line)
        or plain.SALUTATION.match(line)
        or official_lines.is_recipients(line)
    )


def is_template(text: str) -> bool:
    """Whether it is a ghost-writer's sample: placeholders for the year, the place or the sum.

    One placeholder also stands in reports (原告XX公司); it takes one in the first line, several different
    ones, or an offer to write the rest.
    """
    found = {match[0] for match in _TEMPLATE.finditer(text)}
    first = text.lstrip().split("\n", 1)[0]
    return bool(found) and (
        len(found) >= _SEVERAL or bool(_TEMPLATE.search(first)) or bool(_GHOST.search(text[-400:]))
    )
