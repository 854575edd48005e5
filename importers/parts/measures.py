"""What a document asks for: its chapters, its numbered measures, who answers for each, its targets.

*A measure's title* runs from its number to the first 。 or bracket. *Its departments* are the last bracket of
its paragraph when that says who answers (等按职责分工负责, 牵头), or lists with a label (责任单位：…); a second
list after a comma names counties or schools and belongs to it. No bracket and no label, no departments.
*Roles* are what the same words state of a department: 牵头 (leads), 配合, 参与, 参加 (join in), 主办, 协办. A word
counts for the names of its list that stand before it (A牵头，B、C配合), a label for the names behind it.
列第一位者为牵头部门，下同 holds for all measures from there on. Nothing stated, no role.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..drafts import Draft
from ..model import Document, Measure, Section
from .sections import NUMBERED
from .targets import find_targets

_MEASURE = re.compile(
    r"^(?P<no>\d{1,3})\s*[.．、]\s*"
    r"(?P<title>[^。（(：:]{2,80}(?:[（(][^（()）：:]{1,20}[）)][^。（(：:]{0,40})?)(?:[。：:（(]|$)"
)
_BRACKET = re.compile(r"[（(](?P<inside>(?:[^（()）]|[（(][^（()）]*[）)])*)[）)]\s*$")
_ANSWERS = re.compile(
    r"(?:等)?[，,、]?(?:(?:按(?:照)?(?:各自)?职责分工?(?:分别)?)?(?:负责|落实)|分工负责|牵头(?:负责)?|配合|参与|参加)"
    r"(?:[，,；;、](?:列第一位者?为牵头(?:部门|单位)|下同|[^（()）、]{0,12}(?:牵头|配合|参加|参与)))*$"
)
_FIRST_LEADS = re.compile(r"列第一位者?为牵头(?:部门|单位)(?P<on>[，,；;、]下同)?")
_NO_NAMES = re.compile(rf"[，,；;、](?:{_FIRST_LEADS.pattern}|下同)")
_PART = re.compile(
    r"(?:等)?(?:(?:按(?:照)?(?:各自)?)?职责分工?(?:分别)?|分工)?"
    r"(?P<role>牵头|配合|参与|参加)?(?:负责|落实)?(?:等)?$"
)
"""What stands behind the names of a list: that they answer, and in which part."""
_LABELLED = re.compile(
    r"(?P<role>责任|牵头|配合|主办|协办|落实)(?:单位|部门)[:：]\s*(?P<names>[^。；;：:）)]{2,200})"
)
_NO_ROLE = ("责任", "落实")
LEADS = "牵头"
_LONGEST_BODY = 24  # characters; the longest department met had 19


def structure(draft: Draft) -> tuple[tuple[Section, ...], tuple[Measure, ...]]:
    """The sections 一、… and the numbered measures of a body whose headings are marked."""
    sections: list[Section] = []
    measures: list[Measure] = []
    first_leads = False
    for para in draft.paras:
        value = para.text.value
        if para.kind == "heading" and (match := NUMBERED.match(value)):
            sections.append(Section(match["no"], match["title"]))
        elif match := _MEASURE.match(value):
            section = sections[-1].no if sections else None
            title = match["title"].strip()
            found = answering(value)
            if first_leads and found and not any(found.values()):
                found |= {next(iter(found)): LEADS}
            parts = tuple((name, role) for name, role in found.items() if role)
            measures.append(Measure(int(match["no"]), section, title, tuple(found), parts))
            stated = _FIRST_LEADS.search(value)
            first_leads = first_leads or bool(stated and stated["on"])
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


def answering(paragraph: str) -> dict[str, str | None]:
    """The bodies answerable for a measure, in order, and the part of each, None where none is stated.

    They stand in the last bracket of its paragraph, or in labelled lists.
    """
    labelled = list(_LABELLED.finditer(paragraph))
    found: dict[str, str | None] = {}
    for match in labelled:
        role = None if match["role"] in _NO_ROLE else match["role"]
        for name in _names(re.sub(r"[ \u3000]", "", match["names"])):
            found[name] = found.get(name) or role
    bracket = None if labelled else _BRACKET.search(paragraph)
    if not bracket:
        return found
    inside = re.sub(r"[ \u3000]", "", bracket["inside"])
    if not _ANSWERS.search(inside):
        return {}
    first_leads = _FIRST_LEADS.search(inside)
    for listed in re.split(r"[，,；;]", _outside_brackets(_NO_NAMES.sub("", inside))):
        run: list[str] = []
        for item in listed.split("、"):
            part = _PART.search(item)
            run += _names(_with_marks(item[: part.start()] if part else item))
            if part and part["role"]:
                found |= {name: found.get(name) or part["role"] for name in run}
                run = []
        for name in run:
            found.setdefault(name, None)
    if first_leads and found:
        found |= {next(iter(found)): LEADS}
    return found


def _names(listed: str) -> tuple[str, ...]:
    found = []
    for name in re.split(r"[、，,；;]", _outside_brackets(listed)):
        name = re.sub(r"(?:牵头|配合|负责|参加|等)+$", "", name.strip()).removeprefix("由")
        if 2 <= len(name) <= _LONGEST_BODY:
            found.append(_with_marks(name))
    return tuple(dict.fromkeys(found))


def _outside_brackets(text: str) -> str:
    """The text with the marks inside brackets hidden, so that 县(市、区) is not split."""
    return re.sub(
        r"[（(][^（()）]*[）)]",
        lambda m: m[0].replace("、", "\x01").replace("，", "\x02").replace(",", "\x02"),
        text,
    )


def _with_marks(text: str) -> str:
    """The text with the marks that `_outside_brackets` hid."""
    return text.replace("\x01", "、").replace("\x02", "，")


def _measure_no(paragraph: str) -> int | None:
    match = _MEASURE.match(paragraph)
    return int(match["no"]) if match else None
