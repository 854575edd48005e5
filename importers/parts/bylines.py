"""Who wrote, photographed and edited a story (记者, 通讯员, 摄影, 编辑), as its lines print it.

Bylines stand in the lead (本报讯 (某某日报记者 某某)), on a line of their own (□ 本报记者 某某), or after
the last stop (（记者 某某）). 责任编辑, 校对 and 初审 are not writers; 摄 makes a photographer. A byline
inside the lead stays in the body as printed; a line that holds nothing else leaves it.
"""

from __future__ import annotations

import re

from ..drafts import Draft, Para
from ..spans import Ledger
from .names import NAME, NAMES, is_person, looks_like_person, names_at, split_names

_HAN = r"[\u4e00-\u9fff]"
# What may stand between the paper's name and 记者: 见习, 首席, 驻省城, and their traditional forms.
_REPORTER = rf"(?:{_HAN}{{0,12}}?)(?:记者|記者)"
_CORRESPONDENT = rf"(?:{_HAN}{{0,6}})(?:通讯员|通訊員)"
_ROLE = re.compile(
    r"(?P<photo>(?:摄影|攝影)(?:记者|記者))|(?P<reporter>记者|記者|特派员)|(?P<corr>通讯员|通訊員)"
    r"|(?P<trainee>实习生|實習生)"
)
# Behind the names of a byline that stands in running text.
_ENDS = re.compile(
    r"[ \u3000\xa0]*(?:[)）〕】》／/|]|(?:综合|整理)?(?:报道|報道|報導|报导)"
    r"|[\u4e00-\u9fff]{0,8}[ \u3000]*[０-９\d]{1,2}日[\u4e00-\u9fff]{0,6}(?:专"
    r"|專)?[电電讯訊]"
    r"|(?:专|專)?[电電]|摄|攝|文/?图|图/?文|摄影报道|$|[ ]{2,}|\u3000|[:：])"
)
_SHOT = re.compile(r"[ \u3000]*(?:摄|攝)")
_BOTH = re.compile(r"[ \u3000]*(?:文[/／]?图|图[/／]?文|摄影报道|攝影報導)")
_OPENS = tuple("（(〔【《[ \u3000\xa0、，,；;/／□■｜|")
_ROLE_LINE = re.compile(
    rf"^[□■●◎◆（(〔【\s]*[\u4e00-\u9fffA-Za-z·]{{0,16}}?"
    rf"(?:记者|記者|特约撰稿人|撰稿人)[ \u3000\xa0:：]*(?!{_HAN}{{0,2}}(?:获悉"
    rf"|了解|从))"
)
# 甲某某（某某社供本报特稿）
_SUPPLIED = re.compile(
    rf"^(?P<names>{_HAN}{{2,3}})[（(][\u4e00-\u9fff]{{2,10}}(?:特稿|专稿|供稿)[）)]$"
)
_CHAIN_ROLE = re.compile(
    r"(?:(?P<photo>(?:摄影|攝影)(?:记者|記者)?|图片|图|圖|摄)|(?P<corr>(?:本报|特约)?(?:通讯员|通訊員))"
    r"|(?P<reporter>[\u4e00-\u9fffA-Za-z·]{0,14}?(?:记者|記者|特约撰稿人|特约作者|评论员)|作者|撰文"
    r"|文字|采写|撰稿|文|实习生|實習生)"
    r"|(?P<editor>(?:责任|值班|实习|执行|审核|新媒体|本版|网络|視覺|视觉|图文)?(?:编辑|編輯)|责编"
    r"|責編|校对|校對|审核|监制|统筹|策划|主编|初审|复审|终审|一审|二审|三审|编审|设计|制图|美编|组版"
    r"|出品|值班主任|签发|审校|排版|录入|上传|剪辑|摄像|制作|播音|配音|拍摄|海报|文案))"
    r"(?:[ \u3000\xa0]*[:：|｜︱/／][ \u3000\xa0]*|[ \u3000\xa0]+)"
)
_CHAIN_GAP = re.compile(r"[ \u3000\xa0,，;；/／|｜、]*(?:报道)?[ \u3000\xa0,，;；/／|｜]*")
_SITE_CODE = re.compile(r"[A-Za-z]{1,4}\d+|[\u4e00-\u9fff]{2,4}_[A-Za-z]+\d+")
# 甲某某 图/文
_BOTH_LINE = re.compile(
    rf"^(?P<names>{_HAN}{{2,3}}(?:[ \u3000、]+{_HAN}{{2,3}}){{0,2}})[ \u3000]*(?:图[/／]?文|文[/／]?图|摄影报道)$"
)
# （甲某某）on a line of its own
_SIGNED = re.compile(rf"^[（(](?P<names>{_HAN}{{2,3}}(?:[ \u3000、]+{_HAN}{{2,3}}){{0,3}})[）)]$")
# 某某网某地5月1日电 （甲乙）
_AFTER_DATELINE = re.compile(rf"^[^（(。，]{{4,24}}日[电電][ \u3000]*[（(](?P<names>{NAMES})[）)]")
# A lead below a caption or a summary: in brackets, or 某某报讯（记者…
_LEADING = re.compile(r"[（(〔【《]|[\u4e00-\u9fff]{2,12}[讯訊电電][ \u3000]*[（(【]")
# 生活中心／甲乙丙報導
_DESK = re.compile(
    rf"^[（(〔【\[]?{_HAN}{{2,6}}(?:中心|組|组)[ ]*[／/][ ]*(?:記者|记者)?"
    rf"(?P<names>{_HAN}{{2,3}}(?:、{_HAN}{{2,3}})*?)(?:综合"
    rf"|綜合|整理)?(?:报道|報導|報道)"
)
_PLACED = re.compile(
    rf"^[（(〔【]?(?P<names>{_HAN}{{2,4}}(?:、{_HAN}{{2,4}})*)[／/]{_HAN}{{2,8}}(?:报道|報導|報道|电|電)[）)〕】]?$"
)

