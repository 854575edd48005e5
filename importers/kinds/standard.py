"""The cover of a standard (国家标准, 地方标准) as text: ICS and CCS classes, number, title, dates.

Copies of covers come without line ends. The title stands between the number and its English translation; the day
before 发布 is the day of issue. The day before 实施 is left in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..drafts import Draft, Para
from ..parts.dates import read_date
from ..spans import Text

_COVER = re.compile(
    r"ICS\s*[\d.\s]{4,16}.{0,12}?(?:CCS|P)\s*[A-Z]?\s*\d{0,3}.{0,60}?标准", re.DOTALL
)
_TITLE = re.compile(
    r"(?:GB|DB\s?\d{2,4}|[A-Z]{2,3})\s{0,3}[/／]?\s{0,3}[TZ]?\s{0,3}\d{1,6}(?:\.\d+)?\s{0,3}[-—–]?\s{0,3}(?:19|20)?\d{2}\s{0,3}"
    r"(?P<title>[\u4e00-\u9fff][\u4e00-\u9fff、（）()：\s]{3,50}?)\s{0,3}(?=[A-Z][a-z]{2})"
)
_ISSUED = re.compile(r"(?P<day>(?:19|20)\d{2}-\d{1,2}-\d{1,2})\s*发\s*布")


def is_standard(lines: Sequence[Text]) -> bool:
    """Whether the text begins with the cover of a standard."""
    return _COVER.search("\n".join(line.value for line in lines[:12])[:400]) is not None


def read(lines: Sequence[Text]) -> Draft:
    """The one story: title and day of issue from the cover, the text as it is."""
    draft = Draft([Para(line) for line in lines])
    for line in lines[:12]:
        if draft.title is None and (match := _TITLE.search(line.value)):
            draft.title, draft.title_basis = match["title"].strip(), "printed"
        if draft.date is None and (match := _ISSUED.search(line.value)):
            stated = read_date(match["day"])
            if stated:
                draft.date, draft.date_precision, draft.date_basis = stated.iso, "day", "发布"
    return draft
