"""Stray spaces that scanning left inside running Chinese text.

Chinese is printed without spaces between words. In running text a space between Han characters,
between Han and digits, or before a closing bracket is a former line end or a wide set letter; in
headings and bylines it parts names or parallel phrases and stays. Single characters that are all
separated by spaces are letter-spacing (若 干 措 施) and close up.

A text that sets its figures apart by design (2022 年 5 月, throughout) is left as printed: only where
Han characters themselves are torn apart in several places was it a scanner.
"""

from __future__ import annotations

import re

from ..drafts import Draft
from ..spans import Ledger, Span, Text
from .suspects import LOST_MARK

_HAN = r"\u3400-\u9fff"
_TORN = re.compile(rf"(?<=[{_HAN}，、。；：])[ \u3000]+(?=[{_HAN}])")
_STRAY = re.compile(
    rf"(?<=[{_HAN}，。、；：”）》%])[ \u3000]+(?=[{_HAN}\d“（《])"
    rf"|(?<=[\d%,])[ \u3000]+(?=[{_HAN}])|(?<=[{_HAN}])[ \u3000]+(?=\d)"
    r"|[ \u3000]+(?=[)）\]】》”，。、；])|(?<=[。，；])[ \u3000]+(?=[（(])"
)
_NAME_LIST = re.compile(
    rf"(?<![{_HAN}])(?:[{_HAN}]{{2,4}}[ \u3000]+){{2,}}[{_HAN}]{{2,4}}(?![{_HAN}])"
)
_LETTER_SPACED = re.compile(rf"^[{_HAN}](?:[ \u3000]+[{_HAN}]){{2,}}$")

_ONE_SPACE = re.compile(r"(?<=\S)[ \u3000](?=\S)")
_FEWEST_WORDS, _MOST_WORDS = 40, 500_000
_MOSTLY_SINGLE = 0.7  # of the words between spaces are one character; ordinary text has under 0.2
# Torn places: one or two also happen to names in a sentence.
_ENOUGH = 3
_RUNNING = 60  # characters; shorter paragraphs are headings, bylines, signatures


def close_letter_spacing(text: Text) -> Text:
    """若 干 措 施 → 若干措施; anything else as it is."""
    if not _LETTER_SPACED.match(text.value):
        return text
    return text.without(match.span() for match in re.finditer(r"[ \u3000]+", text.value))


def close_spaced_text(lines: list[Text], ledger: Ledger) -> list[Text]:
    """The lines of a text set with a space behind every character, closed up; any other text as it is.

    Wider gaps stay as one space.
    """
    words = [word for line in lines for word in line.value.split()]
    single = sum(len(word) == 1 for word in words)
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or single < _MOSTLY_SINGLE * len(words):
        return lines
    closed = []
    for line in lines:
        for match in reversed(list(_ONE_SPACE.finditer(line.value))):
            ledger.remove(line[match.start() : match.end()], "stray space")
        closed.append(line.without(match.span() for match in _ONE_SPACE.finditer(line.value)))
    return closed


def _list_spaces(text: str) -> list[Span]:
    """The spans of lists of names or places, which their spaces part."""
    return [match.span() for match in _NAME_LIST.finditer(text)]


def scanned(paragraphs: list[str]) -> bool:
    """Whether a scanner tore the text: Han characters apart in several long paragraphs' lines."""
    torn = 0
    for text in paragraphs:
        if len(text) >= _RUNNING:
            lists = _list_spaces(text)
            torn += sum(not _inside(match.start(), lists) for match in _TORN.finditer(text))
    return torn >= _ENOUGH


def stray_spaces(text: str) -> list[Span]:
    """The places of stray spaces; one that stands for a lost 、 in a list stays to show it."""
    telling = [match.span() for match in LOST_MARK.finditer(text)] + _list_spaces(text)
    return [match.span() for match in _STRAY.finditer(text) if not _inside(match.start(), telling)]


def _inside(place: int, spans: list[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def close_stray_spaces(draft: Draft, ledger: Ledger) -> None:
    """Take the stray spaces out of the running text of a scanned draft."""
    if not scanned([para.text.value for para in draft.paras]):
        return
    for para in draft.paras:
        if para.kind != "paragraph" or len(para.text) < _RUNNING:
            continue
        strays = stray_spaces(para.text.value)
        for start, end in strays:
            ledger.remove(para.text[start:end], "stray space")
        para.text = para.text.without(strays)
