"""What an archive of N articles costs, and what is found in it: time, memory, recall, precision.

    python bench/reprints/scale.py --articles 100000
    python bench/reprints/scale.py --articles 1000000 --engine disk --jobs 2 --temp /big/disk
    python bench/reprints/scale.py --articles 100000 --write archive.jsonl     only the archive

The archive is made here, the same for the same N. A story is 340 words on average (780 letters with
its marks, as the press prints), the words drawn from 60,000 made-up ones of one to four letters with
the frequencies of Zipf and Mandelbrot, 1 / (rank + 2.7): with Zipf's plain 1 / rank every eleventh
word would be the same, which no language does, and texts would share runs of letters by chance
as they do not. Every fourth text holds one of 3,000 set phrases of 6 to 24 letters, the frequent
ones in every two-hundredth text. Beside its reprints an article has about one candidate by chance.

Every fifth story is printed again, once to four times: letters misread (one of a hundred), an own
head or tail, in every third copy a cut of a quarter of the text. That makes 0.32 of the articles
reprints. What is right is known from the ids: both articles of a right pair name one story.

The engine runs as a maintainer runs it, as a command of its own. Time is that of its processes on
the processor and by the clock; memory is what its processes hold together at once, pages that they
share counted once (the sum of their proportional set sizes, read from /proc five times a second).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from plugins.reprints.model import SAME_REPORT  # noqa: E402

_WORDS, _LETTERS, _PHRASES = 60_000, 3_000, 3_000
_MANDELBROT = 2.7
_SHARE_REPRINTED, _SHARE_PHRASED = 0.2, 0.25
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> int:
    options = _options()
    if options.write:
        write(options.write, options.articles)
        return 0
    with tempfile.TemporaryDirectory(dir=options.temp) as folder:
        archive, answer = Path(folder) / "archive.jsonl", Path(folder) / "pairs.tsv"
        right = write(archive, options.articles)
        told = Run(archive, answer, options).run()
        told.show(options.articles)
        show_quality(answer, right)
    return 0


def write(path: Path, count: int) -> int:
    """Writes an archive of `count` articles; returns how many right pairs it holds."""
    right = 0
    story, copies = "", 0
    with path.open("w", encoding="utf-8") as lines:
        for name, text in articles(count):
            copies = copies + 1 if name.split("-")[0] == story else 0
            story = name.split("-")[0]
            right += copies
            record = {"id": name, "title": "", "text": text}
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    return right


def articles(count: int) -> Iterator[tuple[str, str]]:
    """Ids (story-copy) and texts."""
    numbers, dice = np.random.default_rng(1), random.Random(1)
    letters = [chr(0x4E00 + 6 * n) for n in range(_LETTERS)]
    words = [
        "".join(dice.choices(letters, k=dice.choice((1, 2, 2, 2, 3, 4)))) for _ in range(_WORDS)
    ]
    reached = np.cumsum(1 / (np.arange(_WORDS) + 1 + _MANDELBROT))

    def draw(size: int) -> list[str]:
        found = np.searchsorted(reached, numbers.random(size) * reached[-1])
        return [words[n] for n in found.tolist()]

    phrases = ["".join(draw(dice.randint(3, 10))) for _ in range(_PHRASES)]
    weights = np.cumsum(1 / np.arange(10, _PHRASES + 10)).tolist()
    made = story = 0
    while made < count:
        size = max(40, int(dice.gauss(340, 120)))
        text = draw(size)
        for n in range(12, size, 15):
            text[n] += "，"
        for n in range(40, size, 45):
            text[n] += "。\n"
        if dice.random() < _SHARE_PHRASED:
            text[dice.randrange(size)] += dice.choices(phrases, cum_weights=weights)[0]
        copies = dice.choice((1, 1, 2, 4)) if dice.random() < _SHARE_REPRINTED else 0
        for copy in range(min(1 + copies, count - made)):
            yield f"{story:08}-{copy}", _reprint(dice, text, letters) if copy else "".join(text)
            made += 1
        story += 1


def _reprint(dice: random.Random, words: list[str], letters: list[str]) -> str:
    copy = [dice.choice(letters) if dice.random() < 0.02 else word for word in words]
    if dice.random() < 1 / 3:
        cut = len(copy) // 4
        copy = copy[cut:] if dice.random() < 0.5 else copy[:-cut]
    elif dice.random() < 0.5:
        copy.insert(0, "".join(dice.choices(letters, k=14)))
    else:
        copy.append("".join(dice.choices(letters, k=20)))
    return "".join(copy)


@dataclass
class Run:
    """One run of an engine, watched."""

    archive: Path
    answer: Path
    options: argparse.Namespace
    steps: list[tuple[str, float, float]] = field(default_factory=list)
    """Name of each step; when it began by the clock and on the processor, in seconds."""
    peaks: dict[str, int] = field(default_factory=dict)
    """Most memory in each step, in bytes."""

    def run(self) -> Run:
        command = [
            sys.executable, "-m", "plugins.reprints", "pairs", str(self.archive), "--progress",
            "--engine", self.options.engine,
        ]  # fmt: skip
        if self.options.engine == "disk":
            command += ["--jobs", str(self.options.jobs), "--temp", str(self.archive.parent)]
        with self.answer.open("wb") as rows:
            process = subprocess.Popen(command, cwd=ROOT, stdout=rows, stderr=subprocess.PIPE)
            watch = threading.Thread(target=self._watch, args=(process,))
            watch.start()
            assert process.stderr is not None
            for line in process.stderr:
                self._note(process.pid, line.decode())
            process.wait()
            watch.join()
        if process.returncode:
            raise SystemExit(process.returncode)
        return self

    def show(self, count: int) -> None:
        print(f"\n{'step':10} {'ms/article':>10} {'clock ms/article':>17} {'peak GB':>8}")
        ends = [*self.steps[1:], self.steps[-1]]
        for (name, clock, used), (_, until, used_then) in zip(self.steps, ends, strict=True):
            if name != "done":
                self._line(name, used_then - used, until - clock, self.peaks.get(name, 0), count)
        _, until, used = self.steps[-1]
        self._line("all", used, until, max(self.peaks.values()), count)
        print(f"{until:.0f} s by the clock, {used:.0f} s on the processor")

    def _line(self, name: str, used: float, clock: float, peak: int, count: int) -> None:
        print(
            f"{name:10} {1000 * used / count:10.3f} {1000 * clock / count:17.3f} {peak / 1e9:8.2f}"
        )

    def _note(self, pid: int, line: str) -> None:
        print(line, end="", flush=True)
        step = line.split()[2]
        if not self.steps or self.steps[-1][0] != step:
            self.steps.append((step, float(line.split()[0]), _used(pid)))

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None:
            if self.steps:
                held = sum(map(_held, _family(process.pid)))
                step = self.steps[-1][0]
                self.peaks[step] = max(self.peaks.get(step, 0), held)
            time.sleep(0.2)


def _family(pid: int) -> list[int]:
    """A process and those that it started."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return [pid]
    return [pid, *(name for child in text.split() for name in _family(int(child)))]


def _held(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _used(pid: int) -> float:
    """Seconds on the processor of a process and those that it started."""
    total = 0
    for own in _family(pid):
        try:
            fields = Path(f"/proc/{own}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / _TICKS


def show_quality(answer: Path, right: int) -> None:
    """Recall and precision of the pairs that are called one report."""
    said = found = 0
    with answer.open(encoding="utf-8") as rows:
        for row in rows:
            a, b, kind, *_ = row.split("\t")
            if kind in SAME_REPORT:
                said += 1
                found += a.split("-")[0] == b.split("-")[0]
    print(f"{right} right pairs, {found} found, {said - found} wrong")
    print(f"recall {found / max(1, right):.4f}, precision {found / max(1, said):.4f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000, metavar="N")
    parser.add_argument("--engine", choices=("memory", "disk"), default="memory")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes (disk)")
    parser.add_argument("--temp", type=Path, help="where archive and answer are kept meanwhile")
    parser.add_argument("--write", type=Path, metavar="FILE", help="only write the archive there")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
