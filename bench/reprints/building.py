"""What the reprints cost a build: from nothing, and after one more, one edited, one deleted article.

    python bench/reprints/building.py                      10,000 articles, 20 changes of each kind
    python bench/reprints/building.py --articles 100000 --changes 10

The archive is that of scale.py: three of ten articles are further printings. Of the articles that are
added every second is another printing of a report that is there. A build is one call of `relate` in
one process, the store opened and closed; Python's start and imports are left out. CPU is that of the
process and its workers; trust it, and ratios, rather than the clock of a machine that others use.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import SimpleNamespace
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.reprints.scale import articles  # noqa: E402
from plugins.reprints.find import find_reprints  # noqa: E402
from plugins.reprints.model import Article  # noqa: E402
from plugins.reprints.overrules import Overrules  # noqa: E402
from plugins.reprints.relations import Relations, relate  # noqa: E402
from plugins.reprints.shown.addresses import COMPARISON_URL, GROUP_URL, Addresses  # noqa: E402

_ADDRESSES = Addresses((COMPARISON_URL,) * 2, (GROUP_URL,) * 2)
_RECORD = SimpleNamespace(day=None, archived=None)
"""No day is stated anywhere."""


@dataclass(slots=True)
class Report:
    """A member of the archive."""

    slug: str
    words: str
    digest: bytes = b""

    @property
    def record(self) -> Any:
        return _RECORD

    def __post_init__(self) -> None:
        self.digest = blake2b(self.words.encode(), digest_size=16).digest()

    def text(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds."""

    wall: float
    cpu: float


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000, help="in the archive")
    parser.add_argument("--changes", type=int, default=20, help="of each kind")
    options = parser.parse_args()
    reports = [Report(*one) for one in articles(options.articles + options.changes)]
    there, new = reports[: options.articles], reports[options.articles :]
    dice = random.Random(3)
    for n, one in enumerate(new):
        one.slug = f"new-{n}"
        if n % 2:
            new[n] = Report(one.slug, _misread(dice, dice.choice(there).words))
    with tempfile.TemporaryDirectory() as folder:
        print(f"{len(there):,} articles")
        _cold(there, Path(folder))
        _changes(there, new, dice, Path(folder) / "1.sqlite")


def _cold(there: list[Report], folder: Path) -> None:
    plain = [Article(one.slug, one.words) for one in there]
    finder = _spent(lambda: find_reprints(plain))
    print("| from nothing | CPU, ms an article | wall, to the finder's | \n|---|---:|---:|")
    print(f"| the finder alone | {finder.cpu / len(there):.2f} | 1 |", flush=True)
    for jobs in (1, 2):
        spent = _spent(lambda: _build(there, folder / f"{jobs}.sqlite", jobs))  # noqa: B023
        print(
            f"| relate, {jobs} at work | {spent.cpu / len(there):.2f} |"
            f" {spent.wall / finder.wall:.2f} |",
            flush=True,
        )


def _changes(there: list[Report], new: list[Report], dice: random.Random, place: Path) -> None:
    edited = {
        one.slug: Report(one.slug, _misread(dice, one.words)) for one in _some(dice, there, new)
    }
    gone = {one.slug for one in _some(dice, there, new)}
    print("\n| build | CPU, median ms | wall, median | wall, most |\n|---|---:|---:|---:|")
    _row("nothing changed", [_spent(lambda: _build(there, place)) for _ in new])
    kinds: list[tuple[str, Callable[[list[Report], int], list[Report]]]] = [
        ("one more article", lambda now, n: [*now, new[n]]),
        ("one edited", lambda now, n: _put(now, list(edited.values())[n])),
        ("one deleted", lambda now, n: [one for one in now if one.slug != sorted(gone)[n]]),
    ]
    now = there
    for name, change in kinds:
        spent = []
        for n in range(len(new)):
            now = change(now, n)
            spent.append(_spent(lambda: _build(now, place)))  # noqa: B023
        _row(name, spent)
    print(f"\nmost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")
    size = sum(file.stat().st_size for file in place.parent.glob("1*"))
    print(f"on disk: {size / len(there) / 1e3:.1f} kB an article")


def _some(dice: random.Random, there: list[Report], new: list[Report]) -> list[Report]:
    return dice.sample(there, len(new))


def _put(now: list[Report], edited: Report) -> list[Report]:
    return [edited if one.slug == edited.slug else one for one in now]


def _misread(dice: random.Random, text: str) -> str:
    return "".join("的" if dice.random() < 0.01 else letter for letter in text)


def _build(reports: list[Report], place: Path, jobs: int = 1) -> Relations:
    return relate(reports, Overrules(place), place, _ADDRESSES, jobs)


def _spent(work: Callable[[], object]) -> Spent:
    began, stood = sum(os.times()[:4]), time.perf_counter()
    work()
    return Spent(1000 * (time.perf_counter() - stood), 1000 * (sum(os.times()[:4]) - began))


def _row(name: str, spent: list[Spent]) -> None:
    walls = [one.wall for one in spent]
    cpu = statistics.median(one.cpu for one in spent)
    print(f"| {name} | {cpu:.0f} | {statistics.median(walls):.0f} | {max(walls):.0f} |", flush=True)


if __name__ == "__main__":
    main()
