"""What machines do to a text: misread characters, columns read across, remnants of a web page.

OCR of Chinese print errs by look-alikes (未 末) and, on bad paper, by any common character; rates
of 1 to 5 in a hundred are what scanned newspapers show. A page whose columns the layout analysis
did not see is read line by line across all of them, so that a passage is no longer than a line.
"""

from __future__ import annotations

import random
from functools import cache

from bench.reprints.edits import line, rewording
from bench.reprints.tracked import Tracked, join, new


def ocr(dice: random.Random, text: Tracked, percent: int) -> Tracked:
    """Characters misread, lost and added, `percent` of a hundred."""
    common = rewording()["common"]
    parts: list[Tracked | str] = []
    start = 0
    for n, char in enumerate(text.text):
        if char.isspace() or dice.random() >= percent / 100:
            continue
        parts.append(text[start:n])
        start = n + 1
        way = dice.random()
        if way < 0.76:
            alike = _lookalikes().get(char)
            parts.append(dice.choice(alike if alike and way < 0.5 else common))
        elif way < 0.88:
            parts += [text[n : n + 1], dice.choice(common)]
    return join([*parts, text[start:]])


def columns(dice: random.Random, texts: list[Tracked]) -> Tracked:
    """The texts as columns side by side, read across; a text alone is broken into two or three."""
    width = dice.randint(12, 24)
    laid = [_lines(text, width) for text in texts]
    if len(laid) == 1:
        count = dice.choice((2, 2, 3))
        length = -(-len(laid[0]) // count)
        laid = [laid[0][n : n + length] for n in range(0, len(laid[0]), length)]
    between = dice.choice(("　", "  ", "\n", ""))
    rows = []
    for n in range(max(map(len, laid))):
        rows.append(join((column[n] for column in laid if n < len(column)), between))
    return join(rows, "\n")


def remnants(dice: random.Random, text: Tracked) -> Tracked:
    """Tags, entities, scripts and captions left between sentences, now and then within one."""
    parts: list[Tracked | str] = []
    for sentence in text.sentences():
        if dice.random() < 0.3:
            parts.append(line(dice, "html"))
        if dice.random() < 0.06:
            parts.append("\n" + line(dice, "caption") + "\n")
        if dice.random() < 0.1:
            at = dice.randrange(len(sentence))
            parts += [sentence[:at], dice.choice(("&nbsp;", "<b>", "</b>", "<br>")), sentence[at:]]
        else:
            parts.append(sentence)
    return join(parts)


def page(dice: random.Random, titled: list[tuple[str, Tracked]]) -> Tracked:
    """A newspaper page: its head, then the stories under their headlines (整版)."""
    parts: list[Tracked | str] = [line(dice, "pagehead")]
    for title, text in titled:
        if title and dice.random() < 0.8:
            parts.append(title)
        parts.append(text)
    return join(parts, "\n")


def _lines(text: Tracked, width: int) -> list[Tracked]:
    lines = []
    for paragraph in text.paragraphs():
        indented = new("　　") + paragraph
        lines += [indented[n : n + width] for n in range(0, len(indented), width)]
    return lines


@cache
def _lookalikes() -> dict[str, str]:
    alike: dict[str, str] = {}
    for family in rewording()["lookalikes"]:
        for char in family:
            alike[char] = alike.get(char, "") + family.replace(char, "")
    return alike
