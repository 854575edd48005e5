"""What a portal sets around a report: picture credits, captions, lists of related links, its headline again.

A picture is gone from the text, so what stood under it must go too: its caption (centred, or behind
▲ 图为, just below a picture) to `captions`, its bare credit (图片来源：某网) out. That a picture stood above
a paragraph is seen in the original between the two.
"""

from __future__ import annotations

import re

from ..drafts import Draft, Page, Para
from ..model import Caption
from ..parts.bylines import is_people_line
from ..parts.captions import read_caption
from ..parts.sections import is_heading
from ..spans import PLAIN, Ledger
from .plain import without_liquid

_CREDIT = re.compile(
    r"^[（(【\[▲△▼↑\s]*(?:(?:图片|照片|题图|头图|配图|插图|封面图?|封图|图表|视频|截图|图)\s*"
    r"(?:来源|来自|源自|源|提供|版权|作者)|图源|视觉中国供图)(?:于)?[:：/／|｜\s]*[^。！？]{0,40}$"
)
# A credit that only a picture or a table above it tells from a statement of the text.
_CREDIT_BELOW = re.compile(
    r"^[（(【\[]?\s*(?:(?:数据|资料|信息)?来源|图|图片|制图|供图|摄影)\s*[:：/／|｜]\s*[^。！？]{1,40}$"
)
_CAPTION_MARK = re.compile(r"^[（(【]?\s*(?:[▲△▼↑]|图为|图[:：]|图\s*\d{1,2}[:：、.\s]|（图）)")
_WITH_CREDIT = re.compile(
    r"^(?P<text>.{2,80}?)[\s，。；（(【]+(?P<credit>(?:图片?|照片)\s*(?:来源|源|来自|[/／|｜])\s*[:：/／|｜]?\s*[^。！？（）()]{1,24})[）)】]?$"
)
_CENTRED = re.compile(r"text-align\s*:\s*center|<center|align\s*=\s*[\"']?center", re.IGNORECASE)
_HEAD_GAP = 1200  # characters; the chart block met above a first paragraph had 501
_LONGEST_CAPTION = 60
_CLOSED = tuple("。！？…”）)》」』】!?")
_SPEAKING = re.compile(
    r"(?:[—…]|说|表示|指出|强调|介绍|提出|认为|要求|如下)$"
)  # what follows goes on from it
_RUNNING = 40  # characters; a heading stands above a paragraph, not above another short line
_STOPS = tuple("。！？：:；")
_RELATED = re.compile(
    r"^[【\[#>\s]*(?:相关(?:阅读|报道|新闻|链接|文章|推荐|资讯)|延伸阅读|推荐阅读|扩展阅读|更多(?:阅读|报道|新闻)|热门(?:文章|推荐)"
    r"|往期(?:回顾|推荐)|点击查看(?:更多|往期))[】\]]?\s*[:：>]*\s*$"
)
_MORE = re.compile(
    r"^[【\[（(>»\s]*(?:点击|查看|阅读|更多|进入|下载)(?:查看|阅读|进入)?.{0,20}(?:原文|全文|详情|更多|专题|公告|链接|>>|》》|→)?[】\]）)>»\s]*$"
)
_SHORT_LINK = 50
_ORIGINAL = re.compile(
    r"^(?:[【\[（(]?(?:原文(?:链接|地址|网址)?|(?:查看|阅读|点击查看)原文|来源链接|文章链接)[】\]）)]?\s*[:：]?\s*"
    r"(?:(?P<url>https?://\S+)|[^。]{0,12})|(?P<bare>https?://[^\s\u4e00-\u9fff]+))$"
)
_RETURN = re.compile(
    r"^[\[«‹←\s]*(?:返回|回到)[^。！？]{0,40}(?:首页|新闻|列表|目录|顶部|专题)\]?(?:\[[^\]]*\])?[\s>»]*$"
)
_IN_LINK = re.compile(r"<a\b[^>]*>\s*(?:<(?:strong|b|span|em|font)\b[^>]*>\s*)*$", re.IGNORECASE)
_PART_NUMBER = re.compile(r"0?1")
_HEAD = 5  # paragraphs of people that may stand above it
_NO_PLAYER = re.compile(
    r"^(?:您的浏览器|当前浏览器|浏览器)(?:暂|版本)?不支持.{0,30}$|^K图\s*\S{0,20}$"
)
_SIGNS = re.compile(r"[\W_]+")


def take_pictures(draft: Draft, page: Page) -> None:
    """Captions and picture credits out of `draft`, and Liquid tags; before its source lines are read."""
    for para in draft.paras:
        if para.kind != "table":
            para.text = without_liquid(para.text, page.ledger)
            if _NO_PLAYER.match(para.text.value):
                page.ledger.remove(para.text, "page furniture")
                para.text = para.text[:0]
    draft.paras = [para for para in draft.paras if para.kind == "table" or para.text.value]
    _take_captions(draft, page)


def take_surroundings(draft: Draft, page: Page) -> None:
    """Links and the repeated headline out of `draft`, when no source line stands below them any more."""
    _take_original_link(draft, page.ledger)
    _take_related(draft, page)
    _take_headline(draft, page.ledger)
    _mark_headings(draft)


