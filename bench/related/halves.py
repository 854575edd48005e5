"""Print how often the first half of an article finds its second half, by this and other methods.

    python bench/related/halves.py
    python bench/related/halves.py --texts mine.jsonl
    python bench/related/halves.py --only "as shipped"
    python bench/related/halves.py --require

No labelled set of related Chinese news can be had, and none is needed for this: each article is cut
in the middle, the first half is asked, and the second half has to be found among all halves, or
among the second halves only (openings of news resemble one another, so first halves are the harder
distractors). Asked without titles, but for the last lines, where the first half keeps its title.

The articles are not part of the repository: they are other people's news. They are read from
$JIANBAO_SHARED/corpus/reprints/dev.jsonl.gz (default: ../shared beside the checkout): one text of
each story as first printed ("base" or "single" among its edits), series left out. Without it there
is no table; to measure on articles of your own, write one JSON object a line with "text", "group"
(one name for all printings of a report) and "edits" (an empty list), and name the file.

With --require only the shipped method runs, and the exit status is 1 when it finds less than REQUIRED
among all halves.

R@1    the second half is the first line
R@5    it is among the first five
MRR    mean of 1 / its rank, 0 when it is not found
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from plugins.catalog.normalise import normalise  # noqa: E402
from plugins.related import hubs  # noqa: E402
from plugins.related import terms as counting  # noqa: E402
from plugins.related.background import WEIGHT, share  # noqa: E402
from plugins.related.choose import rank  # noqa: E402
from plugins.related.model import Article  # noqa: E402

Floats = npt.NDArray[np.float64]
REQUIRED = 0.71, 0.91
"""R@1 and R@5 on the development set: what the best of seven simpler methods had reached on news."""
K1, B = 1.2, 0.75
"""BM25's usual constants."""


@dataclass(frozen=True, slots=True)
class Method:
    """One way to weigh; without any of the fields the shipped one."""

    name: str
    grams: tuple[int, ...] = (1, 2)
    count: str = "log"
    power: float = 1.5
    burst: float = 0.25
    lone: bool = False
    background: bool = True
    kept: int = 400
    bm25: bool = False
    third: float = 1.0


METHODS = (
    Method("pairs, TF-IDF", grams=(2,), power=1, burst=0, lone=True, background=False, kept=9999),
    Method("  with the background", grams=(2,), power=1, burst=0, lone=True, kept=9999),
    Method("  150 terms (the method before)", grams=(2,), power=1, burst=0, lone=True, kept=150),
    Method("  300 terms", grams=(2,), power=1, burst=0, lone=True, kept=300),
    Method("  counts as they are", (2,), "raw", 1, 0, True, kept=9999),
    Method("  counts' square root", (2,), "root", 1, 0, True, kept=9999),
    Method("  held or not", (2,), "one", 1, 0, True, kept=9999),
    Method("  BM25", grams=(2,), power=1, burst=0, lone=True, kept=9999, bm25=True),
    Method("pairs and triples", grams=(2, 3), power=1, burst=0, lone=True, kept=9999),
    Method("  triples count a third", (2, 3), "log", 1, 0, True, kept=9999, third=1 / 3),
    Method("pairs, no terms of one article", grams=(2,), power=1, burst=0, kept=9999),
    Method("  and triples, a third", (2, 3), "log", 1, 0, kept=9999, third=1 / 3),
    Method("  and single characters", power=1, burst=0, kept=9999),
    Method("    rarity ^ 1.25", power=1.25, burst=0),
    Method("    rarity ^ 1.5", power=1.5, burst=0),
    Method("    rarity ^ 2", power=2, burst=0),
    Method("    rarity ^ 1.5, burst ^ .15", burst=0.15),
    Method("    rarity ^ 1.5, burst ^ .25"),
    Method("    rarity ^ 1.5, burst ^ .35", burst=0.35),
    Method("      150 terms", kept=150),
    Method("      300 terms", kept=300),
    Method("      all terms", kept=9999),
    Method("      without the background", background=False),
)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    folder = Path(os.environ.get("JIANBAO_SHARED", ROOT.parent / "shared")) / "corpus" / "reprints"
    parser.add_argument("--texts", type=Path, default=folder / "dev.jsonl.gz", metavar="FILE")
    parser.add_argument("--only", default="", metavar="WORDS", help="methods named with these")
    parser.add_argument("--require", action="store_true", help="fail when the shipped finds less")
    args = parser.parse_args()
    if not args.texts.exists():
        print(f"no {args.texts}: see --help for what it is and how to make one")
        return 1
    found = list(stories(args.texts))
    halves = [half for _, text in found for half in cut(text)]
    titles = [title for title, _ in found for title in (title, "")]
    print(f"{len(found)} articles, {np.mean([len(text) for _, text in found]):.0f} letters each")
    print(f"{'':34} {'among all halves':^17}   {'among second halves':^19}")
    print(f"{'':34} {'R@1':>5} {'R@5':>5} {'MRR':>5}   {'R@1':>5} {'R@5':>5} {'MRR':>5}   ms")
    untitled = [""] * len(halves)
    if args.require:
        at_1, at_5 = _line("as shipped", lambda: _shipped(halves, untitled))
        return int(at_1 < REQUIRED[0] or at_5 < REQUIRED[1])
    for method in METHODS:
        if args.only in method.name:
            _line(method.name, lambda method=method: _scores(method, tuple(halves)))
    if args.only in (name := "  cosines alone"):
        _line(name, lambda: _shipped(halves, untitled, bonus=0))
    if args.only in (name := "as shipped"):
        _line(name, lambda: _shipped(halves, untitled))
    for times in (1, 2, 3, 5):
        if args.only in (name := f"  title of the first half × {times}"):
            _line(name, lambda times=times: _shipped(halves, titles, title_count=times))
    return 0


