"""Who wrote, photographed and edited a story (记者, 通讯员, 摄影, 编辑), as its lines print it.

Bylines stand in the lead (本报讯 (某某日报记者 某某)), on a line of their own (□ 本报记者 某某), or after
the last stop (（记者 某某）). 责任编辑, 校对 and 初审 are not writers; 摄 makes a photographer. A byline
inside the lead stays in the body as printed; a line that holds nothing else leaves it.
"""

from __future__ import annotations

import re

from ..drafts import Draft
from ..spans import Ledger
from .names import NAME, NAMES, looks_like_person, split_names

_HAN = r"[\u4e00-\u9fff]"
# What may stand between the paper's name and 记者: 见习, 首席, 驻省城, and their traditional forms.
_REPORTER = rf"(?:{_HAN}{{0,12}}?)(?:记者|記者)"
_CORRESPONDENT = r"(?:特约|本报)?(?:通讯员|通訊員)"

_IN_LEAD = (
    # 本报讯 (某某日报记者 甲 乙 通讯员 丙)
    re.compile(
        rf"^.{{0,24}}?[（(〔]\s*{_REPORTER}[ \u3000:：]*"
        rf"(?P<names>{NAMES}(?:[ \u3000、，,]+{_REPORTER}[ \u3000]*{NAMES})*)"
        rf"(?:[ \u3000,，、;；]*{_CORRESPONDENT}[ \u3000:：]*(?P<corr>{NAMES}))?"
        r"(?:[ \u3000]*(?P<both>文[/／]?图|图[/／]?文|摄影报道))?\s*[)）〕]"
    ),
    # 某某网讯记者甲报道; 本报记者甲、乙报道; 某社某地3月1日电记者甲
    re.compile(
        rf"^.{{0,24}}?(?:讯|訊|消息|\d日电|\d日電)?\s*[（(]?{_REPORTER}[ \u3000]*"
        rf"(?P<names>{_HAN}{{2,3}}(?:[ \u3000、，,]+{_HAN}{{2,3}})*?)[ \u3000]*"
        rf"(?:[ \u3000、，,]*{_CORRESPONDENT}[ \u3000]*"
        rf"(?P<corr>{_HAN}{{2,3}}(?:[ \u3000、，,]+{_HAN}{{2,3}})*?)[ \u3000]*)?"
        r"(?:报道|報道|報導|报导)"
    ),
    # 本报讯 记者 甲 乙　正文: two spaces end the names
    re.compile(
        rf"^本[报台网刊]讯[ \u3000]*{_REPORTER}[ \u3000]*(?P<names>{NAMES})(?=[ ]{{2,}}|\u3000)"
    ),
    # 【記者甲／某地報導】
    re.compile(
        rf"^.{{0,24}}?[（(〔【]\s*{_REPORTER}[ \u3000:：]*(?P<names>{NAMES})"
        rf"[ \u3000]*[／/][ \u3000]*{_HAN}{{1,8}}(?:报道|報導|報道|电|電)\s*[)）〕】]"
    ),
    # （通讯员 甲）
    re.compile(rf"^.{{0,24}}?[（(]\s*{_CORRESPONDENT}[ \u3000:：]*(?P<corr>{NAMES})\s*[)）]"),
)
_AT_END = re.compile(
    rf"[（(〔]\s*(?:(?P<role>{_REPORTER}|{_CORRESPONDENT}|文/图|图/文|文／图)[ \u3000:：/]*"
    rf"|(?P<written>文)[ \u3000:：/／]+)?(?P<names>{NAMES})"
    rf"(?:[ \u3000,，、;；]*{_CORRESPONDENT}[ \u3000:：]*(?P<corr>{NAMES}))?\s*[)）〕]$"
)
_LINE = re.compile(
    rf"^[□■●◎◆\s]*(?:(?:本[报刊台网]|{_HAN}{{2,8}}[报网社])?"
    r"(?:首席|见习|实习|特约|驻[\u4e00-\u9fff]{1,6})?(?:记者|記者)[ \u3000:：/／|｜]*"
    rf"|(?:作者|撰文|文)[ \u3000:：/／|｜]+)(?P<names>{NAMES})"
    rf"(?:[ \u3000/／,，、;；]*{_CORRESPONDENT}[ \u3000:：]*(?P<corr>{NAMES}))?"
    rf"(?P<photo>[ \u3000]*(?:文/图|文／图|摄影报道|图文))?"
    rf"(?:[ \u3000/／]*(?:图|摄影|摄)[ \u3000/／:：]*(?P<pics>{NAMES})?)?[ \u3000]*(?:报道|文)?$"
)
_CORRESPONDENT_LINE = re.compile(rf"^[□■\s]*{_CORRESPONDENT}[ \u3000:：]*(?P<corr>{NAMES})$")
_PHOTO_LINE = re.compile(rf"^(?:摄影|图|供图)[ \u3000]*[/／:： \u3000][ \u3000]*(?P<pics>{NAMES})$")
_EDITOR_LINE = re.compile(
    rf"^[\[【（(]?(?:责任编辑|責任編輯|责编|编辑|編輯|本版编辑|值班编辑|审核编辑)"
    r"(?:[ \u3000]*[:：|｜][ \u3000]*|[ \u3000]+)"
    rf"(?P<names>(?:{NAMES}|[A-Za-z]{{1,4}}\d+|{NAME}_[A-Za-z]+\d+)?)[ \u3000]*[\]】）)]?$"
)
_STAFF_LINE = re.compile(
    r"^[\[【（(]?(?:校对|初审|复审|终审|审核|监制|排版|美编|录入|值班主任)"
    rf"[ \u3000]*[:：|｜ \u3000][ \u3000]*(?:{NAMES})?[\]】）)]?$"
)

