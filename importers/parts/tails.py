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
from .script import simplified

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
        re.compile(r"^(?:/?enp?property-*>?|<br\s*/?>|&nbsp;|-{3,}|={3,}|\*{3,}|_{3,})+$"),
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
            r"|转载请注明|未经.{0,8}授权.{0,8}(?:不得|禁止|严禁)|不代表本(?:网|站|平台|报)|投资有风险|不构成(?:任何)?投资建议|风险自担"
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


_FRAME = re.compile(
    r"^[\[【（(]?(?:分享(?:到|至|让更多人看到)?|字号|字体|打印|关闭|收藏|评论|跟贴|点赞|举报|复制链接|返回顶部|关闭窗口|我要(?:评论|纠错|分享)|手机(?:看|版|阅读)"
    r"|大\s*中\s*小|A\s*[-+]|小\s*中\s*大|扫一扫.{0,20}|用微信扫.{0,20}|[+\-]\d*|听新闻|繁体|转繁體|扫码.{0,20}|下载APP.{0,10}|打开APP.{0,10})"
    r"[\]】）)]?(?:\s*[:：|｜/\[\]【】]?\s*(?:分享(?:到|至)?|字号|字体|打印|关闭|关闭窗口|收藏|评论|大|中|小|A[-+]?|微信|微博|QQ空间|新浪微博|返回顶部|本页|\d+|[\[\]【】|｜/+:：-]))*$",
    re.IGNORECASE,
)
_READING = re.compile(
    r"^(?:赞|讚)\s*\d*$|^广告$|继续浏览后续|^分享\s*[:：]|第1页\s+第2页|^CNML格式|^按这(?:订阅|里)|^图集$|^(?:放大|缩小|默认|\s)+$|^阅读(?:整篇|全部)(?:文章)?$|新闻快报|^本版(?:列表)?新闻$|@page\s*\{|^\+?关注$|^热点栏目$|^视力保护色|^\\+?\d$|预计阅读|阅读时间|^本文共\d+字|^\d+(?:天|小时|分钟)前|启用听新闻|(?:用|下载|打开)\S{0,6}APP(?:看|按|$|\s)"
)
_FOOT_HEAD = re.compile(
    r"^[\[【（(#·>»\s]*(?:相关(?:阅读|新闻|报道|链接|文章|推荐|专题|稿件|资讯|附件下载|解读|政策)|延伸阅读|新闻推荐|你可能(?:还|也)?(?:想|喜欢|感兴趣)|快来抢沙发|还没有评论|最热评论|(?:已有|评论\s*)\d+人(?:参与|评论)|评论一下|点击查看更多|进入.{2,16}讨论|试读结束|开通会员|为您的材料|读文汇报|Read\s*More|新闻排行|阅读全部|作者原创|不允许二次|微信扫一扫|微信订阅号|推荐(?:阅读|新闻|文章|视频)|热点(?:推荐|新闻|专题)?|热门(?:推荐|文章|新闻|评论)"
    r"|猜你喜欢|为您推荐|更多(?:新闻|精彩|内容|文章|>>)|上一篇|下一篇|上一条|下一条|前一篇|后一篇|网友评论|最新评论|全部评论|我要评论|发表评论|评论列表|精彩评论|文明上网|责任编辑|責任編輯"
    r"|免责声明|版权声明|特别声明|郑重声明|声明|分享到|分享至|分享让|标签|关键词|关键字|返回(?:首页|顶部|列表|上一页)|扫一扫|原标题|本文来源|文章来源|来源[:：]|编辑[:：]|责编|打印本页"
    r"|-?\s*THE\s*END\s*-?|本篇文章来源|凡本网|凡注明|转载(?:请)?(?:注明|声明)|本网(?:站)?声明|欢迎关注|关注.{0,10}(?:公众号|微信)|举报)",
    re.IGNORECASE,
)


def frame_reason(line: str) -> str | None:
    """Why a line of a page is one of its tools (分享, 字号, 打印) wherever it stands, or None."""
    if len(line) > _SHORT:
        return None
    line = simplified(line)
    return "page furniture" if _FRAME.match(line) or _READING.search(line) else None


def foot_reason(line: str) -> str | None:
    """Why a line of a page begins what stands below the report, or None."""
    line = simplified(line)
    if _FOOT_HEAD.match(line) and (len(line) <= _SHORT or not line.endswith("。")):
        return "page furniture"
    return junk_reason(line, at_foot=True)


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
