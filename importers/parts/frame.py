"""What a site prints around a text that was saved as plain lines: menus, crumbs, facts, tools, a foot.

The text begins at its first *text line*: a sentence, a lead, a salutation or a recipients' line. Above it stand
the headline and, anywhere among them, lines of the site. Each of those is recognised by itself (crumbs, tools,
labelled facts, dates); what is left are head lines. A head line that comes again lower down is the site's first
print of the headline. Below the text, the foot goes line by line from the end until a line is text again.

Wrong on purpose: a short line nobody knows stays, as a headline or as text. Losing a line is worse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..drafts import Draft, Page
from ..spans import Ledger, Text
from .bylines import read_people
from .dates import STAMP, date_stands_apart, is_date_line, read_date
from .furniture import foot_reason, frame_reason
from .headlines import page_name
from .headtable import read_head_table
from .labels import opens_clause, read_labels
from .script import letters, simplified
from .siteline import read_facts

_CRUMBS = re.compile(
    r"(?:当前|您的|您现在的|现在的|所在|你的|你现在的)?位置\s*[:：《>]|^.{0,8}首页\s*(?:[>›»＞/]|-"
    r"|—|\s{2,}|&gt;)|^[^。，]{1,16}\s*(?:>>?|»|›|＞)\s*[^。，]{1,16}\s*(?:>>?|»|›|＞)"
)
_SITE = re.compile(
    r"^(?:您好[!！,，]?\s*)?欢迎(?:来到|访问|光临|您)|^(?:报刊|站内|全文|高级|新闻)?(?:搜索|检索)\s*[:：]"
    r"|(?:PDF版|版面导航|版面概览|标题导航|上一版|下一版|返回(?:目录|首页|顶部|列表|主页)"
    r"|语音(?:阅读|播报|朗读)|往期回顾|数字报刊?|电子报刊?)(?=$|[\s\d\[\]【】()（）|｜>:：/·-]|上一|下一|返回|版面|PDF)"
    r"|^(?:登录|注册|设为首页|加入收藏|收藏本站|手机版"
    r"|客户端|无障碍|繁体|简体|English|EN)(?:\s*[|｜/]?\s*(?:登录|注册|设为首页|加入收藏|手机版|无障碍"
    r"|繁体|简体|English|EN))*$"
    r"|^.{2,24}(?:人自己的报纸|主管主办|新闻热线.{0,30})$|国内统一刊号|^新闻热线[:：]|扫描二维码|^本网站使用(?:相关"
    r"|cookie)|隐私权规范|does not appear to support|サイト|ページ|^下载地址|^点击此处|资源描述|文档(?:介绍"
    r"|简介)"
    r"|^[•·\s]*(?:会员|會員)$|APP\s*(?:icon|下载)|一手新闻APP|^下载$|^\d{8,}$|^(?:上传|收藏|举报|页数"
    r"|大小|格式|分类)[:：]|^\[标签|不允许二次传播|微信订阅号|微信扫一扫|^编号[:：]\s*\d+$",
    re.IGNORECASE,
)
_SCAN = re.compile(
    r"[扫掃]描二[维維][码碼](?:[访訪][问問])?\S{2,4}?(?:移[动動]版|微信|客户端|客戶端)\s*"
)
_WHOLE_ISSUE = re.compile(r"总第\s*\d+\s*期")
_ISSUE = re.compile(r"第\s*\d+\s*期")
_MENU = re.compile(r"^(?:[^\s。，|｜·•/]{1,8}[\s|｜·•/]+){3,}[^\s。，|｜·•/]{0,8}$")
_MENU_ITEMS = 6
_MENU_ITEM = re.compile(r"^[\u3400-\u9fffA-Za-z]{1,5}$")
_MENU_LINES = 3  # one below another
_COUNTERS = re.compile(
    r"(?:\d{4}-\d\d-\d\d\s*,\s*\d+\s*\|)|IE浏览器|webkit内核|^\d{1,3}(?:\.\d{1,3}){3}$|SourcePh"
)
_FOOT = re.compile(
    r"版权所有|Copyright|©|ICP[备证]|公网安备|主办单位|承办单位|网站标识码|技术支持|联系我们|友情链接"
    r"|网站地图|未经.{0,10}授权.{0,10}(?:不得|禁止|严禁|转载)|非经授权|不得转载"
    r"|(?:公众号|微信号|微信公众号)\s*[:：]|欢迎关注|全城.{0,8}资讯|下载(?:APP|客户端)|(?:iOS|Android)\s*App"
    r"|[「“《]?[^。]{2,12}[」”》]?\s*app(?:\s*icon)?$|^\[标签|不允许二次传播|微信订阅号|微信扫一扫"
    r"|联系邮箱|(?:如有|若有|如|涉嫌)\S{0,4}侵权|转载(?:请)?注明|^(?:今日|版\s*今日|今日\s*版)$"
    r"|详见\S{1,20}版$|IE浏览器|来源网址|原文链接",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"^(?:凡(?:本网|注明)|本网(?:站)?(?:注明|声明|所有)|(?:版权|免责|特别|郑重)声明|声明[:：]|①|②"
    r"|③|违反上述声明|如(?:因|有)(?:作品|涉及))"
)
_SENTENCE = re.compile(r"[。！？]")
_ENDS_SENTENCE = re.compile(r"[。！？；][”」]?$")
# What only a site says in a whole sentence.
_LEGAL = re.compile(
    r"版权|Copyright|©|ICP|公网安备|转载|本网|本站|投稿|隐私权|cookie|IE浏览器|侵权.{0,16}(?:联系|删除|告知|通知)"
    r"|授权.{0,12}使用|(?:关注|添加|搜索).{0,16}(?:公众号|微信)|扫.{0,8}码.{0,6}(?:关注|下载)|下载.{0,8}客户端",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^编号[:：]\s*\d{5,}(?=[\u4e00-\u9fff])")
_CRAWLED = re.compile(r"^(?:date|日期)\s+(?=(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2})")
_HEAD_LINES = 30  # lines looked through for the first line of the text
_SENTENCE_LENGTH = 24  # characters; headlines with a stop were shorter
_LONG = 48
_COPY = 10  # letters; shorter lines that begin another one are chance
_FOOT_LINES = 40
_LONGEST_FOOT = 120


def take_frame(
    page: Page, lines: Sequence[Text], opens: Callable[[str], bool]
) -> tuple[Draft, list[Text]]:
    """A draft with what the lines around the text state, and the lines of headline and text.

    `opens` tells whether a line opens a text without being a sentence (a lead, a salutation).
    """
    frame = Draft([])
    kept = _without_menus(page.ledger, _crawled(page, frame, list(lines)))
    first = next(
        (i for i, line in enumerate(kept[:_HEAD_LINES]) if _is_text(line.value, opens)), None
    )
    if first is None:
        first = min(len(kept), 3)
    # The days of a chronicle stand among its paragraphs; none of them is the day of the text.
    chronicle = sum(is_date_line(line.value) for line in kept) > 1
    kept = _head(page, frame, kept[:first], chronicle) + kept[first:]
    return frame, _foot(page.ledger, frame, kept, chronicle)


def _without_menus(ledger: Ledger, lines: list[Text]) -> list[Text]:
    """The lines without runs of a few characters each near either end: menus, lists of columns."""
    kept: list[Text] = []
    run: list[Text] = []
    for i, line in enumerate([*lines, None]):
        if line is not None and _MENU_ITEM.match(line.value):
            run.append(line)
            continue
        near_head = i - len(run) < _HEAD_LINES
        if len(run) >= _MENU_LINES and (near_head or line is None) and kept + lines[i:]:
            for item in run:
                ledger.remove(item, "page furniture")
        else:
            kept += run
        run = []
        if line is not None:
            kept.append(line)
    return kept


def _crawled(page: Page, frame: Draft, lines: list[Text]) -> list[Text]:
    """Take `date 2025-01-02` or a catalogue number off the first line, where a store of pages puts it.

    In every text met that was the day of publication which the page itself stated, never the crawl's.
    """
    if lines and (number := _NUMBERED.match(lines[0].value)):
        page.ledger.remove(lines[0][: number.end()], "page furniture")
        return [lines[0][number.end() :], *lines[1:]]
    lines = [_without_codes(page.ledger, line) for line in lines[:_HEAD_LINES]] + lines[
        _HEAD_LINES:
    ]
    lines = [line for line in lines if line.value]
    if not lines or not (match := _CRAWLED.match(lines[0].value)):
        return lines
    stamp = STAMP.match(lines[0].value, match.end())
    stated = read_date(lines[0].value[match.end() : stamp.end()]) if stamp else None
    if stamp is None or stated is None:
        return lines
    frame.date, frame.date_precision, frame.date_basis = stated.iso[:10], "day", "text"
    page.ledger.field(lines[0][: stamp.end()])
    rest = lines[0][stamp.end() :].strip()
    return [rest, *lines[1:]] if rest.value else lines[1:]


def _without_codes(ledger: Ledger, line: Text) -> Text:
    """A line without the offers to scan a code that a site prints beside its headline."""
    for match in reversed(list(_SCAN.finditer(line.value))):
        ledger.remove(line[match.start() : match.end()], "page furniture")
        line = line.without([match.span()]).strip()
    return line


def _is_text(line: str, opens: Callable[[str], bool]) -> bool:
    if _is_site(line) or _facts_only(line):
        return False
    return (
        opens(line)
        or (len(line) >= _SENTENCE_LENGTH and bool(_SENTENCE.search(line)))
        or (len(line) >= _LONG and "，" in line)
    )


def _is_site(line: str) -> bool:
    plain = simplified(line)
    return len(line) <= 160 and bool(
        _CRUMBS.search(plain)
        or _SITE.search(plain)
        or _COUNTERS.search(plain)
        or frame_reason(line)
    )


def _facts_only(line: str) -> bool:
    if len(line) > 160 or _SENTENCE.search(line):
        return False
    labels = read_labels(line)
    return bool(labels) and labels[0].start <= 24


def _head(page: Page, frame: Draft, lines: list[Text], chronicle: bool) -> list[Text]:
    """The head lines among what stands above the text; the rest is accounted for."""
    ledger = page.ledger
    table, used = read_head_table([line.value for line in lines])
    frame.head_table = table
    seen: dict[str, int] = {}
    heads: list[Text] = []
    doubtful: list[Text] = []  # 关注：夜班人怎么回家 is the headline where no other line is
    for i, line in enumerate(lines):
        value = line.value
        if i in used:
            ledger.field(line)
        elif (not opens_clause(value) and _is_site(value)) or (
            not re.search(r"[\u3400-\u9fffA-Za-z]", value) and read_date(value) is None
        ):
            if _is_issue(value):
                _take_date(frame, value)
                ledger.field(line)
            else:
                ledger.remove(line, "page furniture")
        elif page_name(value) or _is_issue(value):
            frame.page = frame.page or page_name(value) or _page_in(value)
            _take_date(frame, value)
            ledger.field(line)
        elif is_date_line(value) and frame.date is None and not chronicle:
            _take_date(frame, value)
            ledger.field(line)
        elif opens_clause(value):
            doubtful.append(line)
        elif (heads and read_people(frame, value)) or (
            _facts_only(value) and read_facts(frame, value)
        ):
            frame.spend(line, ledger, "line of facts")
        elif _byline(frame, value):
            ledger.field(line)
        elif _is_menu(value) and (not heads or value.count(" ") >= _MENU_ITEMS):
            ledger.remove(line, "page furniture")
        else:
            key = letters(value)
            if key in seen:
                ledger.remove(heads[seen[key]], "headline printed twice")
                heads.pop(seen[key])
                seen = {k: (p - 1 if p > seen[key] else p) for k, p in seen.items() if k != key}
            seen[key] = len(heads)
            heads.append(line)
    if not heads and doubtful:
        heads.append(doubtful.pop(0))
    for line in doubtful:
        ledger.remove(line, "line of facts")
    return _without_copies(ledger, heads)


def _without_copies(ledger: Ledger, heads: list[Text]) -> list[Text]:
    """The head lines without those that a site printed around or cut off another one."""
    keys = [letters(head.value) for head in heads]
    kept = []
    for head, key in zip(heads, keys, strict=True):
        twice = any(
            other != key
            and len(key) >= _COPY
            and not key.endswith(("号", "號"))
            and (
                other.startswith(key)
                or (key.endswith(other) and len(other) >= _COPY and "号" in key)
            )
            for other in keys
        )
        if twice:
            ledger.remove(head, "headline printed twice")
        else:
            kept.append(head)
    return kept


def _byline(frame: Draft, value: str) -> bool:
    """A line of a name and a stamp (某某网记者甲 某地 2025-01-02 10:00), which no headline is."""
    bracketed = value.startswith(("（", "(", "【", "["))
    stamped = date_stands_apart(value) and not is_date_line(value) and not bracketed
    return stamped and len(value) <= 80 and read_facts(frame, value)


def _is_issue(value: str) -> bool:
    """Whether a line holds number and day of an issue (总第3021期 2024-06-03编印)."""
    if _WHOLE_ISSUE.search(value):
        return read_date(value) is not None
    return bool(_ISSUE.search(value)) and date_stands_apart(value)


def _is_menu(value: str) -> bool:
    """Short words in a row; single characters apart are a headline set wide."""
    return bool(_MENU.match(value)) and any(len(word) > 1 for word in value.split())


def _page_in(value: str) -> str | None:
    match = re.match(r"^(?P<page>[A-Z]{0,2}\d{1,3}[:：][^\s总第\d]{0,12})", value)
    return match["page"] if match else None


def _take_date(frame: Draft, value: str) -> None:
    stated = read_date(value)
    if stated and (
        frame.date is None
        or (len(stated.iso) > len(frame.date) and stated.iso.startswith(frame.date))
    ):
        frame.date, frame.date_precision = stated.iso, stated.precision
        frame.date_basis = "text" if is_date_line(value) else "page head"


def _foot(ledger: Ledger, frame: Draft, lines: list[Text], chronicle: bool) -> list[Text]:
    """The lines without the foot of the page."""
    stop = len(lines)
    for _ in range(min(_FOOT_LINES, len(lines) - 1)):
        value = lines[stop - 1].value
        plain = simplified(value)
        if len(value) > _LONGEST_FOOT and not (_COUNTERS.search(plain) or _NOTICE.match(plain)):
            break
        if chronicle and is_date_line(value):
            break
        if read_people(frame, value) or (_facts_only(value) and read_facts(frame, value)):
            frame.spend(lines[stop - 1], ledger, "line of facts")
        elif _is_foot(value, plain):
            ledger.remove(lines[stop - 1], "page furniture")
        else:
            break
        stop -= 1
    return lines[:stop]


def _is_foot(value: str, plain: str) -> bool:
    """Whether a line stands below a text as part of its page; `plain` is it in simplified characters."""
    if _ENDS_SENTENCE.search(value) and not _LEGAL.search(plain):
        return foot_reason(value) is not None  # words of a foot also stand in sentences
    return (
        not re.search(r"\w", value)
        or page_name(value) is not None
        or any(pattern.search(plain) for pattern in (_COUNTERS, _FOOT))
        or bool(_NOTICE.match(plain))
        or foot_reason(value) is not None
        or _is_site(value)
    )