_AT_END = re.compile(
    rf"[（(〔]\s*(?:(?P<role>{_REPORTER}|{_CORRESPONDENT}|(?:本报)?评论员|撰文|作者|执笔|文/图|图/文"
    rf"|文／图)[ \u3000:：/]*"
    rf"|(?P<written>文)[ \u3000:：/／]+)?(?P<names>{NAMES})"
    rf"(?:[ \u3000,，、;；]*{_CORRESPONDENT}[ \u3000:：]*(?P<corr>{NAMES}))?\s*[)）〕]$"
)
# （某某网记者甲乙丙上海报道）
_REPORTED = re.compile(
    r"[（(〔][\u4e00-\u9fff]{2,8}(?:记者|記者)[ \u3000]*(?=[^（）()]{2,16}(?:报道|報道|報導)[)）〕]$)"
)
_LINE = re.compile(
    rf"^[□■●◎◆\s]*(?:(?:本[报刊台网]|{_HAN}{{2,8}}[报网社])?"
    r"(?:首席|见习|实习|特约|驻[\u4e00-\u9fff]{1,6})?(?:记者|記者)[ \u3000:：/／|｜]*"
    rf"|(?:作者|撰文|文)[ \u3000:：/／|｜]+)(?P<names>{NAMES})"
    rf"(?:[ \u3000/／,，、;；]*{_CORRESPONDENT}[ \u3000:：]*(?P<corr>{NAMES}))?"
    rf"(?P<photo>[ \u3000]*(?:文/图|文／图|摄影报道|图文))?"
    rf"(?:[ \u3000/／]*(?:图|摄影|摄)[ \u3000/／:：]*(?P<pics>{NAMES})?)?[ \u3000]*(?:报道|文)?$"
)
# □ 本报记者 甲某某/文 乙某某/图
_SUFFIXED_LINE = re.compile(
    rf"^[□■●◎◆（(\s]*(?:{_HAN}{{0,8}}(?:记者|通讯员)[ \u3000]*)?(?P<names>{NAMES})[ \u3000]*[/／][ \u3000]*文"
    rf"(?:[ \u3000，,;；]+(?:{_HAN}{{0,8}}(?:记者|通讯员)[ \u3000]*)?(?P<pics>{NAMES})"
    r"[ \u3000]*[/／][ \u3000]*(?:图|摄影|摄))?[）)]?$"
)
_CORRESPONDENT_LINE = re.compile(
    rf"^[□■\s]*{_CORRESPONDENT}[ \u3000:：]*(?P<corr>{NAMES})(?<![摄攝])$"
)
_PHOTO_LINE = re.compile(rf"^(?:摄影|图|供图)[ \u3000]*[/／:： \u3000][ \u3000]*(?P<pics>{NAMES})$")
_EDITOR_LINE = re.compile(
    rf"^[\[【（(]?(?:责任编辑|責任編輯|责编|编辑|編輯|本版编辑|值班编辑|审核编辑)"
    r"(?:[ \u3000]*[:：|｜][ \u3000]*|[ \u3000]+)"
    rf"(?P<names>(?:{NAMES}|[A-Za-z]{{1,4}}\d+|{NAME}_[A-Za-z]+\d+)?)[ \u3000]*[\]】）)]?$"
)
_EDITOR_TAIL = re.compile(
    rf"[（(【\[](?:责任编辑|責任編輯|编辑|編輯|责编|責編|核稿|編譯)[\s:：/／]*(?P<names>{NAMES})[^）)】\]]{{0,16}}[）)】\]]\s*\d{{0,8}}$"
)
_CREDIT_TAIL = re.compile(
    rf"(?<=[。！？”])[ \u3000]*[（(]?(?:{_HAN}{{0,8}}(?:记者|通讯员|記者)[ \u3000]*|摄影[:：/]?[ ]*)?"
    rf"(?P<names>{NAMES})[ \u3000]*[摄攝](?:影)?(?:报道)?[)）]?$"
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
_LEAD = 100
_LEADS = 3  # paragraphs; a caption or a summary may stand above the lead
_BEFORE_ROLE = 30
_BETWEEN = 14  # characters between the names of one role and the next role
_LONGEST_LINE = 60


def take_bylines(draft: Draft, ledger: Ledger) -> None:
    """Fill the people of `draft`; lines that hold only a byline leave the body."""
    gone = set()
    for para in draft.paras:
        if para.kind != "paragraph":
            continue
        if _STAFF_LINE.match(para.text.value):
            ledger.remove(para.text, "production credit")
        elif read_people(draft, para.text.value):
            draft.spend(para.text, ledger, "line of people")
        else:
            continue
        gone.add(id(para))
    draft.drop(gone)
    texts = [para for para in draft.paras if para.kind == "paragraph"]
    for para in texts[:_LEADS]:
        lead = para.text.value[:_LEAD]
        if para is texts[0] or _LEADING.match(lead):
            _from_lead(draft, lead)
        if draft.reporters or draft.correspondents:
            break
    if texts:
        _cut_editors(draft, texts[-1], ledger)
        _cut_credit(draft, texts[-1], ledger)
        _from_end(draft, texts[-1].text.value)


def is_people_line(line: str) -> bool:
    """Whether a line holds people and their roles, and nothing else."""
    return bool(_STAFF_LINE.match(line)) or read_people(Draft([]), line)


def _from_lead(draft: Draft, lead: str) -> None:
    """Take the byline in the lead: roles, each with its names, ended as bylines end."""
    taken: list[tuple[str, list[str]]] = []
    end = -1
    if (named := _AFTER_DATELINE.match(lead)) and all(
        map(looks_like_person, split_names(named["names"]))
    ):
        draft.reporters += split_names(named["names"])
        return
    if desk := _DESK.match(lead):
        draft.reporters += split_names(desk["names"])
        return
    for role in _ROLE.finditer(lead):
        if (not taken and role.start() > _BEFORE_ROLE) or (taken and role.start() - end > _BETWEEN):
            break
        at = role.end() + len(lead[role.end() :]) - len(lead[role.end() :].lstrip(" \u3000\xa0:："))
        names, stop = names_at(lead, at)
        names = [name for name in names if name not in _VERBS]
        if names:
            taken.append((role.lastgroup or "", names))
            end = stop
    opens = lead.startswith(("本报记者", "本刊记者", "本社记者", "新华社记者"))
    believed = opens and lead[end : end + 1].isspace() and _believable(taken)
    if not taken or not (believed or _ENDS.match(lead, end)):
        return
    if lead[end : end + 1] in (":", "：") and not _believable(taken):
        return  # 记者现场直击：, 有记者提问：
    both = _BOTH.match(lead, end) is not None
    for kind, names in taken:
        if kind == "photo" or _SHOT.match(lead, end):
            draft.photographers += names
        elif kind == "corr":
            draft.correspondents += names
        else:
            draft.reporters += names
            if both:
                draft.photographers += names


def _people(names: str | None) -> list[str]:
    """Names that a role stands before, less the verbs that may stand there (记者走进、记者来到)."""
    return [name for name in split_names(names or "") if name not in _VERBS]


def _cut_editors(draft: Draft, para: Para, ledger: Ledger) -> None:
    """Take （编辑：某某） off the end of the last paragraph."""
    match = _EDITOR_TAIL.search(para.text.value)
    if match and match.start():
        draft.editors += split_names(match["names"])
        draft.spend(para.text[match.start() :], ledger, "line of people")
        para.text = para.text[: match.start()]


def _cut_credit(draft: Draft, para: Para, ledger: Ledger) -> None:
    """Take 本报记者 某某 摄 off behind the last sentence."""
    match = _CREDIT_TAIL.search(para.text.value)
    if match and match.start() > 20:
        draft.photographers += split_names(match["names"])
        draft.spend(para.text[match.start() :], ledger, "photo credit")
        para.text = para.text[: match.start()]


def _from_end(draft: Draft, text: str) -> None:
    text = text[-_LONGEST_LINE:]
    if (place := _REPORTED.search(text)) and (names := names_at(text, place.end())[0]):
        draft.reporters += names
        return
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


def _role_line(value: str) -> list[str]:
    """The names of a line such as 某某周刊记者 甲 乙, or none when it is anything else."""
    match = _ROLE_LINE.match(value)
    if not match:
        return []
    names, end = names_at(value, match.end())
    names = [name for name in names if name not in _VERBS]
    ends = re.compile(
        r"(?:[／/].{2,8}(?:报道|報導|電|电))?[)）〕】\s]*$|[ \u3000]*(?:综合)?(?:报道|報導|文|撰文)$"
    ).match(value, end)
    return names if names and ends and all(map(looks_like_person, names[:1])) else []


def _chain(line: str) -> list[tuple[str, list[str]]] | None:
    """Roles with their names where a line is nothing else: 某报记者 甲 乙 编辑 丙 校对 丁."""
    found: list[tuple[str, list[str]]] = []
    at = len(line) - len(line.lstrip("□■●◎◆（(〔【[ \u3000\xa0"))
    end = len(line.rstrip("）)〕】] \u3000\xa0。；;"))
    while at < end:
        names: list[str] = []
        role = _CHAIN_ROLE.match(line, at)
        if role is None:
            return None
        if code := _SITE_CODE.match(line, role.end()):
            at = code.end()
            names = split_names(code[0].partition("_")[0])
        else:
            names, at = names_at(line, role.end())
            if not names or any(name in _VERBS for name in names):
                return None
        found.append((role.lastgroup or "", names))
        gap = _CHAIN_GAP.match(line, at)
        at = gap.end() if gap else at
    return found or None


def _believable(chain: list[tuple[str, list[str]]]) -> bool:
    """One role alone also begins sentences (记者来到…): every name must look like one."""
    return all(looks_like_person(name) for _, names in chain for name in names)


def _assign(draft: Draft, chain: list[tuple[str, list[str]]]) -> None:
    for role, names in chain:
        if role == "reporter":
            draft.reporters += names
        elif role == "corr":
            draft.correspondents += names
        elif role == "photo":
            draft.photographers += names
        else:
            draft.editors += names


def read_people(draft: Draft, value: str) -> bool:
    """Whether the line holds people and their roles and nothing else; they are in the draft then."""
    if len(value) > _LONGEST_LINE:
        return False
    if (chain := _chain(value)) and (len(chain) > 1 or _believable(chain)):
        _assign(draft, chain)
    elif (match := _SUFFIXED_LINE.match(value)) and split_names(match["names"]):
        draft.reporters += split_names(match["names"])
        draft.photographers += split_names(match["pics"] or "")
    elif match := _EDITOR_LINE.match(value):
        draft.editors += split_names(re.sub(r"_[A-Za-z]+\d+", "", match["names"] or ""))
    elif match := _CORRESPONDENT_LINE.match(value):
        draft.correspondents += split_names(match["corr"])
    elif match := _PHOTO_LINE.match(value):
        draft.photographers += split_names(match["pics"])
    elif (match := _AT_END.match(value)) and (match["role"] or match["written"]):
        _from_end(draft, value)
    elif match := _PLACED.match(value) or _SUPPLIED.match(value):
        names = split_names(match["names"])
        if not names or not any(map(looks_like_person, names)):
            return False
        draft.reporters += names
    elif names := _role_line(value):
        draft.reporters += names
    elif (match := _BOTH_LINE.match(value)) and all(map(is_person, split_names(match["names"]))):
        draft.reporters += split_names(match["names"])
        draft.photographers += split_names(match["names"])
    elif (match := _SIGNED.match(value)) and all(
        map(looks_like_person, split_names(match["names"]))
    ):
        draft.reporters += split_names(match["names"])
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
