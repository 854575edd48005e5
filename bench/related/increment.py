"""Print what bringing related reports up to date costs: milliseconds, cold and after one change.

    python bench/related/increment.py
    python bench/related/increment.py --articles 100000 --jobs 2 --turns 1

The texts are those of scale.py. Every tenth article is a printing of the one before it, and every
fiftieth an issue of a daily series of twenty; each tenth article is one day later. So groups and
series are as many as in an archive of news. Texts are given from memory: reading and normalising
them is not measured but for the normalising of what changed.

cold             nothing is kept
nothing changed  the same archive once more
one newest       an article is added that came last into the archive
a recent edit    the newest article is edited
a recent gone    the newest article is taken out
an old edit      a settled article is edited: all is related anew

Milliseconds of the clock and of all processors, medians of `--turns`; writing the store included.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.related.scale import texts  # noqa: E402
from plugins.catalog.record import Record, make_record  # noqa: E402
from plugins.related.relations import relate  # noqa: E402

REPRINTED, ISSUES, SERIES, A_DAY = 10, 50, 20, 10
START = date(2001, 1, 1)


class Cost(NamedTuple):
    """Seconds of the clock, and of all processors."""

    clock: float
    processors: float


class Member:
    """An article in memory."""

    def __init__(self, number: int, text: str) -> None:
        self.slug = f"{number * 2654435761 % 2**32:08x}"
        self.number, self._text = number, text
        day = (START + timedelta(number // A_DAY)).isoformat()
        header = {"title": text[:15], "date": day, "archived": day}
        self.record: Record = make_record(header, None, id=self.slug, file=self.slug)
        self.digest = blake2b(text.encode(), digest_size=16).digest()

    def text(self) -> str:
        return self._text


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000, help="in the archive")
    parser.add_argument("--turns", type=int, default=5, help="of each change")
    parser.add_argument("--jobs", type=int, help="processes (default: one for each core)")
    args = parser.parse_args()
    every = [Member(n, text) for n, text in enumerate(texts(args.articles + args.turns))]
    archive, more = every[: args.articles], every[args.articles :]
    with tempfile.TemporaryDirectory() as folder:
        _measure(archive, more, Path(folder) / "related", args.jobs)
    return 0


def _measure(archive: list[Member], more: list[Member], place: Path, jobs: int | None) -> None:
    edited = [Member(one.number, one.text()[::-1]) for one in archive]
    turns = range(len(more))

    def line(name: str, states: Callable[[int], list[Member]], fresh: bool = False) -> None:
        took: list[Cost] = []
        for turn in turns:
            relate_all(archive, place, jobs)
            if fresh:
                for file in place.parent.iterdir():
                    file.unlink()
            took.append(relate_all(states(turn), place, jobs))
        clock, processors = (1000 * statistics.median(part) for part in zip(*took, strict=True))
        cells = f"{clock:8.0f} {processors:8.0f} {clock / len(archive):11.3f}"
        print(f"{name:16} {cells}", flush=True)

    print(f"{'':16} {'clock':>8} {'cpu':>8} {'an article':>11}")

    line("cold", lambda _: archive, fresh=True)
    line("nothing changed", lambda _: archive)
    line("one newest", lambda turn: [*archive, more[turn]])
    line("a recent edit", lambda turn: [*archive[:-1], edited[-1]])
    line("a recent gone", lambda turn: archive[:-1])
    line("an old edit", lambda turn: [*archive[:turn], edited[turn], *archive[turn + 1 :]])
    sizes = {file.suffix: file.stat().st_size / 1e6 for file in place.parent.iterdir()}
    print(", ".join(f"{end[1:]} {size:.1f} MB" for end, size in sorted(sizes.items())))


def relate_all(members: list[Member], place: Path | None, jobs: int | None) -> Cost:
    """What it costs to relate an archive."""
    slugs = [member.slug for member in members]
    there = {member.number: member.slug for member in members}
    groups = [
        (there[n - 1], slug)
        for n, slug in there.items()
        if n % REPRINTED == REPRINTED - 1 and n - 1 in there
    ]
    issues = [n for n in there if n % ISSUES == 0]
    series = {
        there[n]: tuple(
            there[other]
            for other in islice((m for m in issues[at // SERIES * SERIES :] if m != n), 10)
        )
        for at, n in enumerate(issues)
    }
    printings = {slug: (other,) for pair in groups for slug, other in (pair, pair[::-1])}
    start, used = time.perf_counter(), _processors()
    told = relate(members, [*groups, *((slug,) for slug in slugs)], series, printings, place, jobs)
    cost = Cost(time.perf_counter() - start, _processors() - used)
    assert len(told) == len(members)
    return cost


def _processors() -> float:
    return sum(os.times()[:4])


if __name__ == "__main__":
    raise SystemExit(main())
