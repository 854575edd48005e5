"""The reports that are printed again and again: read from a file, or written from sentences here.

Texts read from a file may be reprints of one another already, and a label of theirs is not known.
So of two that have `SHARED` character 10-grams in common only the first is used; what is left
shares nothing but phrases, and every other likeness in the set was put there on purpose.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.reprints.edits import line, prose
from bench.reprints.series_forms import fill_text, word

SHARED = 25
"""10-grams in common from which on two base texts count as one: a passage of 34 characters."""
_GRAM = 10


@dataclass(frozen=True, slots=True)
class Story:
    """A report as first written."""

    title: str
    text: str


def read_base(path: Path) -> list[Story]:
    """The texts of a JSONL file ("text", perhaps "title"), gzipped or not, in its order."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    rows = [json.loads(row) for row in text.splitlines()]
    return [Story(str(row.get("title") or ""), str(row["text"]).strip()) for row in rows]


def distinct(stories: Iterable[Story], shortest: int, longest: int) -> Iterator[Story]:
    """Those of a length (in characters) that share no passage with one before."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        if not shortest <= len(story.text) <= longest:
            continue
        letters = "".join(char for char in story.text if char.isalnum())
        grams = {letters[n : n + _GRAM] for n in range(len(letters) - _GRAM + 1)}
        if len(grams) < 0.8 * (len(letters) - _GRAM):  # a list that repeats itself
            continue
        shared = Counter(holder for gram in grams for holder in holders.get(gram, ()))
        if shared and max(shared.values()) >= SHARED:
            continue
        for gram in grams:
            holders[gram].append(number)
        yield story


def written(dice: random.Random) -> Story:
    """A report of our own: a lead and six to sixteen sentences in a few paragraphs."""
    bodies = dice.sample(prose()["body"], dice.randint(6, 16))
    parts = [line(dice, "lead")]
    for body in bodies:
        parts.append(("\n" if dice.random() < 0.3 else "") + fill_text(dice, body))
    title = f"{word(dice, 'place')}{word(dice, 'goods')}：{word(dice, 'village')}的故事"
    return Story(title, "".join(parts))


def endless(dice: random.Random, base: list[Story]) -> Iterator[Story]:
    """The base texts in random order, then reports of our own."""
    shuffled = dice.sample(base, len(base))

    def both() -> Iterator[Story]:
        yield from shuffled
        while True:
            yield written(dice)

    return distinct(both(), 180, 1600)
