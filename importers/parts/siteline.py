"""What the lines around a report on its page say of it: source, day, people.

They stand below the headline or at the foot of the text, behind labels; unlabelled only where a site prints the
day and the publisher's name side by side (2023-05-01 08:00 某某日报).
"""

from __future__ import annotations

import re

from ..drafts import Draft
from .dates import STAMP, read_date
from .labels import read_labels
from .names import AREAS, is_person, looks_like_person, names_at, split_names
from .provenance import publisher

_BRACKETS = re.compile(r"^[（(\[【「]+|[）)\]】」]+$")
_ROLE = re.compile(r"(?:记者|記者)")
_PLACED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<names>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})*)\s*[／/]\s*[\u4e00-\u9fff]{2,8}(?:报道|報導|報道|电|電)(?=\s|$)"
)
_DESK = re.compile(
    r"^[\u4e00-\u9fff]{2,8}[／/](?P<names>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})*)$"
)
_PLACE = re.compile(r"[（(][\u4e00-\u9fff]{2,4}[)）]$")
_MEDIA = re.compile(
    r"^(?:新浪|搜狐|网易|腾讯|凤凰|中新)[\u4e00-\u9fff]{2,3}$|^[\u4e00-\u9fffA-Za-z0-9·―—-]{1,20}(?:报|報|网|網|社|台|臺|新闻|新聞|在线|周刊|杂志|日报|晚报|时报|客户端|财经|財經|電台|电台|通讯|发布|传媒|观察|频道|中文站|网站|App|APP)$"
)
_TITLES = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,8}(?:记者|記者|通讯员|撰稿人|评论员|編譯|编译))[\s:：]+"
)
_AFFILIATED = re.compile(
    r"[\u4e00-\u9fff]{5,30}(?:教授|研究员|院长|所长|主任|学者|博士|专家|评论员|记者|讲师|律师)$"
)
_FROM = re.compile(r"来源于\s*(?P<name>[\u4e00-\u9fffA-Za-z]{2,16})(?=\s|\d{4}|$)")
_OFFICE = re.compile(
    r"^[\u4e00-\u9fff]{4,24}(?:院|系|大学|所|室|局|部|中心|社|报|网|学校|公司)(?P<name>[\u4e00-\u9fff]{2,3})$"
)
_CODE = re.compile(r"_[A-Za-z]{1,4}\d+$|[（(][A-Za-z]{1,4}\d+[)）]$")
_LONGEST_LINE = 300  # characters
_LONGEST_SOURCE = 40  # characters


def read_facts(draft: Draft, line: str) -> bool:
    """Fill what `draft` does not have yet from a line around the report.

    Returns whether it gave or named anything.
    """
    line = " ".join(line.split())
    if len(line) > _LONGEST_LINE:
        return False
    found = _byline(draft, line)
    for item in read_labels(line):
        found = True
        value = _BRACKETS.sub("", item.value).strip()
        if item.role == "source":
            draft.source = draft.source or source_name(item.value)
            writer = item.value.split()[-1:]
            if (
                len(item.value.split()) == 2
                and looks_like_person(writer[0])
                and writer[0] not in AREAS
            ):
                draft.reporters += [name for name in writer if name not in draft.reporters]
        elif item.role == "author":
            draft.reporters += [name for name in people(value) if name not in draft.reporters]
        elif item.role == "editor":
            draft.editors += [name for name in people(value) if name not in draft.editors]
        elif item.role == "photographer":
            draft.photographers += [n for n in people(value) if n not in draft.photographers]
        elif item.role == "title":
            draft.original_title = draft.original_title or value or None
        elif item.role == "posted":
            _take_day(draft, value)
        elif item.role == "updated" and draft.updated is None:
            stated = read_date(value)
            draft.updated = (stated.iso, stated.precision) if stated else None
    if (stamp := STAMP.search(line)) and _updated(line, stamp.start()) and draft.updated is None:
        stated = read_date(line[stamp.start() :])
        draft.updated = (stated.iso, stated.precision) if stated else None
    elif stamp and not _updated(line, stamp.start()):
        found = _take_day(draft, line) or found
        if draft.source is None:
            draft.source = _beside(line, stamp.span())
    return found


