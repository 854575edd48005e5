"""Time and memory of each tool as ratios to this project's, measured in one run.

Only the pages this project does not refuse count: a refusal is quick. Each page is read by every
tool in turn, several rounds, and the best round of each counts. The first way of a rival is the one
timed. Memory is the peak of a process of its own that reads all pages once, libraries included.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.extraction.model import LabelledText

ROUNDS = 3

Reader = Callable[[LabelledText], object]


def seconds(
    readers: Mapping[str, Reader], texts: Sequence[LabelledText], rounds: int = ROUNDS
) -> dict[str, float]:
    """The least time of each reader, summed over the texts."""
    least: dict[tuple[str, str], float] = {}
    for _ in range(rounds):
        for text in texts:
            for name, read in readers.items():
                begin = time.perf_counter()
                with contextlib.suppress(Exception):  # a failing page took its time all the same
                    read(text)
                spent = time.perf_counter() - begin
                least[name, text.id] = min(spent, least.get((name, text.id), spent))
    return {name: sum(least[name, text.id] for text in texts) for name in readers}


def peak_megabytes(name: str, folder: Path) -> float | None:
    """The peak memory of a fresh process in which the tool reads every text of the folder."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("peak.py")), name, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.split()
    return float(lines[-1]) if done.returncode == 0 and lines else None


def ratio(part: float | None, whole: float | None) -> str:
    """How many times the whole, in two figures; a dash where one is unknown."""
    return f"{part / whole:.2g}×" if part and whole else "–"
