"""Furniture of a page: disclaimers, rights notices and calls to subscribe around a report.

The crowd (`crowd.py`) finds what many unrelated texts print. It fails where the furniture is longer
than the report, a flash of one sentence above a disclaimer of three: such texts mostly agree and
look like printings of one report. The words of furniture are few and the same everywhere (声明, 转载,
版权, 授权, 观点, 风险, 二维码), and where several different ones stand close together nothing else is
said. So such pieces are common letters from the beginning (`crowd.py`), whoever prints them, and so
are four others: a head of source, time and clicks, the dateline (电头, when it was sent and by whom),
the day of a page and of each wire inside it, and a foot from a word on that nothing but furniture
follows.

Wrong on purpose: a report about copyright that crowds these words loses those sentences.
"""

from __future__ import annotations

import re

from .runs import Span

_WORDS = (
    "(?:免责|版权|特别|郑重)?声明|转载|摘编|版权|授权|侵权|著作权|本[网站报]|自媒体|客户端|公众号|2维码|微信|扫码|"
    "扫描|关注我们|点击|蓝字|下载|长按|不代表|观点|立场|真实性|原创|不构成|投资建议|自行|核实|风险|法律责任|违者|"
    "联系我们|及时删除|更正|删除|投稿|邮箱|热线|来源|稿件|注明|责任编辑|编辑|校对|更多(?:精彩|内容)|往期|推荐|点赞|在看|"
    "分享|时间|浏览|阅读|发布|作者|记者|字号|打印|返回.{0,6}首页|查看更多|阅读原文|存储服务|仅供参考|谨慎"
)
_FIRST = (
    "免版特郑声转摘授侵著本自客公2微扫关点蓝下长不观立真原投行核风法违联及更删邮热来稿注责编校往推在分时浏阅发作"
    "记字打返查存仅谨"
)
_CUE = re.compile(f"(?=[{_FIRST}])(?:{_WORDS})")
"""Looking at the first letter before trying sixty words makes the search four times as fast."""
_LABEL = re.compile(
    "来源|稿件|责任编辑|编辑|校对|点击|浏览|阅读|字号|打印|分享|返回|点赞|在看|往期|关注我们|蓝字"
    "|本[报网站]讯?[a-z]*(?:本报)?记者|记者.{2,4}?(?:文图|摄影报道|报道)"
    "|(?:发布|作者|记者)(?:时间|日期)?[0-9]{4}(?:年|[01][0-9])|发布(?:时间|日期)|(?<!北京)(?<!当地)时间[0-9]"
)
"""Words that label a field of a head. The others open reports too (本报讯某地发布, 发布更正声明): at a head they
are furniture before such a word and not after the last."""
_NEAR = 24
"""Letters between two words of one piece of furniture."""
_LOOSE = 12
"""The same after the first: a report says 发布 or 记者 in its last sentence, and furniture follows."""
_CUES = 4
"""Different words a piece holds; at the head of a text (来源, 时间, 点击) half as many."""
_HEAD = 16
"""Letters before the first word of such a head."""
_HEAD_ENDS = 64
"""Letters such a head has at most: a disclaimer below a flash is none."""
_DENSE = 18
"""Letters per word, at most."""
_EDGE = 8
"""Letters that may go with the last word."""
_FOOT = re.compile("(?<!发[布出])(?:往期推荐|(?:免责|版权|特别|郑重)声明|特别提醒|风险提示)")
"""What nothing but furniture follows, in the last letters of a text."""
_LAST = 120
"""Letters of a text in which a foot begins."""
_DATELINE = re.compile("[^0-9]{0,20}(?:[0-9]{1,2}月)?[0-9]{1,2}日?(?:电|讯|消息|报道)")
"""本报东京1月12日电: when it was sent, not what happened."""
_MASTHEAD = re.compile(
    "(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:(?:星期|周)[1-6日天])?第?[0-9十]{1,3}版"
    "|第[0-9十]{1,3}版[^0-9]{0,6}[0-9]{1,2}月[0-9]{1,2}日(?:(?:星期|周)[1-6日天])?"
)
"""2022年5月20日星期五第3版: the day of the page, not of what it prints."""
_WIRE = re.compile("[0-9]{1,2}月[0-9]{1,2}日(?:电|讯|消息)")
"""The dateline of a story inside a page."""
_WIRED = ("日电", "日讯", "日消息")
"""Looked for first, at the speed of a search for words."""
_STAMP = re.compile("[0-9年月日时分秒]*")
"""The day and time that a head ends in."""


def furniture(letters: str) -> tuple[Span, ...]:
    """The letters of furniture: half-open spans, in order."""
    spans: list[Span] = []
    cues: list[re.Match[str]] = []
    for cue in (*_CUE.finditer(letters), None):
        if cue and cues and cue.start() - cues[-1].end() <= _NEAR:
            cues.append(cue)
            continue
        while len(cues) > 1 and cues[1].start() - cues[0].end() > _LOOSE:
            del cues[0]
        at_head = bool(cues) and cues[0].start() < _HEAD
        if at_head:
            cues = _close(cues)
            at_head = cues[-1].end() < _HEAD_ENDS
        if len({c[0] for c in cues}) >= (_CUES // 2 if at_head else _CUES):
            start, end = cues[0].start(), cues[-1].end()
            if at_head:
                if end := _end_of_labels(letters, cues):
                    spans.append((0, end))
            elif end - start <= _DENSE * len(cues):
                spans.append((start, min(len(letters), end + _EDGE)))
        cues = [cue] if cue else []
    dateline = _DATELINE.match(letters)
    if dateline and not (spans and spans[0][0] == 0):
        spans.insert(0, dateline.span())
    days = [match.span() for match in _MASTHEAD.finditer(letters)] if "版" in letters else []
    if any(mark in letters for mark in _WIRED):
        days += [match.span() for match in _WIRE.finditer(letters)]
    for found in sorted(days):
        if all(end <= found[0] or found[1] <= start for start, end in spans):
            spans.append(found)
    spans.sort()
    foot = _FOOT.search(letters, max(0, len(letters) - _LAST))
    if foot:
        spans = [span for span in spans if span[0] < foot.start()]
        joined = bool(spans) and spans[-1][1] >= foot.start()
        spans.append((spans.pop()[0] if joined else foot.start(), len(letters)))
    return tuple(spans)


def _end_of_labels(letters: str, cues: list[re.Match[str]]) -> int:
    """Where the fields of a head end, 0 where no word is the label of one."""
    labels = [_LABEL.match(letters, cue.start()) for cue in cues]
    end = max((label.end() for label in labels if label), default=0)
    stamp = _STAMP.match(letters, end)
    return stamp.end() if end and stamp else end


def _close(cues: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first cues, up to a sentence that has none, unless all of them are dense furniture."""
    if len({cue[0] for cue in cues}) >= _CUES:
        return cues
    for n in range(1, len(cues)):
        if cues[n].start() - cues[n - 1].end() > _LOOSE:
            return cues[:n]
    return cues
