"""What a document asks for: its chapters, its numbered measures, who answers for each, its targets.

*A measure's title* runs from its number to the first 。 or bracket. *Its departments* are the last bracket of
its paragraph when that says who answers (等按职责分工负责, 牵头), or lists with a label (责任单位：…); a second
list after a comma names counties or schools and belongs to it. No bracket and no label, no departments.
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
    r"(?:[，,；;、](?:列第一位者?为牵头(?:部门|单位)|下同|[^（()）、]{0,12}(?:牵头|配合|参加)))*$"
)
_LABELLED = re.compile(
    r"(?:责任|牵头|配合|主办|协办|落实)(?:单位|部门)[:：]\s*(?P<names>[^。；;：:）)]{2,200})"
)
_LONGEST_BODY = 24  # characters; the longest department met had 19


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
    """The bodies answerable for a measure: the last bracket of its paragraph, or labelled lists."""
    labelled = _LABELLED.findall(paragraph)
    if labelled:
        return _names("、".join(re.sub(r"[ \u3000]", "", names) for names in labelled))
    match = _BRACKET.search(paragraph)
    if not match:
        return ()
    inside = re.sub(r"[ \u3000]", "", match["inside"])
    answered = _ANSWERS.sub("", inside)
    return () if answered == inside else _names(answered)


def _names(listed: str) -> tuple[str, ...]:
    found = []
    for name in re.split(r"[、，,；;]", _outside_brackets(listed)):
        name = re.sub(r"(?:牵头|配合|负责|参加|等)+$", "", name.strip())
        if 2 <= len(name) <= _LONGEST_BODY:
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
