"""The head table of a government page: 索引号, 发文机关, 成文日期, 发文字号 and what belongs to them.

Labels and values stand on one line, in the cells of a table, or on lines below one another; values may be empty.
统一编号 and 索引号 are the site's own numbers and never the document's (发文字号).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .script import simplified

_LABELS = {
    "index": r"索引号|索\s*引\s*号|信息索引号?",
    "site_number": r"统一编号|信息编号|登记号",
    "number": r"发文字号|发文文号|文件编号|文\s*号",
    "body": r"发文机关|发文机构|发布机关|发布机构|发文单位|制发机关|制定机关|公开责任部门",
    "signed": r"成文日期|成文时间|发文日期|发文时间|生成日期|签发日期|印发日期",
    "posted": r"发布日期|发布时间|公开日期|公开时间|公布日期",
    "effective": r"实施日期|施行日期|生效日期|生效时间",
    "expires": r"失效日期|废止日期|失效时间|有效期至?",
    "title": r"标\s*题|名\s*称|信息名称|文件名称",
    "other": r"主题分类|分\s*类|文件状态|有效性|效力状态|时\s*效|主题词|关键词|内容概述|内容简介|公文种类"
    r"|体裁分类|组配分类|公开方式|公开范围|公开形式|服务对象|是否有效|体\s*裁",
}
_LABEL = re.compile(
    r"(?:^|(?<=[\s|｜•·\[【]))[•·\s\[【]{0,4}(?:"
    + "|".join(f"(?P<{k}>{v})" for k, v in _LABELS.items())
    + r")\s*[\]】]?\s*[:：]\s*"
)
_FEWEST = 3  # labels of a head table; a document may print one or two of them itself


def read_head_table(lines: Sequence[str]) -> tuple[dict[str, str], set[int]]:
    """The values by name (number, body, signed, posted, effective, expires, title), and the lines used."""
    places = [
        (i, match) for i, line in enumerate(lines) for match in _LABEL.finditer(simplified(line))
    ]
    kinds = {match.lastgroup for _, match in places}
    if len(kinds) < _FEWEST or not kinds & {"index", "number", "body", "signed", "site_number"}:
        return {}, set()
    table: dict[str, str] = {}
    used = {i for i, _ in places}
    first, last = min(used), max(used)
    for n, (i, match) in enumerate(places):
        following = places[n + 1] if n + 1 < len(places) else None
        stop = following[1].start() if following and following[0] == i else len(lines[i])
        value = lines[i][match.end() : stop].strip(" \u3000|｜•·")
        below = following[0] if following else min(len(lines), i + 2)
        if not value and below > i + 1 and (following or i == last) and _is_value(lines[i + 1]):
            value = lines[i + 1].strip()
            used.add(i + 1)
        name = match.lastgroup or "other"
        if value and name not in ("other", "index", "site_number"):
            table.setdefault(name, value)
    used |= {i for i in range(first, last) if not lines[i].strip(" •·|｜")}
    return table, used


def _is_value(line: str) -> bool:
    return len(line) <= 80 and "。" not in line and not _LABEL.search(simplified(line))
