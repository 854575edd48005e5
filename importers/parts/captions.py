"""Picture captions (图片说明) leave the body and are kept with their credit.

A caption is a short line that ends in a credit: 某某 摄, 供图, 资料图片. It may stand anywhere, also in the
middle of a sentence that the picture broke in print; a copied page often carries it twice. Who took
the picture is a photographer, never the writer; 资料图片 (from the files) names nobody.
"""

from __future__ import annotations

import re

from ..drafts import Draft
from ..model import Caption
from ..spans import Ledger
from .names import NAMES, split_names

# Longer lines ending in 摄 were paragraphs in every text seen.
_LONGEST = 90
_FILES = r"(?:资料图片|资料照片|資料圖片|資料照片|资料图|网络图片|视频截图)"
_CREDIT = re.compile(
    rf"^(?P<text>.*?)[\s。.，,]*[（(]?(?P<credit>{_FILES}"
    r"|(?:图片由|照片由)?(?:(?:本报|本刊)?(?:记者|通讯员|記者|攝影|摄影)?[ \u3000:：/]*"
    rf"(?P<names>{NAMES})[ \u3000]*(?:摄影?|攝影?|供图))"
    rf"|[（(]?(?:圖|图|摄影|攝影)[ \u3000]*[/／:：][ \u3000]*(?P<after>{NAMES}|[^（）()]{{2,16}})"
    r"|[\u4e00-\u9fff]{2,16}(?:供图|提供))[）)]?$"
)


def read_caption(line: str) -> Caption | None:
    """The caption a line is, or None."""
    if len(line) > _LONGEST or line.endswith(("。", "！", "？")):
        return None
    match = _CREDIT.match(line)
    if not match:
        return None
    text = match["text"].strip(" 。，,.\u3000▲△▼")
    credit = match["credit"].strip("（）() \u3000")
    return Caption(text, credit) if text else Caption(credit)


def take_captions(draft: Draft, ledger: Ledger) -> None:
    """Move the captions of `draft` out of its body, each once."""
    for para in list(draft.paras):
        if para.kind != "paragraph":
            continue
        caption = read_caption(para.text.value)
        if caption is None:
            continue
        draft.drop(para)
        if caption in draft.captions:
            ledger.remove(para.text, "caption printed twice")
            continue
        ledger.field(para.text)
        draft.captions.append(caption)
        match = _CREDIT.match(para.text.value)
        if match and (match["names"] or match["after"]):
            draft.photographers += split_names(match["names"] or match["after"])
