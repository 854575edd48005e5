"""Runs a command and says what it took: by the clock, on the processor, in memory.

Processor time is user and system time of the process and of all it started and waited for
(`wait4`). Memory is the most that all its processes hold at once: the kernel's own peak (VmHWM) while
there is one process, the sum of the proportional sizes (PSS: pages that they share count once) while
there are several, looked at every 50 and every 200 ms. (The peak that `wait4` tells starts with what the
parent held, and is that of one process.)
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LOOK, _LOOK_AT_MANY = 0.05, 0.2
"""Seconds between two looks; PSS is dearer, as the kernel walks all pages of a process for it."""
_SAID = 4000
"""Characters of the output of a failed command that are shown."""


class RunError(Exception):
    """A measured command failed; the text shows the end of what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by the clock and on the processor, peak memory in bytes."""

    wall: float
    cpu: float
    memory: int


def measure(command: Sequence[str], folder: Path, python_path: Path) -> Run:
    """Run `command` in `folder`. Raises RunError when it ends with another status than 0."""
    os.sync()  # what the run before wrote is not this one's to wait for
    log = folder / "said.log"
    environment = os.environ | {"PYTHONPATH": str(python_path), "PYTHONUTF8": "1"}
    peak = _Peak()
    with log.open("wb") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        watch = threading.Thread(target=peak.watch, args=(process.pid,), daemon=True)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)  # it was waited for: tell Popen
        peak.ended.set()
        watch.join()
    if process.returncode:
        end = log.read_text(encoding="utf-8", errors="replace")[-_SAID:]
        raise RunError(f"{' '.join(command)}\nin {folder} ended with {process.returncode}:\n{end}")
    return Run(wall, used.ru_utime + used.ru_stime, peak.bytes)


class _Peak:
    """The most that a process and those it started held together."""

    def __init__(self) -> None:
        self.bytes = 0
        self.ended = threading.Event()

    def watch(self, pid: int) -> None:
        """Look until `ended` is set."""
        pause = _LOOK
        while not self.ended.wait(pause):
            family = _family(pid)
            pause = _LOOK if len(family) == 1 else _LOOK_AT_MANY
            held = sum(map(_proportional, family)) if len(family) > 1 else _peak(pid)
            self.bytes = max(self.bytes, held)


def _family(pid: int) -> list[int]:
    """A process and those that it started, by whichever of its threads."""
    found = [pid]
    try:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            children = (thread / "children").read_text()
            found += (name for child in children.split() for name in _family(int(child)))
    except OSError:
        pass  # it ended meanwhile
    return found


def _peak(pid: int) -> int:
    return _bytes(f"/proc/{pid}/status", "VmHWM:")


def _proportional(pid: int) -> int:
    return _bytes(f"/proc/{pid}/smaps_rollup", "Pss:")


def _bytes(file: str, key: str) -> int:
    try:
        lines = Path(file).read_text().splitlines()
    except OSError:
        return 0  # it ended meanwhile
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith(key)), 0)
