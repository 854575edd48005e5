"""The lines of an official document, each told by itself: number, recipients, bodies, days, titles, notes.

Patterns follow GB/T 9704 (党政机关公文格式) and what sites make of it: other brackets, spaces, lost colons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..parts.dates import read_date
from ..spans import Text

NUMBER_LINE = re.compile(
    r"^(?P<org>[\u4e00-\u9fff]{1,14})\s*[〔\[（(【]\s*(?P<year>(?:19|20)\d{2})\s*[〕\])）】]\s*(?:第\s*)?(?P<no>\d{1,5})\s*(?P<mark>[号號])$"
)
_BODY = re.compile(
    r"^(?:国务院|中共中央|國務院)$|^[\u4e00-\u9fff（）()·]{3,40}(?:委员会|办公室|办公厅|人民政府|政府"
    r"|委|局|厅|部|院|署|办|会|组|中心|处|公司|行|大学|学院|总社|指挥部)$"
)
DAY_LINE = re.compile(
    r"^(?:(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二][〇○零O0Ｏ一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)(?P<issued>\s*印发)?$"
)
BODY_AND_DAY = re.compile(
    r"^(?P<body>[\u4e00-\u9fff（）()]{3,40}?)\s*(?P<day>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)\s*(?P<issued>印发)?$"
)
_RECIPIENTS = re.compile(r"^(?!为|根据|按照|依据|经|现将)[^。！？]{2,300}(?<!如下)[:：]$")
_OPEN_RECIPIENTS = re.compile(
    r"^各[^。！？；：:]{1,30}[，、][^。！？；：:]{2,160}(?:单位|部门|机构|政府|公司|企业|学校|局|委|办)$"
)
# （2021年7月30日某某令第746号公布 自2021年9月1日起施行） below the title of a regulation
_DECREED = re.compile(
    r"^[（(【\[](?P<day>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(?P<body>(?:中华人民共和国)?[\u4e00-\u9fff]{2,24}?)令"
    r"[〔（(]?(?:\d{4}年?)?[〕）)]?(?:第)?\s*(?P<no>\d{1,4})\s*号[^）)】\]]{0,80}[）)】\]]$"
)
# 2024年第3号 below the title of an announcement
ISSUE_NUMBER = re.compile(r"^[（(]?(?:(?:19|20)\d{2}年?)?第\s*\d{1,4}\s*[号號][）)]?$")
ARTICLE_ONE = re.compile(r"^第一条|^第一章")
_DATED_BY = re.compile(
    r"^[（(]?(?P<day>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)[,，、\s]+(?P<body>[\u4e00-\u9fff \u3000]{3,40})[）)]?$"
)
_RECIPIENT_WORD = re.compile(r"^各|人民政府|[委局办厅部]|单位|公司|机构|学校")
# A site's headline may end in the document's own number.
TITLE_NUMBER = re.compile(
    r"(?:通知|意见|决定|公告|函|批复|办法|通报)[（(](?P<number>[\u4e00-\u9fff]{1,14}〔(?:19|20)\d{2}〕\d{1,5}号)[）)]$"
)
_TABLE_LABEL = re.compile(r"^[•·\s]*(?:发文|发布|制发|索引|主题|信息|公开|来源)")
MATTER = re.compile(
    r"关于|通知|意见|决定|通告|公告|函|批复|办法|规定|方案|措施|规划|细则|条例|要点|计划"
)
TITLE_END = re.compile(
    r"(?:通知|意见|决定|通告|公告|函|批复|办法|规定|方案|措施|规划|细则|条例|要点|计划|报告|请示|纪要"
    r"|通报|决议|令|公报|议案|命令|指引|指南|清单|规则|章程|规程|标准|目录|预案)(?:[（(][^）)]*[）)])?$"
)
NOTICE_TITLE = re.compile(r"(?:印发|转发|发布|公布)《?.+》?的?通知$")
SUBNUMBERED = re.compile(r"^[（(][一二三四五六七八九十\d]{1,3}[）)]")
CHAPTER = re.compile(r"^第[一二三四五六七八九十百]{1,4}[章节编条]")
# Above the title (版头): secrecy, urgency, who signed, and rows of a page's head table.
MARGIN = re.compile(
    r"^(?:绝密|机密|秘密|特急|加急|急件|特提|平急)[★☆\s\u4e00-\u9fff\d]{0,8}$"
    r"|^(?:签发人|索引号|主题分类|发文机关|统一编号|公开方式|有效性|文件状态|份号)\s*[:：]"
    r"|^[\u4e00-\u9fff（）() \u3000]{4,40}文件$"
)
BELOW = re.compile(r"^[（(]|^(?:附件|附|抄送|联系人|联系电话|主题词|印发)")
# 附注 and 版记: who may see it, who gets a copy.
NOTE = re.compile(
    r"^[（(]?(?:此件|公开方式|信息公开(?:选项|属性)|抄送|抄报|主题词|附件\s*\d*[:：]?$|本文有删(?:减|节))"
)
# 附件说明 below the text: 附件：1.… 2.…
ATTACHMENTS = re.compile(r"^附\s*件\s*\d*\s*[:：]\s*(?P<first>.*)$")
ATTACHMENT = re.compile(r"^\d{1,2}\s*[.．、]\s*\S.{0,80}$")
_DECREE = re.compile(r"^[\u4e00-\u9fff]{4,30}令$")
_DECREE_NUMBER = re.compile(r"^第\s*\d{1,4}\s*[号號]$")
SIGNER = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,12}(?:省|市|州|县|区|部|局|署|委)[ \u3000]*长|主席|主任|总理)[ \u3000:：]*"
    r"[\u4e00-\u9fff \u3000]{2,8}$"
)
_SEAL = re.compile(r"[（(](?:盖?章|印)[）)]$")
# 现予公布，自2024年8月1日起施行。 Not: 《某某条例》自2020年1月1日起施行，which is another document's day.
_IN_FORCE = re.compile(
    r"(?:本[\u4e00-\u9fff]{2,12}|[，,。；;]|^)自(?P<day>(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*起"
    r"(?:正式)?(?:施行|实施|执行|生效)(?=[，,。；;（(]|$)"
)
_DECREE_LINES = 8  # from the head
MOST_TITLE_LINES = 4
LONGEST_TITLE_LINE = 60  # characters


def own_number(lines: Sequence[Text]) -> int | None:
    """The place of the document's own number: above its recipients and its first sentence."""
    for i, line in enumerate(lines[:12]):
        if NUMBER_LINE.match(line.value):
            return i
        if "。" in line.value or is_recipients(line.value):
            return None
    return None


