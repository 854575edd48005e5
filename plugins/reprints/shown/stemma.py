"""A group of printings seen as one text: what all of them print, and what each prints alone.

Every printing is laid on the base text (`comparing.py`); each character of it then knows how many
printings have it. That is an apparatus (校记) turned round: instead of notes under the text, the text
says where the copies part.

Wrong on purpose: what all copies but the base have is nowhere in the base, and is told as the own
words of each. In a large group misread characters fray every line, so counts are rounded to tenths.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .changes import Changes

EXACT = 10
"""Printings up to which every count is shown as it is."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of the base text, and how many printings have them, the base among them."""

    text: str
    count: int
    is_common: bool


class Common(NamedTuple):
    """The base text in paragraphs of stretches; how many characters stand in every printing."""

    paragraphs: tuple[tuple[Stretch, ...], ...]
    printings: int
    characters: int
    of: int


def common_text(base: str, others: Sequence[Changes]) -> Common:
    """Count in how many printings each part of the base stands; `others` are changes from it."""
    counts = np.ones(len(base), dtype=np.int64)
    for found in others:
        for segment in found.segments:
            # A moved passage stands in both, wherever.
            if segment.kind in ("same", "moved"):
                counts[slice(*segment.a)] += 1
    size = 1 + len(others)
    levels = counts if size <= EXACT else -(-counts * EXACT // size)
    whole = size if size <= EXACT else EXACT
    paragraphs, start = [], 0
    for line in base.split("\n"):
        end = start + len(line)
        stretches = tuple(_stretches(line, levels[start:end], counts[start:end], whole))
        if stretches:
            paragraphs.append(stretches)
        start = end + 1
    visible = np.array([not char.isspace() for char in base], dtype=np.bool_)
    common = int(((levels == whole) & visible).sum()) if len(base) else 0
    return Common(tuple(paragraphs), size, common, int(visible.sum()))


def _stretches(
    line: str, levels: np.typing.NDArray[np.int64], counts: np.typing.NDArray[np.int64], whole: int
) -> Iterable[Stretch]:
    if not line.strip():
        return
    ends = [*(np.flatnonzero(np.diff(levels)) + 1).tolist(), len(line)]
    start = 0
    for end in ends:
        level = int(levels[start])
        yield Stretch(line[start:end], int(counts[start:end].min()), level == whole)
        start = end
