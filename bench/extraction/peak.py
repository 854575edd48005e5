"""Print the peak memory, in MB, of one tool that reads every labelled text of a folder once.

    python bench/extraction/peak.py TOOL DIR

Run in a process of its own by compare.py; nothing but the tool and the texts is loaded.
"""

from __future__ import annotations

import contextlib
import io
import resource
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.extraction.model import LabelledText  # noqa: E402
from bench.extraction.rivals import RIVALS  # noqa: E402
from bench.extraction.texts import labelled_texts  # noqa: E402

_STATUS = Path("/proc/self/status")


def main() -> int:
    name, folder = sys.argv[1:]
    with contextlib.redirect_stdout(io.StringIO()):
        read = _reader(name)
        for text in labelled_texts(Path(folder)):
            with contextlib.suppress(Exception):  # a page it fails on takes memory all the same
                read(text)
    print(f"{_peak():.1f}")
    return 0


def _reader(name: str) -> Callable[[LabelledText], object]:
    ways = {rival.name: rival.load for rival in RIVALS}
    if name in ways:
        way = next(iter(ways[name]().values()))
        return lambda text: way(text.page)
    from bench.extraction.ours import Ours

    return Ours()


def _peak() -> float:
    """On Linux the figure of the kernel: getrusage's starts with what the parent process had."""
    if _STATUS.exists():
        for line in _STATUS.read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    bytes_or_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return bytes_or_kib / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    sys.exit(main())