def decree_place(lines: Sequence[Text]) -> int | None:
    """Where the two lines of a decree stand near the head (某某令, 第86号), or None."""
    for i in range(min(len(lines) - 2, _DECREE_LINES)):
        if _DECREE.match(lines[i].value) and _DECREE_NUMBER.match(lines[i + 1].value):
            return i
    return None


def is_recipients(line: str) -> bool:
    """Whether a line names who a document is sent to (主送机关). Copies lose its colon."""
    return _OPEN_RECIPIENTS.match(line) is not None or bool(
        _RECIPIENTS.match(line) and _RECIPIENT_WORD.search(line) and not _TABLE_LABEL.match(line)
    )


def decreed(line: str) -> tuple[str, str, str] | None:
    """Number, body and day of the decree that a line in brackets below a title names, or None."""
    match = _DECREED.match(line.replace(" ", "").replace("\u3000", ""))
    if match is None:
        return None
    day = day_in(match["day"])
    return (f"{match['body']}令第{match['no']}号", match["body"], day) if day else None


def dated_by(line: str) -> tuple[str, list[str]] | None:
    """Day and bodies of a line below a title such as 1999年7月13日，某某局, or None."""
    match = _DATED_BY.match(line)
    bodies = bodies_in(match["body"]) if match else []
    day = day_in(match["day"]) if match else None
    return (day, bodies) if day and bodies else None


def normal_number(printed: str) -> str:
    """某政办发〔2024〕12 号 → 某政办发〔2024〕12号: hexagonal brackets, no spaces."""
    match = NUMBER_LINE.match(printed)
    if not match:
        return printed
    return f"{match['org']}〔{match['year']}〕{int(match['no'])}{match['mark']}"


def bodies_of_title(title: str) -> list[str]:
    """The bodies that a title begins with: 某某市人民政府关于…"""
    head, matter, _ = title.replace("關於", "关于").replace("關于", "关于").partition("关于")
    return bodies_in(head) if matter and head else []


def bodies_in(line: str) -> list[str]:
    """The issuing bodies a line of a signature names, none when it is no such line."""
    names = _SEAL.sub("", line).replace("\u3000", " ").split()
    return names if names and all(_BODY.match(name) for name in names) else []


def closes(line: str) -> bool:
    return line.endswith(("。", "；", "：", ":", ";"))


def is_document_title(line: str) -> bool:
    """Whether a headline names a kind of document (通知, 办法, 规则)."""
    return bool(TITLE_END.search(line))


def day_in(text: str) -> str | None:
    stated = read_date(text)
    return stated.iso[:10] if stated and stated.precision != "month" else None


def effective_day(lines: Sequence[Text]) -> str | None:
    """The day on which a document says that it comes into force (施行日期), or None."""
    for line in lines:
        if match := _IN_FORCE.search(line.value):
            return day_in(match["day"])
    return None