def _line(name: str, measure: Callable[[], Iterable[Floats]]) -> tuple[float, float]:
    """Prints a method's line; returns its R@1 and R@5 among all halves."""
    start = time.process_time()
    ranks: tuple[list[int], list[int]] = ([], [])
    rows = 0
    for i, scores in enumerate(measure()):
        rows += 1
        if i % 2:
            continue
        scores = scores.copy()
        scores[i] = -1
        target = scores[i + 1]
        for column, others in enumerate((scores, scores[1::2])):
            # What is not found at all has no rank, and what ties with others comes after them.
            above = int((others >= target).sum()) if target > 0 else 10**9
            ranks[column].append(above)
    shown = []
    for column in ranks:
        found = np.array(column)
        shown.append(
            f"{(found == 1).mean():5.3f} {(found <= 5).mean():5.3f} {(1 / found).mean():5.3f}"
        )
    cost = 1000 * (time.process_time() - start) / rows
    print(f"{name:34} {shown[0]}   {shown[1]} {cost:6.2f}", flush=True)
    among_all = np.array(ranks[0])
    return float((among_all == 1).mean()), float((among_all <= 5).mean())


def _shipped(
    halves: list[str],
    titles: list[str],
    title_count: int = counting.TITLE_COUNT,
    bonus: float = hubs.MUTUAL,
) -> Iterator[Floats]:
    pairs = enumerate(zip(titles, halves, strict=True))
    articles = [Article(f"{number:06}", title, text) for number, (title, text) in pairs]
    counting.TITLE_COUNT, hubs.MUTUAL = title_count, bonus
    for lines in rank(articles, len(articles), jobs=1).values():
        scores = np.zeros(len(articles))
        scores[[int(line.id) for line in lines]] = [line.score for line in lines]
        yield scores


def _scores(method: Method, halves: tuple[str, ...]) -> Iterator[Floats]:
    names, rows, terms, times = _counts(method.grams, halves)
    size = len(halves)
    holders = np.bincount(terms)
    weight = WEIGHT if method.background else 0
    shares = np.array([share(name) for name in names])
    rarity = np.log((size + weight) / (holders + weight * shares)).clip(0) ** method.power
    rarity *= (np.bincount(terms, times) / holders) ** method.burst
    rarity[np.array([len(name) == 3 for name in names])] *= method.third
    if not method.lone:
        rarity[holders == 1] = 0
    lengths = np.bincount(rows, times, size)
    if method.bm25:
        part = K1 * (1 - B + B * lengths[rows] / lengths.mean())
        held = times * (K1 + 1) / (times + part) * rarity[terms]
        asked = times
    else:
        damped = {"log": 1 + np.log(times), "raw": times, "root": times**0.5, "one": times**0.0}
        held = damped[method.count] * rarity[terms]
        order = np.lexsort((terms, -held, rows))
        starts = np.searchsorted(rows[order], np.arange(size))
        held[order[np.arange(len(rows)) - starts[rows[order]] >= method.kept]] = 0
        norms = np.sqrt(np.bincount(rows, held**2, size))
        held /= np.where(norms, norms, 1)[rows]
        asked = held
    by_term = np.argsort(terms, kind="stable")
    first = np.searchsorted(terms[by_term], np.arange(len(names) + 1))
    holder, posted = rows[by_term], held[by_term]
    own = np.searchsorted(rows, np.arange(size + 1))
    for i in range(size):
        of = slice(own[i], own[i + 1])
        count = first[terms[of] + 1] - first[terms[of]]
        ends = np.cumsum(count)
        at = np.arange(ends[-1]) + np.repeat(first[terms[of]] - ends + count, count)
        scores = np.bincount(holder[at], np.repeat(asked[of], count) * posted[at], size)
        yield np.round(scores, 6)


@cache
def _counts(
    grams: tuple[int, ...], halves: tuple[str, ...]
) -> tuple[list[str], npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]:
    names: dict[str, int] = {}
    rows, terms, times = [], [], []
    for i, half in enumerate(halves):
        found = Counter(
            half[at : at + n]
            for n in grams
            for at in range(len(half) - n + 1)
            if half[at : at + n].isalpha()
        )
        for name, count in found.items():
            rows.append(i)
            terms.append(names.setdefault(name, len(names)))
            times.append(float(count))
    return list(names), np.array(rows), np.array(terms), np.array(times)


def cut(text: str) -> tuple[str, str]:
    middle = len(text) // 2
    return text[:middle], text[middle:]


def stories(path: Path) -> Iterator[tuple[str, str]]:
    """Title and text of each story, as first printed."""
    seen: set[str] = set()
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            first = not row["edits"] or {"base", "single"} & set(row["edits"])
            if first and row["group"] not in seen and not row["group"].startswith("ser"):
                seen.add(row["group"])
                yield normalise(row.get("title", "")).text, normalise(row["text"]).text


if __name__ == "__main__":
    raise SystemExit(main())
