"""What is asked of the build, as ratios of runs side by side, and what was reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.build.results import Results
from bench.build.sites import HUGO, OURS, PLAIN, REAL

SMALL, LARGE = 10_000, 100_000


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio: what it must not exceed, what is aimed at, what was measured (None: nothing)."""

    name: str
    must: float
    aim: float
    figure: float | None

    @property
    def missed(self) -> bool:
        """Whether it was measured and is above what it must not exceed."""
        return self.figure is not None and self.figure > self.must


def goals(results: Results) -> list[Goal]:
    """All goals, measured or not."""
    return list(_goals(results))


def _goals(results: Results) -> Iterator[Goal]:
    def goal(
        name: str,
        must: float,
        aim: float,
        section: str,
        size: int,
        tool: str,
        other: str,
        figure: str,
    ) -> Goal:
        return Goal(name, must, aim, results.ratio(section, size, tool, other, figure))

    yield goal("cold 10k, clock", 0.50, 0.40, "cold", 10_000, OURS, HUGO, "wall")
    yield goal("cold 10k, processor", 0.50, 0.35, "cold", 10_000, OURS, HUGO, "cpu")
    yield goal("cold 50k, clock", 0.50, 0.35, "cold", 50_000, OURS, HUGO, "wall")
    yield goal("cold 50k, peak memory", 0.25, 0.17, "cold", 50_000, OURS, HUGO, "memory")
    yield goal("one more at 10k, clock", 0.12, 0.08, "one-more", 10_000, OURS, HUGO, "wall")
    yield goal("one more at 100k, clock", 0.02, 0.012, "one-more", 100_000, OURS, HUGO, "wall")
    yield goal("nothing changed at 10k, clock", 0.04, 0.02, "unchanged", 10_000, OURS, HUGO, "wall")
    yield Goal("time per article, 100k to 10k", 1.2, 1.0, growth(results, OURS, "wall"))
    yield goal("real theme to bare, cold 10k", 2.5, 1.8, "theme", 10_000, REAL, OURS, "wall")
    yield goal(
        "with feeds and metadata to without, cold 10k", 1.25, 1.15,
        "metadata", 10_000, REAL, PLAIN, "wall",
    )  # fmt: skip
    yield goal(
        "real theme, one more at 10k, to Hugo's bare", 0.4, 0.2,
        "theme-one-more", 10_000, REAL, HUGO, "wall",
    )  # fmt: skip


def growth(results: Results, tool: str, figure: str) -> float | None:
    """What an article costs in a cold build of LARGE, to what it costs in one of SMALL."""
    small = results.middle("cold", SMALL, tool, figure)
    large = results.middle("cold", LARGE, tool, figure)
    return large / LARGE * SMALL / small if small and large else None
