"""Time what a comparison page needs: the changes between two printings, and their layout.

    python bench/reprints/compare.py               1,500 characters a text
    python bench/reprints/compare.py --size 10000  a whole page of a paper

Texts are generated, the changes made in them are known, and none is like another. Prints
milliseconds a pair, the median and the slowest of those timed, and exits with 1 when the slowest
takes longer than --limit (20 ms: a build of n printings makes n - 1 comparisons).
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from plugins.reprints.shown.changes import changes  # noqa: E402
from plugins.reprints.shown.collated import collate  # noqa: E402

_LETTERS = [chr(0x4E00 + 5 * n) for n in range(3000)]
Edit = Callable[[list[str], random.Random], list[str]]
"""Sentences of one printing → those of another."""


def words(sentences: list[str], dice: random.Random) -> list[str]:
    """Every third sentence has two letters replaced, every seventh a new clause."""
    edited = []
    for n, sentence in enumerate(sentences):
        if n % 3 == 0:
            sentence = sentence[:5] + "".join(dice.choices(_LETTERS, k=2)) + sentence[7:]
        if n % 7 == 0:
            sentence = "".join(dice.choices(_LETTERS, k=9)) + "，" + sentence
        edited.append(sentence)
    return edited


def misread(sentences: list[str], dice: random.Random) -> list[str]:
    """Every twentieth letter misread."""
    return [
        "".join(dice.choice(_LETTERS) if dice.random() < 0.05 else char for char in sentence)
        for sentence in sentences
    ]


def shuffled(sentences: list[str], dice: random.Random) -> list[str]:
    """No sentence where it was."""
    return dice.sample(sentences, len(sentences))


def halved(sentences: list[str], dice: random.Random) -> list[str]:
    """The second half is another report's."""
    half = len(sentences) // 2
    return sentences[:half] + written(dice, len("".join(sentences[half:])))


def marks(sentences: list[str], dice: random.Random) -> list[str]:
    """Narrow marks, and a paragraph for each sentence."""
    return [f"{sentence.replace('，', ', ')}\n" for sentence in sentences]


def repeated(sentences: list[str], dice: random.Random) -> list[str]:
    """Two sentences over and over, and one text a little shorter."""
    return sentences[:-3]


EDITS: tuple[Edit, ...] = (words, misread, shuffled, halved, marks, repeated)


def written(dice: random.Random, size: int) -> list[str]:
    """Sentences of about `size` characters in all, with figures and a paragraph now and then."""
    sentences: list[str] = []
    while size > 0:
        clause = "".join(dice.choices(_LETTERS, k=dice.randint(8, 20)))
        sentence = f"{clause}，{dice.randint(2, 9999)}{''.join(dice.choices(_LETTERS, k=8))}。"
        sentences.append(sentence + ("\n" if dice.random() < 0.2 else ""))
        size -= len(sentences[-1])
    return sentences


def timed(edit: Edit, size: int, pairs: int) -> list[tuple[float, float]]:
    """Milliseconds for the changes and for the layout of each pair."""
    taken = []
    for seed in range(pairs):
        dice = random.Random(f"{edit.__name__} {seed}")
        sentences = written(dice, size)
        if edit is repeated:
            sentences = sentences[:2] * (len(sentences) // 2)
        one, other = "".join(sentences), "".join(edit(sentences, dice))
        start = time.perf_counter()
        found = changes(one, other)
        middle = time.perf_counter()
        collate(found)
        taken.append(((middle - start) * 1e3, (time.perf_counter() - middle) * 1e3))
    return taken


def main() -> int:
    options = _options()
    timed(words, options.size, 3)
    print(f"{options.size} characters a text, {options.pairs} pairs of each kind, ms a pair")
    print(f"{'':12}{'changes':>9}{'layout':>9}{'slowest':>9}")
    slowest = 0.0
    for edit in EDITS:
        taken = timed(edit, options.size, options.pairs)
        both = max(map(sum, taken))
        slowest = max(slowest, both)
        changed, laid = (statistics.median(column) for column in zip(*taken, strict=True))
        print(f"{edit.__name__:12}{changed:9.2f}{laid:9.2f}{both:9.2f}")
    if slowest > options.limit:
        print(f"slower than {options.limit:g} ms")
    return int(slowest > options.limit)


def _options() -> argparse.Namespace:
    assert __doc__
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=1500, metavar="N", help="characters a text")
    parser.add_argument("--pairs", type=int, default=30, metavar="N", help="pairs of each kind")
    parser.add_argument("--limit", type=float, default=20.0, metavar="MS", help="ms a pair")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
