"""Lines of a page that are its furniture: tools beside the text, and what begins its foot.

The words are those that Chinese sites print; they are looked up in simplified characters. A tool (分享, 字号, 打印) is
one wherever it stands; a foot's first line (相关阅读, 责任编辑, 版权声明) ends the report. Words that also begin
sentences (相关政策下月施行。) need something of a label behind them.
"""

from __future__ import annotations

import re

from .script import simplified
from .tails import junk_reason

_SHORT = 60  # characters


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


_TOOL = _any(
    "分享(?:到|至|让更多人看到)?", "字号", "字体", "打印(?:本页)?", "关闭(?:窗口)?", "收藏", "评论", "跟贴",
    "点赞", "举报", "复制链接", "返回顶部", "我要(?:评论|纠错|分享)", "手机(?:看|版|阅读)", r"大\s*中\s*小",
    r"小\s*中\s*大", r"A\s?[-+]", "扫一扫.{0,20}", "用微信扫.{0,20}", r"[+\-]\d{0,6}", "听新闻", "繁体",
    "扫码.{0,20}", "下载APP.{0,10}", "打开APP.{0,10}",
)  # fmt: skip
_BESIDE = _any(
    "分享", "到", "至", "字号", "字体", "打印", "关闭", "窗口", "收藏", "评论", "大", "中", "小", "A", "微信",
    "微博", "新浪", "QQ", "空间", "返回顶部", "本页", r"\d",
)  # fmt: skip
_TOOLS = re.compile(
    rf"^[\[【（(]?{_TOOL}[\]】）)]?(?:{_BESIDE}|[\s:：|｜/\[\]【】+-])*$", re.IGNORECASE
)
_TOOL_LINE = re.compile(
    _any(
        r"^赞\s?\d*$", "^广告$", "继续浏览后续", r"^分享\s?[:：]", r"第1页\s+第2页", "^CNML格式",
        "^按这(?:订阅|里)", "^图集$", r"^(?:放大|缩小|默认|\s)+$", "^阅读(?:整篇|全部)(?:文章)?$",
        "新闻快报[^。！？]*$", "^本版(?:列表)?新闻$", r"@page\s?\{", r"^\+?关注$", "^热点栏目$", r"\s阅读全部$",
        "^(?:用户|网友)评论$", "^视力保护色", "预计阅读[^。！？]*$", "阅读时间[^。！？]*$", r"^本文共\d+字",
        r"^\d+(?:天|小时|分钟)前[^，。！？]*$", "启用听新闻", r"用\S{0,6}APP(?:看|按)",
        r"(?:下载|打开)\S{0,6}APP(?:看|按|$|\s)",
    )
)  # fmt: skip
_FOOT = re.compile(
    r"^[\[【（(#·>»\s]*"
    + _any(
        "相关(?:阅读|新闻|报道|链接|文章|推荐|专题|稿件|资讯|附件下载|解读|政策)", "延伸阅读", "新闻推荐",
        "其他人(?:也|还)?在看", "大家(?:都)?在看", "你可能(?:还|也)?(?:想|喜欢|感兴趣)", "快来抢沙发",
        "还没有评论", "最热评论", r"(?:已有|评论\s?)\d+人(?:参与|评论)", "评论一下", "点击查看更多",
        "进入.{2,16}讨论", "试读结束", "开通会员", "为您的材料", "读文汇报", r"Read\s?More", "新闻排行",
        "阅读全部", "作者原创", "不允许二次", "微信扫一扫", "微信订阅号", "推荐(?:阅读|新闻|文章|视频)",
        "热点(?:推荐|新闻|专题)?", "热门(?:推荐|文章|新闻|评论)", "猜你喜欢", "为您推荐",
        "更多(?:新闻|精彩|内容|文章|>>)", "[上下前后]一[篇条]", "网友评论", "最新评论", "全部评论", "我要评论",
        "发表评论", "评论列表", "精彩评论", "文明上网", "责任编辑", "(?:免责|版权|特别|郑重)?声明",
        "分享[到至让]", "标签", "关键[词字]", "返回(?:首页|顶部|列表|上一页)", "扫一扫", "原标题", "本文来源",
        "文章来源", "来源[:：]", "编辑[:：]", "责编", "打印本页", r"-?\s?THE\s?END\s?-?", "本篇文章来源",
        "凡本网", "凡注明", "转载时?务?请?(?:注明|声明)", "本网(?:站)?声明", "欢迎关注",
        "关注.{0,10}(?:公众号|微信)", "举报", "(?:出稿|更新)时间",
    ),
    re.IGNORECASE,
)  # fmt: skip
# Words of the foot that also begin sentences: 相关政策下月施行。 举报电话已经公布。
_SENTENCE = re.compile(
    r"^(?:相关.{2,4}|推荐.{2}|热[点门].{0,2}|更多.{2}|进入|已有|开通会员|阅读全部|新闻排行|你可能|最新评论|全部评论|分享[到至让]"
    r"|声明|标签|关键[词字]|举报)(?![\s:：】\])）>|｜]).*[。！？]”?$"
)


def frame_reason(line: str) -> str | None:
    """Why a line of a page is one of its tools wherever it stands, or None."""
    if len(line) > _SHORT:
        return None
    line = simplified(line)
    return "page furniture" if _TOOLS.match(line) or _TOOL_LINE.search(line) else None


def foot_reason(line: str) -> str | None:
    """Why a line of a page begins what stands below the report, or None."""
    line = simplified(line)
    whole = len(line) <= _SHORT or not line.endswith("。")
    if _FOOT.match(line) and whole and not _SENTENCE.match(line):
        return "page furniture"
    return junk_reason(line, at_foot=True)
