"""Print what related reports cost: milliseconds an article and peak memory, at growing sizes.

    python bench/related/scale.py
    python bench/related/scale.py --sizes 1000,10000
    python bench/related/scale.py --lost

The texts are made up here, so that any size can be had: words of one to three characters from a
list of WORDS, drawn by Zipf's law, a fifth of each article from the few words of its topic. So the
number of articles that hold a term spreads as widely as in news. An article has 628 letters on
average, the mean of the set by which finding reprints was timed.

Each size runs in a process of its own, on one core: the seconds are of processor time, the peak is
that process's, texts included. `growth` is the cost of an article against the size before: 1.00
means that the whole grows as the archive does.

With --lost it also prints what the bounded search loses: the share of the ten highest cosines, as a
search without bounds finds them, that it finds too (of the first ASKED articles).

With --require the exit status is 1 when at the last size an article costs more than MOST_MS
milliseconds or the process more than MOST_MB megabytes.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from plugins.related import search as bounds  # noqa: E402
from plugins.related.boxes import Lines, boxes, depth  # noqa: E402
from plugins.related.links import links  # noqa: E402
from plugins.related.model import Article  # noqa: E402
from plugins.related.topics import search, settle  # noqa: E402

SIZES = "1000,10000,100000"
LETTERS = 3_500
"""Characters of which words are made: those of a Chinese newspaper."""
WORDS = 60_000
TOPIC_WORDS = 30
ARTICLES_A_TOPIC = 8
MEAN_LETTERS = 628
MOST_MS, MOST_MB = 1.0, 1024
"""An article, and a process with 100,000 of them: what --require asks for."""
ASKED = 500
"""Articles for which a search without bounds is made."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default=SIZES, help=f"articles (default: {SIZES})")
    parser.add_argument("--lost", action="store_true", help="also what the bounds lose")
    parser.add_argument("--require", action="store_true", help="fail when it costs too much")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        return _one(args.one, args.lost)
    lost = f" {'same ten':>9}" if args.lost else ""
    print(f"{'articles':>9} {'s':>7} {'ms/article':>10} {'growth':>7} {'peak MB':>8}{lost}")
    before = peak = 0.0
    for size in map(int, args.sizes.split(",")):
        command = [sys.executable, __file__, "--one", str(size)]
        command += ["--lost"] if args.lost else []
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        seconds, peak = float(told[0]), float(told[1])
        cost = 1000 * seconds / size
        growth = f"{cost / before:7.2f}" if before else f"{'':>7}"
        rest = f" {told[2]:>9}" if args.lost else ""
        print(f"{size:9,} {seconds:7.1f} {cost:10.3f} {growth} {peak:8.0f}{rest}", flush=True)
        before = cost
    return int(args.require and (before > MOST_MS or peak > MOST_MB))


def _one(size: int, lost: bool) -> int:
    archive = [Article(f"{n:07}", "", text) for n, text in enumerate(texts(size))]
    start = time.process_time()
    _tens(archive)
    seconds = time.process_time() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    if lost:
        print(f"{_same_ten(archive):.3f}")
    return 0


def _tens(archive: list[Article]) -> Lines:
    """The ten nearest of each."""
    linked = links([article.id for article in archive], (), (), {})
    own, most = np.arange(len(archive)), depth(linked, 10)
    near = search(
        settle(archive.__getitem__, len(archive), 0, 1),
        range(len(archive)),
        lambda n: own[n : n + 1],
        most,
        0,
        1,
    )
    return boxes(near, linked, 10, 0)


def _same_ten(archive: list[Article]) -> float:
    """Share of the ten highest cosines that the bounded search finds."""
    index = settle(archive.__getitem__, len(archive), 0).firsts
    vectors = index.vectors

    def tens() -> list[set[int]]:
        rows = zip(vectors.terms[:ASKED], vectors.weights[:ASKED], strict=True)
        return [set(index.nearest(*row, 10, [n])[0].tolist()) for n, row in enumerate(rows)]

    bounded = tens()
    bounds.STEPS = bounds.CHAMPIONS = bounds.CANDIDATES = 1 << 40
    whole = tens()
    common = sum(len(a & b) for a, b in zip(bounded, whole, strict=True))
    return common / max(1, sum(map(len, whole)))


def texts(count: int) -> Iterator[str]:
    """Articles of our own making; the same for the same count."""
    dice = random.Random(1)
    letters = [chr(0x4E00 + n) for n in dice.sample(range(20_000), LETTERS)]
    common = list(accumulate(1 / (n + 10) for n in range(LETTERS)))
    lengths = dice.choices((1, 2, 3), (2, 7, 1), k=WORDS)
    words = ["".join(dice.choices(letters, cum_weights=common, k=n)) for n in lengths]
    zipf = list(accumulate(1 / (n + 3) for n in range(WORDS)))
    for n in range(count):
        topic = random.Random(f"topic {n // ARTICLES_A_TOPIC}")
        of_topic = topic.choices(words[1000:], k=TOPIC_WORDS)
        drawn = max(40, round(dice.lognormvariate(0, 0.6) / 1.197 * MEAN_LETTERS / 1.9))
        text = dice.choices(words, cum_weights=zipf, k=drawn * 4 // 5)
        text += dice.choices(of_topic, k=drawn // 5)
        dice.shuffle(text)
        yield "".join(text)


if __name__ == "__main__":
    raise SystemExit(main())
