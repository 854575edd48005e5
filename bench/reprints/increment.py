"""What one more article costs in an archive of many: time, writing included, and size on disk.

    python bench/reprints/increment.py                  100,000 articles, 100 changes of each kind
    python bench/reprints/increment.py --articles 20000 --changes 30

The archive is made here: words drawn as often as words are (Zipf's law), about 770 letters a text,
every fifth report printed again by one to four others, with misread letters and cuts. Added articles
are, by turns, reports of their own and printings of one that is there. Then the crowded archives
of dense.py. This is the finder alone; building.py has what a build makes of its answer. Times are of the
whole process, the waiting for the disk left out; "wall" has it.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from bench.reprints.dense import series, viral  # noqa: E402
from plugins.reprints.kept.store import Store  # noqa: E402
from plugins.reprints.model import Article  # noqa: E402

_WORDS = 60_000
_WORDS_A_TEXT = 320


def archive(seed: int) -> Iterator[Article]:
    """Reports and their printings, without end."""
    dice, numbers = random.Random(seed), np.random.default_rng(seed)
    letters = [chr(0x4E00 + n) for n in range(3000)]
    words = [
        "".join(dice.choices(letters, k=dice.choice((1, 2, 2, 2, 3, 4)))) for _ in range(_WORDS)
    ]
    share = 1 / np.arange(1, _WORDS + 1)
    sums = np.cumsum(share / share.sum())

    def report() -> str:
        text = [words[n] for n in np.searchsorted(sums, numbers.random(_WORDS_A_TEXT)).tolist()]
        for n in range(12, _WORDS_A_TEXT, 15):
            text[n] += "，"
        for n in range(40, _WORDS_A_TEXT, 45):
            text[n] += f"{dice.randint(2, 9000)}。\n"
        return "".join(text)

    count = 0
    while True:
        text = report()
        prints = 1 + (dice.choice((1, 1, 2, 4)) if dice.random() < 0.2 else 0)
        for n in range(prints):
            own = reprinted(dice, text) if n else text
            yield Article(
                f"{seed}-{count:08}", own, f"2022-{count % 12 + 1:02}-{count % 28 + 1:02}"
            )
            count += 1


def vocabulary(dice: random.Random) -> list[str]:
    """Words of one to four letters."""
    letters = [chr(0x4E00 + n) for n in range(3000)]
    return [
        "".join(dice.choices(letters, k=dice.choice((1, 2, 2, 2, 3, 4)))) for _ in range(_WORDS)
    ]


def reprinted(dice: random.Random, text: str) -> str:
    """Another printing: one letter of a hundred misread, every third without its first lines."""
    misread = "".join("的" if dice.random() < 0.01 else letter for letter in text)
    return misread[dice.choice((0, 0, 100)) :]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each change."""

    cpu: list[float]
    wall: list[float]

    def row(self, name: str) -> str:
        cells = [
            f"{cell:.1f}"
            for cell in (
                statistics.median(self.cpu),
                sorted(self.cpu)[int(0.95 * len(self.cpu))],
                statistics.median(self.wall),
            )
        ]
        return f"| {name} | {' | '.join(cells)} |"


def timed(changes: int, change: Callable[[int], None]) -> Times:
    """Does something so many times."""
    cpu, wall = [], []
    for n in range(changes):
        began, stood = time.process_time(), time.perf_counter()
        change(n)
        cpu.append(1000 * (time.process_time() - began))
        wall.append(1000 * (time.perf_counter() - stood))
    return Times(cpu, wall)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000, help="in the archive")
    parser.add_argument("--changes", type=int, default=100, help="of each kind")
    parser.add_argument("--keep", type=Path, help="folder of a store to fill once and use again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(options.keep or Path(folder), options.articles, options.changes)
        crowds(Path(folder))


def crowds(folder: Path) -> None:
    """What one more costs where many resemble one another."""
    for name, articles in (
        ("one more issue of a daily report with 1,000", series(1000)),
        ("one more copy of a report with 300", viral(300)),
    ):
        there, new = articles[:-10], articles[-10:]
        with Store(folder / f"{len(articles)}.sqlite") as store:
            store.fill(there)
            print(timed(10, lambda n: store.update([new[n]])).row(name), flush=True)  # noqa: B023


def measure(folder: Path, count: int, changes: int) -> None:
    """Fills a store and changes it."""
    place = folder / "reprints.sqlite"
    there = list(islice(archive(1), count))
    if not place.exists():
        with Store(place) as store:
            began = time.process_time()
            store.fill(there)
            print(
                f"filled: {(time.process_time() - began) / count * 1e3:.2f} ms an article, ", end=""
            )
            print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(f"size: {size / count / 1e3:.1f} kB an article")
    dice = random.Random(2)
    new = [
        one if n % 2 else Article(one.id, reprinted(dice, dice.choice(there).text))
        for n, one in enumerate(islice(archive(3), changes))
    ]
    edited = [Article(one.id, reprinted(dice, one.text)) for one in dice.sample(there, changes)]
    with Store(place) as store:
        began = time.process_time()
        store.reprints()
        print(f"edges of all: {time.process_time() - began:.1f} s")
        print("\n| | median, ms | 95 of 100, ms | median, wall |\n|---|---:|---:|---:|")
        print(timed(changes, lambda n: store.update([new[n]])).row("one more article"), flush=True)
        print(timed(changes, lambda n: store.update([edited[n]])).row("one changed"), flush=True)
        print(
            timed(changes, lambda n: store.update([], [new[n].id])).row("one deleted"), flush=True
        )
        store.update([one for one in there if one.id in {edit.id for edit in edited}])


if __name__ == "__main__":
    main()