def _take_captions(draft: Draft, page: Page) -> None:
    gone: set[int] = set()
    below = False  # of a picture, or of what stood under one
    before = draft.paras[0].text.outer()[0] if draft.paras else 0
    above: Para | None = None
    for para in draft.paras:
        if para.kind == "table":
            below, above = True, para
            before = max((cell.outer()[1] for cell in para.texts() if cell.value), default=before)
            continue
        start, end = para.text.outer()
        gap = page.original[_gap_start(above, before) : start]
        below = below and (above is None or id(above) in gone or above.kind == "table")
        below = below or "<img" in gap or "![" in gap
        if caption := _caption(para, gap, below):
            gone.add(id(para))
            if isinstance(caption, Caption):
                if caption not in draft.captions:
                    draft.captions.append(caption)
                page.ledger.field(para.text, "caption")
            else:
                page.ledger.remove(para.text, "picture credit")
        else:
            below = False
        before, above = end, para
    draft.drop(gone)


def _gap_start(above: Para | None, before: int) -> int:
    """Where the gap above a paragraph begins; above the first one, the last few tags."""
    return before if above else max(0, before - _HEAD_GAP)


def _caption(para: Para, gap: str, below: bool) -> Caption | bool:
    """The caption a paragraph is, True for a bare credit, False for a text's own paragraph."""
    value = para.text.value
    if len(value) > _LONGEST_CAPTION + 40:
        return False
    if _CREDIT.match(value) or (below and _CREDIT_BELOW.match(value)):
        return True
    if read_caption(value):
        return False  # it names its photographer: read with all such lines
    match = _WITH_CREDIT.match(value)
    if match and (below or _CAPTION_MARK.match(value)):
        return Caption(match["text"].strip("▲△▼↑ "), match["credit"])
    if not below or value.endswith(_STOPS) or len(value) > _LONGEST_CAPTION:
        return False
    if _CAPTION_MARK.match(value):
        return Caption(value.strip("▲△▼↑ "))
    last_tag = gap[gap.rfind("<p") :] if "<p" in gap else gap
    bold = para.kind == "heading" or all(mark.strong for mark in para.text.marks())
    return Caption(value) if _CENTRED.search(last_tag) and not bold else False


def _take_original_link(draft: Draft, ledger: Ledger) -> None:
    """Links back; and 原文链接 as a paragraph, its address printed or behind the words."""
    gone: set[int] = set()
    for para in draft.paras[1:][-4:]:
        if para.kind == "table":
            continue
        value = para.text.value
        if _RETURN.match(value):
            ledger.remove(para.text, "return link")
            gone.add(id(para))
            continue
        match = _ORIGINAL.match(value)
        if not match:
            continue
        printed = match["url"] or match["bare"]
        url = printed or next((mark.href for mark in para.text.marks() if mark.href), None)
        if url is None:
            continue
        draft.original_url = draft.original_url or url
        if printed:
            at = match.start("url" if match["url"] else "bare")
            ledger.field(para.text[at : at + len(printed)], "original_url")
        ledger.remove(para.text, "link to the original")
        gone.add(id(para))
    draft.drop(gone)


def _take_related(draft: Draft, page: Page) -> None:
    """A list of links at the foot, with the line that announces it; and links to more of the site."""
    for i in range(max(1, len(draft.paras) - 30), len(draft.paras)):
        if _RELATED.match(draft.paras[i].text.value):
            following = draft.paras[i + 1 :]
            if all(_is_link(para, page) for para in following):
                for para in draft.paras[i:]:
                    page.ledger.remove(para.text, "related links")
                draft.paras = draft.paras[:i]
            break
    while len(draft.paras) > 1:
        last = draft.paras[-1]
        if not (last.kind == "paragraph" and _MORE.match(last.text.value) and _is_link(last, page)):
            break
        page.ledger.remove(last.text, "promotion")
        draft.paras.pop()


def _is_link(para: Para, page: Page) -> bool:
    """Whether a short paragraph is one link, or a line of a list of headlines."""
    if para.kind == "table" or len(para.text) > _SHORT_LINK:
        return False
    if all(mark.href for mark in para.text.marks()):
        return True
    start = para.text.outer()[0]
    return bool(_IN_LINK.search(page.original[max(0, start - 300) : start]))


def _take_headline(draft: Draft, ledger: Ledger) -> None:
    """The headline printed again above the text; where it is the whole text, it stays."""
    if len(draft.paras) < len(("headline", "text")):
        return
    _take_first_number(draft, ledger)
    first = draft.paras[0]
    if draft.title is None or len(draft.paras) == 1:
        return
    if first.kind == "table" or first.text.value.endswith(_STOPS):
        return
    if _SIGNS.sub("", first.text.value) == _SIGNS.sub("", draft.title):
        ledger.remove(first.text, "headline printed again")
        draft.paras = draft.paras[1:]


def _take_first_number(draft: Draft, ledger: Ledger) -> None:
    """A 1 or 01 alone above the text: the second part has its number as a divide, the first needs none."""
    for i, para in enumerate(draft.paras[:_HEAD]):
        value = para.text.value
        if _PART_NUMBER.fullmatch(value) and i + 1 < len(draft.paras):
            ledger.remove(para.text, "page furniture")
            del draft.paras[i]
            return
        if not is_people_line(value):
            return


def _mark_headings(draft: Draft) -> None:
    """Headings between the parts of a column or digest, that no mark-up tells from paragraphs."""
    for above, para, below in zip(draft.paras, draft.paras[1:], draft.paras[2:], strict=False):
        plain = all(each.kind == "paragraph" for each in (above, para, below))
        if (
            plain
            and is_heading(para.text.value)
            and not _SPEAKING.search(para.text.value)
            and above.text.value.endswith(_CLOSED)
            and len(below.text) > max(_RUNNING, 2 * len(para.text))
        ):
            para.kind = "heading"
            para.text = para.text.marked(PLAIN)
