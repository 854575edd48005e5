"""A story that hundreds print: the trap of every cap on how common a fingerprint may be.

Methods that drop what stands in more than so many texts, to be quick or to be rid of phrases, drop
the story itself. The copies are misread in up to five letters of a hundred, and four in ten are
cut; around them stands a whole labelled set with its own series, pages and phrases.
"""

from __future__ import annotations

import random

from bench.reprints import damage
from bench.reprints.labelled import LabelledSet, Text
from bench.reprints.make_set import make_set
from bench.reprints.stories import endless
from bench.reprints.tracked import Tracked, join, story

COPIES, OTHERS = 300, 2000
_SEED = 77


def viral_set() -> tuple[LabelledSet, set[str]]:
    """All the texts, and the ids of the copies. No pairs: the groups are what is judged."""
    printings, _ = make_set("other", _SEED, [], OTHERS)
    dice = random.Random(_SEED)
    told = next(iter(endless(dice, [])))
    whole = story(0, told.text)
    texts = [(p.id, p.text.text) for p in printings]
    copies = [
        (f"viral-{n:03}", _copy(dice, whole, cut=n % 5 in (1, 3)).text) for n in range(COPIES)
    ]
    rows = [*texts, *copies]
    dice.shuffle(rows)
    listed = {name: Text(name, text, frozenset(), name, frozenset({name})) for name, text in rows}
    return LabelledSet("viral", listed, {}), {name for name, _ in copies}


def _copy(dice: random.Random, whole: Tracked, *, cut: bool) -> Tracked:
    """A misread copy; a cut one keeps 60 to 90 of a hundred of its sentences, from either end."""
    if cut:
        sentences = whole.sentences()
        kept = max(1, round(len(sentences) * dice.uniform(0.6, 0.9)))
        whole = join(sentences[:kept] if dice.random() < 0.5 else sentences[-kept:])
    percent = dice.randint(0, 5)
    return damage.ocr(dice, whole, percent) if percent else whole
