"""Characters that no reader sees and no feed may hold.

Control characters break XML; zero-width and direction marks hide or turn what is printed. They are taken
out and listed, and so is the pinyin that a copied page of traditional characters carries in brackets behind
single characters: 區(qū). Tabs inside a paragraph become single spaces.
"""

from __future__ import annotations

import re

from ..drafts import Draft
from ..spans import Ledger, Text, trim

_UNWANTED = re.compile(
    "(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]+)"
    "|(?P<invisible>[\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+)"
    "|(?P<tab>\t+)"
    "|(?P<pinyin>(?<=[\u4e00-\u9fff])\\((?=[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])"
    "[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\\))"
)


_REASONS = {
    "control": "control character",
    "invisible": "invisible character",
    "pinyin": "pinyin",
}


def clean_line(text: str) -> str:
    """A value that is no stretch of the text (front matter, a sidecar) without such characters."""
    return _UNWANTED.sub(lambda match: " " if match["tab"] else "", text)


def clean_lines(lines: list[Text], ledger: Ledger) -> list[Text]:
    """The lines of a page cleaned; lines of nothing else go."""
    return [line for line in (_clean(line, ledger) for line in lines) if line.value]


def clean_characters(draft: Draft, ledger: Ledger) -> None:
    """Clean every text of `draft`; paragraphs of nothing else go."""
    for para in draft.paras:
        if para.kind == "table":
            para.rows = [[_clean(cell, ledger) for cell in row] for row in para.rows]
        else:
            para.text = _clean(para.text, ledger)
    draft.paras = [p for p in draft.paras if p.kind == "table" or p.text.strip().value]


def _clean(text: Text, ledger: Ledger) -> Text:
    if not _UNWANTED.search(text.value):
        return text
    parts, at = [], 0
    for match in _UNWANTED.finditer(text.value):
        start, end = match.span()
        parts.append(text[at:start])
        if match["tab"]:
            parts.append(Text.reading(" ", text[start:end].outer()))
        else:
            ledger.remove(text[start:end], _REASONS[match.lastgroup or ""])
        at = end
    return trim(Text.join([*parts, text[at:]]), ledger)
