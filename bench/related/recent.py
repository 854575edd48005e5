"""Print how often a recent article finds its second half, weighed by the settled ones alone.

    python bench/related/recent.py
    python bench/related/recent.py --texts mine.jsonl --recent 40 --draws 3

As halves.py, with whose texts and measures this is done, but of all articles some are drawn that
are recent, both halves of them (`plugins/related/split.py`); the second half of a recent article is
looked for among all halves.

all settled   the frequencies are counted over all articles, as in a small archive
as shipped    recent articles are weighed by the settled ones, and their novel terms count
no novel      … and their novel terms don't
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.related.halves import cut, stories  # noqa: E402
from plugins.related.boxes import boxes  # noqa: E402
from plugins.related.entries import Entries, joined  # noqa: E402
from plugins.related.links import links  # noqa: E402
from plugins.related.model import Article  # noqa: E402
from plugins.related.recent import Recent, compare  # noqa: E402
from plugins.related.terms import count_terms  # noqa: E402
from plugins.related.topics import search, settle  # noqa: E402
from plugins.related.vectors import Novel  # noqa: E402

METHODS = ("all settled", "as shipped", "no novel")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    folder = Path(os.environ.get("JIANBAO_SHARED", ROOT.parent / "shared")) / "corpus" / "reprints"
    parser.add_argument("--texts", type=Path, default=folder / "dev.jsonl.gz", metavar="FILE")
    parser.add_argument("--recent", type=int, default=120, help="articles of a draw")
    parser.add_argument("--draws", type=int, default=6)
    args = parser.parse_args()
    if not args.texts.exists():
        print(f"no {args.texts}: see halves.py --help for what it is and how to make one")
        return 1
    halves = [half for _, text in stories(args.texts) for half in cut(text)]
    ranks: dict[str, list[int]] = {method: [] for method in METHODS}
    for draw in range(args.draws):
        drawn = random.Random(draw).sample(range(len(halves) // 2), args.recent)
        for method, found in ranks.items():
            found += _ranks(halves, drawn, method)
    print(f"{len(halves) // 2} articles, {args.recent} of them recent, {args.draws} draws")
    print(f"{'':12}   R@1   R@5   MRR")
    for method, found in ranks.items():
        at = np.array(found)
        print(f"{method:12} {(at == 1).mean():.3f} {(at <= 5).mean():.3f} {(1 / at).mean():.3f}")
    return 0


def _ranks(halves: list[str], drawn: list[int], method: str) -> Iterator[int]:
    """The rank of the second half of each drawn article, 10^9 when it is not found."""
    recent = [] if method == "all settled" else [2 * n + half for n in drawn for half in (0, 1)]
    settled = sorted({*range(len(halves))} - {*recent})
    order = np.array([*settled, *recent])
    articles = [Article("", "", halves[n]) for n in order.tolist()]
    topics = settle(articles.__getitem__, len(settled), 0, 1)
    every = len(order)
    own = np.arange(every)
    near = search(topics, range(len(settled)), lambda n: own[n : n + 1], every, 0.0, 1)
    if recent:
        vectors, novel = topics.weigher.with_novel(count_terms(articles[len(settled) :]))
        if method == "no novel":
            novel = Novel(novel.starts, novel.codes, 0 * novel.weights)
        pairs = compare(topics, Recent(vectors, novel), range(len(recent)), 0.0, 1)
        one = pairs.asker + len(settled)
        both = Entries(pairs.other, one, pairs.cosine), Entries(one, pairs.other, pairs.cosine)
        near = joined((near, *both))
    near = Entries(order[near.asker], order[near.other], near.cosine)
    lines = boxes(near, links([f"{n:06}" for n in range(every)], (), (), {}), every, 0.0)
    for n in drawn:
        part = slice(lines.starts[2 * n], lines.starts[2 * n + 1])
        scores = dict(zip(lines.others[part].tolist(), lines.scores[part].tolist(), strict=True))
        target = scores.get(2 * n + 1, 0)
        # What ties with others comes after them.
        yield sum(score >= target for score in scores.values()) if target else 10**9


if __name__ == "__main__":
    raise SystemExit(main())