_VERBS = frozenset((
    "走进", "来到", "获悉", "了解", "看到", "采访", "发现", "注意", "在场", "现场", "前往", "赶到", "手记", "观察",
    "调查", "综合", "通过", "走访", "探访", "近日", "日前", "昨日", "今日", "今天", "昨天", "跟随", "随后", "今年",
    "目前",
))  # fmt: skip

# A byline stands within this many characters of the lead's beginning.
_LEAD = 80
_LONGEST_LINE = 60


def take_bylines(draft: Draft, ledger: Ledger) -> None:
    """Fill the people of `draft`; lines that hold only a byline leave the body."""
    gone = set()
    for para in draft.paras:
        if para.kind != "paragraph":
            continue
        if _STAFF_LINE.match(para.text.value):
            ledger.remove(para.text, "production credit")
        elif _from_line(draft, para.text.value):
            draft.spend(para.text, ledger, "line of people")
        else:
            continue
        gone.add(id(para))
    draft.drop(gone)
    texts = [para for para in draft.paras if para.kind == "paragraph"]
    if texts:
        _from_lead(draft, texts[0].text.value[:_LEAD])
        _from_end(draft, texts[-1].text.value)


def is_people_line(line: str) -> bool:
    """Whether a line holds people and their roles, and nothing else."""
    return bool(_STAFF_LINE.match(line)) or _from_line(Draft([]), line)


def _from_lead(draft: Draft, lead: str) -> None:
    for pattern in _IN_LEAD:
        match = pattern.search(lead)
        if not match:
            continue
        found = match.groupdict()
        reporters = _people(found.get("names"))
        correspondents = _people(found.get("corr"))
        if reporters or correspondents:
            draft.reporters += reporters
            draft.correspondents += correspondents
            if found.get("both"):
                draft.photographers += reporters
            return


def _people(names: str | None) -> list[str]:
    """Names that a role stands before, less the verbs that may stand there (记者走进、记者来到)."""
    return [name for name in split_names(names or "") if name not in _VERBS]


def _from_end(draft: Draft, text: str) -> None:
    text = text[-_LONGEST_LINE:]
    match = _AT_END.search(text)
    if not match:
        return
    role, names = match["role"] or match["written"] or "", split_names(match["names"])
    if role.startswith(("通讯员", "特约", "本报通讯员", "通訊員")):
        draft.correspondents += names
    elif role:
        draft.reporters += names
        if "图" in role:
            draft.photographers += names
    elif all(looks_like_person(name) for name in names) and text[: match.start()].endswith(
        ("。", "！", "？", "”", ".")
    ):
        draft.reporters += names
    draft.correspondents += split_names(match["corr"] or "")


def _from_line(draft: Draft, value: str) -> bool:
    """Whether the line is one of people; they are in the draft then."""
    if len(value) > _LONGEST_LINE:
        return False
    if match := _EDITOR_LINE.match(value):
        draft.editors += split_names(re.sub(r"_[A-Za-z]+\d+", "", match["names"] or ""))
    elif match := _CORRESPONDENT_LINE.match(value):
        draft.correspondents += split_names(match["corr"])
    elif match := _PHOTO_LINE.match(value):
        draft.photographers += split_names(match["pics"])
    elif (match := _AT_END.match(value)) and (match["role"] or match["written"]):
        _from_end(draft, value)
    elif match := _LINE.match(value):
        names = _people(match["names"])
        if not names or not all(map(looks_like_person, names)):
            return False
        draft.reporters += names
        draft.correspondents += split_names(match["corr"] or "")
        draft.photographers += split_names(match["pics"] or "")
        if match["photo"]:
            draft.photographers += names
    else:
        return False
    return True
