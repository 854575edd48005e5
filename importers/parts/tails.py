"""Lines that are no part of the report: promotion, disclaimers, links back, page furniture.

They stand at the foot of a copied text, a few at its head, seldom inside. Losing a paragraph is worse
than keeping a line of junk, so a line is taken out only when it is short, has at most two sentences,
and its words leave no doubt: words that a report may use in passing (扫码, 关注, 点击) count in the last
block of a text alone, and only on a line that begins with them. Everything taken out is listed.
"""

from __future__ import annotations

import re

from ..drafts import Draft
from ..spans import Ledger, trim

_ANYWHERE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "promotion",
        re.compile(
            r"(?:需要|全文|承接|专业).{0,8}(?:代笔|代写)|联系老师|联系客服|写作老师|👉|👈|加微信"
            r"|预览(?:阅读)?已?结束|新闻线索报料|报料热线"
        ),
    ),
    (
        "return link",
        re.compile(
            r"^\[?返回[^\]。]{0,24}(?:新闻|首页|列表|目录)\]?(?:\(|$)|^(?:上|下)一篇\s*[:：]"
        ),
    ),
    (
        "page furniture",
        re.compile(
            r"^(?:相关阅读|延伸阅读|推荐阅读|相关新闻|热点推荐|猜你喜欢|分享到|打印本页|关闭窗口|字号"
            r"|大\s*中\s*小|阅读次数|浏览次数|点击数|【\d+】(?:【\d+】)*)(?:\s*[:：].{0,30})?$"
        ),
    ),
    (
        "stray mark-up",
        re.compile(r"^(?:(?:/?enp?property-*>?|<br\s*/?>|&nbsp;)+|[-=*_]{3,})$"),
    ),
)
_AT_FOOT: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "promotion",
        re.compile(
            r"^[（(【]?(?:请)?(?:扫一?扫|扫码|扫描|长按|下载|关注(?:我们|公众号|.{0,12}(?:公众号|微信|微博))|点击|更多.{0,12}(?:关注|下载|扫码)"
            r"|微信(?:公众)?号|广告热线|免费预览)|本文由.{2,16}(?:整理|收集|提供)|下载(?:全文|原文|完整)"
        ),
    ),
    ("page furniture", re.compile(r"^(?:打印|关闭|收藏|举报|相关链接)\s*[:：]?$")),
    (
        "disclaimer",
        re.compile(
            r"^[（(【\[]?(?:免责声明|特别声明|版权声明|重要声明|声明|郑重声明|风险提示|风险提醒)\s*[:：】]"
            r"|转载请注明|未经.{0,8}授权.{0,8}(?:不得|禁止|严禁).{0,12}(?:转|摘|复制|使用|链接|镜像|引用|刊)|不代表本(?:网|站|平台|报)|投资有风险|不构成(?:任何)?投资建议|风险自担"
        ),
    ),
)
# 下转第六版: the story goes on elsewhere, or came from there.
_JUMP = re.compile(
    r"(?P<mark>[（(])?(?:下转|上接)第?[\dA-Z一二三四五六七八九十]{1,4}版[^（）()。]{0,10}[）)]?$"
)
_SHORT = 60  # characters; the promotional lines met had at most 34
_FOOT_LONGEST = 200  # a disclaimer may run longer
_FOOT = 4  # paragraphs from the end


def junk_reason(line: str, *, at_foot: bool) -> str | None:
    """Why a line is no part of the report, or None."""
    if len(line) <= _SHORT and line.count("。") <= 2:
        for why, pattern in _ANYWHERE:
            if pattern.search(line):
                return why
    if at_foot and len(line) <= _FOOT_LONGEST:
        for why, pattern in _AT_FOOT:
            if pattern.search(line) and (why == "disclaimer" or len(line) <= _SHORT):
                return why
    return None


def take_tails(draft: Draft, ledger: Ledger) -> None:
    """Take the junk lines of `draft` out, each with its reason in the ledger."""
    texts = [para for para in draft.paras if para.kind == "paragraph"]
    gone = set()
    for i, para in enumerate(texts):
        jump = _JUMP.search(para.text.value)
        if jump and (jump["mark"] or jump.start() == 0):
            ledger.remove(para.text[jump.start() :], "page jump")
            para.text = trim(para.text[: jump.start()], ledger)
            if not para.text.value:
                gone.add(id(para))
                continue
        why = junk_reason(para.text.value, at_foot=i >= max(1, len(texts) - _FOOT))
        if why:
            gone.add(id(para))
            ledger.remove(para.text, why)
    draft.drop(gone)
