"""Lines that list several roles with their people: ◎记者 甲某 ○编辑 乙某; 文 | 甲某 责编 | 乙某.

Portals print one above or below the text. A line is one only when every word of it is a role or a
person's name and it has two roles at least; a single role is read with all texts (`parts/bylines.py`).
"""

from __future__ import annotations

import re
from typing import Literal

from ..drafts import Draft
from ..parts.names import looks_like_person
from ..spans import Ledger

Field = Literal["reporters", "correspondents", "photographers", "editors", ""]

_PARTS = re.compile(r"[◎⊙○●□■◆◇▲△※\s/／|｜丨:：、，,()（）【】\[\]]+")
# 文 and 图 only stand alone; before the other words stands what kind of reporter it is (见习, 每经).
_ROLE = re.compile(
    r"(?P<role>[\u4e00-\u9fff]{0,5}?(?:记者|通讯员|编辑|责编|校对|主编|编审|审校|审核|统筹|监制|摄影|实习生|作者|撰文)|文|图|文字)"
    r"(?P<name>[\u4e00-\u9fff]{2,3})?"
)
_FIELDS: dict[str, Field] = {
    "记者": "reporters", "作者": "reporters", "撰文": "reporters", "文": "reporters", "文字": "reporters",
    "实习生": "reporters", "通讯员": "correspondents", "摄影": "photographers", "图": "photographers",
    "编辑": "editors", "责编": "editors",
}  # fmt: skip
_LONGEST = 80  # characters
_EDGE = 5  # paragraphs from either end
_ENOUGH = 2  # roles


def take_people_lines(draft: Draft, ledger: Ledger) -> None:
    """Take such lines out of `draft`; the people of each role to their field."""
    gone: set[int] = set()
    number = len(draft.paras)
    for i, para in enumerate(draft.paras):
        if para.kind == "table" or not (i < _EDGE or i >= number - _EDGE):
            continue
        people = read_people_line(para.text.value)
        if people is None or number == 1:
            continue
        for field, name in people:
            if field:
                getattr(draft, field).append(name)
        draft.spend(para.text, ledger, "line of people")
        gone.add(id(para))
    draft.drop(gone)


def read_people_line(line: str) -> list[tuple[Field, str]] | None:
    """Who has which role in a line of people; None for any other line."""
    if len(line) > _LONGEST:
        return None
    found: list[tuple[Field, str]] = []
    fields: list[Field] = []  # of the roles that stand before a name: 文/图 are two
    named = True
    roles = 0
    for word in filter(None, _PARTS.split(line)):
        match = _ROLE.fullmatch(word)
        name: str | None = word
        if match and (match["name"] is None or looks_like_person(match["name"])):
            fields = [] if named else fields
            fields.append(_FIELDS.get(_kind(match["role"]), ""))
            roles, name = roles + 1, match["name"]
        elif not fields or not looks_like_person(word):
            return None
        named = name is not None
        if name is not None:
            found += [(field, name) for field in fields]
    return found if roles >= _ENOUGH and found else None


def _kind(role: str) -> str:
    return next(
        (kind for kind in sorted(_FIELDS, key=len, reverse=True) if role.endswith(kind)), ""
    )