def _byline(draft: Draft, line: str) -> bool:
    """A line of people without labels: 某某报／记者甲／某地报导, 某网记者甲 某地, 甲 乙 | 来源：…"""
    line = STAMP.sub("  ", line).strip(" |｜·")
    match = _ROLE.search(line)
    if match and match.start() <= 16:
        names, _ = names_at(line, match.end() + _spaces(line, match.end()))
        names = [name for name in names if looks_like_person(name)]
        if names:
            draft.reporters += [name for name in names if name not in draft.reporters]
            paper = line[: match.start()].strip(" ／/|｜（(【〔")
            if _MEDIA.match(paper):
                draft.source = draft.source or publisher(paper)
            return True
    if (match := _DESK.match(line)) and all(map(looks_like_person, split_names(match["names"]))):
        names = split_names(match["names"])
        draft.reporters += [name for name in names if name not in draft.reporters]
        return bool(names)
    if match := _PLACED.search(line):
        names = split_names(match["names"])
        draft.reporters += [name for name in names if name not in draft.reporters]
        return bool(names)
    head = re.split(r"\s*[|｜]\s*(?=来源|來源)", line)
    if len(head) == 2 and len(head[0]) <= 16:
        names = split_names(head[0])
        if names and looks_like_person(names[0]):
            draft.reporters += [name for name in names if name not in draft.reporters]
            return True
    return False


def _spaces(line: str, at: int) -> int:
    return len(line[at:]) - len(line[at:].lstrip(" \u3000:："))


def source_name(value: str) -> str | None:
    """A printed source without a place in brackets behind it; None where it names nobody."""
    value = re.split(
        r"\s{2,}|[|｜]|(?=\d{4}[-年/.]\d)|\s+(?=[A-Za-z]?\d{1,2}:\d{2})", value.strip()
    )[0]
    value = _BRACKETS.sub("", _PLACE.sub("", value.strip())).strip()
    words = re.sub(r"^(?:本文)?来源于\s*", "", value).split()
    while len(words) > 1 and (
        words[-1] in AREAS or words[-1] == "网友" or looks_like_person(words[-1])
    ):
        words.pop()  # 某某报 北京, 某某网 甲乙: a place or the writer behind the name
    value = " ".join(words)
    if len(value) > _LONGEST_SOURCE or re.search(r"[。！？；]|https?:", value):
        return None
    return publisher(value)


def people(value: str) -> list[str]:
    """The names of a labelled list: `甲 乙`, `张某某_NN1234`; no bodies, no codes."""
    value = _TITLES.sub("", re.split(r"[|｜]|(?=\d{4}[-年/.])|\s{3,}", value)[0].strip())
    if (office := _OFFICE.match(value.strip())) and looks_like_person(office["name"]):
        return [office["name"]]
    if affiliated := _AFFILIATED.match(value.strip()):
        return (
            names_at(affiliated[0], 0)[0] if len(affiliated[0]) < 5 else _before_area(affiliated[0])
        )
    parts = [_CODE.sub("", part) for part in re.split(r"[\s、，,/／;；&]+", value.strip()) if part]
    if (
        len(parts) == 2
        and looks_like_person(parts[1])
        and not looks_like_person(parts[0])
        and len(parts[0]) > 1
    ):
        return [parts[1]]  # 财新 甲某: the paper, then the writer
    if any(
        len(part) > 1 and not is_person(part) and re.search(r"[\u4e00-\u9fff]", part)
        for part in parts
    ):
        return []
    return split_names(" ".join(parts))


def _before_area(value: str) -> list[str]:
    """The writer of 甲乙某某大学某某学院教授: the name stands before the name of a place or school."""
    for n in (2, 3):
        if value[n : n + 2] in AREAS and looks_like_person(value[:n]):
            return [value[:n]]
    return []


def _take_day(draft: Draft, text: str) -> bool:
    stated = read_date(text)
    if stated is None or draft.date:
        return False
    draft.date, draft.date_precision, draft.date_basis = stated.iso, stated.precision, "text"
    return True


def _updated(line: str, at: int) -> bool:
    return bool(re.search(r"(?:更新|修改)\S{0,3}\s*[:：]?\s*$", line[:at]))


def _beside(line: str, stamp: tuple[int, int]) -> str | None:
    """The publisher's name beside a stamp, before the next label or tool."""
    if match := _FROM.search(line):
        return publisher(match["name"])
    behind = line[stamp[1] :]
    labels = read_labels(behind)
    behind = re.split(r"[|｜【\[(（]", behind[: labels[0].start] if labels else behind)[0]
    for side in (behind, re.sub(r"https?://\S+", "", line[: stamp[0]])):
        words = side.strip(" |｜·-—　").split()
        if words and len(words) <= 3 and names_publisher(words[0]):
            return publisher(words[0])
    return None


def names_publisher(word: str) -> bool:
    """Whether a word alone is the name of a paper, an agency or a site."""
    return bool(_MEDIA.match(word))
